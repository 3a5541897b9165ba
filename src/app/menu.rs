//! The menu of a pane: its numbers, and files of it.
//!
//! Deliberately does not know: what the figure shows.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html::Details;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use rotarium_lab::figure::Table;
use rotarium_lab::{View, messages};
use rotarium_plot::Size;
use wasm_bindgen::JsCast;

use super::pane::Shown;
use super::studio::{Studio, live, on};
use crate::{browser, canvas, files};

/// Data, SVG, PNG, CSV.
#[component]
pub fn Menu(
    /// The view of the pane.
    view: &'static View,
    /// What the pane shows.
    shown: RwSignal<Option<Shown>>,
    /// The size of the pane in device pixels.
    size: RwSignal<Size>,
    /// Whether the numbers are shown.
    data: RwSignal<bool>,
) -> impl IntoView {
    let studio = Studio::get();
    let css = move || {
        let Size { width, height } = size.get_untracked();
        let shrink = |pixels: u32| (f64::from(pixels) / browser::dpr()).round().max(1.0) as u32;
        Size { width: shrink(width), height: shrink(height) }
    };
    let open = RwSignal::new(false);
    let details = NodeRef::<Details>::new();
    let _ = use_event_listener(browser::window(), leptos::ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = details.get_untracked().is_some_and(|own| own.contains(target.as_ref()));
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
    let with = move |run: fn(&Shown, &'static str, Size)| {
        open.set(false);
        if let Some(shown) = shown.get_untracked() {
            run(&shown, view.id, css());
        }
    };
    let name = move || studio.say_with(messages::EXPORT_PANE, &[("name", &studio.say(view.title))]);
    view! {
        <div class="menu">
            <button aria-pressed=live(move || data.get().to_string()) on:click=on(move |_| data.update(|open| *open = !*open))>
                {studio.words(messages::TABLE)}
            </button>
            <details node_ref=details prop:open=live(move || open.get()) on:keydown=on(escape)>
                <summary aria-label=name title=name on:click=on(move |event: MouseEvent| {
                    event.prevent_default();
                    open.update(|open| *open = !*open);
                })>"⤓"</summary>
                <div>
                    <button on:click=on(move |_| with(save_svg))>{studio.words(messages::EXPORT_SVG)}</button>
                    <button on:click=on(move |_| with(save_png))>{studio.words(messages::EXPORT_PNG)}</button>
                    <button on:click=on(move |_| with(save_csv))>{studio.words(messages::EXPORT_CSV)}</button>
                </div>
            </details>
        </div>
    }
}

fn save_svg(shown: &Shown, id: &'static str, size: Size) {
    files::offer_text(
        &format!("rotarium-{id}.svg"),
        "image/svg+xml",
        &canvas::svg(&shown.figure, shown.theme, size),
    );
}

fn save_png(shown: &Shown, id: &'static str, size: Size) {
    if let Some(picture) = canvas::png(&shown.figure, shown.theme, size) {
        files::offer_png(&format!("rotarium-{id}.png"), &picture);
    }
}

fn save_csv(shown: &Shown, id: &'static str, _: Size) {
    files::offer_text(&format!("rotarium-{id}.csv"), "text/csv", &csv(&shown.figure.table));
}

/// A table as comma-separated values; minus signs become those that programs read.
fn csv(table: &Table) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('−', "-").replace('"', "\"\""));
    let line = |cells: &Vec<String>| cells.iter().map(cell).collect::<Vec<_>>().join(",");
    std::iter::once(&table.head).chain(&table.rows).map(line).collect::<Vec<_>>().join("\n")
}
