//! The top bar: name, pages, commands, history, sharing, language, theme.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::{Action, Language, Text, messages};

use super::studio::{Studio, live, on};
use crate::{browser, files};

/// The top bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let studio = Studio::get();
    view! {
        <header class="top">
            <span class="name">"Rotarium"</span>
            <nav aria-label=studio.words(messages::LABS)>{Page::ALL.map(|page| tab(studio, page)).collect_view().into_any()}</nav>
            <div class="tools">
                <button class="sheet-toggle" aria-expanded=live(move || studio.sheet.get().to_string()) aria-controls="controls"
                    on:click=on(move |_| studio.sheet.update(|open| *open = !*open))>
                    {studio.words(messages::CONTROLS)}
                </button>
                <button class="keys" on:click=on(move |_| studio.palette.set(true))>
                    <span class="hidden">{studio.words(messages::PALETTE)}" "</span>
                    {browser::command_key()}
                </button>
                {tool(studio, "↶", messages::UNDO, move || !studio.can_undo(), move || studio.undo())}
                {tool(studio, "↷", messages::REDO, move || !studio.can_redo(), move || studio.redo())}
                {tool(studio, "⟲", messages::RESET_ALL, || false, move || studio.act(Action::ResetAll))}
                <button on:click=on(move |_| share(studio))>{studio.words(messages::SHARE)}</button>
                {language(studio)}
                {tool(studio, "◐", messages::THEME, || false, move || studio.switch_theme())}
            </div>
        </header>
    }
}

fn tab(studio: Studio, page: Page) -> impl IntoView {
    let words = match page {
        Page::Bench => messages::BENCH,
        Page::Speed => messages::SPEED,
    };
    let current = move || (studio.page.get() == page).then_some("page");
    view! {
        <a href=format!("#/{}", page.id()) aria-current=current on:click=on(move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            studio.visit(page);
        })>{studio.words(words)}</a>
    }
}

fn tool(
    studio: Studio,
    sign: &'static str,
    words: Text,
    disabled: impl Fn() -> bool + Send + Sync + 'static,
    run: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button class="sign" disabled=disabled aria-label=studio.words(words) title=studio.words(words)
            on:click=on(move |_| run())>
            <span aria-hidden="true">{sign}</span>
        </button>
    }
}

fn language(studio: Studio) -> impl IntoView {
    let other = move || match studio.language.get() {
        Language::En => Language::Zh,
        Language::Zh => Language::En,
    };
    view! {
        <button lang=live(move || other().tag()) on:click=on(move |_| studio.speak(other())) title=studio.words(messages::LANGUAGE)>
            {live(move || other().name())}
        </button>
    }
}

/// Copies the link, or shows it where the clipboard is refused.
pub fn share(studio: Studio) {
    let link = studio.link();
    leptos::task::spawn_local(async move {
        let language = studio.language.get_untracked();
        let sentence = if files::copy(&link).await {
            messages::COPIED.get(language).to_string()
        } else {
            format!("{} {link}", messages::COPY_BY_HAND.get(language))
        };
        studio.notify(sentence);
    });
}
