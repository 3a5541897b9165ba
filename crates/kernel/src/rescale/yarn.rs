//! YaRN: pairs that turn often are kept, pairs that hardly turn are interpolated, and the scores grow with ln s.
//!
//! Peng et al. 2023 (arXiv:2309.00071). Two ramps carry the name, see [`super::Ramp`]; with [`Reach::Text`] it is dynamic YaRN.

use serde::{Deserialize, Serialize};

use super::band::blend;
use super::{Band, Given, Mscale, Reach, Stretch};
use crate::recipe::Part;

/// θ′ᵢ = (1 − γᵢ)θᵢ + γᵢθᵢ/s, and m.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Yarn {
    /// s, or n/L.
    pub reach: Reach,
    /// Where γ climbs from 0 to 1.
    pub band: Band,
    /// What is said about m.
    pub mscale: Mscale,
}

impl Part for Yarn {
    fn id(&self) -> &'static str {
        "yarn"
    }

    fn formula(&self) -> String {
        format!("θ′ᵢ = (1 − γᵢ)θᵢ + γᵢθᵢ/s, {}, {}", self.reach.formula(), self.band.formula())
    }
}

impl Stretch for Yarn {
    fn apply(&self, thetas: &mut [f64], given: &Given) {
        let factor = self.reach.factor(self.band.original, given);
        for (share, theta) in self.band.shares(thetas, given).into_iter().zip(thetas) {
            *theta *= blend(1.0, 1.0 / factor, share);
        }
    }

    fn attention_factor(&self, given: &Given) -> f64 {
        self.mscale.factor(self.reach.factor(self.band.original, given))
    }
}
