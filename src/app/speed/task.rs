//! What the table of the speed page has lines for.
//!
//! Deliberately does not know: how anything is timed.

use rotarium_kernel::HeadDim;
use rotarium_lab::{Text, messages};

use crate::speed::{DECAY_DIM, Workload};

/// Channels of the heads whose map is painted.
pub const SLIDER_DIM: usize = 64;

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
    /// W4: from a turn of the base to the drawn decay curve.
    Curve {
        /// Distances L.
        length: usize,
    },
    /// W6: picture after picture, as many as there can be.
    Sweep {
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
            Self::Curve { .. } => "W4",
            Self::Sweep { .. } => "W6",
            Self::Worker(Workload::Long { .. }) => "W7",
            Self::Worker(Workload::Edit { .. }) => "W8",
        }
    }

    /// N or L, and d.
    pub fn size(&self) -> (usize, usize) {
        match *self {
            Self::Worker(Workload::Map { tokens, dim }) => (tokens, dim),
            Self::Worker(Workload::Decay { length }) => (length, DECAY_DIM),
            Self::Slider { tokens } | Self::Sweep { tokens } => (tokens, SLIDER_DIM),
            Self::Curve { length } => (length, DECAY_DIM),
            Self::Worker(Workload::Long { tokens }) => (tokens, DECAY_DIM),
            Self::Worker(Workload::Edit { tokens }) => (tokens, HeadDim::DEFAULT.get()),
        }
    }

    /// Its words, with `{n}` and `{d}` for its size.
    pub fn words(&self) -> Text {
        match self {
            Self::Worker(Workload::Map { .. }) => messages::speed::W1,
            Self::Worker(Workload::Decay { .. }) => messages::speed::W2,
            Self::Slider { .. } => messages::speed::W3,
            Self::Curve { .. } => messages::speed::W4,
            Self::Sweep { .. } => messages::speed::W6,
            Self::Worker(Workload::Long { .. }) => messages::speed::W7,
            Self::Worker(Workload::Edit { .. }) => messages::speed::W8,
        }
    }
}
