//! FLUX.2: four axes, one of them for text alone; four blocks of 32 channels with ladders of their own.
//!
//! Code of diffusers; its base is 2000.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("flux-2").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(9)[..4], [0.0, 0.0, 0.0, 3.0]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Restart};
use crate::pairing::Pairing;
use crate::placement::{Flux2, Placement};
use crate::recipe::Encoding;

/// Text on an axis of its own.
pub static SCHEME: Scheme = Scheme {
    id: "flux-2",
    title: "FLUX.2",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch ↦ (10n, i, j, 0),  text ↦ (0, 0, 0, ℓ),  a ladder per axis",
    source: "FLUX.2 2025, code of diffusers",
    encode: |setup| {
        let quarter = setup.dim.pairs() / 4;
        Encoding {
            placement: Placement::Flux2(Flux2),
            allocation: Allocation::Restart(Restart { pairs: [quarter; 4] }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
