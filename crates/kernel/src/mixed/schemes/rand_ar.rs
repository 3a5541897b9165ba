//! Pairs of tokens: one says which patch comes next, one is the patch; any order, all causal.
//!
//! RandAR (arXiv:2412.01827); the layout was read in its abstract.

use super::{Scheme, Status, causal, split_sum};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::order::raster_or_drawn;
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "randar",
    title: "RandAR",
    order: "T… I_π₁ P_π₁ I_π₂ P_π₂ …",
    source: "arXiv:2412.01827",
    status: Status::Partly,
    uses: &[Choice::Order, Choice::Seed],
    lay,
    pairs: |spans, _| {
        let (patches, text) = split_sum(spans);
        causal(text + 2 * patches)
    },
    shares_positions: false,
};

fn lay(spans: &[Span], options: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, .. } => {
                for index in raster_or_drawn(rows * columns, options.drawn, options.seed, at) {
                    let asked = row.step(Kind::Instruction, at, index);
                    row.step(Kind::Patch, at, index);
                    row.predicts(asked, Content::Patch { span: at, index }, Objective::CrossEntropy);
                }
            }
        }
    }
    row.finish()
}
