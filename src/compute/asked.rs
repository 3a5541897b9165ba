//! A question with whoever waits for its answer, ready to be sent.
//!
//! Deliberately does not know: which worker gets it.

use std::rc::Rc;

use js_sys::Array;
use rotarium_lab::shares::Share;

use crate::message::{Answer, Question, Request, encode};

/// Called with an answer and what comes beside it.
pub(super) type Respond = Rc<dyn Fn(Answer, &Array)>;

/// A question with whoever waits for the answer.
pub(super) struct Asked {
    pub(super) channel: String,
    question: Vec<u8>,
    /// Whether several are to work on it.
    pub(super) shared: bool,
    /// Whether it only makes finer what is seen already: other questions go first.
    pub(super) patient: bool,
    pub(super) respond: Respond,
    /// Whether a worker has died of it.
    pub(super) again: bool,
}

impl Asked {
    pub(super) fn new(channel: String, question: &Question, respond: Respond) -> Self {
        let question = encode(question).unwrap_or_default();
        let (shared, patient, again) = (false, false, false);
        Self { channel, question, shared, patient, respond, again }
    }

    /// As a request for some of the rows.
    pub(super) fn request(&self, revision: u64, share: Share) -> Option<Vec<u8>> {
        Request::bytes(revision, share, &self.question)
    }
}
