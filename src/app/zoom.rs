//! The window of a map by hand: wheel and pinch, dragging, the map in small, keys and buttons.
//!
//! Deliberately does not know: what the map shows, and how far a window can go.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use rotarium_lab::{Action, Inset, Lab, Window, messages};
use rotarium_plot::Stage;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::markup::{El, el, truth};
use super::studio::Studio;
use crate::browser;

/// A point of the plot, in shares of its sides from the upper left.
type Share = (f64, f64);

/// A pause of so many milliseconds ends a movement of the wheel.
const PAUSE: f64 = 500.0;
/// A pointer that has moved less than this share of the plot has only clicked.
const STILL: f64 = 0.008;

/// What is held at the moment.
struct Held {
    /// Pointers that are down, and where.
    fingers: Vec<(i32, Share)>,
    /// Where the first one was put down.
    start: Share,
    /// Whether it was on the small map.
    small: bool,
    /// Whether it has moved the window.
    moves: bool,
    /// When the wheel turned last.
    turned: f64,
}

thread_local! {
    /// There is one pair of hands, whatever it holds.
    static HELD: RefCell<Held> = const {
        RefCell::new(Held { fingers: Vec::new(), start: (0.0, 0.0), small: false, moves: false, turned: 0.0 })
    };
}

/// The window of the map in one pane.
#[derive(Clone, Copy)]
pub struct Zoom {
    studio: Studio,
    lab: Memo<Lab>,
    stage: RwSignal<Option<Arc<Stage>>>,
}

impl Zoom {
    /// For the pane that shows a lab on a stage.
    pub fn new(studio: Studio, lab: Memo<Lab>, stage: RwSignal<Option<Arc<Stage>>>) -> Self {
        Self { studio, lab, stage }
    }

    /// Whether a part of the map is seen, for the style sheet.
    pub fn mark(self, canvas: El) -> El {
        let zoomed = move || self.lab.with(|lab| lab.window.is_some());
        canvas.set("data-zoomed", truth(zoomed))
    }

    /// Two fingers are ours; one scrolls the page, unless there is a window to move.
    pub fn touched(self, event: &Event) {
        if HELD.with_borrow(|held| held.fingers.len() > 1) {
            event.prevent_default();
        }
    }

    /// Smaller, larger, all.
    pub fn buttons(self) -> El {
        let button = |text: &'static str, words| {
            el("button").named(move || self.studio.words(words)).text(text)
        };
        let by = move |factor: f64| {
            move || {
                self.studio.rest();
                self.step(factor);
            }
        };
        let whole = move || self.lab.with(|lab| lab.window.is_none());
        el("div")
            .class("choices zoom")
            .set("role", "group")
            .child(button("−", messages::ZOOM_OUT).disabled(whole).click(by(0.5)))
            .child(button("+", messages::ZOOM_IN).click(by(2.0)))
            .child(button("⤢", messages::ZOOM_ALL).disabled(whole).click(move || self.all()))
    }

    fn is_window(self) -> bool {
        self.lab.with_untracked(|lab| lab.window.is_some())
    }

    /// Shows the whole map.
    pub fn all(self) {
        self.studio.rest();
        self.studio.act(Action::Window(None));
    }

    fn look(self, step: impl FnOnce(Window) -> Window) {
        let window = self.lab.with_untracked(|lab| lab.looking(step));
        self.studio.act(Action::Window(window));
    }

    /// Zooms about the pinned cell, else about the middle.
    fn step(self, factor: f64) {
        let about = self.lab.with_untracked(Lab::looked_at);
        self.look(|window| window.zoomed(factor, about));
    }

    /// Where the pointer is; beyond the plot, too.
    fn place(self, event: &MouseEvent) -> Option<Share> {
        let plot = self.stage.get_untracked()?.plot();
        let share = |css: i32, from: f64, to: f64| {
            (f64::from(css) * browser::dpr() - from) / (to - from).max(1.0)
        };
        Some((
            share(event.offset_x(), plot.left, plot.right),
            share(event.offset_y(), plot.top, plot.bottom),
        ))
    }

    /// The wheel was turned: the values under the pointer, if that moved the window.
    pub fn wheel(self, event: &WheelEvent) -> Option<Share> {
        let inside = |share: f64| (0.0..=1.0).contains(&share);
        let at = self.place(event).filter(|at| inside(at.0) && inside(at.1));
        let outwards = event.delta_y() > 0.0;
        // Outwards from the whole map the page scrolls.
        let at = at.filter(|_| self.is_window() || !outwards)?;
        event.prevent_default();
        let now = browser::now();
        let last = HELD.with_borrow_mut(|held| std::mem::replace(&mut held.turned, now));
        if now - last > PAUSE {
            self.studio.rest();
        }
        // Some browsers count lines; fingers on a pad turn by less than wheels.
        let dots = event.delta_y() * if event.delta_mode() == 1 { 33.0 } else { 1.0 };
        let rate = if event.ctrl_key() { 0.01 } else { 0.005 };
        let factor = 1.0 + rate * dots.abs().min(300.0);
        self.look(|window| window.zoomed(if outwards { 1.0 / factor } else { factor }, at));
        Some(self.lab.with_untracked(|lab| lab.value_at(at)))
    }

    /// A pointer was put down.
    pub fn down(self, event: &PointerEvent) {
        let Some(at) = self.place(event) else { return };
        let zoomed = self.is_window();
        if zoomed && let Some(canvas) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) {
            // A pointer that is gone already needs no capture.
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
        let small = HELD.with_borrow_mut(|held| {
            if event.is_primary() {
                let small = zoomed && Inset::at(at).is_some();
                held.fingers.clear();
                (held.start, held.small, held.moves) = (at, small, small);
            }
            held.fingers.push((event.pointer_id(), at));
            held.small && held.fingers.len() == 1
        });
        self.studio.rest();
        if small {
            self.centre(at);
        }
    }

    /// A pointer moved: whether that moved the window.
    pub fn moved(self, event: &PointerEvent) -> bool {
        let Some(at) = self.place(event) else { return false };
        let zoomed = self.is_window();
        let step = HELD.with_borrow_mut(|held| {
            let finger = held.fingers.iter().position(|(id, _)| *id == event.pointer_id())?;
            let before = std::mem::replace(&mut held.fingers[finger].1, at);
            if held.small {
                return Some(None);
            }
            let other = held.fingers.iter().find(|(id, _)| *id != event.pointer_id());
            if let Some((_, other)) = other {
                held.moves = true;
                let apart = |a: Share| distance(a, *other).max(0.01);
                let middle = |a: Share| (f64::midpoint(a.0, other.0), f64::midpoint(a.1, other.1));
                return Some(Some((apart(at) / apart(before), middle(before), middle(at))));
            }
            held.moves |= zoomed && distance(at, held.start) > STILL;
            held.moves.then_some(Some((1.0, before, at)))
        });
        match step {
            None => return false,
            Some(None) => self.centre(at),
            Some(Some((factor, before, after))) => self.look(|window| {
                let by = (before.0 - after.0, before.1 - after.1);
                window.zoomed(factor, before).moved(by)
            }),
        }
        true
    }

    /// Whether the pointer that was put down has moved the window, and so has not clicked.
    pub fn has_moved(self) -> bool {
        HELD.with_borrow(|held| held.moves)
    }

    /// A pointer was lifted.
    pub fn up(self, event: &PointerEvent) {
        HELD.with_borrow_mut(|held| held.fingers.retain(|(id, _)| *id != event.pointer_id()));
        self.studio.rest();
    }

    /// Moves the window to a point of the small map.
    fn centre(self, at: Share) {
        let tokens = self.lab.with_untracked(Lab::tokens);
        self.look(|window| window.centred(Inset::along(at), tokens));
    }

    /// +, − and 0; with Shift arrows move the window. Whether it was such a key.
    pub fn key(self, event: &KeyboardEvent) -> bool {
        let move_by = |by: Share| {
            let moves = event.shift_key() && self.is_window();
            if moves {
                self.look(|window| window.moved(by));
            }
            moves
        };
        match event.key().as_str() {
            "+" | "=" => self.step(2.0),
            "-" | "_" => self.step(0.5),
            "0" => self.all(),
            "ArrowRight" => return move_by((0.25, 0.0)),
            "ArrowLeft" => return move_by((-0.25, 0.0)),
            "ArrowDown" => return move_by((0.0, 0.25)),
            "ArrowUp" => return move_by((0.0, -0.25)),
            _ => return false,
        }
        true
    }
}

fn distance(a: Share, b: Share) -> f64 {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    (x * x + y * y).sqrt()
}
