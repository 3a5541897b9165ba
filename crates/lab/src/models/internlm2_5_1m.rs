//! InternLM2.5-7B-chat-1M: dynamic NTK with s = 2.5, base 5·10⁷.

use super::{About, Model, READ, ROPE};

/// InternLM2.5-7B-chat-1M.
pub static MODEL: Model = Model {
    id: "internlm2.5-1m",
    title: "InternLM2.5-7B-chat-1M",
    scheme: "dynamic-ntk",
    dim: 128,
    base: 5e7,
    train: Some(262144),
    knobs: &[("factor", 2.5), ("original", 262144.0)],
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "opencompass config for the factor; the rest second-hand",
    confirmed: false,
    ..READ
};
