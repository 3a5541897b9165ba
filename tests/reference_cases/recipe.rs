//! Settings of a case → recipe of the kernel.

use rotarium_kernel::ladder::{Ladder, Rope};
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::rescale::{Interpolation, Rescale, Unscaled};
use rotarium_kernel::{Encoding, Head, HeadDim, Sequence, Settings, schemes};

use super::case::{Case, Problem, malformed, unsupported};

/// The head of that many channels.
pub(crate) fn head_dim(channels: usize) -> Result<HeadDim, Problem> {
    HeadDim::new(channels).map_or_else(|| unsupported(format!("a head of {channels} channels")), Ok)
}

/// RoPE-1D with the rotated share, base and rescaling that the case states.
pub(crate) fn rope(case: &Case, dim: HeadDim) -> Result<Encoding, Problem> {
    let base = match case.number("rope_theta") {
        Some(base) => base,
        None => return malformed("params.rope_theta is no number"),
    };
    let rescale = rescale(case.text("rope_type"), case.number("factor"))?;
    Ok(Encoding {
        rescale,
        ladder: Ladder::Rope(Rope { base, share: share(case, dim) }),
        ..plain(dim, base)
    })
}

/// RoPE-1D over the whole head.
pub(crate) fn plain(dim: HeadDim, base: f64) -> Encoding {
    schemes::find("rope").unwrap().encoding(dim, base, &Settings::default())
}

/// How the frequencies are changed for longer contexts.
pub(crate) fn rescale(rope_type: &str, factor: Option<f64>) -> Result<Rescale, Problem> {
    match (rope_type, factor) {
        ("" | "default", _) => Ok(Rescale::Unscaled(Unscaled)),
        ("linear", Some(factor)) => Ok(Rescale::Interpolation(Interpolation { factor })),
        (other, _) => unsupported(format!("rope_type {other}")),
    }
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
    Head::new(encoding, dim, &Sequence::text(1))
}

fn share(case: &Case, dim: HeadDim) -> f64 {
    let counted = case.number("rotary_dim").map(|rotated| rotated / dim.get() as f64);
    case.number("partial_rotary_factor").or(counted).unwrap_or(1.0)
}
