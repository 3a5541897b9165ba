//! Which share of the circle a longer text turns to and training never did.
//!
//! Deliberately does not know: content.

use std::f64::consts::TAU;

use crate::attention::Head;
use crate::layout::MAX_AXES;

/// Distances that are tried.
const TRIED: usize = 4096;

/// The mean over the pairs of the arc that `method` turns to within its text less the arc that `original` turned to within `trained`
/// tokens, as a share of the circle.
pub fn unseen_share(method: &Head, original: &Head, trained: usize) -> f64 {
    let last = method.tokens().saturating_sub(1);
    let here = method.layout().position(last);
    let tried = (0..=TRIED).map(|at| at * last / TRIED);
    let reach = tried.fold([0.0_f64; MAX_AXES], |reach, distance| {
        let seen = method.seen(here, method.layout().position(last - distance));
        std::array::from_fn(|axis| reach[axis].max(seen[axis].abs()))
    });
    let step = original.encoding().placement.text_step();
    let shown = step.map(|step| step * trained.saturating_sub(1) as f64);
    let arc = |angle: f64| (angle.abs() / TAU).min(1.0);
    let pairs = method.frequencies().angles(reach).zip(original.frequencies().angles(shown));
    let (sum, count) = pairs.fold((0.0, 0.0), |(sum, count), (now, then)| {
        (sum + (arc(now) - arc(then)).max(0.0), count + 1.0)
    });
    if count > 0.0 { sum / count } else { 0.0 }
}
