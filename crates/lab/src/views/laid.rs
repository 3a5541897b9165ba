//! What the views of the page on mixed masks have in common: the sequence as a scheme lays it out.
//!
//! Deliberately does not know: what is drawn of it.

use rotarium_kernel::mixed::{
    Cache, Kind, Laid, Loss, Objective, Relation, Scheme, Status, Token, caches, leaks,
};

use crate::figure::{Figure, Ink};
use crate::lab::Lab;
use crate::messages::masks as words;
use crate::pages::{MAX_LAID, Masks, Pages};
use crate::text::{Language, Text};

/// Only the sequence, the seed and this page are looked at.
pub(super) fn forget(lab: &mut Lab) {
    let usual = Lab::default();
    let mut content = usual.content.clone();
    content.seed = lab.content.seed;
    let (sequence, pages) = (lab.sequence.clone(), std::mem::take(&mut lab.pages));
    *lab = Lab { sequence, content, pages, ..usual };
}

/// Of the state of pages, this one alone.
pub(super) fn pages(all: &Pages, keep: impl Fn(&Masks) -> Masks) -> Pages {
    Pages { masks: keep(&all.masks), ..Pages::default() }
}

/// A sequence in the order of a scheme.
pub(super) struct Row {
    pub(super) scheme: &'static Scheme,
    pub(super) laid: Laid,
    pub(super) relation: Relation,
}

/// Why there is nothing to draw.
pub(super) enum Nothing {
    /// So many tokens.
    TooLong(usize),
    /// No token.
    Empty,
}

impl Nothing {
    pub(super) fn told(&self, language: Language) -> String {
        match self {
            Self::TooLong(tokens) => {
                words::TOO_LONG.with(language, &[("tokens", tokens), ("most", &MAX_LAID)])
            }
            Self::Empty => words::NOTHING.get(language).into(),
        }
    }
}

impl Row {
    /// The sequence of the state under a scheme.
    pub(super) fn of(lab: &Lab, scheme: &'static Scheme) -> Result<Self, Nothing> {
        // Copies multiply: what is long before is not laid out at all.
        if lab.tokens() > MAX_LAID {
            return Err(Nothing::TooLong(lab.tokens()));
        }
        let laid = (scheme.lay)(&lab.spans(), &lab.pages.masks.options(lab));
        match laid.tokens.len() {
            0 => Err(Nothing::Empty),
            tokens if tokens > MAX_LAID => Err(Nothing::TooLong(tokens)),
            _ => {
                let relation = laid.relation();
                Ok(Self { scheme, laid, relation })
            }
        }
    }

    pub(super) fn tokens(&self) -> usize {
        self.laid.tokens.len()
    }

    /// The token that is looked at, or the last one.
    pub(super) fn looker(&self, lab: &Lab) -> usize {
        lab.pages.masks.looker.min(self.tokens() - 1)
    }

    /// Pairs of a causal mask of as many tokens.
    pub(super) fn causal(&self) -> usize {
        self.tokens() * (self.tokens() + 1) / 2
    }

    /// Pairs that read noised copies, each copy reading itself included.
    pub(super) fn noise(&self) -> usize {
        let of_noise = (0..self.tokens()).filter(|&key| self.laid.tokens[key].noise);
        of_noise.map(|key| self.relation.readers(key).count()).sum()
    }

    pub(super) fn caches(&self) -> Vec<Cache> {
        caches(&self.laid, &self.relation)
    }

    /// The position ids: shared where the scheme shares them, else one for each token.
    pub(super) fn positions(&self) -> Vec<usize> {
        if self.scheme.shares_positions {
            self.laid.shared_positions()
        } else {
            (0..self.tokens()).collect()
        }
    }

    /// What a token predicts.
    pub(super) fn losses(&self, at: usize) -> impl Iterator<Item = &Loss> {
        self.laid.losses.iter().filter(move |loss| loss.at == at)
    }

    /// Rows and columns of the grid of a kind of token of a span.
    pub(super) fn grid(&self, lab: &Lab, span: usize, kind: Kind) -> Option<(usize, usize)> {
        let rotarium_kernel::mixed::Span::Image { rows, columns, .. } = *lab.spans().get(span)?
        else {
            return None;
        };
        let merge = if kind == Kind::Vit
            && self.scheme.uses.contains(&rotarium_kernel::mixed::Choice::Merge)
        {
            lab.pages.masks.options.merge.max(1)
        } else {
            1
        };
        Some((rows.div_ceil(merge), columns.div_ceil(merge)))
    }
}

/// How well a scheme is known.
pub(super) fn status(scheme: &Scheme) -> Text {
    match scheme.status {
        Status::Verified => words::VERIFIED,
        Status::Partly => words::PARTLY,
        Status::Unverified => words::UNVERIFIED,
    }
}

/// The name of a kind of token.
pub(super) fn kind_name(kind: Kind, language: Language) -> String {
    let text = match kind {
        Kind::Text => words::KIND_TEXT,
        Kind::Task => words::KIND_TASK,
        Kind::Bos => words::KIND_BOS,
        Kind::Separator => words::KIND_SEP,
        Kind::Eos => words::KIND_EOS,
        Kind::Begin => words::KIND_BEGIN,
        Kind::End => words::KIND_END,
        Kind::Newline => words::KIND_NEWLINE,
        Kind::Patch => words::KIND_PATCH,
        Kind::Noised(level) => return words::KIND_NOISED.with(language, &[("level", &level)]),
        Kind::Masked => words::KIND_MASKED,
        Kind::Vit => words::KIND_VIT,
        Kind::Condition => words::KIND_CONDITION,
        Kind::Instruction => words::KIND_INSTRUCTION,
    };
    text.get(language).into()
}

/// Which of three classes a key is of: 0 text and markers, 1 clean, 2 noised or hidden.
pub(super) fn class(token: &Token) -> usize {
    match token.kind {
        Kind::Patch | Kind::Vit => 1,
        Kind::Noised(_) | Kind::Masked => 2,
        _ => 0,
    }
}

/// Inks of the classes.
pub(super) const CLASSES: [Ink; 3] = [Ink::Text, Ink::Image, Ink::Video];

/// How a prediction is judged.
pub(super) fn objective(loss: &Loss) -> Text {
    match loss.objective {
        Objective::CrossEntropy => words::CROSS_ENTROPY,
        Objective::SquaredError => words::SQUARED,
        Objective::DiffusionHead => words::DIFFUSION,
        Objective::Flow => words::FLOW,
    }
}

/// A figure with nothing but words.
pub(super) fn empty(title: Text, summary: String, language: Language) -> Figure {
    Figure { summary, ..Figure::empty(title, language) }
}

/// For lessons: counts of the scheme's mask on the sequence.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let row = Row::of(lab, lab.pages.masks.scheme()).ok()?;
    let number = match what {
        "pairs" => row.relation.count(),
        "tokens" => row.tokens(),
        "causal" => row.causal(),
        "noise" => row.noise(),
        "new" => row.relation.twice().count() - row.relation.count(),
        "leaks" => leaks(&row.laid, &row.relation).len(),
        "losses" => row.laid.losses.len(),
        "kept" => row
            .caches()
            .iter()
            .filter(|cache| matches!(cache, Cache::AtOnce | Cache::After(_)))
            .count(),
        _ => return None,
    };
    Some(number.to_string())
}
