//! A ladder drawn by hand: five heights of log₁₀ θ at even steps of the pairs, and what lies between them.
//!
//! Su, kexue.fm/archives/8265, on the choice of θ: almost any smooth profile gives some decay.

use serde::{Deserialize, Serialize};

use super::Rungs;
use crate::dim::HeadDim;
use crate::number;
use crate::recipe::Part;

/// Heights that are given.
pub const HEIGHTS: usize = 5;

/// What is straight between two heights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Between {
    /// log θ over the pair i: an exponential profile.
    Pairs,
    /// log θ over log(1 + i): a power of 1 + i.
    Powers,
}

impl Between {
    /// All.
    pub const ALL: [Self; 2] = [Self::Pairs, Self::Powers];

    /// Where a pair stands on the axis on which log θ is straight.
    fn place(self, pair: f64) -> f64 {
        match self {
            Self::Pairs => pair,
            Self::Powers => libm::log1p(pair),
        }
    }
}

/// log₁₀ θ through five points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// log₁₀ θ at 0, ¼, ½, ¾ and 1 of the way from the first pair to the last.
    pub heights: [f64; HEIGHTS],
    /// What is straight between them.
    pub between: Between,
}

impl Drawn {
    /// The heights of a straight line on the axis of `between` from one height to another, for so many pairs.
    pub fn straight(first: f64, last: f64, between: Between, pairs: usize) -> [f64; HEIGHTS] {
        let end = pairs.saturating_sub(1) as f64;
        let all = between.place(end).max(f64::MIN_POSITIVE);
        [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| first + (last - first) * between.place(share * end) / all)
    }
}

impl Part for Drawn {
    fn id(&self) -> &'static str {
        "drawn"
    }

    fn formula(&self) -> String {
        let heights = self.heights.map(number::plain).join(", ");
        let axis = match self.between {
            Between::Pairs => "i",
            Between::Powers => "ln(1 + i)",
        };
        format!("log₁₀ θ through {heights}, straight in {axis}")
    }
}

impl Rungs for Drawn {
    fn rotary_channels(&self, dim: HeadDim) -> usize {
        dim.get()
    }

    /// The ratio of the ends; 1 where the last is not slower.
    fn base(&self) -> f64 {
        libm::pow(10.0, (self.heights[0] - self.heights[HEIGHTS - 1]).clamp(0.0, 300.0))
    }

    fn thetas(&self, channels: usize) -> Vec<f64> {
        let pairs = channels / 2;
        let end = pairs.saturating_sub(1) as f64;
        let theta = |pair: usize| {
            let at = pair as f64;
            // The stretch between two heights that holds the pair.
            let stretch = if end > 0.0 { (at / end * 4.0).floor().min(3.0) } else { 0.0 };
            let [low, high] = [stretch, stretch + 1.0].map(|point| self.between.place(point / 4.0 * end));
            let share = if high > low { (self.between.place(at) - low) / (high - low) } else { 0.0 };
            let from = self.heights[stretch as usize];
            libm::pow(10.0, from + share * (self.heights[stretch as usize + 1] - from))
        };
        (0..pairs).map(theta).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, wanted: f64) {
        assert!((found / wanted - 1.0).abs() < 1e-12, "{found} for {wanted}");
    }

    #[test]
    fn straight_lines_are_exponentials_and_powers() {
        let exponential = Drawn { heights: [0.0, -1.0, -2.0, -3.0, -4.0], between: Between::Pairs };
        for (pair, theta) in exponential.thetas(128).into_iter().enumerate() {
            near(theta, libm::pow(1e4, -(pair as f64) / 63.0));
        }
        let heights = Drawn::straight(0.0, -2.0, Between::Powers, 64);
        let power = Drawn { heights, between: Between::Powers };
        // 64^a = 10^−2.
        let exponent = -2.0 / libm::log10(64.0);
        for (pair, theta) in power.thetas(128).into_iter().enumerate() {
            near(theta, libm::pow(1.0 + pair as f64, exponent));
        }
        assert_eq!(Drawn::straight(0.0, -4.0, Between::Pairs, 64), exponential.heights);
    }

    #[test]
    fn heights_are_reached_and_small_heads_have_the_first() {
        let drawn = Drawn { heights: [0.0, -3.0, -1.0, -5.0, 0.3], between: Between::Pairs };
        let thetas = drawn.thetas(10);
        for (theta, height) in thetas.iter().zip(drawn.heights) {
            near(*theta, libm::pow(10.0, height));
        }
        assert_eq!((drawn.thetas(2), drawn.thetas(0).len(), drawn.base()), (vec![1.0], 0, 1.0));
    }
}
