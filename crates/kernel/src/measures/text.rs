//! Whether pure text is RoPE-1D.

use crate::attention::Head;
use crate::layout::MAX_AXES;
use crate::recipe::Encoding;

/// Largest |ω_p · u − θ_p| over the pairs, u being what one text token adds to the coordinates and θ_p = b^(−2p/d) RoPE-1D's: 0
/// when pure text is exactly RoPE-1D.
pub fn text_deviation(head: &Head, rope: &Encoding) -> f64 {
    let thetas = rope.frequencies(head.dim(), head.layout().next());
    let own = head.encoding().frequencies(head.dim(), head.layout().next());
    let sums = own.angles(head.encoding().placement.text_step());
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
