//! HunyuanVideo: clips alone turn, base 256.

use super::{Model, ROPE};

/// HunyuanVideo.
pub static MODEL: Model = Model {
    id: "hunyuanvideo",
    title: "HunyuanVideo",
    source: "HunyuanVideo 2024, arXiv:2412.03603, released code",
    scheme: "hunyuan-video",
    dim: 128,
    base: 256.0,
    ..ROPE
};
