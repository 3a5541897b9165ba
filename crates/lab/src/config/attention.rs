//! What changes the scores or who reads whom, beside rotation: temperatures, dual chunks, windows.
//!
//! Deliberately does not know: rotation, and what differs from layer to layer, which stays a notice.

use rotarium_kernel::number::plain;
use rotarium_kernel::{HeadDim, schemes};

use super::head::Lengths;
use super::json::{Json, get};
use super::reader::{Reader, Said, find_knob};
use crate::messages;
use crate::slot::Layer;

/// Kinds of models whose `sliding_window` holds on every layer.
const EVERY_LAYER: [&str; 3] = ["mistral", "phi3", "starcoder2"];

/// The layers that these keys ask for.
pub(super) fn layers(
    reader: &mut Reader,
    names: &[&str],
    dim: HeadDim,
    lengths: &Lengths,
) -> Vec<Layer> {
    let layers = [
        dual_chunk(reader, dim),
        log_n(reader, dim),
        ministral(reader, dim, lengths),
        window(reader, names, dim, lengths),
    ];
    layers.into_iter().flatten().collect()
}

/// Qwen: scores that grow with the logarithm of the position, behind a flag.
fn log_n(reader: &mut Reader, dim: HeadDim) -> Option<Layer> {
    if !reader.flag(&["use_logn_attn"]) {
        return None;
    }
    let mut layer = Layer::of(schemes::find("log-n-post-hoc")?);
    let said = reader.number(&["seq_length", "max_position_embeddings"]);
    original(reader, &mut layer, dim, said, "seq_length");
    Some(layer)
}

/// Ministral 3: scores that grow with the number of stretches.
fn ministral(reader: &mut Reader, dim: HeadDim, lengths: &Lengths) -> Option<Layer> {
    let slope = reader.number(&["llama_4_scaling_beta"]).filter(|said| said.value != 0.0)?;
    let mut layer = Layer::of(schemes::find("ministral-temperature")?);
    reader.set(&mut layer, "slope", dim, slope);
    let said = lengths.original.or(lengths.longest);
    original(reader, &mut layer, dim, said, "original_max_position_embeddings");
    Some(layer)
}

/// Qwen2.5-1M: two whole numbers in an object of their own.
fn dual_chunk(reader: &mut Reader, dim: HeadDim) -> Option<Layer> {
    let (key, value) = reader.find(&["dual_chunk_attention_config"])?;
    if !value.says_something() {
        return None;
    }
    let number = |name| match get(value.entries(), name) {
        Some(Json::Number(value)) if value.is_finite() => Some(*value),
        _ => None,
    };
    let sizes = number("chunk_size").zip(number("local_size")).filter(|(c, local)| local < c);
    let Some((chunk, local)) = sizes else {
        reader.refuse(key, &value.print(), messages::ALLOWED_CHUNKS);
        return None;
    };
    let mut layer = Layer::of(schemes::find("dca")?);
    reader.set(&mut layer, "chunk-limit", dim, Said { key, value: chunk });
    reader.set(&mut layer, "local", dim, Said { key, value: local });
    Some(layer)
}

/// A window that every layer has, and that is shorter than the longest text.
fn window(reader: &mut Reader, names: &[&str], dim: HeadDim, lengths: &Lengths) -> Option<Layer> {
    if !names.iter().any(|name| EVERY_LAYER.contains(name)) {
        return None;
    }
    let kinds = reader.find(&["layer_types"]);
    let is_mixed = matches!(kinds, Some((_, Json::List(kinds)))
        if kinds.iter().any(|kind| *kind != Json::Text("sliding_attention".into())));
    let is_off = matches!(reader.find(&["use_sliding_window"]), Some((_, Json::Bool(false))));
    if is_mixed || is_off {
        return None;
    }
    let said = reader.number(&["sliding_window"])?;
    if lengths.longest.is_some_and(|longest| said.value >= longest.value) {
        return None;
    }
    let mut layer = Layer::of(schemes::find("window")?);
    reader.set(&mut layer, "window", dim, said);
    Some(layer)
}

/// Sets L, or names what is used instead.
fn original(
    reader: &mut Reader,
    layer: &mut Layer,
    dim: HeadDim,
    said: Option<Said>,
    key: &'static str,
) {
    match (said, find_knob(layer, "original")) {
        (Some(said), _) => reader.set(layer, "original", dim, said),
        (None, Some(knob)) => reader.fill(key, plain(knob.range(dim).default)),
        (None, None) => {}
    }
}
