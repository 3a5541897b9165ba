//! **Turning** pairs of channels, and angles that are added in f64.
//!
//! Deliberately does not know: where the angles come from.

use wide::{f32x4, f64x2};

/// Turns each (re, im) by (cos, sin) and multiplies it by its gain.
#[inline(never)]
pub fn turn(re: &mut [f32], im: &mut [f32], cos: &[f32], sin: &[f32], gains: &[f32]) {
    let pairs = re.len();
    let (im, cos, sin, gains) = (&mut im[..pairs], &cos[..pairs], &sin[..pairs], &gains[..pairs]);
    let (re, re_rest) = re.as_chunks_mut::<4>();
    let (im, im_rest) = im.as_chunks_mut::<4>();
    let [(cos, cos_rest), (sin, sin_rest), (gains, gain_rest)] =
        [cos, sin, gains].map(|values| values.as_chunks::<4>());
    for ((((re, im), cos), sin), gain) in re.iter_mut().zip(im).zip(cos).zip(sin).zip(gains) {
        let [x, y, cos, sin, gain] = [*re, *im, *cos, *sin, *gain].map(f32x4::new);
        *re = (gain * (x * cos - y * sin)).to_array();
        *im = (gain * (y * cos + x * sin)).to_array();
    }
    for pair in 0..re_rest.len() {
        let (x, y) = (re_rest[pair], im_rest[pair]);
        re_rest[pair] = gain_rest[pair] * (x * cos_rest[pair] - y * sin_rest[pair]);
        im_rest[pair] = gain_rest[pair] * (y * cos_rest[pair] + x * sin_rest[pair]);
    }
}

/// (re, im) of as many pairs = (from_re, from_im) turned by (cos, sin), in f64.
#[inline(never)]
pub fn turned(
    (re, im): (&mut [f64], &mut [f64]),
    (from_re, from_im): (&[f64], &[f64]),
    (cos, sin): (&[f64], &[f64]),
) {
    let pairs = re.len();
    let (im, from_re, from_im) = (&mut im[..pairs], &from_re[..pairs], &from_im[..pairs]);
    let (cos, sin) = (&cos[..pairs], &sin[..pairs]);
    let (re, re_rest) = re.as_chunks_mut::<2>();
    let (im, im_rest) = im.as_chunks_mut::<2>();
    let [(from_re, x), (from_im, y), (cos, c), (sin, s)] =
        [from_re, from_im, cos, sin].map(|values| values.as_chunks::<2>());
    for ((((re, im), x), y), (c, s)) in
        re.iter_mut().zip(im).zip(from_re).zip(from_im).zip(cos.iter().zip(sin))
    {
        let [x, y, c, s] = [*x, *y, *c, *s].map(f64x2::new);
        *re = (x * c - y * s).to_array();
        *im = (y * c + x * s).to_array();
    }
    if let ([re], [im], [x], [y], [c], [s]) = (re_rest, im_rest, x, y, c, s) {
        *re = x * c - y * s;
        *im = y * c + x * s;
    }
}

/// The nearest f32 of each number.
#[inline(never)]
pub fn narrow(to: &mut [f32], from: &[f64]) {
    let (fours, rest) = to.as_chunks_mut::<4>();
    let (from, from_rest) = from.as_chunks::<4>();
    fours.iter_mut().zip(from).for_each(|(to, from)| *to = from.map(|x| x as f32));
    rest.iter_mut().zip(from_rest).for_each(|(to, &from)| *to = from as f32);
}

/// Σ a·b in f64: four sums, then theirs.
#[inline(never)]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn() {
        let (mut re, mut im) = ([1.0, 0.0], [0.0, 2.0]);
        turn(&mut re, &mut im, &[0.0, 0.0], &[1.0, 1.0], &[1.0, 0.5]);
        assert_eq!((re, im), ([0.0, -1.0], [1.0, 0.0]));
    }
}
