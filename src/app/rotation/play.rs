//! Playing: the query, or both tokens, move along at a steady pace until anything is touched.
//!
//! Deliberately does not know: what is drawn.

use leptos::prelude::*;
use rotarium_lab::Action;
use rotarium_lab::messages::rotation as words;
use web_sys::Event;

use crate::app::controls::option;
use crate::app::markup::{El, el, listen, live, truth, typed};
use crate::app::studio::Studio;
use crate::browser;

/// Tokens per second to choose from.
const PACES: [u32; 4] = [1, 5, 20, 100];

/// What is played.
#[derive(Clone, Copy)]
struct Player {
    studio: Studio,
    /// Number of the run; 0 at rest.
    run: RwSignal<u64>,
    /// The last run that was begun.
    last: StoredValue<u64>,
    pace: RwSignal<u32>,
    /// Whether the key moves as well.
    both: RwSignal<bool>,
}

/// The button, what it moves and how fast.
pub(super) fn play(studio: Studio) -> El {
    let player = Player {
        studio,
        run: RwSignal::new(0),
        last: StoredValue::new(0),
        pace: RwSignal::new(5),
        both: RwSignal::new(false),
    };
    // Whatever a person does ends it: also the press on the button, whose click comes after and finds it at rest.
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
        let Self { studio, pace, both, .. } = self;
        let still = prefers_stillness();
        let pressed = StoredValue::new(false);
        let label = live(move || studio.say(if self.plays() { words::PAUSE } else { words::PLAY }));
        let button = el("button")
            .class("play")
            .set("aria-pressed", truth(move || self.plays()))
            .disabled(move || still)
            // What ends at the press must not begin again with its click.
            .on("pointerdown", move |_: Event| pressed.set_value(untrack(|| self.plays())))
            .on("keydown", move |_: Event| pressed.set_value(untrack(|| self.plays())))
            .click(move || {
                if self.run.get_untracked() > 0 {
                    self.stop();
                } else if !pressed.get_value() {
                    self.start();
                }
                pressed.set_value(false);
            })
            .text(label);
        let choice = move |is_both: bool, text| {
            el("button")
                .set("aria-pressed", truth(move || both.get() == is_both))
                .click(move || both.set(is_both))
                .text(studio.words(text))
        };
        let what = el("div")
            .class("choices")
            .set("role", "group")
            .set("aria-label", studio.words(words::PLAY_WHAT))
            .child(choice(false, words::PLAY_QUERY))
            .child(choice(true, words::PLAY_BOTH));
        let paces = PACES.map(|n| {
            let words = live(move || studio.say_with(words::PLAY_SPEED, &[("n", &n)]));
            option(n.to_string(), move || pace.get() == n).text(words)
        });
        let list = el("select")
            .set("name", "pace")
            .set("aria-label", studio.words(words::PLAY_PACE))
            .children(paces)
            .on("change", move |event: Event| {
                pace.set(typed(&event).parse().unwrap_or(PACES[1]));
            });
        let row = el("div").class("player").child(button).child(what).child(list);
        if still {
            row.child(el("p").class("note").text(studio.words(words::PLAY_STILL)))
        } else {
            row
        }
    }

    fn start(self) {
        let run = self.last.get_value() + 1;
        self.last.set_value(run);
        self.run.set(run);
        self.go_on(run, browser::now(), 0.0);
    }

    /// One frame: as many whole tokens as the time since the last one holds.
    fn go_on(self, run: u64, then: f64, rest: f64) {
        browser::on_next_frame(move || {
            if self.run.try_get_untracked() != Some(run) {
                return;
            }
            let now = browser::now();
            let due = rest
                + (now - then).clamp(0.0, 250.0) / 1000.0 * f64::from(self.pace.get_untracked());
            if due >= 1.0 && !self.step(due.floor()) {
                return self.stop();
            }
            self.go_on(run, now, due.fract());
        });
    }

    /// Moves by some tokens; false at the end of the sequence.
    fn step(self, tokens: f64) -> bool {
        let studio = self.studio;
        let (query, shift, last) = studio.lab.with_untracked(|lab| {
            (lab.cursor().query as f64, lab.mix.shift as f64, (lab.tokens() - 1) as f64)
        });
        let (key, value) = match self.both.get_untracked() {
            true => ("shift", shift + tokens),
            false => ("query", query + tokens),
        };
        if key == "query" && query >= last {
            return false;
        }
        let slot = untrack(|| studio.editing());
        studio.act(Action::Turn { slot, layer: 0, key, value });
        true
    }
}

/// Whether the system asks for less motion.
fn prefers_stillness() -> bool {
    let query = browser::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
