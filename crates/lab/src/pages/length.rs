//! Length: what only that page looks at.
//!
//! The training length is the dial `train`, the longer text the length of the sequence, and the methods are the recipes
//! that stand side by side. Deliberately does not know: what a method does.

use serde::{Deserialize, Serialize};

use crate::composition::{Composition, Part};
use crate::dials::Dial;
use crate::lab::Lab;
use crate::slot::Slot;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Length {}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[];

/// The setting of Su's experiments (kexue.fm 9675): trained on 512 tokens, read at 4096.
pub(crate) fn start() -> Lab {
    let slots = ["rope", "pi", "ntk", "yarn", "rerope", "leaky-rerope"].map(Slot::named);
    let sequence = Composition::new(vec![Part::text(4096)]);
    Lab { slots, compared: 4, train: 512, sequence, ..Lab::default() }
}
