//! Condition and the patches that are shown: all read all.
//!
//! The encoder of MAR (arXiv:2406.11838; LTH14/mar), with 64 tokens of condition there. It knows no text: a class stands for it. In
//! training the share of hidden patches is drawn (normal around 1, deviation 0.25, cut at 0.7 and 1); when images are made it follows a
//! cosine.

use super::{Scheme, Status};
use crate::mixed::builder::Builder;
use crate::mixed::tokens::{Kind, Laid, Note};
use crate::mixed::{Choice, Options, Span, masked_at};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "mar-encoder",
    title: "MAR, encoder",
    order: "Y₁…Y_c P (shown)",
    source: "arXiv:2406.11838; LTH14/mar",
    status: Status::Verified,
    uses: &[Choice::Slots, Choice::Steps, Choice::Step, Choice::Order, Choice::Seed],
    lay,
    pairs: |spans, options| {
        let round = options.step.min(options.steps.saturating_sub(1));
        let shown = |patches: usize| patches - masked_at(patches, round, options.steps);
        sizes(spans).map(|patches| (options.slots + shown(patches)).pow(2)).sum()
    },
    shares_positions: false,
};

/// The patches of each image; nothing once where there is no image.
pub(super) fn sizes(spans: &[Span]) -> impl Iterator<Item = usize> + '_ {
    let none = (!spans.iter().any(Span::is_image)).then_some(0);
    spans.iter().filter(|span| span.is_image()).map(Span::tokens).chain(none)
}

/// Lays out each image alone; a condition stands for the text.
pub(super) fn alone(spans: &[Span], mut lay: impl FnMut(&mut Builder, usize, usize)) -> Laid {
    let mut row = Builder::default();
    let images = spans.iter().enumerate().filter(|(_, span)| span.is_image());
    for (at, span) in images.clone() {
        row.next_document();
        lay(&mut row, at, span.tokens());
    }
    if row.len() == 0 {
        lay(&mut row, 0, 0);
    }
    if spans.iter().any(|span| !span.is_image()) {
        row.note(Note::TextLeftOut);
    }
    if images.count() > 1 {
        row.note(Note::ImagesAlone);
    }
    row.finish()
}

/// The condition before an image.
pub(super) fn condition(options: &Options, image: usize) -> impl Iterator<Item = (Kind, Option<usize>, usize)> {
    (0..options.slots).map(move |slot| (Kind::Condition, Some(image), slot))
}

fn lay(spans: &[Span], options: &Options) -> Laid {
    alone(spans, |row, at, patches| {
        let hidden = options.hidden(patches, at);
        let shown = (0..patches).filter(|&index| !hidden[index]);
        let shown = shown.map(|index| (Kind::Patch, Some(at), index));
        row.block(condition(options, at).chain(shown), false);
    })
}
