//! Recurrence: what only that page looks at.
//!
//! It has four chapters, one of which is open. Deliberately does not know: any formula.

use rotarium_kernel::{HeadDim, Range};
use serde::{Deserialize, Serialize};

use super::mechanisms_start;
use crate::composition::{Composition, Part};
use crate::lab::Lab;
use crate::messages::recurrence as words;
use crate::switches::Switch;

pub(super) mod memory;
pub(super) mod relatives;
pub(super) mod sparse;
pub(super) mod turner;

pub(crate) use memory::{MAX_PAIRS, Recalled};
pub use relatives::Kind as Relative;
pub(crate) use relatives::Relatives;
pub use sparse::MAX_SPARSE;
pub(crate) use sparse::Sparse;
pub use turner::MAX_TURNED;
pub(crate) use turner::Turner;

/// What the page is about at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chapter {
    /// Attention that reads everything again for each token.
    #[default]
    Turner,
    /// Recurrent networks that look like attention.
    Relatives,
    /// How much a state can remember.
    Memory,
    /// Reading only some of the tokens.
    Sparse,
}

impl Chapter {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Turner, Self::Relatives, Self::Memory, Self::Sparse];
}

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Recurrence {
    /// Which chapter is open.
    pub chapter: Chapter,
    /// Of the page-turner.
    pub turner: Turner,
    /// Of the relatives.
    pub relatives: Relatives,
    /// Of the memory.
    pub memory: Recalled,
    /// Of the sparse patterns.
    pub sparse: Sparse,
}

const fn real(min: f64, max: f64, default: f64) -> Range {
    Range { min, max, default, whole: false, logarithmic: false }
}

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[Switch {
    key: "chapter",
    label: words::CHAPTER,
    options: &[
        ("turner", words::CHAPTER_TURNER),
        ("relatives", words::CHAPTER_RELATIVES),
        ("memory", words::CHAPTER_MEMORY),
        ("sparse", words::CHAPTER_SPARSE),
    ],
    get: |lab| lab.pages.recurrence.chapter as usize,
    set: |lab, option| lab.pages.recurrence.chapter = Chapter::ALL[option],
}];

/// A short text and a head whose state can be looked at.
pub(crate) fn start() -> Lab {
    let sequence = Composition::new(vec![Part::text(24)]);
    Lab { sequence, dim: HeadDim::nearest(16.0), ..mechanisms_start() }
}
