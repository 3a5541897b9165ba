//! Length: what only that page looks at.
//!
//! The training length is the dial `train`, the longer text the length of the sequence, and the methods are the recipes
//! that stand side by side. Deliberately does not know: what a method does.

use serde::{Deserialize, Serialize};

use crate::composition::{Composition, Part};
use crate::lab::Lab;
use crate::messages::length as words;
use crate::slot::Slot;
use crate::switches::Switch;

pub(super) mod crowd;
pub(super) mod heads;
pub(super) mod positions;
pub(super) mod settings;

use crowd::Crowd;
use heads::Heads;
use positions::Positions;
use settings::Settings;

/// What the page is about at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Topic {
    /// Which distances and angles are new.
    #[default]
    Positions,
    /// What two heads make of them.
    Heads,
    /// What many tokens do to a row of attention.
    Crowd,
    /// Settings for a model and a length.
    Settings,
    /// What was measured with trained models.
    Results,
}

impl Topic {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::Positions, Self::Heads, Self::Crowd, Self::Settings, Self::Results];
}

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Length {
    /// Which part of the page is open.
    pub topic: Topic,
    /// Of the positions.
    pub positions: Positions,
    /// Of the two heads.
    pub heads: Heads,
    /// Of the crowd.
    pub crowd: Crowd,
    /// Of the settings.
    pub settings: Settings,
    /// Which printed table is shown.
    pub table: usize,
}

/// Which part of the page is open.
pub(crate) static SWITCHES: &[Switch] = &[TOPICS, TABLES];

const TOPICS: Switch = Switch {
    key: "topic",
    label: words::TOPIC,
    options: &[
        ("positions", words::POSITIONS),
        ("heads", words::HEADS),
        ("crowd", words::CROWD),
        ("settings", words::SETTINGS),
        ("results", words::RESULTS),
    ],
    get: |lab| lab.pages.length.topic as usize,
    set: |lab, option| lab.pages.length.topic = Topic::ALL[option],
};

/// Which printed table is shown.
const TABLES: Switch = Switch {
    key: "table",
    label: words::results::TABLE,
    options: &[
        ("frequencies", words::results::FREQUENCIES),
        ("rerope", words::results::REROPE),
        ("leaky", words::results::LEAKY),
        ("trained", words::results::TRAINED_IN),
        ("keynorm", words::results::KEY_NORM),
        ("llama", words::results::LLAMA),
        ("qwen", words::results::QWEN),
        ("chunks", words::results::CHUNKS),
        ("logn", words::results::INVARIANCE),
        ("biases", words::results::BIASES),
    ],
    get: |lab| lab.pages.length.table,
    set: |lab, option| lab.pages.length.table = option,
};

/// The setting of Su's experiments (kexue.fm 9675, 9708): trained on 512 tokens, read at 4096, stretched 8 times.
pub(crate) fn start() -> Lab {
    let knobs = [("factor", 8.0), ("original", 512.0), ("window", 128.0), ("leak", 16.0)];
    let slots = ["rope", "pi", "ntk", "yarn", "rerope", "leaky-rerope"]
        .map(|id| Slot::named(id).turned(&knobs));
    let sequence = Composition::new(vec![Part::text(4096)]);
    Lab { slots, compared: 6, train: 512, sequence, ..Lab::default() }
}
