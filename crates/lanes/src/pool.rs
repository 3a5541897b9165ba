//! **Pooling**: of the numbers that share a cell, the one that stands out.
//!
//! Deliberately does not know: what the numbers are, and where cells are seen.

use wide::f32x4;

/// Which number of several stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outstanding {
    /// The largest.
    Largest,
    /// The one farthest from 0, with its sign.
    Farthest,
}

impl Outstanding {
    /// What gives way to every number.
    pub fn nothing(self) -> f32 {
        if self == Self::Largest { f32::NEG_INFINITY } else { 0.0 }
    }

    fn of(self, a: f32, b: f32) -> f32 {
        match self {
            Self::Largest => a.max(b),
            Self::Farthest => {
                if b.abs() > a.abs() {
                    b
                } else {
                    a
                }
            }
        }
    }
}

/// Each of `most` becomes the value instead, where that stands out more.
#[inline(never)]
pub fn outdo(most: &mut [f32], values: &[f32], which: Outstanding) {
    let (fours, rest) = most.as_chunks_mut::<4>();
    let (values, value_rest) = values.as_chunks::<4>();
    for (most, value) in fours.iter_mut().zip(values) {
        let (a, b) = (f32x4::new(*most), f32x4::new(*value));
        let other = match which {
            Outstanding::Largest => b.fast_max(a),
            Outstanding::Farthest => b.abs().simd_gt(a.abs()).bitselect(b, a),
        };
        *most = other.to_array();
    }
    rest.iter_mut().zip(value_rest).for_each(|(most, value)| *most = which.of(*most, *value));
}

/// Of the numbers `from[bounds[i]..bounds[i + 1]]` the one that stands out becomes `to[i]`; they give way to anything afterwards.
#[inline(never)]
pub fn gather(to: &mut [f32], from: &mut [f32], bounds: &[usize], which: Outstanding) {
    for (to, ends) in to.iter_mut().zip(bounds.windows(2)) {
        let cell = &mut from[ends[0]..ends[1]];
        *to = cell.iter().fold(which.nothing(), |most, value| which.of(most, *value));
        cell.fill(which.nothing());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thin_peaks_survive_with_their_sign() {
        let rows = [[1.0, -2.0, 0.5, -9.0, 3.0, 4.0, -4.5], [0.0, 1.0, 7.0, 8.0, 3.5, -5.0, 0.1]];
        for (which, wanted) in [
            (Outstanding::Largest, [1.0, 8.0, 3.5, 4.0]),
            (Outstanding::Farthest, [-2.0, -9.0, 3.5, -5.0]),
        ] {
            let mut most = [which.nothing(); 7];
            rows.iter().for_each(|row| outdo(&mut most, row, which));
            let mut cells = [0.0; 4];
            gather(&mut cells, &mut most, &[0, 2, 4, 5, 7], which);
            assert_eq!(cells, wanted);
            assert_eq!(most, [which.nothing(); 7]);
        }
    }
}
