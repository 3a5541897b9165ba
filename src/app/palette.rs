//! The command palette: every scheme, model, page and action, found by typing.
//!
//! Also the keys that are heard everywhere: Ctrl or ⌘ with K, Z and Y, and Esc.

use leptos::prelude::*;
use rotarium_kernel::schemes;
use rotarium_lab::link::Page;
use rotarium_lab::{Action, Language, Said, messages, models};
use web_sys::{Event, HtmlDialogElement, KeyboardEvent};

use super::frame::share;
use super::markup::{El, Place, each, effect, el, element, listen, live, truth, typed, when};
use super::studio::Studio;

/// Something that can be run by name.
#[derive(Clone)]
struct Command {
    kind: &'static str,
    name: String,
    /// Other words by which it is found.
    also: String,
    run: Run,
}

#[derive(Clone)]
enum Run {
    Act(Action),
    Visit(Page),
    Undo,
    Redo,
    Share,
    Theme,
    Language,
}

/// What is typed, and which of the commands that fit is chosen.
#[derive(Clone, Copy)]
struct Search {
    studio: Studio,
    words: RwSignal<String>,
    at: RwSignal<usize>,
}

/// The palette, closed until it is asked for.
pub fn palette(studio: Studio) -> El {
    let search = Search { studio, words: RwSignal::new(String::new()), at: RwSignal::new(0) };
    let place = Place::new();
    listen("keydown", move |event: KeyboardEvent| global_key(studio, &event));
    effect(move || {
        let open = studio.palette.get();
        let Some(dialog) = element::<HtmlDialogElement>(place) else { return };
        if open && !dialog.open() {
            search.begin();
            // Fails only when it is open already.
            let _ = dialog.show_modal();
        } else if !open {
            dialog.close();
        }
    });
    let list = el("ul")
        .set("id", "commands")
        .set("role", "listbox")
        .set("aria-label", studio.words(messages::PALETTE))
        .part(each(move || search.items()));
    let none = move || el("p").text(studio.words(messages::PALETTE_NONE)).view();
    el("dialog")
        .class("palette")
        .at(place)
        .set("aria-label", studio.words(messages::PALETTE))
        .on("close", move |_: Event| studio.palette.set(false))
        .child(search.field())
        .child(list)
        .part(when(move || studio.palette.get() && search.found().is_empty(), none))
}

impl Search {
    fn begin(self) {
        self.words.set(String::new());
        self.at.set(0);
    }

    fn field(self) -> El {
        let chosen = move || format!("command-{}", self.at.get());
        let input = move |event: Event| {
            self.words.set(typed(&event));
            self.at.set(0);
        };
        el("input")
            .set("type", "text")
            .set("role", "combobox")
            .set("aria-expanded", "true")
            .set("aria-controls", "commands")
            .set("autofocus", "")
            .set("aria-activedescendant", live(chosen))
            .set("aria-label", self.studio.words(messages::PALETTE_HINT))
            .set("placeholder", self.studio.words(messages::PALETTE_HINT))
            .prop("value", move || self.words.get())
            .on("input", input)
            .on("keydown", move |event: KeyboardEvent| self.key(&event))
    }

    fn key(self, event: &KeyboardEvent) {
        let found = untrack(|| self.found());
        match event.key().as_str() {
            "ArrowDown" => self.at.update(|at| *at = (*at + 1).min(found.len().saturating_sub(1))),
            "ArrowUp" => self.at.update(|at| *at = at.saturating_sub(1)),
            "Enter" => {
                if let Some(command) = found.get(self.at.get_untracked()) {
                    self.run(&command.run);
                }
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn run(self, run: &Run) {
        self.studio.palette.set(false);
        execute(self.studio, run);
    }

    fn items(self) -> Vec<El> {
        let item = |(index, Command { kind, name, run, .. }): (usize, Command)| {
            el("li")
                .set("role", "option")
                .set("id", format!("command-{index}"))
                .set("aria-selected", truth(move || self.at.get() == index))
                .click(move || self.run(&run))
                .child(el("small").text(kind))
                .text(name)
        };
        self.found().into_iter().enumerate().map(item).collect()
    }

    /// The commands whose name or kind holds every typed word; none while the palette is closed.
    fn found(self) -> Vec<Command> {
        if !self.studio.palette.get() {
            return Vec::new();
        }
        let words = self.words.get().to_ascii_lowercase();
        let fits = |command: &Command| {
            let Command { kind, name, also, .. } = command;
            let text = format!("{kind} {name} {also}").to_ascii_lowercase();
            words.split_whitespace().all(|word| text.contains(word))
        };
        commands(self.studio).into_iter().filter(fits).take(40).collect()
    }
}

fn commands(studio: Studio) -> Vec<Command> {
    let slot = studio.editing();
    let command =
        |kind, name: &str, run| Command { kind, name: name.to_string(), also: String::new(), run };
    let scheme = studio.say(messages::SCHEME);
    let model = studio.say(messages::PRESETS);
    let action = studio.say(messages::PALETTE);
    let page = studio.say(messages::LABS);
    let source = |said: Option<&Said>| said.map_or_else(String::new, |said| said.source.clone());
    let library = studio.library.read();
    let mut all: Vec<Command> = schemes::ALL
        .iter()
        .map(|s| Command {
            also: source(library.scheme(s.id)),
            ..command(scheme, s.title, Run::Act(Action::Choose(slot, s)))
        })
        .collect();
    all.extend(models::ALL.iter().map(|m| Command {
        also: source(library.model(m.id)),
        ..command(model, m.title, Run::Act(Action::Start(slot, m)))
    }));
    all.extend(Page::ALL.map(|to| command(page, studio.say(to.title()), Run::Visit(to))));
    for (name, run) in [
        (messages::UNDO, Run::Undo),
        (messages::REDO, Run::Redo),
        (messages::SWAP, Run::Act(Action::Swap)),
        (messages::RESET_ALL, Run::Act(Action::ResetAll(studio.page.get_untracked()))),
        (messages::SHARE, Run::Share),
        (messages::THEME_ACTION, Run::Theme),
        (messages::LANGUAGE_ACTION, Run::Language),
    ] {
        all.push(command(action, studio.say(name), run));
    }
    all
}

fn execute(studio: Studio, run: &Run) {
    match run {
        Run::Act(action) => studio.act(action.clone()),
        Run::Visit(page) => studio.visit(*page),
        Run::Undo => studio.undo(),
        Run::Redo => studio.redo(),
        Run::Share => share(studio),
        Run::Theme => studio.switch_theme(),
        Run::Language => studio.speak(match studio.language.get_untracked() {
            Language::En => Language::Zh,
            Language::Zh => Language::En,
        }),
    }
}

/// Keys that are heard wherever the focus is.
fn global_key(studio: Studio, event: &KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key().to_ascii_lowercase();
    let typing = event.target().is_some_and(|target| {
        use wasm_bindgen::JsCast as _;
        target.dyn_ref::<web_sys::HtmlInputElement>().is_some_and(|input| input.type_() == "text")
    });
    match key.as_str() {
        "k" if command => studio.palette.set(true),
        // A text field undoes its own typing.
        "z" if command && event.shift_key() && !typing => studio.redo(),
        "z" if command && !typing => studio.undo(),
        "y" if command && !typing => studio.redo(),
        "escape" if !studio.palette.get_untracked() => {
            studio.hover.set(None);
            studio.sheet.set(false);
            if studio.lab.with_untracked(|lab| lab.pin.is_some()) {
                studio.act(Action::Pin(None));
            }
            return;
        }
        _ => return,
    }
    event.prevent_default();
}
