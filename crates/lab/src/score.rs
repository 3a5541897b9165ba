//! The one score that the views of the Rotation page take apart: of the cursor, in one slot, with and without the mix.
//!
//! Deliberately does not know: how it is drawn.

use std::rc::Rc;

use rotarium_kernel::attention::Meeting;
use rotarium_kernel::content::Vectors;
use rotarium_kernel::{Content, Head, MAX_CONTENT_TOKENS};

use crate::experiment::Experiment;
use crate::lab::{Lab, SlotName};
use crate::messages;
use crate::mix::{Mix, PairSet};
use crate::text::Language;

/// A query and a key under one recipe.
pub(crate) struct Score {
    pub(crate) head: Head,
    content: Content,
    vectors: Rc<Vectors>,
    meeting: Meeting,
    /// What content adds; None where places alone do.
    bias: Option<f64>,
}

/// The slot whose score is taken apart.
pub(crate) fn slot(lab: &Lab) -> SlotName {
    lab.show.editing()
}

/// The pairs of the slot that never complete a turn within the training length.
pub fn slow_pairs(lab: &Lab) -> PairSet {
    let head = lab.head(slot(lab));
    let mut slow = PairSet::default();
    for pair in 0..lab.dim.pairs() {
        slow.set(pair, pair, head.frequencies().turns(pair, lab.train as f64) < 1.0);
    }
    slow
}

/// The tokens at the cursor, both moved along as the mix says.
pub(crate) fn meeting(lab: &Lab) -> Meeting {
    let cursor = lab.cursor();
    let last = lab.tokens() - 1;
    let [query, key] = [cursor.query, cursor.key].map(|token| token.min(last));
    Meeting { query, key, shift: f64::from(lab.mix.shift) }
}

impl Score {
    /// The score at the cursor under a recipe with this content.
    ///
    /// # Errors
    /// The sentence to show, when each of too many tokens has content of its own.
    pub(crate) fn new(
        experiment: &Experiment,
        head: Head,
        content: Content,
    ) -> Result<Self, String> {
        if let Some(refusal) = too_long(&head, &content, experiment.language) {
            return Err(refusal);
        }
        let (vectors, meeting) = (experiment.vectors(&head, &content), meeting(&experiment.lab));
        let counted = head.encoding().bias.by_content().is_some();
        let bias = counted.then(|| head.bias_of(&content, &vectors, meeting));
        Ok(Self { head, content, vectors, meeting, bias })
    }

    /// That of the slot.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub(crate) fn of_slot(experiment: &Experiment) -> Result<Self, String> {
        let lab = &experiment.lab;
        Self::new(experiment, lab.head(slot(lab)), lab.content.content())
    }

    /// What each pair adds when both tokens are moved by `shift`; a still pair does not turn, a muted one adds nothing.
    pub(crate) fn terms(&self, shift: f64, mix: &Mix) -> Vec<f64> {
        let meeting = Meeting { shift, ..self.meeting };
        let turns = |pair| !mix.still.has(pair);
        let mut terms = self.head.terms(&self.content, &self.vectors, meeting, turns);
        for (pair, term) in terms.iter_mut().enumerate() {
            if mix.muted.has(pair) {
                *term = 0.0;
            }
        }
        terms
    }

    /// What is added beside the pairs.
    pub(crate) fn bias(&self, shift: f64) -> f64 {
        let meeting = Meeting { shift, ..self.meeting };
        self.bias.unwrap_or_else(|| self.head.bias_of(&self.content, &self.vectors, meeting))
    }

    /// The score when both tokens are moved by `shift`.
    pub(crate) fn at(&self, shift: f64, mix: &Mix) -> f64 {
        self.terms(shift, mix).into_iter().sum::<f64>() + self.bias(shift)
    }

    /// Whether the mask lets the query read the key.
    pub(crate) fn is_allowed(&self) -> bool {
        self.head.keys(self.meeting.query).place(self.meeting.key).is_some()
    }

    /// Whether moving both changes no score of this recipe and content.
    pub(crate) fn is_shift_invariant(&self) -> bool {
        self.head.is_shift_invariant(&self.content)
    }
}

fn too_long(head: &Head, content: &Content, language: Language) -> Option<String> {
    let (n, max) = (head.tokens(), MAX_CONTENT_TOKENS);
    let long = n > max && !content.is_same_everywhere(head.dim());
    long.then(|| messages::TOO_LONG.with(language, &[("n", &n), ("max", &max)]))
}
