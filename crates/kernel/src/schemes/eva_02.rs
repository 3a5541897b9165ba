//! EVA-02: rows and columns are rescaled to the grid of pre-training, 16×16, so that a finer picture has the same coordinates.
//!
//! arXiv:2303.11331, released code.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
//! let [before, after] = [3, 2].map(|tokens| Segment::Text { tokens });
//! let sequence = Sequence::new([before, Segment::Image { rows: 2, columns: 3 }, after]).unwrap();
//! let encoding = schemes::find("eva-02").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! assert_eq!(encoding.placement.place(&sequence).position(8)[..2], [8.0, 2.0 * 16.0 / 3.0]);
//! ```

use super::{About, Claims, Scheme};
use crate::allocation::{Allocation, Halves};
use crate::knob::{Kind, Knob};
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

const REFERENCE: Knob = Knob {
    key: "reference-grid",
    symbol: "n",
    kind: Kind::Number { min: 1.0, max: 64.0, default: 16.0, whole: true, logarithmic: false },
};

/// Coordinates of a reference grid.
pub static SCHEME: Scheme = Scheme {
    id: "eva-02",
    title: "EVA-02",
    uses_base: true,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[REFERENCE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "t = 16 i/h,  θ_t = b^(−4t/d) per axis",
    source: "EVA-02 2023, arXiv:2303.11331",
    encode: |setup| {
        let reference = setup.settings.get(&REFERENCE, setup.dim);
        let measure = Measure::Rescaled { rows: reference, columns: reference };
        Encoding {
            placement: Placement::Patches(Patches { order: Order::RowFirst, measure }),
            allocation: Allocation::Halves(Halves),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
