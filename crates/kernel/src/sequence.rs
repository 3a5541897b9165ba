//! What is being read: runs of text, images and videos in reading order.
//!
//! Deliberately does not know: where a scheme places the tokens.

use serde::{Deserialize, Serialize};

/// Longest sequence for curves and maps that need no content.
pub const MAX_TOKENS: usize = 1 << 20;
/// Longest sequence for maps that hold a query and a key for each token.
pub const MAX_CONTENT_TOKENS: usize = 4096;
/// Longest sequence for maps in which each row has scores of its own.
pub const MAX_ROW_TOKENS: usize = 1 << 16;
/// Most segments of one sequence.
pub const MAX_SEGMENTS: usize = 4096;

/// What a token stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Modality {
    /// A word piece.
    Text,
    /// A patch of a picture (after patch merging).
    Image,
    /// A patch of one frame of a clip.
    Video,
}

/// A run of tokens of one modality.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Segment {
    /// `tokens` word pieces.
    Text {
        /// Number of tokens.
        tokens: usize,
    },
    /// A picture of `rows` × `columns` patches, read row by row.
    Image {
        /// Patch rows h.
        rows: usize,
        /// Patch columns w.
        columns: usize,
    },
    /// A clip of `frames` frames, each read row by row.
    Video {
        /// Frames T.
        frames: usize,
        /// Patch rows h.
        rows: usize,
        /// Patch columns w.
        columns: usize,
        /// Seconds from one frame of patches to the next.
        seconds: f64,
    },
}

impl Segment {
    /// A clip with one frame of patches per second.
    pub fn clip(frames: usize, rows: usize, columns: usize) -> Self {
        Self::Video { frames, rows, columns, seconds: 1.0 }
    }

    /// The grid `[frames, rows, columns]`; text is one row.
    pub fn grid(self) -> [usize; 3] {
        match self {
            Self::Text { tokens } => [1, 1, tokens],
            Self::Image { rows, columns } => [1, rows, columns],
            Self::Video { frames, rows, columns, .. } => [frames, rows, columns],
        }
    }

    /// Seconds from one frame of patches to the next; 1 for what is no clip.
    pub fn seconds(self) -> f64 {
        match self {
            Self::Video { seconds, .. } => seconds,
            _ => 1.0,
        }
    }

    /// Number of tokens; saturates instead of overflowing.
    pub fn tokens(self) -> usize {
        self.grid().iter().fold(1, |product: usize, &side| product.saturating_mul(side))
    }

    /// What its tokens stand for.
    pub fn modality(self) -> Modality {
        match self {
            Self::Text { .. } => Modality::Text,
            Self::Image { .. } => Modality::Image,
            Self::Video { .. } => Modality::Video,
        }
    }

    /// Text has one reading direction; everything else has rows and columns.
    pub fn is_text(self) -> bool {
        self.modality() == Modality::Text
    }
}

/// Segments in reading order: at least one token, at most [`MAX_TOKENS`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Segment>", into = "Vec<Segment>")]
pub struct Sequence(Vec<Segment>);

/// Why a list of segments is no sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SequenceError {
    /// No token at all.
    Empty,
    /// More tokens than [`MAX_TOKENS`].
    TooLong {
        /// Tokens found (saturating).
        tokens: usize,
    },
    /// More segments than [`MAX_SEGMENTS`].
    TooManySegments {
        /// Segments found.
        segments: usize,
    },
}

impl std::fmt::Display for SequenceError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => write!(f, "the sequence has no token"),
            Self::TooLong { tokens } => write!(f, "{tokens} tokens; at most {MAX_TOKENS}"),
            Self::TooManySegments { segments } => {
                write!(f, "{segments} segments; at most {MAX_SEGMENTS}")
            }
        }
    }
}

impl std::error::Error for SequenceError {}

impl Sequence {
    /// Segments in reading order; those without tokens are dropped.
    ///
    /// # Errors
    /// See [`SequenceError`].
    pub fn new(segments: impl IntoIterator<Item = Segment>) -> Result<Self, SequenceError> {
        let kept: Vec<_> = segments.into_iter().filter(|segment| segment.tokens() > 0).collect();
        let tokens =
            kept.iter().fold(0, |sum: usize, segment| sum.saturating_add(segment.tokens()));
        match tokens {
            0 => Err(SequenceError::Empty),
            _ if kept.len() > MAX_SEGMENTS => {
                Err(SequenceError::TooManySegments { segments: kept.len() })
            }
            tokens if tokens > MAX_TOKENS => Err(SequenceError::TooLong { tokens }),
            _ => Ok(Self(kept)),
        }
    }

    /// `tokens` of text, between 1 and [`MAX_TOKENS`].
    pub fn text(tokens: usize) -> Self {
        Self(vec![Segment::Text { tokens: tokens.clamp(1, MAX_TOKENS) }])
    }

    /// The segments, none of them empty.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Number of tokens N.
    pub fn tokens(&self) -> usize {
        self.0.iter().map(|segment| segment.tokens()).sum()
    }
}

impl TryFrom<Vec<Segment>> for Sequence {
    type Error = SequenceError;

    fn try_from(segments: Vec<Segment>) -> Result<Self, Self::Error> {
        Self::new(segments)
    }
}

impl From<Sequence> for Vec<Segment> {
    fn from(sequence: Sequence) -> Self {
        sequence.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_huge_and_overflowing_lists_are_refused() {
        assert_eq!(Sequence::new([]), Err(SequenceError::Empty));
        assert_eq!(Sequence::new([Segment::Text { tokens: 0 }]), Err(SequenceError::Empty));
        let huge = Segment::clip(usize::MAX, 2, 2);
        assert_eq!(Sequence::new([huge]), Err(SequenceError::TooLong { tokens: usize::MAX }));
        let many = vec![Segment::Text { tokens: 1 }; MAX_SEGMENTS + 1];
        assert!(matches!(Sequence::new(many), Err(SequenceError::TooManySegments { .. })));
    }

    #[test]
    fn tokens_add_up() {
        let sequence = Sequence::new([
            Segment::Text { tokens: 3 },
            Segment::Image { rows: 2, columns: 3 },
            Segment::clip(2, 2, 2),
        ]);
        assert_eq!(sequence.map(|sequence| sequence.tokens()), Ok(17));
    }
}
