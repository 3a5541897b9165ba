//! **Models**: published settings to start from, each with its source.
//!
//! Adding one: a file that declares `pub static MODEL: Model` and `pub static ABOUT: About`, and its word below.
//! Deliberately does not know: how a scheme works.

use rotarium_kernel::schemes::{self, Scheme};
use rotarium_kernel::{HeadDim, Settings};

use crate::lab::{Lab, SlotName};
use crate::messages;
use crate::slot::{Layer, Slot};
use crate::text::{Language, Text};

macro_rules! models {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every model, in the order of the menu.
        pub static ALL: &[&Model] = &[$(&$module::MODEL),*];

        /// What is said of each. A list of its own, so that a program that never asks does not hold the words.
        static ABOUT: &[(&Model, &About)] = &[$((&$module::MODEL, &$module::ABOUT)),*];
    };
}

models! {
    llama_2_7b, llama_2_7b_32k, yarn_llama_2_64k, yarn_llama_2_128k, llama_3_8b, llama_3_1,
    llama_3_2_1b, llama_3_2_3b, llama_4_scout, llama_4_maverick, code_llama, mistral_7b_v0_1,
    mistral_7b_v0_3, mixtral_8x7b, mixtral_8x22b, ministral_3_3b, qwen_1_8b, qwen2_0_5b, qwen2_7b,
    qwen2_5_7b, qwen_yarn, qwen2_5_1m, qwq_32b, qwen3, qwen3_2507, qwen3_30b_2507, qwen3_next,
    qwen3_5, qwen2_vl_7b, qwen2_5_vl_7b, qwen3_vl, qwen3_vl_yarn, ernie_4_5_vl, gemma_1,
    gemma_2_9b, gemma_2_27b, gemma_3_1b, gemma_3_4b, gemma_3_27b, gemma_4, phi_1_5, phi_2,
    phi_3_mini_4k, phi_3_5_mini, phi_4, phi_4_reasoning, phi_4_mini, deepseek_v2, deepseek_v3,
    deepseek_v4, kimi_k2, kimi_k2_5, gpt_oss, minimax_text_01, minimax_m2, gpt_neox_20b,
    pythia_160m, pythia_1_4b, gpt_j_6b, falcon, falcon3_1b, falcon3_7b, stablelm_3b,
    stablelm_2_1_6b, olmo_2, olmo_3, smollm, smollm2, smollm2_1_7b, smollm3, tinyllama, yi,
    yi_200k, internlm2, internlm2_5, internlm2_5_1m, glm_4_9b, glm_4_9b_1m, command_r,
    command_r_08_2024, command_r7b, starcoder2, minicpm_2b, minicpm_2b_4k, modern_bert, bloom_mpt,
    flux_1, flux_2, qwen_image, omnigen_2, hunyuan_video, wan_2_1, unified_io_2, pixtral_vit,
    qwen_vit, moon_vit, eva_02, dino_v3, rope_vit, rope_vit_mixed, llama_4_vit, gemma_4_vit,
    seed_gau,
}

/// Keys of knobs and their values.
type Knobs = &'static [(&'static str, f64)];

/// The position settings of a published model.
#[derive(Debug)]
pub struct Model {
    /// Stable name.
    pub id: &'static str,
    /// The name people use.
    pub title: &'static str,
    /// Id of the scheme beneath.
    pub scheme: &'static str,
    /// Channels of a head.
    pub dim: usize,
    /// Base b.
    pub base: f64,
    /// Length it was trained on before any stretching, in tokens; None where no source says one or it has no meaning.
    pub train: Option<usize>,
    /// What its configuration says about the knobs of the scheme; the rest has its default.
    pub knobs: Knobs,
    /// What is put over the scheme.
    pub over: &'static [Use],
}

/// What is said of a model. Apart from [`Model`], so that a program that only lists models does not hold it.
#[derive(Debug)]
pub struct About {
    /// Where the numbers were read.
    pub source: &'static str,
    /// Whether all numbers were read in a source that can be named.
    pub confirmed: bool,
    /// Where sources disagree, and what of the model a recipe does not hold.
    pub note: Option<Text>,
}

/// A scheme that a model puts over another.
#[derive(Debug)]
pub struct Use {
    /// Id of the scheme.
    pub scheme: &'static str,
    /// As in [`Model`].
    pub knobs: Knobs,
}

/// RoPE-1D and nothing said: what the files of the models begin with.
const ROPE: Model = Model {
    id: "",
    title: "",
    scheme: "rope",
    dim: 128,
    base: 1e4,
    train: None,
    knobs: &[],
    over: &[],
};

/// Read where it says, and nothing to add.
const READ: About = About { source: "", confirmed: true, note: None };

impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Model {
    /// Channels of a head, checked.
    pub fn head_dim(&self) -> HeadDim {
        HeadDim::nearest(self.dim as f64)
    }

    /// Its recipe.
    pub fn slot(&self) -> Slot {
        let dim = self.head_dim();
        let (scheme, settings) = layer(self.scheme, self.knobs, dim);
        let over = self.over.iter().map(|over| {
            let (scheme, settings) = layer(over.scheme, over.knobs, dim);
            Layer { scheme, settings }
        });
        Slot { scheme, base: self.base, settings, over: over.collect() }
    }

    /// Sets a slot, the head dim and the training length, if there is one; the sequence stays.
    pub fn start(&self, lab: &mut Lab, name: SlotName) {
        lab.dim = self.head_dim();
        lab.train = self.train.unwrap_or(lab.train);
        *lab.slot_mut(name) = self.slot();
        lab.settle();
    }

    /// Whether a slot has exactly the settings of this model.
    pub fn matches(&self, lab: &Lab, name: SlotName) -> bool {
        lab.dim == self.head_dim()
            && self.train.is_none_or(|train| train == lab.train)
            && lab.slot(name).scheme.id == self.scheme
            && *lab.slot(name) == self.slot()
    }

    /// Where its numbers were read, and what is to be known of them.
    pub fn about(&self) -> &'static About {
        ABOUT.iter().find(|(model, _)| *model == self).unwrap_or(&ABOUT[0]).1
    }
}

impl About {
    /// What to know before the numbers are quoted.
    pub fn remark(&self, language: Language) -> Option<String> {
        let unconfirmed = (!self.confirmed).then_some(messages::MODEL_UNCONFIRMED);
        let texts: Vec<_> =
            unconfirmed.into_iter().chain(self.note).map(|text| text.get(language)).collect();
        (!texts.is_empty()).then(|| texts.join(" "))
    }
}

/// A scheme and its settings; knobs that it does not have are passed over.
fn layer(id: &str, values: Knobs, dim: HeadDim) -> (&'static Scheme, Settings) {
    let scheme = schemes::find(id).unwrap_or(schemes::ALL[0]);
    let mut settings = Settings::default();
    for (key, value) in values {
        if let Some(knob) = scheme.knobs.iter().find(|knob| knob.key == *key) {
            settings.set(knob, dim, *value);
        }
    }
    (scheme, settings)
}

/// The model of that name.
pub fn find(id: &str) -> Option<&'static Model> {
    ALL.iter().copied().find(|model| model.id == id)
}

/// The model whose settings a slot has. Many families share theirs, so the one of the id `chosen` goes before others, and
/// one with a length of its own before one without.
pub fn matching(lab: &Lab, name: SlotName, chosen: &str) -> Option<&'static Model> {
    let same = || ALL.iter().copied().filter(|model| model.matches(lab, name));
    same()
        .find(|model| model.id == chosen)
        .or_else(|| same().find(|model| model.train.is_some()))
        .or_else(|| same().next())
}

#[cfg(test)]
mod tests;
