//! Gaps before and after a picture, and the text coordinates that it takes.
//!
//! Definitions as in Su, kexue.fm 10040 and 10352. Deliberately does not know: whether a gap is good.

use crate::layout::{Block, Layout, Position, difference};

/// How one picture or clip sits between the texts around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gaps {
    /// Index of the picture's segment.
    pub segment: usize,
    /// First patch − last token before; None when nothing stands before it.
    pub before: Option<Position>,
    /// First token after − last patch; None when nothing stands after it.
    pub after: Option<Position>,
    /// Coordinates of the middle of the picture.
    pub centre: Position,
    /// How many text coordinates it takes: K − L − 1.
    pub consumed: f64,
}

impl Gaps {
    /// ‖before − after‖/√A; None unless there is text on both sides.
    pub fn asymmetry(&self, axes: usize) -> Option<f64> {
        let gap = difference(self.before?, self.after?);
        Some(libm::sqrt(gap.iter().map(|g| g * g).sum::<f64>() / axes as f64))
    }

    /// Text coordinates taken − tokens: 0 when a picture counts as its tokens.
    pub fn equivalence_error(&self, tokens: usize) -> f64 {
        self.consumed - tokens as f64
    }

    /// Tokens per text coordinate taken; None when none is taken.
    pub fn density(&self, tokens: usize) -> Option<f64> {
        (self.consumed > 0.0).then(|| tokens as f64 / self.consumed)
    }
}

impl Layout {
    /// The gaps around every picture and clip.
    pub fn gaps(&self) -> Vec<Gaps> {
        let blocks = self.blocks();
        let is_vision = |(_, block): &(usize, &Block)| !block.segment.is_text();
        let free = |segment: usize| blocks.get(segment).map_or(self.next(), |block| block.free);
        let vision = blocks.iter().enumerate().filter(is_vision);
        vision
            .map(|(segment, block)| {
                let (first, last) = (block.first(), block.last());
                let before =
                    segment.checked_sub(1).map(|left| difference(first, blocks[left].last()));
                let after = blocks.get(segment + 1).map(|right| difference(right.first(), last));
                let centre = std::array::from_fn(|axis| f64::midpoint(first[axis], last[axis]));
                Gaps { segment, before, after, centre, consumed: free(segment + 1) - block.free }
            })
            .collect()
    }
}
