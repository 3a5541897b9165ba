//! Powers of the score instead of its exponential: softmax is their limit.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::{Attend, Inputs, Sight, mapped, normalised, seen, unit};

/// How powers are put together (Su, kexue.fm/archives/8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Σ sᵏ/k! for k ≤ p.
    Taylor,
    /// (1 + s/p)ᵖ.
    Power,
    /// 1 + cos(q, k): order 1 with unit vectors (Su, kexue.fm/archives/7546).
    Cosine,
}

/// A polynomial of the score. Even orders are never negative; odd ones can be, and their rows need not add up to a number
/// that means something.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// How powers are put together.
    pub form: Form,
    /// Their order p, from 1.
    pub order: u32,
}

impl Series {
    /// The similarity at a score.
    pub fn of(&self, score: f64) -> f64 {
        match self.form {
            Form::Taylor => {
                let step = |(sum, term): (f64, f64), power: u32| {
                    let term = term * score / f64::from(power);
                    (sum + term, term)
                };
                (1..=self.order).fold((1.0, 1.0), step).0
            }
            Form::Power => {
                libm::pow(1.0 + score / f64::from(self.order.max(1)), f64::from(self.order.max(1)))
            }
            Form::Cosine => 1.0 + score,
        }
    }

    /// Whether similarities are never negative.
    pub fn is_positive(&self) -> bool {
        self.form == Form::Cosine || self.order.is_multiple_of(2)
    }

    /// Channels that the features would have, Σ dᵏ or (d + 1)ᵖ.
    pub fn width(&self, d: usize) -> f64 {
        let (d, order) = (d as f64, f64::from(self.order));
        match self.form {
            Form::Taylor => (0..=self.order).map(|power| libm::pow(d, f64::from(power))).sum(),
            Form::Power => libm::pow(d + 1.0, order),
            Form::Cosine => d + 1.0,
        }
    }

    pub(super) fn similarities(&self, inputs: &Inputs, sight: Sight) -> Array2<f64> {
        let scores = match self.form {
            Form::Cosine => mapped(&inputs.q, unit).dot(&mapped(&inputs.k, unit).t()),
            Form::Taylor | Form::Power => inputs.scores(),
        };
        seen(inputs.tokens(), sight, |query, key| self.of(scores[(query, key)]))
    }
}

impl Attend for Series {
    fn id(&self) -> &'static str {
        match self.form {
            Form::Taylor => "taylor",
            Form::Power => "power",
            Form::Cosine => "one-plus-cos",
        }
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        normalised(self.similarities(inputs, sight))
    }

    /// The features are tensor powers: no one keeps such a state.
    fn recurrent(&self, _: &Inputs) -> Option<Array2<f64>> {
        None
    }

    fn is_normalised(&self) -> bool {
        self.is_positive()
    }

    fn state(&self, _: usize, _: usize) -> Option<usize> {
        None
    }
}
