//! What a codebook costs in accuracy, beside what it can cost at most.
//!
//! Deliberately does not know: where the vectors come from.

use ndarray::{Array2, ArrayView1};

use super::{Attend, Inputs, Sight, Softened, Softmax, nearest, relative_error};
use crate::focus::{total_variation, variation_bound};

/// How far attention with quantised keys is from attention with the keys.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Quantised {
    /// The largest total variation between rows.
    pub variation: f64,
    /// What it can be at most: tanh(ε/2) with the largest ε = max |q·(k − k̂)|.
    pub variation_bound: f64,
    /// The largest ‖o − ô‖.
    pub output: f64,
    /// What it can be at most: 2 tanh(ε/2) max ‖v‖.
    pub output_bound: f64,
    /// ‖O − Ô‖ / ‖O‖, Frobenius.
    pub relative: f64,
    /// The mean squared distance of a key from its vector.
    pub distortion: f64,
}

fn norm(row: ArrayView1<f64>) -> f64 {
    libm::sqrt(row.dot(&row))
}

/// The error of hard codes \[c × d\] in every row, at its worst (bound: derived in the notes from the ratio of two softmaxes).
pub fn quantised(inputs: &Inputs, vectors: &Array2<f64>, sight: Sight) -> Quantised {
    let hard = Softened { vectors: vectors.clone(), temperature: 0.0, gain: 0.0 };
    let [exact, found] = [Softmax.weights(inputs, sight, 0), hard.weights(inputs, sight)];
    let [exact_output, output] = [exact.dot(&inputs.v), found.dot(&inputs.v)];
    let mut rest = inputs.k.clone();
    for mut key in rest.rows_mut() {
        let code = nearest(vectors, key.view());
        key -= &vectors.row(code);
    }
    let errors = inputs.q.dot(&rest.t());
    let value = inputs.v.rows().into_iter().map(norm).fold(0.0, f64::max);
    let tokens = inputs.tokens();
    let mut worst = Quantised {
        relative: relative_error(&output, &exact_output),
        distortion: rest.iter().map(|x| x * x).sum::<f64>() / tokens.max(1) as f64,
        ..Quantised::default()
    };
    for query in 0..tokens {
        let [a, b] = [&exact, &found].map(|weights| weights.row(query).to_vec());
        worst.variation = worst.variation.max(total_variation(&a, &b));
        let reads = sight.reads(query, tokens);
        let error = (0..reads).fold(0.0_f64, |most, key| most.max(errors[(query, key)].abs()));
        worst.variation_bound = worst.variation_bound.max(variation_bound(error));
        let apart = &exact_output.row(query) - &output.row(query);
        worst.output = worst.output.max(norm(apart.view()));
    }
    worst.output_bound = 2.0 * worst.variation_bound * value;
    worst
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanisms::Codebook;

    #[test]
    fn every_codebook_keeps_within_the_bound_and_all_keys_are_exact() {
        let inputs = Inputs::closed_form(24, 4, 3);
        for sight in [Sight::Causal, Sight::Full] {
            for count in [1, 2, 5, 11, 24] {
                let vectors = Codebook::Means { count, seed: 4 }.vectors(&inputs.k);
                let error = quantised(&inputs, &vectors, sight);
                assert!(error.variation <= error.variation_bound + 1e-12, "{count}: {error:?}");
                assert!(error.output <= error.output_bound + 1e-12, "{count}: {error:?}");
                assert!(count == 24 || error.variation > 0.005, "{count}: {error:?}");
            }
            let all = quantised(&inputs, &inputs.k, sight);
            assert_eq!([all.output_bound, all.distortion], [0.0; 2]);
            assert!(all.variation < 1e-15 && all.output < 1e-15, "{all:?}");
        }
    }
}
