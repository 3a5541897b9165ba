//! Patches one by one in a raster or drawn order, causal, each output told which place comes next.
//!
//! The causal baselines of the MAR paper (arXiv:2406.11838); their details were not verified.

use super::mar_encoder::{alone, sizes};
use super::{Scheme, Status, causal};
use crate::mixed::loss::{Content, Objective};
use crate::mixed::order::raster_or_drawn;
use crate::mixed::tokens::{Kind, Laid};
use crate::mixed::{Choice, Options, Span};

/// The scheme.
pub static SCHEME: Scheme = Scheme {
    id: "mar-causal",
    title: "MAR, causal baseline",
    order: "Y₁…Y_c P_π₁ P_π₂ …",
    source: "arXiv:2406.11838",
    status: Status::Unverified,
    uses: &[Choice::Slots, Choice::Order, Choice::Seed],
    lay,
    pairs: |spans, options| sizes(spans).map(|patches| causal(options.slots + patches)).sum(),
    shares_positions: false,
};

fn lay(spans: &[Span], options: &Options) -> Laid {
    alone(spans, |row, at, patches| {
        (0..options.slots).for_each(|slot| {
            row.step(Kind::Condition, at, slot);
        });
        for index in raster_or_drawn(patches, options.drawn, options.seed, at) {
            let token = row.step(Kind::Patch, at, index);
            let target = Content::Patch { span: at, index };
            // The first patch needs a token before it.
            if options.slots > 0 || token > 0 {
                row.predicts(token - 1, target, Objective::DiffusionHead);
            }
        }
    })
}
