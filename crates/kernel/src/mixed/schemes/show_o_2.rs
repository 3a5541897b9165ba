//! As Transfusion, a span per image, with flow matching.
//!
//! Show-o2 (arXiv:2506.15564; showlab/Show-o): lower triangle or same span.

use super::{Scheme, Status, causal_with_blocks, transfusion};
use crate::mixed::loss::Objective;

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "show-o-2",
    title: "Show-o2",
    order: "T… B N₁…N_K E T…",
    source: "arXiv:2506.15564; showlab/Show-o",
    status: Status::Verified,
    uses: &[],
    lay: |spans, _| transfusion::lay(spans, Objective::Flow),
    pairs: |spans, _| causal_with_blocks(spans, 2, 0),
    shares_positions: false,
};
