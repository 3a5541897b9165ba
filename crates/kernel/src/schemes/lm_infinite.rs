//! LM-Infinite: a window and the first g tokens, which never seem further away than the window is long.
//!
//! Han et al. 2023, arXiv:2308.16137: g from 10 to 100, the window as long as the texts of training.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let (scheme, mut settings) = (schemes::find("lm-infinite").unwrap(), Settings::default());
//! settings.set(&scheme.knobs[0], HeadDim::DEFAULT, 2.0);
//! settings.set(&scheme.knobs[1], HeadDim::DEFAULT, 6.0);
//! let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings);
//! let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(16));
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(0))[0], 6.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(1))[0], 6.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(10))[0], 5.0);
//! ```

use super::{About, Claims, Scheme};
use crate::distance::{Distance, ReRope};
use crate::knob::{Kind, Knob};
use crate::mask::{Lambda, Mask};
use crate::recipe::Encoding;

const GLOBAL: Knob = Knob {
    key: "global",
    symbol: "g",
    kind: Kind::Number { min: 0.0, max: 4096.0, default: 10.0, whole: true, logarithmic: false },
};
const WINDOW: Knob = Knob {
    key: "window",
    symbol: "w",
    kind: Kind::Number { min: 1.0, max: 1048576.0, default: 32.0, whole: true, logarithmic: true },
};

/// Λ-mask with a limit to distances.
pub static SCHEME: Scheme = Scheme {
    id: "lm-infinite",
    title: "LM-Infinite",
    uses_base: true,
    turns: true,
    sets: |_| &["distance", "mask"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[GLOBAL, WINDOW],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "Δ < w or n < g;  ρ = min(Δ, w)",
    source: "Han et al. 2023, arXiv:2308.16137",
    encode: |setup| {
        let [global, width] = [&GLOBAL, &WINDOW].map(|knob| setup.settings.whole(knob, setup.dim));
        Encoding {
            distance: Distance::ReRope(ReRope { window: width as f64 }),
            mask: Mask::Lambda(Lambda { global, width }),
            ..setup.rope()
        }
    },
};
