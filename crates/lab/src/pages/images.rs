//! Images: what only that page looks at.
//!
//! Deliberately does not know: pictures that people drop; they never leave the page.

use serde::{Deserialize, Serialize};

use crate::composition::{Composition, Part};
use crate::dials::Dial;
use crate::lab::Lab;
use crate::slot::Slot;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Images {}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[];

/// One picture, and what is made for pictures.
pub(crate) fn start() -> Lab {
    let slots = ["rope", "rope-vit", "rope-mixed", "golden-gate", "pixtral-vit", "qwen-vit"]
        .map(Slot::named);
    let sequence = Composition::new(vec![Part::image(16, 16)]);
    Lab { slots, compared: 6, sequence, ..Lab::default() }
}
