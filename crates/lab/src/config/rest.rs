//! The rest: keys that concern positions and that no reader asked for are listed, all others are counted.
//!
//! Deliberately does not know: what the keys mean.

use super::json::Json;
use super::reader::Reader;
use crate::entry::Notice;
use crate::messages;

/// A key with one of these in it concerns positions or who reads whom.
const MARKS: [&str; 16] = [
    "rope",
    "rotary",
    "rotation",
    "alibi",
    "theta",
    "mscale",
    "ntk",
    "yarn",
    "sliding",
    "chunk",
    "position",
    "logn",
    "temperature_tuning",
    "attn_scale",
    "floor_scale",
    "sink",
];

/// Keys that are understood, and say what no recipe holds.
const BEYOND: [&str; 14] = [
    "sliding_window",
    "sliding_window_pattern",
    "attention_chunk_size",
    "no_rope_layers",
    "no_rope_layer_interval",
    "attn_temperature_tuning",
    "attn_scale",
    "floor_scale",
    "rope_local_base_freq",
    "local_rope_theta",
    "compress_rope_theta",
    "attention_sink",
    "attention_sinks",
    "rotary_emb_scale_base",
];

/// Keys that change no score here; how channels are stored in pairs is one of them.
const SILENT: [&str; 7] = [
    "finetuned",
    "original_rope",
    "use_sliding_window",
    "max_position_embeddings",
    "chunk_size_feed_forward",
    "rope_interleave",
    "position_biased_input",
];

/// Lists what was left; says how many keys concern something else.
///
/// `longest`: the longest text, which a window as long does not limit; `turns`: whether keys of rotation mean anything.
pub(super) fn report(reader: &mut Reader, longest: Option<f64>, turns: bool) -> usize {
    let window_is_off =
        matches!(reader.find(&["use_sliding_window"]), Some((_, Json::Bool(false))));
    let mut others = 0;
    for (inside, key, value) in reader.rest() {
        let is_marked = inside || MARKS.iter().any(|mark| key.contains(mark));
        let is_marked = is_marked && (turns || !(inside || key.contains("rope")));
        if !is_marked {
            others += 1;
            continue;
        }
        let reaches_all = matches!((value, longest), (Json::Number(n), Some(l)) if *n >= l);
        let is_off = (window_is_off || reaches_all) && key.starts_with("sliding_window");
        if is_off || SILENT.contains(&key) || !value.says_something() {
            continue;
        }
        let text =
            if BEYOND.contains(&key) { messages::ALLOWED_BEYOND } else { messages::ALLOWED_KNOWN };
        let field: String = key.chars().filter(|c| !c.is_control()).take(64).collect();
        let allowed = text.get(reader.language);
        reader.notice(Notice::new(field, &value.print(), allowed));
    }
    others
}
