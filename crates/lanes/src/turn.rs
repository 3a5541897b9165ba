//! **Turning** pairs of channels, and angles that are added in f64.
//!
//! Deliberately does not know: where the angles come from.

use wide::{bytemuck::cast, f32x4, f64x2};

/// Turns each (re, im) of `from` by (cos, sin) and multiplies it by its gain, a row after the other. In `from` the re and im of a
/// row begin at these two places, in `to` at 0 and in the middle.
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
        let (from_re, from_im) = (&from[first..][..pairs], &from[second..][..pairs]);
        let (re, re_rest) = re.as_chunks_mut::<4>();
        let (im, im_rest) = im.as_chunks_mut::<4>();
        let [(x, x_rest), (y, y_rest), (cos, cos_rest), (sin, sin_rest), (gains, gain_rest)] =
            [from_re, from_im, cos, sin, gains].map(|values| values.as_chunks::<4>());
        let by = cos.iter().zip(sin).zip(gains);
        for ((re, im), ((x, y), ((cos, sin), gain))) in
            re.iter_mut().zip(im).zip(x.iter().zip(y).zip(by))
        {
            let [x, y, cos, sin, gain] = [*x, *y, *cos, *sin, *gain].map(f32x4::new);
            *re = (gain * (x * cos - y * sin)).to_array();
            *im = (gain * (y * cos + x * sin)).to_array();
        }
        for pair in 0..re_rest.len() {
            let (x, y, gain) = (x_rest[pair], y_rest[pair], gain_rest[pair]);
            re_rest[pair] = gain * (x * cos_rest[pair] - y * sin_rest[pair]);
            im_rest[pair] = gain * (y * cos_rest[pair] + x * sin_rest[pair]);
        }
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
            *re = narrow_four([x[0] * c[0] - y[0] * s[0], x[1] * c[1] - y[1] * s[1]]);
            *im = narrow_four([y[0] * c[0] + x[0] * s[0], y[1] * c[1] + x[1] * s[1]]);
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
    for (to, from) in fours.iter_mut().zip(from) {
        *to = narrow_four(cast::<[f64; 4], [f64x2; 2]>(*from));
    }
    rest.iter_mut().zip(from_rest).for_each(|(to, &from)| *to = from as f32);
}

#[inline(always)]
fn narrow_four(from: [f64x2; 2]) -> [f32; 4] {
    let [[a, b], [c, d]] = from.map(f64x2::to_array);
    [a, b, c, d].map(|x| x as f32)
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
        let (held, mut to) = ([1.0, 0.0, 0.0, 2.0], [0.0; 4]);
        turn_rows(&mut to, &held, (0, 2), (&[0.0, 0.0], &[1.0, 1.0]), &[1.0, 0.5]);
        assert_eq!(to, [0.0, -1.0, 1.0, 0.0]);
        turn_rows(&mut to, &held, (2, 0), (&[0.0, 0.0], &[1.0, 1.0]), &[1.0, 0.5]);
        assert_eq!(to, [-1.0, 0.0, 0.0, 1.0]);
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
                let (x, y) = held[2 * row * pairs..][..2 * pairs].split_at(pairs);
                for pair in 0..pairs {
                    let (x, y, c, s) = (x[pair], y[pair], narrowed[0][pair], narrowed[1][pair]);
                    let turned = [gains[pair] * (x * c - y * s), gains[pair] * (y * c + x * s)];
                    let at = 2 * row * pairs + pair;
                    assert_eq!([rows[at], rows[at + pairs]], turned);
                }
            }
        }
    }
}
