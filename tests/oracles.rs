//! Numbers that were worked out elsewhere: published tables, hand-made examples, and explicit sums written out here.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

#[path = "oracles/allocations.rs"]
mod allocations;
#[path = "oracles/bases.rs"]
mod bases;
#[path = "oracles/curves.rs"]
mod curves;
#[path = "oracles/demonstrations.rs"]
mod demonstrations;
#[path = "oracles/diagnostics.rs"]
mod diagnostics;
#[path = "oracles/exactness.rs"]
mod exactness;
#[path = "oracles/known_heads.rs"]
mod known_heads;
#[path = "oracles/layouts.rs"]
mod layouts;
#[path = "oracles/long_context.rs"]
mod long_context;
#[path = "oracles/qwen2_vl.rs"]
mod qwen2_vl;
#[path = "oracles/scaling.rs"]
mod scaling;
#[path = "oracles/scores.rs"]
mod scores;
#[path = "oracles/tools.rs"]
mod tools;
