//! Links: the state as a readable fragment, `#/bench?v=1&scheme=rope-tv&before=64&image=48x64…`.
//!
//! Writing leaves out what has its default. Reading never fails: what is not understood becomes a notice and keeps its
//! default. Deliberately does not know: the address bar.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::{Knob, Segment};

use crate::composition::Part;
use crate::dials::Control;
use crate::entry::{MAX_INPUT, Notice};
use crate::lab::{Cursor, Lab, MAX_SIDE, Show, SlotName};
use crate::lessons::Bookmark;
use crate::messages;
use crate::pages;
pub use crate::pages::Page;
use crate::projection::Turn;
use crate::slot::Slot;
use crate::switches;
use crate::text::Language;
use crate::window::Window;

mod composition;
mod reader;
use reader::Reader;

/// Version of the links that are written.
pub const VERSION: u32 = 1;

/// What a fragment says.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The page.
    pub page: Page,
    /// The state.
    pub lab: Lab,
    /// What was not understood.
    pub notices: Vec<Notice>,
}

/// The page and the settings of a fragment, unread: `#/page?key=value…`.
pub fn split(fragment: &str) -> (&str, Vec<(String, String)>) {
    let fragment = fragment.trim_start_matches('#').trim_start_matches('/');
    let (page, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let pairs = form_urlencoded::parse(query.as_bytes()).take(200);
    (page, pairs.map(|(key, value)| (key.into_owned(), value.into_owned())).collect())
}

/// The fragment of a state, with its `#`.
pub fn write(page: Page, lab: &Lab) -> String {
    let pairs = if page == Page::Speed { Vec::new() } else { settings(lab, &page.start()) };
    if pairs.is_empty() {
        return format!("#/{}", page.id());
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("v", &VERSION.to_string());
    query.extend_pairs(pairs);
    // Commas and colons are harmless in a fragment and easier to read.
    format!("#/{}?{}", page.id(), query.finish().replace("%2C", ","))
}

/// Reads a fragment; the language is that of the notices.
pub fn read(fragment: &str, language: Language) -> Opened {
    let (page, pairs) = split(fragment);
    let found = Page::ALL.into_iter().find(|known| known.id() == page);
    let start = found.unwrap_or_default().start();
    let mut reader = Reader { lab: start, notices: Vec::new(), language };
    if fragment.len() > MAX_INPUT {
        let allowed = messages::ALLOWED_LENGTH.with(language, &[("max", &MAX_INPUT)]);
        reader.notices.push(Notice::new("link", fragment, allowed));
        return Opened { page: Page::Bench, lab: Lab::default(), notices: reader.notices };
    }
    if found.is_none() && !page.is_empty() {
        reader.refuse_name("page", page, Page::ALL.iter().map(|page| page.id()));
    }
    if found == Some(Page::Speed) {
        // Its settings are its own; see the page.
        return Opened { page: Page::Speed, lab: reader.lab, notices: Vec::new() };
    }
    reader.read_all(&pairs);
    Opened { page: found.unwrap_or_default(), lab: reader.lab, notices: reader.notices }
}

/// Settings that differ from the default, in the order in which they are put.
#[derive(Default)]
struct Pairs(Vec<(String, String)>);

impl Pairs {
    fn put(&mut self, key: &str, value: &dyn ToString, usual: &dyn ToString) {
        let (value, usual) = (value.to_string(), usual.to_string());
        if value != usual {
            self.0.push((key.to_string(), value));
        }
    }

    /// A number of the lab.
    fn put_dial(&mut self, key: &str, lab: &Lab, usual: &Lab) {
        if let Some(control) = Control::find(lab, SlotName::A, 0, key) {
            self.put(key, &control.get(lab, SlotName::A), &control.get(usual, SlotName::A));
        }
    }

    /// The recipe of a slot.
    fn put_slot(&mut self, name: SlotName, lab: &Lab, usual: &Lab) {
        let prefix = prefix(name);
        let start = usual;
        let (slot, usual) = (lab.slot(name), usual.slot(name));
        self.put(&format!("{prefix}scheme"), &slot.scheme.id, &usual.scheme.id);
        self.put(&format!("{prefix}with"), &with(slot), &with(usual));
        self.put(&format!("{prefix}base"), &slot.base, &usual.base);
        for (layer, knob) in knobs(slot) {
            let control = Control::Knob(layer, knob);
            let print = |value: f64| match control.choices() {
                Some(ids) => ids.get(value as usize).copied().unwrap_or_default().to_string(),
                None => value.to_string(),
            };
            let owner = slot.over.get(layer.wrapping_sub(1)).map(|layer| layer.scheme.id);
            let owner = owner.map_or_else(String::new, |id| format!("{id}."));
            // The scheme with which a page starts may have its knobs turned.
            let usual = print(if layer == 0 && slot.scheme == usual.scheme {
                control.get(start, name)
            } else {
                knob.range(lab.dim).default
            });
            self.put(
                &format!("{prefix}{owner}{}", knob.key),
                &print(control.get(lab, name)),
                &usual,
            );
        }
    }

    /// The sequence: as a picture between texts where it is one, else block by block.
    fn put_sequence(&mut self, lab: &Lab, usual: &Lab) {
        let (Some(picture), Some(_)) = (simple_picture(lab), simple_picture(usual)) else {
            let [now, usual] = [lab, usual].map(|lab| composition::write(lab.sequence.parts()));
            return self.put("seq", &now, &usual);
        };
        self.put("image", &picture, &image(usual));
        for key in ["before", "after"] {
            self.put_dial(key, lab, usual);
        }
    }
}

/// Everything that differs from the default, in a fixed order.
fn settings(lab: &Lab, usual: &Lab) -> Vec<(String, String)> {
    let mut pairs = Pairs::default();
    pairs.put("dim", &lab.dim.get(), &usual.dim.get());
    for name in SlotName::ALL {
        pairs.put_slot(name, lab, usual);
    }
    pairs.put("show", &show_id(lab.show), &show_id(usual.show));
    pairs.put("compare", &lab.compared, &usual.compared);
    pairs.put_sequence(lab, usual);
    pairs.put_dial("train", lab, usual);
    pairs.put("content", &lab.content.kind.id(), &usual.content.kind.id());
    for key in ["mean", "variance", "offset", "place", "strength", "seed"] {
        pairs.put_dial(key, lab, usual);
    }
    pairs.put("q", &numbers(&lab.content.q), &numbers(&usual.content.q));
    pairs.put("k", &numbers(&lab.content.k), &numbers(&usual.content.k));
    pairs.put("file", &lab.content.file.write(), &"");
    pairs.put("mask", &lab.mask.id(), &usual.mask.id());
    pairs.put("map", &reading_id(lab.reading), &reading_id(usual.reading));
    let window = |lab: &Lab| lab.window.map_or_else(String::new, Window::write);
    pairs.put("view", &window(lab), &window(usual));
    pairs.put("decay", &decay_id(lab.decay), &decay_id(usual.decay));
    pairs.put("plane", &lab.projection.id(), &usual.projection.id());
    pairs.put("turn", &turn(lab.turn), &turn(usual.turn));
    pairs.put("scale", &scale_id(lab.same_scale), &scale_id(usual.same_scale));
    pairs.put("pin", &lab.pin.map_or_else(String::new, pin), &"");
    pairs.put("mute", &lab.mix.muted.write(), &"");
    pairs.put("still", &lab.mix.still.write(), &"");
    pairs.put_dial("shift", lab, usual);
    for switch in switches::all() {
        pairs.put(switch.key, &switch.id(lab), &switch.id(usual));
    }
    for dial in pages::DIALS.into_iter().flatten() {
        pairs.put_dial(dial.key, lab, usual);
    }
    pairs.put("lesson", &lab.lesson.map_or_else(String::new, Bookmark::write), &"");
    pairs.0
}

/// Name of what is shown.
pub fn show_id(show: Show) -> &'static str {
    match show {
        Show::One(slot) => slot.letter(),
        Show::Difference => "a-b",
    }
}

/// Name of a reading of the map.
pub fn reading_id(reading: Reading) -> &'static str {
    match reading {
        Reading::Score => "score",
        Reading::Weight => "softmax",
        Reading::LogWeight => "log",
    }
}

/// Name of a definition of decay.
pub fn decay_id(decay: Definition) -> &'static str {
    match decay {
        Definition::Kernel => "kernel",
        Definition::Independent => "independent",
        Definition::Bound => "bound",
        Definition::Given => "given",
    }
}

/// Name of a choice of scales.
pub fn scale_id(same: bool) -> &'static str {
    if same { "same" } else { "own" }
}

/// The schemes that are put over the first one.
fn with(slot: &Slot) -> String {
    slot.over.iter().map(|layer| layer.scheme.id).collect::<Vec<_>>().join(",")
}

/// All knobs of a recipe, each with its layer.
fn knobs(slot: &Slot) -> impl Iterator<Item = (usize, &'static Knob)> + '_ {
    let layers = (0..=slot.over.len()).filter_map(|layer| Some((layer, slot.scheme_at(layer)?)));
    layers.flat_map(|(layer, scheme)| scheme.knobs.iter().map(move |knob| (layer, knob)))
}

/// What the keys of a slot begin with: nothing for A.
fn prefix(name: SlotName) -> String {
    if name == SlotName::A { String::new() } else { format!("{}.", name.letter()) }
}

/// The picture of a sequence that `image`, `before` and `after` can say; None when it needs `seq`.
fn simple_picture(lab: &Lab) -> Option<String> {
    let is_text = |part: &Part| part.segment.is_text();
    match lab.sequence.parts() {
        [before, after] if is_text(before) && is_text(after) => Some("none".into()),
        [before, Part { segment: Segment::Image { .. }, merge: 1 }, after]
            if is_text(before) && is_text(after) && within_slider(lab) =>
        {
            Some(image(lab))
        }
        _ => None,
    }
}

fn within_slider(lab: &Lab) -> bool {
    lab.picture().is_some_and(|[_, rows, columns]| rows.max(columns) <= MAX_SIDE)
}

fn image(lab: &Lab) -> String {
    lab.picture().map_or_else(|| "none".into(), |[_, rows, columns]| format!("{rows}x{columns}"))
}

fn numbers(numbers: &[f32]) -> String {
    numbers.iter().map(f32::to_string).collect::<Vec<_>>().join(",")
}

fn turn(turn: Turn) -> String {
    format!("{},{}", turn.around, turn.above)
}

fn pin(cursor: Cursor) -> String {
    let Cursor { query, key, pair } = cursor;
    pair.map_or_else(|| format!("{query},{key}"), |pair| format!("{query},{key},{pair}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_starts_without_a_word_and_changes_of_its_start_are_kept() {
        for page in Page::ALL {
            assert_eq!(write(page, &page.start()), format!("#/{}", page.id()));
            let mut lab = page.start();
            lab.settle();
            assert_eq!(lab, page.start(), "{page:?}");
        }
        for (name, scheme) in
            [(SlotName::B, "yarn"), (SlotName::A, "pi"), (SlotName::F, "leaky-rerope")]
        {
            let mut lab = Page::Length.start();
            *lab.slot_mut(name) = Slot::named(scheme);
            assert_eq!(read(&write(Page::Length, &lab), Language::En).lab, lab);
        }
    }

    #[test]
    fn the_default_is_a_short_link() {
        assert_eq!(write(Page::Bench, &Lab::default()), "#/bench");
        assert_eq!(read("", Language::En).lab, Lab::default());
    }

    #[test]
    fn a_bad_link_gives_notices_and_a_working_state() {
        let opened = read(
            "#/bench?base=banana&n=1e99&scheme=nope2&zoom=3&dim=7&image=0x3&pin=a",
            Language::En,
        );
        assert_eq!(opened.lab, Lab::default());
        let fields: Vec<_> = opened.notices.iter().map(|notice| notice.field.as_str()).collect();
        assert_eq!(fields, ["dim", "scheme", "image", "n", "base", "zoom", "pin"]);
    }

    #[test]
    fn the_page_on_decay_has_a_link() {
        let opened = read("#/decay?ghosts=false&decay=bound&train=1024", Language::En);
        assert_eq!((opened.page, opened.lab.ghosts, opened.notices.len()), (Page::Decay, false, 0));
        assert_eq!(read(&write(Page::Decay, &opened.lab), Language::En), opened);
        let doubtful = read("#/decay?ghosts=perhaps", Language::En);
        assert!(doubtful.lab.ghosts && doubtful.notices[0].allowed.contains("true, false"));
    }

    #[test]
    fn knobs_that_a_page_turned_round_trip() {
        let start = read("#/length", Language::En).lab;
        assert!(start.slots.iter().any(|slot| !slot.settings.is_default()));
        // Back to the default of the scheme, and another scheme that has a knob of that name.
        for text in
            ["#/length?b.factor=4", "#/length?b.scheme=ntk", "#/length?b.scheme=ntk&b.factor=9"]
        {
            let opened = read(text, Language::En);
            assert_ne!(opened.lab, start);
            assert_eq!(read(&write(Page::Length, &opened.lab), Language::En), opened, "{text}");
        }
        let factor = |text: &str| read(text, Language::En).lab.slots[1].settings.is_default();
        assert!(
            factor("#/length?b.factor=4") && factor("#/length?b.scheme=ntk") && !factor("#/length")
        );
    }

    #[test]
    fn a_stacked_recipe_round_trips() {
        let text = "#/bench?v=1&scheme=m-rope&with=yarn,alibi&factor=8&yarn.factor=8&yarn.ramp=along-turns&b.scheme=none&b.with=yarn";
        let opened = read(text, Language::En);
        assert_eq!(opened.lab.slots[0].title(), "M-RoPE + YaRN");
        let fields: Vec<_> = opened.notices.iter().map(|notice| notice.field.as_str()).collect();
        assert_eq!(fields, ["with", "b.with", "factor"]);
        let again = read(&write(Page::Bench, &opened.lab), Language::En);
        assert_eq!((again.lab, again.notices), (opened.lab, vec![]));
    }

    #[test]
    fn the_side_from_which_coordinates_are_seen_round_trips() {
        let opened = read("#/layouts?plane=3d&turn=-200,30&scale=same", Language::En);
        assert_eq!(opened.notices, []);
        let link = write(Page::Layouts, &opened.lab);
        assert_eq!(link, "#/layouts?v=1&plane=3d&turn=160,30&scale=same");
        assert_eq!(read(&link, Language::En), opened);
        let bad = read("#/layouts?plane=4d&turn=1&turn=1,2,3&scale=b", Language::En);
        assert_eq!((bad.lab, bad.notices.len()), (Lab::default(), 4));
    }

    #[test]
    fn muted_pairs_round_trip_and_nonsense_is_named() {
        let text = "#/rotation?v=1&mute=0-15,40&still=41-63&shift=100";
        let opened = read(text, Language::En);
        assert_eq!((opened.notices.as_slice(), opened.page), (&[][..], Page::Rotation));
        assert_eq!(write(Page::Rotation, &opened.lab), text);
        for bad in ["64", "5-3", "x", "1-", "0-999", "-1", "1,,2", "图"] {
            let opened = read(&format!("#/rotation?mute={bad}&shift=-1"), Language::En);
            let fields: Vec<_> = opened.notices.iter().map(|n| n.field.as_str()).collect();
            assert_eq!(fields, ["mute", "shift"], "{bad}");
            assert_eq!(opened.lab, Lab::default());
        }
        // Fewer channels have fewer pairs.
        let opened = read("#/rotation?dim=2&mute=0,1", Language::Zh);
        assert!(opened.notices[0].allowed.contains("0-0"), "{}", opened.notices[0].allowed);
    }

    #[test]
    fn the_longest_text_is_a_legal_link() {
        for text in
            ["#/bench?image=none&before=1048576&after=0", "#/bench?image=128x128&before=1000000"]
        {
            let opened = read(text, Language::En);
            assert_eq!(opened.notices, []);
            assert_eq!(read(&write(Page::Bench, &opened.lab), Language::En), opened);
        }
    }

    #[test]
    fn a_real_document_round_trips() {
        let text = "#/bench?v=1&scheme=m-rope&base=1000000&b.scheme=rope-tv&b.base=1000000&show=a-b&image=48x64&before=64&after=64&train=32768";
        let opened = read(text, Language::En);
        assert_eq!((opened.notices.as_slice(), opened.lab.tokens()), (&[][..], 3200));
        assert_eq!(read(&write(Page::Bench, &opened.lab), Language::Zh), opened);
    }
}
