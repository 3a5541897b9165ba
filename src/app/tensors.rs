//! Queries, keys and values from files: dropped anywhere or chosen, and which of them are read.
//!
//! Lists and sentences come from the engine. Deliberately does not know: formats, shapes.

use js_sys::Array;
use leptos::prelude::*;
use rotarium_lab::tensors::{Chosen, Filed, Pick, Turn};
use rotarium_lab::{Action, messages};
use wasm_bindgen::JsValue;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

use super::controls::option;
use super::markup::{El, each, effect, el, listen, typed};
use super::studio::Studio;
use crate::compute;
use crate::message::{Answer, Question};

/// Takes files that are dropped anywhere as long as the part of the page that asks is there.
pub fn drops(studio: Studio, as_content: bool) {
    // Text that is dragged, or a block, is none of this.
    let holds = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        // Whoever has a place of its own for files has taken them already.
        let holds = types.is_some_and(|types| types.includes(&"Files".into(), 0));
        holds && !event.default_prevented()
    };
    listen("dragover", move |event: DragEvent| {
        if holds(&event) {
            event.prevent_default();
        }
    });
    listen("drop", move |event: DragEvent| {
        if !holds(&event) {
            return;
        }
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            offer(studio, as_content, &files);
        }
    });
}

/// Asks the engine to read files.
fn offer(studio: Studio, as_content: bool, files: &FileList) {
    studio.offer(files);
    ask(studio, as_content, None, true);
}

/// Asks what there is, after a choice. What a person did becomes the state, or a sentence that says why not.
fn ask(studio: Studio, as_content: bool, turn: Option<Turn>, by_hand: bool) {
    let chosen = studio.lab.with_untracked(|lab| lab.content.file);
    let is_told = by_hand || !chosen.is_none();
    let question = Question::Files(chosen, turn, as_content, studio.language.get_untracked());
    studio.ask("files", question, move |answer| {
        let Answer::Files(filed) = answer else { return };
        let taken: Array = filed.taken.iter().map(|taken| JsValue::from_bool(*taken)).collect();
        compute::keep(&taken);
        let words = filed.refused.iter().chain(filed.wrong.iter().filter(|_| is_told));
        words.for_each(|words| studio.notify(words.clone()));
        // What was refused changes nothing.
        let is_new = turn.is_some() || filed.taken.contains(&true);
        if let Some(choice) = filed.choice.filter(|_| is_new) {
            studio.act(Action::File(choice, as_content));
        }
        studio.files.set(filed);
    });
}

/// The field for files, what there is, and the lists.
pub fn panel(studio: Studio, as_content: bool) -> El {
    effect(move || {
        let _ = (studio.lab.with(|lab| lab.content.file), studio.language.get());
        ask(studio, as_content, None, false);
    });
    let change = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            offer(studio, as_content, &files);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let field = el("input")
        .set("type", "file")
        .set("name", "tensors")
        .set("multiple", "")
        .set("accept", ".npy,.safetensors")
        .set("aria-label", studio.words(messages::FILES))
        .on("change", change);
    let hint = el("p").class("sentence").text(studio.words(messages::FILES_HINT));
    let forget = move || {
        compute::forget();
        studio.ask("files", Question::Forget, move |answer| {
            if let Answer::Files(filed) = answer {
                studio.files.set(filed);
            }
        });
        studio.act(Action::File(Chosen::default(), as_content));
    };
    let forget = move || el("button").click(forget).text(studio.words(messages::FILES_FORGET));
    let said = move |words: fn(&Filed) -> &[String]| {
        let words = studio.files.with(|filed| words(filed).to_vec());
        words.into_iter().map(|words| el("p").text(words)).collect()
    };
    let lists = move || {
        let picks = studio.files.with(|filed| filed.picks.clone());
        let lists = picks.into_iter().map(|list| list_of(studio, as_content, list));
        let forget = studio.files.with(|filed| !filed.lines.is_empty()).then(forget);
        lists.chain(forget).collect()
    };
    el("div")
        .class("tensors")
        .child(hint)
        .child(field)
        .child(
            el("div")
                .class("sentence")
                .set("role", "status")
                .part(each(move || said(|filed| &filed.lines))),
        )
        .child(
            el("div")
                .class("error")
                .set("role", "alert")
                .part(each(move || said(|filed| &filed.wrong))),
        )
        .part(each(lists))
}

fn list_of(studio: Studio, as_content: bool, list: Pick) -> El {
    let Pick { id, label, options, chosen } = list;
    let choose = move |event: Event| {
        let option = typed(&event).parse().unwrap_or_default();
        ask(studio, as_content, Some(Turn { id, option }), true);
    };
    let entries = options.into_iter().enumerate();
    let entries =
        entries.map(|(at, words)| option(at.to_string(), move || at == chosen).text(words));
    let field =
        el("select").set("name", format!("file-{id}")).children(entries).on("change", choose);
    el("label").class("pick").child(el("span").class("label").text(label)).child(field)
}
