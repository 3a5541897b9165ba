//! RWKV-4: a decaying average of values for each channel, without queries.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::{Attend, Inputs, Sight, seen, softmax_rows};

/// Weights ∝ e^{k − (age − 1)·w}, and e^{k + u} for the token itself (Peng et al., arXiv:2305.13048). The keys of a channel are
/// those of the same channel, so there must be as many of them as of values; what is missing counts as 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rwkv {
    /// w, what is lost per step, by channel; the last one for those beyond.
    pub decay: Vec<f64>,
    /// u, the advantage of the present token, by channel.
    pub bonus: Vec<f64>,
}

fn of_channel(numbers: &[f64], channel: usize) -> f64 {
    numbers.get(channel).or(numbers.last()).copied().unwrap_or(0.0)
}

impl Rwkv {
    fn key(inputs: &Inputs, token: usize, channel: usize) -> f64 {
        inputs.k.get((token, channel)).copied().unwrap_or(0.0)
    }
}

impl Attend for Rwkv {
    fn id(&self) -> &'static str {
        "rwkv-4"
    }

    fn weights(&self, inputs: &Inputs, _: Sight, channel: usize) -> Array2<f64> {
        let [w, u] = [&self.decay, &self.bonus].map(|numbers| of_channel(numbers, channel));
        softmax_rows(inputs.tokens(), Sight::Causal, |query, key| {
            let own = Self::key(inputs, key, channel);
            if key == query { own + u } else { own - (query - key - 1) as f64 * w }
        })
    }

    /// e^{−(age − 1)·w}, and the advantage e^u of the token itself.
    fn kept(&self, tokens: usize, channel: usize) -> Option<Array2<f64>> {
        let [w, u] = [&self.decay, &self.bonus].map(|numbers| of_channel(numbers, channel));
        Some(seen(tokens, Sight::Causal, |query, key| {
            libm::exp(if key == query { u } else { -((query - key - 1) as f64) * w })
        }))
    }

    /// Numerator and denominator are kept relative to e^p, p being the largest exponent so far.
    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let mut output = Array2::zeros(inputs.v.dim());
        for channel in 0..inputs.v.ncols() {
            let [w, u] = [&self.decay, &self.bonus].map(|numbers| of_channel(numbers, channel));
            let (mut above, mut below, mut most) = (0.0, 0.0, f64::NEG_INFINITY);
            for token in 0..inputs.tokens() {
                let (k, v) = (Self::key(inputs, token, channel), inputs.v[(token, channel)]);
                let now = most.max(u + k);
                let [past, own] = [most - now, u + k - now].map(libm::exp);
                output[(token, channel)] = (past * above + own * v) / (past * below + own);
                let next = (most - w).max(k);
                let [past, own] = [most - w - next, k - next].map(libm::exp);
                (above, below, most) = (past * above + own * v, past * below + own, next);
            }
        }
        Some(output)
    }

    fn sights(&self) -> &'static [Sight] {
        &[Sight::Causal]
    }

    fn by_channel(&self) -> bool {
        true
    }

    fn state(&self, _: usize, d_v: usize) -> Option<usize> {
        Some(3 * d_v)
    }
}
