//! Queries of length 1: every query is equally sharp (Su, kexue.fm 9859, QNA).

use serde::{Deserialize, Serialize};

use super::{Normalise, inverse};
use crate::recipe::{Part, Side};

/// q/‖q‖.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct QueryNorm;

impl Part for QueryNorm {
    fn id(&self) -> &'static str {
        "query-norm"
    }

    fn formula(&self) -> String {
        "q/‖q‖, k".into()
    }
}

impl Normalise for QueryNorm {
    fn factor(&self, side: Side, length: f64, _: usize) -> f64 {
        if side == Side::Query { inverse(length) } else { 1.0 }
    }
}
