//! Asks the workers: of the waiting questions only the newest per channel, and the newest one wins.
//!
//! The first worker answers everything; where the machine has room for more, figures that can be shared out are made by all of
//! them. This and its parts are the only modules that know that there are several threads. A worker that dies is replaced;
//! what it died of is asked once more and then given up. Deliberately does not know: what is asked.

use std::cell::{Cell, RefCell};
use std::ops::RangeInclusive;
use std::rc::Rc;
use std::time::Duration;

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use rotarium_kernel::MAX_CONTENT_TOKENS;
use rotarium_lab::Experiment;
use rotarium_plot::Theme;
use web_sys::FileList;

use crate::browser;
use crate::message::{Answer, Question, Reply, decode};

mod asked;
mod drawing;
mod thread;

use asked::Asked;
use drawing::Drawing;
use thread::{Live, Task, Thread};
pub use thread::{forget, keep};

/// What happened to a worker, for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// It died and was replaced.
    Died,
    /// One died again and again without an answer in between, and is not started any more.
    Failed,
    /// A person cancelled what was being done.
    Cancelled,
}

#[derive(Default)]
struct State {
    threads: RefCell<Vec<Thread>>,
    waiting: RefCell<Vec<Asked>>,
    /// Figures that are being shared out.
    drawings: RefCell<Vec<Rc<Drawing>>>,
    revision: Cell<u64>,
    /// When something was asked last whose channel is being answered, and whether it is looked after.
    asked: Cell<f64>,
    settles: Cell<bool>,
    /// Whether what is asked at the moment is being gathered.
    gathers: Cell<bool>,
    /// Deaths since the last answer.
    deaths: Cell<u32>,
}

/// A worker that dies so often without one answer will not live.
const MAX_DEATHS: u32 = 4;
/// After so long without a newer question nothing moves any more.
pub const REST: Duration = Duration::from_millis(120);
/// More workers than these would wait for memory.
const MOST_THREADS: usize = 4;
/// Maps of so many tokens are shared out: smaller ones are done before, and longer ones have one table for all rows.
const SHARED: RangeInclusive<usize> = 1024..=MAX_CONTENT_TOKENS;

/// The way to the workers. Clones share it.
#[derive(Clone)]
pub struct Compute {
    state: Rc<State>,
    engine: &'static str,
    /// Whether a question is being answered.
    pub busy: RwSignal<bool>,
    /// What happened last to a worker, counted so that the same thing twice is two events.
    pub event: RwSignal<Option<(u64, Event)>>,
}

impl Compute {
    /// Workers that start when they are needed; the name of their program.
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
    /// each raster as a buffer, or as a list of buffers one below the other.
    pub fn ask(
        &self,
        channel: impl Into<String>,
        question: &Question,
        respond: impl Fn(Answer, &Array) + 'static,
    ) {
        self.queue(Asked::new(channel.into(), question, Rc::new(respond)));
    }

    /// As [`Self::ask`], for a figure that several can work on if it `shares`.
    pub fn draw(
        &self,
        channel: String,
        experiment: Experiment,
        shares: bool,
        theme: Theme,
        respond: impl Fn(Answer, &Array) + 'static,
    ) {
        let (large, round) = (SHARED.contains(&experiment.lab.tokens()), experiment.round);
        let question = Question::Figure(experiment, theme);
        let mut asked = Asked::new(channel, &question, Rc::new(respond));
        (asked.shared, asked.patient) = (shares && large, shares && round > 0);
        self.queue(asked);
    }

    /// Hands files to the first worker, before the next question. As long as there are any it answers alone.
    pub fn offer(&self, files: &FileList) {
        self.wake(1);
        if let Some(live) = self.state.threads.borrow()[0].live.as_ref() {
            live.offer(files);
        }
    }

    /// Stops what is being computed and everything that waits; what is on screen stays.
    pub fn cancel(&self) {
        self.stop();
        self.tell(Event::Cancelled);
        self.wake(1);
    }

    /// Stops for good.
    pub fn stop(&self) {
        self.state.threads.take().iter().for_each(Thread::stop);
        self.state.waiting.borrow_mut().clear();
        self.state.drawings.borrow_mut().clear();
    }

    fn queue(&self, asked: Asked) {
        self.supersede(&asked.channel);
        let mut waiting = self.state.waiting.borrow_mut();
        match waiting.iter_mut().find(|waiting| waiting.channel == asked.channel) {
            Some(older) => *older = asked,
            None => waiting.push(asked),
        }
        drop(waiting);
        self.wake(1);
        self.note_busy();
        if self.state.gathers.replace(true) {
            return;
        }
        // What follows from one change is asked one after the other, and goes to the workers together.
        let compute = self.clone();
        leptos::task::spawn_local(async move {
            compute.state.gathers.set(false);
            compute.next();
            if !compute.state.waiting.borrow().is_empty() {
                compute.settle();
            }
        });
    }

    /// What is only made finer is stopped at once; a first picture is finished, or none would be seen while a slider moves, unless
    /// nothing newer comes for a moment.
    fn supersede(&self, channel: &str) {
        for thread in self.state.threads.borrow_mut().iter_mut() {
            thread.halt_patient(channel);
        }
        self.state.drawings.borrow_mut().retain(|drawing| {
            let goes_on = drawing.channel() != channel || !drawing.is_patient();
            if !goes_on {
                drawing.give_up();
            }
            goes_on
        });
    }

    /// Stops first pictures once their channel has waited for a newer one for a moment.
    fn settle(&self) {
        self.state.asked.set(browser::now());
        if self.state.settles.replace(true) {
            return;
        }
        self.settle_in(REST);
    }

    fn settle_in(&self, time: Duration) {
        let compute = self.clone();
        let settle = move || {
            let since = (browser::now() - compute.state.asked.get()).max(0.0);
            let rest = REST.saturating_sub(Duration::from_secs_f64(since / 1000.0));
            if !rest.is_zero() {
                return compute.settle_in(rest);
            }
            compute.state.settles.set(false);
            let waiting = compute.state.waiting.borrow();
            let superseded = |channel: &str| waiting.iter().any(|asked| asked.channel == channel);
            compute.state.threads.borrow().iter().for_each(|thread| thread.halt_first(superseded));
        };
        set_timeout(settle, time);
    }

    /// At least so many workers.
    fn wake(&self, count: usize) {
        let known = self.state.threads.borrow().len();
        for number in known..count {
            self.state.threads.borrow_mut().push(Thread::default());
            self.start(number);
        }
    }

    fn start(&self, number: usize) {
        let (reply_to, died) = (self.clone(), self.clone());
        let live = Live::new(
            self.engine,
            number == 0,
            move |parts| reply_to.receive(number, &parts),
            move || died.revive(number),
        );
        if let Some(thread) = self.state.threads.borrow_mut().get_mut(number) {
            thread.live = Some(live);
        }
        self.next();
    }

    /// A worker is dead: start another and ask again what it left unanswered, but what it may have died of only once.
    fn revive(&self, number: usize) {
        let lost = self.state.threads.borrow_mut().get_mut(number).map(Thread::lose);
        let (suspect, lost) = lost.unwrap_or_default();
        if let Some(mut asked) = suspect.and_then(Task::asked)
            && !std::mem::replace(&mut asked.again, true)
        {
            self.ask_again(asked);
        }
        lost.into_iter().filter_map(Task::asked).for_each(|asked| self.ask_again(asked));
        self.state.drawings.borrow_mut().retain(|drawing| !drawing.is_over());
        self.state.deaths.update(|deaths| deaths + 1);
        if self.state.deaths.get() >= MAX_DEATHS {
            self.state.waiting.borrow_mut().clear();
            return self.tell(Event::Failed);
        }
        self.tell(Event::Died);
        // The closure that runs now belongs to the dead worker: replace it after it has returned.
        let compute = self.clone();
        leptos::task::spawn_local(async move { compute.start(number) });
    }

    /// A question whose worker died waits again, unless there is a newer one.
    fn ask_again(&self, asked: Asked) {
        let mut waiting = self.state.waiting.borrow_mut();
        if waiting.iter().all(|newer| newer.channel != asked.channel) {
            waiting.push(asked);
        }
    }

    fn tell(&self, event: Event) {
        self.busy.set(false);
        self.event.update(|last| *last = Some((last.map_or(0, |(count, _)| count + 1), event)));
    }

    /// Hands out what waits, as far as there are hands.
    fn next(&self) {
        while let Some(asked) = self.ready() {
            self.assign(asked);
        }
        let mut threads = self.state.threads.borrow_mut();
        for thread in threads.iter_mut() {
            thread.take_up(&self.state.revision);
        }
        drop(threads);
        self.note_busy();
    }

    /// What waits will be answered, too: between two rounds of an estimate nobody rests.
    fn note_busy(&self) {
        let threads = self.state.threads.borrow();
        let lives = threads.iter().any(|thread| thread.live.is_some());
        let waits = lives && !self.state.waiting.borrow().is_empty();
        let busy = waits || threads.iter().any(Thread::is_busy);
        drop(threads);
        if self.busy.get_untracked() != busy {
            self.busy.set(busy);
        }
    }

    /// The first of the waiting questions that can be answered now.
    fn ready(&self) -> Option<Asked> {
        let threads = self.state.threads.borrow();
        let first = threads.first()?;
        let drawings = self.state.drawings.borrow();
        let patient = first.is_patient() || drawings.iter().any(|drawing| drawing.is_patient());
        let drawn = |channel: &str| drawings.iter().any(|drawing| drawing.channel() == channel);
        let can_go = |asked: &Asked| {
            if asked.patient { !patient } else { first.is_free() && !drawn(&asked.channel) }
        };
        let mut waiting = self.state.waiting.borrow_mut();
        let at = waiting.iter().position(can_go)?;
        Some(waiting.remove(at))
    }

    fn assign(&self, asked: Asked) {
        let count = browser::cores().saturating_sub(1).clamp(1, MOST_THREADS);
        let shared = asked.shared && count > 1 && !thread::has_files();
        if !shared {
            if let Some(first) = self.state.threads.borrow_mut().first_mut() {
                first.queue(Task::Whole(asked));
            }
            return;
        }
        self.wake(count);
        let drawing = Rc::new(Drawing::new(asked, count));
        for (number, thread) in (0..).zip(self.state.threads.borrow_mut().iter_mut()) {
            thread.queue(Task::Share(drawing.clone(), number));
        }
        self.state.drawings.borrow_mut().push(drawing);
    }

    fn receive(&self, number: usize, parts: &Array) {
        let bytes = Uint8Array::new(&parts.shift()).to_vec();
        let Some(Reply { revision, answer }) = decode(&bytes) else { return };
        self.state.deaths.set(0);
        let task = self.state.threads.borrow_mut().get_mut(number).and_then(|t| t.done(revision));
        let answered = match task {
            None => None,
            Some(Task::Whole(_)) if matches!(answer, Answer::Halted) => None,
            Some(Task::Whole(asked)) => Some((asked.respond, answer, parts.clone())),
            Some(Task::Share(drawing, share)) => {
                if drawing.know(share, revision, answer) {
                    let mut threads = self.state.threads.borrow_mut();
                    for (number, thread) in (0..).zip(threads.iter_mut()) {
                        thread.queue_first(Task::Rest(drawing.clone(), number));
                    }
                }
                None
            }
            Some(Task::Rest(drawing, share)) => drawing.complete(share, answer, parts),
        };
        self.state.drawings.borrow_mut().retain(|drawing| !drawing.is_over());
        self.next();
        if let Some((respond, answer, pixels)) = answered {
            respond(answer, &pixels);
        }
    }
}
