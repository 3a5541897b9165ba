//! Each patch stands there several times: with more and less noise, and clean. All read the clean ones before them; nobody reads a noised
//! copy but itself.
//!
//! Su, kexue.fm 10197, second proposal: next-patch prediction with a squared error supposes that p(x_t|x_<t) is Gaussian; noising the patch
//! makes it nearly true, and the clean patch is predicted. The rules are the article's, the order of the copies in the row is inferred.

use super::{Scheme, Status, causal};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "su-copies",
    title: "Su 2024-07 (二), noised copies",
    order: "T… N₁ᵀ⁻¹…N₁¹ C₁ N₂ᵀ⁻¹…C₂ … T…",
    source: "kexue.fm/archives/10197",
    status: Status::Partly,
    uses: &[Choice::Levels, Choice::Apart],
    lay,
    pairs: |spans, options| {
        let mut before = 0;
        let of_each = spans.iter().map(|span| {
            let tokens = span.tokens();
            let copies = if span.is_image() { options.levels.max(1) } else { 1 };
            // T·(a·P + P(P+1)/2): a text is an image without copies.
            let pairs = copies * (before * tokens + causal(tokens));
            before += tokens;
            pairs
        });
        of_each.sum()
    },
    shares_positions: false,
};

fn lay(spans: &[Span], options: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, .. } => {
                (0..rows * columns).for_each(|index| patch(&mut row, at, index, options.levels.max(1)));
            }
        }
    }
    row.next_tokens(|_| true, |token| token.kind == Kind::Text);
    let laid = row.finish();
    if !options.apart {
        return laid;
    }
    let (noised, clean): (Vec<usize>, Vec<usize>) =
        (0..laid.tokens.len()).partition(|&at| laid.tokens[at].noise);
    laid.reordered(&[clean, noised].concat())
}

fn patch(row: &mut Builder, at: usize, index: usize, levels: usize) {
    let target = Content::Patch { span: at, index };
    for level in (1..levels).rev() {
        let copy = row.copy(Kind::Noised(level), at, index);
        row.predicts(copy, target, Objective::SquaredError);
    }
    let clean = row.step(Kind::Patch, at, index);
    // Without copies it is the scheme that the article starts from: the next patch from the one before.
    if levels == 1 && clean > 0 {
        row.predicts(clean - 1, target, Objective::SquaredError);
    }
}
