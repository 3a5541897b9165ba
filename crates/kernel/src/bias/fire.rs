//! FIRE: a small network of the distance, relative to how far the query stands: f(ψ(Δ)/ψ(max(m, L))), ψ(x) = ln(c·x + 1).
//!
//! Li et al., arXiv:2310.04418, as read in the code of DAPE. Its argument stays within \[0, 1\], so nothing is ever unseen.
//! The learned network 1 → 32 → 1 with ReLU is drawn here: input weights and shifts from N(0, 1), output weights from
//! N(0, 4/32), by PCG-64 with the number of the head as its seed. Deliberately does not know: a trained network.

use std::sync::OnceLock;

use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::number;
use crate::recipe::Part;

/// f(ψ(|Δ|)/ψ(max(m, L))).
///
/// ```
/// use rotarium_kernel::bias::{AddToScore, Fire};
/// let fire = Fire::of_head(0, 0.1, 512.0);
/// assert_eq!(fire.at(900.0, 0.0), fire.at(70.0, -442.0)); // both arguments are 1
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fire {
    /// c.
    pub rate: f64,
    /// L: queries nearer to the start count as standing here.
    pub threshold: f64,
    /// The head whose network it is, from 0.
    pub head: usize,
    /// That network, drawn when the first score is asked for: who only names the recipe needs no random numbers.
    #[serde(skip)]
    network: OnceLock<Vec<Unit>>,
}

/// Weight of the input, shift and weight of the output of a hidden unit.
type Unit = [f64; 3];

/// Width of the hidden layer.
const HIDDEN: usize = 32;

impl Fire {
    /// With the network that is drawn for head `head` (from 0).
    pub fn of_head(head: usize, rate: f64, threshold: f64) -> Self {
        Self { rate, threshold, head, network: OnceLock::new() }
    }

    /// The hidden units.
    fn network(&self) -> &[Unit] {
        self.network.get_or_init(|| {
            let mut generator = Pcg64::seed_from_u64(self.head as u64);
            let out = libm::sqrt(4.0 / HIDDEN as f64);
            let mut draw = || -> f64 { StandardNormal.sample(&mut generator) };
            (0..HIDDEN).map(|_| [draw(), draw(), out * draw()]).collect()
        })
    }
}

/// The network follows from the head, whether it is drawn yet or not.
impl PartialEq for Fire {
    fn eq(&self, other: &Self) -> bool {
        let said = |fire: &Self| (fire.rate, fire.threshold, fire.head);
        said(self) == said(other)
    }
}

impl Part for Fire {
    fn id(&self) -> &'static str {
        "fire"
    }

    fn formula(&self) -> String {
        let [rate, threshold] = [self.rate, self.threshold].map(number::plain);
        format!("+ f(ψ(Δ)/ψ(max(m, {threshold}))), ψ(x) = ln({rate}·x + 1)")
    }
}

impl AddToScore for Fire {
    fn at(&self, query: f64, key: f64) -> f64 {
        let psi = |x: f64| libm::log1p(self.rate * x.abs());
        let whole = psi(query.max(self.threshold));
        let share = if whole > 0.0 { psi(query - key) / whole } else { 0.0 };
        let unit = |[weight, shift, out]: &Unit| out * (weight * share + shift).max(0.0);
        self.network().iter().map(unit).sum()
    }

    fn is_relative(&self) -> bool {
        false
    }
}
