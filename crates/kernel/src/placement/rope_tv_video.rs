//! RoPE-TV with a time axis: N = T·h·w tokens, each axis centred in the hole they leave.
//!
//! Axis with n steps: β = L + (N − n)/2, K = L + N + 1 (Su, kexue.fm 10352, text-video extension). The first
//! coordinate depends on T, so the length of a clip must be known before it is read: the article's own
//! objection. Positions count from 1. A picture is a clip of one frame.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice, MAX_AXES};
use crate::recipe::Part;

/// Three axes (row, column, time); the centre of the clip lies on the text diagonal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RopeTvVideo;

impl Part for RopeTvVideo {
    fn id(&self) -> &'static str {
        "rope-tv-video"
    }

    fn formula(&self) -> String {
        "L + ½(N−n) + index, N = Thw".into()
    }
}

impl Place for RopeTvVideo {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Row, Axis::Column, Axis::Time]
    }

    fn first(&self) -> f64 {
        1.0
    }

    fn vision(&self, [frames, rows, columns]: [usize; 3], next: f64) -> Placed {
        let patches = (frames * rows * columns) as f64;
        let mut origin = [0.0; MAX_AXES];
        for (axis, side) in [rows, columns, frames].into_iter().enumerate() {
            origin[axis] = next + (patches - side as f64) / 2.0;
        }
        let steps = [on(2, 1.0), on(0, 1.0), on(1, 1.0)];
        Placed::on(Lattice { origin, steps }, next + patches)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{clip, coordinates};
    use super::*;

    #[test]
    fn example_of_the_article() {
        let layout = coordinates(&RopeTvVideo.place(&clip()));
        assert_eq!(layout[3], [7.0, 7.0, 7.0]);
        assert_eq!(layout[10], [8.0, 8.0, 8.0]);
        assert_eq!(layout[11], [12.0, 12.0, 12.0]);
    }
}
