//! Words for what is registered by name and changes where tokens stand: placements and allocations.

use crate::text::Text;

/// As [`super::scheme`], for this family.
pub(super) fn scheme(_: &str) -> Option<Text> {
    None
}

/// As [`super::knob`], for this family.
pub(super) fn knob(_: &str) -> Option<Text> {
    None
}

/// As [`super::choice`], for this family.
pub(super) fn choice(_: &str) -> Option<Text> {
    None
}

/// As [`super::part_value`], for this family.
pub(super) fn part_value(_: &str) -> Option<Text> {
    None
}
