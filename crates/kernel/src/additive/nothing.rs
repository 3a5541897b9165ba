//! Nothing is added.

use serde::{Deserialize, Serialize};

use super::AddToVectors;
use crate::recipe::Part;

/// Adds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Nothing;

impl Part for Nothing {
    fn id(&self) -> &'static str {
        "nothing"
    }

    fn formula(&self) -> String {
        "+ 0".into()
    }
}

impl AddToVectors for Nothing {
    fn thetas(&self, _: usize) -> Vec<f64> {
        Vec::new()
    }
}
