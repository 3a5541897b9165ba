//! The mixing desk: the strip of pairs, what can be done to the chosen ones, and the sets as text.

use leptos::prelude::*;
use rotarium_lab::messages::rotation as words;
use rotarium_lab::{Action, Mix, PairSet, Text, entry};
use web_sys::{Event, HtmlInputElement};

use super::strip::Strip;
use crate::app::markup::{El, el, live, typed, when};
use crate::app::studio::Studio;
use crate::message::{LabAnswer, Question};

/// The desk.
pub(super) fn mixer(studio: Studio) -> El {
    let strip = Strip::new(studio);
    let chosen = live(move || {
        let (first, last) = strip.chosen();
        let text = if first == last { words::CHOSEN } else { words::CHOSEN_MANY };
        studio.say_with(text, &[("first", &first), ("last", &last)])
    });
    let act = |text: Text, run: fn(Strip)| {
        el("button").text(studio.words(text)).click(move || run(strip))
    };
    let acts = el("div")
        .class("desk")
        .child(el("output").text(chosen))
        .child(act(words::MUTE, Strip::mute).class("mute"))
        .child(act(words::SOLO, Strip::solo).class("solo"))
        .child(act(words::STOP_TURNING, Strip::stop).class("stop"))
        .child(first(strip, studio))
        .child(act(words::TURN_NONE, |strip| turn_first(strip, 0)))
        .child(slow(studio))
        .child(act(words::HEAR_ALL, |strip| {
            strip.act(|mix, _, _| Mix { shift: mix.shift, ..Mix::default() });
        }));
    el("section")
        .class("panel mixing")
        .set("aria-label", studio.words(words::DESK))
        .child(strip.view())
        .child(acts)
        .child(el("div").class("desk").children(sets(studio)))
        .child(el("p").class("note").text(studio.words(words::MIXER_RULES)))
}

/// Stops every pair from turning but the first ones.
fn turn_first(strip: Strip, count: usize) {
    strip.act(move |mix, _, pairs| {
        let still = if count < pairs { PairSet::of(count, pairs - 1) } else { PairSet::default() };
        Mix { still, ..mix }
    });
}

/// Up to the last chosen pair, the rest stands still.
fn first(strip: Strip, studio: Studio) -> El {
    let words = live(move || studio.say_with(words::TURN_FIRST, &[("r", &(strip.chosen().1 + 1))]));
    el("button")
        .set("title", studio.words(words::TURN_FIRST_TITLE))
        .text(words)
        .click(move || turn_first(strip, untrack(|| strip.chosen().1) + 1))
}

/// Mutes the pairs that make no turn within the training length. The engine knows which.
fn slow(studio: Studio) -> El {
    let mute = move || {
        let question = Question::Slow(studio.lab.get_untracked());
        studio.ask("slow", question, move |answer| {
            let (mix, pairs) = studio.lab.with_untracked(|lab| (lab.mix, lab.dim.pairs()));
            if let Some(LabAnswer::Text(Ok(text))) = answer.of_labs()
                && let Some(muted) = PairSet::read(&text, pairs)
            {
                studio.act(Action::Mix(Mix { muted, ..mix }));
            }
        });
    };
    el("button")
        .set("title", studio.words(words::MUTE_SLOW_TITLE))
        .text(studio.words(words::MUTE_SLOW))
        .click(mute)
}

/// The sets as they stand in links, to read and to type.
fn sets(studio: Studio) -> [El; 2] {
    [("mute", words::MUTED_SET), ("still", words::STILL_SET)].map(|(name, label)| {
        let error = RwSignal::new(String::new());
        let is_muted = name == "mute";
        let value = move || {
            studio.lab.with(|lab| {
                let pairs = if is_muted { &lab.mix.muted } else { &lab.mix.still };
                pairs.write()
            })
        };
        let change = move |event: Event| {
            let language = studio.language.get_untracked();
            let (mix, pairs) = studio.lab.with_untracked(|lab| (lab.mix, lab.dim.pairs()));
            match entry::pairs(&typed(&event), label.get(language), pairs, language) {
                Ok(set) => {
                    error.set(String::new());
                    let mix = if is_muted {
                        Mix { muted: set, ..mix }
                    } else {
                        Mix { still: set, ..mix }
                    };
                    studio.act(Action::Mix(mix));
                }
                Err(notice) => error.set(notice.sentence(language)),
            }
            // What holds is shown again; the message says what was found.
            let field: HtmlInputElement = event_target(&event);
            field.set_value(&untrack(value));
        };
        let field = el("input")
            .set("type", "text")
            .set("name", name)
            .set("spellcheck", "false")
            .set("autocomplete", "off")
            .prop("value", value)
            .on("change", change);
        let wrong = move || {
            let words = el("p").class("error").set("role", "alert");
            words.text(live(move || error.get())).view()
        };
        el("label")
            .class("typed")
            .child(el("span").class("label").text(studio.words(label)))
            .child(field)
            .part(when(move || !error.with(String::is_empty), wrong))
    })
}
