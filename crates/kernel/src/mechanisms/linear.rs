//! Linear attention: weights ∝ φ(q)·φ(k).

use ndarray::{Array2, s};
use serde::{Deserialize, Serialize};

use super::{Attend, Features, Inputs, Sight, mapped, normalised, running_sums, seen, with_ones};

/// A product of features (Katharopoulos et al., arXiv:2006.16236; Su, kexue.fm/archives/7546).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Linear {
    /// What is made of each channel.
    pub features: Features,
}

impl Linear {
    fn features_of(&self, of: &Array2<f64>) -> Array2<f64> {
        of.mapv(|x| self.features.of(x))
    }
}

impl Attend for Linear {
    fn id(&self) -> &'static str {
        self.features.id()
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let similar = self.features_of(&inputs.q).dot(&self.features_of(&inputs.k).t());
        let weights = seen(inputs.tokens(), sight, |query, key| similar[(query, key)]);
        if self.is_normalised() { normalised(weights) } else { weights }
    }

    /// Nothing is forgotten.
    fn kept(&self, tokens: usize, _: usize) -> Option<Array2<f64>> {
        Some(seen(tokens, Sight::Causal, |_, _| 1.0))
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let [q, k] = [&inputs.q, &inputs.k].map(|of| self.features_of(of));
        Some(if self.is_normalised() {
            running_sums(&q, &k, &inputs.v)
        } else {
            super::retention::decayed(&q, &k, &inputs.v, 1.0)
        })
    }

    fn chunked(&self, inputs: &Inputs, block: usize) -> Option<Array2<f64>> {
        let [q, k] = [&inputs.q, &inputs.k].map(|of| self.features_of(of));
        let (tokens, block) = (inputs.tokens(), block.max(1));
        let ones = with_ones(&inputs.v);
        let mut state = Array2::<f64>::zeros((k.ncols(), ones.ncols()));
        let mut sums = Array2::zeros(ones.dim());
        for from in (0..tokens).step_by(block) {
            let range = from..(from + block).min(tokens);
            let [q, k] = [&q, &k].map(|of| of.slice(s![range.clone(), ..]));
            let values = ones.slice(s![range.clone(), ..]);
            let inside = q.dot(&k.t());
            let inside = seen(range.len(), Sight::Causal, |query, key| inside[(query, key)]);
            sums.slice_mut(s![range, ..]).assign(&(inside.dot(&values) + q.dot(&state)));
            state += &k.t().dot(&values);
        }
        let last = ones.ncols() - 1;
        let is_normalised = self.is_normalised();
        Some(mapped(&sums, |row| {
            let below = if is_normalised && row[last] != 0.0 { row[last] } else { 1.0 };
            row.iter().take(last).map(|above| above / below).collect()
        }))
    }

    fn is_normalised(&self) -> bool {
        self.features.is_positive()
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        Some(d * (d_v + usize::from(self.is_normalised())))
    }
}
