//! **Projection**: values of one axis become device pixels, and back.
//!
//! Deliberately does not know: the other axis, margins, marks.

use crate::guard::safe_range;
use rotarium_lab::figure::{Axis, Scale};

/// No coordinate is farther away than this, in device pixels.
const FAR: f64 = 1e7;

/// A straight or logarithmic map from a range of values to a stretch of pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Projection {
    scale: Scale,
    /// Value (or its logarithm) at `start`.
    low: f64,
    /// Value (or its logarithm) at `end`.
    high: f64,
    start: f64,
    end: f64,
}

impl Projection {
    /// From the low end of an axis at `start` to its high end at `end`; exchanged if the axis is reversed.
    pub(crate) fn new(axis: &Axis, start: f64, end: f64) -> Self {
        let (low, high) = length_range(axis);
        let (start, end) = if axis.reversed { (end, start) } else { (start, end) };
        Self { scale: axis.scale, low, high, start, end }
    }

    /// Device pixels of a value: far away but finite for huge values, NaN where there is no place for it.
    pub(crate) fn raw(&self, value: f64) -> f64 {
        let length = match self.scale {
            Scale::Linear => value,
            Scale::Logarithmic if value > 0.0 => libm::log10(value),
            // below everything that a logarithmic axis can show
            Scale::Logarithmic if value <= 0.0 => -400.0,
            Scale::Logarithmic => f64::NAN,
        };
        let part = (length - self.low) / (self.high - self.low);
        (self.start + part * (self.end - self.start)).clamp(-FAR, FAR)
    }

    /// Device pixels of a value, on the axis in any case; NaN lies at the low end.
    pub(crate) fn clamped(&self, value: f64) -> f64 {
        let (low, high) = (self.start.min(self.end), self.start.max(self.end));
        let raw = self.raw(value);
        if raw.is_nan() { self.start } else { raw.clamp(low, high) }
    }

    /// The value at a pixel, within the range of the axis.
    pub(crate) fn value(&self, pixel: f64) -> f64 {
        let extent = self.end - self.start;
        let part = if extent == 0.0 { 0.0 } else { (pixel - self.start) / extent };
        let part = if part.is_nan() { 0.0 } else { part.clamp(0.0, 1.0) };
        let length = self.low + part * (self.high - self.low);
        match self.scale {
            Scale::Linear => length,
            Scale::Logarithmic => libm::pow(10.0, length),
        }
    }
}

/// The ends of an axis as lengths: values, or their logarithms.
pub(crate) fn length_range(axis: &Axis) -> (f64, f64) {
    let (low, high) = safe_range(axis.range, axis.scale);
    match axis.scale {
        Scale::Linear => (low, high),
        Scale::Logarithmic => (libm::log10(low), libm::log10(high)),
    }
}
