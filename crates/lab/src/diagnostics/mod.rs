//! **Diagnostics**: what is measured on a mixed sequence, as a table of diagnostics × recipes.
//!
//! Adding one: a file that declares `pub static DIAGNOSTIC: Diagnostic` and its words, and its word below. Lines, exports and
//! tests follow. Deliberately does not know: how a table is laid out, or where its recipes were chosen.

use rotarium_kernel::{Encoding, Head};
use serde::{Deserialize, Serialize};

use crate::text::{Language, Text};

/// The words of a diagnostic, in both languages; a test compares the names in braces.
macro_rules! words {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        $(pub(super) const $name: crate::text::Text = crate::text::Text { en: $en, zh: $zh };)*

        /// All of them, for the tests.
        #[cfg(test)]
        pub(super) static WORDS: &[crate::text::Text] = &[$($name),*];
    };
}

macro_rules! diagnostics {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every diagnostic, in the order of the lines.
        pub static ALL: &[&Diagnostic] = &[$(&$module::DIAGNOSTIC),*];

        /// The words of each.
        #[cfg(test)]
        static WORDS: &[&[Text]] = &[$($module::WORDS),*];
    };
}

mod export;
mod scene;

diagnostics! {
    gap_in, gap_out, asymmetry,
    consumed, equivalence, density,
    distance, ptd, relative_ptd, kernel_spread,
    pitch_right, pitch_down, pitch_later, isotropy, pitch_change,
    id_range, negative_ids, fractional_ids, id_use,
    among_text, shared_ids, shared_positions,
    text_frequencies, text_scores,
    image_shape, image_slopes,
    band_pairs, band_range, band_resolved, band_unwrapped,
    axis_loss, joint_loss,
    open_end, prefix,
}

/// One recipe on the sequence.
#[derive(Debug, Clone)]
pub struct Subject {
    /// What it is called.
    pub name: String,
    /// The recipe on the sequence.
    pub head: Head,
    /// RoPE-1D of the same base and dim.
    pub rope: Encoding,
    /// Tokens that the recipe was trained on.
    pub train: usize,
}

/// Whether a finding is welcome; each diagnostic states its rule in `about`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// Not quite.
    Fair,
    /// Not as it should be.
    Poor,
    /// A number without judgement.
    Plain,
    /// Has no meaning here.
    Absent,
}

impl Verdict {
    /// All, best first.
    pub const ALL: [Self; 5] = [Self::Good, Self::Fair, Self::Poor, Self::Plain, Self::Absent];

    /// In a word.
    pub fn title(self) -> Text {
        let (en, zh) = match self {
            Self::Good => ("good", "好"),
            Self::Fair => ("fair", "尚可"),
            Self::Poor => ("poor", "差"),
            Self::Plain => ("a number", "数值"),
            Self::Absent => ("no meaning here", "此处无意义"),
        };
        Text { en, zh }
    }

    /// Stable name for exports.
    pub fn id(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Plain => "plain",
            Self::Absent => "absent",
        }
    }

    /// Good when the first holds, else fair when the second does, else poor.
    fn by(good: bool, fair: bool) -> Self {
        match (good, fair) {
            (true, _) => Self::Good,
            (_, true) => Self::Fair,
            _ => Self::Poor,
        }
    }
}

/// One cell of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found, printed.
    pub value: String,
    /// A finite number to sort by; None where there is none.
    pub number: Option<f64>,
    /// What to think of it.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub why: String,
    /// Query and key to look at.
    pub tokens: Option<(usize, usize)>,
}

impl Finding {
    fn new(value: impl Into<String>, number: f64, verdict: Verdict, why: String) -> Self {
        let number = Some(number).filter(|number| number.is_finite());
        Self { value: value.into(), number, verdict, why, tokens: None }
    }

    /// With two tokens to look at; the later one is the query.
    fn at(self, (one, other): (usize, usize)) -> Self {
        Self { tokens: Some((one.max(other), one.min(other))), ..self }
    }

    /// Nothing can be said, for a reason.
    fn absent(reason: Text, language: Language) -> Self {
        let why = reason.get(language).to_string();
        Self { value: "–".into(), number: None, verdict: Verdict::Absent, why, tokens: None }
    }
}

/// A question to ask of each recipe.
#[derive(Debug)]
pub struct Diagnostic {
    /// Stable name.
    pub id: &'static str,
    /// What its line is called.
    pub title: Text,
    /// What it measures, where that is written, and what is good.
    pub about: Text,
    /// The answer.
    pub measure: fn(&Subject, Language) -> Finding,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Stable name of the diagnostic.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it measures, where that is written, and what is good.
    pub about: String,
    /// One for each subject.
    pub findings: Vec<Finding>,
}

/// The table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Names of the subjects.
    pub names: Vec<String>,
    /// The diagnostics.
    pub lines: Vec<Line>,
}

/// Every diagnostic of every subject.
pub fn report(subjects: &[Subject], language: Language) -> Report {
    let line = |diagnostic: &&Diagnostic| Line {
        id: diagnostic.id.into(),
        title: diagnostic.title.get(language).into(),
        about: diagnostic.about.get(language).into(),
        findings: subjects.iter().map(|one| (diagnostic.measure)(one, language)).collect(),
    };
    let names = subjects.iter().map(|subject| subject.name.clone()).collect();
    Report { names, lines: ALL.iter().map(line).collect() }
}

#[cfg(test)]
mod tests;
