//! Laws that hold for every scheme of the registry, whatever its knobs say.
//!
//! A new scheme is held to them without a new test: the registry is walked, and what a scheme claims is what it is tested for.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

#[path = "laws/attention.rs"]
mod attention;
#[path = "laws/claims.rs"]
mod claims;
#[path = "laws/diagnostics.rs"]
mod diagnostics;
#[path = "laws/extremes.rs"]
mod extremes;
#[path = "laws/independent.rs"]
mod independent;
#[path = "laws/masks.rs"]
mod masks;
#[path = "laws/measures.rs"]
mod measures;
#[path = "laws/placement.rs"]
mod placement;
#[path = "laws/registry.rs"]
mod registry;
#[path = "laws/rotation.rs"]
mod rotation;
#[path = "laws/scaling.rs"]
mod scaling;
#[path = "laws/stacked.rs"]
mod stacked;
#[path = "laws/strategies.rs"]
mod strategies;
