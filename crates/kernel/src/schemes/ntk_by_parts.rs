//! NTK-by-parts: fast pairs are kept, slow ones interpolated, those between are NTK-aware.
//!
//! bloc97 2023, "PartNTK" in github.com/jquesnelle/yarn; the step from NTK-aware scaling to YaRN.
//!
//! ```
//! use rotarium_kernel::rescale::{NtkByParts, Reach};
//! let parts = NtkByParts { reach: Reach::Factor(8.0), original: 512.0 };
//! assert_eq!(parts.ends(128, 1e4), [[29.0, 33.0], [11.0, 26.0]]);
//! ```

use super::interpolation::factor;
use super::yarn::original;
use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;
use crate::rescale::{NtkByParts, Reach, Rescale};

const FACTOR: Knob = factor(4.0);
const ORIGINAL: Knob = original(4096.0);
const REACH: Knob = Knob {
    key: "reach",
    symbol: "",
    kind: Kind::Choice { ids: &["fixed-factor", "text-length"], default: 0 },
};

/// RoPE-1D in three bands.
pub static SCHEME: Scheme = Scheme {
    id: "ntk-by-parts",
    title: "NTK-by-parts",
    uses_base: true,
    turns: true,
    sets: |_| &["rescale"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[FACTOR, ORIGINAL, REACH],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ′_i = (1−v_i)θ_i + v_i[(1−u_i)θ_i^NTK + u_i θ_i/s],  v: 16 → 2 turns,  u: 1.25 → 0.75 turns",
    source: "bloc97 2023, github.com/jquesnelle/yarn",
    encode: |setup| {
        let [factor, original] =
            [FACTOR, ORIGINAL].map(|knob| setup.settings.get(&knob, setup.dim));
        let reaches = [Reach::Factor(factor), Reach::Text];
        let reach = setup.settings.choice(&REACH, setup.dim, &reaches);
        let reach = reach.unwrap_or(Reach::Factor(factor));
        Encoding { rescale: Rescale::NtkByParts(NtkByParts { reach, original }), ..setup.rope() }
    },
};
