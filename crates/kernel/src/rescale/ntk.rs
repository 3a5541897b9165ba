//! NTK-aware scaling: the slow pairs are stretched by s, the fast ones hardly.
//!
//! bloc97 2023 (reddit, "NTK-Aware Scaled RoPE"); the other two spreads are Su's (kexue.fm 9675 and 9706).

use serde::{Deserialize, Serialize};

use super::reach::tame;
use super::{Given, Stretch};
use crate::number;
use crate::recipe::Part;

/// How the stretch is spread over the d/2 pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spread {
    /// Base b·s^(d/(d−2)): the first pair is kept, the last one gets exactly 1/s.
    Bloc97,
    /// Base b·s: the first pair is kept, the last one falls a little short of 1/s.
    Old,
    /// s^(−2(i+1)/d): every pair is slowed, the last one gets exactly 1/s.
    Fixed,
}

impl Spread {
    /// Every spread, in the order of choices.
    pub const ALL: [Self; 3] = [Self::Bloc97, Self::Old, Self::Fixed];

    fn formula(self) -> &'static str {
        match self {
            Self::Bloc97 => "2i/(d−2)",
            Self::Old => "2i/d",
            Self::Fixed => "2(i+1)/d",
        }
    }
}

/// θ′ᵢ = θᵢ / s^(share of pair i).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ntk {
    /// s ≥ 1.
    pub factor: f64,
    /// Which power of s each pair gets.
    pub spread: Spread,
}

/// θ′/θ of a pair out of `pairs` when the base becomes b·s^(d/(d−2)); a single pair is kept.
pub(super) fn bloc97(factor: f64, pair: usize, pairs: usize) -> f64 {
    if pair == 0 { 1.0 } else { libm::pow(factor, -(pair as f64) / (pairs as f64 - 1.0)) }
}

impl Ntk {
    /// The base b′ that a ladder of `channels` and base `base` gets; None where the spread is no change of base.
    pub fn base(&self, base: f64, channels: usize) -> Option<f64> {
        let (factor, channels) = (tame(self.factor), channels as f64);
        match self.spread {
            Spread::Bloc97 if channels > 2.0 => {
                Some(base * libm::pow(factor, channels / (channels - 2.0)))
            }
            Spread::Old => Some(base * factor),
            _ => None,
        }
    }
}

impl Part for Ntk {
    fn id(&self) -> &'static str {
        "ntk"
    }

    fn formula(&self) -> String {
        format!("θ′ᵢ = θᵢ / {}^({})", number::plain(self.factor), self.spread.formula())
    }
}

impl Stretch for Ntk {
    fn apply(&self, thetas: &mut [f64], _: &Given) {
        let (factor, pairs) = (tame(self.factor), thetas.len());
        for (pair, theta) in thetas.iter_mut().enumerate() {
            *theta *= match self.spread {
                Spread::Bloc97 => bloc97(factor, pair, pairs),
                Spread::Old => libm::pow(factor, -(pair as f64) / pairs as f64),
                Spread::Fixed => libm::pow(factor, -(pair as f64 + 1.0) / pairs as f64),
            };
        }
    }
}
