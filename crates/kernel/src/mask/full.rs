//! Everyone reads everyone.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Allow;
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
    fn keys(&self, _: usize, tokens: usize) -> Range<usize> {
        0..tokens
    }
}
