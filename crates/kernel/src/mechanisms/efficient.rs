//! Efficient attention: softmax over the features of a query, and over the tokens for each feature of the keys.

use ndarray::{Array2, Axis};
use serde::{Deserialize, Serialize};

use super::{Attend, Inputs, Sight};

/// Two softmaxes instead of one (Shen et al., arXiv:1812.01243). That over tokens sees all of them: it cannot be causal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Efficient;

fn softmax(of: &Array2<f64>, axis: Axis) -> Array2<f64> {
    let mut out = of.clone();
    for mut lane in out.lanes_mut(axis) {
        let most = lane.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        lane.mapv_inplace(|x| libm::exp(x - most));
        let sum = lane.sum();
        lane /= sum;
    }
    out
}

impl Attend for Efficient {
    fn id(&self) -> &'static str {
        "efficient"
    }

    fn weights(&self, inputs: &Inputs, _: Sight, _: usize) -> Array2<f64> {
        softmax(&inputs.q, Axis(1)).dot(&softmax(&inputs.k, Axis(0)).t())
    }

    fn recurrent(&self, _: &Inputs) -> Option<Array2<f64>> {
        None
    }

    fn sights(&self) -> &'static [Sight] {
        &[Sight::Full]
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        Some(d * d_v)
    }
}
