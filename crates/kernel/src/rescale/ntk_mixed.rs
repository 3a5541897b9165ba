//! NTK-aware scaling in a mixed radix: θ′ᵢ = θᵢ·exp(−a·(i+1)^c) with a·(d/2)^c = ln s.
//!
//! Su, kexue.fm 9706 (2023-07-31), where c is called b: c = 0 is interpolation, c = 1 the even spread.

use serde::{Deserialize, Serialize};

use super::band::within;
use super::reach::tame;
use super::{Given, Stretch};
use crate::number;
use crate::recipe::Part;

/// θ′ᵢ = θᵢ / s^(((i+1)/(d/2))^c).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct NtkMixed {
    /// s ≥ 1.
    pub factor: f64,
    /// c, 0 ..= 1.
    pub exponent: f64,
}

impl Part for NtkMixed {
    fn id(&self) -> &'static str {
        "ntk-mixed"
    }

    fn formula(&self) -> String {
        let [factor, exponent] = [self.factor, self.exponent].map(number::plain);
        format!("θ′ᵢ = θᵢ / {factor}^((2(i+1)/d)^{exponent})")
    }
}

impl Stretch for NtkMixed {
    fn apply(&self, thetas: &mut [f64], _: &Given) {
        let factor = tame(self.factor);
        let exponent = within(self.exponent);
        let pairs = thetas.len() as f64;
        for (pair, theta) in thetas.iter_mut().enumerate() {
            let share = libm::pow((pair as f64 + 1.0) / pairs, exponent);
            *theta *= libm::pow(factor, -share);
        }
    }
}
