//! Several layers of attention in a space that does not grow: what the layer below says of a token is worked out anew whenever
//! the token is read.
//!
//! Each layer lets its tokens attend to themselves and adds the result: x′ᵢ = xᵢ + Σⱼ softmax(xᵢ·xⱼ/√d)·xⱼ. Layer 0 reads a token
//! from the tape. Deliberately does not know: projections, norms, which change no count.

use ndarray::{Array1, Array2};

use crate::mechanisms::{Inputs, Mechanism, Sight, Softmax, Stream};

/// A stack over a tape of tokens \[n × d\].
#[derive(Debug, Clone)]
pub struct Layered<'a> {
    /// What is written on the tape.
    pub tape: &'a Array2<f64>,
    /// Layers of attention.
    pub layers: u32,
}

/// What an evaluation took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Tokens read from the tape.
    pub reads: u64,
    /// Scores computed.
    pub scores: u64,
    /// The most states that were held at once.
    pub states: u32,
}

/// Evaluates without a cache and counts.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    stack: Layered<'a>,
    work: Work,
    open: u32,
}

impl Layered<'_> {
    /// All outputs with every layer kept: the matrix form, layer after layer.
    pub fn kept(&self) -> Array2<f64> {
        let mut x = self.tape.clone();
        for _ in 0..self.layers {
            let scale = 1.0 / libm::sqrt(x.ncols().max(1) as f64);
            let inputs = Inputs { q: &x * scale, k: x.clone(), v: x.clone() };
            x = &x + &Mechanism::Softmax(Softmax).parallel(&inputs, Sight::Causal);
        }
        x
    }

    /// All outputs with nothing kept but one state per layer.
    pub fn reread(&self) -> (Array2<f64>, Work) {
        let mut reader = Reader { stack: self.clone(), work: Work::default(), open: 0 };
        let mut output = Array2::zeros(self.tape.dim());
        for token in 0..self.tape.nrows() {
            output.row_mut(token).assign(&reader.at(self.layers, token));
        }
        (output, reader.work)
    }
}

impl Reader<'_> {
    /// What a layer says at a token.
    fn at(&mut self, layer: u32, token: usize) -> Array1<f64> {
        if layer == 0 {
            self.work.reads += 1;
            return self.stack.tape.row(token).to_owned();
        }
        self.open += 1;
        self.work.states = self.work.states.max(self.open);
        // Backwards: the token itself comes first and is the query of all that follow.
        let own = self.at(layer - 1, token);
        let query = &own / libm::sqrt(own.len().max(1) as f64);
        let mut state = Stream::new(own.len());
        state.read(query.dot(&own), own.view());
        self.work.scores += 1;
        for before in (0..token).rev() {
            let x = self.at(layer - 1, before);
            state.read(query.dot(&x), x.view());
            self.work.scores += 1;
        }
        self.open -= 1;
        own + state.output()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rereading::{reads_in_all, scores_cached};

    #[test]
    fn nothing_kept_gives_the_same_and_reads_as_often_as_the_binomial_says() {
        for tokens in [0, 1, 2, 7, 12] {
            let tape = Inputs::closed_form(tokens, 4, 3).v;
            for layers in 0..=4 {
                let stack = Layered { tape: &tape, layers };
                let (output, work) = stack.reread();
                let error = (&output - &stack.kept()).iter().fold(0.0, |a: f64, x| a.max(x.abs()));
                // Values roughly double with every layer.
                assert!(error < 1e-14, "{tokens} tokens, {layers} layers: {error}");
                assert_eq!(Some(u128::from(work.reads)), reads_in_all(layers, tokens as u64));
                assert_eq!(work.states, if tokens == 0 { 0 } else { layers });
                assert!(Some(u128::from(work.scores)) >= scores_cached(layers, tokens as u64));
            }
        }
    }

    #[test]
    fn the_counter_of_a_longer_run() {
        let tape = Inputs::closed_form(32, 4, 2).v;
        assert_eq!(Layered { tape: &tape, layers: 3 }.reread().1.reads, 52_360);
    }
}
