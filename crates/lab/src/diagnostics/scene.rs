//! What several diagnostics look at: the first picture, what stands around it, and how other pictures differ.
//!
//! Clips are pictures, too. Deliberately does not know: any measure's meaning.

use rotarium_kernel::layout::{Axis, Block, Layout, Position};
use rotarium_kernel::measures::{Distances, Gaps, Ids, Norm, Pitch};
use rotarium_kernel::number::significant;

use super::{Finding, Subject, Verdict};
use crate::messages;
use crate::text::{Language, Text};
use crate::views;

/// Differences of coordinates below this share of the tokens are roundings.
const ROUNDING: f64 = 1e-9;
/// Pairs of text and patch whose distance is measured.
const PAIRS: usize = 1 << 16;

words! {
    NO_PICTURE: "The sequence has neither a picture nor a clip.", "序列中没有图像或视频。";
    NO_TEXT: "The sequence has no text.", "序列中没有文本。";
    NO_NEIGHBOUR: "The first picture has a single patch in this direction.", "第一幅图在该方向上只有一个块。";
    NOTHING_TURNS: "No pair of the head turns.", "注意力头中没有旋转的通道对。";
    NO_ROOM: "The sequence would become longer than the lab can hold.", "序列将超出实验室可容纳的长度。";
    ELSEWHERE: "Other pictures that differ: {count}, of which number {n} has {value}.", "其余图像中有 {count} 幅不同，第 {n} 幅为 {value}。";
    GAP_ON: "Every axis moves forward here.", "此处每条轴都向前移动。";
    GAP_STILL: "An axis stands still here, so only the others tell the two tokens apart.", "此处有轴停滞，只有其余轴能区分这两个词元。";
    GAP_NONE: "Both tokens stand at one position, so the rotation cannot tell them apart.", "两个词元位于同一位置，旋转无法区分它们。";
    GAP_BACK: "An axis moves back by {value} here, among ids that were already given.", "此处有轴后退 {value}，进入已用过的 id。";
    PITCH_OF: "The distance between neighbours is {value} in text steps.", "相邻块的距离以文本步计为 {value}。";
    PITCH_NONE: "Neighbours stand at one position, so the rotation cannot tell them apart.", "相邻块位于同一位置，旋转无法区分它们。";
}

/// A number of the table: four digits are enough to compare.
pub(super) fn number(value: f64) -> String {
    significant(value, 4)
}

/// A share as a percentage.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", significant(100.0 * share, 3))
}

/// One entry per axis.
pub(super) fn per_axis(values: impl IntoIterator<Item = String>) -> String {
    values.into_iter().collect::<Vec<_>>().join(" / ")
}

/// Sentences, one after the other.
pub(super) fn sentences(parts: &[String], language: Language) -> String {
    let kept: Vec<&str> = parts.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
    kept.join(if language == Language::Zh { "" } else { " " })
}

/// The name of a coordinate.
pub(super) fn axis_name(axis: Option<&Axis>, language: Language) -> &'static str {
    let text = match axis {
        Some(Axis::Row) => messages::ROW_AXIS,
        Some(Axis::Column) => messages::COLUMN_AXIS,
        Some(Axis::Time) => messages::TIME_AXIS,
        Some(Axis::FromTopLeft) => messages::FROM_TOP_LEFT,
        Some(Axis::FromTopRight) => messages::FROM_TOP_RIGHT,
        Some(Axis::FromBottomLeft) => messages::FROM_BOTTOM_LEFT,
        Some(Axis::FromBottomRight) => messages::FROM_BOTTOM_RIGHT,
        Some(Axis::Sequence) | None => messages::ID_AXIS,
    };
    text.get(language)
}

impl Subject {
    pub(super) fn layout(&self) -> &Layout {
        self.head.layout()
    }

    pub(super) fn axes(&self) -> usize {
        self.layout().axes().len()
    }

    /// The name of an axis.
    pub(super) fn axis(&self, axis: usize, language: Language) -> &'static str {
        axis_name(self.layout().axes().get(axis), language)
    }

    /// 0 for what is a rounding of coordinates.
    pub(super) fn settled(&self, value: f64) -> f64 {
        if value.abs() < ROUNDING * self.head.tokens().max(1) as f64 { 0.0 } else { value }
    }

    /// A vector over the axes, roundings taken away.
    pub(super) fn vector(&self, values: Position) -> String {
        views::vector(&self.head, &values.map(|value| self.settled(value)))
    }

    /// The first picture or clip.
    pub(super) fn picture(&self) -> Option<&Block> {
        self.layout().blocks().iter().find(|block| !block.segment.is_text())
    }

    /// The first clip of several frames.
    pub(super) fn clip(&self) -> Option<&Block> {
        self.layout().blocks().iter().find(|block| block.segment.grid()[0] > 1)
    }

    pub(super) fn has_text(&self) -> bool {
        self.layout().blocks().iter().any(|block| block.segment.is_text())
    }

    /// Whether no pair turns.
    pub(super) fn stands_still(&self) -> bool {
        self.head.frequencies().pairs().iter().flatten().all(|omega| *omega == 0.0)
    }

    /// The first picture with its gaps.
    pub(super) fn gaps(&self) -> Option<(&Block, Gaps)> {
        Some((self.picture()?, self.layout().gaps().into_iter().next()?))
    }

    /// The last token before a segment and the first behind it, as far as there are such.
    pub(super) fn around(&self, block: &Block) -> (usize, usize) {
        let tokens = block.tokens();
        (tokens.start.saturating_sub(1), tokens.end.min(self.head.tokens().saturating_sub(1)))
    }

    /// Distances of text from patches, in text steps.
    pub(super) fn distances(&self) -> Option<Distances> {
        self.layout().distances_within(Norm::TextSteps, PAIRS)
    }

    /// Why there are no distances.
    pub(super) fn no_distances(&self, language: Language) -> Finding {
        Finding::absent(if self.has_text() { NO_PICTURE } else { NO_TEXT }, language)
    }

    /// Which other pictures print another value than the first one; empty when none does.
    pub(super) fn elsewhere(
        &self,
        language: Language,
        print: impl Fn(&Block, &Gaps) -> Option<String>,
    ) -> String {
        let gaps = self.layout().gaps();
        let values: Vec<Option<String>> = gaps
            .iter()
            .map(|gaps| print(self.layout().blocks().get(gaps.segment)?, gaps))
            .collect();
        let Some(first) = values.first() else { return String::new() };
        let others: Vec<(usize, &String)> = values
            .iter()
            .enumerate()
            .filter(|(_, value)| *value != first)
            .filter_map(|(n, value)| Some((n + 1, value.as_ref()?)))
            .collect();
        let Some((n, value)) = others.first() else { return String::new() };
        ELSEWHERE.with(language, &[("count", &others.len()), ("n", n), ("value", value)])
    }

    /// One of the two gaps of the first picture, between those tokens.
    pub(super) fn gap(
        &self,
        language: Language,
        tokens: fn(&Subject, &Block) -> (usize, usize),
        pick: fn(&Gaps) -> Option<Position>,
        missing: Text,
    ) -> Finding {
        let Some((block, gaps)) = self.gaps() else {
            return Finding::absent(NO_PICTURE, language);
        };
        let Some(gap) = pick(&gaps) else { return Finding::absent(missing, language) };
        let size = self.settled(Norm::TextSteps.of(gap, Position::default(), self.axes()));
        let sides = gap.iter().take(self.axes()).map(|side| self.settled(*side));
        let least = sides.fold(f64::INFINITY, f64::min);
        let fact = match least {
            _ if size == 0.0 => GAP_NONE.get(language).into(),
            least if least > 0.0 => GAP_ON.get(language).into(),
            0.0 => GAP_STILL.get(language).into(),
            _ => GAP_BACK.with(language, &[("value", &number(-least))]),
        };
        let others = self.elsewhere(language, |_, gaps| pick(gaps).map(|gap| self.vector(gap)));
        let why = sentences(&[fact, others], language);
        let verdict = Verdict::by(least > 0.0, least >= 0.0 && size > 0.0);
        Finding::new(self.vector(gap), size, verdict, why).at(tokens(self, block))
    }

    /// One pitch of a picture, to the neighbour so many tokens on.
    pub(super) fn pitch(
        &self,
        language: Language,
        block: &Block,
        pick: fn(&Pitch) -> Option<f64>,
        tokens_on: usize,
    ) -> Finding {
        let Some(pitch) = pick(&self.layout().pitch(block)) else {
            return Finding::absent(NO_NEIGHBOUR, language);
        };
        let pitch = self.settled(pitch);
        let first = block.first_token;
        let (verdict, why) = if pitch > 0.0 {
            (Verdict::Plain, PITCH_OF.with(language, &[("value", &number(pitch))]))
        } else {
            (Verdict::Poor, PITCH_NONE.get(language).into())
        };
        let neighbour = first + tokens_on;
        Finding::new(number(pitch), pitch, verdict, why).at((neighbour, first))
    }
}

/// Ids of some kind.
pub(super) struct Kind {
    /// Their share of an axis.
    pub(super) share: fn(&Ids) -> f64,
    /// Whether an id is one.
    pub(super) is_one: fn(f64) -> bool,
    /// That there is none.
    pub(super) none: Text,
    /// How many there are.
    pub(super) fact: Text,
}

/// The share of the tokens on each axis whose id is of a kind: good where there is none, else fair, with the first one of the
/// axis that has most.
pub(super) fn share_of_ids(subject: &Subject, kind: &Kind, language: Language) -> Finding {
    let Kind { share, is_one, none, fact } = kind;
    let shares: Vec<f64> = subject.layout().ids_used().iter().map(share).collect();
    let printed = per_axis(shares.iter().copied().map(percent));
    let most = shares.iter().copied().fold(0.0, f64::max);
    let Some(axis) = shares.iter().position(|share| *share == most && most > 0.0) else {
        return Finding::new(printed, 0.0, Verdict::Good, none.get(language).into());
    };
    let name = subject.axis(axis, language);
    let why = fact.with(language, &[("share", &percent(most)), ("axis", &name)]);
    let has = |token: &usize| is_one(subject.layout().position(*token)[axis]);
    let token = (0..subject.head.tokens()).find(has).unwrap_or(0);
    Finding::new(printed, most, Verdict::Fair, why).at((token, token))
}
