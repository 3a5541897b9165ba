//! Where every channel is: trained, stored, and turned by the code.
//!
//! Deliberately does not know: scores, and how cells look.

use rotarium_kernel::pairing::Pairing;

use crate::lab::Lab;
use crate::pages::Rotation;
use crate::score::slot;

/// Most cells in a row.
const ROW: usize = 64;
/// Where every channel is.
pub(super) struct Rows {
    pub(super) own: Pairing,
    pub(super) code: Pairing,
    pub(super) permuted: bool,
    pub(super) pairs: usize,
    pub(super) rotary: usize,
    /// Cells in a row.
    pub(super) columns: usize,
    /// The pair of each trained channel.
    pub(super) trained: Vec<usize>,
    /// Where each trained channel is stored.
    pub(super) stored: Vec<usize>,
    /// Where each stored channel stands among the pairs of the code: 2·pair, or one more for the second.
    pub(super) turned: Vec<usize>,
}

/// Where each channel stands when pairs lie side by side.
fn beside(pairing: Pairing, pairs: usize, rotary: usize) -> Vec<usize> {
    let mut places = vec![0; 2 * pairs];
    for pair in 0..pairs {
        for (side, channel) in pairing.channels(pair, rotary).into_iter().enumerate() {
            places[channel] = 2 * pair + side;
        }
    }
    places
}

impl Rows {
    pub(super) fn of(lab: &Lab) -> Self {
        let encoding = lab.encoding(slot(lab));
        let (pairs, own) = (lab.dim.pairs(), encoding.pairing);
        let rotary = lab.head(slot(lab)).frequencies().rotary_pairs();
        let Rotation { other, permuted, .. } = lab.pages.rotation;
        let code = if other { own.other() } else { own };
        let rows = (2 * pairs).div_ceil(ROW);
        let columns = pairs.div_ceil(rows) * 2;
        let stored = if permuted {
            own.permuted(own.other(), pairs, rotary)
        } else {
            (0..2 * pairs).collect()
        };
        let trained = beside(own, pairs, rotary).into_iter().map(|place| place / 2).collect();
        let turned = beside(code, pairs, rotary);
        Self { own, code, permuted, pairs, rotary, columns, trained, stored, turned }
    }

    pub(super) fn height(&self) -> f64 {
        (2 * self.pairs).div_ceil(self.columns) as f64
    }

    /// The height of the words above a block: many rows are low, and words are not.
    pub(super) fn words(&self) -> f64 {
        (0.25 * self.height()).max(1.0)
    }

    /// The corner of a cell of the upper or the lower block.
    pub(super) fn corner(&self, place: usize, below: bool) -> (f64, f64) {
        let first = self.words() * if below { 2.0 } else { 1.0 };
        let first = if below { first + self.height() } else { first };
        ((place % self.columns) as f64, first + (place / self.columns) as f64)
    }

    /// Pairs of the code whose two channels were no pair in training.
    pub(super) fn torn(&self) -> Vec<bool> {
        let mut held = vec![usize::MAX; 2 * self.pairs];
        for (channel, pair) in self.trained.iter().enumerate() {
            held[self.turned[self.stored[channel]]] = *pair;
        }
        held.chunks(2).map(|two| two[0] != two[1] || two[0] == usize::MAX).collect()
    }
}
