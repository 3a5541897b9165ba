//! MiniMax-Text-01: seven layers of linear attention, then one of softmax in which half of the channels turn.
//!
//! Linear layers read everything through a state of fixed size; the decay in them is not shown. The number of layers was not read in a source.

use super::{Layer, Reach, Stack, is_last_of};

/// One in eight has scores.
pub static STACK: Stack = Stack {
    id: "minimax-text-01",
    title: "MiniMax-Text-01",
    source: "repository of the model",
    layers: Some(80),
    confirmed: false,
    layer: |index, _| {
        if is_last_of(8, index) {
            let knobs = &[("share", 0.5)];
            Layer { scheme: "partial", knobs, ..Layer::rope(1e7, Reach::Full) }
        } else {
            Layer::none(Reach::State)
        }
    },
};
