//! The state of the laboratory: everything that a link carries, and nothing else.
//!
//! Where the pointer is, which menu is open, language and theme are not in it.
//! Deliberately does not know: signals, the address bar, how a view computes.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::mask::Mask;
use rotarium_kernel::schemes;
use rotarium_kernel::{Encoding, Head, HeadDim, MAX_TOKENS, Range, Sequence, Settings};
use serde::{Deserialize, Serialize};

use crate::composition::{Composition, Edit, Part, Side};
use crate::content::ContentForm;
use crate::lessons::Bookmark;
use crate::mix::Mix;
use crate::pages::Pages;
use crate::projection::{Projection, Turn};
use crate::slot::Slot;
use crate::window::Window;

/// Smallest and largest base b.
pub const BASE: (f64, f64) = (10.0, 1e9);
/// Largest side of the image grid on a slider.
pub const MAX_SIDE: usize = 128;
/// Recipes that can be compared.
pub const SLOTS: usize = 6;

/// The names of the slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlotName {
    /// The first recipe.
    A,
    /// The second.
    B,
    /// The third, and so on.
    C,
    /// The fourth.
    D,
    /// The fifth.
    E,
    /// The sixth.
    F,
}

impl SlotName {
    /// All, in order.
    pub const ALL: [Self; SLOTS] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// Its place among them.
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its letter in links.
    pub fn letter(self) -> &'static str {
        ["a", "b", "c", "d", "e", "f"][self.index()]
    }
}

/// The picture that stands in the default sequence.
const PICTURE: Part = Part::image(6, 10);

/// What the panes show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Show {
    /// One slot, which the knobs then turn.
    One(SlotName),
    /// A − B; the knobs turn B.
    Difference,
}

impl Show {
    /// Slot A.
    pub const A: Self = Self::One(SlotName::A);
    /// Slot B.
    pub const B: Self = Self::One(SlotName::B);
    /// All.
    pub const ALL: [Self; SLOTS + 1] = [
        Self::A,
        Self::B,
        Self::One(SlotName::C),
        Self::One(SlotName::D),
        Self::One(SlotName::E),
        Self::One(SlotName::F),
        Self::Difference,
    ];

    /// The slot that the knobs turn.
    pub fn editing(self) -> SlotName {
        match self {
            Self::One(slot) => slot,
            Self::Difference => SlotName::B,
        }
    }
}

/// A query, a key and a pair of channels that are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// Query token m.
    pub query: usize,
    /// Key token n.
    pub key: usize,
    /// Pair p of channels, when one was pointed at.
    pub pair: Option<usize>,
}

/// The whole state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lab {
    /// The recipes.
    pub slots: [Slot; SLOTS],
    /// How many of them stand side by side, from the first.
    pub compared: usize,
    /// What the panes show.
    pub show: Show,
    /// Channels of the head.
    pub dim: HeadDim,
    /// Training length L: the spectrum marks pairs that do not turn once within it.
    pub train: usize,
    /// What is read.
    pub sequence: Composition,
    /// What the tokens hold.
    pub content: ContentForm,
    /// Who may read whom.
    pub mask: Mask,
    /// What the map shows of the scores.
    pub reading: Reading,
    /// The part of the map that is seen; None: all of it.
    pub window: Option<Window>,
    /// Which decay is drawn.
    pub decay: Definition,
    /// From which side coordinates are looked at.
    pub projection: Projection,
    /// How far three axes are turned.
    pub turn: Turn,
    /// Whether the recipes that stand side by side are drawn to one scale.
    pub same_scale: bool,
    /// Whether curves of published bases stand behind it.
    pub ghosts: bool,
    /// The pinned cursor.
    pub pin: Option<Cursor>,
    /// What is heard of the pairs of the score at the cursor.
    pub mix: Mix,
    /// The step of a lesson that is open.
    pub lesson: Option<Bookmark>,
    /// What only single pages look at.
    pub pages: Pages,
}

impl Default for Lab {
    fn default() -> Self {
        Self {
            slots: ["rope-tv", "m-rope", "rope-tie", "video-rope", "v2pe", "circle-rope"]
                .map(Slot::named),
            compared: 3,
            show: Show::A,
            dim: HeadDim::DEFAULT,
            train: 4096,
            sequence: Composition::new(vec![Part::text(24), PICTURE, Part::text(24)]),
            content: ContentForm::default(),
            mask: Mask::ALL[0],
            reading: Reading::Weight,
            window: None,
            decay: Definition::Kernel,
            projection: Projection::default(),
            turn: Turn::default(),
            same_scale: false,
            ghosts: true,
            pin: None,
            mix: Mix::default(),
            lesson: None,
            pages: Pages::default(),
        }
    }
}

impl Lab {
    /// Tokens of pictures and clips.
    pub fn patches(&self) -> usize {
        self.sequence.patches()
    }

    /// Number of tokens N.
    pub fn tokens(&self) -> usize {
        self.sequence.tokens()
    }

    /// Sets N by lengthening or shortening the text, the part at the end first.
    pub fn set_tokens(&mut self, tokens: usize) {
        let fixed = self.tokens() - self.sequence.before() - self.sequence.after();
        let text = tokens.clamp(1, MAX_TOKENS).saturating_sub(fixed);
        let before = self.sequence.before().min(text);
        self.sequence.set_around(before, text - before);
    }

    /// The grid of the first picture or clip; None without one.
    pub fn picture(&self) -> Option<[usize; 3]> {
        let part = self.sequence.parts().get(self.sequence.picture()?)?;
        Some(part.segment.grid())
    }

    /// The limits of a side of the first picture: those of a slider, wider only where a picture is composed that large.
    pub fn picture_range(&self, side: Side, default: usize) -> Range {
        let [most, default] = [MAX_SIDE, default].map(|side| side as f64);
        let slider = Range { min: 1.0, max: most, default, whole: true, logarithmic: false };
        let Some(at) = self.sequence.picture() else { return slider };
        let now = self.sequence.parts()[at].get(side);
        Range { max: self.sequence.range(at, side).max.min(most.max(now)), ..slider }
    }

    /// Sets a side of the first picture, if there is one.
    pub fn set_picture_side(&mut self, side: Side, value: f64) {
        if let Some(at) = self.sequence.picture() {
            self.sequence.apply(&Edit::Set(at, side, value));
        }
    }

    /// Puts a picture before the last text, or takes all pictures away.
    pub fn set_picture(&mut self, has_picture: bool) {
        let mut parts = self.sequence.parts().to_vec();
        if !has_picture {
            parts.retain(|part| part.segment.is_text());
        } else if self.sequence.picture().is_none() {
            let at = if parts.len() > 1 { parts.len() - 1 } else { parts.len() };
            parts.insert(at, PICTURE);
        }
        self.sequence = Composition::new(parts);
    }

    /// Puts everything back within the limits after a change: at least one token, at most the largest sequence.
    pub fn settle(&mut self) {
        self.compared = self.compared.clamp(1, SLOTS);
        self.settle_file();
        self.turn = self.turn.settled();
        let last = self.tokens() - 1;
        let pairs = self.dim.pairs();
        self.pin = self.pin.map(|pin| Cursor {
            query: pin.query.min(last),
            key: pin.key.min(last),
            pair: pin.pair.map(|pair| pair.min(pairs - 1)),
        });
        self.mix.keep(pairs);
        self.window = self.window.and_then(|window| window.within(self.tokens()));
    }

    /// The sequence that is read.
    pub fn sequence(&self) -> Sequence {
        self.sequence.sequence()
    }

    /// The same state, looking at something else.
    #[must_use]
    pub fn showing(&self, show: Show) -> Self {
        Self { show, ..self.clone() }
    }

    /// What the places of tokens depend on; everything else has its default.
    #[must_use]
    pub fn places(&self) -> Self {
        let Self { slots, compared, show, dim, sequence, .. } = self.clone();
        Self { slots, compared, show, dim, sequence, ..Self::default() }
    }

    /// What the diagnostics look at; everything else has its default.
    #[must_use]
    pub fn diagnosed(&self) -> Self {
        Self { train: self.train, mask: self.mask, show: Show::A, ..self.places() }
    }

    /// The slots that stand side by side.
    pub fn side_by_side(&self) -> &'static [SlotName] {
        &SlotName::ALL[..self.compared.clamp(1, SLOTS)]
    }

    /// Puts one more recipe beside the others, the next that was not shown, and looks at it.
    pub fn add_slot(&mut self) {
        if self.compared < SLOTS {
            self.compared += 1;
            self.show = Show::One(SlotName::ALL[self.compared - 1]);
        }
    }

    /// Takes a recipe out of the comparison; those behind it move up.
    pub fn remove_slot(&mut self, name: SlotName) {
        if self.compared > 1 && name.index() < self.compared {
            self.slots[name.index()..].rotate_left(1);
            self.compared -= 1;
            let last = SlotName::ALL[self.compared - 1];
            if self.show.editing().index() >= self.compared {
                self.show = Show::One(last);
            }
        }
    }

    /// The slot of that name.
    pub fn slot(&self, name: SlotName) -> &Slot {
        &self.slots[name.index()]
    }

    /// The slot of that name, to change it.
    pub fn slot_mut(&mut self, name: SlotName) -> &mut Slot {
        &mut self.slots[name.index()]
    }

    /// The recipe of a slot, under the mask of the lab unless the scheme has one of its own.
    pub fn encoding(&self, name: SlotName) -> Encoding {
        let encoding = self.slot(name).encoding(self.dim);
        Encoding { mask: encoding.mask.under(self.mask), ..encoding }
    }

    /// RoPE-1D with the base of a slot, under the mask of the lab.
    pub(crate) fn rope(&self, name: SlotName) -> Encoding {
        let rope = schemes::find("rope").unwrap_or(schemes::ALL[0]);
        let rope = rope.encoding(self.dim, self.slot(name).base, &Settings::default());
        Encoding { mask: self.mask, ..rope }
    }

    /// The head of a slot on the sequence of the lab.
    pub fn head(&self, name: SlotName) -> Head {
        Head::new(&self.encoding(name), self.dim, &self.sequence())
    }

    /// The slots that the panes show: one, or A and B for their difference.
    pub fn shown(&self) -> Vec<SlotName> {
        match self.show {
            Show::One(slot) => vec![slot],
            Show::Difference => vec![SlotName::A, SlotName::B],
        }
    }

    /// Puts every slot that is not shown to its default, so that changing it costs nothing. One scale for all needs all.
    pub(crate) fn forget_slots(&mut self, compares: bool) {
        let (mut shown, usual) = (self.shown(), Self::default());
        if self.same_scale || compares {
            shown.extend(self.side_by_side());
        } else {
            self.compared = usual.compared;
        }
        for name in SlotName::ALL.into_iter().filter(|name| !shown.contains(name)) {
            *self.slot_mut(name) = usual.slot(name).clone();
        }
    }

    /// Forgets from which side coordinates are looked at.
    pub(crate) fn forget_projection(&mut self) {
        let usual = Self::default();
        (self.projection, self.turn) = (usual.projection, usual.turn);
        self.same_scale = usual.same_scale;
    }

    /// The pinned cursor, else a query and a key with most of the sequence between them.
    pub fn cursor(&self) -> Cursor {
        let last = self.tokens() - 1;
        self.pin.unwrap_or(Cursor { query: last - last / 8, key: last / 8, pair: None })
    }

    /// The query whose view of the picture is tinted: the pinned one, else the last token.
    pub fn probe(&self) -> usize {
        self.pin.map_or(self.tokens() - 1, |pin| pin.query)
    }
}

#[cfg(test)]
mod tests;
