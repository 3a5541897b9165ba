//! The components: the frame of the page and what stands in it.
//!
//! Everything reads the [`studio::Studio`] and answers to events with actions; nothing writes state anywhere else.
//! Deliberately does not know: formulas, pixels.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::{messages, views};

use crate::browser;

mod bench;
mod card;
mod controls;
mod dial;
mod frame;
mod inspector;
mod menu;
mod notices;
mod palette;
pub mod pane;
mod ribbon;
mod speed;
pub mod studio;

use studio::{Studio, effect, on};

/// Puts the application into the page.
pub fn mount() {
    mount_to_body(|| {
        let studio = Studio::open();
        provide_context(studio);
        // The first picture stays until the live ones are painted.
        effect(move || {
            if studio.painted.get() >= views::ALL.len() as u64 || studio.page.get() != Page::Bench {
                browser::drop_first_light();
            }
        });
        view! { <App/> }
    });
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let studio = Studio::get();
    let page = move || match studio.page.get() {
        Page::Bench => view! { <bench::Bench/> }.into_any(),
        Page::Speed => view! { <speed::SpeedPage/> }.into_any(),
    };
    view! {
        <a class="skip" href="#main" on:click=on(move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            studio::focus("main");
        })>{studio.words(messages::SKIP)}</a>
        <frame::TopBar/>
        {page}
        <notices::Notices/>
        <palette::Palette/>
    }
}
