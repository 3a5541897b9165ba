//! One worker: what it was asked, what it has to do next, and what it does when there is nothing else to do.
//!
//! Deliberately does not know: the other workers.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use rotarium_lab::shares::Share;
use wasm_bindgen::prelude::*;
use web_sys::FileList;

use super::asked::Asked;
use super::drawing::Drawing;
use crate::browser;

#[wasm_bindgen(module = "/src/spawn.js")]
extern "C" {
    fn spawn(
        script: &str,
        js: &str,
        wasm: &str,
        holds_files: bool,
        on_reply: &Closure<dyn Fn(Array)>,
        on_death: &Closure<dyn Fn(JsValue)>,
    ) -> Port;

    type Port;
    #[wasm_bindgen(method)]
    fn post(this: &Port, buffers: &Array);
    #[wasm_bindgen(method)]
    fn halt(this: &Port, revision: f64);
    #[wasm_bindgen(method)]
    fn stop(this: &Port);
    #[wasm_bindgen(method)]
    fn offer(this: &Port, files: &FileList);

    /// Keeps those of the offered files that were taken, for the next worker.
    pub fn keep(taken: &Array);
    /// Forgets all files.
    pub fn forget();
    /// Whether there are files.
    #[wasm_bindgen(js_name = hasFiles)]
    pub(super) fn has_files() -> bool;
}

/// What a worker is to do.
pub(super) enum Task {
    /// To answer a question alone.
    Whole(Asked),
    /// To make the rows of one of the shares of a figure.
    Share(Rc<Drawing>, u32),
    /// To show the rows that it made, once all are known.
    Rest(Rc<Drawing>, u32),
}

impl Task {
    fn channel(&self) -> &str {
        match self {
            Self::Whole(asked) => &asked.channel,
            Self::Share(drawing, _) | Self::Rest(drawing, _) => drawing.channel(),
        }
    }

    /// What is to be asked again when its worker is gone; a figure is given up as a whole.
    pub(super) fn asked(self) -> Option<Asked> {
        match self {
            Self::Whole(asked) => Some(asked),
            Self::Share(drawing, _) | Self::Rest(drawing, _) => drawing.give_up(),
        }
    }

    fn is_over(&self) -> bool {
        match self {
            Self::Whole(_) => false,
            Self::Share(drawing, _) | Self::Rest(drawing, _) => drawing.is_over(),
        }
    }

    fn is_patient(&self) -> bool {
        match self {
            Self::Whole(asked) => asked.patient,
            Self::Share(drawing, _) => drawing.is_patient(),
            Self::Rest(..) => false,
        }
    }

    fn request(&self, revision: u64) -> Option<Vec<u8>> {
        match self {
            Self::Whole(asked) => asked.request(revision, Share::ALL),
            Self::Share(drawing, number) => drawing.share(revision, *number),
            Self::Rest(drawing, number) => drawing.rest(revision, *number),
        }
    }
}

/// A running worker with the closures that it calls.
pub(super) struct Live {
    port: Port,
    _on_reply: Closure<dyn Fn(Array)>,
    _on_death: Closure<dyn Fn(JsValue)>,
}

impl Live {
    /// Starts a worker with a program.
    pub(super) fn new(
        engine: &str,
        holds_files: bool,
        on_reply: impl Fn(Array) + 'static,
        on_death: impl Fn() + 'static,
    ) -> Self {
        let on_reply = Closure::new(on_reply);
        let on_death = Closure::new(move |_reason: JsValue| on_death());
        let [js, wasm] = ["js", "wasm"].map(|kind| browser::program(engine, kind));
        let script = browser::resolve("worker.js");
        let port = spawn(&script, &js, &wasm, holds_files, &on_reply, &on_death);
        Self { port, _on_reply: on_reply, _on_death: on_death }
    }

    pub(super) fn offer(&self, files: &FileList) {
        self.port.offer(files);
    }
}

/// A worker and its work.
#[derive(Default)]
pub(super) struct Thread {
    pub(super) live: Option<Live>,
    /// What it was told to do, in this order.
    flying: Vec<(u64, Task)>,
    /// What it does in between, a little at a time.
    patient: Option<(u64, Task)>,
    tasks: Vec<Task>,
}

impl Thread {
    /// Whether it takes what it is given at once.
    pub(super) fn is_free(&self) -> bool {
        self.live.is_some() && self.flying.is_empty()
    }

    pub(super) fn is_patient(&self) -> bool {
        self.patient.is_some()
    }

    pub(super) fn is_busy(&self) -> bool {
        !self.flying.is_empty() || !self.tasks.is_empty() || self.is_patient()
    }

    pub(super) fn queue(&mut self, task: Task) {
        self.tasks.push(task);
    }

    pub(super) fn queue_first(&mut self, task: Task) {
        self.tasks.insert(0, task);
    }

    /// Stops what it does in between, if it is of this channel.
    pub(super) fn halt_patient(&mut self, channel: &str) {
        let of_channel = |(_, task): &mut (u64, Task)| task.channel() == channel;
        if let Some((revision, _)) = self.patient.take_if(of_channel) {
            self.halt(revision);
        }
    }

    /// Asks to stop the making of a picture that is of one of these channels; what comes back says whether it was stopped.
    pub(super) fn halt_first(&self, superseded: impl Fn(&str) -> bool) {
        let superseded = self.flying.iter().filter(|(_, task)| superseded(task.channel()));
        superseded.for_each(|(revision, _)| self.halt(*revision));
    }

    fn halt(&self, revision: u64) {
        self.live.iter().for_each(|live| live.port.halt(revision as f64));
    }

    pub(super) fn stop(&self) {
        self.live.iter().for_each(|live| live.port.stop());
    }

    /// Takes up what is next: all that waits in one message when it has nothing else to do, and at any time what can be put aside
    /// and what others wait for.
    pub(super) fn take_up(&mut self, revision: &Cell<u64>) {
        let Some(live) = &self.live else { return };
        self.tasks.retain(|task| !task.is_over());
        let free = self.flying.is_empty();
        let mut patient = self.patient.is_some();
        let (now, later): (Vec<Task>, Vec<Task>) =
            std::mem::take(&mut self.tasks).into_iter().partition(|task| match task {
                task if task.is_patient() => !std::mem::replace(&mut patient, true),
                Task::Rest(..) => true,
                _ => free,
            });
        self.tasks = later;
        let buffers = Array::new();
        for task in now {
            let number = revision.get() + 1;
            let Some(bytes) = task.request(number) else { continue };
            revision.set(number);
            buffers.push(&Uint8Array::from(bytes.as_slice()).buffer());
            if task.is_patient() {
                self.patient = Some((number, task));
            } else {
                self.flying.push((number, task));
            }
        }
        if buffers.length() > 0 {
            live.port.post(&buffers);
        }
    }

    /// The task that was answered.
    pub(super) fn done(&mut self, revision: u64) -> Option<Task> {
        let at = self.flying.iter().position(|(number, _)| *number == revision);
        let done = at.map(|at| self.flying.remove(at));
        let is = |(number, _): &mut (u64, Task)| *number == revision;
        done.or_else(|| self.patient.take_if(is)).map(|(_, task)| task)
    }

    /// It died: what it had to do, and first what it may have died of.
    pub(super) fn lose(&mut self) -> (Option<Task>, Vec<Task>) {
        self.live = None;
        let mut doing = std::mem::take(&mut self.flying).into_iter().chain(self.patient.take());
        let suspect = doing.next().map(|(_, task)| task);
        let mut lost: Vec<Task> = doing.map(|(_, task)| task).collect();
        lost.append(&mut self.tasks);
        (suspect, lost)
    }
}
