//! # The inner loops
//!
//! Exponentials of whole rows, four lanes at a time: slices in, slices out. A release build optimises the program for size,
//! which leaves loops scalar and calls unfolded; this crate alone is built for speed, so what runs once per cell belongs
//! here, and what runs once per row does not.
//!
//! **Invariant:** the same bits on every target; no knowledge of heads, masks or encodings.

use wide::f32x4;

/// eˣ for x ≤ 88, relative error below 2e-7; anything below −87 gives about 1e-38.
pub fn exp(x: f32) -> f32 {
    exp_four(f32x4::splat(x)).to_array()[0]
}

/// The largest number; −∞ when there is none.
pub fn largest(values: &[f32]) -> f32 {
    let (fours, rest) = values.as_chunks::<4>();
    let none = f32x4::splat(f32::NEG_INFINITY);
    let lanes = fours.iter().fold(none, |lanes, &four| lanes.fast_max(f32x4::new(four)));
    lanes.to_array().iter().chain(rest).fold(f32::NEG_INFINITY, |max, &value| max.max(value))
}

/// Σ e^(x − `max`): f32 in short stretches, f64 across them.
pub fn sum_of_exp(values: &[f32], max: f32) -> f64 {
    values.chunks(STRETCH).map(|stretch| f64::from(stretch_sum(stretch, max))).sum()
}

/// Numbers that are added in f32.
const STRETCH: usize = 256;

fn stretch_sum(values: &[f32], max: f32) -> f32 {
    let (fours, rest) = values.as_chunks::<4>();
    let lanes =
        fours.iter().fold(f32x4::splat(0.0), |sum, &four| sum + exp_four(f32x4::new(four) - max));
    lanes.to_array().iter().sum::<f32>() + rest.iter().map(|&value| exp(value - max)).sum::<f32>()
}

/// Replaces each x by e^(x − `max`) and returns their sum.
pub fn exponentiate(values: &mut [f32], max: f32) -> f64 {
    let mut sum = 0.0;
    for stretch in values.chunks_mut(STRETCH) {
        let (fours, rest) = stretch.as_chunks_mut::<4>();
        let mut lanes = f32x4::splat(0.0);
        for four in fours {
            let terms = exp_four(f32x4::new(*four) - max);
            lanes += terms;
            *four = terms.to_array();
        }
        let mut remainder = 0.0;
        for value in rest {
            *value = exp(*value - max);
            remainder += *value;
        }
        sum += f64::from(lanes.to_array().iter().sum::<f32>() + remainder);
    }
    sum
}

/// `to` = `from`, multiplied and shifted.
pub fn scale_into(to: &mut [f32], from: &[f32], factor: f32, offset: f32) {
    for (to, from) in to.iter_mut().zip(from) {
        *to = from * factor - offset;
    }
}

/// Turns each (re, im) by (cos, sin) and multiplies it by its gain.
pub fn turn(re: &mut [f32], im: &mut [f32], cos: &[f32], sin: &[f32], gains: &[f32]) {
    let pairs = re.len();
    let (im, cos, sin, gains) = (&mut im[..pairs], &cos[..pairs], &sin[..pairs], &gains[..pairs]);
    for pair in 0..pairs {
        let (x, y) = (re[pair], im[pair]);
        re[pair] = gains[pair] * (x * cos[pair] - y * sin[pair]);
        im[pair] = gains[pair] * (y * cos[pair] + x * sin[pair]);
    }
}

/// (re, im) of as many pairs = (from_re, from_im) turned by (cos, sin), in f64.
pub fn turned(
    (re, im): (&mut [f64], &mut [f64]),
    (from_re, from_im): (&[f64], &[f64]),
    (cos, sin): (&[f64], &[f64]),
) {
    let pairs = re.len();
    let (im, from_re, from_im) = (&mut im[..pairs], &from_re[..pairs], &from_im[..pairs]);
    let (cos, sin) = (&cos[..pairs], &sin[..pairs]);
    for pair in 0..pairs {
        re[pair] = from_re[pair] * cos[pair] - from_im[pair] * sin[pair];
        im[pair] = from_im[pair] * cos[pair] + from_re[pair] * sin[pair];
    }
}

/// Σ a·b in f64: four sums, then theirs.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (fours, rest) = a.as_chunks::<4>();
    let (others, other_rest) = b[..a.len()].as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (four, other) in fours.iter().zip(others) {
        for lane in 0..4 {
            sums[lane] += four[lane] * other[lane];
        }
    }
    let rest: f64 = rest.iter().zip(other_rest).map(|(a, b)| a * b).sum();
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

#[inline(always)]
fn exp_four(x: f32x4) -> f32x4 {
    const LOG2_E: f32 = std::f32::consts::LOG2_E;
    // ln 2 in two parts: the first has few bits, so its product with a whole number is exact.
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    // Adding and removing 1.5·2²³ rounds to a whole number.
    const ROUND: f32 = 12_582_912.0;
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
    let power =
        shifted.to_array().map(|shifted| (shifted.to_bits() << 23).wrapping_add(1_f32.to_bits()));
    value * f32x4::new(power.map(f32::from_bits))
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
    fn rows_of_any_length_are_summed() {
        for length in [0, 1, 3, 4, 5, 255, 256, 257, 1000] {
            let values: Vec<f32> = (0..length).map(|step| (step % 7) as f32 - 3.0).collect();
            let max = largest(&values);
            let exact: f64 = values.iter().map(|&x| libm::exp(f64::from(x) - f64::from(max))).sum();
            let mut row = values.clone();
            for sum in [sum_of_exp(&values, max), exponentiate(&mut row, max)] {
                assert!((sum - exact).abs() <= 1e-6 * exact, "{length}");
            }
        }
        assert_eq!(largest(&[]), f32::NEG_INFINITY);
    }

    #[test]
    fn a_quarter_turn() {
        let (mut re, mut im) = ([1.0, 0.0], [0.0, 2.0]);
        turn(&mut re, &mut im, &[0.0, 0.0], &[1.0, 1.0], &[1.0, 0.5]);
        assert_eq!((re, im), ([0.0, -1.0], [1.0, 0.0]));
    }
}
