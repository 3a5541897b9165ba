//! Queries, keys and values.
//!
//! Deliberately does not know: mechanisms.

use ndarray::Array2;

/// Queries \[n × d\], keys \[n × d\] and values \[n × d_v\], one token per row.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    /// Queries.
    pub q: Array2<f64>,
    /// Keys.
    pub k: Array2<f64>,
    /// Values.
    pub v: Array2<f64>,
}

impl Inputs {
    /// Numbers that need no generator: `q = sin(1 + 7i + 3a)`, `k = cos(2 + 5j + 2a)`, `v = sin(3 + 2j + 5b)`.
    pub fn closed_form(tokens: usize, d: usize, d_v: usize) -> Self {
        let rows = |width, number: fn(f64, f64) -> f64| {
            Array2::from_shape_fn((tokens, width), |(token, channel)| {
                number(token as f64, channel as f64)
            })
        };
        Self {
            q: rows(d, |i, a| libm::sin(1.0 + 7.0 * i + 3.0 * a)),
            k: rows(d, |j, a| libm::cos(2.0 + 5.0 * j + 2.0 * a)),
            v: rows(d_v, |j, b| libm::sin(3.0 + 2.0 * j + 5.0 * b)),
        }
    }

    /// How many tokens there are.
    pub fn tokens(&self) -> usize {
        self.q.nrows()
    }

    /// The score q·k.
    pub fn score(&self, query: usize, key: usize) -> f64 {
        self.q.row(query).dot(&self.k.row(key))
    }

    /// All scores \[n × n\].
    pub fn scores(&self) -> Array2<f64> {
        self.q.dot(&self.k.t())
    }
}
