//! The state of the laboratory: everything that a link carries, and nothing else.
//!
//! Where the pointer is, which menu is open, language and theme are not in it.
//! Deliberately does not know: signals, the address bar, how a view computes.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::mask::Mask;
use rotarium_kernel::schemes;
use rotarium_kernel::{Encoding, Head, HeadDim, MAX_TOKENS, Segment, Sequence};
use serde::{Deserialize, Serialize};

use crate::content::ContentForm;
use crate::slot::Slot;

/// Smallest and largest base b.
pub const BASE: (f64, f64) = (10.0, 1e9);
/// Largest side of the image grid.
pub const MAX_SIDE: usize = 128;

/// The names of the two slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlotName {
    /// The first recipe.
    A,
    /// The second.
    B,
}

/// What the panes show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Show {
    /// Slot A, which the knobs then turn.
    A,
    /// Slot B, which the knobs then turn.
    B,
    /// A − B; the knobs turn B.
    Difference,
}

impl Show {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::Difference];

    /// The slot that the knobs turn.
    pub fn editing(self) -> SlotName {
        if self == Self::A { SlotName::A } else { SlotName::B }
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
    /// The first recipe.
    pub a: Slot,
    /// The second recipe.
    pub b: Slot,
    /// What the panes show.
    pub show: Show,
    /// Channels of the head.
    pub dim: HeadDim,
    /// Training length L: the spectrum marks pairs that do not turn once within it.
    pub train: usize,
    /// Text tokens before the picture.
    pub before: usize,
    /// Whether there is a picture.
    pub has_image: bool,
    /// Patch rows h of the picture.
    pub rows: usize,
    /// Patch columns w of the picture.
    pub columns: usize,
    /// Text tokens after the picture.
    pub after: usize,
    /// What the tokens hold.
    pub content: ContentForm,
    /// Who may read whom.
    pub mask: Mask,
    /// What the map shows of the scores.
    pub reading: Reading,
    /// Which decay is drawn.
    pub decay: Definition,
    /// The pinned cursor.
    pub pin: Option<Cursor>,
}

impl Default for Lab {
    fn default() -> Self {
        let scheme = |id| schemes::find(id).unwrap_or(schemes::ALL[0]);
        Self {
            a: Slot::of(scheme("rope-tv")),
            b: Slot::of(scheme("m-rope")),
            show: Show::A,
            dim: HeadDim::DEFAULT,
            train: 4096,
            before: 24,
            has_image: true,
            rows: 6,
            columns: 10,
            after: 24,
            content: ContentForm::default(),
            mask: Mask::ALL[0],
            reading: Reading::Weight,
            decay: Definition::Kernel,
            pin: None,
        }
    }
}

impl Lab {
    /// Patches of the picture; 0 without one.
    pub fn patches(&self) -> usize {
        if self.has_image { self.rows * self.columns } else { 0 }
    }

    /// Number of tokens N.
    pub fn tokens(&self) -> usize {
        self.before + self.patches() + self.after
    }

    /// Sets N by lengthening or shortening the text, the part after the picture first.
    pub fn set_tokens(&mut self, tokens: usize) {
        let text = tokens.clamp(1, MAX_TOKENS).saturating_sub(self.patches());
        self.before = self.before.min(text);
        self.after = text - self.before;
    }

    /// Puts everything back within the limits after a change: at least one token, at most the largest sequence.
    pub fn settle(&mut self) {
        self.rows = self.rows.clamp(1, MAX_SIDE);
        self.columns = self.columns.clamp(1, MAX_SIDE);
        let room = MAX_TOKENS - self.patches();
        self.before = self.before.min(room);
        self.after = self.after.min(room - self.before);
        if self.tokens() == 0 {
            self.before = 1;
        }
        let last = self.tokens() - 1;
        let pairs = self.dim.pairs();
        self.pin = self.pin.map(|pin| Cursor {
            query: pin.query.min(last),
            key: pin.key.min(last),
            pair: pin.pair.map(|pair| pair.min(pairs - 1)),
        });
    }

    /// The sequence that is read.
    pub fn sequence(&self) -> Sequence {
        let text = |tokens| Segment::Text { tokens };
        let image = Segment::Image { rows: self.rows, columns: self.columns };
        let segments = if self.has_image {
            vec![text(self.before), image, text(self.after)]
        } else {
            vec![text(self.before + self.after)]
        };
        Sequence::new(segments).unwrap_or_else(|_| Sequence::text(1))
    }

    /// The slot of that name.
    pub fn slot(&self, name: SlotName) -> &Slot {
        match name {
            SlotName::A => &self.a,
            SlotName::B => &self.b,
        }
    }

    /// The slot of that name, to change it.
    pub fn slot_mut(&mut self, name: SlotName) -> &mut Slot {
        match name {
            SlotName::A => &mut self.a,
            SlotName::B => &mut self.b,
        }
    }

    /// The recipe of a slot, under the mask of the lab unless the scheme has one of its own.
    pub fn encoding(&self, name: SlotName) -> Encoding {
        let encoding = self.slot(name).encoding(self.dim);
        Encoding { mask: encoding.mask.under(self.mask), ..encoding }
    }

    /// The head of a slot on the sequence of the lab.
    pub fn head(&self, name: SlotName) -> Head {
        Head::new(&self.encoding(name), self.dim, &self.sequence())
    }

    /// The slots that the panes show: one, or A and B for their difference.
    pub fn shown(&self) -> Vec<SlotName> {
        match self.show {
            Show::A => vec![SlotName::A],
            Show::B => vec![SlotName::B],
            Show::Difference => vec![SlotName::A, SlotName::B],
        }
    }

    /// The query whose view of the picture is tinted: the pinned one, else the last token.
    pub fn probe(&self) -> usize {
        self.pin.map_or(self.tokens() - 1, |pin| pin.query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_what_was_asked_for_or_the_picture_alone() {
        let mut lab = Lab::default();
        for (asked, found) in [(500, 500), (70, 70), (1, 60), (usize::MAX, MAX_TOKENS)] {
            lab.set_tokens(asked);
            assert_eq!(lab.tokens(), found);
        }
        lab.has_image = false;
        lab.set_tokens(0);
        assert_eq!(lab.tokens(), 1);
    }

    #[test]
    fn settling_keeps_a_token_and_the_limit() {
        let mut lab = Lab { before: 0, after: 0, has_image: false, ..Lab::default() };
        lab.settle();
        assert_eq!(lab.tokens(), 1);
        let mut lab = Lab { before: MAX_TOKENS, rows: 500, columns: 500, ..Lab::default() };
        lab.settle();
        assert_eq!((lab.tokens(), lab.rows), (MAX_TOKENS, MAX_SIDE));
    }
}
