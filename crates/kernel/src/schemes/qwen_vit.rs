//! The vision tower of Qwen2-VL and Qwen2.5-VL: half of the pairs read rows, half columns; first and second half of the head are paired.
//!
//! arXiv:2409.12191, released code. It sees patches before merging, in blocks of 2×2; only the order differs, not the coordinates.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("qwen-vit").unwrap().encoding(dim, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(dim, 1.0);
//! assert!((frequencies.theta(3) - 0.001).abs() < 1e-12);
//! assert!((frequencies.theta(4) - 1.0).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Halves};
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

/// Rows, then columns, half-split.
pub static SCHEME: Scheme = Scheme {
    id: "qwen-vit",
    title: "Qwen2-VL tower",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Rot(i θ_t) ⊕ Rot(j θ_t),  θ_t = b^(−4t/d)",
    source: "Qwen2-VL 2024, arXiv:2409.12191",
    encode: |setup| {
        let measure = Measure::Count { first: 0.0 };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::RowFirst, measure }),
            allocation: Allocation::Halves(Halves),
            ..setup.rope()
        }
    },
};
