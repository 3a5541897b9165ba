//! Wan 2.1: clips on a grid of their own, 44, 42, 42 channels with ladders of their own; text is reached by cross-attention only.
//!
//! arXiv:2503.20314, released code. Text tokens of a sequence stand at the origin here, which is not to turn.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let encoding = schemes::find("wan").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(HeadDim::DEFAULT, 1.0);
//! assert_eq!([0, 22, 43].map(|pair| frequencies.theta(pair)), [1.0; 3]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Restart};
use crate::pairing::Pairing;
use crate::placement::{OwnGrid, Placement};
use crate::recipe::Encoding;

/// Clips alone turn.
pub static SCHEME: Scheme = Scheme {
    id: "wan",
    title: "Wan 2.1",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "patch ↦ (f, i, j),  44 + 42 + 42 channels,  a ladder per axis",
    source: "Wan 2025, arXiv:2503.20314",
    encode: |setup| {
        // d − 4⌊d/6⌋ channels for time, 2⌊d/6⌋ for rows and for columns.
        let [pairs, side] = [setup.dim.pairs(), setup.dim.get() / 6];
        Encoding {
            placement: Placement::OwnGrid(OwnGrid { reference: 0.0 }),
            allocation: Allocation::Restart(Restart { pairs: [pairs - 2 * side, side, side, 0] }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
