//! Queries and keys of length 1: their product is a cosine (Su, kexue.fm 9859, CosA).

use serde::{Deserialize, Serialize};

use super::{Normalise, inverse};
use crate::recipe::{Part, Side};

/// q/‖q‖, k/‖k‖.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Cosine;

impl Part for Cosine {
    fn id(&self) -> &'static str {
        "cosine-norm"
    }

    fn formula(&self) -> String {
        "q/‖q‖, k/‖k‖".into()
    }
}

impl Normalise for Cosine {
    fn factor(&self, _: Side, length: f64, _: usize) -> f64 {
        inverse(length)
    }
}
