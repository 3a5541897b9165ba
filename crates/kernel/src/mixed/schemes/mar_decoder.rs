//! Condition and all places of the image, hidden ones as mask tokens: all read all.
//!
//! The decoder of MAR (arXiv:2406.11838; LTH14/mar): a small diffusion model for each hidden patch, under the output at its place.

use super::mar_encoder::{alone, condition, sizes};
use super::{Scheme, Status};
use crate::mixed::loss::{Content, Objective};
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "mar-decoder",
    title: "MAR, decoder",
    order: "Y₁…Y_c P or M, K places",
    source: "arXiv:2406.11838; LTH14/mar",
    status: Status::Verified,
    uses: &[Choice::Slots, Choice::Steps, Choice::Step, Choice::Order, Choice::Seed],
    lay,
    pairs: |spans, options| sizes(spans).map(|patches| (options.slots + patches).pow(2)).sum(),
    shares_positions: false,
};

fn lay(spans: &[Span], options: &Options) -> Laid {
    alone(spans, |row, at, patches| {
        let hidden = options.hidden(patches, at);
        let places = hidden.iter().enumerate().map(|(index, &hidden)| {
            (if hidden { Kind::Masked } else { Kind::Patch }, Some(at), index)
        });
        let first = row.block(condition(options, at).chain(places), false) + options.slots;
        for index in (0..patches).filter(|&index| hidden[index]) {
            let target = Content::Patch { span: at, index };
            row.predicts(first + index, target, Objective::DiffusionHead);
        }
    })
}
