//! The vision tower of Gemma 4: the first half of the head reads one axis, the second half the other, each half-split in itself.
//!
//! Code of transformers 5.23; its base is 100.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("gemma-4-vit").unwrap().encoding(dim, 100.0, &Settings::default());
//! let frequencies = encoding.frequencies(dim, 1.0);
//! assert!((frequencies.theta(1) - 100_f64.powf(-0.25)).abs() < 1e-12);
//! assert!((frequencies.theta(4) - 1.0).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Halves};
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

/// Halves, half-split in each.
pub static SCHEME: Scheme = Scheme {
    id: "gemma-4-vit",
    title: "Gemma 4 tower",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Rot(first θ_t) ⊕ Rot(second θ_t),  half-split in each half",
    source: "Gemma 4, code of transformers 5.23",
    encode: |setup| {
        let measure = Measure::Count { first: 0.0 };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::RowFirst, measure }),
            allocation: Allocation::Halves(Halves),
            pairing: Pairing::HalfSplitPerAxis,
            ..setup.rope()
        }
    },
};
