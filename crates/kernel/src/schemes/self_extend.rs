//! Self-Extend: beyond W tokens share positions in groups of G.
//!
//! Jin et al. 2024, arXiv:2401.01325: G from 2 to 64, W from 512 to 1536. Where G does not divide W, the paper's ⌊W/G⌋ is used.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let (scheme, mut settings) = (schemes::find("self-extend").unwrap(), Settings::default());
//! settings.set(&scheme.knobs[0], HeadDim::DEFAULT, 4.0);
//! settings.set(&scheme.knobs[1], HeadDim::DEFAULT, 4.0);
//! let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings);
//! let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(16));
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(0))[0], 6.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(11))[0], 4.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(12))[0], 3.0);
//! ```

use super::rerope::WINDOW;
use super::{About, Claims, Scheme};
use crate::distance::{Distance, SelfExtend};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const GROUP: Knob = Knob {
    key: "group",
    symbol: "G",
    kind: Kind::Number { min: 1.0, max: 4096.0, default: 4.0, whole: true, logarithmic: true },
};

/// Far tokens stand in groups.
pub static SCHEME: Scheme = Scheme {
    id: "self-extend",
    title: "Self-Extend",
    uses_base: true,
    turns: true,
    sets: |_| &["distance"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[WINDOW, GROUP],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ρ = Δ for Δ < W,  ⌊m/G⌋ − ⌊n/G⌋ + W − ⌊W/G⌋ beyond",
    source: "Jin et al. 2024, arXiv:2401.01325",
    encode: |setup| {
        let window = setup.settings.get(&WINDOW, setup.dim);
        let group = setup.settings.get(&GROUP, setup.dim);
        Encoding { distance: Distance::SelfExtend(SelfExtend { window, group }), ..setup.rope() }
    },
};
