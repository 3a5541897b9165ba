//! **Mixed sequences**: who may read whom where text and images stand in one row, and who predicts what.
//!
//! A [`Sequence`](Span) of texts and images says what there is. A [`Scheme`] lays it out as tokens with flags; one rule makes
//! the mask of the flags:
//!
//! > query i reads key j when c_j ≤ c_i, both are of one document, and j is no noised copy of another span than i's.
//!
//! c counts the steps: a token that begins one has flag ρ = 1, the others are read together with it. The rule is that of
//! big_vision (c_j ≤ c_i) with the clause on noise of BAGEL. Every such mask is reflexive and transitive, so that M·M = M:
//! a second layer lets nobody see more. Adding a scheme: a file under `schemes/` with `pub static SCHEME: Scheme`, and its word.
//! Deliberately does not know: scores, positions, weights, where a sequence is typed.

mod builder;
mod cache;
mod calculator;
mod loss;
mod order;
mod relation;
pub mod schemes;
mod tokens;

pub use cache::{Cache, caches};
pub use calculator::{ShortImage, values_needed};
pub use loss::{Content, Leak, Loss, Objective, leaks};
pub use order::{masked_at, raster_or_drawn, splits};
pub use relation::{Relation, bagel_rule, big_vision_rule};
pub use schemes::{ALL, Scheme, Status, find};
pub use tokens::{Kind, Laid, Note, Token};

/// A piece of a sequence, before any scheme has laid it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Span {
    /// So many tokens of text.
    Text(usize),
    /// An image of so many rows and columns of patches.
    Image {
        /// Rows.
        rows: usize,
        /// Columns.
        columns: usize,
        /// What it is there for.
        role: Role,
    },
}

/// What an image is there for. Schemes that know no difference ignore it.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Role {
    /// The model learns to make it: it is noised or masked, and has a loss.
    #[default]
    Made,
    /// It is there already: clean, without a loss.
    Given,
    /// It is only looked at: where a scheme has an encoder for that, by that encoder alone.
    Seen,
}

impl Role {
    /// All, in the order of menus.
    pub const ALL: [Self; 3] = [Self::Made, Self::Given, Self::Seen];
}

impl Span {
    /// An image that is made.
    pub const fn image(rows: usize, columns: usize) -> Self {
        Self::Image { rows, columns, role: Role::Made }
    }

    /// Tokens of text, or patches.
    pub fn tokens(&self) -> usize {
        match *self {
            Self::Text(tokens) => tokens,
            Self::Image { rows, columns, .. } => rows * columns,
        }
    }

    /// Whether it is an image.
    pub fn is_image(&self) -> bool {
        matches!(self, Self::Image { .. })
    }
}

/// Numbers that some schemes look at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Options {
    /// T: copies of a patch, the clean one included.
    pub levels: usize,
    /// S: rounds in which an image is made.
    pub steps: usize,
    /// Which of these rounds is looked at, from 0.
    pub step: usize,
    /// Tokens of the condition before an image that stands alone.
    pub slots: usize,
    /// Patches on each side of an image that are one token of the image encoder (ViT).
    pub merge: usize,
    /// Whether patches come in drawn order instead of row by row.
    pub drawn: bool,
    /// Whether all noised copies stand behind everything clean.
    pub apart: bool,
    /// Seed of what is drawn.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            levels: 3,
            steps: 4,
            step: 1,
            slots: 2,
            merge: 1,
            drawn: true,
            apart: false,
            seed: 0,
        }
    }
}

/// One of the [`Options`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// [`Options::levels`].
    Levels,
    /// [`Options::steps`].
    Steps,
    /// [`Options::step`].
    Step,
    /// [`Options::slots`].
    Slots,
    /// [`Options::merge`].
    Merge,
    /// [`Options::drawn`].
    Order,
    /// [`Options::apart`].
    Apart,
    /// [`Options::seed`].
    Seed,
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod laws;
