//! The command palette: every scheme, model, page and action, found by typing.
//!
//! Also the keys that are heard everywhere: Ctrl or ⌘ with K, Z and Y, and Esc.

use leptos::ev::KeyboardEvent;
use leptos::html::{Dialog, Input};
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use rotarium_kernel::schemes;
use rotarium_lab::link::Page;
use rotarium_lab::{Action, Language, messages, models};

use super::frame::share;
use super::studio::{Studio, effect, live, on, when};
use crate::browser;

/// Something that can be run by name.
#[derive(Clone)]
struct Command {
    kind: &'static str,
    name: String,
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

/// The palette, closed until it is asked for.
#[component]
pub fn Palette() -> impl IntoView {
    let studio = Studio::get();
    let dialog = NodeRef::<Dialog>::new();
    let input = NodeRef::<Input>::new();
    let words = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let found = Memo::new_with_compare(move |_| matching(studio, &words.get()), |_, _| true);
    let _ = use_event_listener(browser::window(), leptos::ev::keydown, move |event| {
        global_key(studio, &event)
    });
    effect(move || {
        let open = studio.palette.get();
        if let Some(dialog) = dialog.get() {
            if open && !dialog.open() {
                words.set(String::new());
                at.set(0);
                // Fails only when it is open already.
                let _ = dialog.show_modal();
            } else if !open {
                dialog.close();
            }
        }
    });
    let run = move |command: &Command| {
        studio.palette.set(false);
        execute(studio, &command.run);
    };
    let key = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1).min(count.saturating_sub(1))),
            "ArrowUp" => at.update(|at| *at = at.saturating_sub(1)),
            "Enter" => {
                if let Some(command) =
                    found.with_untracked(|found| found.get(at.get_untracked()).cloned())
                {
                    run(&command);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let item = move |(index, command): (usize, Command)| {
        let label = (command.kind, command.name.clone());
        view! {
            <li role="option" id=format!("command-{index}") aria-selected=live(move || (at.get() == index).to_string())
                on:click=on(move |_| run(&command))><small>{label.0}</small>{label.1}</li>
        }
    };
    view! {
        <dialog class="palette" node_ref=dialog aria-label=studio.words(messages::PALETTE) on:close=on(move |_| studio.palette.set(false))>
            <input node_ref=input type="text" role="combobox" aria-expanded="true" aria-controls="commands" autofocus
                aria-activedescendant=live(move || format!("command-{}", at.get())) aria-label=studio.words(messages::PALETTE_HINT)
                placeholder=studio.words(messages::PALETTE_HINT) prop:value=live(move || words.get())
                on:input=on(move |event| { words.set(event_target_value(&event)); at.set(0); }) on:keydown=key/>
            <ul id="commands" role="listbox" aria-label=studio.words(messages::PALETTE)>
                {live(move || found.get().into_iter().enumerate().map(item).collect_view().into_any())}
            </ul>
            {when(move || found.with(Vec::is_empty), move || view! { <p>{studio.words(messages::PALETTE_NONE)}</p> }.into_any())}
        </dialog>
    }
}

/// All commands whose name or kind holds every typed word.
fn matching(studio: Studio, words: &str) -> Vec<Command> {
    let words: Vec<_> = words.split_whitespace().map(str::to_ascii_lowercase).collect();
    let fits = |command: &Command| {
        let text = format!("{} {}", command.kind, command.name).to_ascii_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    commands(studio).into_iter().filter(fits).take(40).collect()
}

fn commands(studio: Studio) -> Vec<Command> {
    let slot = studio.editing();
    let command = |kind, name: &str, run| Command { kind, name: name.to_string(), run };
    let scheme = studio.say(messages::SCHEME);
    let model = studio.say(messages::PRESETS);
    let action = studio.say(messages::PALETTE);
    let page = studio.say(messages::LABS);
    let mut all: Vec<Command> = schemes::ALL
        .iter()
        .map(|s| command(scheme, s.title, Run::Act(Action::Choose(slot, s))))
        .collect();
    all.extend(
        models::ALL.iter().map(|m| command(model, m.title, Run::Act(Action::Start(slot, m)))),
    );
    all.push(command(page, studio.say(messages::BENCH), Run::Visit(Page::Bench)));
    all.push(command(page, studio.say(messages::SPEED), Run::Visit(Page::Speed)));
    for (name, run) in [
        (messages::UNDO, Run::Undo),
        (messages::REDO, Run::Redo),
        (messages::SWAP, Run::Act(Action::Swap)),
        (messages::RESET_ALL, Run::Act(Action::ResetAll)),
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
