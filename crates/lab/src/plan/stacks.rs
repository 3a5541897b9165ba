//! What to paste for each program, and where a program does something else than transformers.
//!
//! Read in transformers 4.57 and 5.23 (`modeling_rope_utils.py`), vLLM (`rotary_embedding/`, docs on context extension), SGLang
//! (`rotary_embedding.py`, server arguments) and llama.cpp (`common/arg.cpp`, `llama-context.cpp`, `llama-arch.cpp`, `ops.cpp`).
//! Deliberately does not know: how settings are chosen.

use std::fmt::Display;

use rotarium_kernel::number::{plain, significant};
use rotarium_kernel::rescale::{Band, Rescale, Yarn};
use rotarium_kernel::schemes;
use serde::{Deserialize, Serialize};

use super::ggml;
use crate::config::{Json, Unwritten, Written, write};
use crate::dials::printed;
use crate::lab::Lab;
use crate::messages::length::settings::export as words;
use crate::slot::Slot;
use crate::text::{Language, Text};

/// A program that runs models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stack {
    /// transformers 5.
    Transformers5,
    /// transformers 4.
    Transformers4,
    /// vLLM.
    Vllm,
    /// SGLang.
    Sglang,
    /// llama.cpp.
    LlamaCpp,
}

impl Stack {
    /// All, in the order of the switch.
    pub const ALL: [Self; 5] =
        [Self::Transformers5, Self::Transformers4, Self::Vllm, Self::Sglang, Self::LlamaCpp];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Transformers5 => "transformers 5",
            Self::Transformers4 => "transformers 4",
            Self::Vllm => "vLLM",
            Self::Sglang => "SGLang",
            Self::LlamaCpp => "llama.cpp",
        }
    }
}

/// A text to paste.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// Where it goes.
    pub label: String,
    /// The text.
    pub text: String,
}

/// What to paste for a program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// The program.
    pub stack: Stack,
    /// The texts; none where it cannot do it.
    pub snippets: Vec<Snippet>,
    /// Why there are none.
    pub refused: Option<String>,
    /// What to know, and where it differs from transformers.
    pub notes: Vec<String>,
}

/// A recipe on its way into a program.
pub(super) struct Case<'a> {
    pub(super) stack: Stack,
    pub(super) slot: &'a Slot,
    pub(super) lab: &'a Lab,
    pub(super) language: Language,
    pub(super) written: Written,
}

/// What a program cannot say: the scheme, and the reason.
pub(super) type Refusal = (&'static str, String);

/// What to paste into a program for the recipe of `slot` and the length of the lab.
pub(super) fn export(stack: Stack, slot: &Slot, lab: &Lab, language: Language) -> Export {
    let refuse = |(scheme, reason): Refusal| {
        let values: [(&str, &dyn Display); 3] =
            [("stack", &stack.name()), ("scheme", &scheme), ("reason", &reason)];
        let refused = Some(words::REFUSED.with(language, &values));
        Export { stack, snippets: Vec::new(), refused, notes: Vec::new() }
    };
    let written = match write(slot, lab.dim, lab.tokens()) {
        Ok(written) => written,
        Err(Unwritten { scheme, reason }) => {
            return refuse((scheme, reason.get(language).into()));
        }
    };
    let case = Case { stack, slot, lab, language, written };
    match case.refusal() {
        Some(refusal) => refuse(refusal),
        None => Export { stack, snippets: case.snippets(), refused: None, notes: case.notes() },
    }
}

impl Case<'_> {
    /// The name of a layer's scheme, when the recipe has it.
    pub(super) fn has(&self, id: &str) -> Option<&'static str> {
        let layers = 0..=self.slot.over.len();
        let mut schemes = layers.filter_map(|at| self.slot.scheme_at(at));
        schemes.find(|scheme| scheme.id == id).map(|scheme| scheme.title)
    }

    /// The value of a key in the object of rotation.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        self.written.block.iter().find_map(|(name, value)| match value {
            Json::Number(number) if name == key => Some(*number),
            _ => None,
        })
    }

    /// The YaRN of the recipe.
    pub(super) fn yarn(&self) -> Option<Yarn> {
        match self.slot.encoding(self.lab.dim).rescale {
            Rescale::Yarn(yarn) => Some(yarn),
            _ => None,
        }
    }

    /// Channels that turn.
    pub(super) fn turning(&self) -> usize {
        2 * self.slot.encoding(self.lab.dim).frequencies(self.lab.dim, 1.0).rotary_pairs()
    }

    /// Attention factor of the recipe, and that of plain YaRN with its factor.
    pub(super) fn factors(&self) -> [f64; 2] {
        let length = self.lab.tokens() as f64;
        let of = |slot: &Slot| {
            slot.encoding(self.lab.dim).frequencies(self.lab.dim, length).attention_factor()
        };
        let mut usual = self.slot.clone();
        for layer in 0..=usual.over.len() {
            let Some(scheme) = usual.scheme_at(layer) else { continue };
            for knob in scheme.knobs {
                if ["attention-factor", "mscale", "mscale-all-dim"].contains(&knob.key) {
                    usual.settings_mut(layer).set(knob, self.lab.dim, 0.0);
                }
            }
        }
        [of(self.slot), of(&usual)]
    }

    pub(super) fn say(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.with(self.language, values)
    }

    /// What this program has no keys for.
    fn refusal(&self) -> Option<Refusal> {
        use Stack::{LlamaCpp, Sglang, Transformers4, Transformers5, Vllm};
        let not: [(&str, &[Stack], Text); 6] = [
            ("proportional", &[Transformers4, Vllm, LlamaCpp], words::NO_PROPORTIONAL),
            ("dca", &[Transformers4, Transformers5, LlamaCpp], words::NO_CHUNKS),
            ("log-n-post-hoc", &[Transformers5, Vllm, Sglang, LlamaCpp], words::NO_QWEN),
            ("qwen-dynamic-ntk", &[Transformers5, Vllm, Sglang, LlamaCpp], words::NO_QWEN),
            ("dynamic-ntk", &[LlamaCpp], words::NO_DYNAMIC),
            ("ministral-temperature", &[LlamaCpp], words::NO_SCALE),
        ];
        let found = not.iter().find_map(|(id, stacks, reason)| {
            let title = stacks.contains(&self.stack).then(|| self.has(id))??;
            Some((title, reason.get(self.language).to_string()))
        });
        found.or_else(|| (self.stack == LlamaCpp).then(|| ggml::refusal(self))?)
    }

    /// The object of rotation with its base, and with the share of the head unless that stands beside it.
    fn block(&self) -> Vec<(String, Json)> {
        let Written { block, base, share, .. } = &self.written;
        let mut block = block.clone();
        block.insert(1, ("rope_theta".into(), Json::Number(*base)));
        block.extend(share.map(|share| ("partial_rotary_factor".to_string(), Json::Number(share))));
        block
    }

    fn snippets(&self) -> Vec<Snippet> {
        let Written { head, beside, block, base, share, longest } = self.written.clone();
        let entry = |key: &str, value: f64| (key.to_string(), Json::Number(value));
        let promised = entry("max_position_embeddings", longest as f64);
        let object = |entries: Vec<(String, Json)>| Json::Object(entries);
        let one = |label: Text, text: String| {
            vec![Snippet { label: label.get(self.language).into(), text }]
        };
        let tokens = self.lab.tokens();
        match self.stack {
            Stack::Transformers5 => {
                let rotation = ("rope_parameters".to_string(), object(self.block()));
                let all = head.into_iter().chain([promised]).chain(beside).chain([rotation]);
                one(words::LABEL_CONFIG, object(all.collect()).text(Some(0)))
            }
            Stack::Transformers4 => {
                let share = share.map(|share| entry("partial_rotary_factor", share));
                let is_plain = block.len() == 1;
                let rotation = if is_plain { Json::Null } else { object(block) };
                let all = head.into_iter().chain([promised, entry("rope_theta", base)]);
                let all = all.chain(share).chain(beside);
                let all = all.chain([("rope_scaling".to_string(), rotation)]);
                one(words::LABEL_CONFIG, object(all.collect()).text(Some(0)))
            }
            Stack::Vllm => {
                let all = self.overrides("rope_parameters", promised, beside);
                let text = format!(
                    "vllm serve MODEL \\\n  --hf-overrides '{}' \\\n  --max-model-len {tokens}",
                    object(all).text(None)
                );
                one(words::LABEL_COMMAND, text)
            }
            Stack::Sglang => {
                let mut all = self.overrides("rope_scaling", promised, beside);
                all.insert(0, entry("rope_theta", base));
                let text = format!(
                    "python -m sglang.launch_server --model-path MODEL \\\n  --json-model-override-args '{}' \\\n  --context-length {tokens}",
                    object(all).text(None)
                );
                one(words::LABEL_COMMAND, text)
            }
            Stack::LlamaCpp => ggml::snippets(self),
        }
    }

    /// The keys that a command replaces. A linear factor is multiplied by the promised length there, which then stays.
    fn overrides(
        &self,
        name: &str,
        promised: (String, Json),
        beside: Vec<(String, Json)>,
    ) -> Vec<(String, Json)> {
        let promised = self.has("pi").is_none().then_some(promised);
        let rotation = (name.to_string(), Json::Object(self.block()));
        promised.into_iter().chain(beside).chain([rotation]).collect()
    }

    /// What to know.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let is = |stacks: &[Stack]| stacks.contains(&self.stack);
        let commands = [Stack::Vllm, Stack::Sglang];
        let of_base = [self.has("ntk"), self.has("abf")].into_iter().flatten().count() > 0;
        if of_base {
            notes.push(words::NOTE_BASE.get(self.language).to_string());
        }
        if is(&commands) {
            notes.push(words::NOTE_WHOLE.get(self.language).to_string());
            notes.extend(self.dynamic());
        }
        if let Some(yarn) = self.yarn() {
            notes.extend(self.of_yarn(&yarn));
        }
        let texts = [
            (is(&[Stack::Transformers5, Stack::Vllm]), words::NOTE_LAYERS),
            (is(&[Stack::Transformers4]) && self.has("yarn").is_some(), words::NOTE_YARN_4),
            (!is(&commands) && self.has("dynamic-ntk").is_some(), words::NOTE_DYNAMIC_HF),
            (is(&[Stack::Transformers4]) && self.has("longrope").is_some(), words::NOTE_LONGROPE_4),
            (
                self.has("qwen-dynamic-ntk").or(self.has("log-n-post-hoc")).is_some(),
                words::NOTE_QWEN,
            ),
            (self.has("dca").is_some(), words::NOTE_CHUNKS),
            (self.has("ministral-temperature").is_some(), words::NOTE_LLAMA_4),
        ];
        let texts = texts.into_iter().filter(|(holds, _)| *holds);
        notes.extend(texts.map(|(_, text)| text.get(self.language).to_string()));
        if is(&[Stack::Vllm]) && self.has("longrope").is_some() {
            let train = printed(self.number("original_max_position_embeddings").unwrap_or(0.0));
            notes.push(self.say(words::NOTE_LONGROPE_VLLM, &[("train", &train)]));
        }
        notes
    }

    /// Dynamic NTK in programs that compute one table of angles at the start: at n = s·L, from s·n/L − (s − 1).
    fn dynamic(&self) -> Option<String> {
        let Rescale::DynamicNtk(rule) = self.slot.encoding(self.lab.dim).rescale else {
            return None;
        };
        let base_at = |length: f64| {
            let beyond = (length / rule.original - 1.0).max(0.0);
            let ntk = rotarium_kernel::rescale::Ntk {
                factor: 1.0 + rule.factor * beyond,
                spread: rotarium_kernel::rescale::Spread::Bloc97,
            };
            ntk.base(self.slot.base, self.turning()).map(|base| significant(base, 6))
        };
        let own = base_at(rule.factor * rule.original)?;
        let wanted = base_at(self.lab.tokens() as f64)?;
        Some(self.say(words::NOTE_DYNAMIC, &[("own", &own), ("wanted", &wanted)]))
    }

    /// Where programs disagree on YaRN: the attention factor and the ends of the ramp.
    fn of_yarn(&self, yarn: &Yarn) -> Vec<String> {
        let mut notes = Vec::new();
        let [wanted, own] = self.factors();
        let [m, usual, ratio] = [wanted, own, wanted / own].map(|value| significant(value, 6));
        let program = "vLLM 0.25";
        let values: [(&str, &dyn Display); 4] =
            [("wanted", &m), ("own", &usual), ("ratio", &ratio), ("program", &program)];
        let differs = wanted != own;
        let commands = [Stack::Vllm, Stack::Sglang].contains(&self.stack);
        let is_latent = self.written.head.len() > 1;
        if commands && is_latent && differs {
            notes.push(self.say(words::NOTE_DEEPSEEK, &values));
        } else if commands && differs {
            let text = match (self.stack, self.number("attention_factor")) {
                (Stack::Vllm, _) => words::NOTE_FACTOR,
                (_, Some(_)) => words::NOTE_FACTOR_STATED,
                (_, None) => words::NOTE_FACTOR_SGLANG,
            };
            notes.push(self.say(text, &values));
        }
        if self.stack == Stack::LlamaCpp {
            let is_told = self.number("mscale_all_dim").is_some();
            let text = if is_told { words::NOTE_GGML_MSCALE } else { words::NOTE_GGML_FACTOR };
            notes.push(self.say(text, &values));
        } else if self.number("mscale").is_some() && self.number("mscale_all_dim").is_none() {
            let lone = self.number("mscale").unwrap_or(1.0);
            let with = plain(1.0 + lone * (own - 1.0));
            notes.push(self.say(words::NOTE_LONE, &[("wanted", &m), ("own", &with)]));
        }
        notes.extend(self.ends(&yarn.band));
        notes
    }

    /// The ends of the ramp, where they are fractions.
    fn ends(&self, band: &Band) -> Option<String> {
        let text = match self.stack {
            Stack::LlamaCpp => words::NOTE_GGML_TRUNCATE,
            Stack::Sglang | Stack::Vllm | Stack::Transformers4 => words::NOTE_TRUNCATE,
            Stack::Transformers5 => return None,
        };
        if band.truncate {
            return None;
        }
        let ends =
            |band: &Band| band.ends(self.turning(), self.slot.base).map(|end| significant(end, 5));
        let [from, to] = ends(band);
        let [low, high] = ends(&Band { truncate: true, ..*band });
        let values: [(&str, &dyn Display); 4] =
            [("from", &from), ("to", &to), ("low", &low), ("high", &high)];
        Some(self.say(text, &values))
    }
}

/// The name of a scheme.
pub(super) fn title(id: &str) -> &'static str {
    schemes::find(id).map_or("", |scheme| scheme.title)
}
