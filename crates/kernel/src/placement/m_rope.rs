//! M-RoPE: three axes (time, row, column) that all begin at the next free id.
//!
//! Patch (f, i, j) ↦ (p + t(f), p + i, p + j) with t(f) = f (Qwen2-VL, arXiv:2409.12191) or ⌊f · Δ · r⌋, Δ the clip's seconds per frame
//! and r ids per second (Qwen2.5-VL, arXiv:2502.13923). Rows and columns are counted after the 2×2 patch merge; positions count from 0.
//!
//! Releases of transformers differ for clips. 4.49 is the papers' rule: text goes on at 1 + the largest id of any axis. 4.57 drops the
//! fraction of Δ first. 5.23 keeps it, but text goes on at p + max(h, w) whatever the length of the clip, so that after a long clip
//! text ids run back. Qwen3-Omni (TMRoPE) does not round time. Rounding happens in float32, as in that code.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Coordinates, Lattice};
use crate::number::plain;
use crate::recipe::Part;

/// What the time axis counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Clock {
    /// Frames.
    Frames,
    /// Time, as each clip says it.
    Seconds {
        /// Ids per second.
        rate: f64,
    },
}

/// Whose rule for clips is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Release {
    /// transformers 4.49: the rule of the papers.
    V4_49,
    /// transformers 4.57: whole seconds only.
    V4_57,
    /// transformers 5.23: text goes on after the larger side.
    V5_23,
    /// Qwen3-Omni: time is not rounded.
    Omni,
}

impl Release {
    /// All, in the order of the knob.
    pub const ALL: [Self; 4] = [Self::V4_49, Self::V4_57, Self::V5_23, Self::Omni];

    fn seconds(self, seconds: f64) -> f64 {
        if self == Self::V4_57 { libm::trunc(seconds) } else { seconds }
    }
}

/// Three axes; a clip begins at the next free text coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MRope {
    /// What the time axis counts.
    pub clock: Clock,
    /// Whose rule for clips is followed.
    pub release: Release,
}

impl Part for MRope {
    fn id(&self) -> &'static str {
        "m-rope"
    }

    fn formula(&self) -> String {
        let time = match self.clock {
            Clock::Frames => "f".into(),
            Clock::Seconds { rate } => {
                let seconds = if self.release == Release::V4_57 { "⌊Δ⌋" } else { "Δ" };
                let product = format!("f·{seconds}·{}", plain(rate));
                if self.release == Release::Omni { product } else { format!("⌊{product}⌋") }
            }
        };
        let (next, name) = match self.release {
            Release::V5_23 => ("max(h, w)", "transformers 5.23"),
            Release::V4_57 => ("1 + max", "transformers 4.57"),
            Release::V4_49 => ("1 + max", "transformers 4.49"),
            Release::Omni => ("1 + max", "Qwen3-Omni"),
        };
        format!("(p + {time}, p + i, p + j), p ← p + {next} ({name})")
    }
}

impl MRope {
    /// The rule of Qwen2-VL.
    pub const PAPER: Self = Self { clock: Clock::Frames, release: Release::V4_49 };

    /// Id of a frame on the time axis, from 0, for a clip with so many seconds from frame to frame.
    pub fn time(&self, frame: usize, seconds: f64) -> f64 {
        let Clock::Seconds { rate } = self.clock else { return frame as f64 };
        let (frame, seconds) = (frame as f32, self.release.seconds(seconds));
        match self.release {
            Release::Omni => f64::from(frame * seconds as f32 * rate as f32),
            Release::V5_23 => libm::floor(f64::from(frame * (seconds * rate) as f32)),
            _ => libm::floor(f64::from(frame * seconds as f32 * rate as f32)),
        }
    }

    fn is_even(&self, frames: usize, seconds: f64) -> bool {
        let step = self.time(1, seconds);
        (0..frames).all(|frame| self.time(frame, seconds) == step * frame as f64)
    }
}

impl Place for MRope {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn vision(&self, grid: [usize; 3], next: f64) -> Placed {
        self.clip(0, grid, 1.0, next)
    }

    fn clip(&self, _index: usize, grid: [usize; 3], seconds: f64, next: f64) -> Placed {
        let [frames, rows, columns] = grid;
        let last = self.time(frames.saturating_sub(1), seconds);
        let coordinates = if self.is_even(frames, seconds) {
            let frame = if frames > 1 { self.time(1, seconds) } else { 1.0 };
            let steps = [on(0, frame), on(1, 1.0), on(2, 1.0)];
            Coordinates::Lattice(Lattice { origin: on_all(3, next), steps })
        } else {
            Coordinates::table(grid, |[frame, row, column]| {
                [next + self.time(frame, seconds), next + row as f64, next + column as f64, 0.0]
            })
        };
        let side = rows.max(columns) as f64;
        let span = if self.release == Release::V5_23 { side } else { side.max(last + 1.0) };
        Placed { coordinates, next: next + span }
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{assert_near, clip, coordinates, running};
    use super::*;

    #[test]
    fn example_of_the_code() {
        let wanted: [&[f64]; 11] = [
            &[0., 0., 0.], &[1., 1., 1.], &[2., 2., 2.], &[3., 3., 3.], &[3., 3., 4.], &[3., 3., 5.],
            &[3., 4., 3.], &[3., 4., 4.], &[3., 4., 5.], &[6., 6., 6.], &[7., 7., 7.],
        ];
        assert_near(&coordinates(&MRope::PAPER.place(&running())), &wanted);
        let clip = coordinates(&MRope::PAPER.place(&clip()));
        assert_eq!([&clip[3], &clip[10], &clip[11]], [&vec![3.0; 3], &vec![4.0; 3], &vec![5.0; 3]]);
    }

    #[test]
    fn fifty_ids_per_frame() {
        // The example of the released code: 1 frame per second, 2 frames per patch, 25 ids per second.
        let rule = MRope { clock: Clock::Seconds { rate: 25.0 }, release: Release::V4_49 };
        let placed = rule.clip(0, [3, 1, 1], 2.0, 0.0);
        assert_eq!(placed.next, 101.0);
    }

    #[test]
    fn releases_differ_for_fractions_of_a_second() {
        let clock = Clock::Seconds { rate: 2.0 };
        let last = |release| MRope { clock, release }.time(5, 0.3);
        assert_eq!([Release::V4_49, Release::V4_57, Release::V5_23].map(last), [3.0, 0.0, 3.0]);
        assert!((last(Release::Omni) - 3.0).abs() < 1e-6);
    }
}
