//! Condition, the clean patches of all steps but the last, then noised patches: a step reads the clean ones before it and itself.
//!
//! CausalFusion (arXiv:2412.12095; causalfusion/causalfusion): random order, steps of random sizes. The condition reads itself in both
//! directions, as in the sampler, which fills the cache without a mask.

use super::mar_encoder::{alone, condition, sizes};
use super::{Scheme, Status};
use crate::mixed::builder::Builder;
use crate::mixed::loss::{Content, Objective};
use crate::mixed::order::{raster_or_drawn, splits};
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "causalfusion",
    title: "CausalFusion",
    order: "Y C (steps 1…S−1) N (steps 1…S)",
    source: "arXiv:2412.12095; causalfusion/causalfusion",
    status: Status::Verified,
    uses: &[Choice::Slots, Choice::Steps, Choice::Order, Choice::Seed],
    lay,
    pairs: |spans, options| {
        let images: Vec<usize> =
            spans.iter().enumerate().filter(|(_, span)| span.is_image()).map(|(at, _)| at).collect();
        let of_each = sizes(spans).enumerate().map(|(nth, patches)| {
            let image = images.get(nth).copied().unwrap_or(0);
            pairs(options.slots, &splits(patches, options.steps, options.seed, image))
        });
        of_each.sum()
    },
    shares_positions: false,
};

/// c² + Σ over the steps of ℓ(c + Σ of those up to it), once for the noised ones and, but for the last step, once for the clean ones.
fn pairs(slots: usize, splits: &[usize]) -> usize {
    let mut read = slots;
    let of_each = splits.iter().enumerate().map(|(nth, &size)| {
        read += size;
        let copies = if nth + 1 < splits.len() { 2 } else { 1 };
        copies * size * read
    });
    slots * slots + of_each.sum::<usize>()
}

fn lay(spans: &[Span], options: &Options) -> Laid {
    alone(spans, |row, at, patches| {
        let order = raster_or_drawn(patches, options.drawn, options.seed, at);
        let splits = splits(patches, options.steps, options.seed, at);
        lay_image(row, at, options, &order, &splits);
    })
}

/// One image in steps of these sizes: built step by step, noise first, then put into the order of the row.
pub(in crate::mixed) fn lay_image(row: &mut Builder, at: usize, options: &Options, order: &[usize], splits: &[usize]) {
    row.block(condition(options, at), false);
    let mut from = 0;
    let steps: Vec<&[usize]> = splits
        .iter()
        .map(|size| {
            from += size;
            &order[from - size..from]
        })
        .collect();
    // The noised tokens of a step are read before its clean ones, though they stand behind them.
    for (nth, step) in steps.iter().enumerate().take(steps.len().saturating_sub(1)) {
        row.block_at(2 * nth + 1, step.iter().map(|&index| (Kind::Patch, Some(at), index)), false);
    }
    for (nth, step) in steps.iter().enumerate() {
        let noised = step.iter().map(|&index| (Kind::Noised(1), Some(at), index));
        let first = row.block_at(2 * nth, noised, true);
        for (token, &index) in step.iter().enumerate() {
            row.predicts(first + token, Content::Patch { span: at, index }, Objective::SquaredError);
        }
    }
    row.close(2 * steps.len());
}
