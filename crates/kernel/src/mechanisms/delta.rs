//! DeltaNet: erase what a key holds, then write the new value; with a gate, forget as well.

use ndarray::{Array1, Array2};
use serde::{Deserialize, Serialize};

use super::{Attend, Gate, Inputs, Sight, mapped, seen, unit, write};

/// S ← α·(I − β·kᵀk)·S + β·kᵀv with unit keys (Yang et al., arXiv:2406.06484; gated: arXiv:2412.06464).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    /// β, how much of the old value is replaced, from 0 to 1.
    pub write: Gate,
    /// α, what is kept of everything, above 0 and at most 1.
    pub keep: Gate,
}

impl Delta {
    fn beta(&self, token: usize) -> f64 {
        self.write.at(token, 0).clamp(0.0, 1.0)
    }

    /// Σ ln α up to and with each token.
    fn logs(&self, tokens: usize) -> Vec<f64> {
        (0..tokens)
            .scan(0.0, |sum, token| {
                *sum += libm::log(self.keep.share(token, 0));
                Some(*sum)
            })
            .collect()
    }
}

impl Attend for Delta {
    fn id(&self) -> &'static str {
        if self.keep == Gate::Constant(1.0) { "deltanet" } else { "gated-deltanet" }
    }

    /// (QKᵀ ∘ M)·(I + tril(diag(β) KKᵀ, −1))⁻¹·diag(β): what each written value still says at each query.
    fn weights(&self, inputs: &Inputs, _: Sight, _: usize) -> Array2<f64> {
        let (tokens, keys) = (inputs.tokens(), mapped(&inputs.k, unit));
        let logs = self.logs(tokens);
        let kept = |query: usize, key: usize| libm::exp(logs[query] - logs[key]);
        let met = keys.dot(&keys.t());
        // Row t: the value that is written at t, as a sum of given values.
        let mut written = Array2::<f64>::zeros((tokens, tokens));
        for token in 0..tokens {
            let mut row = Array1::<f64>::zeros(tokens);
            row[token] = self.beta(token);
            for before in 0..token {
                let share = self.beta(token) * met[(token, before)] * kept(token, before);
                row.scaled_add(-share, &written.row(before));
            }
            written.row_mut(token).assign(&row);
        }
        let read = inputs.q.dot(&keys.t());
        seen(tokens, Sight::Causal, |query, key| read[(query, key)] * kept(query, key)).dot(&written)
    }

    /// Π α. What the rule erases is not in it: that depends on the keys.
    fn kept(&self, tokens: usize, _: usize) -> Option<Array2<f64>> {
        Some(super::kept_by(&self.logs(tokens)))
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let keys = mapped(&inputs.k, unit);
        let mut state = Array2::<f64>::zeros((keys.ncols(), inputs.v.ncols()));
        let mut output = Array2::zeros(inputs.v.dim());
        for token in 0..inputs.tokens() {
            state *= self.keep.share(token, 0);
            let held = keys.row(token).dot(&state);
            let change = &inputs.v.row(token) - &held;
            write(&mut state, self.beta(token), keys.row(token), change.view());
            output.row_mut(token).assign(&inputs.q.row(token).dot(&state));
        }
        Some(output)
    }

    fn is_normalised(&self) -> bool {
        false
    }

    fn sights(&self) -> &'static [Sight] {
        &[Sight::Causal]
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        Some(d * d_v)
    }
}
