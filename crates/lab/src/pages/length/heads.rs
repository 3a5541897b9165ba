//! Two heads with known content: the fitted one and the one that looks back: what only this part of the Length looks at.

use serde::{Deserialize, Serialize};

use crate::dials::Dial;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Heads {}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[];
