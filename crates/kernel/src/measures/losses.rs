//! At which offset a similar key first scores less than a random one: where f(Δ) = Σ cos ω·Δ falls below 0.
//!
//! HoPE (arXiv:2505.20444) asks for f ≥ 0 at all offsets of a video, Men et al. (NeurIPS 2024) at all distances of a text. Where each
//! pair reads one axis, f is a sum over axes, so its least value in a box of offsets is the sum of their least values.
//! Deliberately does not know: biases, fading and effective distances; this is the rotation alone.

use crate::attention::Head;
use crate::layout::{MAX_AXES, Position};
use crate::trig;

/// Curves in f32 are taken at their word when they are farther from 0 than this.
const NEAR: f64 = 1e-5;

/// An offset with f < 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    /// Its largest coordinate.
    pub steps: usize,
    /// The offset.
    pub offset: Position,
}

/// What the pairs that read an axis add to f̄ along a direction.
struct Part {
    direction: Position,
    alphas: Vec<f64>,
    weights: Vec<f64>,
    curve: Vec<f32>,
}

impl Part {
    /// Of the pairs that turn along a direction, at 0 … `most` steps.
    fn new(head: &Head, direction: Position, most: usize) -> Self {
        let turned = head.frequencies().angles(direction).filter(|alpha| *alpha != 0.0);
        let alphas: Vec<f64> = turned.collect();
        let weights = vec![1.0 / head.dim().pairs() as f64; alphas.len()];
        let curve = trig::curve(&alphas, &weights, &vec![0.0; alphas.len()], most + 1);
        Self { direction, alphas, weights, curve }
    }

    fn exactly(&self, steps: usize) -> f64 {
        trig::curve_at(&self.alphas, &self.weights, &vec![0.0; self.alphas.len()], steps as f64)
    }

    /// The first offset along the direction with f < 0, the other pairs standing still.
    fn loss(&self) -> Option<Loss> {
        let rest = 1.0 - self.weights.iter().sum::<f64>();
        let close = self.curve.iter().enumerate().filter(|(_, f)| rest + f64::from(**f) < NEAR);
        let steps =
            close.map(|(steps, _)| steps).find(|&steps| rest + self.exactly(steps) < 0.0)?;
        Some(Loss { steps, offset: self.direction.map(|side| side * steps as f64) })
    }
}

impl Head {
    /// The first offset along each axis, of at most `most` steps, with f < 0.
    pub fn losses(&self, most: usize) -> Vec<Option<Loss>> {
        let axes = 0..self.layout().axes().len();
        axes.map(|axis| Part::new(self, along(axis), most).loss()).collect()
    }

    /// The offset with f < 0 whose largest coordinate is smallest, of at most `most` steps on each axis. Where pairs read several
    /// axes, along axes and diagonals only.
    pub fn joint_loss(&self, most: usize) -> Option<Loss> {
        let axes = self.layout().axes().len();
        let reads_one = |omega: &Position| omega.iter().filter(|side| **side != 0.0).count() < 2;
        if !self.frequencies().pairs().iter().all(reads_one) {
            let directions = (0..axes).map(along).chain(diagonals(axes));
            let losses = directions.filter_map(|way| Part::new(self, way, most).loss());
            return losses.min_by_key(|loss| loss.steps);
        }
        let parts: Vec<Part> = (0..axes).map(|axis| Part::new(self, along(axis), most)).collect();
        let turning: f64 = parts.iter().flat_map(|part| &part.weights).sum();
        let mut lowest = vec![0_usize; axes];
        for steps in 0..=most {
            let mut is_new = false;
            for (part, at) in parts.iter().zip(&mut lowest) {
                if part.curve[steps] < part.curve[*at] {
                    (*at, is_new) = (steps, true);
                }
            }
            let near = parts.iter().zip(&lowest).map(|(part, at)| f64::from(part.curve[*at]));
            if !is_new || 1.0 - turning + near.sum::<f64>() >= NEAR {
                continue;
            }
            let exact = parts.iter().zip(&lowest).map(|(part, at)| part.exactly(*at)).sum::<f64>();
            if 1.0 - turning + exact < 0.0 {
                let side = |axis: usize| lowest.get(axis).map_or(0.0, |at| *at as f64);
                return Some(Loss { steps, offset: std::array::from_fn(side) });
            }
        }
        None
    }

    /// f of an offset over its value at 0, by an explicit sum.
    #[cfg(test)]
    fn explicit(&self, offset: Position) -> f64 {
        let pairs = self.frequencies().pairs();
        pairs.iter().map(|omega| libm::cos(crate::frequencies::dot(*omega, offset))).sum::<f64>()
            / pairs.len() as f64
    }
}

/// One step along an axis.
fn along(axis: usize) -> Position {
    std::array::from_fn(|other| if other == axis { 1.0 } else { 0.0 })
}

/// One step along each axis, forwards or backwards; opposite ways have the same f.
fn diagonals(axes: usize) -> impl Iterator<Item = Position> {
    (0..1_usize << axes.clamp(1, MAX_AXES).saturating_sub(1)).map(move |signs| {
        std::array::from_fn(|axis| match axis {
            axis if axis >= axes => 0.0,
            axis if signs >> axis & 1 == 1 => -1.0,
            _ => 1.0,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Sequence, Settings, schemes};

    fn head(id: &str, dim: usize, base: f64) -> Head {
        let dim = HeadDim::new(dim).unwrap();
        let encoding = schemes::find(id).unwrap().encoding(dim, base, &Settings::default());
        Head::new(&encoding, dim, &Sequence::text(1))
    }

    #[test]
    fn published_offsets_of_rope() {
        for (base, wanted) in [(1e3, 361), (1e4, 1707), (5e5, 18_438)] {
            let head = head("rope", 128, base);
            let steps = head.losses(20_000)[0].map(|loss| loss.steps);
            let joint = head.joint_loss(20_000).map(|loss| loss.steps);
            assert_eq!((steps, joint), (Some(wanted), Some(wanted)), "base {base}");
        }
        assert_eq!(head("rope", 128, 1e4).losses(1706), [None]);
        assert_eq!(head("none", 128, 1e4).joint_loss(1000), None);
    }

    #[test]
    fn a_box_is_searched_as_by_trying_all_of_it() {
        for id in ["m-rope-i", "naive-lift", "video-rope", "hope"] {
            let head = head(id, 16, 1e3);
            let axes = head.layout().axes().len();
            let found = head.joint_loss(24);
            let least = |most: usize| {
                let side = most + 1;
                (0..side.pow(axes as u32))
                    .map(|index| {
                        let at = |axis: usize| (index / side.pow(axis as u32) % side) as f64;
                        let used = |axis| if axis < axes { at(axis) } else { 0.0 };
                        head.explicit(std::array::from_fn(used))
                    })
                    .fold(f64::INFINITY, f64::min)
            };
            let tried = (0..=24).find(|&most| least(most) < 0.0);
            assert_eq!(found.map(|loss| loss.steps), tried, "{id}");
            assert!(found.is_none_or(|loss| head.explicit(loss.offset) < 0.0), "{id}");
        }
    }

    #[test]
    fn pairs_that_read_several_axes_are_followed_along_diagonals() {
        let head = head("rope-mixed", 64, 100.0);
        let loss = head.joint_loss(500).unwrap();
        assert!(head.explicit(loss.offset) < 0.0);
        assert!(head.losses(500).into_iter().flatten().all(|axis| axis.steps >= loss.steps));
        assert_eq!(diagonals(2).collect::<Vec<_>>(), [[1.0, 1.0, 0.0, 0.0], [-1.0, 1.0, 0.0, 0.0]]);
    }
}
