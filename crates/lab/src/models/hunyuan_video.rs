//! HunyuanVideo: clips alone turn, base 256.

use super::{About, Model, READ, ROPE};

/// HunyuanVideo.
pub static MODEL: Model = Model {
    id: "hunyuanvideo",
    title: "HunyuanVideo",
    scheme: "hunyuan-video",
    dim: 128,
    base: 256.0,
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "HunyuanVideo 2024, arXiv:2412.03603, released code",
    ..READ
};
