//! Asks the worker: one question in flight, of the waiting ones only the newest per channel.
//!
//! This is the only module that knows there are two threads. A worker that dies is replaced; the question it died of is
//! asked once more and then given up. Deliberately does not know: what is asked.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::FileList;

use crate::browser;
use crate::message::{Answer, Question, Reply, Request, decode, encode};

#[wasm_bindgen(module = "/src/spawn.js")]
extern "C" {
    fn spawn(
        script: &str,
        js: &str,
        wasm: &str,
        on_reply: &Closure<dyn Fn(Array)>,
        on_death: &Closure<dyn Fn(JsValue)>,
    ) -> Thread;

    type Thread;
    #[wasm_bindgen(method)]
    fn post(this: &Thread, buffer: &ArrayBuffer);
    #[wasm_bindgen(method)]
    fn stop(this: &Thread);
    #[wasm_bindgen(method)]
    fn offer(this: &Thread, files: &FileList);

    /// Keeps those of the offered files that were taken, for the next worker.
    pub fn keep(taken: &Array);
    /// Forgets all files.
    pub fn forget();
}

/// What happened to the worker, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// It died and was replaced.
    Died,
    /// It died again and again without an answer in between, and is not started any more.
    Failed,
    /// A person cancelled what it was doing.
    Cancelled,
}

type Respond = Rc<dyn Fn(Answer, &Array)>;

struct Asked {
    channel: String,
    question: Question,
    respond: Respond,
    again: bool,
}

/// A running worker with the closures that it calls.
struct Live {
    thread: Thread,
    _on_reply: Closure<dyn Fn(Array)>,
    _on_death: Closure<dyn Fn(JsValue)>,
}

#[derive(Default)]
struct State {
    live: RefCell<Option<Live>>,
    waiting: RefCell<VecDeque<Asked>>,
    flying: RefCell<Option<(u64, Asked)>>,
    revision: Cell<u64>,
    /// Deaths since the last answer.
    deaths: Cell<u32>,
    /// Whether there was a question yet.
    started: Cell<bool>,
}

/// A worker that dies so often without one answer will not live.
const MAX_DEATHS: u32 = 4;

/// The way to the worker. Clones share it.
#[derive(Clone)]
pub struct Compute {
    state: Rc<State>,
    engine: &'static str,
    /// Whether a question is being answered.
    pub busy: RwSignal<bool>,
    /// What happened last to the worker, counted so that the same thing twice is two events.
    pub event: RwSignal<Option<(u64, Event)>>,
}

impl Compute {
    /// A worker that starts with the first question; the name of its program.
    pub fn new(engine: &'static str) -> Self {
        Self {
            state: Rc::default(),
            engine,
            busy: RwSignal::new(false),
            event: RwSignal::new(None),
        }
    }

    /// Asks; a question that still waits on the same channel is replaced. `respond` is called with the answer, unless a
    /// newer question replaces this one or it is cancelled; what is too large to be part of it comes beside it: the pixels of
    /// each raster as a buffer.
    pub fn ask(
        &self,
        channel: impl Into<String>,
        question: Question,
        respond: impl Fn(Answer, &Array) + 'static,
    ) {
        let channel = channel.into();
        let asked = Asked { channel, question, respond: Rc::new(respond), again: false };
        let mut waiting = self.state.waiting.borrow_mut();
        match waiting.iter_mut().find(|waiting| waiting.channel == asked.channel) {
            Some(older) => *older = asked,
            None => waiting.push_back(asked),
        }
        drop(waiting);
        if self.state.started.replace(true) {
            self.next();
        } else {
            self.start();
        }
    }

    /// Hands files to the worker, before the next question.
    pub fn offer(&self, files: &FileList) {
        if !self.state.started.replace(true) {
            self.start();
        }
        if let Some(live) = self.state.live.borrow().as_ref() {
            live.thread.offer(files);
        }
    }

    /// Stops what is being computed and everything that waits; what is on screen stays.
    pub fn cancel(&self) {
        if let Some(live) = self.state.live.borrow_mut().take() {
            live.thread.stop();
        }
        self.state.waiting.borrow_mut().clear();
        self.state.flying.borrow_mut().take();
        self.tell(Event::Cancelled);
        self.start();
    }

    /// Stops for good.
    pub fn stop(&self) {
        if let Some(live) = self.state.live.borrow_mut().take() {
            live.thread.stop();
        }
    }

    fn start(&self) {
        let (reply_to, died) = (self.clone(), self.clone());
        let on_reply = Closure::new(move |parts: Array| reply_to.receive(&parts));
        let on_death = Closure::new(move |_reason: JsValue| died.revive());
        let [js, wasm] = ["js", "wasm"].map(|kind| browser::program(self.engine, kind));
        let script = browser::resolve("worker.js");
        let thread = spawn(&script, &js, &wasm, &on_reply, &on_death);
        *self.state.live.borrow_mut() =
            Some(Live { thread, _on_reply: on_reply, _on_death: on_death });
        self.next();
    }

    /// The worker is dead: start another and ask the unanswered question once more.
    fn revive(&self) {
        if let Some((_, asked)) = self.state.flying.borrow_mut().take()
            && !asked.again
        {
            self.state.waiting.borrow_mut().push_front(Asked { again: true, ..asked });
        }
        self.state.deaths.update(|deaths| deaths + 1);
        if self.state.deaths.get() >= MAX_DEATHS {
            self.state.waiting.borrow_mut().clear();
            return self.tell(Event::Failed);
        }
        self.tell(Event::Died);
        // The closure that runs now belongs to the dead worker: replace it after it has returned.
        let compute = self.clone();
        leptos::task::spawn_local(async move { compute.start() });
    }

    fn tell(&self, event: Event) {
        self.busy.set(false);
        self.event.update(|last| *last = Some((last.map_or(0, |(count, _)| count + 1), event)));
    }

    fn next(&self) {
        let mut flying = self.state.flying.borrow_mut();
        let live = self.state.live.borrow();
        let (None, Some(live)) = (flying.as_ref(), live.as_ref()) else { return };
        let Some(asked) = self.state.waiting.borrow_mut().pop_front() else {
            if self.busy.get_untracked() {
                self.busy.set(false);
            }
            return;
        };
        let revision = self.state.revision.get() + 1;
        self.state.revision.set(revision);
        let request = Request { revision, question: asked.question.clone() };
        if let Some(bytes) = encode(&request) {
            live.thread.post(&Uint8Array::from(bytes.as_slice()).buffer());
            *flying = Some((revision, asked));
            if !self.busy.get_untracked() {
                self.busy.set(true);
            }
        }
    }

    fn receive(&self, parts: &Array) {
        let bytes = Uint8Array::new(&parts.shift()).to_vec();
        let Some(Reply { revision, answer }) = decode(&bytes) else { return };
        let mut flying = self.state.flying.borrow_mut();
        self.state.deaths.set(0);
        let answered = flying.take_if(|(asked, _)| *asked == revision);
        drop(flying);
        self.next();
        if let Some((_, asked)) = answered {
            (asked.respond)(answer, parts);
        }
    }
}
