//! LongRoPE: a divisor for each pair, found by search; one list up to the training length and one beyond.
//!
//! Ding et al. 2024 (arXiv:2402.13753), `rope_type: "longrope"` in transformers. The whole text uses one list; m applies to
//! short texts, too.

use serde::{Deserialize, Serialize};

use super::reach::tame;
use super::{Given, Stretch};
use crate::number;
use crate::recipe::Part;

/// θ′ᵢ = θᵢ/eᵢ with e from one of two lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LongRope {
    /// Divisors for texts of up to L steps. A list for another number of pairs is read at the same relative places.
    pub short: Vec<f64>,
    /// Divisors for longer texts.
    pub long: Vec<f64>,
    /// Training length L in steps.
    pub original: f64,
    /// s: longest text over L; only m depends on it.
    pub factor: f64,
    /// m itself instead of its rule.
    pub attention_factor: Option<f64>,
}

impl LongRope {
    fn list(&self, given: &Given) -> &[f64] {
        if given.length > self.original { &self.long } else { &self.short }
    }
}

/// The divisor of a pair out of `pairs`; 1 where the list says nothing usable.
fn divisor(list: &[f64], pair: usize, pairs: usize) -> f64 {
    let entry = |index: usize| {
        let found = list.get(index).copied().filter(|entry| entry.is_finite() && *entry > 0.0);
        found.map_or(1.0, tame)
    };
    if list.len() == pairs || list.len() < 2 || pairs < 2 {
        return entry(pair.min(list.len().saturating_sub(1)));
    }
    let place = pair as f64 * (list.len() - 1) as f64 / (pairs - 1) as f64;
    let below = libm::floor(place) as usize;
    let share = place - below as f64;
    (1.0 - share) * entry(below) + share * entry((below + 1).min(list.len() - 1))
}

impl Part for LongRope {
    fn id(&self) -> &'static str {
        "longrope"
    }

    fn formula(&self) -> String {
        let [short, long] = [&self.short, &self.long].map(|list| {
            let end = |entry: Option<&f64>| number::plain(entry.copied().unwrap_or(1.0));
            format!("{} … {}", end(list.first()), end(list.last()))
        });
        let original = number::plain(self.original);
        format!("θ′ᵢ = θᵢ/eᵢ, e = {short} up to {original}, {long} beyond")
    }
}

impl Stretch for LongRope {
    fn apply(&self, thetas: &mut [f64], given: &Given) {
        let (list, pairs) = (self.list(given), thetas.len());
        for (pair, theta) in thetas.iter_mut().enumerate() {
            *theta /= divisor(list, pair, pairs);
        }
    }

    fn attention_factor(&self, _: &Given) -> f64 {
        if let Some(factor) = self.attention_factor.filter(|factor| factor.is_finite()) {
            return factor;
        }
        let [span, length] = [tame(self.factor), tame(self.original)].map(libm::log);
        if span > 0.0 && length > 0.0 { libm::sqrt(1.0 + span / length) } else { 1.0 }
    }
}
