//! Small questions to the browser, each with an answer even where the browser refuses.
//!
//! Deliberately does not know: the laboratory.

use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement, Storage, Window};

/// The window. None only in the worker.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    let performance = js_sys::Reflect::get(&js_sys::global(), &"performance".into()).ok();
    performance
        .and_then(|p| p.dyn_into::<web_sys::Performance>().ok())
        .map_or_else(js_sys::Date::now, |p| p.now())
}

/// Device pixels per CSS pixel.
pub fn dpr() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(0.5, 8.0)
}

/// Processors of the machine, as far as the browser tells.
pub fn cores() -> usize {
    window().map_or(1, |window| window.navigator().hardware_concurrency() as usize)
}

/// A path beside the page as a whole address.
pub fn resolve(path: &str) -> String {
    let base =
        document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    web_sys::Url::new_with_base(path, &base).map_or_else(|_| path.to_string(), |url| url.href())
}

/// The address of a file of a program, `js` or `wasm`; a release writes its hash into the page.
pub fn program(name: &str, kind: &str) -> String {
    let named = root(&format!("data-{name}-{kind}"));
    let plain = if kind == "js" { format!("{name}.js") } else { format!("{name}_bg.wasm") };
    resolve(&named.unwrap_or(plain))
}

/// Asks the start-up script for the program of all labs, which takes the place of this one.
pub fn call_labs() {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new("rotarium-labs")) {
        // Nobody cancels it.
        let _ = window.dispatch_event(&event);
    }
}

/// The body of the page.
pub fn body() -> Option<HtmlElement> {
    document()?.body()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Remembers a value, where storage is allowed.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden storage only means that the choice is not remembered.
        let _ = storage.set_item(&format!("rotarium.{key}"), value);
    }
}

/// Sets an attribute of the root element.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// An attribute of the root element.
pub fn root(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// How the platform writes the shortcut of the command palette.
pub fn command_key() -> &'static str {
    let agent =
        window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default();
    if agent.contains("Mac") { "⌘K" } else { "Ctrl K" }
}

/// Whether the reader asked for less motion.
pub fn wants_stillness() -> bool {
    let query = window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok());
    query.flatten().is_some_and(|query| query.matches())
}

/// Runs once, before the next frame is drawn.
pub fn on_next_frame(run: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let _ = window.request_animation_frame(Closure::once_into_js(run).unchecked_ref());
    }
}

/// A panic on the page: shows the words that the page holds ready, with the way back.
pub fn show_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let failed = document().and_then(|document| document.get_element_by_id("failed"));
        if let Some(failed) = failed.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            failed.set_hidden(false);
        }
    }));
}

/// Takes the first picture away once the live ones are painted.
pub fn drop_first_light() {
    if let Some(element) = document().and_then(|document| document.get_element_by_id("first-light"))
    {
        element.remove();
    }
}

/// Watches the size of an element until it is dropped.
pub struct Sizes {
    observer: Option<web_sys::ResizeObserver>,
    _tell: Closure<dyn FnMut(js_sys::Array)>,
}

impl Sizes {
    /// Calls `tell` with the width and height in CSS pixels, at once and at each change.
    pub fn of(element: &web_sys::Element, mut tell: impl FnMut(f64, f64) + 'static) -> Self {
        let tell = Closure::new(move |entries: js_sys::Array| {
            let rect = entries.get(0).unchecked_into::<web_sys::ResizeObserverEntry>();
            let rect = rect.content_rect();
            tell(rect.width(), rect.height());
        });
        let observer = web_sys::ResizeObserver::new(tell.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self { observer, _tell: tell }
    }
}

impl Drop for Sizes {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Gives the focus to the element of that id.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
