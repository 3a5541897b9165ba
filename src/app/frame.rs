//! The top bar: name, pages, commands, history, sharing, language, theme.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::{Action, Language, Text, messages};
use web_sys::MouseEvent;

use super::markup::{El, effect, el, given, live, truth};
use super::studio::Studio;
use crate::{browser, files};

/// The top bar.
pub fn top_bar(studio: Studio) -> El {
    let sheet = el("button")
        .class("sheet-toggle")
        .set("aria-expanded", truth(move || studio.sheet.get()))
        .set("aria-controls", "controls")
        .click(move || studio.sheet.update(|open| *open = !*open))
        .text(studio.words(messages::CONTROLS));
    let palette = el("button")
        .class("keys")
        .click(move || studio.palette.set(true))
        .child(el("span").class("hidden").text(studio.words(messages::PALETTE)).text(" "))
        .text(browser::command_key());
    let undo = tool(studio, "↶", messages::UNDO, move || studio.undo());
    let redo = tool(studio, "↷", messages::REDO, move || studio.redo());
    let share = el("button").click(move || share(studio)).text(studio.words(messages::SHARE));
    let tools = [
        sheet,
        palette,
        undo.disabled(move || !studio.can_undo()),
        redo.disabled(move || !studio.can_redo()),
        tool(studio, "⟲", messages::RESET_ALL, move || {
            studio.act(Action::ResetAll(studio.page.get_untracked()))
        }),
        share,
        language(studio),
        tool(studio, "◐", messages::THEME, move || studio.switch_theme()),
    ];
    effect(move || {
        studio.page.track();
        // On small screens the tabs scroll.
        browser::on_next_frame(|| {
            let tab = browser::document()
                .and_then(|page| page.query_selector(".top [aria-current]").ok()?);
            if let Some(tab) = tab {
                tab.scroll_into_view();
            }
        });
    });
    let pages = el("nav").set("aria-label", studio.words(messages::LABS));
    el("header")
        .class("top")
        .child(el("span").class("name").text("Rotarium"))
        .child(pages.children(Page::ALL.map(|page| tab(studio, page))))
        .child(el("div").class("tools").children(tools))
}

fn tab(studio: Studio, page: Page) -> El {
    el("a")
        .set("href", format!("#/{}", page.id()))
        .set("aria-current", given(move || studio.page.get() == page, "page"))
        .on("click", move |event: MouseEvent| {
            event.prevent_default();
            studio.visit(page);
        })
        .text(studio.words(page.title()))
}

fn tool(studio: Studio, sign: &'static str, words: Text, run: impl Fn() + 'static) -> El {
    let sign = el("span").set("aria-hidden", "true").text(sign);
    el("button").class("sign").named(|| studio.words(words)).click(run).child(sign)
}

fn language(studio: Studio) -> El {
    let other = move || match studio.language.get() {
        Language::En => Language::Zh,
        Language::Zh => Language::En,
    };
    el("button")
        .set("lang", live(move || other().tag()))
        .set("title", studio.words(messages::LANGUAGE))
        .click(move || studio.speak(untrack(other)))
        .text(live(move || other().name()))
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
