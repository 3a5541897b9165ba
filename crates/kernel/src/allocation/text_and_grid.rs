//! Unified-IO 2: all pairs read the text axis; of the same pairs the first half reads rows, the second half columns.
//!
//! arXiv:2312.17172, released code: text b^(−2p/d) on all pairs, pictures b^(−4t/d) per axis. Text and pictures never share a coordinate,
//! so every token turns by one of the two ladders.

use serde::{Deserialize, Serialize};

use super::{Allocate, Halves, Omega};
use crate::layout::Axis;
use crate::recipe::Part;

/// The ladder on text, one per half on rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TextAndGrid;

impl Part for TextAndGrid {
    fn id(&self) -> &'static str {
        "text-and-grid"
    }

    fn formula(&self) -> String {
        "text: b^(−2p/d), rows and columns: b^(−4t/d) each".into()
    }
}

impl Allocate for TextAndGrid {
    fn frequencies(&self, _: &[Axis], channels: usize, ladder: &dyn Fn(usize) -> Vec<f64>) -> Vec<Omega> {
        let own = ladder(channels);
        let grid = Halves.frequencies(&[Axis::Row, Axis::Column], channels, ladder);
        own.into_iter().zip(grid).map(|(theta, [row, column, ..])| [theta, row, column, 0.0]).collect()
    }
}
