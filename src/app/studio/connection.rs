//! What the studio listens to: the address bar, the worker, the pointer that wakes the engine.
//!
//! Deliberately does not know: what is answered.

use std::time::Duration;

use leptos::prelude::*;
use rotarium_lab::link::{self, Page};
use rotarium_lab::{Action, Lab, Language, messages};

use super::super::markup::{effect, listen};
use super::Studio;
use crate::address::Address;
use crate::browser;
use crate::compute::Event;
use crate::message::{Answer, Question};

impl Studio {
    /// Listens to the address bar and the worker, and keeps the inspector up to date.
    pub(super) fn connect(self) {
        listen("hashchange", move |_: web_sys::Event| self.read_address());
        listen("pagehide", move |_: web_sys::Event| self.address.with_value(Address::flush));
        let event = self.compute.with_value(|compute| compute.event);
        effect(move || {
            if let Some((_, event)) = event.get() {
                if event == Event::Cancelled && self.page.get_untracked() == Page::Speed {
                    return; // that page says so itself
                }
                let words = match event {
                    Event::Died => messages::WORKER_DIED,
                    Event::Failed => messages::WORKER_FAILED,
                    Event::Cancelled => messages::CANCELLED,
                };
                if event == Event::Failed {
                    // No live picture will come.
                    browser::drop_first_light();
                    self.notices.update(Vec::clear);
                }
                self.notify(words.get(self.language.get_untracked()).into());
            }
        });
        effect(move || match self.place() {
            None if self.seen.with_untracked(Option::is_none) => {}
            None => self.seen.set(None),
            Some(place) => {
                let question =
                    Question::Look(self.lab.get(), place, self.panes.get(), self.language.get());
                self.ask("look", question, move |answer| {
                    if let Answer::Seen(seen) = answer {
                        // The pointer may have left while the engine was busy.
                        let looking = untrack(|| self.place()).is_some();
                        let _ = self.seen.try_set(seen.filter(|_| looking));
                    }
                });
            }
        });
        effect(move || {
            if self.awake.get() {
                self.ask("library", Question::Library(self.language.get()), move |answer| {
                    if let Answer::Library(library) = answer {
                        self.library.set(library);
                    }
                });
            }
        });
        self.wake_in_time();
    }

    /// Wakes the engine at the first touch, when the drawn figures are not those of the state, or when the page has come to
    /// rest.
    fn wake_in_time(self) {
        const REST: Duration = Duration::from_millis(1500);
        let wake = move || {
            // The page may be gone when its time has come.
            if self.awake.try_get_untracked() == Some(false) {
                self.awake.set(true);
            }
        };
        effect(move || {
            let usual = self.lab.with(|lab| *lab == Lab::default());
            if !usual || self.language.get() != Language::En || self.page.get() != Page::Bench {
                wake();
            }
        });
        for event in ["pointermove", "pointerdown", "keydown", "focusin"] {
            listen(event, move |_: web_sys::Event| wake());
        }
        set_timeout(wake, REST);
    }

    fn read_address(self) {
        if !self.address.with_value(Address::has_changed) {
            return;
        }
        let fragment = self.address.with_value(Address::read);
        let opened = link::read(&fragment, self.language.get_untracked());
        self.page.set(opened.page);
        if opened.page != Page::Speed {
            self.history.update(|history| history.apply(Action::Open(Box::new(opened.lab))));
        }
        self.notify_all(&opened.notices);
    }
}
