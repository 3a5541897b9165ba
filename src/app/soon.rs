//! Once per frame, however often it is asked for.

use std::cell::Cell;
use std::rc::Rc;

use crate::browser;

/// Runs something at most once per frame: at once when nothing ran since the last frame began, else in the next one.
#[derive(Clone, Default)]
pub struct Soon {
    ran: Rc<Cell<bool>>,
    waiting: Rc<Cell<bool>>,
}

impl Soon {
    /// Runs it now or in the next frame; what waits already is enough.
    pub fn run(&self, run: impl FnOnce() + 'static) {
        if self.ran.get() {
            if !self.waiting.replace(true) {
                let waiting = self.waiting.clone();
                browser::on_next_frame(move || {
                    waiting.set(false);
                    run();
                });
            }
            return;
        }
        self.ran.set(true);
        let ran = self.ran.clone();
        browser::on_next_frame(move || ran.set(false));
        run();
    }
}
