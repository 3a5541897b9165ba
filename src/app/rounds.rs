//! Rounds: an estimate that becomes finer as it goes, with its progress, and a button that stops it or lets it go on.
//!
//! Deliberately does not know: what is estimated.

use leptos::prelude::*;
use rotarium_lab::Experiment;
use rotarium_lab::messages::inputs as words;

use super::markup::{El, effect, el, live, when};
use super::studio::Studio;

/// How far an estimate is.
#[derive(Clone, Copy)]
pub struct Rounds {
    /// How many rounds are done, and how many there are.
    counted: RwSignal<(u32, u32)>,
    /// Whether no further round is asked for.
    halted: RwSignal<bool>,
    /// The next one.
    next: StoredValue<Option<Experiment>>,
    /// Number of the question; answers to older ones lead to no further round.
    question: StoredValue<u64>,
}

impl Rounds {
    /// Nothing was asked yet.
    pub fn new() -> Self {
        Self {
            counted: RwSignal::new((0, 0)),
            halted: RwSignal::new(false),
            next: StoredValue::new(None),
            question: StoredValue::new(0),
        }
    }

    /// Another question: its number.
    pub fn begin(self) -> u64 {
        let question = self.question.get_value() + 1;
        self.question.set_value(question);
        self.next.set_value(None);
        self.halted.set(false);
        question
    }

    /// Whether a question is the present one; not where nobody sees its answer any more.
    pub fn is_at(self, question: u64) -> bool {
        self.question.try_get_value() == Some(question)
    }

    /// The number of the present question.
    pub fn question(self) -> u64 {
        self.question.get_value()
    }

    /// A round of a question is done: the round to ask for now, if any.
    pub fn done(self, question: u64, experiment: &Experiment, rounds: u32) -> Option<Experiment> {
        if !self.is_at(question) {
            return None;
        }
        let _ = self.counted.try_set((experiment.round + 1, rounds));
        let next = experiment.next(rounds);
        self.next.set_value(next.clone());
        next.filter(|_| !self.halted.get_untracked())
    }

    /// How far it is, where there is more than one round. `ask` asks for a round.
    pub fn row(self, studio: Studio, ask: impl Fn(Experiment) + Copy + Send + 'static) -> AnyView {
        let Self { counted, halted, next, .. } = self;
        let several = Memo::new(move |_| counted.get().1 > 1);
        // Work that was cancelled elsewhere stops here, too.
        effect(move || {
            let (done, of) = counted.get();
            if !studio.busy().get() && done < of {
                halted.set(true);
            }
        });
        let toggle = move || {
            let was = halted.get_untracked();
            halted.set(!was);
            if let Some(next) = next.get_value().filter(|_| was) {
                ask(next);
            }
        };
        when(move || several.get(), move || row(studio, counted, halted, toggle).view())
    }
}

fn row(
    studio: Studio,
    counted: RwSignal<(u32, u32)>,
    halted: RwSignal<bool>,
    toggle: impl Fn() + 'static,
) -> El {
    let told = live(move || {
        let (done, of) = counted.get();
        studio.say_with(words::ROUNDS, &[("done", &done), ("of", &of)])
    });
    let bar = el("progress")
        .set("aria-label", studio.words(words::PROGRESS))
        .prop("max", move || counted.get().1)
        .prop("value", move || counted.get().0);
    let say = live(move || studio.say(if halted.get() { words::GO_ON } else { words::STOP }));
    let finished = move || {
        let (done, of) = counted.get();
        done >= of
    };
    let button = el("button").disabled(finished).click(toggle).text(say);
    el("div").class("rounds").child(bar).child(el("span").text(told)).child(button)
}
