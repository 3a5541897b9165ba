//! How fast the kernel is in this browser, beside plain JavaScript on the same work in the same run.
//!
//! [`Workload`]s run in the worker. The third one, from slider to picture, needs the page: see [`slider`].
//! Deliberately does not know: how results are shown.

use rotarium_lab::Text;
use rotarium_lab::messages;
use serde::{Deserialize, Serialize};

pub mod choice;
mod plain;
pub mod report;
mod rounds;
pub mod slider;
mod subject;
pub mod wait;

pub use rounds::{Spread, Timing};

/// Channels of the decay curves.
const DECAY_DIM: usize = 128;
/// Channels of the heads whose map is painted.
const SLIDER_DIM: usize = 64;

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
    /// W2: the decay curve of d = 128.
    Decay {
        /// Distances L.
        length: usize,
    },
}

impl Workload {
    /// Times the kernel and plain JavaScript in turn. Takes seconds; runs in the worker.
    pub fn run(&self) -> Timing {
        match *self {
            Self::Map { tokens, dim } => subject::map(tokens, dim),
            Self::Decay { length } => subject::decay(length),
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    /// Timed in the worker.
    Worker(Workload),
    /// W3: from a turn of the slider to the painted map.
    Slider {
        /// Tokens N.
        tokens: usize,
    },
}

impl Task {
    /// Short name, as in links and in the report.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Worker(Workload::Map { .. }) => "W1",
            Self::Worker(Workload::Decay { .. }) => "W2",
            Self::Slider { .. } => "W3",
        }
    }

    /// N or L, and d.
    pub fn size(&self) -> (usize, usize) {
        match *self {
            Self::Worker(Workload::Map { tokens, dim }) => (tokens, dim),
            Self::Worker(Workload::Decay { length }) => (length, DECAY_DIM),
            Self::Slider { tokens } => (tokens, SLIDER_DIM),
        }
    }

    /// Its words, with `{n}` and `{d}` for its size.
    pub fn words(&self) -> Text {
        match self {
            Self::Worker(Workload::Map { .. }) => messages::SPEED_W1,
            Self::Worker(Workload::Decay { .. }) => messages::SPEED_W2,
            Self::Slider { .. } => messages::SPEED_W3,
        }
    }
}
