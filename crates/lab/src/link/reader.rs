//! Reading a link: every key on its own, what limits others first, a notice for whatever is not understood.
//!
//! Deliberately does not know: pages, or how a link is written.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::mask::Mask;
use rotarium_kernel::{MAX_TOKENS, Range, schemes};

use super::{VERSION, composition, decay_id, reading_id, scale_id, show_id};
use crate::composition::{Composition, MAX_FRAMES, MAX_GRID, MAX_PARTS, Part};
use crate::content::{ContentForm, ContentKind};
use crate::dials::Control;
use crate::entry::{self, Notice};
use crate::lab::{Cursor, Lab, MAX_SIDE, SLOTS, Show, SlotName};
use crate::lessons::{Bookmark, HEADS};
use crate::messages;
use crate::mix::PairSet;
use crate::projection::{Projection, Turn};
use crate::switches::{self, Switch};
use crate::tensors::Chosen;
use crate::text::Language;
use crate::window::Window;

/// Keys in the order in which they are read, slots aside: what limits others comes first.
const ORDER: &[&str] =
    &["dim", "scheme", "with", "compare", "show", "seq", "image", "before", "after", "n"];

/// The slot that a key belongs to, and the key without its name.
fn of_slot(key: &str) -> (SlotName, &str) {
    let named = SlotName::ALL.into_iter().skip(1).find_map(|name| {
        let bare = key.strip_prefix(name.letter())?.strip_prefix('.')?;
        Some((name, bare))
    });
    named.unwrap_or((SlotName::A, key))
}

/// A state that is being read, and what was not understood so far.
pub(super) struct Reader {
    pub(super) lab: Lab,
    pub(super) notices: Vec<Notice>,
    pub(super) language: Language,
}

impl Reader {
    /// Reads all settings of a link.
    pub(super) fn read_all(&mut self, pairs: &[(String, String)]) {
        let rank = |key: &str| {
            let bare = of_slot(key).1;
            ORDER.iter().position(|known| *known == bare).unwrap_or(ORDER.len())
        };
        for turn in 0..=ORDER.len() {
            for (key, value) in pairs.iter().filter(|(key, _)| rank(key) == turn) {
                self.read_one(key, value.trim());
            }
        }
        self.lab.settle();
    }

    fn read_one(&mut self, key: &str, value: &str) {
        let (slot, bare) = of_slot(key);
        match bare {
            "v" => self.version(value),
            "scheme" => self.scheme(key, slot, value),
            "with" => self.with(key, slot, value),
            "show" => self.choose(key, value, &Show::ALL, show_id, |lab, show| lab.show = show),
            "compare" => self.compare(value),
            "seq" => self.composition(value),
            "image" => self.image(value),
            "content" => {
                self.choose(key, value, &ContentKind::ALL, ContentKind::id, |lab, kind| {
                    lab.content.kind = kind
                })
            }
            "mask" => {
                self.choose(key, value, &Mask::ALL, |mask| mask.id(), |lab, mask| lab.mask = mask)
            }
            "map" => self.choose(key, value, &Reading::ALL, reading_id, |lab, reading| {
                lab.reading = reading
            }),
            "decay" => {
                self.choose(key, value, &Definition::ALL, decay_id, |lab, decay| lab.decay = decay)
            }
            "view" => self.window(value),
            "plane" => {
                self.choose(key, value, &Projection::ALL, Projection::id, |lab, projection| {
                    lab.projection = projection
                })
            }
            "turn" => self.turn(value),
            "scale" => {
                self.choose(key, value, &[false, true], scale_id, |lab, same| lab.same_scale = same)
            }
            "q" => self.vector(key, value, |content| &mut content.q),
            "k" => self.vector(key, value, |content| &mut content.k),
            "file" => self.file(value),
            "pin" => self.pin(value),
            "mute" => self.pairs(key, value, |lab| &mut lab.mix.muted),
            "still" => self.pairs(key, value, |lab| &mut lab.mix.still),
            "lesson" => self.lesson(value),
            "before" | "after" => self.text(key, value),
            _ => match switches::find(bare) {
                Some(switch) => self.switch(switch, value),
                None => self.control(key, slot, bare, value),
            },
        }
    }

    fn switch(&mut self, switch: &Switch, value: &str) {
        let mut ids = switch.options.iter().map(|(id, _)| *id);
        match ids.clone().position(|id| id == value) {
            Some(option) => switch.choose(&mut self.lab, option),
            None => self.refuse_name(switch.key, value, ids.by_ref()),
        }
    }

    /// The schemes that are put over the first one, in order; one that does not go with the rest is left out.
    fn with(&mut self, key: &str, slot: SlotName, value: &str) {
        for id in value.split(',').filter(|id| !id.is_empty()) {
            let Some(scheme) = schemes::find(id) else {
                self.refuse_name(key, id, schemes::ALL.iter().map(|scheme| scheme.id));
                continue;
            };
            let refused = self.lab.slot(slot).refusal(scheme, self.language);
            match refused {
                Some(reason) => self.notices.push(Notice::new(key, id, reason)),
                None => self.lab.slot_mut(slot).put_over(scheme),
            }
        }
    }

    /// `yarn.factor` → the layer of YaRN and `factor`.
    fn layer<'a>(&self, slot: SlotName, bare: &'a str) -> (usize, &'a str) {
        let Some((id, key)) = bare.split_once('.') else { return (0, bare) };
        let over = &self.lab.slot(slot).over;
        match over.iter().position(|layer| layer.scheme.id == id) {
            Some(at) => (at + 1, key),
            None => (0, bare),
        }
    }

    fn control(&mut self, key: &str, slot: SlotName, bare: &str, value: &str) {
        let (layer, bare) = self.layer(slot, bare);
        let Some(control) = Control::find(&self.lab, slot, layer, bare) else {
            // A knob of another scheme, a misspelling, or a key of a later version.
            let allowed = messages::ALLOWED_KEY.get(self.language);
            return self.notices.push(Notice::new(key, value, allowed));
        };
        if let Some(ids) = control.choices() {
            match ids.iter().position(|id| *id == value) {
                Some(index) => control.set(&mut self.lab, slot, index as f64),
                None => self.refuse_name(key, value, ids.iter().copied()),
            }
            return;
        }
        let range = control.range(&self.lab);
        let even = control.is_even();
        match entry::within(value, &range, even, control.label(), self.language) {
            Ok(number) => control.set(&mut self.lab, slot, number),
            Err(notice) => self.notices.push(Notice { field: key.to_string(), ..notice }),
        }
    }

    /// A length of text: read against the largest sequence; the other length gives way only when both are too much.
    fn text(&mut self, key: &str, value: &str) {
        let is_before = key == "before";
        let own = if is_before { self.lab.sequence.before() } else { self.lab.sequence.after() };
        let other = if is_before { self.lab.sequence.after() } else { self.lab.sequence.before() };
        // The default of the other length gives way.
        let room = MAX_TOKENS - (self.lab.tokens() - own - other);
        let range =
            Range { min: 0.0, max: room as f64, default: 0.0, whole: true, logarithmic: false };
        match entry::within(value, &range, false, messages::BEFORE, self.language) {
            Ok(number) => {
                let tokens = number as usize;
                let sequence = &mut self.lab.sequence;
                if is_before {
                    sequence.set_around(tokens, other.min(room - tokens));
                } else {
                    sequence.set_around(other, tokens.min(room - other));
                }
                if !is_before && tokens + other > room {
                    let allowed =
                        messages::ALLOWED_TOTAL.with(self.language, &[("max", &MAX_TOKENS)]);
                    self.notices.push(Notice::new(key, value, allowed));
                }
            }
            Err(notice) => self.notices.push(Notice { field: key.to_string(), ..notice }),
        }
    }

    fn version(&mut self, value: &str) {
        if value != VERSION.to_string() {
            let allowed = messages::ALLOWED_VERSION.with(self.language, &[("version", &VERSION)]);
            self.notices.push(Notice::new("v", value, allowed));
        }
    }

    fn scheme(&mut self, key: &str, slot: SlotName, value: &str) {
        match schemes::find(value) {
            Some(scheme) => {
                self.lab.slot_mut(slot).choose(scheme);
            }
            None => self.refuse_name(key, value, schemes::ALL.iter().map(|scheme| scheme.id)),
        }
    }

    fn image(&mut self, value: &str) {
        let side = |text: &str| text.parse().ok().filter(|side| (1..=MAX_SIDE).contains(side));
        let grid = value
            .split_once(['x', '×'])
            .and_then(|(rows, columns)| Some((side(rows)?, side(columns)?)));
        match grid {
            Some((rows, columns)) => {
                let [before, after] = [self.lab.sequence.before(), self.lab.sequence.after()];
                let parts = vec![Part::text(before), Part::image(rows, columns), Part::text(after)];
                self.lab.sequence = Composition::new(parts);
            }
            None if value == "none" => self.lab.set_picture(false),
            None => {
                let allowed = messages::ALLOWED_GRID.with(self.language, &[("max", &MAX_SIDE)]);
                self.notices.push(Notice::new("image", value, allowed));
            }
        }
    }

    /// The blocks of a composed sequence.
    fn composition(&mut self, value: &str) {
        match composition::read(value) {
            Ok(parts) => {
                let composed = Composition::new(parts.clone());
                if composed.parts() != parts {
                    let allowed =
                        messages::ALLOWED_TOTAL.with(self.language, &[("max", &MAX_TOKENS)]);
                    self.notices.push(Notice::new("seq", value, allowed));
                }
                self.lab.sequence = composed;
            }
            Err(piece) => {
                let limits: [(&str, &dyn std::fmt::Display); 3] =
                    [("grid", &MAX_GRID), ("frames", &MAX_FRAMES), ("parts", &MAX_PARTS)];
                let allowed = messages::ALLOWED_SEQUENCE.with(self.language, &limits);
                self.notices.push(Notice::new("seq", piece, allowed));
            }
        }
    }

    /// How many recipes stand side by side.
    fn compare(&mut self, value: &str) {
        match value.parse().ok().filter(|count| (1..=SLOTS).contains(count)) {
            Some(count) => self.lab.compared = count,
            None => {
                let limits: [(&str, &dyn std::fmt::Display); 2] = [("min", &1), ("max", &SLOTS)];
                let allowed = messages::ALLOWED_WHOLE.with(self.language, &limits);
                self.notices.push(Notice::new("compare", value, allowed));
            }
        }
    }

    fn choose<T: Copy>(
        &mut self,
        key: &str,
        value: &str,
        all: &[T],
        id: fn(T) -> &'static str,
        set: fn(&mut Lab, T),
    ) {
        match all.iter().find(|known| id(**known) == value) {
            Some(known) => set(&mut self.lab, *known),
            None => self.refuse_name(key, value, all.iter().map(|known| id(*known))),
        }
    }

    fn vector(&mut self, key: &str, value: &str, field: fn(&mut ContentForm) -> &mut Vec<f32>) {
        match entry::vector(value, key, self.language) {
            Ok(numbers) => *field(&mut self.lab.content) = numbers,
            Err(notice) => self.notices.push(notice),
        }
    }

    fn file(&mut self, value: &str) {
        match Chosen::read(value) {
            Some(chosen) => self.lab.content.file = chosen,
            None => {
                let allowed = messages::ALLOWED_KEY.get(self.language);
                self.notices.push(Notice::new("file", value, allowed));
            }
        }
    }

    /// Two angles in degrees.
    fn turn(&mut self, value: &str) {
        let angles = value.split_once(',').and_then(|(a, b)| a.parse().ok().zip(b.parse().ok()));
        match angles {
            Some((around, above)) => self.lab.turn = Turn { around, above },
            None => {
                let allowed = messages::ALLOWED_TURN.get(self.language);
                self.notices.push(Notice::new("turn", value, allowed));
            }
        }
    }

    fn pin(&mut self, value: &str) {
        let parts: Option<Vec<usize>> = value.split(',').map(|part| part.parse().ok()).collect();
        let fits = |index: &usize| *index < MAX_TOKENS;
        match parts.as_deref() {
            Some([query, key, rest @ ..])
                if rest.len() <= 1 && [query, key].into_iter().all(fits) =>
            {
                self.lab.pin =
                    Some(Cursor { query: *query, key: *key, pair: rest.first().copied() });
            }
            _ => self.notices.push(Notice::new(
                "pin",
                value,
                messages::ALLOWED_PIN.get(self.language),
            )),
        }
    }

    /// The part of the map that is seen. What reaches beyond the sequence gives way.
    fn window(&mut self, value: &str) {
        let read = Window::read(value);
        self.lab.window = read.and_then(|window| window.within(self.lab.tokens()));
        if read != self.lab.window || read.is_none() {
            let allowed =
                messages::ALLOWED_WINDOW.with(self.language, &[("max", &self.lab.tokens())]);
            self.notices.push(Notice::new("view", value, allowed));
        }
    }

    /// A set of pairs of the head.
    fn pairs(&mut self, key: &str, value: &str, field: fn(&mut Lab) -> &mut PairSet) {
        match entry::pairs(value, key, self.lab.dim.pairs(), self.language) {
            Ok(pairs) => *field(&mut self.lab) = pairs,
            Err(notice) => self.notices.push(notice),
        }
    }

    /// The step of a lesson. The page need not be its own: the lesson waits where it is held.
    fn lesson(&mut self, value: &str) {
        self.lab.lesson = Bookmark::read(value);
        if self.lab.lesson.is_none() {
            let one = |head: &crate::lessons::Head| format!("{0}.1–{0}.{1}", head.id, head.steps);
            let names = HEADS.iter().map(one).collect::<Vec<_>>().join(", ");
            let allowed = messages::ALLOWED_ONE_OF.with(self.language, &[("names", &names)]);
            self.notices.push(Notice::new("lesson", value, allowed));
        }
    }

    /// Adds a notice that lists the known names.
    pub(super) fn refuse_name(
        &mut self,
        field: &str,
        found: &str,
        known: impl Iterator<Item = &'static str>,
    ) {
        let names = known.collect::<Vec<_>>().join(", ");
        let allowed = messages::ALLOWED_ONE_OF.with(self.language, &[("names", &names)]);
        self.notices.push(Notice::new(field, found, allowed));
    }
}
