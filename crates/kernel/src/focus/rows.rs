//! Rows of attention with normal keys, k ~ N(μ, σ²I): drawn, and in closed form for n → ∞ (Su, kexue.fm/archives/9889).
//!
//! With β = q·μ and γ = σ‖q‖ a score is β + γ·ε. Where only the score matters, one number per key is drawn instead of d; the keys
//! are isotropic, so that it is the same row. Deliberately does not know: plots, how many repeats are wanted.

use std::f64::consts::FRAC_PI_2;

use super::draws::Draws;
use super::features::of_channels;
use super::{Activation, Band, Estimate, Moments, decay_sparsity, sparsity};
use crate::mechanisms::Features;

/// What a weight is made of, before a row is divided by its sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighing {
    /// f(q·k).
    Score(Activation),
    /// h(q)·h(k), channel by channel: linear attention.
    Channels(Features),
    /// relu(q)·relu(k)·cos(π/2·(i − j)/n): cosFormer, read from the last token.
    Cosine,
    /// λ^(i − j), whatever q and k are.
    Decay,
}

impl Weighing {
    /// All.
    pub const ALL: [Self; 11] = [
        Self::Score(Activation::Exp),
        Self::Score(Activation::Identity),
        Self::Score(Activation::Relu),
        Self::Score(Activation::Relu2),
        Self::Channels(Features::Relu),
        Self::Channels(Features::Elu),
        Self::Channels(Features::Exp),
        Self::Channels(Features::Relu2),
        Self::Channels(Features::Softplus),
        Self::Cosine,
        Self::Decay,
    ];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Score(Activation::Exp) => "exp",
            Self::Score(Activation::Identity) => "identity",
            Self::Score(Activation::Relu) => "relu",
            Self::Score(Activation::Relu2) => "relu2",
            Self::Channels(Features::Identity) => "linear-identity",
            Self::Channels(Features::Relu) => "linear-relu",
            Self::Channels(Features::Elu) => "linear-elu",
            Self::Channels(Features::Exp) => "linear-exp",
            Self::Channels(Features::Relu2) => "linear-relu2",
            Self::Channels(Features::Softplus) => "linear-softplus",
            Self::Cosine => "cosine",
            Self::Decay => "decay",
        }
    }

    /// What is made of each channel of queries and keys; None where channels do not matter.
    pub fn channels(self) -> Option<Features> {
        match self {
            Self::Channels(features) => Some(features),
            Self::Cosine => Some(Features::Relu),
            Self::Score(_) | Self::Decay => None,
        }
    }

    /// Whether S depends on the ratio β/γ alone: positively homogeneous functions of the score.
    pub fn is_homogeneous(self) -> bool {
        matches!(self, Self::Score(activation) if activation != Activation::Exp)
    }
}

/// What rows are drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// How scores become weights.
    pub weighing: Weighing,
    /// β = q·μ: the mean score. The keys' mean lies along the query.
    pub beta: f64,
    /// σ: the spread of each channel of the keys.
    pub sigma: f64,
    /// The query, \[d\].
    pub query: Vec<f64>,
    /// n: how many keys are read.
    pub tokens: usize,
    /// λ of the decay.
    pub lambda: f64,
}

impl Rows {
    /// A query of d channels and that length; its direction is drawn.
    pub fn query(dim: usize, norm: f64, seed: u64) -> Vec<f64> {
        let mut draws = Draws::new(seed, [u64::MAX, 0]);
        let mut query: Vec<f64> = (0..dim.max(1)).map(|_| draws.normal()).collect();
        let length = libm::sqrt(query.iter().map(|x| x * x).sum::<f64>()).max(1e-300);
        query.iter_mut().for_each(|x| *x *= norm / length);
        query
    }

    fn norm(&self) -> f64 {
        libm::sqrt(self.query.iter().map(|x| x * x).sum::<f64>())
    }

    /// γ = σ‖q‖: the spread of scores.
    pub fn gamma(&self) -> f64 {
        self.sigma * self.norm()
    }

    /// μ_i of each channel: β q_i/‖q‖², the shortest mean with q·μ = β.
    fn means(&self) -> impl Iterator<Item = f64> + '_ {
        let norm = self.norm();
        let times = if norm > 0.0 { self.beta / norm / norm } else { 0.0 };
        self.query.iter().map(move |q| q * times)
    }

    /// How many numbers a row takes.
    pub fn cost(&self) -> usize {
        match self.weighing {
            Weighing::Score(_) => self.tokens,
            Weighing::Decay => self.tokens / 4,
            Weighing::Channels(_) | Weighing::Cosine => self.tokens * self.query.len(),
        }
    }

    /// One row, the oldest token first, not divided by its sum; of exponentials each by the largest one.
    pub fn row(&self, seed: u64, place: [u64; 2]) -> Vec<f64> {
        let mut draws = Draws::new(seed, place);
        let (n, gamma) = (self.tokens.max(1), self.gamma());
        match self.weighing {
            Weighing::Score(activation) => {
                let scores = (0..n).map(|_| self.beta + gamma * draws.normal());
                weights(activation, scores.collect())
            }
            Weighing::Channels(features) => self.products(features, n, &mut draws),
            Weighing::Cosine => {
                let mut row = self.products(Features::Relu, n, &mut draws);
                row.iter_mut()
                    .enumerate()
                    .for_each(|(at, weight)| *weight *= cosine(n - 1 - at, n));
                row
            }
            Weighing::Decay => {
                (0..n).map(|at| libm::pow(self.lambda, (n - 1 - at) as f64)).collect()
            }
        }
    }

    fn products(&self, features: Features, n: usize, draws: &mut Draws) -> Vec<f64> {
        let query: Vec<f64> = self.query.iter().map(|q| features.of(*q)).collect();
        let means: Vec<f64> = self.means().collect();
        let mut key = |_| {
            let channels = query.iter().zip(&means);
            channels.map(|(q, mean)| q * features.of(mean + self.sigma * draws.normal())).sum()
        };
        (0..n).map(&mut key).collect()
    }

    /// S of rows drawn at these repeats, and how many rows had no weight at all: those have no S.
    pub fn estimate(
        &self,
        seed: u64,
        point: u64,
        repeats: std::ops::Range<u64>,
    ) -> (Estimate, u64) {
        let (mut estimate, mut empty) = (Estimate::default(), 0);
        for repeat in repeats {
            match sparsity(&self.row(seed, [point, repeat])) {
                index if index > 0.0 => estimate.add(index),
                _ => empty += 1,
            }
        }
        (estimate, empty)
    }

    /// S for n → ∞ (for the decay and its cosine kin: places of n tokens); None where there is no weight at all.
    pub fn theory(&self) -> Option<f64> {
        match self.weighing {
            Weighing::Score(activation) => Some(activation.sparsity(self.beta, self.gamma())),
            Weighing::Channels(_) => self.of_channels(),
            Weighing::Cosine => {
                // Places and keys are independent, so that both moments are products.
                let places: Vec<f64> =
                    (0..self.tokens).map(|age| cosine(age, self.tokens)).collect();
                Some(self.of_channels()? * sparsity(&places))
            }
            Weighing::Decay => Some(decay_sparsity(self.lambda, self.tokens)),
        }
    }

    fn of_channels(&self) -> Option<f64> {
        let features = self.weighing.channels()?;
        let query: Vec<f64> = self.query.iter().map(|q| features.of(*q)).collect();
        of_channels(&query, &self.moments(features))
    }

    fn moments(&self, features: Features) -> Vec<Moments> {
        if self.beta == 0.0 {
            return vec![Moments::of(features, 0.0, self.sigma); self.query.len()];
        }
        self.means().map(|mean| Moments::of(features, mean, self.sigma)).collect()
    }

    /// Between which values S lies for any query features that are not negative; None where channels do not matter.
    pub fn band(&self) -> Option<Band> {
        match self.weighing {
            Weighing::Channels(features) => Some(Band::of(&self.moments(features))),
            _ => None,
        }
    }
}

/// cos(π/2·age/n).
fn cosine(age: usize, n: usize) -> f64 {
    libm::cos(FRAC_PI_2 * age as f64 / n.max(1) as f64)
}

/// Of scores; exponentials by the largest, so that they are finite.
fn weights(activation: Activation, mut scores: Vec<f64>) -> Vec<f64> {
    if activation == Activation::Exp {
        let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        scores.iter_mut().for_each(|score| *score = libm::exp(*score - most));
    } else {
        scores.iter_mut().for_each(|score| *score = activation.of(*score));
    }
    scores
}

#[cfg(test)]
#[path = "rows/tests.rs"]
mod tests;
