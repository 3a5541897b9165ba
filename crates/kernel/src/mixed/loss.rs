//! Who predicts what, and whether the answer can be seen.

use super::relation::Relation;
use super::tokens::{Kind, Laid, Token};

/// What is predicted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Content {
    /// What that token of the layout holds.
    Token(usize),
    /// A clean patch.
    Patch {
        /// The image.
        span: usize,
        /// Its place on the grid, row by row.
        index: usize,
    },
}

/// How a prediction is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Objective {
    /// Cross-entropy over a vocabulary.
    CrossEntropy,
    /// Squared error of the clean patch, or of its noise.
    SquaredError,
    /// A small diffusion model for each token, under the condition of the hidden state.
    DiffusionHead,
    /// Squared error of the velocity: flow matching.
    Flow,
}

/// A prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// The token whose output predicts.
    pub at: usize,
    /// What it predicts.
    pub target: Content,
    /// How it is judged.
    pub objective: Objective,
}

/// A prediction whose answer can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leak {
    /// The token that predicts.
    pub at: usize,
    /// A token it may read that holds the answer.
    pub through: usize,
}

/// Whether a token holds the content in the open. A noised or hidden patch does not; a token of an image encoder holds something
/// of every patch of its image.
pub(super) fn holds(token: &Token, at: usize, content: Content) -> bool {
    match content {
        Content::Token(other) => at == other,
        Content::Patch { span, index } => match token.kind {
            Kind::Patch => token.span == Some(span) && token.index == index,
            Kind::Vit => token.span == Some(span),
            _ => false,
        },
    }
}

/// The predictions whose answer can be read, with the first token through which that is. None: no loss leaks.
pub fn leaks(laid: &Laid, relation: &Relation) -> Vec<Leak> {
    let through = |loss: &Loss| {
        let mut keys = relation.keys(loss.at);
        keys.find(|&key| holds(&laid.tokens[key], key, loss.target))
    };
    laid.losses
        .iter()
        .filter_map(|loss| Some(Leak { at: loss.at, through: through(loss)? }))
        .collect()
}
