//! A softmax that reads one key at a time: the running maximum, the sum below and the sum above the line.
//!
//! Su, kexue.fm/archives/10017, after Rabe & Staats, arXiv:2112.05682. Any order of reading gives the same, and two states merge.
//! Deliberately does not know: where scores come from.

use ndarray::{Array1, ArrayView1};

/// What is kept of the keys that were read.
#[derive(Debug, Clone, PartialEq)]
pub struct Stream {
    most: f64,
    below: f64,
    above: Array1<f64>,
}

impl Stream {
    /// Nothing was read yet.
    pub fn new(d_v: usize) -> Self {
        Self { most: f64::NEG_INFINITY, below: 0.0, above: Array1::zeros(d_v) }
    }

    /// Reads a key with this score and its value. A score of −∞ is a key that is not there.
    pub fn read(&mut self, score: f64, value: ArrayView1<f64>) {
        if score == f64::NEG_INFINITY {
            return;
        }
        let weight = self.raise(score);
        self.below += weight;
        self.above.scaled_add(weight, &value);
    }

    /// Takes in what another state has read.
    pub fn merge(&mut self, other: &Self) {
        if other.most == f64::NEG_INFINITY {
            return;
        }
        let weight = self.raise(other.most);
        self.below += weight * other.below;
        self.above.scaled_add(weight, &other.above);
    }

    /// Σ e^s v / Σ e^s; 0 when nothing was read.
    pub fn output(&self) -> Array1<f64> {
        if self.below > 0.0 { &self.above / self.below } else { Array1::zeros(self.above.len()) }
    }

    /// Takes a new maximum into account; the factor of what has this score.
    fn raise(&mut self, score: f64) -> f64 {
        if score > self.most {
            let shrink = libm::exp(self.most - score);
            self.below *= shrink;
            self.above *= shrink;
            self.most = score;
        }
        libm::exp(score - self.most)
    }
}

#[cfg(test)]
mod tests {
    use ndarray::arr1;

    use super::*;

    fn read(scores: &[f64]) -> Stream {
        let mut stream = Stream::new(2);
        for (at, score) in scores.iter().enumerate() {
            stream.read(*score, arr1(&[at as f64, 1.0 - at as f64]).view());
        }
        stream
    }

    #[test]
    fn order_splits_and_constants_do_not_matter() {
        let scores = [0.3, -2.0, 700.0, 698.5, 1.0];
        let whole = read(&scores).output();
        let weight = 1.0 / (1.0 + libm::exp(-1.5));
        assert!((whole[0] - (2.0 * weight + 3.0 * (1.0 - weight))).abs() < 1e-14);
        let lifted = read(&scores.map(|score| score + 50.0)).output();
        assert!((&whole - &lifted).iter().all(|error| error.abs() < 1e-12));
        let mut first = read(&scores[..2]);
        let mut rest = Stream::new(2);
        for at in [4, 2, 3] {
            rest.read(scores[at], arr1(&[at as f64, 1.0 - at as f64]).view());
        }
        rest.merge(&Stream::new(2));
        first.merge(&rest);
        assert!((&whole - &first.output()).iter().all(|error| error.abs() < 1e-13));
    }

    /// What is left when a state is divided out: scores in units of the largest one.
    fn near(a: &Stream, b: &Stream) -> bool {
        let size = 1.0 + a.above.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        a.most == b.most
            && (a.below - b.below).abs() <= 1e-13 * (1.0 + a.below)
            && (&a.above - &b.above).iter().all(|error| error.abs() <= 1e-13 * size)
    }

    proptest::proptest! {
        #[test]
        fn states_merge_in_any_order_and_grouping(
            scores in proptest::collection::vec(-800.0..800.0_f64, 0..24),
            cuts in (0..25_usize, 0..25_usize),
            lift in -50.0..50.0_f64,
        ) {
            let end = scores.len();
            let (first, second) = (cuts.0.min(cuts.1).min(end), cuts.0.max(cuts.1).min(end));
            let part = |from: usize, to: usize, lift: f64| {
                let mut stream = Stream::new(2);
                for (at, score) in scores.iter().enumerate().take(to).skip(from) {
                    let value = arr1(&[libm::sin(at as f64), 1.0 - at as f64]);
                    stream.read(score + lift, value.view());
                }
                stream
            };
            let merged = |a: &Stream, b: &Stream| {
                let mut both = a.clone();
                both.merge(b);
                both
            };
            let [a, b, c] = [(0, first), (first, second), (second, end)].map(|(from, to)| part(from, to, 0.0));
            proptest::prop_assert!(near(&merged(&a, &b), &merged(&b, &a)));
            proptest::prop_assert!(near(&merged(&merged(&a, &b), &c), &merged(&a, &merged(&b, &c))));
            proptest::prop_assert!(near(&merged(&merged(&a, &b), &c), &part(0, end, 0.0)));
            proptest::prop_assert_eq!(&merged(&a, &Stream::new(2)), &a);
            proptest::prop_assert_eq!(merged(&Stream::new(2), &a).output(), a.output());
            // A constant on all scores is a rounding of them, at 800 one of 1e-13.
            let error = &part(0, end, lift).output() - &part(0, end, 0.0).output();
            proptest::prop_assert!(error.iter().all(|error| error.abs() < 1e-10));
        }
    }

    #[test]
    fn what_is_not_there_changes_nothing() {
        assert_eq!(Stream::new(2).output(), arr1(&[0.0, 0.0]));
        let mut stream = read(&[1.0, 2.0]);
        let before = stream.clone();
        stream.read(f64::NEG_INFINITY, arr1(&[9.0, 9.0]).view());
        assert_eq!(stream, before);
    }
}
