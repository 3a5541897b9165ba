//! Feature maps: what linear attention makes of each channel before it multiplies.
//!
//! Deliberately does not know: attention.

use serde::{Deserialize, Serialize};

/// A function of one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Features {
    /// x: no denominator is safe.
    Identity,
    /// max(x, 0).
    Relu,
    /// max(x, 0)².
    Relu2,
    /// x + 1 above 0, eˣ below (Katharopoulos et al., arXiv:2006.16236).
    Elu,
    /// eˣ (Su, kexue.fm/archives/8338).
    Exp,
    /// ln(1 + eˣ).
    Softplus,
}

impl Features {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Identity, Self::Relu, Self::Relu2, Self::Elu, Self::Exp, Self::Softplus];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Relu => "relu",
            Self::Relu2 => "relu2",
            Self::Elu => "elu",
            Self::Exp => "exp",
            Self::Softplus => "softplus",
        }
    }

    /// The value at x; finite for every number.
    pub fn of(self, x: f64) -> f64 {
        let x = if x.is_nan() { 0.0 } else { x.clamp(-1e150, 1e150) };
        match self {
            Self::Identity => x,
            Self::Relu => x.max(0.0),
            Self::Relu2 => x.max(0.0) * x.max(0.0),
            Self::Elu if x >= 0.0 => 1.0 + x,
            Self::Elu => libm::exp(x),
            Self::Exp => libm::exp(x.min(300.0)),
            Self::Softplus if x > 30.0 => x,
            Self::Softplus => libm::log1p(libm::exp(x)),
        }
    }

    /// Whether it is never negative, so that a denominator can be trusted.
    pub fn is_positive(self) -> bool {
        self != Self::Identity
    }
}
