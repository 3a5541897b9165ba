//! The band of pairs between "turns often enough to be kept" and "never turned: to be interpolated", and its ramps.
//!
//! Deliberately does not know: which scheme draws the band where.

use std::f64::consts::TAU;

use serde::{Deserialize, Serialize};

use super::Given;
use crate::number;

/// Along what the share of interpolation grows inside the band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ramp {
    /// The index of the pair: the code of YaRN's authors, transformers.
    Index,
    /// The number of turns within the training length: the paper, and Llama 3.
    Turns,
}

impl Ramp {
    /// Every ramp, in the order of choices.
    pub const ALL: [Self; 2] = [Self::Index, Self::Turns];
}

/// A band between two numbers of turns within the training length.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Training length L in steps.
    pub original: f64,
    /// Pairs with more turns are kept.
    pub beta_fast: f64,
    /// Pairs with fewer turns are interpolated.
    pub beta_slow: f64,
    /// What the share grows along.
    pub ramp: Ramp,
    /// Whether the ends of an index ramp are moved outwards to whole pairs.
    pub truncate: bool,
}

impl Band {
    /// Share of interpolation of every pair, 0 ..= 1.
    pub(super) fn shares(&self, thetas: &[f64], given: &Given) -> Vec<f64> {
        match self.ramp {
            Ramp::Index => {
                let [low, high] = self.ends(2 * thetas.len(), given.base);
                (0..thetas.len()).map(|pair| climb(pair, low, high)).collect()
            }
            Ramp::Turns => {
                let kept = |&theta: &f64| self.kept(theta);
                thetas.iter().map(|theta| 1.0 - kept(theta)).collect()
            }
        }
    }

    /// First and last pair of an index ramp on a ladder of `channels` channels; fractional unless truncated.
    ///
    /// The upper end is held below the number of *channels*, as in the code of the authors and in transformers.
    pub fn ends(&self, channels: usize, base: f64) -> [f64; 2] {
        let [low, high] = [self.beta_fast, self.beta_slow]
            .map(|turns| place(turns, self.original, channels, base));
        let [low, high] =
            if self.truncate { [libm::floor(low), libm::ceil(high)] } else { [low, high] };
        [low.max(0.0), high.min(channels as f64 - 1.0)]
    }

    /// Share that a pair keeps of itself under a turn ramp.
    fn kept(&self, theta: f64) -> f64 {
        let turns = theta.abs() * self.original / TAU;
        if turns < self.beta_slow {
            0.0
        } else if turns > self.beta_fast || self.beta_fast <= self.beta_slow {
            1.0
        } else {
            within((turns - self.beta_slow) / (self.beta_fast - self.beta_slow))
        }
    }

    /// As it stands in a formula.
    pub(super) fn formula(&self) -> String {
        let [fast, slow, original] =
            [self.beta_fast, self.beta_slow, self.original].map(number::plain);
        let along = match self.ramp {
            Ramp::Index => "index",
            Ramp::Turns => "turns",
        };
        format!("γᵢ from 0 at {fast} to 1 at {slow} turns in {original}, along the {along}")
    }
}

/// c(x): the fractional index of the pair that makes x turns within the training length.
pub(super) fn place(turns: f64, original: f64, channels: usize, base: f64) -> f64 {
    let place = channels as f64 * libm::log(original / (turns * TAU)) / (2.0 * libm::log(base));
    if place.is_finite() { place } else { 0.0 }
}

/// 0 up to `low`, 1 from `high` on, a straight line between; a step where they meet.
pub(super) fn climb(pair: usize, low: f64, high: f64) -> f64 {
    let high = if high == low { high + 0.001 } else { high };
    within((pair as f64 - low) / (high - low))
}

/// (1 − share)·from + share·to; where both are 1 the sum is 1 to the last bit.
pub(super) fn blend(from: f64, to: f64, share: f64) -> f64 {
    (1.0 - share) * from + share * to
}

/// The nearest share; NaN is 0.
pub(super) fn within(share: f64) -> f64 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
}
