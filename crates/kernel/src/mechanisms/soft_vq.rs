//! Soft quantisation: every key belongs to all vectors of a codebook, to the nearer ones more.
//!
//! Between Performer and Transformer-VQ (Su, kexue.fm/archives/9862).

use ndarray::{Array1, Array2, ArrayView1};
use serde::{Deserialize, Serialize};

use super::codebook::squared;
use super::{Attend, Codebook, Inputs, Sight, mapped, normalised, running_sums, seen};

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

    /// p of a key, and ln Z.
    fn of_key(&self, vectors: &Array2<f64>, k: ArrayView1<f64>) -> (Array1<f64>, f64) {
        let logs: Array1<f64> =
            vectors.rows().into_iter().map(|vector| -squared(k, vector) / (2.0 * self.tau())).collect();
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let shares = logs.mapv(|log| libm::exp(log - most));
        let sum = shares.sum();
        (shares / sum, most + libm::log(sum))
    }

    fn features(&self, inputs: &Inputs) -> [Array2<f64>; 2] {
        let vectors = self.codes.vectors(&inputs.k);
        let q = mapped(&inputs.q, |q| self.of_query(&vectors, q));
        let keys: Vec<_> = inputs.k.rows().into_iter().map(|k| self.of_key(&vectors, k)).collect();
        // One factor for all keys cancels; one for each does not.
        let most = keys.iter().map(|(_, log)| *log).fold(f64::NEG_INFINITY, f64::max);
        let k = Array2::from_shape_fn((keys.len(), vectors.nrows()), |(token, code)| {
            let gain = if self.gain { libm::exp(keys[token].1 - most) } else { 1.0 };
            gain * keys[token].0[code]
        });
        [q, k]
    }
}

impl Attend for SoftVq {
    fn id(&self) -> &'static str {
        "soft-vq"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let [q, k] = self.features(inputs);
        let similar = q.dot(&k.t());
        normalised(seen(inputs.tokens(), sight, |query, key| similar[(query, key)]))
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
