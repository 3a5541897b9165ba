//! Time reads the slowest pairs; rows and columns alternate on the others.
//!
//! VideoRoPE (LTA, arXiv:2502.05173): sections [16, 24, 24], time on pairs 48 … 63. ERNIE-4.5-VL [22, 22, 20]: time on 44 … 63. In HoPE
//! (arXiv:2505.20444) the pairs of time do not turn at all, for text neither, so text is not RoPE-1D. Even pairs read rows, odd ones
//! columns, as in the authors' codes; the port in the code of MRoPE-I is shifted by one.

use serde::{Deserialize, Serialize};

use super::{Allocate, Omega, along};
use crate::layout::Axis;
use crate::recipe::Part;

/// H W H W … T T.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LowTime {
    /// Pairs of time, at the slow end.
    pub time: usize,
    /// Whether they turn.
    pub turns: bool,
}

impl Part for LowTime {
    fn id(&self) -> &'static str {
        "low-time"
    }

    fn formula(&self) -> String {
        let time = self.time;
        let turns = if self.turns { "" } else { " (θ = 0)" };
        format!("t: the last {time}{turns}, before: h, w, h, w, …")
    }
}

impl Allocate for LowTime {
    fn frequencies(&self, axes: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let mut thetas = ladder(channels);
        let slow = thetas.len().saturating_sub(self.time);
        if !self.turns {
            thetas[slow..].fill(0.0);
        }
        let last = axes.len().saturating_sub(1);
        along(thetas, |pair| if pair < slow { (1 + pair % 2).min(last) } else { 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tools::{axes_of};
    use super::*;

    #[test]
    fn sections_of_video_rope_and_hope() {
        let axes = axes_of(&LowTime { time: 16, turns: true }, 128);
        assert_eq!(axes[..4], [1, 2, 1, 2]);
        assert_eq!((axes[47], &axes[48..]), (2, &[0; 16][..]));
        assert_eq!(axes_of(&LowTime { time: 16, turns: false }, 128)[48..], [9; 16]);
    }
}
