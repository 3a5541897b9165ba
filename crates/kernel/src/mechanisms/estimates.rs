//! What estimates by random features depend on, and how far an output is from another.
//!
//! Deliberately does not know: how anything is estimated.

use ndarray::Array2;

use super::Inputs;

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
    let squares: f64 =
        [&inputs.q, &inputs.k].map(|of| of.iter().map(|x| x * x).sum::<f64>()).iter().sum();
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
    let squares = [&inputs.q, &inputs.k]
        .map(|of| of.rows().into_iter().map(|row| row.dot(&row)).collect::<Vec<f64>>());
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
