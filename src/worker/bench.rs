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
use rotarium_lab::shares::{Piece, Share, Tally};
use rotarium_plot::Theme;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel};

use super::{Knowledge, answer};
use crate::browser;
use crate::message::{Answer, Question, Reply, Request, decode, encode};

/// Longer than this, in milliseconds, the worker does not listen.
const SLICE: f64 = 2.0;
/// A first picture that takes less than this is made in one go: nobody could see that it came too late.
const GO: f64 = 20.0;
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

impl Job {
    /// Whether it is a first picture.
    fn is_first(&self) -> bool {
        self.experiment.round == 0
    }
}

/// The bench of a worker.
pub(super) struct Bench {
    scope: DedicatedWorkerGlobalScope,
    knowledge: Knowledge,
    /// First pictures, then what is only made finer.
    jobs: RefCell<VecDeque<Job>>,
    kept: RefCell<VecDeque<Job>>,
    /// Rings when the messages that came meanwhile have been heard.
    bell: Option<MessageChannel>,
    hears: Cell<bool>,
    rang: Cell<bool>,
}

impl Bench {
    pub(super) fn new(scope: DedicatedWorkerGlobalScope, knowledge: Knowledge) -> Self {
        let (jobs, kept) = (RefCell::default(), RefCell::default());
        let bell = MessageChannel::new().ok();
        Self { scope, knowledge, jobs, kept, bell, hears: Cell::default(), rang: Cell::default() }
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

    /// Ends what is being made under a number.
    pub(super) fn halt(&self, revision: u64) {
        let mut jobs = self.jobs.borrow_mut();
        let at = jobs.iter().position(|job| job.revision == revision);
        let halted = at.and_then(|at| jobs.remove(at));
        drop(jobs);
        if halted.is_some() {
            self.post(revision, Answer::Halted);
        }
    }

    /// Makes rows: mostly at once where someone waits for a first picture, else a little at a time.
    fn make(self: &Rc<Self>, job: Job) {
        if job.is_first() {
            return self.work(job, GO);
        }
        let older = self.jobs.borrow().iter().find(|job| !job.is_first()).map(|job| job.revision);
        older.iter().for_each(|&older| self.halt(older));
        self.set_aside(job);
    }

    /// Goes on with it when everything that was said meanwhile has been heard; first pictures go first.
    fn set_aside(self: &Rc<Self>, job: Job) {
        let mut jobs = self.jobs.borrow_mut();
        if job.is_first() {
            jobs.push_front(job);
        } else {
            jobs.push_back(job);
        }
        drop(jobs);
        self.ring();
    }

    /// Works on when everything that was said meanwhile has been heard.
    fn ring(self: &Rc<Self>) {
        if self.jobs.borrow().is_empty() || self.rang.replace(true) {
            return;
        }
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
        self.rang.set(false);
        let job = self.jobs.borrow_mut().pop_front();
        job.into_iter().for_each(|job| self.work(job, SLICE));
    }

    /// Works for so many milliseconds, and listens if there is more to do.
    fn work(self: &Rc<Self>, mut job: Job, time: f64) {
        let end = browser::now() + time;
        while browser::now() < end {
            if !job.piece.step() {
                self.finish(job);
                return self.ring();
            }
        }
        self.set_aside(job);
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
