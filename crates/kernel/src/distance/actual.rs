//! The true distance.

use serde::{Deserialize, Serialize};

use super::{Remap, Stretch};
use crate::recipe::Part;

/// ρ = p − p′.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Actual;

impl Part for Actual {
    fn id(&self) -> &'static str {
        "actual"
    }

    fn formula(&self) -> String {
        "ρ = Δ".into()
    }
}

impl Remap for Actual {
    fn band(&self, _: f64, _: f64) -> usize {
        0
    }

    fn query(&self, _: usize, position: f64) -> f64 {
        position
    }

    fn key(&self, _: usize, position: f64) -> f64 {
        position
    }

    fn stretches(&self) -> Option<Vec<Stretch>> {
        Some(vec![Stretch { from: 0.0, at: 0.0, step: 1.0 }])
    }

    fn is_actual(&self) -> bool {
        true
    }
}
