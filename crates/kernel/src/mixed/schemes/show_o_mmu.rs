//! Everything up to the end of the images is read by everyone; the rest is causal.
//!
//! Show-o, understanding (arXiv:2408.12528; showlab/Show-o). Begin and end of text count among the text here.

use super::{Scheme, Status, prefix, split_sum};
use crate::mixed::builder::Builder;
use crate::mixed::tokens::{Kind, Laid, Note};
use crate::mixed::{Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "show-o-mmu",
    title: "Show-o, understanding",
    order: "[mmu] SOI P₁…P_K EOI T…",
    source: "arXiv:2408.12528; showlab/Show-o",
    status: Status::Verified,
    uses: &[],
    lay,
    pairs: |spans, _| {
        let (patches, text) = split_sum(spans);
        let images = spans.iter().filter(|span| span.is_image()).count();
        prefix(1 + patches + 2 * images, text)
    },
    shares_positions: false,
};

fn lay(spans: &[Span], _: &Options) -> Laid {
    let mut row = Builder::default();
    let images = spans.iter().enumerate().filter(|(_, span)| span.is_image());
    let images = images.flat_map(|(at, span)| {
        let patches = (0..span.tokens()).map(move |index| (Kind::Patch, Some(at), index));
        let (begin, end) = ((Kind::Begin, Some(at), 0), (Kind::End, Some(at), 0));
        [begin].into_iter().chain(patches).chain([end])
    });
    row.block([(Kind::Task, None, 0)].into_iter().chain(images), false);
    let texts = spans.iter().enumerate().filter(|(_, span)| !span.is_image());
    texts.for_each(|(at, span)| row.text(at, span.tokens()));
    let first_text = spans.iter().position(|span| !span.is_image());
    if first_text.is_some_and(|text| spans[text..].iter().any(Span::is_image)) {
        row.note(Note::ImagesFirst);
    }
    row.next_tokens(|_| true, |token| token.kind == Kind::Text);
    row.finish()
}
