//! Mistral 7B v0.2 and v0.3: base 10⁶, 32 768 tokens, no sliding window.

use super::{About, Model, READ, ROPE};

/// Mistral-7B v0.2 / v0.3.
pub static MODEL: Model = Model {
    id: "mistral-7b-v0.3",
    title: "Mistral-7B v0.2 / v0.3",
    scheme: "rope",
    dim: 128,
    base: 1e6,
    train: Some(32768),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "litgpt and mlc-llm configs of the released model",
    ..READ
};
