//! Qwen3-VL: the frames of a clip are pictures with the time written between them as text.
//!
//! Within a frame ids are those of M-RoPE with one time. The stamps and markers between two frames are no tokens of the sequence;
//! they take `stamp` ids. The stamp before the first frame is text of the sequence (released code of Qwen3-VL).

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, on_all};
use crate::layout::{Axis, Lattice};
use crate::number::plain;
use crate::recipe::Part;

/// Three axes; time passes by text between the frames.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StampedFrames {
    /// Ids of text between two frames.
    pub stamp: f64,
}

impl Part for StampedFrames {
    fn id(&self) -> &'static str {
        "stamped-frames"
    }

    fn formula(&self) -> String {
        format!("frame: (p, p + i, p + j), p ← p + max(h, w) + {}", plain(self.stamp))
    }
}

impl Place for StampedFrames {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Time, Axis::Row, Axis::Column]
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let side = rows.max(columns) as f64;
        let steps = [on_all(3, side + self.stamp), on(1, 1.0), on(2, 1.0)];
        let stamps = frames.saturating_sub(1) as f64 * self.stamp;
        let lattice = Lattice { origin: on_all(3, next), steps };
        Placed::on(lattice, next + frames as f64 * side + stamps)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{clip, coordinates};
    use super::*;

    #[test]
    fn frames_are_pictures_with_text_between_them() {
        let ids = coordinates(&StampedFrames { stamp: 7.0 }.place(&clip()));
        assert_eq!([&ids[3], &ids[6], &ids[7]], [&[3., 3., 3.], &[3., 4., 4.], &[12., 12., 12.]]);
        assert_eq!(ids[11], [14.0; 3]);
    }
}
