//! Retention: linear attention that forgets at a constant rate.

use ndarray::{Array1, Array2, s};
use serde::{Deserialize, Serialize};

use super::{Attend, Inputs, Sight, seen, with_ones, write};

/// (q·k)·γ^{i−j} (RetNet, Sun et al., arXiv:2307.08621). No denominator: a norm of the output stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Retention {
    /// What is left of a token after one step, γ.
    pub gamma: f64,
    /// Divide by √d, by the root of the sum of decays, and by the row where that is more than 1, as torchscale does.
    pub scaled: bool,
}

impl Retention {
    /// γ of a head: 1 − 2^(−5−h).
    pub fn of_head(head: u32) -> f64 {
        1.0 - libm::exp2(-5.0 - f64::from(head))
    }

    /// Tokens after which half is left; infinite when nothing is forgotten.
    pub fn half_life(&self) -> f64 {
        match self.gamma() {
            gamma if gamma >= 1.0 => f64::INFINITY,
            gamma if gamma <= 0.0 => 0.0,
            gamma => -std::f64::consts::LN_2 / libm::log(gamma),
        }
    }

    fn gamma(&self) -> f64 {
        if self.gamma.is_finite() { self.gamma.clamp(0.0, 1.0) } else { 1.0 }
    }

    /// What every row of decays is multiplied with.
    fn scale(&self, query: usize, d: usize) -> f64 {
        if !self.scaled {
            return 1.0;
        }
        let sum: f64 = (0..=query).map(|age| self.decay(age)).sum();
        1.0 / libm::sqrt(sum * d as f64)
    }

    fn decay(&self, age: usize) -> f64 {
        libm::pow(self.gamma(), age as f64)
    }

    /// What a row is divided by in the end.
    fn divisor(&self, sum: f64) -> f64 {
        if self.scaled { sum.abs().max(1.0) } else { 1.0 }
    }

    /// Values with a column of ones, whose output is the sum of the row.
    fn finished(&self, sums: &Array2<f64>, d: usize) -> Array2<f64> {
        let last = sums.ncols() - 1;
        let rows: Vec<Array1<f64>> = (0..sums.nrows())
            .map(|query| {
                let row = &sums.row(query) * self.scale(query, d);
                row.slice(s![..last]).mapv(|x| x / self.divisor(row[last]))
            })
            .collect();
        Array2::from_shape_fn((sums.nrows(), last), |(query, channel)| rows[query][channel])
    }
}

/// Σ γ^{i−j} (q·k) v, token by token.
pub(super) fn decayed(q: &Array2<f64>, k: &Array2<f64>, v: &Array2<f64>, gamma: f64) -> Array2<f64> {
    let mut state = Array2::<f64>::zeros((k.ncols(), v.ncols()));
    let mut output = Array2::zeros(v.dim());
    for token in 0..v.nrows() {
        state *= gamma;
        write(&mut state, 1.0, k.row(token), v.row(token));
        output.row_mut(token).assign(&q.row(token).dot(&state));
    }
    output
}

impl Attend for Retention {
    fn id(&self) -> &'static str {
        "retention"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let d = inputs.q.ncols();
        let mut weights = seen(inputs.tokens(), sight, |query, key| {
            inputs.score(query, key) * self.decay(query.abs_diff(key)) * self.scale(query, d)
        });
        for mut row in weights.rows_mut() {
            let divisor = self.divisor(row.sum());
            row /= divisor;
        }
        weights
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let sums = decayed(&inputs.q, &inputs.k, &with_ones(&inputs.v), self.gamma());
        Some(self.finished(&sums, inputs.q.ncols()))
    }

    fn chunked(&self, inputs: &Inputs, block: usize) -> Option<Array2<f64>> {
        let (tokens, block, values) = (inputs.tokens(), block.max(1), with_ones(&inputs.v));
        let mut state = Array2::<f64>::zeros((inputs.k.ncols(), values.ncols()));
        let mut sums = Array2::zeros(values.dim());
        for from in (0..tokens).step_by(block) {
            let range = from..(from + block).min(tokens);
            let size = range.len();
            let [q, k, v] = [&inputs.q, &inputs.k, &values].map(|of| of.slice(s![range.clone(), ..]));
            let scores = q.dot(&k.t());
            let inside =
                seen(size, Sight::Causal, |query, key| scores[(query, key)] * self.decay(query - key));
            let mut before = q.dot(&state);
            for (at, mut row) in before.rows_mut().into_iter().enumerate() {
                row *= self.decay(at + 1);
            }
            sums.slice_mut(s![range, ..]).assign(&(inside.dot(&v) + before));
            state *= self.decay(size);
            for at in 0..size {
                write(&mut state, self.decay(size - 1 - at), k.row(at), v.row(at));
            }
        }
        Some(self.finished(&sums, inputs.q.ncols()))
    }

    /// γ^{i−j}; when scaled, divided by the root of its sum over the row, as torchscale's mask is.
    fn kept(&self, tokens: usize, _: usize) -> Option<Array2<f64>> {
        Some(seen(tokens, Sight::Causal, |query, key| self.decay(query - key) * self.scale(query, 1)))
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
