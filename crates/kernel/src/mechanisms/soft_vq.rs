//! Soft quantisation: every key belongs to all vectors of a codebook, to the nearer ones more.
//!
//! Between Performer and Transformer-VQ (Su, kexue.fm/archives/9862).

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::{Attend, Codebook, Inputs, Sight, Softened};

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
    /// With the vectors for these keys.
    pub fn softened(&self, keys: &Array2<f64>) -> Softened {
        let temperature =
            if self.temperature.is_finite() { self.temperature.max(1e-12) } else { 1.0 };
        let gain = if self.gain { 1.0 } else { 0.0 };
        Softened { vectors: self.codes.vectors(keys), temperature, gain }
    }
}

impl Attend for SoftVq {
    fn id(&self) -> &'static str {
        "soft-vq"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        self.softened(&inputs.k).weights(inputs, sight)
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        Some(self.softened(&inputs.k).recurrent(inputs))
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        // As many vectors as the hard form, and no window.
        let hard = super::Vq { codes: self.codes, slope: 0.0, window: 0 };
        hard.state(d, d_v).map(|numbers| numbers - (d + d_v))
    }
}
