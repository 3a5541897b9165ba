//! Settings of a case → recipe of the kernel.

use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::{Encoding, Head, HeadDim, Sequence, Settings, schemes};

use super::case::{Case, Problem, malformed, unsupported};
use super::scaling;

/// The head of that many channels.
pub(crate) fn head_dim(channels: usize) -> Result<HeadDim, Problem> {
    HeadDim::new(channels).map_or_else(|| unsupported(format!("a head of {channels} channels")), Ok)
}

/// RoPE-1D with the rotated share, base and rescaling that the case states.
pub(crate) fn rope(case: &Case, dim: HeadDim) -> Result<Encoding, Problem> {
    if case.number("rope_theta").is_none() {
        return malformed("params.rope_theta is no number");
    }
    scaling::encoding(case.params(), dim)
}

/// RoPE-1D over the whole head.
pub(crate) fn plain(dim: HeadDim, base: f64) -> Encoding {
    schemes::find("rope").unwrap().encoding(dim, base, &Settings::default())
}

/// Which channels make a pair.
pub(crate) fn pairing(layout: &str) -> Result<Pairing, Problem> {
    if layout.contains("interleaved pairs")
        || layout.starts_with("interleaved") && !layout.contains("half-split")
    {
        Ok(Pairing::Interleaved)
    } else if layout.contains("half-split") {
        Ok(Pairing::HalfSplit)
    } else {
        unsupported(format!("layout {layout:?}"))
    }
}

/// A head to turn vectors with at positions of one's own.
pub(crate) fn head(encoding: &Encoding, dim: HeadDim) -> Head {
    head_of_text(encoding, dim, 1)
}

/// The same over a text of that many tokens, for rescales that follow the length.
pub(crate) fn head_of_text(encoding: &Encoding, dim: HeadDim, tokens: usize) -> Head {
    Head::new(encoding, dim, &Sequence::text(tokens))
}
