//! **Export**: a recipe → the keys of a model's configuration, so that reading them gives the recipe again.
//!
//! The types of scaling and their keys are those of the reader (`scaling`). Which two channels make a pair is a matter of
//! the model's class and has no key. Deliberately does not know: which program
//! reads which of them, and how it wants them written.

use rotarium_kernel::rescale::Rescale;
use rotarium_kernel::{HeadDim, Settings};

use super::json::Json;
use super::scaling::{Missing, TYPES, Type};
use crate::messages::length::settings as words;
use crate::slot::Slot;
use crate::text::Text;

/// Keys and values, in the order of the file.
type Entries = Vec<(String, Json)>;

/// What a configuration says of a recipe.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// Keys of the head, as they stand in the file: its channels, or those that turn and those that rest.
    pub head: Entries,
    /// Share of the channels that turns, when it is not all and the head does not say so.
    pub share: Option<f64>,
    /// Base of the ladder.
    pub base: f64,
    /// Keys beside the object of rotation.
    pub beside: Entries,
    /// The object of rotation: its type first.
    pub block: Entries,
    /// The length that the configuration promises.
    pub longest: usize,
}

/// Why a recipe cannot be written: the part that no key can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unwritten {
    /// The scheme.
    pub scheme: &'static str,
    /// The reason.
    pub reason: Text,
}

/// The keys of a recipe; `longest` is the length that is wanted.
///
/// # Errors
/// When a part of the recipe has no key.
pub fn write(slot: &Slot, dim: HeadDim, longest: usize) -> Result<Written, Unwritten> {
    let mut written = Written {
        head: vec![entry("head_dim", dim.get() as f64)],
        share: None,
        base: slot.base,
        beside: Vec::new(),
        block: Vec::new(),
        longest,
    };
    for layer in 0..=slot.over.len() {
        let Some(scheme) = slot.scheme_at(layer) else { continue };
        let one = Layer { slot, dim, id: scheme.id, settings: slot.settings(layer) };
        one.write(&mut written).map_err(|reason| Unwritten { scheme: scheme.title, reason })?;
    }
    written.lengths_agree()?;
    if !written.block.iter().any(|(key, _)| key == "rope_type") {
        written.block.insert(0, ("rope_type".into(), Json::Text("default".into())));
    }
    Ok(written)
}

/// The key of the training length.
const ORIGINAL: &str = "original_max_position_embeddings";

impl Written {
    /// Leaves the training length once.
    fn lengths_agree(&mut self) -> Result<(), Unwritten> {
        let stated = self.block.iter().filter(|(key, _)| key == ORIGINAL);
        let stated: Vec<Json> = stated.map(|(_, value)| value.clone()).collect();
        if stated.windows(2).any(|pair| pair[0] != pair[1]) {
            return Err(Unwritten { scheme: ORIGINAL, reason: words::TWO_LENGTHS });
        }
        let mut is_first = true;
        self.block.retain(|(key, _)| key != ORIGINAL || std::mem::take(&mut is_first));
        Ok(())
    }
}

fn entry(key: &str, value: f64) -> (String, Json) {
    (key.into(), Json::Number(value))
}

/// One layer of a recipe.
struct Layer<'a> {
    slot: &'a Slot,
    dim: HeadDim,
    id: &'static str,
    settings: &'a Settings,
}

impl Layer<'_> {
    /// The value of a knob; 0 when there is none.
    fn get(&self, key: &str) -> f64 {
        let scheme = rotarium_kernel::schemes::find(self.id);
        let knob = scheme.and_then(|scheme| scheme.knobs.iter().find(|knob| knob.key == key));
        knob.map_or(0.0, |knob| self.settings.get(knob, self.dim))
    }

    fn write(&self, written: &mut Written) -> Result<(), Text> {
        if let Some(kind) = TYPES.iter().find(|kind| kind.scheme == self.id && kind.scheme != "ntk")
        {
            return self.scaling(kind, written);
        }
        match self.id {
            "rope" => {}
            "partial" => written.share = Some(self.get("share")).filter(|share| *share < 1.0),
            "abf" => written.base = self.get("new-base"),
            "ntk" => written.base = self.other_base()?,
            "m-rope" | "m-rope-i" => self.sections(written)?,
            "log-n-post-hoc" => {
                written.beside.push(("use_logn_attn".into(), Json::Bool(true)));
                self.qwen_length(written);
            }
            "qwen-dynamic-ntk" => {
                written.beside.push(("use_dynamic_ntk".into(), Json::Bool(true)));
                self.qwen_length(written);
            }
            "ministral-temperature" => {
                written.block.push(entry("llama_4_scaling_beta", self.get("slope")));
                // Scaling states the same length, and then once is enough.
                written.block.push(entry(ORIGINAL, self.get("original")));
            }
            "dca" => {
                let sizes = [("chunk_size", "chunk-limit"), ("local_size", "local")];
                let sizes = sizes.map(|(key, knob)| entry(key, self.get(knob)));
                let key = "dual_chunk_attention_config".to_string();
                written.beside.push((key, Json::Object(sizes.to_vec())));
            }
            _ => return Err(words::NO_KEY),
        }
        Ok(())
    }

    /// The training length as the first Qwen has it.
    fn qwen_length(&self, written: &mut Written) {
        if !written.beside.iter().any(|(key, _)| key == "seq_length") {
            written.beside.push(entry("seq_length", self.get("original")));
        }
    }

    /// The base that a change of all frequencies by one power amounts to.
    fn other_base(&self) -> Result<f64, Text> {
        let encoding = self.slot.encoding(self.dim);
        let Rescale::Ntk(ntk) = &encoding.rescale else { return Err(words::NO_KEY) };
        let turning = 2 * encoding.frequencies(self.dim, 1.0).rotary_pairs();
        ntk.base(self.slot.base, turning).ok_or(words::NO_BASE)
    }

    /// The sections of M-RoPE, on heads that turn as a whole.
    fn sections(&self, written: &mut Written) -> Result<(), Text> {
        if written.share.is_some() || self.slot.over.iter().any(|l| l.scheme.id == "partial") {
            return Err(words::NO_SECTIONS);
        }
        let [time, rows] = ["section-t", "section-h"].map(|key| self.get(key));
        let columns = self.dim.pairs() as f64 - time - rows;
        let sections = [time, rows, columns].map(Json::Number).to_vec();
        written.block.push(("mrope_section".into(), Json::List(sections)));
        if self.id == "m-rope-i" {
            written.block.push(("mrope_interleaved".into(), Json::Bool(true)));
        }
        Ok(())
    }

    /// A type of scaling with the keys that the reader knows.
    fn scaling(&self, kind: &Type, written: &mut Written) -> Result<(), Text> {
        if self.id == "yarn" && self.get("ramp") > 0.0 {
            return Err(words::NO_RAMP);
        }
        if written.block.iter().any(|(key, _)| key == "rope_type") {
            return Err(words::TWO_TYPES);
        }
        let mut block = vec![("rope_type".into(), Json::Text(kind.names[0].into()))];
        for (key, knob, missing) in kind.fields {
            let value = self.get(knob);
            let is_usual = self.is_default(knob);
            if *missing == Missing::Silent && is_usual
                || self.id == "dynamic-ntk" && *knob == "original"
            {
                continue;
            }
            block.push(match *key {
                "truncate" => ((*key).into(), Json::Bool(value > 0.0)),
                _ => entry(key, value),
            });
        }
        let [factor, original] = ["factor", "original"].map(|key| self.get(key));
        match self.id {
            "longrope" => self.lists(&mut block)?,
            "proportional" => block.push(entry("partial_rotary_factor", self.get("share"))),
            // Its rule begins where the promised length ends.
            "dynamic-ntk" => written.longest = original as usize,
            _ => {}
        }
        if ["yarn", "llama3", "longrope"].contains(&self.id) {
            written.longest = libm::round(factor * original) as usize;
        }
        if self.get("softmax-scale") > 0.0 {
            self.latent(written);
        }
        block.append(&mut written.block);
        written.block = block;
        Ok(())
    }

    fn is_default(&self, key: &str) -> bool {
        let scheme = rotarium_kernel::schemes::find(self.id);
        let knob = scheme.and_then(|scheme| scheme.knobs.iter().find(|knob| knob.key == key));
        knob.is_none_or(|knob| self.get(key) == knob.range(self.dim).default)
    }

    /// A head of DeepSeek: only there does the softmax have a factor of its own.
    fn latent(&self, written: &mut Written) {
        let turning = 2 * self.slot.encoding(self.dim).frequencies(self.dim, 1.0).rotary_pairs();
        let rest = self.dim.get() - turning;
        written.head =
            vec![entry("qk_rope_head_dim", turning as f64), entry("qk_nope_head_dim", rest as f64)];
        written.share = None;
    }

    /// The lists of LongRoPE, as many numbers as pairs turn.
    fn lists(&self, block: &mut Entries) -> Result<(), Text> {
        let encoding = self.slot.encoding(self.dim);
        let pairs = encoding.frequencies(self.dim, 1.0).rotary_pairs();
        let Rescale::LongRope(own) = encoding.rescale else { return Err(words::NO_KEY) };
        for (key, list) in [("short_factor", own.short), ("long_factor", own.long)] {
            if list.len() != pairs {
                return Err(words::NO_LISTS);
            }
            block.push((key.into(), Json::List(list.into_iter().map(Json::Number).collect())));
        }
        Ok(())
    }
}
