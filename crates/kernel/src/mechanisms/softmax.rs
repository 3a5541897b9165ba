//! Softmax attention: weights ∝ e^{q·k}.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::{Attend, Inputs, Sight, Stream, softmax_rows};

/// Exponentials of scores. Its recurrent form keeps one query's state and reads everything again for the next one
/// (Su, kexue.fm/archives/10017, equation 7): the state is constant, the reading is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Softmax;

impl Attend for Softmax {
    fn id(&self) -> &'static str {
        "softmax"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        softmax_rows(inputs.tokens(), sight, |query, key| inputs.score(query, key))
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let mut output = Array2::zeros(inputs.v.dim());
        for query in 0..inputs.tokens() {
            let mut stream = Stream::new(inputs.v.ncols());
            // Backwards, so that the first token that is read is the query's own.
            for key in (0..=query).rev() {
                stream.read(inputs.score(query, key), inputs.v.row(key));
            }
            output.row_mut(query).assign(&stream.output());
        }
        Some(output)
    }

    fn chunked(&self, inputs: &Inputs, block: usize) -> Option<Array2<f64>> {
        let block = block.max(1);
        let mut output = Array2::zeros(inputs.v.dim());
        for query in 0..inputs.tokens() {
            let mut whole = Stream::new(inputs.v.ncols());
            for from in (0..=query).step_by(block) {
                let mut part = Stream::new(inputs.v.ncols());
                for key in from..(from + block).min(query + 1) {
                    part.read(inputs.score(query, key), inputs.v.row(key));
                }
                whole.merge(&part);
            }
            output.row_mut(query).assign(&whole.output());
        }
        Some(output)
    }

    fn state(&self, d: usize, d_v: usize) -> Option<usize> {
        Some(d + d_v + 1)
    }
}
