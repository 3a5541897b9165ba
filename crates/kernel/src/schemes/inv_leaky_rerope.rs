//! InvLeaky ReRoPE, as the model sees it in training: beyond w distances grow 1/k times faster, so that plain RoPE serves
//! longer texts afterwards.
//!
//! Su 2023, kexue.fm 9728: for texts 8 times longer 1/k = 16 and w a quarter of the training length.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let (scheme, mut settings) = (schemes::find("inv-leaky-rerope").unwrap(), Settings::default());
//! settings.set(&scheme.knobs[0], HeadDim::DEFAULT, 4.0);
//! settings.set(&scheme.knobs[1], HeadDim::DEFAULT, 4.0);
//! let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings);
//! let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(16));
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(0))[0], 48.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(11))[0], 4.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(12))[0], 3.0);
//! ```

use super::rerope::WINDOW;
use super::{About, Claims, Scheme};
use crate::distance::{Distance, Leaky};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const STRIDE: Knob = Knob {
    key: "stride",
    symbol: "1/k",
    kind: Kind::Number { min: 1.0, max: 1024.0, default: 16.0, whole: false, logarithmic: true },
};

/// Distances grow faster.
pub static SCHEME: Scheme = Scheme {
    id: "inv-leaky-rerope",
    title: "InvLeaky ReRoPE (training)",
    uses_base: true,
    turns: true,
    sets: |_| &["distance"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[WINDOW, STRIDE],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ρ = Δ for Δ < w,  w + (Δ − w)/k beyond, k < 1",
    source: "Su 2023, kexue.fm/archives/9728",
    encode: |setup| {
        let window = setup.settings.get(&WINDOW, setup.dim);
        let factor = 1.0 / setup.settings.get(&STRIDE, setup.dim);
        Encoding { distance: Distance::Leaky(Leaky { window, factor }), ..setup.rope() }
    },
};
