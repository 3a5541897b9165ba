//! RoPE-ViT axial: half of the pairs read the column, half the row, each with a ladder of its own.
//!
//! Heo et al., arXiv:2403.13298, released code; its base is 100.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("rope-vit").unwrap().encoding(dim, 100.0, &Settings::default());
//! let frequencies = encoding.frequencies(dim, 1.0);
//! assert!((frequencies.theta(1) - 100_f64.powf(-0.25)).abs() < 1e-12);
//! assert!((frequencies.theta(4) - 1.0).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Halves};
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

/// Columns, then rows.
pub static SCHEME: Scheme = Scheme {
    id: "rope-vit",
    title: "RoPE-ViT axial",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Rot(x θ_t) ⊕ Rot(y θ_t),  θ_t = b^(−4t/d)",
    source: "Heo et al. 2024, arXiv:2403.13298",
    encode: |setup| {
        let measure = Measure::Count { first: 0.0 };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::ColumnFirst, measure }),
            allocation: Allocation::Halves(Halves),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
