//! Text is causal, an image reads itself in both directions; its begin and end are ordinary causal tokens.
//!
//! Transfusion (arXiv:2408.11039), as in lucidrains/transfusion-pytorch: latents of a VAE, noised where the image is learnt, L = L_LM + λ
//! L_DDPM. λ and the cap of the noise before captions were not verified, nor whether later text reads the noised image; the code's single
//! span says yes.

use super::{Scheme, Status, causal_with_blocks};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Role, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "transfusion",
    title: "Transfusion",
    order: "T… B P₁…P_K E T…",
    source: "arXiv:2408.11039; lucidrains/transfusion-pytorch",
    status: Status::Verified,
    uses: &[],
    lay: |spans, _| lay(spans, Objective::SquaredError),
    pairs: |spans, _| causal_with_blocks(spans, 2, 0),
    shares_positions: false,
};

/// A block for each image inside a causal row, between begin and end.
pub(super) fn lay(spans: &[Span], objective: Objective) -> Laid {
    let mut row = Builder::default();
    for (at, span) in spans.iter().enumerate() {
        match *span {
            Span::Text(tokens) => row.text(at, tokens),
            Span::Image { rows, columns, role } => {
                row.step(Kind::Begin, at, 0);
                let made = role == Role::Made;
                let kind = if made { Kind::Noised(1) } else { Kind::Patch };
                let first = row.block((0..rows * columns).map(|index| (kind, Some(at), index)), false);
                row.step(Kind::End, at, 0);
                for index in (0..rows * columns).filter(|_| made) {
                    row.predicts(first + index, Content::Patch { span: at, index }, objective);
                }
            }
        }
    }
    let is_word = |kind| matches!(kind, Kind::Text | Kind::Begin | Kind::End);
    row.next_tokens(|from| is_word(from.kind), |token| matches!(token.kind, Kind::Text | Kind::Begin));
    row.finish()
}
