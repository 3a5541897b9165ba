//! A figure that several workers make: each its share of the rows, then, when all rows are known, each its colours.
//!
//! Deliberately does not know: the workers.

use std::cell::RefCell;

use js_sys::Array;
use rotarium_lab::shares::Share;

use super::asked::{Asked, Respond};
use crate::message::{Answer, Question, Request, encode};

/// What one worker has of it.
#[derive(Default, Clone)]
struct Part {
    /// The number under which its worker keeps the rows.
    revision: u64,
    /// What is known of them.
    tally: Option<Vec<u8>>,
    /// What comes beside its last answer.
    pixels: Option<Array>,
}

struct Work {
    asked: Asked,
    parts: Vec<Part>,
    /// The figure, from the first of them.
    figure: Option<Answer>,
}

/// A figure in the making; empty once it is answered or given up.
pub(super) struct Drawing {
    channel: String,
    patient: bool,
    work: RefCell<Option<Work>>,
}

impl Drawing {
    pub(super) fn new(asked: Asked, shares: usize) -> Self {
        let parts = vec![Part::default(); shares];
        let (channel, patient) = (asked.channel.clone(), asked.patient);
        Self { channel, patient, work: RefCell::new(Some(Work { asked, parts, figure: None })) }
    }

    pub(super) fn channel(&self) -> &str {
        &self.channel
    }

    pub(super) fn is_patient(&self) -> bool {
        self.patient
    }

    pub(super) fn is_over(&self) -> bool {
        self.work.borrow().is_none()
    }

    /// Nobody waits for it any more; what was asked.
    pub(super) fn give_up(&self) -> Option<Asked> {
        self.work.take().map(|work| work.asked)
    }

    /// What the worker of a share is asked first.
    pub(super) fn share(&self, revision: u64, number: u32) -> Option<Vec<u8>> {
        let work = self.work.borrow();
        let Work { asked, parts, .. } = work.as_ref()?;
        asked.request(revision, Share { number, of: parts.len() as u32 })
    }

    /// What it is asked then.
    pub(super) fn rest(&self, revision: u64, number: u32) -> Option<Vec<u8>> {
        let work = self.work.borrow();
        let Work { parts, .. } = work.as_ref()?;
        let tallies = parts.iter().filter_map(|part| part.tally.clone()).collect();
        let question = Question::Rest(parts.get(number as usize)?.revision, tallies);
        Request::bytes(revision, Share::ALL, &encode(&question)?)
    }

    /// A share is made; whether all are. Without one of them there is no figure.
    pub(super) fn know(&self, number: u32, revision: u64, answer: Answer) -> bool {
        let Answer::Share(tally) = answer else {
            self.give_up();
            return false;
        };
        let mut work = self.work.borrow_mut();
        let Some(Work { parts, .. }) = work.as_mut() else { return false };
        if let Some(part) = parts.get_mut(number as usize) {
            (part.revision, part.tally) = (revision, Some(tally));
        }
        parts.iter().all(|part| part.tally.is_some())
    }

    /// A share is shown; what to answer when all are.
    pub(super) fn complete(
        &self,
        number: u32,
        answer: Answer,
        pixels: &Array,
    ) -> Option<(Respond, Answer, Array)> {
        let mut work = self.work.borrow_mut();
        let Work { parts, figure, .. } = work.as_mut()?;
        if let Some(part) = parts.get_mut(number as usize) {
            part.pixels = Some(pixels.clone());
        }
        if number == 0 {
            *figure = Some(answer);
        }
        if parts.iter().any(|part| part.pixels.is_none()) {
            return None;
        }
        let Work { asked, parts, figure } = work.take()?;
        let pixels: Vec<Array> = parts.into_iter().filter_map(|part| part.pixels).collect();
        let strips: Array = pixels.iter().map(|of| of.get(0)).collect();
        let all = pixels.first()?.clone();
        // No map could be made: there is nothing to put together.
        if all.length() > 0 {
            all.set(0, strips.into());
        }
        Some((asked.respond, figure?, all))
    }
}
