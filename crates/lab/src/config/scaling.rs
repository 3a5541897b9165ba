//! Scaling: the object of rotation, its type, and what each type sets, as one table.
//!
//! Deliberately does not know: heads, sections, what a scheme does.

use rotarium_kernel::number::plain;
use rotarium_kernel::rescale::Rescale;
use rotarium_kernel::{HeadDim, Kind, schemes};

use super::head::{Head, Lengths};
use super::json::{Entries, Json, get};
use super::reader::{Reader, Said, find_knob};
use crate::entry::Notice;
use crate::messages;
use crate::slot::Layer;

/// A type of scaling: its spellings, its scheme, and which key turns which knob.
pub(super) struct Type {
    pub(super) names: &'static [&'static str],
    pub(super) scheme: &'static str,
    pub(super) fields: &'static [Field],
}

/// A key, its knob, and what holds when the key is missing.
pub(super) type Field = (&'static str, &'static str, Missing);

/// What holds when a key is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// The default of the knob, which is the documented one; it is named.
    Default,
    /// Nothing was to be said.
    Silent,
    /// The longest text over the original one.
    Ratio,
    /// The longest text.
    Longest,
}

use Missing::{Default as Usual, Longest, Ratio, Silent};

const FACTOR: Field = ("factor", "factor", Ratio);
const ORIGINAL: Field = ("original_max_position_embeddings", "original", Longest);
const ATTENTION_FACTOR: Field = ("attention_factor", "attention-factor", Silent);

pub(super) const TYPES: &[Type] = &[
    Type { names: &["linear"], scheme: "pi", fields: &[("factor", "factor", Usual)] },
    Type { names: &["ntk"], scheme: "ntk", fields: &[("factor", "factor", Usual)] },
    Type {
        names: &["dynamic"],
        scheme: "dynamic-ntk",
        fields: &[("factor", "factor", Usual), ORIGINAL],
    },
    Type {
        names: &["yarn", "deepseek_yarn"],
        scheme: "yarn",
        fields: &[
            FACTOR,
            ORIGINAL,
            ("beta_fast", "beta-fast", Usual),
            ("beta_slow", "beta-slow", Usual),
            ("truncate", "truncate", Silent),
            ATTENTION_FACTOR,
            ("mscale", "mscale", Silent),
            ("mscale_all_dim", "mscale-all-dim", Silent),
        ],
    },
    Type {
        names: &["llama3"],
        scheme: "llama3",
        fields: &[
            FACTOR,
            ("low_freq_factor", "low-freq-factor", Usual),
            ("high_freq_factor", "high-freq-factor", Usual),
            ORIGINAL,
        ],
    },
    Type {
        names: &["longrope", "su"],
        scheme: "longrope",
        fields: &[FACTOR, ORIGINAL, ATTENTION_FACTOR],
    },
    Type {
        names: &["proportional"],
        scheme: "proportional",
        fields: &[("factor", "factor", Silent)],
    },
];

/// Types that scale nothing.
const PLAIN: [&str; 2] = ["default", "mrope"];
/// Both spellings of the object, the newer first.
const BLOCKS: [&str; 2] = ["rope_parameters", "rope_scaling"];
/// Both spellings of the type, the newer first.
const TYPE: [&str; 2] = ["rope_type", "type"];
/// The kind of layer that is shown where kinds differ.
const SHOWN: &str = "full_attention";

/// The object of rotation, the newer spelling first; of several kinds of layers the one that sees everything.
pub(super) fn enter_block(reader: &mut Reader) {
    let mut entered: Option<&Entries> = None;
    for key in BLOCKS {
        let Some((key, value)) = reader.find(&[key]) else { continue };
        let Json::Object(entries) = value else {
            if value.says_something() {
                reader.refuse(key, &value.print(), messages::ALLOWED_OBJECT);
            }
            continue;
        };
        let chosen = of_one_layer(reader, key, entries);
        match entered {
            None => {
                reader.enter(chosen);
                entered = Some(chosen);
            }
            Some(first) if TYPE.iter().any(|t| get(chosen, t) != get(first, t)) => {
                let allowed =
                    messages::ALLOWED_ONE_BLOCK.with(reader.language, &[("key", &BLOCKS[0])]);
                reader.notice(Notice::new(key, &value.print(), allowed));
            }
            Some(_) => {}
        }
    }
}

/// The object itself, or that of the shown kind of layer when each kind has its own.
fn of_one_layer<'a>(reader: &mut Reader, key: &'static str, entries: &'a Entries) -> &'a Entries {
    let is_flat = entries.iter().any(|(_, value)| !matches!(value, Json::Object(_) | Json::Null));
    let objects = || entries.iter().filter(|(_, value)| matches!(value, Json::Object(_)));
    let Some((first, _)) = objects().next() else { return entries };
    let has_shown = matches!(get(entries, SHOWN), Some(Json::Object(_)));
    if is_flat && !has_shown {
        return entries;
    }
    let shown = if has_shown { SHOWN } else { first.as_str() };
    let chosen = get(entries, shown).map_or(entries, Json::entries);
    if objects().any(|(_, other)| other.entries() != chosen) {
        let names: Vec<_> = objects().map(|(name, _)| name.as_str()).collect();
        let allowed = messages::ALLOWED_ONE_LAYER.with(reader.language, &[("shown", &shown)]);
        reader.notice(Notice::new(key, &names.join(", "), allowed));
    }
    chosen
}

/// The layer that the type of scaling asks for; None for none.
pub(super) fn layer(reader: &mut Reader, head: &Head, lengths: &Lengths) -> Option<Layer> {
    let mut name = match reader.find_inside(&TYPE)? {
        (_, Json::Text(name)) => name.to_ascii_lowercase(),
        (key, other) => {
            refuse_type(reader, key, &other.print());
            return None;
        }
    };
    if PLAIN.contains(&name.as_str()) {
        // The sections of M-RoPE are read with the axes.
        return None;
    }
    if name == "yarn" && reader.find(&["short_factor"]).is_some() {
        name = "longrope".into();
    }
    let Some(found) = TYPES.iter().find(|kind| kind.names.contains(&name.as_str())) else {
        refuse_type(reader, TYPE[0], &name);
        return None;
    };
    let mut layer = Layer::of(schemes::find(found.scheme)?);
    for field in found.fields {
        turn(reader, &mut layer, field, head.dim, lengths);
    }
    for (low, high) in RISING {
        rising(reader, low, high);
    }
    match found.scheme {
        "longrope" => {
            longest_over_original(reader, lengths);
            lists(reader, &mut layer, head);
        }
        "proportional" => {
            let said = Said { key: "partial_rotary_factor", value: head.share };
            reader.set(&mut layer, "share", head.dim, said);
            if !head.is_share_said {
                reader.fill(said.key, plain(said.value));
            }
        }
        "yarn" if head.is_latent => softmax_scale(reader, &mut layer, head.dim),
        _ => {}
    }
    Some(layer)
}

/// Keys of one type that may not fall.
const RISING: [(&str, &str); 2] =
    [("low_freq_factor", "high_freq_factor"), ("beta_slow", "beta_fast")];

/// Reports that what should be the lower of two values is the higher.
pub(super) fn rising(reader: &mut Reader, low: &'static str, high: &'static str) {
    // Only keys that the type has are looked at; others are listed as unknown.
    if !reader.was_asked(low) {
        return;
    }
    if let Some((low, high)) = reader.number(&[low]).zip(reader.number(&[high]))
        && low.value > high.value
    {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("key", &high.key), ("value", &plain(high.value))];
        let allowed = messages::ALLOWED_AT_MOST.with(reader.language, &values);
        reader.notice(Notice::new(low.key, &plain(low.value), allowed));
    }
}

/// LongRoPE: a stated factor should be the ratio of the lengths; releases of transformers differ in which they use.
fn longest_over_original(reader: &mut Reader, lengths: &Lengths) {
    if let Some((factor, ratio)) = reader.number(&["factor"]).zip(lengths.ratio())
        && factor.value != ratio
    {
        let allowed = messages::ALLOWED_RATIO.with(reader.language, &[("ratio", &plain(ratio))]);
        reader.notice(Notice::new(factor.key, &plain(factor.value), allowed));
    }
}

/// The first Qwen's own rule, behind a flag.
pub(super) fn qwen_layer(reader: &mut Reader, dim: HeadDim) -> Option<Layer> {
    if !reader.flag(&["use_dynamic_ntk"]) {
        return None;
    }
    let mut layer = Layer::of(schemes::find("qwen-dynamic-ntk")?);
    if let Some(said) = reader.number(&["seq_length", "max_position_embeddings"]) {
        reader.set(&mut layer, "original", dim, said);
    }
    Some(layer)
}

/// Refuses a type; what else its object says is then not listed one by one.
fn refuse_type(reader: &mut Reader, key: &'static str, found: &str) {
    reader.forget_block();
    let names = PLAIN.iter().chain(TYPES.iter().flat_map(|kind| kind.names));
    let names = names.copied().collect::<Vec<_>>().join(", ");
    let allowed = messages::ALLOWED_ONE_OF.with(reader.language, &[("names", &names)]);
    reader.notice(Notice::new(key, found, allowed));
}

/// Turns the knob of one field.
fn turn(reader: &mut Reader, layer: &mut Layer, field: &Field, dim: HeadDim, lengths: &Lengths) {
    let (key, knob_key, missing) = *field;
    let Some(knob) = find_knob(layer, knob_key) else { return };
    let notices = reader.notices.len();
    let said = if key == "truncate" {
        let found = reader.find(&[key]).is_some();
        found.then(|| Said { key, value: f64::from(reader.flag(&[key])) })
    } else {
        reader.number(&[key])
    };
    if let Some(said) = said {
        return reader.set(layer, knob_key, dim, said);
    }
    if reader.notices.len() > notices {
        return;
    }
    let usual = Said { key, value: knob.range(dim).default };
    let value = match missing {
        Silent => return,
        Usual => usual,
        Ratio => Said { value: lengths.ratio().unwrap_or(usual.value), ..usual },
        Longest => Said { value: lengths.longest.map_or(usual.value, |said| said.value), ..usual },
    };
    reader.set(layer, knob_key, dim, value);
    reader.fill(key, plain(layer.settings.get(knob, dim)));
}

/// DeepSeek squares the growth into the scale of the softmax.
fn softmax_scale(reader: &mut Reader, layer: &mut Layer, dim: HeadDim) {
    let said = reader.number(&["mscale_all_dim"]).filter(|said| said.value != 0.0);
    if said.is_some() {
        reader.set(layer, "softmax-scale", dim, Said { key: "mscale_all_dim", value: 1.0 });
    }
}

/// Chooses the published lists that agree with those of the configuration; lists of its own cannot be kept.
fn lists(reader: &mut Reader, layer: &mut Layer, head: &Head) {
    const KEYS: [&str; 2] = ["short_factor", "long_factor"];
    let pairs = head.turning_pairs();
    let (mut stated, mut missing) = (Vec::new(), Vec::new());
    for key in KEYS.map(|key| reader.find(&[key]).map_or(Err(key), |(key, _)| Ok(key))) {
        match key.map(|key| reader.list(&[key])) {
            Ok(Some(found)) => stated.push(found),
            Ok(None) => return,
            Err(key) => missing.push(key),
        }
    }
    if let Some((key, list)) = stated.iter().find(|(_, list)| list.len() != pairs) {
        let allowed = messages::ALLOWED_COUNT.with(reader.language, &[("count", &pairs)]);
        return reader.notice(Notice::new(*key, &list.len().to_string(), allowed));
    }
    let Some(knob) = find_knob(layer, "lists") else { return };
    let choices = knob.range(head.dim).max as usize;
    let (mut best, mut least) = (0, f64::INFINITY);
    for choice in 0..=choices {
        layer.settings.set(knob, head.dim, choice as f64);
        let distance = distance(layer, head.dim, &stated);
        if distance < least {
            (best, least) = (choice, distance);
        }
    }
    layer.settings.set(knob, head.dim, best as f64);
    let Kind::Choice { ids, .. } = knob.kind else { return };
    let shown = ids.get(best).copied().unwrap_or_default();
    for key in missing {
        reader.fill(key, shown);
    }
    if let Some((key, list)) = stated.last().filter(|_| least > ROUNDING) {
        let allowed = messages::ALLOWED_LISTS.with(reader.language, &[("shown", &shown)]);
        let print = Json::List(list.iter().copied().map(Json::Number).collect()).print();
        reader.notice(Notice::new(*key, &print, allowed));
    }
}

/// The published lists are known to four decimals.
const ROUNDING: f64 = 1e-3;

/// The largest difference between the stated lists and those of the layer.
fn distance(layer: &Layer, dim: HeadDim, stated: &[(&str, Vec<f64>)]) -> f64 {
    let encoding = layer.scheme.encoding(dim, 1e4, &layer.settings);
    let Rescale::LongRope(own) = encoding.rescale else { return f64::INFINITY };
    let differences = stated.iter().flat_map(|(key, list)| {
        let own = if key.starts_with("short") { &own.short } else { &own.long };
        let unequal = if own.len() == list.len() { 0.0 } else { 1e9 };
        own.iter().zip(list).map(|(a, b)| (a - b).abs()).chain([unequal]).collect::<Vec<_>>()
    });
    differences.fold(0.0, f64::max)
}
