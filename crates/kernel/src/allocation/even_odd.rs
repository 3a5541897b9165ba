//! One ladder dealt out: even rungs to the first axis, odd rungs to the second.
//!
//! Pixtral (released code): θ_t = b^(−2t/d); the first half of the pairs reads rows with t = 0, 2, …, the second half columns with
//! t = 1, 3, …, so the axes do not share frequencies.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// Even rungs, then odd rungs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct EvenOdd;

impl Part for EvenOdd {
    fn id(&self) -> &'static str {
        "even-odd"
    }

    fn formula(&self) -> String {
        "h: θ_0, θ_2, …, w: θ_1, θ_3, …".into()
    }
}

impl Allocate for EvenOdd {
    fn frequencies(&self, _: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let thetas = ladder(channels);
        let rungs = |first: usize| thetas.iter().skip(first).step_by(2).copied();
        let even = rungs(0).count();
        along(rungs(0).chain(rungs(1)).collect(), |pair| usize::from(pair >= even))
    }
}
