//! Checks of reference vectors, one file per topic.

pub(crate) mod case;
pub(crate) mod check;
pub(crate) mod files;
pub(crate) mod report;

mod attention;
mod bias;
mod columns;
mod extras;
mod m_rope_ids;
mod m_rope_turn;
mod masks;
mod performer;
mod recipe;
mod rerope;
mod rope_frequencies;
mod rope_turn;
mod scaling;
mod sinusoidal;
mod vision_rope;
mod vision_rope_other;
mod xpos;

use case::{Problem, unsupported};
use check::Check;

/// Compares one case of a topic with the kernel.
pub(crate) fn check(topic: &str, check: &mut Check) -> Result<(), Problem> {
    match topic {
        "rope_init" => rope_frequencies::check(check),
        "xpos_retnet" | "rerope_logn" if check.case.gives("inv_freq") => {
            rope_frequencies::stretched(check)
        }
        "rerope_logn" if check.case.gives("rerope_logits") => rerope::logits(check),
        "rerope_logn" if check.case.gives("scale") => rerope::scales(check),
        "xpos_retnet" => xpos::check(check),
        "rope_apply" => rope_turn::check(check),
        "mrope_positions" => m_rope_ids::check(check),
        "mrope_apply" => m_rope_turn::check(check),
        "vision_rope" => vision_rope::check(check),
        "vision_rope_other" => vision_rope_other::check(check),
        "sinusoidal" => sinusoidal::check(check),
        "bias" => bias::check(check),
        "attention" => attention::check(check),
        "extras" => extras::check(check),
        "performer" => performer::check(check),
        _ => unsupported(format!("the kernel has nothing for the topic {topic}")),
    }
}
