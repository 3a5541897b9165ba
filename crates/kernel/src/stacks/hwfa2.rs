//! HWFA2: windows of 64 tokens, and two full layers a third and two thirds up; all turn.
//!
//! Su, kexue.fm 9731, the form w64-f2. At inference the full layers keep distances from 256 on at 256 (ReRoPE); here they are as in
//! training. Temperature log n in all layers.

use super::{Layer, Reach, Stack};

/// Full layers in the middle.
pub static STACK: Stack = Stack {
    id: "hwfa2",
    title: "HWFA2 w64-f2",
    source: "Su 2023, kexue.fm/archives/9731",
    layers: Some(24),
    confirmed: true,
    layer: |index, layers| {
        let is_full = index > 0 && (index == layers / 3 || index == 2 * layers / 3);
        Layer::rope(1e4, if is_full { Reach::Full } else { Reach::Window(64) })
    },
};
