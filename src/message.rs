//! What the page and the engine say to each other: values, written compactly.
//!
//! Deliberately does not know: who sends, and when.

use rotarium_lab::config::Imported;
use rotarium_lab::diagnostics::Report;
use rotarium_lab::figure::{Cells, Figure, Mark};
use rotarium_lab::ids::{Format, Sheet, Whose};
use rotarium_lab::lessons::Step;
use rotarium_lab::plan::Plan;
use rotarium_lab::shares::Share;
use rotarium_lab::tensors::{Chosen, Filed, Turn};
use rotarium_lab::zero::{Wanted, Zero};
use rotarium_lab::{Experiment, Lab, Language, Library, Line, Look, Notice, Pane, Seen, SlotName};
use rotarium_plot::Theme;
use serde::{Deserialize, Serialize};

use crate::speed::{Timing, Workload};

/// Something that needs formulas, or time, to find out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// The figure of an experiment, its rasters coloured for a theme.
    Figure(Experiment, Theme),
    /// The figure whose share of rows is kept under a number, or only their pixels if it is not the first one; with what is known
    /// of all shares, in their order.
    Rest(u64, Vec<Vec<u8>>),
    /// What is seen at a place, with what is drawn above these panes.
    Look(Lab, Look, Vec<Pane>, Language),
    /// The recipe card of a slot, which has the settings of a model or of none ("").
    Card(Lab, SlotName, String, Language),
    /// What explains the schemes and models.
    Library(Language),
    /// The recipe of a model's configuration, as text.
    Config(String, Language),
    /// A stretch of the table of position ids: first row and number of rows.
    Ids(Lab, Whose, usize, usize, Language),
    /// All ids of a slot as text.
    IdsText(Lab, SlotName, Format, Language),
    /// What the diagnostics find.
    Diagnose(Lab, Language),
    /// The same as text: as JSON, or else as CSV.
    DiagnoseText(Lab, Language, bool),
    /// The steps of the lesson of that number.
    Lesson(usize, Language),
    /// Which pairs of the slot that is turned never complete a turn within the training length, as in links.
    Slow(Lab),
    /// The first zero of the recipe that is turned, or the base that puts it at a distance.
    Zero(Lab, Option<Wanted>, Language),
    /// Settings of every method for slot A and the length of the sequence.
    Plan(Lab, Language),
    /// What was dropped, and what of it is read: the choice of the state, and what a person chose. As content,
    /// or else as inputs of mechanisms.
    Files(Chosen, Option<Turn>, bool, Language),
    /// To forget all files.
    Forget,
    /// How long a workload takes.
    Speed(Workload),
    /// All queries and all keys of slot A.
    Vectors(Lab),
}

/// What was found out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// See [`Question::Figure`]; in how many rounds it is found. The pixels of its rasters travel beside it, in their order.
    Figure(Figure, u32),
    /// What is known of the rows of a share of a figure, which are kept. Those who only collect it need not read it.
    Share(Vec<u8>),
    /// See [`Question::Rest`]: the pixels travel beside it.
    Rows,
    /// What was asked was superseded before it was done.
    Halted,
    /// See [`Question::Look`]; None where there is nothing to see.
    Seen(Option<Seen>),
    /// See [`Question::Card`].
    Card(Vec<Line>),
    /// See [`Question::Library`].
    Library(Library),
    /// See [`Question::Config`].
    Config(Box<Result<Imported, Notice>>),
    /// See [`Question::Files`].
    Files(Filed),
    /// A [`LabAnswer`] as bytes, so that the Bench, which never asks for one, need not know how to read it.
    OfLabs(Vec<u8>),
}

/// What only the labs ask for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum LabAnswer {
    /// See [`Question::Vectors`].
    Vectors([Vec<f32>; 2]),
    /// See [`Question::Ids`].
    Ids(Sheet),
    /// See [`Question::Diagnose`].
    Diagnoses(Report),
    /// See [`Question::IdsText`], [`Question::DiagnoseText`] and [`Question::Slow`]; else the sentence to show.
    Text(Result<String, String>),
    /// See [`Question::Lesson`].
    Lesson(Vec<Step>),
    /// See [`Question::Zero`].
    Zero(Zero),
    /// See [`Question::Plan`].
    Plan(Box<Plan>),
    /// See [`Question::Speed`].
    Timing(Timing),
}

impl Answer {
    /// Takes the pixels out of a figure.
    pub fn take_pixels(&mut self) -> Vec<Vec<u8>> {
        let Self::Figure(figure, _) = self else { return Vec::new() };
        let pixels = |mark: &mut Mark| match mark {
            Mark::Raster(raster) => {
                let cells = std::mem::replace(&mut raster.cells, Cells::Pixels(Vec::new()));
                Some(if let Cells::Pixels(pixels) = cells { pixels } else { Vec::new() })
            }
            _ => None,
        };
        figure.marks.iter_mut().filter_map(pixels).collect()
    }

    /// An answer for the labs.
    pub fn labs(answer: &LabAnswer) -> Self {
        Self::OfLabs(encode(answer).unwrap_or_default())
    }

    /// The answer for the labs; None when it is another one.
    pub fn of_labs(&self) -> Option<LabAnswer> {
        let Self::OfLabs(bytes) = self else { return None };
        decode(bytes)
    }
}

/// A question with the number of its turn.
#[derive(Debug, Serialize, Deserialize)]
pub struct Request {
    /// Number of its turn.
    pub revision: u64,
    /// Of a figure, which rows are asked for: if not all, they are kept under the number.
    pub share: Share,
    /// The question.
    pub question: Question,
}

impl Request {
    /// A request as bytes, from those of the question.
    pub fn bytes(revision: u64, share: Share, question: &[u8]) -> Option<Vec<u8>> {
        // Fields stand one after the other.
        let mut bytes = encode(&(revision, share))?;
        bytes.extend_from_slice(question);
        Some(bytes)
    }
}

/// An answer with the number of the question.
#[derive(Debug, Serialize, Deserialize)]
pub struct Reply {
    /// Number of the question.
    pub revision: u64,
    /// The answer.
    pub answer: Answer,
}

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Option<Vec<u8>> {
    postcard::to_allocvec(message).ok()
}

/// A message from bytes; None when it is damaged.
pub fn decode<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
