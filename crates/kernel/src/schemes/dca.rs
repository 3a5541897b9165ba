//! Dual Chunk Attention: positions count within chunks, and no distance exceeds c.
//!
//! An et al. 2024, arXiv:2402.17463; c = ¾ and w = ⅛ of the training length. Qwen2.5-1M sets c = 262144, w = 8192.
//!
//! ```
//! use rotarium_kernel::{Head, HeadDim, Sequence, Settings, schemes};
//! let (scheme, mut settings) = (schemes::find("dca").unwrap(), Settings::default());
//! settings.set(&scheme.knobs[0], HeadDim::DEFAULT, 6.0);
//! settings.set(&scheme.knobs[1], HeadDim::DEFAULT, 1.0);
//! let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings);
//! let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(16));
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(0))[0], 6.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(4))[0], 2.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(5))[0], 6.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(10))[0], 5.0);
//! assert_eq!(head.seen(head.layout().position(15), head.layout().position(15))[0], 0.0);
//! ```

use super::{About, Claims, Scheme};
use crate::distance::{Distance, DualChunk};
use crate::knob::{Kind, Knob};
use crate::recipe::Encoding;

const CHUNK: Knob = Knob {
    key: "chunk-limit",
    symbol: "c",
    kind: Kind::Number { min: 2.0, max: 1048576.0, default: 24.0, whole: true, logarithmic: true },
};
const LOCAL: Knob = Knob {
    key: "local",
    symbol: "w",
    kind: Kind::Number { min: 0.0, max: 524288.0, default: 4.0, whole: true, logarithmic: false },
};

/// Positions within chunks.
pub static SCHEME: Scheme = Scheme {
    id: "dca",
    title: "Dual chunk (DCA)",
    uses_base: true,
    turns: true,
    sets: |_| &["distance"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[CHUNK, LOCAL],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "ρ = p̃ − (n mod S),  S = c − w,  p̃ ≤ c",
    source: "An et al. 2024, arXiv:2402.17463; github.com/HKUNLP/ChunkLlama",
    encode: |setup| {
        let chunk = setup.settings.get(&CHUNK, setup.dim);
        let local = setup.settings.get(&LOCAL, setup.dim).min(chunk - 1.0);
        Encoding { distance: Distance::DualChunk(DualChunk { chunk, local }), ..setup.rope() }
    },
};
