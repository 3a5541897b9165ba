//! A prefix language model: images and the question read each other, the answer is causal.
//!
//! PaliGemma (arXiv:2407.07726; big_vision). Images always come first. Of several texts the last one is the answer; a single text is
//! the answer. That the tokens between are BOS and a separator was not read in code.

use super::{Scheme, Status, is_word, prefix, split_sum};
use crate::mixed::builder::Builder;
use crate::mixed::tokens::{Kind, Laid, Note};
use crate::mixed::{Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "paligemma",
    title: "PaliGemma",
    order: "P₁…P_K BOS T… SEP T… EOS",
    source: "arXiv:2407.07726; google-research/big_vision",
    status: Status::Partly,
    uses: &[],
    lay,
    pairs: |spans, _| {
        let (patches, text) = split_sum(spans);
        let answer = answer(spans).map_or(0, |at| spans[at].tokens());
        prefix(patches + text - answer + 2, answer + 1)
    },
    shares_positions: false,
};

/// The last text.
fn answer(spans: &[Span]) -> Option<usize> {
    spans.iter().rposition(|span| !span.is_image())
}

fn lay(spans: &[Span], _: &Options) -> Laid {
    let answer = answer(spans);
    let of = |images: bool| {
        let chosen = move |(at, span): &(usize, &Span)| span.is_image() == images && Some(*at) != answer;
        spans.iter().enumerate().filter(chosen).flat_map(move |(at, span)| {
            let kind = if images { Kind::Patch } else { Kind::Text };
            (0..span.tokens()).map(move |index| (kind, Some(at), index))
        })
    };
    let mut row = Builder::default();
    let bos = [(Kind::Bos, None, 0)];
    let separator = [(Kind::Separator, None, 0)];
    row.block(of(true).chain(bos).chain(of(false)).chain(separator), false);
    if let Some(at) = answer {
        row.text(at, spans[at].tokens());
    }
    row.step(Kind::Eos, None, 0);
    let first_text = spans.iter().position(|span| !span.is_image());
    if first_text.is_some_and(|text| spans[text..].iter().any(Span::is_image)) {
        row.note(Note::ImagesFirst);
    }
    row.next_tokens(|_| true, |token| is_word(token.kind) && token.group.is_none());
    row.finish()
}
