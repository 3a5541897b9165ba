//! What can be measured on a layout: gaps around pictures, ids consumed, centres, compatibility with text.
//!
//! Definitions as in the literature on mixed sequences (Su, kexue.fm 10040 and 10352).
//! Deliberately does not know: whether a value is good.

use crate::attention::Head;
use crate::layout::{Block, Layout, MAX_AXES, Position, difference};
use crate::recipe::Encoding;

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

/// Largest |Σ_axes ω_p − θ_p| over the pairs, θ_p = b^(−2p/d) being RoPE-1D's: 0 when pure text is exactly RoPE-1D.
pub fn text_deviation(head: &Head, rope: &Encoding) -> f64 {
    let thetas = rope.frequencies(head.dim(), head.layout().next());
    let own = head.encoding().frequencies(head.dim(), head.layout().next());
    let sums = own.angles([1.0; MAX_AXES]);
    let wanted = thetas.angles([1.0; MAX_AXES]);
    sums.zip(wanted).map(|(sum, theta)| (sum - theta).abs()).fold(0.0, f64::max)
}

/// Whether the scores of pure text are RoPE-1D's: the same angles, and nothing but angles acts on them.
pub fn text_is_rope(head: &Head, rope: &Encoding) -> bool {
    let own = head.encoding();
    let same_scores = own.additive == rope.additive
        && own.norm == rope.norm
        && own.distance == rope.distance
        && own.fading == rope.fading
        && own.bias == rope.bias
        && own.temperature == rope.temperature
        && own.mask.is_plain()
        && own.sink == rope.sink;
    same_scores && text_deviation(head, rope) == 0.0
}
