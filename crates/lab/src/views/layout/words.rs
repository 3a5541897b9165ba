//! What the coordinate plane says in words: subtitle, notes on what a mark stands for, summary, table.
//!
//! Deliberately does not know: marks.

use std::fmt::Display;

use rotarium_kernel::Head;
use rotarium_kernel::layout::Position;
use rotarium_kernel::number::significant;

use super::{choices, shown_slot};
use crate::figure::{Entry, Ink, Table};
use crate::lab::Lab;
use crate::messages;
use crate::projection::Projection;
use crate::text::{Language, Text};
use crate::views::{coordinate_name, vector};

/// Most patches that the table lists one by one where each is drawn.
const MOST_LISTED: usize = 64;

/// What marks stand for, where that is not one token each.
pub(super) struct Notes {
    language: Language,
    entries: Vec<Entry>,
}

impl Notes {
    pub(super) fn new(language: Language) -> Self {
        Self { language, entries: Vec::new() }
    }

    /// Notes something unless it is known already.
    fn say(&mut self, ink: Ink, text: Text, values: &[(&str, &dyn Display)]) {
        let entry = Entry { ink, dashed: false, label: text.with(self.language, values) };
        if !self.entries.contains(&entry) {
            self.entries.push(entry);
        }
    }

    /// All frames of a clip stand at one place.
    pub(super) fn same_place(&mut self, ink: Ink, frames: usize) {
        self.say(ink, messages::FRAMES_TOGETHER, &[("n", &frames)]);
    }

    /// One frame is tinted, of others the outline is drawn.
    pub(super) fn frames(&mut self, ink: Ink, frame: usize, frames: usize, every: usize) {
        self.say(ink, messages::FRAME_TINTED, &[("frame", &(frame + 1)), ("n", &frames)]);
        if every > 1 {
            self.say(ink, messages::FRAMES_OUTLINED, &[("every", &every)]);
        }
    }

    /// Frames beyond the first ones share a line.
    pub(super) fn rest(&mut self, ink: Ink, shown: usize, frames: usize, tokens: usize) {
        self.say(ink, messages::FRAMES_REST, &[("from", &(shown + 1)), ("to", &frames), ("n", &tokens)]);
    }

    /// A cell stands for several patches.
    pub(super) fn together(&mut self, ink: Ink, most: usize) {
        self.say(ink, messages::PATCHES_TOGETHER, &[("n", &most)]);
    }

    /// There are dots instead of tinted cells.
    pub(super) fn untinted(&mut self, ink: Ink, patches: usize) {
        self.say(ink, messages::PATCHES_UNTINTED, &[("n", &patches)]);
    }

    /// Only some patches are drawn.
    pub(super) fn thinned(&mut self, ink: Ink, every: usize) {
        if every > 1 {
            self.say(ink, messages::PATCHES_THINNED, &[("every", &every)]);
        }
    }

    /// Text is a line without dots.
    pub(super) fn line(&mut self, tokens: usize) {
        if tokens > 0 {
            self.say(Ink::Text, messages::TEXT_LINE, &[("n", &tokens)]);
        }
    }

    /// Text that lies beyond what is shown.
    pub(super) fn beyond(&mut self, tokens: usize) {
        if tokens > 0 {
            self.say(Ink::Text, messages::TEXT_BEYOND, &[("n", &tokens)]);
        }
    }

    /// A map of a clip shows one frame.
    pub(super) fn mapped(&mut self, ink: Ink, frame: usize, frames: usize) {
        if frames > 1 {
            self.say(ink, messages::FRAME_MAPPED, &[("frame", &(frame + 1)), ("n", &frames)]);
        }
    }

    /// A picture has several, of which the first is shown.
    pub(super) fn first_picture(&mut self, ink: Ink, pictures: usize) {
        if pictures > 1 {
            self.say(ink, messages::FIRST_PICTURE, &[("n", &pictures)]);
        }
    }

    /// As a legend.
    pub(super) fn legend(self) -> Vec<Entry> {
        self.entries
    }
}

/// The axes, as they are seen; and what cannot be shown.
pub(super) fn subtitle(lab: &Lab, language: Language) -> String {
    let axes = lab.head(shown_slot(lab)).layout().axes();
    let axes = axes.iter().map(|&axis| coordinate_name(axis, language)).collect::<Vec<_>>().join(" × ");
    let side = choices::projection(lab);
    if side != lab.projection {
        let wanted = choices::name(lab.projection).get(language);
        return messages::SIDE_MISSING.with(language, &[("axes", &axes), ("side", &wanted)]);
    }
    match side {
        Projection::Picture => axes,
        Projection::TimeRow => messages::TIME_ROW_SUBTITLE.get(language).into(),
        Projection::TimeColumn => messages::TIME_COLUMN_SUBTITLE.get(language).into(),
        Projection::Space => {
            messages::SPACE_SUBTITLE.with(language, &[("around", &lab.turn.around), ("above", &lab.turn.above)])
        }
        Projection::Maps => messages::MAPS_SUBTITLE.get(language).into(),
    }
}

/// One or two sentences, and what is drawn where that is not the plane of the picture.
pub(super) fn summary(lab: &Lab, head: &Head, notes: &Notes) -> String {
    let language = notes.language;
    let layout = head.layout();
    let gaps = layout.gaps();
    let gaps = match gaps.first() {
        None => messages::NO_IMAGE_SUMMARY.get(language).to_string(),
        Some(gaps) => {
            let print = |gap: Option<Position>| gap.map_or_else(|| "–".into(), |gap| vector(head, &gap));
            let values = (significant(gaps.consumed, 6), print(gaps.before), print(gaps.after));
            messages::GAPS_SUMMARY.with(
                language,
                &[("consumed", &values.0), ("patches", &lab.patches()), ("before", &values.1), ("after", &values.2)],
            )
        }
    };
    let encoding = head.encoding();
    let adds = !encoding.additive.thetas(head.dim().get()).is_empty();
    let by_place = !encoding.bias.is_zero() && encoding.bias.by_content().is_none();
    let reads = head.frequencies().rotary_pairs() > 0 || adds || by_place;
    let axes: Vec<_> = layout.axes().iter().map(|&axis| coordinate_name(axis, language)).collect();
    let scheme = lab.slot(shown_slot(lab)).title();
    let values = [
        ("scheme", &scheme as &dyn Display),
        ("n", &layout.tokens()),
        ("axes", &axes.join(", ")),
        ("gaps", &gaps),
    ];
    let mut sentences = vec![messages::LAYOUT_SUMMARY.with(language, &values)];
    if !reads {
        sentences.push(messages::NOT_USED.with(language, &[("scheme", &scheme)]));
    }
    if lab.projection != Projection::Picture {
        sentences.push(messages::SEEN_AS.with(language, &[("side", &subtitle(lab, language))]));
    }
    if choices::projection(lab) == Projection::Space {
        sentences.push(messages::TURN_HINT.get(language).into());
    }
    for entry in &notes.entries {
        sentences.push(messages::NOTE.with(language, &[("note", &entry.label)]));
    }
    sentences.join(if language == Language::Zh && sentences.len() > 1 { "" } else { " " })
}

/// The ids of the first and last tokens of every segment; of small pictures all, where each patch is drawn with its numbers.
pub(super) fn table(lab: &Lab, head: &Head, language: Language) -> Table {
    let layout = head.layout();
    let mut names = vec![messages::KEY.get(language).to_string()];
    names.extend(layout.axes().iter().map(|&axis| coordinate_name(axis, language).to_string()));
    let line = |token: usize| {
        let position = layout.position(token);
        let ids = position[..layout.axes().len()].iter().map(|&id| significant(id, 8));
        std::iter::once(token.to_string()).chain(ids).collect()
    };
    let in_full = matches!(choices::projection(lab), Projection::Space | Projection::Maps);
    let tokens = layout.blocks().iter().flat_map(|block| {
        let tokens = block.tokens();
        let ends = if in_full && !block.segment.is_text() && tokens.len() <= MOST_LISTED { MOST_LISTED } else { 3 };
        let last = tokens.end.saturating_sub(ends).max(tokens.start + ends).min(tokens.end);
        let some: Vec<_> = tokens.clone().take(ends).chain(last..tokens.end).collect();
        some
    });
    Table { head: names, rows: tokens.map(line).collect() }
}
