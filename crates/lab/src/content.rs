//! What the tokens hold, as people choose it: one kind of content and its numbers.
//!
//! All numbers are kept when the kind changes, so switching back loses nothing.
//! Deliberately does not know: how vectors are made; that is [`rotarium_kernel::Content`].

use ndarray::Array2;
use rotarium_kernel::Content;
use serde::{Deserialize, Serialize};

use crate::messages;
use crate::tensors::{Chosen, shelf};
use crate::text::Text;

/// Kinds of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContentKind {
    /// q = k = 1.
    Ones,
    /// Independent Gaussian channels.
    Gaussian,
    /// A head that looks a fixed number of tokens back.
    Shifted,
    /// One key that every query looks for.
    Needle,
    /// Numbers typed by hand.
    Given,
    /// Rows of a file; 1 until there is one.
    File,
}

impl ContentKind {
    /// All, in the order of the menu.
    pub const ALL: [Self; 6] =
        [Self::Ones, Self::Gaussian, Self::Shifted, Self::Needle, Self::Given, Self::File];

    /// Stable name, as in links.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ones => "ones",
            Self::Gaussian => "gaussian",
            Self::Shifted => "shifted",
            Self::Needle => "needle",
            Self::Given => "given",
            Self::File => "file",
        }
    }

    /// Keys of the dials that matter for it.
    pub fn dials(self) -> &'static [&'static str] {
        match self {
            Self::Ones | Self::Given | Self::File => &[],
            Self::Gaussian => &["mean", "variance", "seed"],
            Self::Shifted => &["offset"],
            Self::Needle => &["place", "strength", "seed"],
        }
    }
}

/// The chosen kind and the numbers of all kinds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContentForm {
    /// The chosen kind.
    pub kind: ContentKind,
    /// μ of Gaussian channels.
    pub mean: f64,
    /// σ² of Gaussian channels.
    pub variance: f64,
    /// Tokens back of a shifted head.
    pub offset: f64,
    /// Place of the needle, as a share of the sequence.
    pub place: f64,
    /// How strongly queries look for the needle.
    pub strength: f64,
    /// Seed of the generator, below 2³².
    pub seed: u32,
    /// Typed query, repeated over the channels.
    pub q: Vec<f32>,
    /// Typed key, repeated over the channels.
    pub k: Vec<f32>,
    /// Which numbers of dropped files are read.
    pub file: Chosen,
}

impl Default for ContentForm {
    fn default() -> Self {
        Self {
            kind: ContentKind::Ones,
            mean: 0.0,
            variance: 1.0,
            offset: 4.0,
            place: 0.25,
            strength: 1.0,
            seed: 1,
            q: vec![1.0, 0.5],
            k: vec![1.0, -0.5],
            file: Chosen::default(),
        }
    }
}

/// Most numbers of a typed vector: one per channel of the widest head.
pub const MAX_GIVEN: usize = rotarium_kernel::HeadDim::MAX;
/// Largest absolute value of a typed number.
pub const MAX_GIVEN_VALUE: f32 = 1000.0;

impl ContentForm {
    /// What the kernel is asked for.
    pub fn content(&self) -> Content {
        let seed = u64::from(self.seed);
        match self.kind {
            ContentKind::Ones => Content::Ones,
            ContentKind::Gaussian => {
                Content::Gaussian { mean: self.mean, variance: self.variance, seed }
            }
            ContentKind::Shifted => Content::Shifted { offset: self.offset },
            ContentKind::Needle => {
                Content::Needle { place: self.place, strength: self.strength, seed }
            }
            ContentKind::Given => Content::Given { q: self.q.clone(), k: self.k.clone() },
            ContentKind::File => self.filed(),
        }
    }

    /// What the tokens hold, in words.
    pub(crate) fn told(&self) -> Text {
        let is_missing = self.kind == ContentKind::File && shelf::matrices(&self.file).is_none();
        if is_missing { messages::tensors::ONES } else { messages::content(self.kind) }
    }

    /// The rows of the file.
    fn filed(&self) -> Content {
        let rows = |matrix: &Array2<f64>| matrix.iter().map(|number| *number as f32).collect();
        match shelf::matrices(&self.file) {
            Some([q, k, _]) => Content::Given { q: rows(&q), k: rows(&k) },
            None => Content::Ones,
        }
    }

    /// Mean and variance that the independent-q-and-k curve assumes: those of the content where it has them.
    pub fn moments(&self) -> (f64, f64) {
        match self.kind {
            ContentKind::Gaussian => (self.mean, self.variance),
            ContentKind::Needle => (self.strength, 1.0),
            _ => (1.0, 1.0),
        }
    }
}
