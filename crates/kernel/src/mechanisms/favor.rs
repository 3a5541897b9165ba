//! FAVOR+ as the released code of Performer runs it: features with a floor, so that no denominator is 0.
//!
//! Deliberately does not know: where the projection comes from.

use ndarray::Array2;

use super::{Sight, mapped, running_sums, with_ones};

/// Features e^{ω·x − ‖x‖²/2 − max} + floor with x d^{−1/4} (Choromanski et al., arXiv:2009.14794; the stabilisers of its released
/// code). Without the floor it is [`super::Performer`]; the floor lets every query read a little of every key.
#[derive(Debug, Clone, PartialEq)]
pub struct Favor {
    /// The directions ω \[m × d\].
    pub projection: Array2<f64>,
    /// What is added to every feature before the factor m^{−1/2}.
    pub floor: f64,
}

impl Favor {
    /// ω·x d^{−1/4} and ‖x‖² d^{−1/2}/2 of every row.
    fn products(&self, x: &Array2<f64>) -> (Array2<f64>, Vec<f64>) {
        let scale = libm::pow(x.ncols().max(1) as f64, -0.25);
        let scaled = x * scale;
        let halves = scaled.rows().into_iter().map(|row| row.dot(&row) / 2.0).collect();
        (scaled.dot(&self.projection.t()), halves)
    }

    fn made(&self, products: Array2<f64>, less: impl Fn(usize) -> f64) -> Array2<f64> {
        let ratio = 1.0 / libm::sqrt(self.projection.nrows().max(1) as f64);
        let mut features = products;
        for (token, mut row) in features.rows_mut().into_iter().enumerate() {
            let less = less(token);
            row.mapv_inplace(|product| ratio * (libm::exp(product - less) + self.floor));
        }
        features
    }

    /// Features of queries \[n × m\]: the largest product of each is taken off.
    pub fn queries(&self, q: &Array2<f64>) -> Array2<f64> {
        let (products, halves) = self.products(q);
        let most: Vec<f64> = products
            .rows()
            .into_iter()
            .map(|row| row.iter().copied().fold(f64::NEG_INFINITY, f64::max))
            .collect();
        self.made(products, |token| halves[token] + most[token])
    }

    /// Features of keys \[n × m\]: the largest product of all is taken off.
    pub fn keys(&self, k: &Array2<f64>) -> Array2<f64> {
        let (products, halves) = self.products(k);
        let most = products.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        self.made(products, |token| halves[token] + most)
    }

    /// Rectified features of the same products, max(ω·x d^{−1/4}, 0) + floor.
    pub fn rectified(&self, x: &Array2<f64>) -> Array2<f64> {
        self.products(x).0.mapv(|product| product.max(0.0) + self.floor)
    }

    /// The output of these features. When causal, the released code adds `guard` to every sum of keys.
    pub fn output(
        q: &Array2<f64>,
        k: &Array2<f64>,
        v: &Array2<f64>,
        sight: Sight,
        guard: f64,
    ) -> Array2<f64> {
        let ones = with_ones(v);
        let last = v.ncols();
        let mut sums = match sight {
            Sight::Full => q.dot(&k.t().dot(&ones)),
            // Running sums divide by the sum of keys themselves; times it, they are sums again.
            Sight::Causal => {
                let mut sums = running_sums(q, k, &ones);
                let mut seen = ndarray::Array1::<f64>::zeros(k.ncols());
                for (token, mut row) in sums.rows_mut().into_iter().enumerate() {
                    seen += &k.row(token);
                    row *= q.row(token).dot(&seen);
                }
                sums
            }
        };
        for (token, mut row) in sums.rows_mut().into_iter().enumerate() {
            row[last] += guard * q.row(token).sum();
        }
        mapped(&sums, |row| row.iter().take(last).map(|above| above / row[last]).collect())
    }
}
