//! The width of an attention head, checked once.
//!
//! Deliberately does not know: how channels pair up or which of them rotate.

use serde::{Deserialize, Serialize};

/// Number of channels of one attention head: even, 2 ..= 512.
///
/// ```
/// use rotarium_kernel::HeadDim;
/// assert_eq!(HeadDim::nearest(128.0).pairs(), 64);
/// assert_eq!(HeadDim::nearest(f64::NAN), HeadDim::DEFAULT);
/// assert_eq!(HeadDim::nearest(1e99).get(), 512);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct HeadDim(u16);

impl HeadDim {
    /// Smallest head.
    pub const MIN: usize = 2;
    /// Largest head.
    pub const MAX: usize = 512;
    /// The head of most published models.
    pub const DEFAULT: Self = Self(128);

    /// `dim` itself if it is even and within the limits.
    pub fn new(dim: usize) -> Option<Self> {
        let allowed = (Self::MIN..=Self::MAX).contains(&dim) && dim.is_multiple_of(2);
        allowed.then_some(Self(dim as u16))
    }

    /// The nearest allowed width; NaN gives the default.
    pub fn nearest(dim: f64) -> Self {
        if dim.is_nan() {
            return Self::DEFAULT;
        }
        let pairs = libm::round(dim / 2.0).clamp(1.0, (Self::MAX / 2) as f64);
        Self(pairs as u16 * 2)
    }

    /// Channels d.
    pub fn get(self) -> usize {
        usize::from(self.0)
    }

    /// Pairs P = d/2.
    pub fn pairs(self) -> usize {
        self.get() / 2
    }
}

impl TryFrom<u16> for HeadDim {
    type Error = &'static str;

    fn try_from(dim: u16) -> Result<Self, Self::Error> {
        Self::new(usize::from(dim)).ok_or("the head dim is an even number from 2 to 512")
    }
}

impl From<HeadDim> for u16 {
    fn from(dim: HeadDim) -> Self {
        dim.0
    }
}
