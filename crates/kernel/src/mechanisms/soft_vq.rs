//! Soft quantisation: every key belongs to all vectors of a codebook, to the nearer ones more.
//!
//! Between Performer and Transformer-VQ (Su, kexue.fm/archives/9862).

use ndarray::{Array1, Array2, ArrayView1};
use serde::{Deserialize, Serialize};

use super::codebook::squared;
use super::{Attend, Codebook, Inputs, Sight, brought_together, feature_weights, mapped, running_sums};

/// Weights ∝ Σ_y e^{q·c_y} p_y(k), p = softmax(−‖k − c‖²/2τ).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SoftVq {
    /// Where the vectors come from.
    pub codes: Codebook,
    /// τ, how soft; towards 0 it is Transformer-VQ.
    pub temperature: f64,
    /// Keep what the article drops, Z(k)·e^{‖c‖²/2}: with τ = 1 this is Performer, exactly.
    pub gain: bool,
}

impl SoftVq {
    fn tau(&self) -> f64 {
        if self.temperature.is_finite() { self.temperature.max(1e-12) } else { 1.0 }
    }

    /// ln e^{q·c + ‖c‖²/2} for every vector, less the largest: that cancels in the row.
    fn of_query(&self, vectors: &Array2<f64>, q: ArrayView1<f64>) -> Array1<f64> {
        let mut logs = vectors.dot(&q);
        if self.gain {
            for (log, vector) in logs.iter_mut().zip(vectors.rows()) {
                *log += vector.dot(&vector) / 2.0;
            }
        }
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        logs.mapv(|log| libm::exp(log - most))
    }

    /// p of a key, and ln Z; 0 for that where it is dropped.
    fn of_key(&self, vectors: &Array2<f64>, k: ArrayView1<f64>) -> (Array1<f64>, f64) {
        let logs: Array1<f64> =
            vectors.rows().into_iter().map(|vector| -squared(k, vector) / (2.0 * self.tau())).collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shares = logs.mapv(|log| libm::exp(log - most));
        let sum = shares.sum();
        (shares / sum, if self.gain { most + libm::log(sum) } else { 0.0 })
    }

    fn features(&self, inputs: &Inputs) -> [Array2<f64>; 2] {
        let vectors = self.codes.vectors(&inputs.k);
        let q = mapped(&inputs.q, |q| self.of_query(&vectors, q));
        let keys: Vec<_> = inputs.k.rows().into_iter().map(|k| self.of_key(&vectors, k)).collect();
        let k = brought_together(&keys, vectors.nrows());
        [q, k]
    }
}

impl Attend for SoftVq {
    fn id(&self) -> &'static str {
        "soft-vq"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let [q, k] = self.features(inputs);
        feature_weights(&q, &k, sight)
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let [q, k] = self.features(inputs);
        Some(running_sums(&q, &k, &inputs.v))
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        // As many vectors as the hard form, and no window.
        let hard = super::Vq { codes: self.codes, slope: 0.0, window: 0 };
        hard.state(d, d_v).map(|numbers| numbers - (d + d_v))
    }
}
