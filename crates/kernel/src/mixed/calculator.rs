//! What it costs to say an image in few tokens (Su, kexue.fm 9984).

/// An image that a discrete code has to hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShortImage {
    /// Bytes of the raw image: height × width × 3.
    pub bytes: f64,
    /// Bits of information in each byte.
    pub bits_per_byte: f64,
}

impl ShortImage {
    /// A square image of three channels.
    pub fn square(side: usize, bits_per_byte: f64) -> Self {
        Self { bytes: 3.0 * (side * side) as f64, bits_per_byte }
    }

    /// Bits that the code has to hold.
    pub fn bits(&self) -> f64 {
        self.bytes * self.bits_per_byte
    }
}

/// log₂ of the vocabulary V with which `tokens` tokens hold the image without loss: L·log₂V ≥ bits.
///
/// ```
/// use rotarium_kernel::mixed::{ShortImage, values_needed};
/// let image = ShortImage::square(64, 3.0);
/// assert_eq!(image.bits(), 36_864.0);
/// assert_eq!([1024, 256].map(|tokens| values_needed(image, tokens)), [36.0, 144.0]);
/// ```
pub fn values_needed(image: ShortImage, tokens: usize) -> f64 {
    image.bits() / tokens.max(1) as f64
}
