//! Crossings: where the kernel of a text first goes below 0, exactly, without looking at every distance.
//!
//! f(m) = Σ_p w_p cos(m·α_p) with weights w_p ≥ 0. Around the middle c of a block of half width h,
//!
//! ```text
//! f(c + t) ≥ Σ_slow w cos cα − h·|Σ_slow w α sin cα| − ½h²·Σ_slow w α² − Σ_fast w     for |t| ≤ h
//! ```
//!
//! by Taylor for the pairs that turn slowly enough, and by |cos| ≤ 1 for the others. A block whose bound lies above 0 holds
//! no crossing and is passed over; in the others every whole distance is looked at. Nothing is sampled.
//! Deliberately does not know: bases, recipes.

use rotarium_lanes::{dot, turned};

use crate::decay::Definition;
use crate::{Content, Head};

/// Distances of a block, and of its quarters.
const BLOCK: usize = 16;
const QUARTER: usize = 4;
/// Blocks between two exactly evaluated middles.
const ANCHOR_BLOCKS: usize = 64;
/// What rounding can add to a sum of turned weights, relative to their sum; closer to 0 the sum is taken anew.
const DOUBT: f64 = 1e-9;

/// What one text step turns, and what each pair weighs: P of each, in radians per token and as shares of f(0).
#[derive(Debug, Clone, PartialEq)]
pub struct Turns {
    alphas: Vec<f64>,
    weights: Vec<f64>,
}

impl Turns {
    /// Pairs that turn by `alphas` per step and weigh `weights`, which are at least 0.
    pub fn new(alphas: Vec<f64>, weights: Vec<f64>) -> Self {
        Self { alphas, weights }
    }

    /// The kernel f(Δ)/P of a recipe along the text; None where it is more than a sum of turned pairs: distances that are
    /// bent, pairs that fade, scores with a bias.
    pub fn of(head: &Head) -> Option<Self> {
        if head.is_bent() || !head.encoding().bias.is_zero() {
            return None;
        }
        let axes = head.layout().axes().len();
        let step = std::array::from_fn(|axis| if axis < axes { 1.0 } else { 0.0 });
        let (weights, _) = head.decay_weights(Definition::Kernel, &Content::Ones, (1.0, 1.0));
        Some(Self { alphas: head.alphas(step), weights })
    }

    /// f(m), each angle on its own.
    pub fn at(&self, m: f64) -> f64 {
        let term = |(alpha, weight): (&f64, &f64)| weight * libm::cos(alpha * m);
        self.alphas.iter().zip(&self.weights).map(term).sum()
    }

    /// Whether f(m) < 0.
    pub fn is_negative(&self, m: usize) -> bool {
        self.at(m as f64) < 0.0
    }

    /// The smallest m < `length` with f(m) < 0.
    ///
    /// ```
    /// use rotarium_kernel::crossing::Turns;
    /// // cos 1 > 0 > cos 2
    /// assert_eq!(Turns::new(vec![1.0], vec![1.0]).first_negative(100), Some(2));
    /// assert_eq!(Turns::new(vec![0.0], vec![1.0]).first_negative(1 << 20), None);
    /// ```
    pub fn first_negative(&self, length: usize) -> Option<usize> {
        Scan::new(self).first_negative(length)
    }

    fn total(&self) -> f64 {
        self.weights.iter().sum()
    }
}

/// cos and sin of each pair at an offset.
struct Table {
    cos: Vec<f64>,
    sin: Vec<f64>,
}

impl Table {
    fn new(alphas: &[f64], offset: f64) -> Self {
        let (sin, cos) = alphas.iter().map(|alpha| libm::sincos(alpha * offset)).unzip();
        Self { cos, sin }
    }
}

/// The weights, turned to a distance.
#[derive(Clone)]
struct Turned {
    re: Vec<f64>,
    im: Vec<f64>,
}

impl Turned {
    fn at(turns: &Turns, m: f64) -> Self {
        let turn = |(alpha, weight): (&f64, &f64)| {
            let (sin, cos) = libm::sincos(alpha * m);
            (weight * cos, weight * sin)
        };
        let (re, im) = turns.alphas.iter().zip(&turns.weights).map(turn).unzip();
        Self { re, im }
    }

    fn turn_from(&mut self, from: &Self, by: &Table) {
        turned((&mut self.re, &mut self.im), (&from.re, &from.im), (&by.cos, &by.sin));
    }

    fn real_after(&self, by: &Table) -> f64 {
        dot(&self.re, &by.cos) - dot(&self.im, &by.sin)
    }
}

/// The lower bound of f around a distance.
struct Bound {
    half: f64,
    /// 1 for slow pairs, 0 for fast ones.
    keep: Vec<f64>,
    /// α of slow pairs, 0 for fast ones.
    slopes: Vec<f64>,
    /// What curvature and fast pairs can take away.
    loss: f64,
}

impl Bound {
    fn new(turns: &Turns, half: f64) -> Self {
        let is_slow = |alpha: f64| (half * alpha).abs() < 1.0;
        let keep = turns.alphas.iter().map(|&alpha| if is_slow(alpha) { 1.0 } else { 0.0 });
        let slopes = turns.alphas.iter().map(|&alpha| if is_slow(alpha) { alpha } else { 0.0 });
        let losses = turns.alphas.iter().zip(&turns.weights).map(|(&alpha, weight)| {
            weight * if is_slow(alpha) { 0.5 * half * half * alpha * alpha } else { 1.0 }
        });
        Self { half, keep: keep.collect(), slopes: slopes.collect(), loss: losses.sum() }
    }

    fn below(&self, middle: &Turned) -> f64 {
        let slope = dot(&self.slopes, &middle.im);
        dot(&self.keep, &middle.re) - self.half * slope.abs() - self.loss
    }
}

/// A way along the distances, block by block.
struct Scan<'a> {
    turns: &'a Turns,
    doubt: f64,
    bounds: [Bound; 2],
    next: Table,
    /// From the middle of a block to those of its quarters.
    quarters: Vec<Table>,
    /// From the middle of a quarter to its distances.
    steps: Vec<Table>,
}

impl<'a> Scan<'a> {
    fn new(turns: &'a Turns) -> Self {
        let table = |offset: f64| Table::new(&turns.alphas, offset);
        let halves = [BLOCK, QUARTER].map(|width| (width - 1) as f64 / 2.0);
        let quarter = |at: usize| table((at * QUARTER) as f64 + halves[1] - halves[0]);
        Self {
            turns,
            doubt: DOUBT * turns.total(),
            bounds: halves.map(|half| Bound::new(turns, half)),
            next: table(BLOCK as f64),
            quarters: (0..BLOCK / QUARTER).map(quarter).collect(),
            steps: (0..QUARTER).map(|step| table(step as f64 - halves[1])).collect(),
        }
    }

    fn first_negative(&self, length: usize) -> Option<usize> {
        let middle = self.bounds[0].half;
        let mut here = Turned::at(self.turns, middle);
        let mut after = here.clone();
        for (count, start) in (0..length).step_by(BLOCK).enumerate() {
            if count % ANCHOR_BLOCKS == 0 {
                here = Turned::at(self.turns, start as f64 + middle);
            }
            if self.bounds[0].below(&here) <= self.doubt
                && let Some(found) = self.in_block(&here, start).filter(|&m| m < length)
            {
                return Some(found);
            }
            after.turn_from(&here, &self.next);
            std::mem::swap(&mut here, &mut after);
        }
        None
    }

    fn in_block(&self, middle: &Turned, start: usize) -> Option<usize> {
        let mut here = middle.clone();
        for (at, quarter) in self.quarters.iter().enumerate() {
            here.turn_from(middle, quarter);
            if self.bounds[1].below(&here) > self.doubt {
                continue;
            }
            for (step, by) in self.steps.iter().enumerate() {
                let m = start + at * QUARTER + step;
                let value = here.real_after(by);
                if value < -self.doubt || value <= self.doubt && self.turns.is_negative(m) {
                    return Some(m);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Sequence, Settings, schemes};

    fn turns(id: &str, dim: usize, base: f64) -> Turns {
        let dim = HeadDim::new(dim).unwrap();
        let scheme = schemes::find(id).unwrap().encoding(dim, base, &Settings::default());
        Turns::of(&Head::new(&scheme, dim, &Sequence::text(16))).unwrap()
    }

    #[test]
    fn nothing_is_passed_over() {
        for id in ["rope", "m-rope", "p-rope", "partial", "yarn"] {
            for dim in [2, 4, 16, 128] {
                for base in [10.0, 77.0, 1e3, 1e4, 12e3] {
                    let turns = turns(id, dim, base);
                    let slow = (0..3000).find(|&m| turns.is_negative(m));
                    assert_eq!(turns.first_negative(3000), slow, "{id} {dim} {base}");
                }
            }
        }
    }

    #[test]
    fn the_length_is_a_limit_in_the_middle_of_a_block() {
        let turns = turns("rope", 128, 1e4);
        assert_eq!(turns.first_negative(1707), None);
        assert_eq!(turns.first_negative(1708), Some(1707));
        assert_eq!([0, 1].map(|length| turns.first_negative(length)), [None; 2]);
    }

    #[test]
    fn what_is_more_than_turned_pairs_has_none() {
        let dim = HeadDim::DEFAULT;
        for id in ["alibi", "xpos", "rerope"] {
            let scheme = schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
            assert_eq!(Turns::of(&Head::new(&scheme, dim, &Sequence::text(16))), None, "{id}");
        }
    }
}
