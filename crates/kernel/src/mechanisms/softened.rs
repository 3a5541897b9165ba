//! Attention through a given codebook: every key belongs to its vectors, to the nearer ones more.
//!
//! Deliberately does not know: where the vectors come from.

use ndarray::{Array1, Array2, ArrayView1};

use super::codebook::{nearest, squared};
use super::{Inputs, Sight, brought_together, feature_weights, mapped, running_sums, softmax_rows};

/// Weights ∝ Z(k)^g Σ_y e^{q·c_y + g‖c_y‖²/2} p_y(k), p = softmax(−‖k − c‖²/2τ) (Su, kexue.fm/archives/9862, with the
/// factors that it drops). At τ = 1 and g = 1 it is Performer with the vectors as directions, at τ = 0 Transformer-VQ.
#[derive(Debug, Clone, PartialEq)]
pub struct Softened {
    /// The vectors \[c × d\].
    pub vectors: Array2<f64>,
    /// τ, how soft; 0 gives every key to its nearest vector, and then there is no gain.
    pub temperature: f64,
    /// g, how much is kept of Z(k)·e^{‖c‖²/2}: 1 all, 0 nothing.
    pub gain: f64,
}

impl Softened {
    fn is_hard(&self) -> bool {
        self.temperature <= 0.0
    }

    fn tau(&self) -> f64 {
        if self.temperature.is_finite() { self.temperature.max(1e-12) } else { 1.0 }
    }

    /// How much of a key belongs to each vector; adds up to 1.
    pub fn shares(&self, key: ArrayView1<f64>) -> Array1<f64> {
        self.of_key(key).0
    }

    /// ln e^{q·c + g‖c‖²/2} for every vector, less the largest: that cancels in the row.
    fn of_query(&self, q: ArrayView1<f64>) -> Array1<f64> {
        let mut logs = self.vectors.dot(&q);
        for (log, vector) in logs.iter_mut().zip(self.vectors.rows()) {
            *log += self.gain * vector.dot(&vector) / 2.0;
        }
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        logs.mapv(|log| libm::exp(log - most))
    }

    /// p of a key, and g·ln Z.
    fn of_key(&self, k: ArrayView1<f64>) -> (Array1<f64>, f64) {
        if self.is_hard() {
            let mut shares = Array1::zeros(self.vectors.nrows());
            if let Some(share) = shares.get_mut(nearest(&self.vectors, k)) {
                *share = 1.0;
            }
            return (shares, 0.0);
        }
        let log = |vector| -squared(k, vector) / (2.0 * self.tau());
        let logs: Array1<f64> = self.vectors.rows().into_iter().map(log).collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shares = logs.mapv(|log| libm::exp(log - most));
        let sum = shares.sum();
        (shares / sum, self.gain * (most + libm::log(sum)))
    }

    fn features(&self, inputs: &Inputs) -> [Array2<f64>; 2] {
        let q = mapped(&inputs.q, |q| self.of_query(q));
        let keys: Vec<_> = inputs.k.rows().into_iter().map(|k| self.of_key(k)).collect();
        [q, brought_together(&keys, self.vectors.nrows())]
    }

    /// The weights \[n × n\].
    pub fn weights(&self, inputs: &Inputs, sight: Sight) -> Array2<f64> {
        if self.is_hard() {
            let codes: Vec<usize> =
                inputs.k.rows().into_iter().map(|key| nearest(&self.vectors, key)).collect();
            let scores = inputs.q.dot(&self.vectors.t());
            return softmax_rows(inputs.tokens(), sight, |query, key| scores[(query, codes[key])]);
        }
        let [q, k] = self.features(inputs);
        feature_weights(&q, &k, sight)
    }

    /// The same output token by token; causal.
    pub(super) fn recurrent(&self, inputs: &Inputs) -> Array2<f64> {
        let [q, k] = self.features(inputs);
        running_sums(&q, &k, &inputs.v)
    }
}
