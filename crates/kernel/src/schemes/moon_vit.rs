//! MoonViT: columns and rows alternate, and share their frequencies.
//!
//! Kimi-VL, arXiv:2504.07491 (from ports of its code); a learned absolute embedding beside it is not shown.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("moon-vit").unwrap().encoding(dim, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(dim, 1.0);
//! assert!((frequencies.theta(0) - 1.0).abs() < 1e-12);
//! assert!((frequencies.theta(1) - 1.0).abs() < 1e-12);
//! assert!((frequencies.theta(2) - 0.1).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Twins};
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

/// x, y, x, y, …
pub static SCHEME: Scheme = Scheme {
    id: "moon-vit",
    title: "MoonViT",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "pairs x_0, y_0, x_1, y_1, …,  θ_t = b^(−4t/d)",
    source: "Kimi-VL 2025, arXiv:2504.07491",
    encode: |setup| {
        let measure = Measure::Count { first: 0.0 };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::ColumnFirst, measure }),
            allocation: Allocation::Twins(Twins),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
