//! RoPE-Mixed: every pair has a direction of its own in the plane, learned from a random start; here is the start.
//!
//! Heo et al., arXiv:2403.13298, released code; its base is 10. The direction α is drawn per head; here it follows from a seed.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("rope-mixed").unwrap().encoding(dim, 10.0, &Settings::default());
//! let size = |omega: [f64; 4]| omega[0].hypot(omega[1]);
//! let sizes: Vec<f64> = encoding.frequencies(dim, 1.0).pairs().iter().map(|&omega| size(omega)).collect();
//! assert!((sizes[0] - 1.0).abs() < 1e-12 && (sizes[1] - 10_f64.powf(-0.25)).abs() < 1e-12 && (sizes[4] - 1.0).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Mixed};
use crate::knob::{Kind, Knob};
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

const SEED: Knob = Knob {
    key: "direction-seed",
    symbol: "",
    kind: Kind::Number { min: 0.0, max: 999.0, default: 1.0, whole: true, logarithmic: false },
};

/// Random directions.
pub static SCHEME: Scheme = Scheme {
    id: "rope-mixed",
    title: "RoPE-Mixed",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[SEED],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ω_t = θ_t (cos α, sin α), then θ_t (−sin α, cos α)",
    source: "Heo et al. 2024, arXiv:2403.13298",
    encode: |setup| {
        let seed = setup.settings.get(&SEED, setup.dim) as u64;
        let measure = Measure::Count { first: 0.0 };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::ColumnFirst, measure }),
            allocation: Allocation::Mixed(Mixed { seed }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
