//! Every pair reads the one axis there is.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// All pairs on the first axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Single;

impl Part for Single {
    fn id(&self) -> &'static str {
        "single"
    }

    fn formula(&self) -> String {
        "ω_p = θ_p".into()
    }
}

impl Allocate for Single {
    fn frequencies(&self, _: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        along(ladder(channels), |_| 0)
    }
}
