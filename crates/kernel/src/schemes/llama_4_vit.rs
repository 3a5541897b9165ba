//! The vision tower of Llama 4: columns before rows, counted from 1; the class token does not turn.
//!
//! Code of transformers.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("llama-4-vit").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..2], [3.0, 2.0]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Halves};
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

/// Columns first, from 1.
pub static SCHEME: Scheme = Scheme {
    id: "llama-4-vit",
    title: "Llama 4 tower",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "(j + 1, i + 1),  θ_t = b^(−4t/d) per axis",
    source: "Llama 4 2025, code of transformers",
    encode: |setup| {
        let measure = Measure::Count { first: 1.0 };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::ColumnFirst, measure }),
            allocation: Allocation::Halves(Halves),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
