//! How much of the range of frequencies each axis is read with.
//!
//! MRoPE-I (arXiv:2510.23095): an axis that sees slow or fast pairs only is blind to some distances. Deliberately does not know:
//! where tokens stand.

use crate::frequencies::Frequencies;

impl Frequencies {
    /// ln of slowest over fastest frequency on each of `axes` axes, as a share of that of the whole head; 0 for an axis that no pair
    /// reads, 1 where the head has a single frequency.
    pub fn band_shares(&self, axes: usize) -> Vec<f64> {
        let range = |axes: std::ops::Range<usize>| -> Option<f64> {
            let all = self.pairs().iter().flat_map(|omega| omega[axes.clone()].iter());
            let read = all.map(|omega| omega.abs()).filter(|omega| *omega > 0.0);
            let (least, most) =
                read.fold((f64::INFINITY, 0.0), |(l, m): (f64, f64), w| (l.min(w), m.max(w)));
            (most > 0.0).then(|| libm::log(most / least))
        };
        let whole = range(0..axes).unwrap_or(0.0);
        let share = |axis: usize| match range(axis..axis + 1) {
            None => 0.0,
            Some(_) if whole == 0.0 => 1.0,
            Some(own) => own / whole,
        };
        (0..axes).map(share).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::{HeadDim, Settings, schemes};

    fn shares(id: &str) -> Vec<f64> {
        let encoding =
            schemes::find(id).unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
        let axes = encoding.placement.axes().len();
        encoding.frequencies(HeadDim::DEFAULT, 100.0).band_shares(axes)
    }

    #[test]
    fn sections_are_narrow_and_alternating_pairs_wide() {
        let near = |found: Vec<f64>, wanted: &[f64]| {
            assert!(found.iter().zip(wanted).all(|(f, w)| (f - w).abs() < 1e-9), "{found:?}");
        };
        near(shares("rope"), &[1.0]);
        near(shares("none"), &[0.0]);
        near(shares("m-rope"), &[15.0 / 63.0, 23.0 / 63.0, 23.0 / 63.0]);
        near(shares("naive-lift"), &[62.0 / 63.0, 62.0 / 63.0]);
        near(shares("m-rope-i"), &[1.0, 57.0 / 63.0, 57.0 / 63.0]);
    }
}
