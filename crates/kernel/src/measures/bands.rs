//! Which pairs read an axis, and which of them can tell its positions apart.
//!
//! A pair whose wavelength fits into the extent of an axis makes a full turn there; one whose wavelength is longer than training
//! never wrapped. A pair may read several axes. Deliberately does not know: where tokens stand.

use std::f64::consts::TAU;

use crate::frequencies::Frequencies;

/// The pairs that read one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// How many.
    pub pairs: usize,
    /// Their shortest wavelength, in steps; None when no pair reads the axis.
    pub shortest: Option<f64>,
    /// Their longest.
    pub longest: Option<f64>,
}

impl Frequencies {
    /// The band of an axis.
    pub fn band(&self, axis: usize) -> Band {
        let lengths = self.wavelengths(axis);
        Band {
            pairs: lengths.clone().count(),
            shortest: lengths.clone().reduce(f64::min),
            longest: lengths.reduce(f64::max),
        }
    }

    /// Pairs with a wavelength of at most `extent` along an axis.
    pub fn resolving(&self, axis: usize, extent: f64) -> usize {
        self.wavelengths(axis).filter(|length| *length <= extent).count()
    }

    /// Pairs that read an axis and have a wavelength of more than `length` there.
    pub fn never_wrapping(&self, axis: usize, length: f64) -> usize {
        self.wavelengths(axis).filter(|wavelength| *wavelength > length).count()
    }

    fn wavelengths(&self, axis: usize) -> impl Iterator<Item = f64> + Clone {
        let read = self.pairs().iter().map(move |omega| omega.get(axis).copied().unwrap_or(0.0));
        read.filter(|omega| *omega != 0.0).map(|omega| TAU / omega.abs())
    }
}

#[cfg(test)]
mod tests {
    use crate::{HeadDim, Settings, schemes};

    #[test]
    fn sections_of_m_rope() {
        let scheme = schemes::find("m-rope").unwrap();
        let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
        let bank = encoding.frequencies(HeadDim::DEFAULT, 100.0);
        assert_eq!([0, 1, 2, 3].map(|axis| bank.band(axis).pairs), [16, 24, 24, 0]);
        assert!((bank.band(0).shortest.unwrap() - std::f64::consts::TAU).abs() < 1e-12);
        assert_eq!(bank.band(3).longest, None);
        // λ_p = 2π·10^(p/16): pair 16 of the rows has 62.8, pair 19 has 96.7, pair 20 has 111.7.
        assert_eq!([60.0, 63.0, 100.0].map(|extent| bank.resolving(1, extent)), [0, 1, 4]);
        // Columns are read by pairs 40 to 63; of those the first 6 wrap within 4096 tokens (λ₄₅ = 4083).
        assert_eq!(bank.never_wrapping(2, 4096.0), 18);
    }
}
