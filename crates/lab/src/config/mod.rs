//! **Import**: the `config.json` of a published model → a recipe, and what was doubtful, missing or left out.
//!
//! It understands the spellings of transformers 4 and 5, of diffusers, and of the older models (NeoX, GPT-J, ChatGLM,
//! DeepSeek, Qwen, BLOOM, MPT). Import never fails on what is written inside: a value that is not understood becomes a
//! notice and has its default. Deliberately does not know: files, text, the network.
//!
//! ```
//! use rotarium_lab::config::{Json, import};
//! use rotarium_lab::Language;
//!
//! let entry = |key: &str, value| (key.to_string(), value);
//! let config = Json::Object(vec![
//!     entry("head_dim", Json::Number(128.0)),
//!     entry("rope_theta", Json::Number(5e5)),
//!     entry("max_position_embeddings", Json::Number(8192.0)),
//! ]);
//! let imported = import(&config, Language::En).unwrap();
//! assert_eq!((imported.slot.scheme.id, imported.slot.base, imported.train), ("rope", 5e5, 8192));
//! ```

use rotarium_kernel::{HeadDim, schemes};
use serde::{Deserialize, Serialize};

use crate::entry::Notice;
use crate::lab::{Lab, SlotName};
use crate::messages;
use crate::slot::{Layer, Slot};
use crate::text::Language;

mod attention;
mod axes;
mod command;
mod export;
mod head;
mod json;
mod reader;
mod rest;
mod scaling;

pub use command::{Command, command};
pub use export::{Unwritten, Written, write};
pub use json::Json;
use reader::Reader;

/// Largest file that is worth parsing, in bytes.
pub const MAX_CONFIG_BYTES: usize = 1 << 20;
/// Most levels of lists and objects.
pub const MAX_CONFIG_DEPTH: usize = 32;
/// Most notices that are kept.
pub const MAX_NOTICES: usize = 32;

/// What a configuration was understood to say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The recipe.
    pub slot: Slot,
    /// Channels of a head.
    pub dim: HeadDim,
    /// Training length before any stretching, in tokens.
    pub train: usize,
    /// What was not understood, contradicts itself, or cannot be held by a recipe.
    pub notices: Vec<Notice>,
    /// What was not said, and what is used instead.
    pub filled: Vec<Filled>,
    /// How many other keys there are, which do not concern positions.
    pub others: usize,
}

impl Imported {
    /// Sets a slot, the head dim and the training length; the sequence stays.
    pub fn start(&self, lab: &mut Lab, name: SlotName) {
        (lab.dim, lab.train) = (self.dim, self.train);
        *lab.slot_mut(name) = self.slot.clone();
        lab.settle();
    }

    /// All that a person should know about it, a sentence each.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let notices = self.notices.iter().map(|notice| notice.sentence(language));
        let filled = self.filled.iter().map(|filled| filled.sentence(language));
        let others = (self.others > 0)
            .then(|| messages::CONFIG_OTHERS.with(language, &[("count", &self.others)]));
        notices.chain(filled).chain(others).collect()
    }
}

/// A value that a configuration does not state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Filled {
    /// Its key.
    pub field: String,
    /// What is used.
    pub value: String,
}

impl Filled {
    /// The sentence that is shown.
    pub fn sentence(&self, language: Language) -> String {
        let Self { field, value } = self;
        messages::CONFIG_FILLED.with(language, &[("field", field), ("value", value)])
    }
}

/// Reads a configuration; the language is that of the notices.
///
/// # Errors
/// When it is no object, is nested too deeply, or says nothing at all about a model.
pub fn import(config: &Json, language: Language) -> Result<Imported, Notice> {
    let refuse = |text: crate::Text| {
        let values: [(&str, &dyn std::fmt::Display); 1] = [("max", &MAX_CONFIG_DEPTH)];
        Err(Notice::new("config", &config.print(), text.with(language, &values)))
    };
    let Json::Object(root) = config else { return refuse(messages::ALLOWED_OBJECT) };
    if config.is_deeper_than(MAX_CONFIG_DEPTH) {
        return refuse(messages::ALLOWED_DEPTH);
    }
    let mut reader = Reader::new(root, language);
    let imported = read(&mut reader);
    if !reader.found_any {
        return refuse(messages::ALLOWED_MODEL);
    }
    let (notices, filled) = (reader.notices, reader.filled);
    Ok(Imported { notices, filled, ..imported })
}

/// Everything but the lists of what was noticed.
fn read(reader: &mut Reader) -> Imported {
    let mut names = reader.texts("model_type");
    names.extend(reader.texts("_class_name"));
    reader.found_any |= !names.is_empty();
    scaling::enter_block(reader);
    let lengths = head::lengths(reader);
    let head = head::head(reader, names.contains(&"chatglm"));
    let dim = head.dim;
    let train = head::train(reader, &lengths);
    scaling::rising(reader, "original_max_position_embeddings", "max_position_embeddings");
    let (mut layers, mut base) = (Vec::new(), 1e4);
    if let Some(still) = axes::still_layer(reader, &names, dim) {
        layers.push(still);
    } else {
        base = head::base(reader);
        if let Some(picture) = axes::picture_layer(reader, &names, dim) {
            layers.push(picture);
        } else {
            let scaled = scaling::layer(reader, &head, &lengths);
            let is_own_ladder = scaled.as_ref().is_some_and(|l| l.scheme.id == "proportional");
            layers.extend(partial(reader, &head).filter(|_| !is_own_ladder));
            layers.extend(axes::section_layer(reader, &names, &head));
            layers.extend(scaled);
        }
        layers.extend(scaling::qwen_layer(reader, dim));
    }
    layers.extend(attention::layers(reader, &names, dim, &lengths));
    let slot = stack(reader, layers, base);
    let turns = !["alibi", "none"].contains(&slot.scheme.id);
    let others = rest::report(reader, lengths.longest.map(|said| said.value), turns);
    Imported { slot, dim, train, notices: Vec::new(), filled: Vec::new(), others }
}

/// The layer of a head that turns in part.
fn partial(reader: &mut Reader, head: &head::Head) -> Option<Layer> {
    let mut layer = Layer::of(schemes::find("partial")?);
    let said = reader::Said { key: "partial_rotary_factor", value: head.share };
    reader.set(&mut layer, "share", head.dim, said);
    (head.share < 1.0).then_some(layer)
}

/// The recipe of these layers, without those that clash.
fn stack(reader: &mut Reader, layers: Vec<Layer>, base: f64) -> Slot {
    let mut layers = layers.into_iter();
    let first = layers.next().or_else(|| schemes::find("rope").map(Layer::of));
    let first = first.unwrap_or_else(|| Layer::of(schemes::ALL[0]));
    let mut slot = Slot { scheme: first.scheme, base, settings: first.settings, over: Vec::new() };
    for layer in layers {
        match slot.refusal(layer.scheme, reader.language) {
            None => slot.over.push(layer),
            Some(reason) => {
                let allowed = messages::ALLOWED_STACK.with(reader.language, &[("reason", &reason)]);
                reader.notice(Notice::new("config", layer.scheme.title, allowed));
            }
        }
    }
    slot
}
