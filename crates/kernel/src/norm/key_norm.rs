//! Keys of length 1: only the angle of a key counts (Su, kexue.fm 9859, KNA).

use serde::{Deserialize, Serialize};

use super::{Normalise, inverse};
use crate::recipe::{Part, Side};

/// k/‖k‖.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct KeyNorm;

impl Part for KeyNorm {
    fn id(&self) -> &'static str {
        "key-norm"
    }

    fn formula(&self) -> String {
        "q, k/‖k‖".into()
    }
}

impl Normalise for KeyNorm {
    fn factor(&self, side: Side, length: f64, _: usize) -> f64 {
        if side == Side::Key { inverse(length) } else { 1.0 }
    }
}
