//! Gated linear attention: every channel of the keys forgets at a rate of its own, decided by the token.

use ndarray::{Array2, s};
use serde::{Deserialize, Serialize};

use super::{Attend, Gate, Inputs, Sight, seen, write};

/// S ← diag(α)·S + kᵀv (Yang et al., arXiv:2312.06635). With α = 1 linear attention without a denominator, with a constant
/// retention. q is taken as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gla {
    /// α, what each channel keeps at each token, above 0 and at most 1.
    pub keep: Gate,
}

impl Gla {
    /// Σ ln α up to and with each token. Products themselves would vanish.
    fn logs(&self, tokens: usize, d: usize) -> Array2<f64> {
        let mut logs =
            Array2::from_shape_fn((tokens, d), |(token, channel)| libm::log(self.keep.share(token, channel)));
        for token in 1..tokens {
            let before = logs.row(token - 1).to_owned();
            let mut row = logs.row_mut(token);
            row += &before;
        }
        logs
    }
}

impl Attend for Gla {
    fn id(&self) -> &'static str {
        "gla"
    }

    fn weights(&self, inputs: &Inputs, _: Sight, _: usize) -> Array2<f64> {
        let (tokens, d) = inputs.k.dim();
        let logs = self.logs(tokens, d);
        seen(tokens, Sight::Causal, |query, key| {
            let meet = |channel: usize| {
                let kept = libm::exp(logs[(query, channel)] - logs[(key, channel)]);
                inputs.q[(query, channel)] * kept * inputs.k[(key, channel)]
            };
            (0..d).map(meet).sum()
        })
    }

    /// Π α of one channel of the keys.
    fn kept(&self, tokens: usize, channel: usize) -> Option<Array2<f64>> {
        Some(super::kept_by(&self.logs(tokens, channel + 1).column(channel).to_vec()))
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let mut state = Array2::<f64>::zeros((inputs.k.ncols(), inputs.v.ncols()));
        let mut output = Array2::zeros(inputs.v.dim());
        for token in 0..inputs.tokens() {
            for (channel, mut row) in state.rows_mut().into_iter().enumerate() {
                row *= self.keep.share(token, channel);
            }
            write(&mut state, 1.0, inputs.k.row(token), inputs.v.row(token));
            output.row_mut(token).assign(&inputs.q.row(token).dot(&state));
        }
        Some(output)
    }

    fn chunked(&self, inputs: &Inputs, block: usize) -> Option<Array2<f64>> {
        let (tokens, d) = inputs.k.dim();
        let logs = self.logs(tokens, d);
        let weights = self.weights(inputs, Sight::Causal, 0);
        let mut state = Array2::<f64>::zeros((d, inputs.v.ncols()));
        let mut output = Array2::zeros(inputs.v.dim());
        for from in (0..tokens).step_by(block.max(1)) {
            let end = (from + block.max(1)).min(tokens);
            let start = |channel| if from == 0 { 0.0 } else { logs[(from - 1, channel)] };
            let inside = weights.slice(s![from..end, from..end]);
            let q = Array2::from_shape_fn((end - from, d), |(at, channel)| {
                inputs.q[(from + at, channel)] * libm::exp(logs[(from + at, channel)] - start(channel))
            });
            let sum = inside.dot(&inputs.v.slice(s![from..end, ..])) + q.dot(&state);
            output.slice_mut(s![from..end, ..]).assign(&sum);
            for (channel, mut row) in state.rows_mut().into_iter().enumerate() {
                row *= libm::exp(logs[(end - 1, channel)] - start(channel));
            }
            for token in from..end {
                let kept = |channel| libm::exp(logs[(end - 1, channel)] - logs[(token, channel)]);
                let k = inputs.k.row(token).iter().enumerate().map(|(c, k)| k * kept(c)).collect::<ndarray::Array1<_>>();
                write(&mut state, 1.0, k.view(), inputs.v.row(token));
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

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        Some(d * d_v)
    }
}
