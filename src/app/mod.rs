//! The components: the frame of the page and what stands in it.
//!
//! Everything reads the [`studio::Studio`] and answers to events with actions; nothing writes state anywhere else.
//! Deliberately does not know: formulas, pixels.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::{History, messages, views};
use web_sys::MouseEvent;

use crate::browser;

mod bench;
mod beside;
mod borders;
mod card;
mod config;
mod controls;
mod decay;
mod dial;
mod focus;
mod frame;
mod images;
mod inputs;
mod inspector;
mod layouts;
mod length;
mod lesson;
mod linear;
mod markup;
mod masks;
mod menu;
mod notices;
mod palette;
pub mod pane;
mod player;
mod presets;
mod recurrence;
mod ribbon;
mod rotation;
mod rounds;
mod slots;
mod soon;
mod speed;
pub mod studio;
mod switch;
mod tensors;
mod zoom;

pub use markup::{Place, element};
use markup::{effect, el, follow};
use studio::Studio;

/// The components of a page; None when the program does not have it.
pub type Router = fn(Page) -> Option<fn(Studio) -> AnyView>;

/// The Bench alone.
pub fn bench_only(page: Page) -> Option<fn(Studio) -> AnyView> {
    (page == Page::Bench).then_some(bench::bench as fn(Studio) -> AnyView)
}

/// Every page.
pub fn all_pages(page: Page) -> Option<fn(Studio) -> AnyView> {
    Some(match page {
        Page::Bench => bench::bench,
        Page::Rotation => rotation::rotation,
        Page::Layouts => layouts::layouts,
        Page::Decay => decay::decay,
        Page::Images => images::images,
        Page::Length => length::length,
        Page::Focus => focus::focus,
        Page::Linear => linear::linear,
        Page::Recurrence => recurrence::recurrence,
        Page::Masks => masks::masks,
        Page::Speed => speed::speed_page,
    })
}

/// What is mounted: a handle that takes it away, and the studio behind it.
type Mounted = (Box<dyn Any>, Studio);

thread_local! {
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

/// Puts the application into the page, with what another program of it could undo, and the name of its engine.
pub fn mount(router: Router, past: Option<History>, engine: &'static str) {
    let studio = Rc::new(Cell::new(None));
    let opened = studio.clone();
    let Some(body) = browser::body() else { return };
    let handle = mount_to(body, move || {
        let studio = Studio::open(past, engine);
        opened.set(Some(studio));
        // The first picture stays until the live ones are painted.
        effect(move || {
            if studio.painted.get() >= views::BENCH.len() as u64 || studio.page.get() != Page::Bench
            {
                browser::drop_first_light();
            }
        });
        app(studio, router)
    });
    if let Some(studio) = studio.get() {
        MOUNTED.set(Some((Box::new(handle), studio)));
    }
}

/// Takes the application away; what can be undone is the answer.
pub fn leave() -> Vec<u8> {
    let Some((handle, studio)) = MOUNTED.take() else { return Vec::new() };
    let past = studio.leave();
    drop(handle);
    past
}

/// The whole page.
fn app(studio: Studio, router: Router) -> AnyView {
    let skip = el("a").class("skip").set("href", "#main").text(studio.words(messages::SKIP));
    let skip = skip.on("click", |event: MouseEvent| {
        event.prevent_default();
        studio::focus("main");
    });
    // A page that this program does not have leaves the last one where it is until another program comes.
    let known = Memo::new(move |last: Option<&Page>| {
        let page = studio.page.get();
        let is_known = router(page).is_some();
        if !is_known {
            browser::call_labs();
        }
        if is_known { page } else { last.copied().unwrap_or_default() }
    });
    let page = follow(move || {
        let page = router(known.get());
        untrack(|| page.map_or_else(|| ().into_any(), |page| page(studio)))
    });
    let around = [frame::top_bar(studio), notices::notices(studio), palette::palette(studio)];
    let [top, notices, palette] = around.map(markup::El::view);
    [skip.view(), top, page, notices, notices::progress(studio), palette].collect_view().into_any()
}
