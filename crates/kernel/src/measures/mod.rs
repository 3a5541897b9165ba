//! What can be measured on a layout, one file per question.
//!
//! Definitions as in the literature on mixed sequences (Su, kexue.fm 10040 and 10352; Circle-RoPE for distances). Distances are divided
//! by √A, A axes, so that one text step is 1. Deliberately does not know: whether a value is good.

mod affine;
mod arcs;
mod around;
mod band_shares;
mod bands;
mod bends;
mod change;
mod collisions;
mod cost;
mod depth;
mod distances;
mod extension;
mod gaps;
mod ids;
mod invariance;
mod losses;
mod mingling;
mod pitch;
mod prefix;
mod rho;
mod sample;
mod shown;
mod text;
mod view;

pub use affine::Affine;
pub use arcs::{Arc, Arcs, arcs, unseen_arcs};
pub use around::{Around, DIRECTIONS, RADII, Ring, isotropy};
pub use bands::Band;
pub use change::Change;
pub use collisions::Collisions;
pub use cost::{most_keys, score_matrices};
pub use depth::receptive_fields;
pub use distances::{Distances, Norm};
pub use extension::{Extension, extension};
pub use gaps::Gaps;
pub use ids::Ids;
pub use invariance::{Moved, is_open_ended, is_prefix_invariant, moved_by_a_frame};
pub use losses::Loss;
pub use pitch::Pitch;
pub use prefix::{after_text, moved_by_text_before};
pub use rho::{Counts, Known, Pace, Rho, Tally, critical_pair};
pub use shown::{Novelty, Offsets, Shown};
pub use text::{text_deviation, text_is_rope};
pub use view::{View, Views};
