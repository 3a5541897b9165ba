//! What a worker has on its bench: rows that are made a little at a time, and rows that are kept until they are shown.
//!
//! Between two slices of a long work the worker listens, so a question that comes meanwhile is answered, and work that nobody
//! waits for any more ends. Deliberately does not know: what most answers are.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use rotarium_lab::Experiment;
use rotarium_lab::figure::{Cells, Figure, Mark, Raster};
use rotarium_lab::shares::{Piece, Share, Tally, finished};
use rotarium_plot::Theme;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel};

use super::{Knowledge, answer};
use crate::browser;
use crate::message::{Answer, Question, Reply, Request, decode, encode};

/// Longer than this, in milliseconds, the worker does not listen.
const SLICE: f64 = 2.0;
/// Rows that are kept at most; those of figures that were given up are never asked for.
const MOST_KEPT: usize = 4;

/// Rows in the making.
struct Job {
    revision: u64,
    experiment: Experiment,
    theme: Theme,
    share: Share,
    piece: Box<dyn Piece>,
}

/// The bench of a worker.
pub(super) struct Bench {
    scope: DedicatedWorkerGlobalScope,
    knowledge: Knowledge,
    job: RefCell<Option<Job>>,
    kept: RefCell<VecDeque<Job>>,
    /// Rings when the messages that came meanwhile have been heard.
    bell: Option<MessageChannel>,
    hears: Cell<bool>,
}

impl Bench {
    pub(super) fn new(scope: DedicatedWorkerGlobalScope, knowledge: Knowledge) -> Self {
        let (job, kept) = (RefCell::default(), RefCell::default());
        let bell = MessageChannel::new().ok();
        Self { scope, knowledge, job, kept, bell, hears: Cell::new(false) }
    }

    /// Answers a question, or begins to.
    pub(super) fn take(self: &Rc<Self>, Request { revision, share, question }: Request) {
        match question {
            Question::Rest(kept, tallies) => self.show(revision, kept, &tallies),
            Question::Figure(experiment, theme) => {
                let piece = experiment.piece(self.knowledge.views, share);
                if let Some(piece) = piece {
                    self.make(Job { revision, experiment, theme, share, piece });
                } else {
                    let question = Question::Figure(experiment, theme);
                    self.post(revision, answer(&question, self.knowledge));
                }
            }
            question => self.post(revision, answer(&question, self.knowledge)),
        }
    }

    /// Ends what is being made.
    pub(super) fn halt(&self) {
        if let Some(job) = self.job.take() {
            self.post(job.revision, Answer::Halted);
        }
    }

    /// Makes rows: at once where someone waits for a first picture, else a little at a time.
    fn make(self: &Rc<Self>, job: Job) {
        if job.experiment.round == 0 {
            return self.finish(Job { piece: finished(job.piece), ..job });
        }
        self.halt();
        *self.job.borrow_mut() = Some(job);
        self.ring();
    }

    /// Works on when everything that was said meanwhile has been heard.
    fn ring(self: &Rc<Self>) {
        let Some(bell) = &self.bell else { return self.slice() };
        if !self.hears.replace(true) {
            let bench = self.clone();
            let heard = Closure::<dyn Fn()>::new(move || bench.slice());
            bell.port1().set_onmessage(Some(heard.as_ref().unchecked_ref()));
            heard.forget(); // as long as the worker lives
        }
        // Refused only by a closed port.
        let _ = bell.port2().post_message(&JsValue::NULL);
    }

    /// Works for a short while.
    fn slice(self: &Rc<Self>) {
        let Some(mut job) = self.job.take() else { return };
        let end = browser::now() + SLICE;
        while browser::now() < end {
            if !job.piece.step() {
                return self.finish(job);
            }
        }
        *self.job.borrow_mut() = Some(job);
        self.ring();
    }

    /// The rows are made.
    fn finish(&self, mut job: Job) {
        let (tally, revision) = (job.piece.tally(), job.revision);
        if job.share == Share::ALL {
            let answer = self.figure(&mut job, &tally);
            return self.post(revision, answer);
        }
        let mut kept = self.kept.borrow_mut();
        kept.push_back(job);
        if kept.len() > MOST_KEPT {
            kept.pop_front();
        }
        drop(kept);
        self.post(revision, encode(&tally).map_or(Answer::Halted, Answer::Share));
    }

    /// Shows rows that were kept.
    fn show(&self, revision: u64, number: u64, tallies: &[Vec<u8>]) {
        let mut kept = self.kept.borrow_mut();
        let at = kept.iter().position(|job| job.revision == number);
        let Some(mut job) = at.and_then(|at| kept.remove(at)) else {
            return self.post(revision, Answer::Halted);
        };
        drop(kept);
        let all = Tally::all(tallies.iter().filter_map(|tally| decode(tally)));
        if job.share.number > 0 {
            let pixels = job.piece.rows(&all).map(|rows| rotarium_plot::strip(&rows, job.theme));
            return self.send(revision, Answer::Rows, pixels);
        }
        let answer = self.figure(&mut job, &all);
        self.post(revision, answer);
    }

    /// The figure of the rows; the pixels of its first raster are those of these rows.
    fn figure(&self, job: &mut Job, all: &Tally) -> Answer {
        let views = self.knowledge.views;
        let subtitle = job.experiment.subtitle(views);
        let mut figure = Figure { subtitle, ..job.piece.figure(all) };
        let rows = first(&mut figure).map(|raster| {
            let all = raster.rows;
            if let Cells::Values(values) = &raster.cells {
                raster.rows = values.len() / raster.columns.max(1);
            }
            all
        });
        rotarium_plot::colour(&mut figure, job.theme);
        if let (Some(raster), Some(rows)) = (first(&mut figure), rows) {
            raster.rows = rows;
        }
        Answer::Figure(figure, job.experiment.rounds(views))
    }

    /// Sends a reply, and beside it the pixels of its rasters.
    fn post(&self, revision: u64, mut answer: Answer) {
        let pixels = answer.take_pixels();
        self.send(revision, answer, pixels);
    }

    /// Sends a reply, and beside it pixels, which no one reads byte by byte.
    fn send(&self, revision: u64, answer: Answer, pixels: impl IntoIterator<Item = Vec<u8>>) {
        let Some(bytes) = encode(&Reply { revision, answer }) else { return };
        let parts: Array = std::iter::once(bytes)
            .chain(pixels)
            .map(|part| Uint8Array::from(part.as_slice()).buffer())
            .collect();
        // Fails only when the page is gone.
        let _ = self.scope.post_message_with_transfer(&parts, &parts);
    }
}

fn first(figure: &mut Figure) -> Option<&mut Raster> {
    match figure.marks.first_mut() {
        Some(Mark::Raster(raster)) => Some(raster),
        _ => None,
    }
}
