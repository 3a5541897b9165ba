//! All tokens of one vocabulary, all causal: images are sequences of discrete codes, row by row.
//!
//! Chameleon (arXiv:2405.09818): 1024 tokens for 512 × 512 pixels, 8192 codes, 65 536 words in all; the numbers were read in
//! secondary sources. Emu3, LWM and AnyGPT do alike.

use super::{Scheme, Status, causal};
use crate::mixed::builder::Builder;
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "chameleon",
    title: "Chameleon",
    order: "T… B P₁…P_K E T…",
    source: "arXiv:2405.09818",
    status: Status::Partly,
    uses: &[],
    lay,
    pairs: |spans, _| {
        let images = spans.iter().filter(|span| span.is_image()).count();
        causal(spans.iter().map(Span::tokens).sum::<usize>() + 2 * images)
    },
    shares_positions: false,
};

fn lay(spans: &[Span], _: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, .. } => {
                row.step(Kind::Begin, at, 0);
                (0..rows * columns).for_each(|index| {
                    row.step(Kind::Patch, at, index);
                });
                row.step(Kind::End, at, 0);
            }
        }
    }
    row.next_tokens(|_| true, |_| true);
    row.finish()
}

