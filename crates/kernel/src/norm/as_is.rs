//! q and k keep their lengths.

use serde::{Deserialize, Serialize};

use super::{Normalise};
use crate::recipe::{Part, Side};

/// No norm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AsIs;

impl Part for AsIs {
    fn id(&self) -> &'static str {
        "as-is"
    }

    fn formula(&self) -> String {
        "q, k".into()
    }
}

impl Normalise for AsIs {
    fn factor(&self, _: Side, _: f64, _: usize) -> f64 {
        1.0
    }

    fn is_none(&self) -> bool {
        true
    }
}
