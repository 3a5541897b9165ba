//! A factor of one's own, as the `scale` argument of attention functions.

use serde::{Deserialize, Serialize};

use super::Scale;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// The same factor for every head.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Fixed {
    /// The factor.
    pub factor: f64,
}

impl Part for Fixed {
    fn id(&self) -> &'static str {
        "fixed"
    }

    fn formula(&self) -> String {
        number::plain(self.factor)
    }
}

impl Scale for Fixed {
    fn factor(&self, _: HeadDim) -> f64 {
        self.factor
    }
}
