//! How a recipe sees the patches around one patch: f̄ on the grid, by distance, and by direction.
//!
//! f̄ is the score of q = k = 1 over its value at offset 0. Distances are in patches, whatever the coordinates count: a step to
//! the right and a step down are both 1 long. Directions fill half a circle, because f̄(−Δ) = f̄(Δ).
//! Deliberately does not know: what was seen in training.

use std::f64::consts::PI;

use crate::attention::Head;
use crate::content::Content;
use crate::layout::{Block, MAX_AXES, Position};

/// Directions on half a circle that are looked at for a mean, the first to the right: a multiple of 4, so that axes and diagonals
/// are among them.
pub const DIRECTIONS: usize = 48;

/// Radii at which a profile is sampled, evenly from the first above 0 to the last.
pub const RADII: usize = 96;

/// f̄ over all offsets on the grid of a picture, whole patches or not.
#[derive(Debug)]
pub struct Around<'a> {
    head: &'a Head,
    down: Position,
    right: Position,
    unit: f64,
}

/// f̄ on a circle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring {
    /// Its radius in patches.
    pub radius: f64,
    /// Mean over the directions.
    pub mean: f64,
    /// Smallest.
    pub low: f64,
    /// Largest.
    pub high: f64,
    /// Mean square distance from the mean.
    pub variance: f64,
    /// Mean to the right and downwards, minus the mean on the two diagonals.
    pub cross: f64,
}

impl Ring {
    /// The circle of a radius with f̄ in evenly spaced directions, of which there are a multiple of 4.
    pub fn of(radius: f64, values: &[f64]) -> Self {
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let quarter = values.len() / 4;
        let at = |quarters: usize| values.get(quarters * quarter).copied().unwrap_or(mean);
        Self {
            radius,
            mean,
            low: values.iter().copied().fold(f64::INFINITY, f64::min),
            high: values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            variance: values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>()
                / count,
            cross: f64::midpoint(at(0), at(2)) - f64::midpoint(at(1), at(3)),
        }
    }

    /// How far directions differ: largest − smallest.
    pub fn spread(&self) -> f64 {
        self.high - self.low
    }
}

/// The share of the variance of f̄ that distance alone explains, the correlation ratio η²: 1 where all directions are alike, also
/// where f̄ does not vary. All radii count alike.
pub fn isotropy(rings: &[Ring]) -> f64 {
    let count = rings.len().max(1) as f64;
    let mean = rings.iter().map(|ring| ring.mean).sum::<f64>() / count;
    let between =
        rings.iter().map(|ring| (ring.mean - mean) * (ring.mean - mean)).sum::<f64>() / count;
    let within = rings.iter().map(|ring| ring.variance).sum::<f64>() / count;
    // What only rounding made differ is alike.
    if within <= 1e-20 { 1.0 } else { between / (between + within) }
}

impl Head {
    /// f̄ around a patch of a picture; None where its patches stand on no lattice, or where scores are more than a function of the
    /// turned difference of positions: there, nothing is known between patches.
    pub fn around(&self, block: &Block) -> Option<Around<'_>> {
        let [_, down, right] = block.lattice().filter(|_| !self.is_bent())?.steps;
        Some(Around { head: self, down, right, unit: unit(self.kernels(&[[0.0; MAX_AXES]])[0]) })
    }

    /// f̄ from a patch to those in the given rows and columns of its frame, row by row.
    pub fn field(
        &self,
        block: &Block,
        from: [usize; 3],
        rows: &[usize],
        columns: &[usize],
    ) -> Vec<f64> {
        let even = !self.is_bent() && self.encoding().bias.is_zero();
        match (block.lattice().filter(|_| even), self.pair_weights(&Content::Ones)) {
            (Some(lattice), Some(weights)) => {
                let [_, down, right] = lattice.steps;
                let offsets = |sides: &[usize], at: usize, step: Position| {
                    let offset = |&side: &usize| at as f64 - side as f64;
                    sides.iter().map(|side| step.map(|on| on * offset(side))).collect::<Vec<_>>()
                };
                let [rows, columns] =
                    [offsets(rows, from[1], down), offsets(columns, from[2], right)];
                self.separate(&weights.a, &rows, &columns)
            }
            _ => self.token_by_token(block, from, rows, columns),
        }
    }

    /// Σ a·cos(ω·(u + v)) / Σ a for all u and v, by the cosines and sines of each.
    fn separate(&self, weights: &[f64], rows: &[Position], columns: &[Position]) -> Vec<f64> {
        let turn = |offset: &Position| -> Vec<(f64, f64)> {
            let angles = self.frequencies().angles(*offset);
            angles.map(|angle| (libm::cos(angle), libm::sin(angle))).collect()
        };
        let columns: Vec<_> = columns.iter().map(turn).collect();
        let all = unit(weights.iter().sum());
        let mut values = Vec::with_capacity(rows.len() * columns.len());
        for row in rows {
            let row: Vec<_> =
                turn(row).into_iter().zip(weights).map(|((c, s), a)| (a * c, a * s)).collect();
            values.extend(columns.iter().map(|column| {
                let products = row.iter().zip(column).map(|((rc, rs), (c, s))| rc * c - rs * s);
                products.sum::<f64>() / all
            }));
        }
        values
    }

    fn token_by_token(
        &self,
        block: &Block,
        from: [usize; 3],
        rows: &[usize],
        columns: &[usize],
    ) -> Vec<f64> {
        let [_, height, width] = block.segment.grid();
        let token = |row: usize, column: usize| {
            block.first_token + (from[0] * height + row) * width + column
        };
        let query = token(from[1], from[2]);
        let keys: Vec<_> = rows
            .iter()
            .flat_map(|&row| columns.iter().map(move |&column| token(row, column)))
            .collect();
        if self.is_bent() {
            let unit = unit(self.kernel_between(query, query));
            return keys.into_iter().map(|key| self.kernel_between(query, key) / unit).collect();
        }
        let offsets: Vec<_> =
            std::iter::once(query).chain(keys).map(|key| self.offset(query, key)).collect();
        let values = self.kernels(&offsets);
        let unit = unit(values[0]);
        values[1..].iter().map(|value| value / unit).collect()
    }
}

/// What f̄ is measured in; 1 where a bias leaves nothing to divide by.
fn unit(at_zero: f64) -> f64 {
    if at_zero > 1e-9 { at_zero } else { 1.0 }
}

impl Around<'_> {
    /// f̄ at offsets of so many patches (right, down).
    pub fn at(&self, offsets: impl Iterator<Item = (f64, f64)>) -> Vec<f64> {
        let offset = |(right, down): (f64, f64)| {
            std::array::from_fn(|axis| right * self.right[axis] + down * self.down[axis])
        };
        let offsets: Vec<Position> = offsets.map(offset).collect();
        self.head.kernels(&offsets).into_iter().map(|value| value / self.unit).collect()
    }

    /// f̄ at a radius, in so many directions from the right over downwards to just before the left.
    pub fn turned(&self, radius: f64, directions: usize) -> Vec<f64> {
        let direction = |at: usize| {
            let (sin, cos) = libm::sincos(PI * at as f64 / directions as f64);
            (radius * cos, radius * sin)
        };
        self.at((0..directions).map(direction))
    }

    /// The circle of a radius.
    pub fn ring(&self, radius: f64) -> Ring {
        Ring::of(radius, &self.turned(radius, DIRECTIONS))
    }

    /// [`RADII`] circles, the largest of which has the given radius.
    pub fn rings(&self, last: f64) -> Vec<Ring> {
        (1..=RADII).map(|at| self.ring(last * at as f64 / RADII as f64)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Segment, Sequence, Settings, schemes};

    fn head(id: &str, dim: usize, base: f64, side: usize) -> Head {
        let dim = HeadDim::new(dim).unwrap();
        let encoding = schemes::find(id).unwrap().encoding(dim, base, &Settings::default());
        let sequence = Sequence::new([Segment::Image { rows: side, columns: side }]).unwrap();
        Head::new(&encoding, dim, &sequence)
    }

    fn ring(head: &Head, radius: f64) -> Ring {
        head.around(&head.layout().blocks()[0]).unwrap().ring(radius)
    }

    fn isotropy_of(head: &Head, last: f64) -> f64 {
        isotropy(&head.around(&head.layout().blocks()[0]).unwrap().rings(last))
    }

    #[test]
    fn two_pairs_by_hand() {
        // One pair on each axis, θ = 1: f̄ = (cos x + cos y) / 2.
        let axial = head("rope-vit", 4, 100.0, 8);
        let found = ring(&axial, 2.0);
        let cross = (2f64.cos() + 1.0) / 2.0 - 2f64.sqrt().cos();
        assert!(
            (found.cross - cross).abs() < 1e-12 && (cross - 0.135_982_9).abs() < 1e-7,
            "{found:?}"
        );
        assert!((found.high - 0.291_926_6).abs() < 1e-7 && (found.low - 0.155_943_7).abs() < 1e-7);
        let field = axial.field(&axial.layout().blocks()[0], [0, 3, 4], &[3, 5], &[4, 7]);
        let by_hand = [
            1.0,
            (3f64.cos() + 1.0) / 2.0,
            (2f64.cos() + 1.0) / 2.0,
            (2f64.cos() + 3f64.cos()) / 2.0,
        ];
        for (found, wanted) in field.iter().zip(by_hand) {
            assert!((found - wanted).abs() < 1e-12, "{field:?}");
        }
    }

    #[test]
    fn both_ways_to_a_field_agree() {
        for id in [
            "rope",
            "rope-vit",
            "rope-mixed",
            "golden-gate",
            "dino-v3",
            "m-rope",
            "circle-rope",
            "yarn",
            "none",
        ] {
            let head = head(id, 32, 1e4, 9);
            let block = &head.layout().blocks()[0];
            let all: Vec<usize> = (0..9).collect();
            let [fast, slow] = [
                head.field(block, [0, 2, 7], &all, &all),
                head.token_by_token(block, [0, 2, 7], &all, &all),
            ];
            let apart = fast.iter().zip(&slow).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(apart < 1e-6, "{id}: {apart}");
            assert!((fast[2 * 9 + 7] - 1.0).abs() < 1e-12, "{id}");
        }
    }

    #[test]
    fn flattening_favours_rows_axes_make_a_cross_and_golden_directions_do_neither() {
        let [flat, axial, golden] = [("rope", 1e4), ("rope-vit", 100.0), ("golden-gate", 1e4)]
            .map(|(id, base)| head(id, 128, base, 16));
        for radius in [4.0, 6.0, 8.0] {
            let [flat, axial, golden] = [&flat, &axial, &golden].map(|head| ring(head, radius));
            assert!(flat.spread() > 0.3, "{flat:?}");
            assert!(axial.cross > 0.05, "{axial:?}");
            assert!(
                golden.cross.abs() < 0.2 * axial.cross && golden.spread() < axial.spread(),
                "{golden:?}"
            );
        }
        let [flat, axial, golden] = [&flat, &axial, &golden].map(|head| isotropy_of(head, 8.0));
        assert!(flat < axial && axial < golden && golden < 1.0, "{flat} {axial} {golden}");
    }

    #[test]
    fn what_does_not_vary_is_alike_in_all_directions() {
        assert_eq!(isotropy_of(&head("none", 8, 1e4, 5), 4.0), 1.0);
        let rings = [(0.0, 1.0), (2.0, 0.0)].map(|(mean, variance)| Ring {
            radius: 1.0,
            mean,
            low: 0.0,
            high: 0.0,
            variance,
            cross: 0.0,
        });
        // Between the circles 1, within them ½ on average.
        assert!((isotropy(&rings) - 1.0 / 1.5).abs() < 1e-15);
    }

    #[test]
    fn where_patches_stand_on_no_lattice_there_is_nothing_between_them() {
        for id in ["circle-rope", "rerope"] {
            let head = head(id, 32, 1e4, 4);
            assert!(head.around(&head.layout().blocks()[0]).is_none(), "{id}");
        }
    }
}
