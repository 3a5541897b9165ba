//! The calculator: a model, a length, and what to set: what only this part of the Length looks at.

use serde::{Deserialize, Serialize};

use crate::dials::Dial;
use crate::messages::length::settings as words;
use crate::switches::Switch;
use crate::text::Text;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Which method is chosen, in the order of the switch.
    pub method: usize,
    /// Which program, in the order of the switch.
    pub stack: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { method: YARN, stack: 0 }
    }
}

impl Settings {
    /// The id of the chosen method.
    pub fn method_id(&self) -> &'static str {
        METHODS.get(self.method).map_or(METHODS[0].0, |method| method.0)
    }
}

/// Proper names are the same in both languages.
const fn name(name: &'static str) -> Text {
    Text { en: name, zh: name }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[];

/// Where YaRN stands.
const YARN: usize = 7;

/// The methods, as the calculator lists them.
static METHODS: &[(&str, Text)] = &[
    (crate::plan::AS_IT_IS, words::AS_IS),
    ("pi", name("PI")),
    ("ntk", name("NTK")),
    ("ntk-mixed", name("NTK-mixed")),
    ("dynamic-ntk", name("Dynamic NTK")),
    ("qwen-dynamic-ntk", name("Qwen NTK")),
    ("ntk-by-parts", name("NTK-by-parts")),
    ("yarn", name("YaRN")),
    ("dynamic-yarn", name("Dynamic YaRN")),
    ("llama3", name("Llama 3")),
    ("longrope", name("LongRoPE")),
    ("abf", name("ABF")),
    ("rerope", name("ReRoPE")),
    ("leaky-rerope", name("Leaky ReRoPE")),
    ("self-extend", name("Self-Extend")),
    ("dca", name("DCA")),
    ("window", name("Window")),
    ("lm-infinite", name("LM-Infinite")),
    ("streaming-llm", name("StreamingLLM")),
    ("log-n-post-hoc", name("log n")),
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[
    Switch {
        key: "method",
        label: words::METHOD,
        options: METHODS,
        get: |lab| lab.pages.length.settings.method,
        set: |lab, option| lab.pages.length.settings.method = option,
    },
    Switch {
        key: "stack",
        label: words::STACK,
        options: &[
            ("transformers-5", name("transformers 5")),
            ("transformers-4", name("transformers 4")),
            ("vllm", name("vLLM")),
            ("sglang", name("SGLang")),
            ("llama-cpp", name("llama.cpp")),
        ],
        get: |lab| lab.pages.length.settings.stack,
        set: |lab, option| lab.pages.length.settings.stack = option,
    },
];
