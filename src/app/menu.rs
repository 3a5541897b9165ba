//! The menu of a pane: its numbers, and files of it.
//!
//! Deliberately does not know: what the figure shows.

use leptos::prelude::*;
use rotarium_lab::figure::Table;
use rotarium_lab::{Text, View, messages};
use rotarium_plot::Size;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, KeyboardEvent, MouseEvent, Node, PointerEvent};

use super::markup::{El, Place, el, element, listen, live, truth};
use super::pane::Shown;
use super::studio::Studio;
use crate::{browser, canvas, files};

/// Where the menu finds what it saves.
#[derive(Clone, Copy)]
pub struct Menu {
    /// The studio of the page.
    pub studio: Studio,
    /// The view of the pane.
    pub view: &'static View,
    /// What the pane shows.
    pub shown: RwSignal<Option<Shown>>,
    /// The canvas that shows it.
    pub base: Place,
    /// The size of the pane in device pixels.
    pub size: RwSignal<Size>,
    /// Whether the numbers are shown.
    pub data: RwSignal<bool>,
}

impl Menu {
    /// Data, SVG, PNG, CSV.
    pub fn el(self) -> El {
        let Self { studio, data, .. } = self;
        let open = RwSignal::new(false);
        let numbers = el("button")
            .set("aria-pressed", truth(move || data.get()))
            .click(move || data.update(|open| *open = !*open))
            .text(studio.words(messages::TABLE));
        el("div").class("menu").child(numbers).child(self.files(open))
    }

    fn files(self, open: RwSignal<bool>) -> El {
        let Self { studio, view, .. } = self;
        let place = Place::new();
        listen("pointerdown", move |event: PointerEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let own = element::<Element>(place);
            let inside = own.is_some_and(|own| own.contains(target.as_ref()));
            if !inside && open.get_untracked() {
                open.set(false);
            }
        });
        let escape = move |event: KeyboardEvent| {
            if event.key() == "Escape" && open.get_untracked() {
                // Closing the menu is all that this key does here.
                event.stop_propagation();
                open.set(false);
            }
        };
        let name =
            move || studio.say_with(messages::EXPORT_PANE, &[("name", &studio.say(view.title))]);
        let toggle = el("summary").named(|| live(name)).on("click", move |event: MouseEvent| {
            event.prevent_default();
            open.update(|open| *open = !*open);
        });
        let save = move |words: Text, save: fn(&Shown, &HtmlCanvasElement, &'static str, Size)| {
            let run = move || {
                open.set(false);
                if let (Some(shown), Some(base)) = (self.shown.get_untracked(), element(self.base))
                {
                    save(&shown, &base, view.id, self.css());
                }
            };
            el("button").click(run).text(studio.words(words))
        };
        let list = [
            save(messages::EXPORT_SVG, save_svg),
            save(messages::EXPORT_PNG, save_png),
            save(messages::EXPORT_CSV, save_csv),
        ];
        el("details")
            .at(place)
            .prop("open", move || open.get())
            .on("keydown", escape)
            .child(toggle.text("⤓"))
            .child(el("div").children(list))
    }

    /// The size of the pane in CSS pixels.
    fn css(self) -> Size {
        let Size { width, height } = self.size.get_untracked();
        let shrink = |pixels: u32| (f64::from(pixels) / browser::dpr()).round().max(1.0) as u32;
        Size { width: shrink(width), height: shrink(height) }
    }
}

fn save_svg(shown: &Shown, base: &HtmlCanvasElement, id: &'static str, size: Size) {
    files::offer_text(
        &format!("rotarium-{id}.svg"),
        "image/svg+xml",
        &canvas::svg(base, &shown.figure, shown.theme, size),
    );
}

fn save_png(shown: &Shown, base: &HtmlCanvasElement, id: &'static str, size: Size) {
    if let Some(picture) = canvas::png(base, &shown.figure, shown.theme, size) {
        files::offer_png(&format!("rotarium-{id}.png"), &picture);
    }
}

fn save_csv(shown: &Shown, _: &HtmlCanvasElement, id: &'static str, _: Size) {
    files::offer_text(&format!("rotarium-{id}.csv"), "text/csv", &csv(&shown.figure.table));
}

/// A table as comma-separated values; minus signs become those that programs read.
fn csv(table: &Table) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('−', "-").replace('"', "\"\""));
    let line = |cells: &Vec<String>| cells.iter().map(cell).collect::<Vec<_>>().join(",");
    std::iter::once(&table.head).chain(&table.rows).map(line).collect::<Vec<_>>().join("\n")
}
