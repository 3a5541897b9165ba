//! How fast the kernel is in this browser, beside plain JavaScript on the same work in the same run.
//!
//! [`Workload`]s run in the engine. What ends on the screen needs the page and is there: W3, W4 and W6.
//! Deliberately does not know: how results are shown.

use serde::{Deserialize, Serialize};

pub mod plain;
pub mod rounds;
pub mod subject;

pub use rounds::Timing;

/// Channels of the decay curves.
pub const DECAY_DIM: usize = 128;

/// Something that is timed in the worker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Workload {
    /// W1: rotate q and k of a Gaussian head and make the causal softmax map, all rows and columns.
    Map {
        /// Tokens N.
        tokens: usize,
        /// Channels d.
        dim: usize,
    },
    /// W8: everything that the Layouts show after a block was edited.
    Edit {
        /// Tokens N of the sequence: a picture of 128×128 patches, or less, with text around it.
        tokens: usize,
    },
    /// W2: the decay curve of d = 128.
    Decay {
        /// Distances L.
        length: usize,
    },
    /// W7: the picture of a map so long that nobody could hold it, all positions holding the same.
    Long {
        /// Positions.
        tokens: usize,
    },
}

impl Workload {
    /// Times the kernel and plain JavaScript in turn. Takes seconds; runs in the worker.
    pub fn run(&self) -> Timing {
        match *self {
            Self::Map { tokens, dim } => subject::map(tokens, dim),
            Self::Decay { length } => subject::decay(length),
            Self::Edit { tokens } => subject::edit(tokens),
            Self::Long { tokens } => subject::long(tokens),
        }
    }
}
