//! Pixel bands: frequencies evenly spaced from half a wave to f/4 waves per picture, the same on rows and columns.
//!
//! rotary-embedding-torch, released code, f = 10 there; timm spaces them by ratios instead. There is no base.
//! For pictures alone; text, which a tower does not have, does not turn here.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(16).unwrap();
//! let encoding = schemes::find("pixel-bands").unwrap().encoding(dim, 1e4, &Settings::default());
//! let frequencies = encoding.frequencies(dim, 1.0);
//! assert!((frequencies.theta(1) - 7.330382858376183).abs() < 1e-12);
//! ```

use super::{About, Claims, Scheme, knobs};
use crate::allocation::{Allocation, Bands, Spacing};
use crate::knob::Knob;
use crate::pairing::Pairing;
use crate::placement::{Measure, Order, Patches, Placement};
use crate::recipe::Encoding;

const MOST: Knob = knobs::ratio("max-frequency", "f", [2.0, 10.0, 512.0]);
const SPACING: Knob = knobs::choice("band-spacing", "", &["even-steps", "even-ratios"]);

/// Even bands.
pub static SCHEME: Scheme = Scheme {
    id: "pixel-bands",
    title: "Pixel bands",
    uses_base: false,
    turns: true,
    sets: |_| &["placement", "allocation"],
    claims: Claims::NONE,
    knobs: &[MOST, SPACING],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ = π … (f/2)π evenly,  x in [−1, 1]",
    source: "rotary-embedding-torch 2021, freqs_for = pixel",
    encode: |setup| {
        let most = setup.settings.get(&MOST, setup.dim);
        let spacing = match setup.settings.whole(&SPACING, setup.dim) {
            0 => Spacing::Even { most },
            _ => Spacing::Octaves { pixels: most },
        };
        let measure = Measure::Ends;
        Encoding {
            placement: Placement::Patches(Patches { order: Order::RowFirst, measure }),
            allocation: Allocation::Bands(Bands { spacing }),
            pairing: Pairing::Interleaved,
            ..setup.rope()
        }
    },
};
