//! CoPE: nothing rotates; the content counts the tokens between query and key, and q meets the vector of that count.
//!
//! Golovneva et al. 2024, arXiv:2405.18719; the vectors are learned there. Here they are drawn, of unit length on average;
//! see [`crate::bias::Cope`].
//!
//! ```
//! use rotarium_kernel::{Content, Head, HeadDim, Sequence, Settings, schemes};
//! let dim = HeadDim::DEFAULT;
//! let cope = schemes::find("cope").unwrap().encoding(dim, 1e4, &Settings::default());
//! let head = Head::new(&cope, dim, &Sequence::text(200));
//! let keys = Content::Given { q: vec![0.0; 128], k: vec![1.0; 128] }; // every gate is σ(0) = ½
//! let position = |key| head.row(&keys, 199).counted(key).map(|counted| counted.position);
//! assert_eq!([199, 189, 0].map(position), [Some(0.5), Some(5.5), Some(63.0)]);
//! ```

use super::{About, Claims, Scheme};
use crate::bias::{Bias, Cope, Embeddings};
use crate::knob::{Kind, Knob};
use crate::ladder::{Ladder, Still};
use crate::recipe::Encoding;

const POSITIONS: Knob = Knob {
    key: "positions",
    symbol: "n_max",
    kind: Kind::Number { min: 2.0, max: 1024.0, default: 64.0, whole: true, logarithmic: true },
};

/// CoPE.
pub static SCHEME: Scheme = Scheme {
    id: "cope",
    title: "CoPE",
    uses_base: false,
    turns: false,
    sets: |_| &["ladder", "bias"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[POSITIONS],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "q · k/√d + q · e[ρ], ρ = min(Σ_{t=n}^{m} σ(q · k_t/√d), n_max − 1)",
    source: "Golovneva et al. 2024, arXiv:2405.18719",
    encode: |setup| {
        let positions = setup.settings.whole(&POSITIONS, setup.dim);
        let bias = Bias::Cope(Cope { embeddings: Embeddings::Drawn { positions } });
        Encoding { ladder: Ladder::Still(Still), bias, ..setup.rope() }
    },
};
