//! Axes: sections of M-RoPE, and models for pictures, which are known by their class.
//!
//! Deliberately does not know: scaling.

use rotarium_kernel::{HeadDim, schemes};

use super::head::Head;
use super::json::{Json, get};
use super::reader::{Reader, Said};
use crate::entry::Notice;
use crate::messages;
use crate::slot::Layer;

/// Classes of models for pictures, as `_class_name` or `model_type`, and their schemes.
const CLASSES: &[(&str, &str)] = &[
    ("FluxTransformer2DModel", "flux-1"),
    ("Flux2Transformer2DModel", "flux-2"),
    ("QwenImageTransformer2DModel", "ms-rope"),
    ("OmniGen2Transformer2DModel", "omni-rope"),
    ("HunyuanVideoTransformer3DModel", "hunyuan-video"),
    ("WanTransformer3DModel", "wan"),
    ("pixtral", "pixtral-vit"),
    ("dinov3_vit", "dino-v3"),
    ("gemma4_vision", "gemma-4-vit"),
];

/// Channels per axis, in the spellings of diffusers.
const AXES: [&str; 3] = ["axes_dims_rope", "axes_dim_rope", "rope_axes_dim"];

/// The layer of a model for pictures; None for a class that is not known as one.
pub(super) fn picture_layer(reader: &mut Reader, names: &[&str], dim: HeadDim) -> Option<Layer> {
    let class = CLASSES.iter().find(|(class, _)| names.contains(class))?;
    let mut layer = Layer::of(schemes::find(class.1)?);
    if let Some((key, axes)) = reader.list(&AXES) {
        let all = dim.get();
        let quarters = [all as f64 / 4.0; 4];
        let fits = match layer.scheme.knobs.is_empty() {
            true => axes == quarters,
            false => axes.len() == 3 && axes.iter().sum::<f64>() == all as f64,
        };
        if fits && !layer.scheme.knobs.is_empty() {
            set_sections(reader, &mut layer, dim, key, [axes[0] / 2.0, axes[1] / 2.0]);
        } else if !fits {
            let print = Json::List(axes.into_iter().map(Json::Number).collect()).print();
            let allowed = messages::ALLOWED_AXES.with(reader.language, &[("sum", &all)]);
            reader.notice(Notice::new(key, &print, allowed));
        }
    }
    Some(layer)
}

fn set_sections(
    reader: &mut Reader,
    layer: &mut Layer,
    dim: HeadDim,
    key: &'static str,
    [time, rows]: [f64; 2],
) {
    reader.set(layer, "section-t", dim, Said { key, value: time });
    reader.set(layer, "section-h", dim, Said { key, value: rows });
}

/// The layer of a model whose text and pictures share three axes; None when no sections are stated.
pub(super) fn section_layer(reader: &mut Reader, names: &[&str], head: &Head) -> Option<Layer> {
    const KEY: &str = "mrope_section";
    let is_interleaved = reader.flag(&["mrope_interleaved"]);
    let is = |part: &str| names.iter().any(|name| name.contains(part));
    let seconds = seconds(reader);
    let is_ernie = is("ernie4_5");
    let id = match () {
        () if is_ernie => "ernie-vl",
        () if is_interleaved => "m-rope-i",
        () if seconds.is_some() || is("qwen2_5_vl") || is("qwen2_5_omni") => "m-rope-time",
        () => "m-rope",
    };
    let is_named = ["type", "rope_type"].iter().any(|key| reader.texts(key).contains(&"mrope"));
    if reader.find(&[KEY]).is_none() {
        if !is_named {
            return None;
        }
        reader.fill(KEY, "16, 24, 24");
    }
    let mut layer = Layer::of(schemes::find(id)?);
    if let Some(said) = seconds {
        reader.set(&mut layer, "ids-per-second", head.dim, said);
    }
    let Some((key, sections)) = reader.list(&[KEY]) else { return Some(layer) };
    let pairs = head.turning_pairs();
    let whole = sections.iter().all(|size| *size >= 0.0 && size.fract() == 0.0);
    if sections.len() != 3 || !whole || sections.iter().sum::<f64>() != pairs as f64 {
        let print = Json::List(sections.into_iter().map(Json::Number).collect()).print();
        let allowed = messages::ALLOWED_SECTIONS.with(reader.language, &[("sum", &pairs)]);
        reader.notice(Notice::new(key, &print, allowed));
        return Some(layer);
    }
    let [first, second, third] = [sections[0], sections[1], sections[2]];
    let time = if is_ernie { third } else { first };
    let rows = if is_ernie { first } else { second };
    // Columns are what time and rows leave of the whole head; only where that would give them pairs of time is the
    // part at rest counted as time.
    let columns_stay = 3.0 * third + 2.0 >= pairs as f64;
    let at_rest = (head.dim.pairs() - pairs) as f64;
    let is_chunked = id != "m-rope-i";
    let time = if is_chunked || columns_stay { time } else { time + at_rest };
    set_sections(reader, &mut layer, head.dim, key, [time, rows]);
    Some(layer)
}

/// Ids per second of a clip, which stand in the configuration of the tower.
fn seconds(reader: &mut Reader) -> Option<Said> {
    let key = "tokens_per_second";
    let (_, tower) = reader.find(&["vision_config"])?;
    match get(tower.entries(), key)? {
        Json::Number(value) if value.is_finite() => Some(Said { key, value: *value }),
        other => {
            reader.refuse(key, &other.print(), messages::ALLOWED_NUMBER);
            None
        }
    }
}

/// ALiBi or no positions at all, when the configuration says so.
pub(super) fn still_layer(reader: &mut Reader, names: &[&str], dim: HeadDim) -> Option<Layer> {
    const KEY: &str = "position_embedding_type";
    let stated = match reader.find(&[KEY]) {
        Some((_, Json::Text(text))) => text.as_str(),
        Some((_, other)) => {
            let names = ALLOWED_TYPES.join(", ");
            let allowed = messages::ALLOWED_ONE_OF.with(reader.language, &[("names", &names)]);
            reader.notice(Notice::new(KEY, &other.print(), allowed));
            ""
        }
        None => "",
    };
    let is_alibi = reader.flag(&["alibi"]) || stated == "alibi" || names.contains(&"bloom");
    if is_alibi {
        let mut layer = Layer::of(schemes::find("alibi")?);
        match reader.number(&super::head::HEADS) {
            Some(heads) => reader.set(&mut layer, "heads", dim, heads),
            None => reader.fill("num_attention_heads", "8"),
        }
        let steepness = reader.number(&["alibi_bias_max"]).filter(|said| said.value != 8.0);
        if let Some(said) = steepness {
            let found = rotarium_kernel::number::plain(said.value);
            reader.notice(Notice::new(said.key, &found, "8"));
        }
        return Some(layer);
    }
    if stated == "nope" {
        return schemes::find("none").map(Layer::of);
    }
    if !stated.is_empty() && !ALLOWED_TYPES.contains(&stated) {
        let names = ALLOWED_TYPES.join(", ");
        let allowed = messages::ALLOWED_ONE_OF.with(reader.language, &[("names", &names)]);
        reader.notice(Notice::new(KEY, stated, allowed));
    }
    None
}

const ALLOWED_TYPES: [&str; 4] = ["rope", "rotary", "alibi", "nope"];
