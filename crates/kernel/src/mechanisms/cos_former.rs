//! cosFormer: rectified features, weighted by the cosine of the distance.

use std::f64::consts::FRAC_PI_2;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::{Attend, Inputs, Sight, normalised, running_sums, seen};

/// relu(q)·relu(k)·cos(π/2·(i − j)/N) (Qin et al., arXiv:2202.08791). Positions count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CosFormer {
    /// N, the longest text; at least that of the text that is read.
    pub longest: usize,
}

impl CosFormer {
    fn angle(&self, token: usize, tokens: usize) -> f64 {
        FRAC_PI_2 * (token + 1) as f64 / self.longest.max(tokens).max(1) as f64
    }

    /// Twice as many features: the cosine of a difference comes apart.
    pub(super) fn features(&self, of: &Array2<f64>) -> Array2<f64> {
        let (tokens, d) = of.dim();
        Array2::from_shape_fn((tokens, 2 * d), |(token, feature)| {
            let angle = self.angle(token, tokens);
            let turn = if feature < d { libm::sin(angle) } else { libm::cos(angle) };
            of[(token, feature % d)].max(0.0) * turn
        })
    }
}

impl CosFormer {
    /// relu(q)·relu(k)·cos of every pair \[n × n\].
    pub(super) fn similarities(&self, inputs: &Inputs) -> Array2<f64> {
        let tokens = inputs.tokens();
        let [q, k] = [&inputs.q, &inputs.k].map(|of| of.mapv(|x| x.max(0.0)));
        let mut similar = q.dot(&k.t());
        for ((query, key), weight) in similar.indexed_iter_mut() {
            *weight *= libm::cos(self.angle(query, tokens) - self.angle(key, tokens));
        }
        similar
    }
}

impl Attend for CosFormer {
    fn id(&self) -> &'static str {
        "cosformer"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let similar = self.similarities(inputs);
        normalised(seen(inputs.tokens(), sight, |query, key| similar[(query, key)]))
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        Some(running_sums(&self.features(&inputs.q), &self.features(&inputs.k), &inputs.v))
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        Some(2 * d * (d_v + 1))
    }
}
