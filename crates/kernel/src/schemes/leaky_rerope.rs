//! Leaky ReRoPE: beyond w distances grow k times slower.
//!
//! Su 2023, kexue.fm 9708; k = 16 in github.com/bojone/rerope. Used after training, with w + (n − w)/k below half of the training
//! length.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let (scheme, mut settings) = (schemes::find("leaky-rerope").unwrap(), Settings::default());
//! settings.set(&scheme.knobs[0], HeadDim::DEFAULT, 4.0);
//! settings.set(&scheme.knobs[1], HeadDim::DEFAULT, 4.0);
//! let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings);
//! let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(16));
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(0))[0], 6.75);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(11))[0], 4.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(12))[0], 3.0);
//! ```

use super::rerope::WINDOW;
use super::{About, Claims, Scheme};
use crate::distance::{Distance, Leaky};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const LEAK: Knob = Knob {
    key: "leak",
    symbol: "k",
    kind: Kind::Number { min: 1.0, max: 1024.0, default: 16.0, whole: false, logarithmic: true },
};

/// Distances grow slower.
pub static SCHEME: Scheme = Scheme {
    id: "leaky-rerope",
    title: "Leaky ReRoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["distance"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[WINDOW, LEAK],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ρ = Δ for Δ < w,  w + (Δ − w)/k beyond",
    source: "Su 2023, kexue.fm/archives/9708; github.com/bojone/rerope",
    encode: |setup| {
        let window = setup.settings.get(&WINDOW, setup.dim);
        let factor = setup.settings.get(&LEAK, setup.dim);
        Encoding { distance: Distance::Leaky(Leaky { window, factor }), ..setup.rope() }
    },
};
