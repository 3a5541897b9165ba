//! The solution of a symmetric, positive definite system of linear equations, by Cholesky's factors.
//!
//! Deliberately does not know: where the equations come from.

/// A symmetric matrix by its lower triangle, row after row.
pub(super) struct Symmetric {
    size: usize,
    rows: Vec<f64>,
}

/// Smallest pivot: what rounding made smaller, or negative, counts as this.
const LEAST: f64 = 1e-300;

impl Symmetric {
    /// A matrix of zeros.
    pub(super) fn new(size: usize) -> Self {
        Self { size, rows: vec![0.0; size * size] }
    }

    /// Adds `weight`·v·vᵀ.
    pub(super) fn add_square(&mut self, weight: f64, v: &[f64]) {
        for (row, (cells, left)) in self.rows.chunks_exact_mut(self.size).zip(v).enumerate() {
            let factor = weight * left;
            for (cell, right) in cells.iter_mut().zip(&v[..=row]) {
                *cell += factor * right;
            }
        }
    }

    /// Adds a number to each place of the diagonal.
    pub(super) fn add_diagonal(&mut self, number: f64) {
        for at in 0..self.size {
            self.rows[at * self.size + at] += number;
        }
    }

    /// x with A·x = `right`.
    pub(super) fn solve(mut self, right: &[f64]) -> Vec<f64> {
        let size = self.size;
        for row in 0..size {
            let (above, below) = self.rows.split_at_mut(row * size);
            let own = &mut below[..size];
            for column in 0..row {
                let other = &above[column * size..=column * size + column];
                let known = product(&own[..column], &other[..column]);
                own[column] = (own[column] - known) / other[column];
            }
            let rest = own[row] - product(&own[..row], &own[..row]);
            own[row] = libm::sqrt(rest.max(LEAST));
        }
        let mut x = right.to_vec();
        for row in 0..size {
            let factors = &self.rows[row * size..=row * size + row];
            x[row] = (x[row] - product(&factors[..row], &x[..row])) / factors[row];
        }
        for row in (0..size).rev() {
            let factors = &self.rows[row * size..=row * size + row];
            x[row] /= factors[row];
            let own = x[row];
            for (before, factor) in x[..row].iter_mut().zip(factors) {
                *before -= factor * own;
            }
        }
        x
    }
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_equations_are_solved() {
        // A = [[4, 2, 2], [2, 5, 3], [2, 3, 6]]: A·(1, 2, 3) = (14, 21, 26).
        let mut matrix = Symmetric::new(3);
        matrix.add_square(1.0, &[2.0, 1.0, 1.0]); // 4 2 2 / 2 1 1 / 2 1 1
        matrix.add_square(2.0, &[0.0, 1.0, 1.0]); // + 2 2 / 2 2
        matrix.add_square(1.0, &[0.0, 1.0, 0.0]);
        matrix.add_square(2.0, &[0.0, 0.0, 1.0]);
        matrix.add_diagonal(1.0);
        matrix.add_square(-1.0, &[1.0, 0.0, 0.0]);
        let x = matrix.solve(&[14.0, 21.0, 26.0]);
        for (found, wanted) in x.iter().zip([1.0, 2.0, 3.0]) {
            assert!((found - wanted).abs() < 1e-12, "{x:?}");
        }
    }
}
