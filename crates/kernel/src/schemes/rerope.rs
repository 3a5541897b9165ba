//! ReRoPE: beyond w every key seems to stand w tokens back, so that no distance is new to the model.
//!
//! Su 2023, kexue.fm 9708; github.com/bojone/rerope. Used after training; w from a quarter to a half of the training length. The
//! order of what lies further back is lost.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let (scheme, mut settings) = (schemes::find("rerope").unwrap(), Settings::default());
//! settings.set(&scheme.knobs[0], HeadDim::DEFAULT, 4.0);
//! let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings);
//! let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(16));
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(0))[0], 4.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(12))[0], 3.0);
//! ```

use super::{About, Claims, Scheme};
use crate::distance::{Distance, ReRope};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

/// w: up to here distances are true.
pub(super) const WINDOW: Knob = Knob {
    key: "window",
    symbol: "w",
    kind: Kind::Number { min: 1.0, max: 1048576.0, default: 8.0, whole: true, logarithmic: true },
};

/// Distances stop growing.
pub static SCHEME: Scheme = Scheme {
    id: "rerope",
    title: "ReRoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["distance"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[WINDOW],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ρ = min(Δ, w)",
    source: "Su 2023, kexue.fm/archives/9708; github.com/bojone/rerope",
    encode: |setup| {
        let window = setup.settings.get(&WINDOW, setup.dim);
        Encoding { distance: Distance::ReRope(ReRope { window }), ..setup.rope() }
    },
};
