//! Nothing is added.

use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::recipe::Part;

/// Adds 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Unbiased;

impl Part for Unbiased {
    fn id(&self) -> &'static str {
        "unbiased"
    }

    fn formula(&self) -> String {
        "+ 0".into()
    }
}

impl AddToScore for Unbiased {
    fn at(&self, _: f64, _: f64) -> f64 {
        0.0
    }

    fn is_zero(&self) -> bool {
        true
    }
}
