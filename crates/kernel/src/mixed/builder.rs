//! Lays out tokens step by step.

use super::loss::{Content, Loss, Objective};
use super::tokens::{Kind, Laid, Note, Token};

/// A layout in the making.
#[derive(Debug, Default)]
pub(super) struct Builder {
    laid: Laid,
    /// Steps so far.
    steps: usize,
    /// Groups so far.
    groups: usize,
    document: usize,
}

impl Builder {
    /// A token that is a step of its own (ρ = 1); its index in the layout.
    pub(super) fn step(
        &mut self,
        kind: Kind,
        span: impl Into<Option<usize>>,
        index: usize,
    ) -> usize {
        self.steps += 1;
        self.push(kind, span.into(), index, None, false)
    }

    /// A noised copy that stands alone; its index in the layout.
    pub(super) fn copy(&mut self, kind: Kind, span: usize, index: usize) -> usize {
        self.steps += 1;
        self.push(kind, Some(span), index, None, true)
    }

    /// Tokens that are one step and read each other (ρ = 1, 0, 0 …); the index of the first.
    pub(super) fn block(
        &mut self,
        tokens: impl IntoIterator<Item = (Kind, Option<usize>, usize)>,
        noise: bool,
    ) -> usize {
        self.steps += 1;
        self.groups += 1;
        let (first, group) = (self.laid.tokens.len(), Some(self.groups));
        for (kind, span, index) in tokens {
            self.push(kind, span, index, group, noise);
        }
        first
    }

    /// A block that is read in the step that lies so many behind the present one, though it stands here. [`Self::close`] says how
    /// many such steps there were.
    pub(super) fn block_at(
        &mut self,
        later: usize,
        tokens: impl IntoIterator<Item = (Kind, Option<usize>, usize)>,
        noise: bool,
    ) -> usize {
        let present = self.steps;
        self.steps += later;
        let first = self.block(tokens, noise);
        self.steps = present;
        first
    }

    /// What follows is behind that many steps.
    pub(super) fn close(&mut self, steps: usize) {
        self.steps += steps;
    }

    /// So many tokens of text.
    pub(super) fn text(&mut self, span: usize, tokens: usize) {
        (0..tokens).for_each(|index| {
            self.step(Kind::Text, span, index);
        });
    }

    /// What follows is of another document.
    pub(super) fn next_document(&mut self) {
        self.document += usize::from(!self.laid.tokens.is_empty());
    }

    /// Tokens so far.
    pub(super) fn len(&self) -> usize {
        self.laid.tokens.len()
    }

    /// A prediction.
    pub(super) fn predicts(&mut self, at: usize, target: Content, objective: Objective) {
        self.laid.losses.push(Loss { at, target, objective });
    }

    /// Every token that `wanted` names is predicted by the one before it, if `from` may predict.
    pub(super) fn next_tokens(
        &mut self,
        from: impl Fn(&Token) -> bool,
        wanted: impl Fn(&Token) -> bool,
    ) {
        for at in 1..self.laid.tokens.len() {
            let (before, token) = (self.laid.tokens[at - 1], self.laid.tokens[at]);
            if before.document == token.document && from(&before) && wanted(&token) {
                let target = match (token.kind, token.span) {
                    (Kind::Patch, Some(span)) => Content::Patch { span, index: token.index },
                    _ => Content::Token(at),
                };
                self.predicts(at - 1, target, Objective::CrossEntropy);
            }
        }
    }

    /// What had to be done.
    pub(super) fn note(&mut self, note: Note) {
        if !self.laid.notes.contains(&note) {
            self.laid.notes.push(note);
        }
    }

    /// The layout, losses in the order of the tokens.
    pub(super) fn finish(mut self) -> Laid {
        self.laid.losses.sort_by_key(|loss| loss.at);
        self.laid
    }

    fn push(
        &mut self,
        kind: Kind,
        span: Option<usize>,
        index: usize,
        group: Option<usize>,
        noise: bool,
    ) -> usize {
        let (step, document) = (self.steps, self.document);
        self.laid.tokens.push(Token { kind, span, index, step, group, noise, document });
        self.laid.tokens.len() - 1
    }
}

impl Laid {
    /// The same layout with its tokens in another order: `order[new] = old`.
    pub(super) fn reordered(self, order: &[usize]) -> Self {
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(new, &old)| places[old] = new);
        let moved = |loss: &Loss| {
            let target = match loss.target {
                Content::Token(old) => Content::Token(places[old]),
                patch @ Content::Patch { .. } => patch,
            };
            Loss { at: places[loss.at], target, ..*loss }
        };
        let mut losses: Vec<Loss> = self.losses.iter().map(moved).collect();
        losses.sort_by_key(|loss| loss.at);
        Self {
            tokens: order.iter().map(|&old| self.tokens[old]).collect(),
            losses,
            notes: self.notes,
        }
    }
}
