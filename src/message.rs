//! What the page and the worker say to each other: values, written compactly.
//!
//! Deliberately does not know: who sends, and when.

use rotarium_lab::figure::Figure;
use rotarium_lab::{Cursor, Experiment, Inspection, Lab, Language, inspect};
use rotarium_plot::Theme;
use serde::{Deserialize, Serialize};

use crate::speed::{Timing, Workload};

/// Something that takes time to find out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// The figure of an experiment, its rasters coloured for a theme.
    Figure(Experiment, Theme),
    /// The numbers under a cursor.
    Inspect(Lab, Cursor, Language),
    /// How long a workload takes.
    Speed(Workload),
}

/// What was found out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// See [`Question::Figure`].
    Figure(Figure),
    /// See [`Question::Inspect`].
    Inspection(Inspection),
    /// See [`Question::Speed`].
    Timing(Timing),
}

/// A question with the number of its turn.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// Number of its turn.
    pub revision: u64,
    /// The question.
    pub question: Question,
}

/// An answer with the number of the question.
#[derive(Debug, Serialize, Deserialize)]
pub struct Reply {
    /// Number of the question.
    pub revision: u64,
    /// The answer.
    pub answer: Answer,
}

/// Answers a question; the only function that runs in the worker.
pub fn answer(question: &Question) -> Answer {
    match question {
        Question::Figure(experiment, theme) => {
            let mut figure = experiment.figure();
            rotarium_plot::colour(&mut figure, *theme);
            Answer::Figure(figure)
        }
        Question::Inspect(lab, cursor, language) => {
            Answer::Inspection(inspect(lab, *cursor, *language))
        }
        Question::Speed(workload) => Answer::Timing(workload.run()),
    }
}

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Option<Vec<u8>> {
    postcard::to_allocvec(message).ok()
}

/// A message from bytes; None when it is damaged.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
