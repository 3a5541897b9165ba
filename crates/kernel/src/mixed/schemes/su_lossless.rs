//! Text is causal; the patches of an image, raw and all at one level of noise, read each other and what came before.
//!
//! Su, kexue.fm 9984, first proposal: \[IMG\] is predicted like a word, then K noise vectors are fed at once and denoised in about ten
//! rounds. The article gives no matrix; that images of the context are clean is assumed.

use super::{Scheme, Status, causal_with_blocks};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Options, Role, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "su-lossless",
    title: "Su 2024-02 (一)",
    order: "T… [IMG] N₁…N_K T…",
    source: "kexue.fm/archives/9984",
    status: Status::Partly,
    uses: &[],
    lay,
    pairs: |spans, _| causal_with_blocks(spans, 1, 0),
    shares_positions: false,
};

fn lay(spans: &[Span], _: &Options) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, role } => {
                row.step(Kind::Begin, at, 0);
                let made = role == Role::Made;
                let kind = if made { Kind::Noised(1) } else { Kind::Patch };
                let first = row.block((0..rows * columns).map(|index| (kind, Some(at), index)), false);
                for index in (0..rows * columns).filter(|_| made) {
                    let target = Content::Patch { span: at, index };
                    row.predicts(first + index, target, Objective::SquaredError);
                }
            }
        }
    }
    row.next_tokens(
        |token| matches!(token.kind, Kind::Text | Kind::Begin),
        |token| matches!(token.kind, Kind::Text | Kind::Begin),
    );
    row.finish()
}
