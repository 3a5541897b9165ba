//! The address bar: writes the state into the fragment, rarely enough for every browser, and hears when it changes.
//!
//! Deliberately does not know: what a link means; that is [`rotarium_lab::link`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;

use crate::browser;

/// Safari refuses more than a hundred changes in half a minute.
const PAUSE: Duration = Duration::from_millis(500);

/// The fragment as it was last read or written, and the one that waits to be written.
#[derive(Clone, Default)]
pub struct Address {
    current: Rc<RefCell<String>>,
    waiting: Rc<RefCell<Option<String>>>,
    timed: Rc<Cell<bool>>,
}

impl Address {
    /// The fragment of the page, remembered as current; what waited to be written belongs to the past.
    pub fn read(&self) -> String {
        self.waiting.take();
        let fragment =
            browser::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        self.current.replace(fragment.clone());
        fragment
    }

    /// Whether the fragment of the page is not the one that was last read or written.
    pub fn has_changed(&self) -> bool {
        let fragment =
            browser::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        *self.current.borrow() != fragment
    }

    /// Begins a new entry of the browser's history.
    pub fn push(&self, fragment: &str) {
        self.flush();
        self.write(fragment, true);
    }

    /// Changes the current entry: at once, or after the pause that the last change began.
    pub fn replace(&self, fragment: String) {
        if self.timed.get() {
            self.waiting.replace(Some(fragment));
        } else {
            self.write(&fragment, false);
            self.pause();
        }
    }

    fn pause(&self) {
        self.timed.set(true);
        let address = self.clone();
        let end = move || {
            address.timed.set(false);
            if address.waiting.borrow().is_some() {
                address.flush();
                address.pause();
            }
        };
        set_timeout(end, PAUSE);
    }

    /// Writes what waits.
    pub fn flush(&self) {
        if let Some(fragment) = self.waiting.take() {
            self.write(&fragment, false);
        }
    }

    fn write(&self, fragment: &str, push: bool) {
        if *self.current.borrow() == fragment {
            return;
        }
        let Some(history) = browser::window().and_then(|window| window.history().ok()) else {
            return;
        };
        let null = wasm_bindgen::JsValue::NULL;
        let written = if push {
            history.push_state_with_url(&null, "", Some(fragment))
        } else {
            history.replace_state_with_url(&null, "", Some(fragment))
        };
        // A browser that refuses keeps the old address; the next change tries again.
        if written.is_ok() {
            self.current.replace(fragment.to_string());
        }
    }
}
