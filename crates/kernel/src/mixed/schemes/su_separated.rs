//! Clean patches only, causal; the output of each is the condition of a small diffusion model for the next one.
//!
//! Su, kexue.fm 10197, separated diffusion: what MAR and DARL do, one level of noise in each step of training.

use super::uni_fluid::in_order;
use super::{Scheme, Status, causal};
use crate::mixed::builder::Builder;
use crate::mixed::order::raster_or_drawn;
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "su-separated",
    title: "Su 2024-07 (二), separated",
    order: "T… C₁…C_P T…",
    source: "kexue.fm/archives/10197",
    status: Status::Verified,
    uses: &[],
    lay,
    pairs: |spans, _| causal(spans.iter().map(Span::tokens).sum()),
    shares_positions: false,
};

fn lay(spans: &[Span], options: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, .. } => {
                in_order(&mut row, at, &raster_or_drawn(rows * columns, false, options.seed, at));
            }
        }
    }
    row.next_tokens(|_| true, |token| token.kind == Kind::Text);
    row.finish()
}
