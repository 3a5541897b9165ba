//! One row of attention, step by step, and all rows against the matrix.
//!
//! Deliberately does not know: how many layers there are.

use ndarray::{Array1, Array2};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use crate::attention::Format;
use crate::mechanisms::{Inputs, Mechanism, Sight, Softmax};

/// In which order the tokens before a query are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// From the query back to the first: the first token that is read brings the query along.
    Backward,
    /// From the first token to the query.
    Forward,
    /// Shuffled, for each query anew.
    Random(u64),
}

impl Order {
    /// The tokens 0 ..= query in this order.
    pub fn keys(self, query: usize) -> Vec<usize> {
        let mut keys: Vec<usize> = (0..=query).collect();
        match self {
            Self::Backward => keys.reverse(),
            Self::Forward => {}
            Self::Random(seed) => {
                let mut random = Pcg64::seed_from_u64(seed.wrapping_add((query as u64) << 32));
                for last in (1..keys.len()).rev() {
                    keys.swap(last, (random.next_u64() % (last as u64 + 1)) as usize);
                }
            }
        }
        keys
    }
}

/// The state after one inner step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Which token was read.
    pub key: usize,
    /// Its score s = q·k.
    pub score: f64,
    /// m: the largest score so far.
    pub most: f64,
    /// y: Σ e^{s − m} v so far.
    pub above: Vec<f64>,
    /// z: Σ e^{s − m} so far.
    pub below: f64,
    /// y/z: what the output would be if nothing else were read.
    pub output: Vec<f64>,
    /// The largest difference of y/z and the output of the whole row, over the channels.
    pub apart: f64,
    /// The share of the whole row that this token has: e^s over the sum of all.
    pub share: f64,
}

/// Every operation is done in f64 and rounded. For sums, products and quotients of two f32 that is the f32 operation.
fn rounding(format: Format) -> impl Fn(f64) -> f64 + Copy {
    move |x| format.round(x)
}

/// The state, in either precision.
struct State<R> {
    most: f64,
    below: f64,
    above: Vec<f64>,
    round: R,
}

impl<R: Fn(f64) -> f64 + Copy> State<R> {
    fn new(d_v: usize, round: R) -> Self {
        Self { most: f64::NEG_INFINITY, below: 0.0, above: vec![0.0; d_v], round }
    }

    /// Su, kexue.fm/archives/10017, equation 7, with the largest score taken off.
    fn read(&mut self, score: f64, value: impl Iterator<Item = f64>) {
        let round = self.round;
        let most = self.most.max(score);
        if most == f64::NEG_INFINITY {
            return;
        }
        let kept = round(libm::exp(round(self.most - most)));
        let own = round(libm::exp(round(score - most)));
        self.below = round(round(kept * self.below) + own);
        for (above, value) in self.above.iter_mut().zip(value) {
            *above = round(round(kept * *above) + round(own * value));
        }
        self.most = most;
    }

    fn output(&self) -> Vec<f64> {
        let divide =
            |above: &f64| if self.below > 0.0 { (self.round)(above / self.below) } else { 0.0 };
        self.above.iter().map(divide).collect()
    }
}

fn score(inputs: &Inputs, query: usize, key: usize, round: impl Fn(f64) -> f64) -> f64 {
    let terms = inputs.q.row(query).into_iter().zip(inputs.k.row(key));
    terms.fold(0.0, |sum, (q, k)| round(sum + round(q * k)))
}

/// The inputs as they are held in this precision.
fn held(inputs: &Inputs, format: Format) -> Inputs {
    let round = rounding(format);
    let [q, k, v] = [&inputs.q, &inputs.k, &inputs.v].map(|of| of.mapv(round));
    Inputs { q, k, v }
}

/// All steps for one query. The distance is to the row of the matrix form in f64.
pub fn steps(inputs: &Inputs, query: usize, order: Order, format: Format) -> Vec<Step> {
    if query >= inputs.tokens() {
        return Vec::new();
    }
    let inputs = held(inputs, format);
    let (row, wanted) = whole(&inputs, query);
    let round = rounding(format);
    let mut state = State::new(inputs.v.ncols(), round);
    let step = |key: usize| {
        let score = score(&inputs, query, key, round);
        state.read(score, inputs.v.row(key).iter().copied());
        let output = state.output();
        Step {
            key,
            score,
            most: state.most,
            above: state.above.clone(),
            below: state.below,
            apart: difference(&output, &wanted),
            output,
            share: row[key],
        }
    };
    order.keys(query).into_iter().map(step).collect()
}

fn difference(a: &[f64], b: &Array1<f64>) -> f64 {
    a.iter().zip(b).fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()))
}

/// The weights of one row and its output, in f64 from all scores at once.
fn whole(inputs: &Inputs, query: usize) -> (Vec<f64>, Array1<f64>) {
    let scores: Vec<f64> = (0..=query).map(|key| inputs.score(query, key)).collect();
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| libm::exp(score - most)).collect();
    let sum: f64 = powers.iter().sum();
    let row: Vec<f64> = powers.iter().map(|power| power / sum).collect();
    let mut output = Array1::zeros(inputs.v.ncols());
    row.iter().enumerate().for_each(|(key, weight)| output.scaled_add(*weight, &inputs.v.row(key)));
    (row, output)
}

/// max |streaming − matrix| over all outputs of a sequence. The matrix is in f64, of the same inputs.
pub fn apart(inputs: &Inputs, order: Order, format: Format) -> f64 {
    let inputs = held(inputs, format);
    let matrix: Array2<f64> = Mechanism::Softmax(Softmax).parallel(&inputs, Sight::Causal);
    let round = rounding(format);
    let row = |query: usize| {
        let mut state = State::new(inputs.v.ncols(), round);
        for key in order.keys(query) {
            state.read(score(&inputs, query, key, round), inputs.v.row(key).iter().copied());
        }
        difference(&state.output(), &matrix.row(query).to_owned())
    };
    (0..inputs.tokens()).map(row).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDERS: [Order; 3] = [Order::Backward, Order::Forward, Order::Random(3)];

    #[test]
    fn reading_again_is_the_matrix_in_any_order() {
        let inputs = Inputs::closed_form(8, 4, 3);
        for order in ORDERS {
            assert!(apart(&inputs, order, Format::F64) <= 5e-16, "{order:?}");
            let single = apart(&inputs, order, Format::F32);
            assert!((1e-9..1e-6).contains(&single), "{order:?}: {single}");
        }
    }

    /// Acceptance: at most 1e-6 in f32 and 1e-14 in f64 with 1024 tokens.
    #[test]
    fn a_thousand_tokens_keep_the_digits() {
        let inputs = Inputs::closed_form(1024, 4, 3);
        for order in ORDERS {
            let [double, single] =
                [Format::F64, Format::F32].map(|format| apart(&inputs, order, format));
            assert!(double <= 1e-14, "{order:?}: {double}");
            assert!(single <= 1e-6, "{order:?}: {single}");
        }
    }

    #[test]
    fn every_step_adds_one_token_and_the_last_one_is_the_output() {
        let inputs = Inputs::closed_form(9, 4, 3);
        for order in ORDERS {
            let steps = steps(&inputs, 6, order, Format::F64);
            let mut read: Vec<_> = steps.iter().map(|step| step.key).collect();
            read.sort_unstable();
            assert_eq!(read, (0..=6).collect::<Vec<_>>(), "{order:?}");
            assert!((steps.iter().map(|step| step.share).sum::<f64>() - 1.0).abs() < 1e-14);
            assert!(steps[6].apart < 1e-15 && steps[0].apart > 1e-3);
            for pair in steps.windows(2) {
                assert!(pair[1].most >= pair[0].most);
                // z in units of e^0 grows by e^s.
                let [before, after] =
                    [&pair[0], &pair[1]].map(|step| step.below * libm::exp(step.most));
                assert!((after - before - libm::exp(pair[1].score)).abs() < 1e-12);
            }
        }
        assert_eq!(steps(&inputs, 6, Order::Backward, Format::F64)[0].key, 6);
        assert_eq!(steps(&inputs, 9, Order::Backward, Format::F64), []);
    }

    #[test]
    fn a_constant_on_all_scores_changes_nothing_and_shuffles_differ() {
        let mut inputs = Inputs::closed_form(12, 4, 3);
        inputs.k.column_mut(0).fill(1.0);
        let mut lifted = inputs.clone();
        lifted.q.column_mut(0).mapv_inplace(|x| x + 40.0);
        let [plain, lifted] =
            [&inputs, &lifted].map(|of| steps(of, 11, Order::Forward, Format::F64));
        assert!((lifted[3].score - plain[3].score - 40.0).abs() < 1e-12);
        for (a, b) in plain.iter().zip(&lifted) {
            assert!(a.output.iter().zip(&b.output).all(|(a, b)| (a - b).abs() < 1e-13));
        }
        assert_ne!(Order::Random(1).keys(11), Order::Random(2).keys(11));
        assert_eq!(Order::Random(1).keys(11), Order::Random(1).keys(11));
        assert_eq!(Order::Random(1).keys(0), [0]);
    }
}
