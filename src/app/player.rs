//! Playing a dial: it moves on step by step until its end, or until anything is touched; steps and slider do the same by hand.
//!
//! Deliberately does not know: what the dial turns.

use leptos::prelude::*;
use rotarium_lab::messages::inputs as words;
use rotarium_lab::{Action, Control, Text};
use web_sys::Event;

use super::dial::dial_row;
use super::markup::{El, el, listen, live, truth};
use super::studio::Studio;
use crate::browser;

/// Milliseconds from one step to the next.
const STEP: f64 = 250.0;

#[derive(Clone, Copy)]
struct Player {
    studio: Studio,
    key: &'static str,
    /// Number of the run; 0 at rest.
    run: RwSignal<u64>,
    /// The last run that was begun.
    last: StoredValue<u64>,
}

/// A dial of whole numbers that can be played.
pub fn player(studio: Studio, key: &'static str) -> El {
    let player = Player { studio, key, run: RwSignal::new(0), last: StoredValue::new(0) };
    for event in ["pointerdown", "keydown", "wheel", "blur", "hashchange"] {
        listen(event, move |_: Event| player.stop());
    }
    listen("visibilitychange", move |_: Event| player.stop());
    on_cleanup(move || player.stop());
    player.row()
}

impl Player {
    fn plays(self) -> bool {
        self.run.try_get().is_some_and(|run| run > 0)
    }

    fn stop(self) {
        if self.run.try_get_untracked().is_some_and(|run| run > 0) {
            self.run.set(0);
        }
    }

    fn row(self) -> El {
        let Self { studio, key, .. } = self;
        let still = browser::wants_stillness();
        // What ends at the press must not begin again with its click.
        let pressed = StoredValue::new(false);
        let label = live(move || studio.say(if self.plays() { words::PAUSE } else { words::PLAY }));
        let button = el("button")
            .class("play")
            .set("aria-pressed", truth(move || self.plays()))
            .disabled(move || still)
            .on("pointerdown", move |_: Event| pressed.set_value(untrack(|| self.plays())))
            .on("keydown", move |_: Event| pressed.set_value(untrack(|| self.plays())))
            .click(move || {
                if !pressed.get_value() {
                    self.start();
                }
                pressed.set_value(false);
            })
            .text(label);
        let step = move |by: f64, sign: &'static str, words: Text| {
            el("button")
                .class("sign")
                .named(|| studio.words(words))
                .click(move || {
                    self.step(by);
                })
                .text(sign)
        };
        let buttons = el("div").class("choices").child(step(-1.0, "‹", words::BACK)).child(step(
            1.0,
            "›",
            words::FORTH,
        ));
        let row =
            el("div").class("stepper").child(button).child(buttons).part(dial_row(studio, 0, key));
        if still { row.child(el("p").class("note").text(studio.words(words::STILL))) } else { row }
    }

    /// The value of the dial, and where it ends.
    fn value(self) -> Option<(f64, f64, f64)> {
        self.studio.lab.with_untracked(|lab| {
            let slot = lab.show.editing();
            let control = Control::find(lab, slot, 0, self.key)?;
            let range = control.range(lab);
            Some((control.get(lab, slot), range.min, range.max))
        })
    }

    /// From the start if it stands at the end.
    fn start(self) {
        if let Some((value, first, last)) = self.value()
            && value >= last
        {
            self.turn(first);
        }
        let run = self.last.get_value() + 1;
        self.last.set_value(run);
        self.run.set(run);
        self.go_on(run, browser::now());
    }

    fn go_on(self, run: u64, then: f64) {
        browser::on_next_frame(move || {
            if self.run.try_get_untracked() != Some(run) {
                return;
            }
            let now = browser::now();
            if now - then < STEP {
                return self.go_on(run, then);
            }
            if self.step(1.0) { self.go_on(run, now) } else { self.stop() }
        });
    }

    /// Moves by a step; false at the end.
    fn step(self, by: f64) -> bool {
        let Some((value, first, last)) = self.value() else { return false };
        let to = (value + by).clamp(first, last);
        if to != value {
            self.turn(to);
        }
        to != value
    }

    fn turn(self, value: f64) {
        let slot = untrack(|| self.studio.editing());
        self.studio.act(Action::Turn { slot, layer: 0, key: self.key, value });
    }
}
