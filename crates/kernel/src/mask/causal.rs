//! A query reads itself and what came before.

use serde::{Deserialize, Serialize};

use super::{Allow, Keys};
use crate::recipe::Part;

/// n ≤ m.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Causal;

impl Part for Causal {
    fn id(&self) -> &'static str {
        "causal"
    }

    fn formula(&self) -> String {
        "n ≤ m".into()
    }
}

impl Allow for Causal {
    fn keys(&self, query: usize, _: usize) -> Keys {
        Keys::run(0..query + 1)
    }
}
