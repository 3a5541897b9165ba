//! **Turning** pairs of channels, and angles that are added in f64.
//!
//! Deliberately does not know: where the angles come from.

use wide::{bytemuck::cast, f32x4, f64x2};

/// Turns each (re, im) by (cos, sin) and multiplies it by its gain.
#[inline(never)]
pub fn turn(re: &mut [f32], im: &mut [f32], cos: &[f32], sin: &[f32], gains: &[f32]) {
    turn_pairs(re, im, cos, sin, gains);
}

/// As [`turn`], a row after the other: all re of a row stand before all im. Channels of `from` begin at these two places.
#[inline(never)]
pub fn turn_rows(
    to: &mut [f32],
    from: &[f32],
    (first, second): (usize, usize),
    (cos, sin): (&[f32], &[f32]),
    gains: &[f32],
) {
    let pairs = gains.len().max(1);
    let rows = to.chunks_exact_mut(2 * pairs).zip(from.chunks_exact(2 * pairs));
    let angles = cos.chunks_exact(pairs).zip(sin.chunks_exact(pairs));
    for ((to, from), (cos, sin)) in rows.zip(angles) {
        let (re, im) = to.split_at_mut(pairs);
        re.copy_from_slice(&from[first..][..pairs]);
        im.copy_from_slice(&from[second..][..pairs]);
        turn_pairs(re, im, cos, sin, gains);
    }
}

#[inline(always)]
fn turn_pairs(re: &mut [f32], im: &mut [f32], cos: &[f32], sin: &[f32], gains: &[f32]) {
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

/// As [`turned`], for any number of rows of `by`, each as the nearest f32.
#[inline(never)]
pub fn turned_narrow(
    (re, im): (&mut [f32], &mut [f32]),
    (from_re, from_im): (&[f64], &[f64]),
    (cos, sin): (&[f64], &[f64]),
) {
    let pairs = from_re.len().max(1);
    let rows = re.chunks_exact_mut(pairs).zip(im.chunks_exact_mut(pairs));
    for ((re, im), (cos, sin)) in rows.zip(cos.chunks_exact(pairs).zip(sin.chunks_exact(pairs))) {
        let (re, re_rest) = re.as_chunks_mut::<4>();
        let (im, im_rest) = im.as_chunks_mut::<4>();
        let [(from_re, x), (from_im, y), (cos, c), (sin, s)] =
            [from_re, from_im, cos, sin].map(|values| values.as_chunks::<4>());
        for ((((re, im), x), y), (c, s)) in
            re.iter_mut().zip(im).zip(from_re).zip(from_im).zip(cos.iter().zip(sin))
        {
            let [x, y, c, s] = [*x, *y, *c, *s].map(cast::<[f64; 4], [f64x2; 2]>);
            let turned = |half: usize| {
                let [x, y, c, s] = [x[half], y[half], c[half], s[half]];
                [(x * c - y * s).to_array(), (y * c + x * s).to_array()]
            };
            let ([re_low, im_low], [re_high, im_high]) = (turned(0), turned(1));
            *re = [re_low[0] as f32, re_low[1] as f32, re_high[0] as f32, re_high[1] as f32];
            *im = [im_low[0] as f32, im_low[1] as f32, im_high[0] as f32, im_high[1] as f32];
        }
        let by = x.iter().zip(y).zip(c.iter().zip(s));
        for ((re, im), ((x, y), (c, s))) in re_rest.iter_mut().zip(im_rest).zip(by) {
            *re = (x * c - y * s) as f32;
            *im = (y * c + x * s) as f32;
        }
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

    #[test]
    fn rows_are_turned_as_each_alone() {
        for pairs in [1, 2, 3, 4, 6, 9] {
            let wide = |seed: usize, count: usize| -> Vec<f64> {
                (0..count).map(|i| ((i * 37 + seed * 11) % 101) as f64 / 101.0 - 0.5).collect()
            };
            let (anchor, by) =
                ([wide(1, pairs), wide(2, pairs)], [wide(3, 3 * pairs), wide(4, 3 * pairs)]);
            let [mut cos, mut sin] = [vec![0.0; 3 * pairs], vec![0.0; 3 * pairs]];
            turned_narrow((&mut cos, &mut sin), (&anchor[0], &anchor[1]), (&by[0], &by[1]));
            let held: Vec<f32> = wide(5, 6 * pairs).iter().map(|&x| x as f32).collect();
            let gains: Vec<f32> = wide(6, pairs).iter().map(|&x| x as f32).collect();
            let mut rows = vec![0.0; 6 * pairs];
            turn_rows(&mut rows, &held, (0, pairs), (&cos, &sin), &gains);
            for row in 0..3 {
                let cells = row * pairs..(row + 1) * pairs;
                let by = (&by[0][cells.clone()], &by[1][cells.clone()]);
                let [mut re, mut im] = [vec![0.0; pairs], vec![0.0; pairs]];
                turned((&mut re, &mut im), (&anchor[0], &anchor[1]), by);
                let mut narrowed = [vec![0.0; pairs], vec![0.0; pairs]];
                narrow(&mut narrowed[0], &re);
                narrow(&mut narrowed[1], &im);
                assert_eq!((&cos[cells.clone()], &sin[cells]), (&*narrowed[0], &*narrowed[1]));
                let mut alone = held[2 * row * pairs..][..2 * pairs].to_vec();
                let (re, im) = alone.split_at_mut(pairs);
                turn(re, im, &narrowed[0], &narrowed[1], &gains);
                assert_eq!(rows[2 * row * pairs..][..2 * pairs], alone);
            }
        }
    }
}
