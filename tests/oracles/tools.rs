//! Heads by name and comparison to printed digits.

use rotarium_kernel::layout::Position;
use rotarium_kernel::{Head, HeadDim, Segment, Sequence, Settings, schemes};

/// One text step.
pub(crate) const STEP: Position = [1.0, 0.0, 0.0, 0.0];

/// A scheme with its default settings over a sequence.
pub(crate) fn head(id: &str, dim: usize, base: f64, sequence: &Sequence) -> Head {
    let dim = HeadDim::new(dim).unwrap();
    let encoding = schemes::find(id).unwrap().encoding(dim, base, &Settings::default());
    Head::new(&encoding, dim, sequence)
}

/// RoPE-1D over one token.
pub(crate) fn rope(dim: usize, base: f64) -> Head {
    head("rope", dim, base, &Sequence::text(1))
}

/// Text, a picture, text.
pub(crate) fn around(before: usize, [rows, columns]: [usize; 2], after: usize) -> Sequence {
    let [before, after] = [before, after].map(|tokens| Segment::Text { tokens });
    Sequence::new([before, Segment::Image { rows, columns }, after]).unwrap()
}

/// `found` rounds to `printed`, which has that many decimals.
pub(crate) fn assert_printed(found: f64, printed: f64, decimals: i32, what: &str) {
    let half_a_digit = 0.5001 * 10_f64.powi(-decimals);
    assert!((found - printed).abs() <= half_a_digit, "{what}: {found}, printed {printed}");
}
