//! Random sequences, settings and vectors.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rotarium_kernel::schemes::{self, Claims, Scheme};
use rotarium_kernel::{Encoding, HeadDim, Segment, Sequence, Settings};

/// The same cases at each run, and no files beside the tests.
pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(8265),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Any scheme of the registry.
pub(crate) fn scheme() -> impl Strategy<Value = &'static Scheme> {
    proptest::sample::select(schemes::ALL)
}

/// Any scheme that makes this promise.
pub(crate) fn claiming(promise: fn(&Claims) -> bool) -> impl Strategy<Value = &'static Scheme> {
    let all = schemes::ALL.iter().copied().filter(|scheme| promise(&scheme.claims));
    proptest::sample::select(all.collect::<Vec<_>>())
}

/// Heads that are small enough to be quick.
pub(crate) fn small_dim() -> impl Strategy<Value = HeadDim> {
    (1_usize..=20).prop_map(|pairs| HeadDim::new(2 * pairs).unwrap())
}

/// Bases from 10 to 10⁹, evenly in their logarithm.
pub(crate) fn base() -> impl Strategy<Value = f64> {
    (1.0..9.0_f64).prop_map(|exponent| 10_f64.powf(exponent))
}

/// A setting for each knob, as shares of its range.
pub(crate) fn shares() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(0.0..=1.0_f64, 8)
}

/// The settings that those shares mean for a scheme.
pub(crate) fn settings(scheme: &Scheme, dim: HeadDim, shares: &[f64]) -> Settings {
    let mut settings = Settings::default();
    for (knob, share) in scheme.knobs.iter().zip(shares.iter().cycle()) {
        let range = knob.range(dim);
        settings.set(knob, dim, range.min + share * (range.max - range.min));
    }
    settings
}

/// Up to `most` vectors' worth of numbers between −2 and 2.
pub(crate) fn numbers(most: usize) -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec(-2.0..2.0_f64, most)
}

/// A run of text.
pub(crate) fn text() -> impl Strategy<Value = Segment> {
    (1_usize..12).prop_map(|tokens| Segment::Text { tokens })
}

/// A picture.
pub(crate) fn image() -> impl Strategy<Value = Segment> {
    (1_usize..9, 1_usize..9).prop_map(|(rows, columns)| Segment::Image { rows, columns })
}

/// A picture or a clip.
pub(crate) fn vision() -> impl Strategy<Value = Segment> {
    let clip = (1_usize..4, 1_usize..5, 1_usize..5);
    prop_oneof![
        image(),
        clip.prop_map(|(frames, rows, columns)| Segment::clip(frames, rows, columns))
    ]
}

/// Text, pictures and clips in any order.
pub(crate) fn mixed() -> impl Strategy<Value = Sequence> {
    let segment = prop_oneof![text(), vision()];
    proptest::collection::vec(segment, 1..6).prop_map(|segments| Sequence::new(segments).unwrap())
}

/// Text around every picture or clip.
pub(crate) fn embedded() -> impl Strategy<Value = Sequence> {
    let pieces = proptest::collection::vec((vision(), text()), 1..4);
    (text(), pieces).prop_map(|(first, pieces)| {
        let rest = pieces.into_iter().flat_map(|(vision, text)| [vision, text]);
        Sequence::new(std::iter::once(first).chain(rest)).unwrap()
    })
}

/// Text of `before` tokens, a picture, text of `after` tokens.
pub(crate) fn around(before: usize, [rows, columns]: [usize; 2], after: usize) -> Sequence {
    let [before, after] = [before, after].map(|tokens| Segment::Text { tokens });
    Sequence::new([before, Segment::Image { rows, columns }, after]).unwrap()
}

/// The scheme of that name with its default settings.
pub(crate) fn default_encoding(id: &str, dim: HeadDim, base: f64) -> Encoding {
    schemes::find(id).unwrap().encoding(dim, base, &Settings::default())
}

/// |a − b| is small beside 1 or beside them.
pub(crate) fn near(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * a.abs().max(b.abs()).max(1.0)
}
