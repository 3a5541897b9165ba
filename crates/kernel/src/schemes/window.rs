//! Sliding window: RoPE-1D, and a query reads the last w tokens only.
//!
//! Beltagy et al. 2020, arXiv:2004.05150. Su, kexue.fm 9431, calls it the super baseline of longer texts: no distance and no
//! number of readable tokens is ever unseen, and nothing far away can be used. Mistral 7B v0.1 has w = 4096, gpt-oss 128.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let window = schemes::find("window").unwrap().encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
//! let head = Head::new(&window, HeadDim::DEFAULT, &Sequence::text(100));
//! assert_eq!(head.keys(99).len(), 32); // the default, itself included
//! ```

use super::{About, Claims, Scheme};
use crate::mask::{Mask, Window};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const WINDOW: Knob = Knob {
    key: "window",
    symbol: "w",
    kind: Kind::Number { min: 1.0, max: 1048576.0, default: 32.0, whole: true, logarithmic: true },
};

/// Window.
pub static SCHEME: Scheme = Scheme {
    id: "window",
    title: "Window",
    uses_base: true,
    turns: true,
    sets: |_| &["mask"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[WINDOW],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "0 ≤ m − n < w",
    source: "Beltagy et al. 2020, arXiv:2004.05150; Su, kexue.fm/archives/9431",
    encode: |setup| {
        let width = setup.settings.whole(&WINDOW, setup.dim);
        Encoding { mask: Mask::Window(Window { width, ahead: 0 }), ..setup.rope() }
    },
};
