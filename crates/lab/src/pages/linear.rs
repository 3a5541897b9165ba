//! Linear: what only that page looks at.
//!
//! Deliberately does not know: any formula.

use serde::{Deserialize, Serialize};

use super::mechanisms_start;
use crate::dials::Dial;
use crate::lab::Lab;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Linear {}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[];

/// A short text and a small head.
pub(crate) fn start() -> Lab {
    mechanisms_start()
}
