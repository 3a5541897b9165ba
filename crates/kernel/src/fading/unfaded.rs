//! Nothing is lost.

use serde::{Deserialize, Serialize};

use super::Fade;
use crate::dim::HeadDim;
use crate::recipe::Part;

/// Factor 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Unfaded;

impl Part for Unfaded {
    fn id(&self) -> &'static str {
        "unfaded"
    }

    fn formula(&self) -> String {
        "· 1".into()
    }
}

impl Fade for Unfaded {
    fn rate(&self, _: usize, _: HeadDim) -> f64 {
        0.0
    }

    fn is_none(&self) -> bool {
        true
    }
}
