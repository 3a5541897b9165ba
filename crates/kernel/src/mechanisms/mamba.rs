//! Mamba (S6): a diagonal state space whose step depends on the token.

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use super::{Attend, Gate, Inputs, Sight};

/// h ← e^{Δ·A} h + Δ·B·x, y = C·h (Gu & Dao, arXiv:2312.00752), with B = k, C = q and x one channel of v. The reference scan
/// multiplies B with Δ instead of the exact integral; so does this.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mamba {
    /// Δ, the step of each token and channel of the values, at least 0.
    pub step: Gate,
    /// A, by channel of the state, at most 0; the last one for those beyond.
    pub rate: Vec<f64>,
}

impl Mamba {
    fn rate(&self, state: usize) -> f64 {
        self.rate.get(state).or(self.rate.last()).copied().unwrap_or(-1.0).min(0.0)
    }

    fn step(&self, token: usize, channel: usize) -> f64 {
        self.step.at(token, channel).max(0.0)
    }
}

impl Attend for Mamba {
    fn id(&self) -> &'static str {
        "mamba"
    }

    /// The weights that are hidden in the recurrence; they have signs.
    fn weights(&self, inputs: &Inputs, _: Sight, channel: usize) -> Array2<f64> {
        let tokens = inputs.tokens();
        let passed: Vec<f64> = (0..tokens)
            .scan(0.0, |time, token| {
                *time += self.step(token, channel);
                Some(*time)
            })
            .collect();
        super::seen(tokens, Sight::Causal, |query, key| {
            let age = passed[query] - passed[key];
            let meet = |state: usize| {
                inputs.q[(query, state)] * libm::exp(self.rate(state) * age) * inputs.k[(key, state)]
            };
            self.step(key, channel) * (0..inputs.q.ncols()).map(meet).sum::<f64>()
        })
    }

    /// e^{A·ΣΔ} of one channel of the state, for the first channel of the values.
    fn kept(&self, tokens: usize, channel: usize) -> Option<Array2<f64>> {
        let mut time = 0.0;
        let logs: Vec<f64> = (0..tokens)
            .map(|token| {
                time += self.step(token, 0);
                time * self.rate(channel)
            })
            .collect();
        Some(super::kept_by(&logs))
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let mut output = Array2::zeros(inputs.v.dim());
        for channel in 0..inputs.v.ncols() {
            let mut state = Array1::<f64>::zeros(inputs.k.ncols());
            for token in 0..inputs.tokens() {
                let (step, x) = (self.step(token, channel), inputs.v[(token, channel)]);
                for (at, h) in state.iter_mut().enumerate() {
                    *h = libm::exp(step * self.rate(at)) * *h + step * inputs.k[(token, at)] * x;
                }
                output[(token, channel)] = inputs.q.row(token).dot(&state);
            }
        }
        Some(output)
    }

    fn is_normalised(&self) -> bool {
        false
    }

    fn sights(&self) -> &'static [Sight] {
        &[Sight::Causal]
    }

    fn by_channel(&self) -> bool {
        true
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        Some(d * d_v)
    }
}
