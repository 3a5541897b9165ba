//! **Exponentials** of whole rows, their sums and extremes.
//!
//! Deliberately does not know: what the numbers are.

use wide::{bytemuck::cast, f32x4, u32x4};

/// eˣ for x ≤ 88, relative error below 2e-7; anything below −87 gives about 1e-38.
pub fn exp(x: f32) -> f32 {
    exp_four(f32x4::splat(x)).to_array()[0]
}

/// The largest number; −∞ when there is none.
#[inline(never)]
pub fn largest(values: &[f32]) -> f32 {
    let (fours, rest) = values.as_chunks::<4>();
    let none = f32x4::splat(f32::NEG_INFINITY);
    let lanes = fours.iter().fold(none, |lanes, &four| lanes.fast_max(f32x4::new(four)));
    lanes.to_array().iter().chain(rest).fold(f32::NEG_INFINITY, |max, &value| max.max(value))
}

/// The smallest and the largest number; (∞, −∞) when there is none. Numbers that are none are passed over.
#[inline(never)]
pub fn extremes(values: &[f32]) -> (f32, f32) {
    let (fours, rest) = values.as_chunks::<4>();
    let none = (f32x4::splat(f32::INFINITY), f32x4::splat(f32::NEG_INFINITY));
    let (low, high) = fours.iter().fold(none, |(low, high), &four| {
        let four = f32x4::new(four);
        (smaller(four, low), larger(four, high))
    });
    let low = low.to_array().iter().chain(rest).fold(f32::INFINITY, |a, &b| a.min(b));
    (low, high.to_array().iter().chain(rest).fold(f32::NEG_INFINITY, |a, &b| a.max(b)))
}

/// The larger one; `most` where the value is no number. Which operand wins then differs from machine to machine.
#[inline(always)]
pub(crate) fn larger(value: f32x4, most: f32x4) -> f32x4 {
    if cfg!(target_arch = "wasm32") { most.fast_max(value) } else { value.fast_max(most) }
}

/// The smaller one, likewise.
#[inline(always)]
fn smaller(value: f32x4, least: f32x4) -> f32x4 {
    if cfg!(target_arch = "wasm32") { least.fast_min(value) } else { value.fast_min(least) }
}

/// Σ e^(x − `max`): f32 in short stretches, f64 across them.
#[inline(never)]
pub fn sum_of_exp(values: &[f32], max: f32) -> f64 {
    values.chunks(STRETCH).map(|stretch| f64::from(stretch_sum(stretch, max))).sum()
}

/// Numbers that are added in f32.
const STRETCH: usize = 64;

fn stretch_sum(values: &[f32], max: f32) -> f32 {
    let (fours, rest) = values.as_chunks::<4>();
    let lanes =
        fours.iter().fold(f32x4::splat(0.0), |sum, &four| sum + exp_four(f32x4::new(four) - max));
    lanes.to_array().iter().sum::<f32>() + rest.iter().map(|&value| exp(value - max)).sum::<f32>()
}

/// Replaces each x by e^(x − `max`) and returns their sum.
#[inline(never)]
pub fn exponentiate(values: &mut [f32], max: f32) -> f64 {
    replace(values, |four| exp_four(four - max))
}

/// Replaces each x by 2^(x − `max`) and returns their sum; x is at most `max`.
#[inline(never)]
pub fn powers_below(values: &mut [f32], max: f32) -> f64 {
    replace(values, |four| exp2_four((four - max).fast_max(f32x4::splat(-120.0))))
}

#[inline(always)]
fn replace(values: &mut [f32], term: impl Fn(f32x4) -> f32x4) -> f64 {
    let mut sum = 0.0;
    for stretch in values.chunks_mut(STRETCH) {
        let (fours, rest) = stretch.as_chunks_mut::<4>();
        let mut lanes = f32x4::splat(0.0);
        for four in fours {
            let terms = term(f32x4::new(*four));
            lanes += terms;
            *four = terms.to_array();
        }
        let mut remainder = 0.0;
        for value in rest {
            *value = term(f32x4::splat(*value)).to_array()[0];
            remainder += *value;
        }
        sum += f64::from(lanes.to_array().iter().sum::<f32>() + remainder);
    }
    sum
}

/// The sum: f32 in short stretches, f64 across them.
#[inline(never)]
pub fn sum(values: &[f32]) -> f64 {
    let of = |stretch: &[f32]| {
        let (fours, rest) = stretch.as_chunks::<4>();
        let lanes = fours.iter().fold(f32x4::splat(0.0), |sum, &four| sum + f32x4::new(four));
        f64::from(lanes.to_array().iter().sum::<f32>() + rest.iter().sum::<f32>())
    };
    values.chunks(STRETCH).map(of).sum()
}

/// `to` = `from`, multiplied and shifted.
#[inline(never)]
pub fn scale_into(to: &mut [f32], from: &[f32], factor: f32, offset: f32) {
    let ((fours, rest), (from, from_rest)) = (to.as_chunks_mut::<4>(), from.as_chunks::<4>());
    for (to, from) in fours.iter_mut().zip(from) {
        *to = (f32x4::new(*from) * factor - offset).to_array();
    }
    rest.iter_mut().zip(from_rest).for_each(|(to, from)| *to = from * factor - offset);
}

/// As [`scale_into`], from the places `at`.
#[inline(never)]
pub fn pick_into(to: &mut [f32], from: &[f32], at: &[usize], factor: f32, offset: f32) {
    to.iter_mut().zip(at).for_each(|(to, &at)| *to = from[at] * factor - offset);
}

/// `to` = `from` at as many places as each of `at` is below `top`, multiplied.
#[inline(never)]
pub fn pick_back(to: &mut [f32], from: &[f32], at: &[usize], top: usize, factor: f32) {
    to.iter_mut().zip(at).for_each(|(to, &at)| *to = from[top - at] * factor);
}

/// `to` = `from` at as many places as each of `at` is above `bottom`, multiplied.
#[inline(never)]
pub fn pick_ahead(to: &mut [f32], from: &[f32], at: &[usize], bottom: usize, factor: f32) {
    to.iter_mut().zip(at).for_each(|(to, &at)| *to = from[at - bottom] * factor);
}

/// Multiplies and shifts all numbers.
#[inline(never)]
pub fn scale(values: &mut [f32], factor: f32, offset: f32) {
    let (fours, rest) = values.as_chunks_mut::<4>();
    fours.iter_mut().for_each(|four| *four = (f32x4::new(*four) * factor - offset).to_array());
    rest.iter_mut().for_each(|value| *value = *value * factor - offset);
}

// Adding and removing 1.5·2²³ rounds to a whole number, which stands in the lowest bits of the sum.
const ROUND: f32 = 12_582_912.0;

#[inline(always)]
pub(crate) fn exp_four(x: f32x4) -> f32x4 {
    const LOG2_E: f32 = std::f32::consts::LOG2_E;
    // ln 2 in two parts: the first has few bits, so its product with a whole number is exact.
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    let x = x.fast_max(f32x4::splat(-87.0)).fast_min(f32x4::splat(88.0));
    let shifted = x * LOG2_E + ROUND;
    let whole = shifted - ROUND;
    let rest = x - whole * LN_2_HIGH - whole * LN_2_LOW;
    // Minimax-like polynomial of e^r on |r| ≤ ln2/2 (Cephes `expf` coefficients).
    let mut poly = f32x4::splat(1.987_569_1e-4);
    for coefficient in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        poly = poly * rest + coefficient;
    }
    let value = poly * rest * rest + rest + 1.0;
    let power: u32x4 = (cast::<f32x4, u32x4>(shifted) << 23_u32) + u32x4::splat(1_f32.to_bits());
    value * cast::<u32x4, f32x4>(power)
}

/// 2ˣ for |x| ≤ 120, relative error below 2e-7. What is rounded off x is exact, so the error does not grow with x.
#[inline(always)]
pub(crate) fn exp2_four(x: f32x4) -> f32x4 {
    let shifted = x + ROUND;
    let rest = x - (shifted - ROUND);
    // Of all polynomials of this degree with value and slope of 2^r at 0 the one with the least relative error on |r| ≤ ½: 1.1e-7.
    let mut poly = f32x4::splat(1.330_060_7e-3);
    for coefficient in [9.669_691e-3, 5.550_558_5e-2, 2.402_228_3e-1, std::f32::consts::LN_2, 1.0] {
        poly = poly * rest + coefficient;
    }
    let power: u32x4 = cast::<f32x4, u32x4>(shifted) << 23_u32;
    cast::<u32x4, f32x4>(cast::<f32x4, u32x4>(poly) + power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_agrees_with_libm() {
        let worst = (-8700..=8800).map(|step| {
            let x = step as f32 / 100.0;
            let exact = libm::exp(f64::from(x));
            (f64::from(exp(x)) - exact).abs() / exact
        });
        assert!(worst.fold(0.0, f64::max) < 2e-7);
        assert!(exp(f32::NEG_INFINITY) < 2e-38 && exp(f32::NEG_INFINITY) >= 0.0);
    }

    #[test]
    fn powers_of_two_agree_with_libm() {
        let worst = (-12_000..=12_000).map(|step| {
            let x = step as f32 / 100.0;
            let exact = libm::exp2(f64::from(x));
            (f64::from(exp2_four(f32x4::splat(x)).to_array()[0]) - exact).abs() / exact
        });
        assert!(worst.fold(0.0, f64::max) < 2e-7);
    }

    #[test]
    fn rows_of_any_length_are_summed() {
        for length in [0, 1, 3, 4, 5, 255, 256, 257, 1000] {
            let values: Vec<f32> = (0..length).map(|step| (step % 7) as f32 - 3.0).collect();
            let max = largest(&values);
            let exact: f64 = values.iter().map(|&x| libm::exp(f64::from(x) - f64::from(max))).sum();
            let mut row = values.clone();
            for sum in [sum_of_exp(&values, max), exponentiate(&mut row, max), sum(&row)] {
                assert!((sum - exact).abs() <= 1e-6 * exact, "{length}");
            }
            let exact: f64 = values.iter().map(|&x| libm::exp2(f64::from(x) - 3.0)).sum();
            let mut row = values.clone();
            assert!((powers_below(&mut row, 3.0) - exact).abs() <= 1e-6 * exact, "{length}");
            scale(&mut row, 2.0, 0.0);
            assert!((sum(&row) - 2.0 * exact).abs() <= 2e-6 * exact, "{length}");
        }
        assert_eq!(largest(&[]), f32::NEG_INFINITY);
        assert_eq!(extremes(&[]), (f32::INFINITY, f32::NEG_INFINITY));
        assert_eq!(extremes(&[1.0, f32::NAN, -2.0, 0.5, f32::NAN, 3.0]), (-2.0, 3.0));
        // What came before a number that is none is not forgotten.
        assert_eq!(extremes(&[1.0, 2.0, 3.0, 4.0, f32::NAN, 2.5, f32::NAN, 3.0]), (1.0, 4.0));
    }
}
