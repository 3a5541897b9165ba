//! Transformer-VQ: softmax attention to keys that are replaced by the nearest vector of a codebook.

use ndarray::{Array1, Array2, s};
use serde::{Deserialize, Serialize};

use super::codebook::nearest;
use super::{Attend, Codebook, Inputs, Sight, Stream, softmax_rows};

/// Weights ∝ e^{q·C_z + B} (Lingle, arXiv:2309.16354; Su, kexue.fm/archives/9844). Keys of one code differ by the bias alone.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Vq {
    /// Where the vectors come from.
    pub codes: Codebook,
    /// What is taken off per step within the window.
    pub slope: f64,
    /// Last distance that has a bias.
    pub window: usize,
}

/// What is kept of the keys of each code: how many there were, and the mean of their values. Sums would overflow first.
#[derive(Debug, Clone)]
pub struct Cache {
    /// How many keys of each code.
    pub counts: Array1<f64>,
    /// The mean of their values \[c × d_v\].
    pub means: Array2<f64>,
}

impl Cache {
    /// Nothing was written yet.
    pub fn new(codes: usize, d_v: usize) -> Self {
        Self { counts: Array1::zeros(codes), means: Array2::zeros((codes, d_v)) }
    }

    /// Takes in a value under a code.
    pub fn write(&mut self, code: usize, value: ndarray::ArrayView1<f64>) {
        self.counts[code] += 1.0;
        let share = 1.0 / self.counts[code];
        let mut mean = self.means.row_mut(code);
        mean *= 1.0 - share;
        mean.scaled_add(share, &value);
    }

    /// Reads all that was written: each code has the score of one key and as many keys as were counted.
    fn read(&self, stream: &mut Stream, scores: &Array1<f64>) {
        for (code, score) in scores.iter().enumerate() {
            stream.read(score + libm::log(self.counts[code]), self.means.row(code));
        }
    }
}

impl Vq {
    /// The bias of a key so many steps back.
    fn bias(&self, age: usize) -> f64 {
        if age <= self.window { -self.slope * age as f64 } else { 0.0 }
    }

    /// The vectors, and the code of each key.
    pub fn quantised(&self, keys: &Array2<f64>) -> (Array2<f64>, Vec<usize>) {
        let vectors = self.codes.vectors(keys);
        let codes = keys.rows().into_iter().map(|key| nearest(&vectors, key)).collect();
        (vectors, codes)
    }

    /// Token by token, with the keys from `explicit(token)` on read one by one and those before it from the cache.
    fn with_cache(&self, inputs: &Inputs, explicit: impl Fn(usize) -> usize) -> Array2<f64> {
        let (vectors, codes) = self.quantised(&inputs.k);
        let mut cache = Cache::new(vectors.nrows(), inputs.v.ncols());
        let mut cached = 0;
        let mut output = Array2::zeros(inputs.v.dim());
        for token in 0..inputs.tokens() {
            let from = explicit(token);
            for (key, code) in codes.iter().enumerate().take(from).skip(cached) {
                cache.write(*code, inputs.v.row(key));
            }
            cached = from;
            let scores = vectors.dot(&inputs.q.row(token));
            let mut stream = Stream::new(inputs.v.ncols());
            cache.read(&mut stream, &scores);
            for key in from..=token {
                stream.read(scores[codes[key]] + self.bias(token - key), inputs.v.row(key));
            }
            output.slice_mut(s![token, ..]).assign(&stream.output());
        }
        output
    }
}

impl Attend for Vq {
    fn id(&self) -> &'static str {
        "vq"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let (vectors, codes) = self.quantised(&inputs.k);
        let scores = inputs.q.dot(&vectors.t());
        softmax_rows(inputs.tokens(), sight, |query, key| {
            scores[(query, codes[key])] + self.bias(query.abs_diff(key))
        })
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let window = if self.slope == 0.0 { 0 } else { self.window };
        Some(self.with_cache(inputs, |token| token.saturating_sub(window)))
    }

    /// Blocks behind the window are in the cache.
    fn chunked(&self, inputs: &Inputs, block: usize) -> Option<Array2<f64>> {
        let block = block.max(1);
        let back = if self.slope == 0.0 { 1 } else { self.window.div_ceil(block).max(1) };
        Some(self.with_cache(inputs, |token| (token / block).saturating_sub(back) * block))
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        let count = match self.codes {
            Codebook::First(count) | Codebook::Keys { count, .. } | Codebook::Means { count, .. } => count,
            Codebook::Directions(directions) => directions.count,
            Codebook::Grid { side } => side * side,
        };
        Some(count * (d_v + 1) + (self.window + 1) * (d + d_v))
    }
}
