//! Text is causal; every token from begin to end of an image reads all text before it and the whole image, begin and end included.
//!
//! Show-o, text to image (arXiv:2408.12528; showlab/Show-o): discrete codes, hidden at random and guessed (MaskGIT). Its tokens for the
//! task and for begin and end of text count among the text here; padding, which nobody reads, is left out.

use super::{Scheme, Status, causal_with_blocks};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Role, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "show-o",
    title: "Show-o, text → image",
    order: "T… SOI P₁…P_K EOI",
    source: "arXiv:2408.12528; showlab/Show-o",
    status: Status::Verified,
    uses: &[Choice::Steps, Choice::Step, Choice::Order, Choice::Seed],
    lay,
    pairs: |spans, _| causal_with_blocks(spans, 2, 2),
    shares_positions: false,
};

fn lay(spans: &[Span], options: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, role } => {
                let hidden = match role {
                    Role::Made => options.hidden(rows * columns, at),
                    Role::Given | Role::Seen => vec![false; rows * columns],
                };
                let patches = hidden.iter().enumerate().map(|(index, &hidden)| {
                    (if hidden { Kind::Masked } else { Kind::Patch }, Some(at), index)
                });
                let (begin, end) = ((Kind::Begin, Some(at), 0), (Kind::End, Some(at), 0));
                let first = row.block([begin].into_iter().chain(patches).chain([end]), false);
                for index in (0..rows * columns).filter(|&index| hidden[index]) {
                    let target = Content::Patch { span: at, index };
                    row.predicts(first + 1 + index, target, Objective::CrossEntropy);
                }
            }
        }
    }
    row.finish()
}
