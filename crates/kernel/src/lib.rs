//! # The kernel of Rotarium: what is true
//!
//! Position encodings and attention as numbers. A [`schemes::Scheme`] makes a recipe ([`Encoding`]), the recipe places a
//! [`Sequence`] ([`layout::Layout`]) and turns pairs of channels ([`frequencies::Frequencies`]); a [`Head`] puts both together
//! and answers with scores, maps, curves.
//!
//! **Invariant:** this crate knows no browser, no drawing, no text format, and it is total: for any value a knob can
//! take it returns finite numbers. Angles are f64, bulk maps f32, transcendental functions come from `libm`, so every
//! machine gives the same bits.
//!
//! ```
//! use rotarium_kernel::{Content, Head, HeadDim, Sequence, Settings, schemes};
//!
//! let dim = HeadDim::new(128).unwrap();
//! let rope = schemes::find("rope").unwrap().encoding(dim, 1e4, &Settings::default());
//! let head = Head::new(&rope, dim, &Sequence::text(512));
//! let query = head.row(&Content::Ones, 511);
//! let mass: f64 = (0..512).map(|key| query.weight(key)).sum();
//! assert!((mass - 1.0).abs() < 1e-12);
//! ```

mod dim;
mod knob;
mod recipe;
mod registry;
mod sequence;

pub mod additive;
pub mod allocation;
pub mod attention;
pub mod bases;
pub mod bias;
pub mod content;
pub mod crossing;
pub mod crowd;
pub mod decay;
pub mod distance;
pub mod fading;
pub mod focus;
pub mod frequencies;
pub mod heads;
pub mod ladder;
pub mod layout;
pub mod mask;
pub mod measures;
pub mod mechanisms;
pub mod mixed;
pub mod norm;
pub mod number;
pub mod order;
pub mod pairing;
pub mod placement;
pub mod recall;
pub mod rereading;
pub mod rescale;
pub mod schemes;
pub mod sink;
pub mod sparse;
pub mod spectrum;
pub mod stacks;
pub mod temperature;
pub mod trig;

pub use attention::Head;
pub use content::Content;
pub use dim::HeadDim;
pub use knob::{Kind, Knob, Range, Settings};
pub use recipe::{Encoding, Part, Side};
pub use sequence::{
    MAX_CONTENT_TOKENS, MAX_ROW_TOKENS, MAX_SEGMENTS, MAX_TOKENS, Modality, Segment, Sequence,
    SequenceError,
};
