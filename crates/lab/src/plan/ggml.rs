//! llama.cpp: flags of the command, and keys of the GGUF file.
//!
//! `common/arg.cpp`, `src/llama-arch.cpp`: `%s.rope.scaling.*`; factors per pair are tensors (`rope_freqs`,
//! `rope_factors_long`, `rope_factors_short`). Deliberately does not know: other programs.

use rotarium_kernel::number::significant;

use super::stacks::{Case, Refusal, Snippet, title};
use crate::config::Json;
use crate::messages::length::settings::export as words;

/// What llama.cpp has no keys for.
pub(super) fn refusal(case: &Case) -> Option<Refusal> {
    for (id, tensor) in [("llama3", "rope_freqs"), ("longrope", "rope_factors_long/short")] {
        if let Some(title) = case.has(id) {
            return Some((title, case.say(words::NO_TENSOR, &[("tensor", &tensor)])));
        }
    }
    if let Some(title) = case.has("m-rope").or(case.has("m-rope-i")) {
        return Some((title, case.say(words::NO_M_ROPE, &[])));
    }
    let [mscale, all] = ["mscale", "mscale_all_dim"].map(|key| case.number(key));
    if case.number("attention_factor").is_some() {
        let [wanted, own] = case.factors();
        let [m, usual, ratio] = [wanted, own, wanted / own].map(|value| significant(value, 6));
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("wanted", &m), ("own", &usual), ("ratio", &ratio)];
        return Some((title("yarn"), case.say(words::NO_ATTENTION, &values)));
    }
    let is_known = match (mscale, all) {
        (None, None) => true,
        (Some(mscale), Some(all)) => mscale == all || mscale == 1.0,
        _ => false,
    };
    let shown = |value: Option<f64>| value.unwrap_or(0.0);
    (!is_known).then(|| {
        let (mscale, all) = (shown(mscale), shown(all));
        (title("yarn"), case.say(words::NO_MSCALE, &[("mscale", &mscale), ("all", &all)]))
    })
}

/// The type of scaling as llama.cpp calls it.
fn kind(case: &Case) -> Option<&'static str> {
    let has = |name: &str| {
        case.written
            .block
            .iter()
            .any(|(key, value)| key == "rope_type" && *value == Json::Text(name.into()))
    };
    ["linear", "yarn"].into_iter().find(|name| has(name))
}

/// The flags, where they suffice, and the keys.
pub(super) fn snippets(case: &Case) -> Vec<Snippet> {
    let flags =
        Snippet { label: words::LABEL_COMMAND.get(case.language).into(), text: flags(case) };
    let keys = Snippet { label: words::LABEL_GGUF.get(case.language).into(), text: keys(case) };
    // Growths other than the usual one are read from the file only.
    if case.number("mscale_all_dim").is_some() { vec![keys] } else { vec![flags, keys] }
}

fn flags(case: &Case) -> String {
    let mut text = format!("llama-server -m MODEL.gguf -c {}", case.lab.tokens());
    let mut flag = |name: &str, value: &dyn std::fmt::Display| {
        text += &format!(" \\\n  {name} {value}");
    };
    if let Some(kind) = kind(case) {
        flag("--rope-scaling", &kind);
    } else {
        flag("--rope-scaling", &"none");
    }
    flag("--rope-freq-base", &case.written.base);
    let numbers = [
        ("--rope-scale", "factor"),
        ("--yarn-orig-ctx", "original_max_position_embeddings"),
        ("--yarn-beta-fast", "beta_fast"),
        ("--yarn-beta-slow", "beta_slow"),
    ];
    for (name, key) in numbers {
        if let Some(value) = case.number(key) {
            flag(name, &value);
        }
    }
    text
}

fn keys(case: &Case) -> String {
    let mut lines = vec![format!("ARCH.context_length = {}", case.lab.tokens())];
    let is_latent = case.written.head.len() > 1;
    let key = if is_latent { "key_length_mla" } else { "key_length" };
    lines.push(format!("ARCH.attention.{key} = {}", case.lab.dim.get()));
    lines.push(format!("ARCH.rope.dimension_count = {}", case.turning()));
    lines.push(format!("ARCH.rope.freq_base = {}", case.written.base));
    lines.push(format!("ARCH.rope.scaling.type = {}", kind(case).unwrap_or("none")));
    let numbers = [
        ("factor", "factor"),
        ("original_context_length", "original_max_position_embeddings"),
        ("yarn_beta_fast", "beta_fast"),
        ("yarn_beta_slow", "beta_slow"),
    ];
    for (name, key) in numbers {
        if let Some(value) = case.number(key) {
            lines.push(format!("ARCH.rope.scaling.{name} = {value}"));
        }
    }
    if let Some(all) = case.number("mscale_all_dim") {
        lines
            .push(format!("ARCH.rope.scaling.yarn_log_multiplier = {}", significant(0.1 * all, 9)));
    }
    lines.join("\n")
}
