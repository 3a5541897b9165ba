//! HWFA: windows of 16 tokens with RoPE, and one full layer without positions at the top.
//!
//! Su, kexue.fm 9603: 24 GAU layers trained on 512 tokens. The full layer has the temperature log n, too. The windows together see
//! (w − 1)(ℓ − 1) + 1 = 346 tokens, 0.676 of the training length; at most ¾ is advised.

use super::{Layer, Reach, Stack};

/// Windows below, one full layer on top.
pub static STACK: Stack = Stack {
    id: "hwfa",
    title: "HWFA",
    source: "Su 2023, kexue.fm/archives/9603",
    layers: Some(24),
    confirmed: true,
    layer: |index, layers| {
        if index + 1 == layers {
            Layer::none(Reach::Full)
        } else {
            Layer::rope(1e4, Reach::Window(16))
        }
    },
};
