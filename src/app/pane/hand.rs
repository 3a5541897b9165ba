//! A pointer and keys on a pane: they look, pin, turn, and move the window of a map.
//!
//! Deliberately does not know: what is drawn.

use leptos::prelude::*;
use rotarium_lab::{Action, Cursor, Look};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::Desk;
use crate::app::zoom::Zoom;
use crate::browser;

/// What is heard on the upper canvas.
pub(super) const HEARD: [&str; 10] = [
    "pointermove",
    "pointerdown",
    "pointerup",
    "pointercancel",
    "pointerleave",
    "click",
    "dblclick",
    "touchmove",
    "wheel",
    "keydown",
];

impl Desk {
    /// Something was heard.
    pub(super) fn hear(self, name: &str, event: &Event) {
        match (name, self.zoom()) {
            ("pointermove", _) => self.point(event.unchecked_ref()),
            ("pointerdown", _) => self.press(event.unchecked_ref()),
            ("pointerleave", _) => self.studio.hover.set(None),
            ("click", _) => self.click(event.unchecked_ref()),
            ("wheel", _) => self.wheel(event.unchecked_ref()),
            ("keydown", _) => self.key(event.unchecked_ref()),
            ("dblclick", Some(zoom)) => zoom.all(),
            ("touchmove", Some(zoom)) => zoom.touched(event),
            ("pointerup" | "pointercancel", Some(zoom)) => zoom.up(event.unchecked_ref()),
            _ => {}
        }
    }

    /// The window of its map, where there is one to move.
    pub(super) fn zoom(self) -> Option<Zoom> {
        self.zoom.filter(|_| self.looks)
    }

    /// A pointer was put down.
    fn press(self, event: &PointerEvent) {
        self.dragged.set(false);
        if let Some(zoom) = self.zoom() {
            zoom.down(event);
        }
        self.point(event);
    }

    /// What is under the pointer stays there, but more exactly.
    fn wheel(self, event: &WheelEvent) {
        if let Some(point) = self.zoom().and_then(|zoom| zoom.wheel(event)) {
            self.studio.hover.set(Some(Look::At(self.known(), point)));
        }
    }

    /// The place in the figure under the pointer.
    fn place(self, event: &MouseEvent) -> Option<Look> {
        let stage = self.stage.get_untracked().filter(|_| self.looks)?;
        let device = |css: i32| f64::from(css) * browser::dpr();
        let point = stage.value_at(device(event.offset_x()), device(event.offset_y()))?;
        Some(Look::At(self.known(), point))
    }

    /// What dragging by so many pixels does.
    fn drag(self, by: (i32, i32)) -> Option<Action> {
        self.lab.with_untracked(|lab| (self.view.drag)(&self.known().lab(lab), by))
    }

    /// Whether dragging does something.
    pub(super) fn turns(self) -> String {
        self.lab.with(|_| self.view.follows() || self.drag((0, 0)).is_some()).to_string()
    }

    fn point(self, event: &PointerEvent) {
        if self.zoom().is_some_and(|zoom| zoom.moved(event)) {
            self.dragged.set(true);
            return self.studio.hover.set(None);
        }
        let moved = (event.movement_x(), event.movement_y());
        let dragging = event.buttons() & 1 == 1 && moved != (0, 0);
        if let Some(action) = dragging.then(|| self.drag(moved)).flatten() {
            self.dragged.set(true);
            return self.studio.act(action);
        }
        match self.place(event) {
            Some(place) if self.view.follows() && event.buttons() & 1 == 1 => {
                self.dragged.set(true);
                self.studio.pin(place, self.view.pins);
            }
            place => self.studio.hover.set(place),
        }
    }

    fn click(self, event: &MouseEvent) {
        if self.dragged.get_untracked() || self.zoom().is_some_and(Zoom::has_moved) {
            return;
        }
        if let Some(place) = self.place(event) {
            self.studio.pin(place, self.view.pins);
        }
    }

    /// Arrows move the cursor, with Shift by more, or turn what can be turned; Enter pins it. Esc is heard everywhere.
    fn key(self, event: &KeyboardEvent) {
        if !self.looks {
            return;
        }
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !chord && self.zoom().is_some_and(|zoom| zoom.key(event)) {
            return event.prevent_default();
        }
        let by = if event.shift_key() { 10 } else { 1 };
        let step = match event.key().as_str() {
            "ArrowRight" => (by, 0),
            "ArrowLeft" => (-by, 0),
            "ArrowDown" => (0, by),
            "ArrowUp" => (0, -by),
            "Enter" | " " => (0, 0),
            _ => return,
        };
        event.prevent_default();
        let degrees = |by: isize| by as i32 / 2;
        if let Some(turn) = self.drag((degrees(step.0), degrees(step.1))).filter(|_| by > 1) {
            return self.studio.act(turn);
        }
        let lab = self.lab.get_untracked();
        let last = lab.tokens() - 1;
        let start = Cursor { query: last, key: last / 2, pair: None };
        let here = self.studio.cursor().unwrap_or(start);
        self.studio.act((self.view.pins)((self.view.step)(&lab, here, step)));
    }
}
