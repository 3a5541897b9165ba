//! The components: the frame of the page and what stands in it.
//!
//! Everything reads the [`studio::Studio`] and answers to events with actions; nothing writes state anywhere else.
//! Deliberately does not know: formulas, pixels.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::{messages, views};
use web_sys::MouseEvent;

use crate::browser;

mod bench;
mod borders;
mod card;
mod config;
mod controls;
mod dial;
mod frame;
mod inspector;
mod layouts;
mod markup;
mod menu;
mod notices;
mod palette;
pub mod pane;
mod ribbon;
mod slots;
mod speed;
pub mod studio;

pub use markup::{Place, element};
use markup::{effect, el, follow};
use studio::Studio;

/// Puts the application into the page.
pub fn mount() {
    mount_to_body(|| {
        let studio = Studio::open();
        // The first picture stays until the live ones are painted.
        effect(move || {
            if studio.painted.get() >= views::BENCH.len() as u64 || studio.page.get() != Page::Bench
            {
                browser::drop_first_light();
            }
        });
        app(studio)
    });
}

/// The whole page.
fn app(studio: Studio) -> AnyView {
    let skip = el("a").class("skip").set("href", "#main").text(studio.words(messages::SKIP));
    let skip = skip.on("click", |event: MouseEvent| {
        event.prevent_default();
        studio::focus("main");
    });
    let page = follow(move || match studio.page.get() {
        Page::Bench => untrack(|| bench::bench(studio)),
        Page::Layouts => untrack(|| layouts::layouts(studio)),
        Page::Speed => untrack(|| speed::speed_page(studio)),
    });
    let around = [frame::top_bar(studio), notices::notices(studio), palette::palette(studio)];
    let [top, notices, palette] = around.map(markup::El::view);
    [skip.view(), top, page, notices, notices::progress(studio), palette].collect_view().into_any()
}
