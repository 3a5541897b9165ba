//! Tokens as a scheme lays them out, with the flags that make the mask.

use super::loss::Loss;
use super::relation::Relation;

/// What a token holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A token of text.
    Text,
    /// A token that says which task follows.
    Task,
    /// Begin of text.
    Bos,
    /// Between what is given and what is to be said.
    Separator,
    /// End of text.
    Eos,
    /// Begin of an image.
    Begin,
    /// End of an image.
    End,
    /// End of a row of patches.
    Newline,
    /// A patch as it is.
    Patch,
    /// A patch with noise of that level, 1 for the least.
    Noised(usize),
    /// The place of a patch that is hidden.
    Masked,
    /// A token of an image encoder.
    Vit,
    /// A token of the condition, such as a class.
    Condition,
    /// A token that says which patch comes next.
    Instruction,
}

impl Kind {
    /// Whether it stands at a place of an image's grid.
    pub fn is_of_grid(self) -> bool {
        matches!(self, Self::Patch | Self::Noised(_) | Self::Masked | Self::Vit | Self::Instruction)
    }
}

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it holds.
    pub kind: Kind,
    /// Which span of the sequence it belongs to; None for a token that the scheme adds before all.
    pub span: Option<usize>,
    /// Its place in that span: of a text from its begin; of a patch on the grid, row by row; of a token of the encoder likewise.
    pub index: usize,
    /// c: the step in which it is read.
    pub step: usize,
    /// g: the span of the layout that reads itself in both directions; None for a token that stands alone.
    pub group: Option<usize>,
    /// Whether it is a noised copy, which only its own group may read (or itself, where it stands alone).
    pub noise: bool,
    /// Sequences that are packed into one row do not read each other.
    pub document: usize,
}

/// What a scheme had to do to a sequence, or leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Images were put before all text.
    ImagesFirst,
    /// Texts are not read: a condition stands for them.
    TextLeftOut,
    /// Each image stands alone, and reads nothing of the others.
    ImagesAlone,
}

/// A sequence as a scheme lays it out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Laid {
    /// The tokens, in the order in which they stand.
    pub tokens: Vec<Token>,
    /// Who predicts what.
    pub losses: Vec<Loss>,
    /// What had to be done to the sequence.
    pub notes: Vec<Note>,
}

impl Laid {
    /// Who may read whom.
    pub fn relation(&self) -> Relation {
        let tokens = &self.tokens;
        Relation::from_rule(tokens.len(), |query, key| {
            tokens[query].reads(&tokens[key], query == key)
        })
    }

    /// Position ids as in BAGEL: text advances by one, all tokens of an image span share one id, and a noised span does not
    /// advance, so that the noised and the clean copy of an image have the same.
    pub fn shared_positions(&self) -> Vec<usize> {
        let (mut next, mut last) = (0, None);
        let mut ids = Vec::with_capacity(self.tokens.len());
        for (at, token) in self.tokens.iter().enumerate() {
            let alone = token.group.is_none();
            if at > 0 && (alone || token.group != last) {
                let before = &self.tokens[at - 1];
                next += usize::from(!before.noise);
            }
            last = token.group;
            ids.push(next);
        }
        ids
    }
}

impl Token {
    /// Whether it may read a key, which may be itself.
    fn reads(&self, key: &Self, itself: bool) -> bool {
        let together = itself || (self.group.is_some() && self.group == key.group);
        let open = together || !key.noise;
        self.document == key.document && key.step <= self.step && open
    }
}
