//! A prompt, then continuous latents one by one, raster or drawn, with a diffusion head: drawn as causal in that order.
//!
//! UniFluid (arXiv:2503.13436). Only its abstract was read: **the mask is not verified**. Images that are looked at are tokens of SigLIP
//! there.

use super::{Scheme, Status, causal};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::order::raster_or_drawn;
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Role, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "unifluid",
    title: "UniFluid",
    order: "T… P_π₁ P_π₂ …",
    source: "arXiv:2503.13436",
    status: Status::Unverified,
    uses: &[Choice::Order, Choice::Seed],
    lay,
    pairs: |spans, _| causal(spans.iter().map(Span::tokens).sum()),
    shares_positions: false,
};

fn lay(spans: &[Span], options: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, role: Role::Made } => {
                in_order(&mut row, at, &raster_or_drawn(rows * columns, options.drawn, options.seed, at));
            }
            Span::Image { rows, columns, .. } => (0..rows * columns).for_each(|index| {
                row.step(Kind::Vit, at, index);
            }),
        }
    }
    row.next_tokens(|_| true, |token| token.kind == Kind::Text);
    row.finish()
}

/// Patches one by one, each predicted by the token before it through a diffusion head.
pub(super) fn in_order(row: &mut Builder, at: usize, order: &[usize]) {
    for &index in order {
        let token = row.step(Kind::Patch, at, index);
        if token > 0 {
            row.predicts(token - 1, Content::Patch { span: at, index }, Objective::DiffusionHead);
        }
    }
}
