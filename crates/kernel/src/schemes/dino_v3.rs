//! DINOv3: centres of the patches in [−1, 1], times 2π: periods are measured in pictures.
//!
//! arXiv:2508.10104, code of transformers; its base is 100. The random shifts and stretches of training are not shown.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("dino-v3").unwrap().encoding(dim, 100.0, &Settings::default());
//! let frequencies = encoding.frequencies(dim, 1.0);
//! assert!((frequencies.theta(0) - std::f64::consts::TAU).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, FullTurns};
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

/// Normalised centres.
pub static SCHEME: Scheme = Scheme {
    id: "dino-v3",
    title: "DINOv3",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: false },
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "2π · (2(i+½)/h − 1) · b^(−4t/d)",
    source: "DINOv3 2025, arXiv:2508.10104",
    encode: |setup| {
        let measure = Measure::Centres;
        Encoding {
            placement: Placement::Patches(Patches { order: Order::RowFirst, measure }),
            allocation: Allocation::FullTurns(FullTurns),
            ..setup.rope()
        }
    },
};
