//! NTK-by-parts: fast pairs as they are, then NTK-aware, the slow ones interpolated, with two ramps between.
//!
//! "PartNTK" in the repository of YaRN (jquesnelle/yarn), bloc97 2023. Its experimental factors `ntk_factor` and
//! `extrapolation_factor` are 1 here.

use serde::{Deserialize, Serialize};

use super::band::{blend, climb, place};
use super::ntk::bloc97;
use super::{Given, Reach, Stretch};
use crate::number;
use crate::recipe::Part;

/// Turns at the ends of the ramp from NTK-aware to interpolated.
const SLOW_RAMP: [f64; 2] = [1.25, 0.75];
/// Turns at the ends of the ramp from untouched to what the other ramp gives.
const FAST_RAMP: [f64; 2] = [16.0, 2.0];

/// Untouched above 16 turns in L, interpolated below 0.75, NTK-aware between.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NtkByParts {
    /// s, or n/L.
    pub reach: Reach,
    /// Training length L in steps.
    pub original: f64,
}

impl NtkByParts {
    /// First and last pair of the slow and of the fast ramp, on a ladder of `channels` channels.
    pub fn ends(&self, channels: usize, base: f64) -> [[f64; 2]; 2] {
        [SLOW_RAMP, FAST_RAMP].map(|[first, last]| {
            let [low, high] =
                [first, last].map(|turns| place(turns, self.original, channels, base));
            [libm::floor(low).max(0.0), libm::ceil(high).min(channels as f64 - 1.0)]
        })
    }
}

impl Part for NtkByParts {
    fn id(&self) -> &'static str {
        "ntk-by-parts"
    }

    fn formula(&self) -> String {
        let original = number::plain(self.original);
        format!(
            "θ′ᵢ = θᵢ → NTK from 16 to 2 turns in {original}, NTK → θᵢ/s from 1.25 to 0.75, {}",
            self.reach.formula()
        )
    }
}

impl Stretch for NtkByParts {
    fn apply(&self, thetas: &mut [f64], given: &Given) {
        let factor = self.reach.factor(self.original, given);
        let pairs = thetas.len();
        let [slow, fast] = self.ends(2 * pairs, given.base);
        for (pair, theta) in thetas.iter_mut().enumerate() {
            let far = climb(pair, slow[0], slow[1]);
            let slowed = blend(bloc97(factor, pair, pairs), 1.0 / factor, far);
            *theta *= blend(1.0, slowed, climb(pair, fast[0], fast[1]));
        }
    }
}
