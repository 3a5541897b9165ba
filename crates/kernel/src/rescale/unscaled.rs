//! θ′ = θ.

use serde::{Deserialize, Serialize};

use super::{Given, Stretch};
use crate::recipe::Part;

/// Leaves θ as it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Unscaled;

impl Part for Unscaled {
    fn id(&self) -> &'static str {
        "unscaled"
    }

    fn formula(&self) -> String {
        "θ′ = θ".into()
    }
}

impl Stretch for Unscaled {
    fn apply(&self, _: &mut [f64], _: &Given) {}
}
