//! Raw patches behind a linear map, a newline after each row of them, then text: all causal, and only text is said.
//!
//! Fuyu-8B (model card of adept/fuyu-8b). Images have no positions of their own.

use super::{Scheme, Status, causal};
use crate::mixed::builder::Builder;
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "fuyu",
    title: "Fuyu-8B",
    order: "P…P ↵ P…P ↵ T…",
    source: "adept/fuyu-8b",
    status: Status::Partly,
    uses: &[],
    lay,
    pairs: |spans, _| {
        let newlines = |span: &Span| match *span {
            Span::Text(_) => 0,
            Span::Image { rows, .. } => rows,
        };
        causal(spans.iter().map(|span| span.tokens() + newlines(span)).sum())
    },
    shares_positions: false,
};

fn lay(spans: &[Span], _: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, .. } => {
                for index in 0..rows * columns {
                    row.step(Kind::Patch, at, index);
                    if (index + 1) % columns == 0 {
                        row.step(Kind::Newline, at, index / columns);
                    }
                }
            }
        }
    }
    row.next_tokens(|_| true, |token| token.kind == Kind::Text);
    row.finish()
}
