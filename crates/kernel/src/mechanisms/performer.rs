//! Performer: random features whose products are e^{q·k} on average.

use ndarray::{Array1, Array2, ArrayView1};
use serde::{Deserialize, Serialize};

use super::directions::Directions;
use super::{
    Attend, Inputs, Sight, brought_together, feature_weights, mapped, running_sums, with_ones,
};

/// Which function of ω·x is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// e^{ω·x − ‖x‖²/2}.
    Positive,
    /// The same with ω and −ω: 2m features.
    Cosh,
    /// e^{‖x‖²/2} cos ω·x and sin: 2m features that can be negative.
    Trigonometric,
}

impl Kind {
    /// All.
    pub const ALL: [Self; 3] = [Self::Positive, Self::Cosh, Self::Trigonometric];

    /// The mean squared error of the estimate of e^{q·k} with m independent directions (Choromanski et al., arXiv:2009.14794,
    /// lemma 2; the middle one follows in the same way).
    pub fn squared_error(self, q: ArrayView1<f64>, k: ArrayView1<f64>, count: usize) -> f64 {
        let (sum, difference) = (&q + &k, &q - &k);
        let [sum, difference] = [sum.dot(&sum), difference.dot(&difference)];
        let (true_value, m) = (libm::exp(q.dot(&k)), count.max(1) as f64);
        match self {
            Self::Positive => true_value * true_value / m * libm::expm1(sum),
            Self::Cosh => true_value * true_value / m * libm::expm1(sum) * -libm::expm1(-sum) / 2.0,
            Self::Trigonometric => {
                let spread = libm::expm1(-difference);
                libm::exp(sum) / (true_value * true_value) / (2.0 * m) * spread * spread
            }
        }
    }
}

/// Linear attention with random features (Choromanski et al., arXiv:2009.14794; Su, kexue.fm/archives/7921).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Performer {
    /// Which function.
    pub kind: Kind,
    /// The directions ω.
    pub directions: Directions,
}

impl Performer {
    /// Features of x times e^{−log}, and the log.
    fn features_of(&self, directions: &Array2<f64>, x: ArrayView1<f64>) -> (Array1<f64>, f64) {
        let (products, half) = (directions.dot(&x), x.dot(&x) / 2.0);
        match self.kind {
            Kind::Trigonometric => {
                let [cos, sin] =
                    [libm::cos, libm::sin].map(|turn: fn(f64) -> f64| products.mapv(turn));
                (cos.into_iter().chain(sin).collect(), half)
            }
            Kind::Positive => exponentials(products, half),
            Kind::Cosh => {
                let both: Array1<f64> = products
                    .iter()
                    .copied()
                    .chain(products.iter().map(|product| -product))
                    .collect();
                exponentials(both, half)
            }
        }
    }

    /// The estimate of e^{q·k} for one pair.
    pub fn estimate(
        &self,
        directions: &Array2<f64>,
        q: ArrayView1<f64>,
        k: ArrayView1<f64>,
    ) -> f64 {
        let ((q, log_q), (k, log_k)) =
            (self.features_of(directions, q), self.features_of(directions, k));
        let count =
            if self.kind == Kind::Cosh { 2 * directions.nrows() } else { directions.nrows() };
        q.dot(&k) * libm::exp(log_q + log_k) / count as f64
    }

    /// Features of all tokens. A factor per query cancels in its row.
    fn features(&self, inputs: &Inputs) -> [Array2<f64>; 2] {
        self.features_by(&self.directions.rows(inputs.q.ncols()), inputs)
    }

    fn features_by(&self, directions: &Array2<f64>, inputs: &Inputs) -> [Array2<f64>; 2] {
        let q = mapped(&inputs.q, |q| self.features_of(directions, q).0);
        let keys: Vec<_> =
            inputs.k.rows().into_iter().map(|k| self.features_of(directions, k)).collect();
        let k = brought_together(&keys, q.ncols());
        [q, k]
    }

    /// The output with given directions \[m × d\], in linear order: what is written of the keys is read by every query.
    pub fn output(&self, directions: &Array2<f64>, inputs: &Inputs, sight: Sight) -> Array2<f64> {
        let [q, k] = self.features_by(directions, inputs);
        if sight == Sight::Causal {
            return running_sums(&q, &k, &inputs.v);
        }
        let sums = q.dot(&k.t().dot(&with_ones(&inputs.v)));
        let last = inputs.v.ncols();
        mapped(&sums, |row| {
            let below = if row[last] == 0.0 { 1.0 } else { row[last] };
            row.iter().take(last).map(|above| above / below).collect()
        })
    }
}

/// e^{p − half} less the largest, and the log of that.
fn exponentials(products: Array1<f64>, half: f64) -> (Array1<f64>, f64) {
    let most = products.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (products.mapv(|product| libm::exp(product - most)), most - half)
}

impl Attend for Performer {
    fn id(&self) -> &'static str {
        "performer"
    }

    fn weights(&self, inputs: &Inputs, sight: Sight, _: usize) -> Array2<f64> {
        let [q, k] = self.features(inputs);
        feature_weights(&q, &k, sight)
    }

    fn recurrent(&self, inputs: &Inputs) -> Option<Array2<f64>> {
        let [q, k] = self.features(inputs);
        Some(running_sums(&q, &k, &inputs.v))
    }

    fn is_normalised(&self) -> bool {
        self.kind != Kind::Trigonometric
    }

    fn state(&self, _: usize, d_v: usize) -> Option<usize> {
        let width = if self.kind == Kind::Positive { 1 } else { 2 };
        Some(width * self.directions.count * (d_v + 1))
    }
}
