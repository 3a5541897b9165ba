//! The one score that the views of the Rotation page take apart: of the cursor, in one slot, with and without the mix.
//!
//! Deliberately does not know: how it is drawn.

use std::rc::Rc;

use rotarium_kernel::attention::{Meeting, Rounding};
use rotarium_kernel::content::Vectors;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Content, Head, MAX_CONTENT_TOKENS};

use crate::experiment::Experiment;
use crate::lab::{Lab, Show, SlotName};
use crate::messages;
use crate::mix::{Mix, PairSet};
use crate::text::Language;
use crate::views;

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

/// What can be measured of the score at the cursor: see [`measured`].
pub(crate) const MEASURES: [&str; 7] =
    ["score", "moved", "mixed", "unfinished", "finished", "longest", "beyond"];

/// A number of a slot: the score, the score after the shift, the score as it is heard, how many pairs complete a turn in training
/// or do not, the longest wavelength, and how many unfinished pairs stand beyond their arc.
pub(crate) fn measured(lab: &Lab, slot: SlotName, kind: &str) -> Option<String> {
    let lab = lab.showing(Show::One(slot));
    let experiment = Experiment::new(&views::mixer::VIEW, &lab, Language::En, 16);
    let score = Score::of_slot(&experiment).ok()?;
    let (frequencies, pairs) = (score.head.frequencies(), lab.dim.pairs());
    let (all, shift) = (Mix::default(), lab.mix.shift as f64);
    let slow = slow_pairs(&lab);
    Some(match kind {
        "score" => significant(score.at(0.0, &all), 4),
        "moved" => significant(score.at(shift, &all), 4),
        "mixed" => significant(score.at(shift, &lab.mix), 4),
        "unfinished" => slow.count().to_string(),
        "finished" => (pairs - slow.count()).to_string(),
        "longest" => {
            let waves = (0..pairs).map(|pair| frequencies.wavelength(pair));
            significant(waves.fold(0.0, f64::max).round(), 8)
        }
        "beyond" => {
            let turned = score.head.turned(meeting(&lab)).into_iter().enumerate();
            let arc = |pair| frequencies.theta(pair).abs() * lab.train as f64;
            let beyond =
                turned.filter(|(pair, angle)| slow.has(*pair) && angle.abs() >= arc(*pair));
            beyond.count().to_string()
        }
        _ => return None,
    })
}

/// The tokens at the cursor, both moved along as the mix says.
pub(crate) fn meeting(lab: &Lab) -> Meeting {
    let cursor = lab.cursor();
    let last = lab.tokens() - 1;
    let [query, key] = [cursor.query, cursor.key].map(|token| token.min(last));
    Meeting { query, key, shift: lab.mix.shift as f64 }
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

    /// What the query and the key hold.
    pub(crate) fn held(&self) -> [Vec<f32>; 2] {
        let Meeting { query, key, .. } = self.meeting;
        [self.vectors.query(query).to_vec(), self.vectors.key(key).to_vec()]
    }

    /// The score when both are moved by `shift`, worked out in other types; None where the recipe does more than turn pairs.
    pub(crate) fn rounded(&self, shift: f64, rounding: Rounding) -> Option<f64> {
        self.head.score_in(rounding, &self.vectors, Meeting { shift, ..self.meeting })
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
