//! Rounding: angles and scores as arithmetic of few digits makes them, beside those of f64.
//!
//! θ is worked out in f64 and rounded once, as is the position; their product is rounded, then cos and sin of that product.
//! q and k are rounded, then each product and sum of the rotation. Products of turned channels are added up in f32, pair by
//! pair, as matrix units do for 16-bit numbers; the scaled sum is rounded to the type. Angles may have a type of their own:
//! most code keeps them in f32 and rounds only cos and sin. Deliberately does not know: what reads the scores.

use half::{bf16, f16};

use super::{Head, Meeting};
use crate::content::Vectors;
use crate::layout::Position;
use crate::recipe::Side;

/// A type of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// 53 bits: what everything is compared with.
    F64,
    /// 24 bits.
    F32,
    /// 8 bits, the range of f32.
    Bf16,
    /// 11 bits, up to 65504.
    F16,
}

impl Format {
    /// Those that round, from many digits to few.
    pub const ROUNDED: [Self; 3] = [Self::F32, Self::F16, Self::Bf16];

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::F64 => "f64",
            Self::F32 => "f32",
            Self::Bf16 => "bf16",
            Self::F16 => "f16",
        }
    }

    /// The nearest number of this type, the even one of two; infinite beyond its range.
    ///
    /// ```
    /// use rotarium_kernel::attention::Format;
    /// // 8 bits hold whole numbers up to 256; above, every second one.
    /// assert_eq!([255.0, 257.0, 258.0, 259.0].map(|p| Format::Bf16.round(p)), [255.0, 256.0, 258.0, 260.0]);
    /// assert_eq!([2049.0, 65504.0, 65520.0].map(|p| Format::F16.round(p)), [2048.0, 65504.0, f64::INFINITY]);
    /// assert_eq!(Format::F32.round(16_777_217.0), 16_777_216.0);
    /// ```
    pub fn round(self, value: f64) -> f64 {
        match self {
            Self::F64 => value,
            Self::F32 => f64::from(value as f32),
            Self::Bf16 => bf16::from_f32(odd(value)).to_f64(),
            Self::F16 => f16::from_f32(odd(value)).to_f64(),
        }
    }
}

/// The f32 towards 0, its last bit set where something was cut off: rounding it once more rounds the value itself correctly.
fn odd(value: f64) -> f32 {
    let near = value as f32;
    let back = f64::from(near);
    if back == value || !value.is_finite() {
        return near;
    }
    let bits = near.to_bits();
    let towards_zero = if back.abs() > value.abs() { bits - 1 } else { bits };
    f32::from_bits(towards_zero | 1)
}

/// Which types a rotation is worked out in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rounding {
    /// Of positions, frequencies and angles.
    pub angles: Format,
    /// Of cos and sin, q and k, and the score.
    pub rest: Format,
}

impl Rounding {
    /// One type for everything.
    pub const fn all(format: Format) -> Self {
        Self { angles: format, rest: format }
    }
}

impl Head {
    /// p·θ of each pair in a type, p steps along the axis that the pair reads.
    pub fn angles_in(&self, format: Format, position: f64) -> Vec<f64> {
        let place = format.round(position);
        let angle = |pair| match self.frequencies().theta(pair) {
            // What does not turn has an angle of 0 at infinity, too.
            0.0 => 0.0,
            theta => format.round(place * format.round(theta)),
        };
        (0..self.dim().pairs()).map(angle).collect()
    }

    /// The score of a query and a key, each turned by its own angle in these types, without what the mask says. None where
    /// the recipe does more than turn pairs.
    pub fn score_in(&self, rounding: Rounding, vectors: &Vectors, meeting: Meeting) -> Option<f64> {
        if self.is_bent() || self.adds() || !self.encoding().bias.is_zero() {
            return None;
        }
        let Meeting { query, key, shift } = meeting;
        let q = self.turned_in(rounding, Side::Query, vectors.query(query), query, shift);
        let k = self.turned_in(rounding, Side::Key, vectors.key(key), key, shift);
        let sum = if rounding.rest == Format::F64 { Format::F64 } else { Format::F32 };
        let add = |so_far: f64, (q, k): (f64, f64)| sum.round(so_far + sum.round(q * k));
        let product = q.into_iter().zip(k).fold(0.0, add);
        let moved = query.saturating_add_signed(libm::round(shift) as isize);
        Some(rounding.rest.round(self.scale_of(moved) * product))
    }

    /// A vector turned where its token stands, pair by pair.
    fn turned_in(
        &self,
        Rounding { angles, rest }: Rounding,
        side: Side,
        vector: &[f32],
        token: usize,
        shift: f64,
    ) -> Vec<f64> {
        let wide: Vec<f64> = vector.iter().map(|&x| f64::from(x)).collect();
        let held: Vec<f64> =
            self.prepared(side, &wide).into_iter().map(|x| rest.round(x)).collect();
        let mut place: Position = self.layout().position(token);
        let axes = self.layout().axes().len();
        place
            .iter_mut()
            .take(axes)
            .for_each(|coordinate| *coordinate = angles.round(*coordinate + shift));
        let mut turned = Vec::with_capacity(held.len());
        for (pair, omega) in self.frequencies().pairs().iter().enumerate() {
            let parts = omega.iter().zip(&place).filter(|(omega, _)| **omega != 0.0);
            let angle = parts.fold(0.0, |sum, (omega, at)| {
                angles.round(sum + angles.round(angles.round(*omega) * at))
            });
            let (sin, cos) = libm::sincos(angle);
            let [sin, cos] = [sin, cos].map(|part| rest.round(self.gain(pair) * part));
            let [a, b] =
                self.channels(pair).map(|channel| held.get(channel).copied().unwrap_or(0.0));
            let product = |x: f64, y: f64| rest.round(x * y);
            turned.push(rest.round(product(a, cos) - product(b, sin)));
            turned.push(rest.round(product(b, cos) + product(a, sin)));
        }
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::dim::HeadDim;
    use crate::knob::Settings;
    use crate::schemes;
    use crate::sequence::Sequence;

    fn head(scheme: &str, dim: usize, tokens: usize) -> Head {
        let dim = HeadDim::new(dim).unwrap();
        let scheme = schemes::find(scheme).unwrap();
        Head::new(&scheme.encoding(dim, 1e4, &Settings::default()), dim, &Sequence::text(tokens))
    }

    #[test]
    fn what_lies_just_beside_a_tie_is_not_taken_for_one() {
        // Between 1 and the next bf16, 1 + 2⁻⁷, lies 1 + 2⁻⁸; a little more must go up, a little less down.
        let (tie, little) = (1.0 + 1.0 / 256.0, 2.0_f64.powi(-45));
        let next = 1.0 + 1.0 / 128.0;
        assert_eq!(
            [tie - little, tie, tie + little].map(|x| Format::Bf16.round(x)),
            [1.0, 1.0, next]
        );
        assert_eq!([-tie, -tie - little].map(|x| Format::Bf16.round(x)), [-1.0, -next]);
        let tie = 1.0 + 2.0_f64.powi(-11);
        assert_eq!(
            [tie, tie + little].map(|x| Format::F16.round(x)),
            [1.0, 1.0 + 2.0_f64.powi(-10)]
        );
        assert_eq!(Format::F16.round(1e-9), 0.0);
        assert_eq!(Format::Bf16.round(f64::INFINITY), f64::INFINITY);
        assert!(Format::F16.round(f64::NAN).is_nan());
    }

    #[test]
    fn angles_worked_out_by_hand() {
        // d = 4, b = 10⁴: θ = 1 and 0.01. In bf16 257 is 256, and 0.01 is 164 · 2⁻¹⁴ = 0.010009765625.
        let head = head("rope", 4, 10);
        assert_eq!(head.angles_in(Format::Bf16, 257.0), [256.0, 256.0 * 164.0 / 16384.0]);
        assert_eq!(head.angles_in(Format::F64, 257.0), [257.0, 257.0 * 0.01]);
        // f16: 70 000 is beyond 65504.
        assert_eq!(head.angles_in(Format::F16, 70_000.0), [f64::INFINITY; 2]);
        assert_eq!(head.angles_in(Format::F32, 70_000.0)[0], 70_000.0);
        // What stands still has no angle there either.
        let still = self::head("none", 4, 10);
        assert_eq!(still.angles_in(Format::F16, 70_000.0), [0.0; 2]);
    }

    #[test]
    fn a_score_worked_out_by_hand() {
        // d = 2: θ = 1. m = 257 is 256 in bf16 and n = 256 is itself, so that q = k = 1 look the same, turned alike.
        let head = head("rope", 2, 300);
        let vectors = Content::Ones.vectors(head.encoding(), head.dim(), 300);
        let at = |format, query, key| {
            let meeting = Meeting { query, key, shift: 0.0 };
            head.score_in(Rounding::all(format), &vectors, meeting).unwrap()
        };
        assert_eq!(at(Format::Bf16, 257, 256), at(Format::Bf16, 256, 256));
        // 2 cos 1 / √2.
        assert!((at(Format::F64, 257, 256) - 2.0_f64.sqrt() * 1.0_f64.cos()).abs() < 1e-13);
        assert!((at(Format::F32, 257, 256) - at(Format::F64, 257, 256)).abs() < 1e-6);
        // At 0 nothing is turned: 2/√2 rounded to 8 bits is 181/128.
        assert_eq!(at(Format::Bf16, 0, 0), 181.0 / 128.0);
    }

    #[test]
    fn f64_is_the_score_of_the_terms_wherever_pairs_are_only_turned() {
        let content = Content::Gaussian { mean: 0.1, variance: 1.0, seed: 4 };
        let mut compared = 0;
        for scheme in schemes::ALL {
            let head = head(scheme.id, 16, 40);
            let vectors = content.vectors(head.encoding(), head.dim(), 40);
            let meeting = Meeting { query: 33, key: 4, shift: 50.0 };
            let score = |format| head.score_in(Rounding::all(format), &vectors, meeting);
            let Some(found) = score(Format::F64) else { continue };
            let wanted: f64 = head.terms(&content, &vectors, meeting, |_| true).iter().sum();
            assert!((found - wanted).abs() < 1e-11, "{}: {found} {wanted}", scheme.id);
            let [f32, f16, bf16] =
                Format::ROUNDED.map(|format| (score(format).unwrap() - wanted).abs());
            assert!(f32 < 1e-4 && f16 < 0.3 && bf16 < 3.0, "{}: {f32} {f16} {bf16}", scheme.id);
            compared += 1;
        }
        assert!(compared > 30, "{compared}");
    }

    #[test]
    fn angles_in_f32_save_most_of_a_score_in_16_bits() {
        let head = head("rope", 128, 20_000);
        let vectors = Content::Ones.vectors(head.encoding(), head.dim(), 20_000);
        // 19 999 and 19 950 are both 19 968 in bf16: the distance of 49 is gone.
        let meeting = Meeting { query: 19_999, key: 19_950, shift: 0.0 };
        let score = |rounding| head.score_in(rounding, &vectors, meeting).unwrap();
        let exact = score(Rounding::all(Format::F64));
        for rest in [Format::Bf16, Format::F16] {
            let kept = Rounding { angles: Format::F32, rest };
            assert!((score(kept) - exact).abs() < 0.1, "{rest:?}");
        }
        assert!(score(Rounding::all(Format::Bf16)) - exact > 4.0);
    }
}
