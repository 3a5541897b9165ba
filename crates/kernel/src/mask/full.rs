//! Everyone reads everyone.

use serde::{Deserialize, Serialize};

use super::{Allow, Keys};
use crate::recipe::Part;

/// Any n.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Full;

impl Part for Full {
    fn id(&self) -> &'static str {
        "full"
    }

    fn formula(&self) -> String {
        "0 ≤ n < N".into()
    }
}

impl Allow for Full {
    fn keys(&self, _: usize, tokens: usize) -> Keys {
        Keys::run(0..tokens)
    }
}
