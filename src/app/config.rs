//! A model's `config.json`, pasted, dropped or chosen: what it says becomes the recipe of the slot.
//!
//! Deliberately does not know: what a config looks like; the engine reads it.

use leptos::prelude::*;
use rotarium_lab::{Action, messages};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlDialogElement, HtmlInputElement, HtmlTextAreaElement};

use super::markup::{El, Place, each, el, element, when};
use super::studio::Studio;
use crate::message::{Answer, Question};

/// What came of the last try.
#[derive(Clone, Default)]
struct Outcome {
    /// Whether there is a new recipe.
    taken: bool,
    /// What a person should know.
    sentences: Vec<String>,
}

/// The dialog with the field for the config.
#[derive(Clone, Copy)]
struct Desk {
    studio: Studio,
    dialog: Place,
    field: Place,
    outcome: RwSignal<Outcome>,
}

/// The button that opens the dialog, and the dialog.
pub fn config(studio: Studio) -> El {
    let desk = Desk {
        studio,
        dialog: Place::new(),
        field: Place::new(),
        outcome: RwSignal::new(Outcome::default()),
    };
    let open = move || {
        desk.outcome.set(Outcome::default());
        if let Some(dialog) = element::<HtmlDialogElement>(desk.dialog) {
            // Fails only when it is open already.
            let _ = dialog.show_modal();
        }
    };
    let button = el("button").click(open).text(studio.words(messages::CONFIG));
    el("div").class("config").child(button).child(desk.view())
}

impl Desk {
    fn view(self) -> El {
        let Self { studio, .. } = self;
        let name = move || studio.words(messages::CONFIG_HINT);
        let field = el("textarea")
            .at(self.field)
            .set("rows", "12")
            .set("spellcheck", "false")
            .set("aria-label", name())
            .set("placeholder", name())
            .on("dragover", |event: DragEvent| event.prevent_default())
            .on("drop", move |event: DragEvent| {
                event.prevent_default();
                let file = event.data_transfer().and_then(|data| data.files()?.get(0));
                self.take_file(file);
            });
        let file = el("input")
            .set("type", "file")
            .set("accept", ".json,application/json")
            .set("aria-label", studio.words(messages::CONFIG_FILE))
            .on("change", move |event: Event| {
                let input: HtmlInputElement = event_target(&event);
                self.take_file(input.files().and_then(|files| files.get(0)));
            });
        let import = el("button").class("start").click(move || self.import());
        let close = el("button").click(move || self.close());
        let buttons = el("div")
            .class("row")
            .child(file)
            .child(import.text(studio.words(messages::CONFIG_IMPORT)))
            .child(close.text(studio.words(messages::CLOSE)));
        el("dialog")
            .class("config")
            .at(self.dialog)
            .set("aria-label", studio.words(messages::CONFIG))
            .child(el("h2").text(studio.words(messages::CONFIG)))
            .child(field)
            .child(buttons)
            .child(self.result())
    }

    /// What came of it, read out when it changes.
    fn result(self) -> El {
        let words = move || self.studio.words(messages::CONFIG_TAKEN);
        let taken = move || el("p").text(words()).view();
        let sentences = move || {
            self.outcome.get().sentences.into_iter().map(|words| el("li").text(words)).collect()
        };
        el("div")
            .set("role", "status")
            .part(when(move || self.outcome.with(|outcome| outcome.taken), taken))
            .child(el("ul").part(each(sentences)))
    }

    fn take_file(self, file: Option<File>) {
        let Some(file) = file else { return };
        leptos::task::spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            if let (Some(field), Some(text)) = (element::<HtmlTextAreaElement>(self.field), text) {
                field.set_value(&text);
                self.import();
            }
        });
    }

    fn import(self) {
        let Some(field) = element::<HtmlTextAreaElement>(self.field) else { return };
        let language = self.studio.language.get_untracked();
        let slot = untrack(|| self.studio.editing());
        self.studio.ask("config", Question::Config(field.value(), language), move |answer| {
            let Answer::Config(result) = answer else { return };
            let outcome = match *result {
                Ok(imported) => {
                    let sentences = imported.sentences(language);
                    self.studio.act(Action::Import(slot, Box::new(imported)));
                    Outcome { taken: true, sentences }
                }
                Err(notice) => Outcome { taken: false, sentences: vec![notice.sentence(language)] },
            };
            let _ = self.outcome.try_set(outcome);
        });
    }

    fn close(self) {
        if let Some(dialog) = element::<HtmlDialogElement>(self.dialog) {
            dialog.close();
        }
    }
}
