//! Pixtral's vision tower: rows read the even rungs of one ladder, columns the odd ones.
//!
//! arXiv:2410.07073; code of transformers, where halves are paired (mistral-inference pairs neighbours).
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("pixtral-vit").unwrap().encoding(dim, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(dim, 1.0);
//! assert!((frequencies.theta(1) - 0.1).abs() < 1e-12);
//! assert!((frequencies.theta(4) - 0.1_f64.sqrt()).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, EvenOdd};
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

/// Even and odd rungs.
pub static SCHEME: Scheme = Scheme {
    id: "pixtral-vit",
    title: "Pixtral ViT",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "h: θ_0, θ_2, …,  w: θ_1, θ_3, …,  θ_t = b^(−2t/d)",
    source: "Pixtral 2024, arXiv:2410.07073",
    encode: |setup| {
        let measure = Measure::Count { first: 0.0 };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::RowFirst, measure }),
            allocation: Allocation::EvenOdd(EvenOdd),
            ..setup.rope()
        }
    },
};
