//! Estimates by random features, told over many draws: means, their standard errors, and what is compared with them.
//!
//! Deliberately does not know: how many draws are enough.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::Inputs;

/// What is kept of numbers that come one by one: their count, mean and squared deviations (Welford).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// How many there were.
    pub count: u32,
    /// Their mean; 0 before the first.
    pub mean: f64,
    squares: f64,
}

impl Tally {
    /// Takes in a number.
    pub fn add(&mut self, number: f64) {
        self.count += 1;
        let before = number - self.mean;
        self.mean += before / f64::from(self.count);
        self.squares += before * (number - self.mean);
    }

    /// The variance of the numbers, as of a sample; 0 for fewer than two.
    pub fn variance(&self) -> f64 {
        if self.count < 2 { 0.0 } else { self.squares / f64::from(self.count - 1) }
    }

    /// The standard error of the mean.
    pub fn error(&self) -> f64 {
        libm::sqrt(self.variance() / f64::from(self.count.max(1)))
    }
}

/// ‖found − exact‖ / ‖exact‖, Frobenius; that of an exact 0 is the norm itself.
pub fn relative_error(found: &Array2<f64>, exact: &Array2<f64>) -> f64 {
    let square = |sum: f64, x: f64| sum + x * x;
    let apart = found.iter().zip(exact).map(|(a, b)| a - b).fold(0.0, square);
    let whole = exact.iter().copied().fold(0.0, square);
    if whole > 0.0 { libm::sqrt(apart / whole) } else { libm::sqrt(apart) }
}

/// The mean of ‖q + k‖² over all pairs of a query and a key.
pub fn mean_square(inputs: &Inputs) -> f64 {
    let tokens = inputs.tokens().max(1) as f64;
    let squares: f64 = [&inputs.q, &inputs.k].map(|of| of.iter().map(|x| x * x).sum::<f64>()).iter().sum();
    let sums = [&inputs.q, &inputs.k].map(|of| of.sum_axis(ndarray::Axis(0)));
    squares / tokens + 2.0 * sums[0].dot(&sums[1]) / (tokens * tokens)
}

/// Queries and keys with one factor for all, so that the mean of ‖q + k‖² is this.
pub fn rescaled(inputs: &Inputs, wanted: f64) -> Inputs {
    let found = mean_square(inputs);
    let factor = if found > 1e-300 { libm::sqrt(wanted / found) } else { 1.0 };
    Inputs { q: &inputs.q * factor, k: &inputs.k * factor, v: inputs.v.clone() }
}

/// The query and the key whose ‖q + k‖² is nearest to the mean over all pairs; of equals, the first.
pub fn pair(inputs: &Inputs) -> (usize, usize) {
    let wanted = mean_square(inputs);
    let squares = [&inputs.q, &inputs.k].map(|of| of.rows().into_iter().map(|row| row.dot(&row)).collect::<Vec<f64>>());
    let scores = inputs.scores();
    let mut best = (f64::INFINITY, (0, 0));
    for (at, score) in scores.indexed_iter() {
        let square = squares[0][at.0] + squares[1][at.1] + 2.0 * score;
        if (square - wanted).abs() < best.0 {
            best = ((square - wanted).abs(), at);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_mean_and_spread() {
        let mut tally = Tally::default();
        [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0].iter().for_each(|number| tally.add(*number));
        assert_eq!((tally.count, tally.mean), (8, 5.0));
        assert!((tally.variance() - 32.0 / 7.0).abs() < 1e-14);
        assert!((tally.error() - libm::sqrt(4.0 / 7.0)).abs() < 1e-14);
        assert_eq!(Tally::default().error(), 0.0);
    }

    #[test]
    fn norms_are_what_was_wanted() {
        let inputs = Inputs::closed_form(9, 4, 2);
        let every: f64 = (0..9)
            .flat_map(|i| (0..9).map(move |j| (i, j)))
            .map(|(i, j)| (&inputs.q.row(i) + &inputs.k.row(j)).iter().map(|x| x * x).sum::<f64>())
            .sum();
        assert!((mean_square(&inputs) - every / 81.0).abs() < 1e-12);
        let scaled = rescaled(&inputs, 2.0);
        assert!((mean_square(&scaled) - 2.0).abs() < 1e-12);
        let (query, key) = pair(&scaled);
        let sum = &scaled.q.row(query) + &scaled.k.row(key);
        assert!((sum.dot(&sum) - 2.0).abs() < 0.2);
        let none = Inputs { q: &inputs.q * 0.0, k: &inputs.k * 0.0, v: inputs.v.clone() };
        assert_eq!(rescaled(&none, 2.0), none);
        assert_eq!(relative_error(&none.q, &inputs.q), 1.0);
    }
}
