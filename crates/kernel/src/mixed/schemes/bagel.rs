//! Up to three spans for each image – noised latents, clean latents, tokens of an image encoder – and text; each span reads itself in both
//! directions and all before it but noise.
//!
//! BAGEL (arXiv:2505.14683; ByteDance-Seed/Bagel): flow matching on the noised latents. Begin and end of an image belong to its span. Begin
//! and end of text count among the text here.

use super::{Scheme, Status, causal};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Role, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "bagel",
    title: "BAGEL",
    order: "T… [B N…N E] [B C…C E] [B V…V E] T…",
    source: "arXiv:2505.14683; ByteDance-Seed/Bagel",
    status: Status::Verified,
    uses: &[Choice::Merge],
    lay,
    pairs: |spans, options| {
        let mut before = 0;
        let of_each = spans.iter().map(|span| match *span {
            Span::Text(tokens) => {
                before += tokens;
                causal(before) - causal(before - tokens)
            }
            Span::Image { rows, columns, role } => {
                let (latents, vit) = (rows * columns + 2, encoder(rows, columns, options) + 2);
                let mut pairs = if role == Role::Made { latents * (before + latents) } else { 0 };
                for size in [if role == Role::Seen { 0 } else { latents }, vit] {
                    before += size;
                    pairs += size * before;
                }
                pairs
            }
        });
        of_each.sum()
    },
    shares_positions: true,
};

/// Tokens of the image encoder.
fn encoder(rows: usize, columns: usize, options: &Options) -> usize {
    rows.div_ceil(options.merge.max(1)) * columns.div_ceil(options.merge.max(1))
}

fn lay(spans: &[Span], options: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, role } => {
                if role == Role::Made {
                    let first = image(&mut row, at, Kind::Noised(1), rows * columns) + 1;
                    for index in 0..rows * columns {
                        row.predicts(first + index, Content::Patch { span: at, index }, Objective::Flow);
                    }
                }
                if role != Role::Seen {
                    image(&mut row, at, Kind::Patch, rows * columns);
                }
                image(&mut row, at, Kind::Vit, encoder(rows, columns, options));
            }
        }
    }
    row.next_tokens(|from| from.kind == Kind::Text, |token| token.kind == Kind::Text);
    row.finish()
}

/// A span with its begin and end; its first index in the layout.
fn image(row: &mut Builder, at: usize, kind: Kind, tokens: usize) -> usize {
    let inside = (0..tokens).map(|index| (kind, Some(at), index));
    let (begin, end) = ((Kind::Begin, Some(at), 0), (Kind::End, Some(at), 0));
    row.block([begin].into_iter().chain(inside).chain([end]), matches!(kind, Kind::Noised(_)))
}
