//! Images: what only that page looks at.
//!
//! The patch that looks is the query of the pinned cursor, the grid of the test is the first picture of the sequence, and the recipes
//! are those that stand side by side. Deliberately does not know: pictures that people drop; they never leave the page.

use serde::{Deserialize, Serialize};

use crate::composition::{Composition, Part};
use crate::dials::{Dial, whole};
use crate::lab::{Lab, MAX_SIDE};
use crate::messages::images as words;
use crate::slot::Slot;
use crate::switches::Switch;

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Images {
    /// Rows and columns of the pictures of training.
    pub train: usize,
    /// Radius, in patches, of the circle on which directions are compared.
    pub ring: usize,
}

impl Default for Images {
    fn default() -> Self {
        Self { train: 14, ring: 6 }
    }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "train-grid",
        symbol: "T",
        label: words::TRAIN_GRID,
        range: |_| whole(1, MAX_SIDE, 14),
        get: |lab, _| lab.pages.images.train as f64,
        set: |lab, _, value| lab.pages.images.train = value as usize,
    },
    Dial {
        key: "ring",
        symbol: "r",
        label: words::RING,
        range: |_| whole(1, MAX_SIDE, 6),
        get: |lab, _| lab.pages.images.ring as f64,
        set: |lab, _, value| lab.pages.images.ring = value as usize,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[];

/// One picture, and what is made for pictures, with the bases of its sources; golden gate has none.
pub(crate) fn start() -> Lab {
    let recipes = [
        ("rope", 1e4),
        ("rope-vit", 100.0),
        ("rope-mixed", 10.0),
        ("golden-gate", 1e4),
        ("pixtral-vit", 1e4),
        ("qwen-vit", 1e4),
    ];
    let slots = recipes.map(|(id, base)| Slot { base, ..Slot::named(id) });
    let sequence = Composition::new(vec![Part::image(16, 16)]);
    Lab { slots, compared: 6, sequence, ..Lab::default() }
}
