//! Dynamic YaRN: s is the length of the text over the training length, so that short texts are left alone.
//!
//! Peng et al. 2023, arXiv:2309.00071, §"Dynamic scaling"; github.com/jquesnelle/yarn.
//!
//! ```
//! use rotarium_kernel::{HeadDim, Settings, schemes};
//! let dim = HeadDim::new(128).unwrap();
//! let yarn = schemes::find("dynamic-yarn").unwrap().encoding(dim, 1e4, &Settings::default());
//! let factor = |n| yarn.frequencies(dim, n).attention_factor();
//! assert_eq!(factor(4096.0), 1.0);
//! assert!((factor(16.0 * 4096.0) - 1.27726).abs() < 5e-6); // as YaRN with s = 16
//! ```

use super::yarn::{BETA_FAST, BETA_SLOW, ORIGINAL, RAMP, TRUNCATE, band};
use super::{About, Claims, Scheme};
use crate::recipe::Encoding;
use crate::rescale::{Mscale, Reach, Rescale, Yarn};

/// YaRN whose factor follows the text.
pub static SCHEME: Scheme = Scheme {
    id: "dynamic-yarn",
    title: "Dynamic YaRN",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[ORIGINAL, BETA_FAST, BETA_SLOW, RAMP, TRUNCATE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = (1−γ_i)θ_i + γ_iθ_i/s,  m = 0.1 ln s + 1,  s = max(1, n/L)",
    source: "Peng et al. 2023, arXiv:2309.00071; github.com/jquesnelle/yarn",
    encode: |setup| {
        let yarn = Yarn { reach: Reach::Text, band: band(setup), mscale: Mscale::default() };
        Encoding { rescale: Rescale::Yarn(yarn), ..setup.rope() }
    },
};
