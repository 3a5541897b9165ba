//! What a drag or a key on a block does: move it, or change its size.
//!
//! Deliberately does not know: how blocks look.

use leptos::prelude::*;
use rotarium_lab::{Edit, Part, Side};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::editor::Editor;
use crate::app::markup::element;

/// Pixels of a drag that double a size.
const DOUBLE: f64 = 90.0;

/// A drag in progress.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Drag {
    /// The block.
    pub(super) at: usize,
    /// The number that changes; None when the block itself moves.
    side: Option<Side>,
    /// What it was.
    value: f64,
    /// Where the drag began.
    from: (f64, f64),
}

impl Drag {
    /// A drag that begins on a block or on one of its edges.
    pub(super) fn begin(event: &PointerEvent, at: usize, part: Part) -> Self {
        let edge = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.get_attribute("data-edge"));
        let side = match edge.as_deref() {
            Some("right") => Some(widest(part)),
            Some(_) => Some(Side::Rows),
            None => None,
        };
        let value = side.map_or(0.0, |side| part.get(side));
        Self { at, side, value, from: place(event) }
    }
}

fn place(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The number that the right edge changes.
fn widest(part: Part) -> Side {
    if part.segment.is_text() { Side::Tokens } else { Side::Columns }
}

/// What a key asks for.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// Choose the block so many places on.
    Choose(isize),
    /// Move the block by so many places.
    Shift(isize),
    /// Make it larger or smaller.
    Resize(bool),
    /// Put a copy behind it.
    Duplicate,
    /// Take it away.
    Remove,
}

impl Key {
    /// What the key of an event asks for; None when it is not for blocks.
    pub(super) fn of(event: &KeyboardEvent) -> Option<Self> {
        if event.ctrl_key() || event.meta_key() {
            return None;
        }
        let along = |by| if event.alt_key() { Self::Shift(by) } else { Self::Choose(by) };
        match event.key().as_str() {
            "ArrowLeft" => Some(along(-1)),
            "ArrowRight" => Some(along(1)),
            "+" | "=" => Some(Self::Resize(true)),
            "-" => Some(Self::Resize(false)),
            "d" | "D" => Some(Self::Duplicate),
            "Delete" | "Backspace" => Some(Self::Remove),
            _ => None,
        }
    }
}

impl Editor {
    /// Does what a key asks for.
    pub(super) fn press(self, key: Key) {
        let at = self.at.get_untracked();
        let part = untrack(|| self.part(at));
        match key {
            Key::Choose(by) => {
                let last = self.studio.lab.with_untracked(|lab| lab.sequence.parts().len()) - 1;
                self.choose(at.saturating_add_signed(by).min(last));
            }
            Key::Shift(by) => self.shift(by),
            Key::Resize(up) => {
                let side = widest(part);
                let by = if up { 1.0 } else { -1.0 };
                self.edit(Edit::Set(at, side, part.get(side) + by));
            }
            Key::Duplicate => self.insert(part),
            Key::Remove => self.remove(),
        }
    }

    /// The pointer moved while it holds something.
    pub(super) fn dragged(self, event: &PointerEvent) {
        let Some(drag) = self.drag.get_untracked() else { return };
        let (x, y) = place(event);
        let Some(side) = drag.side else {
            return self.reorder(drag, x);
        };
        let way = if side == Side::Rows { y - drag.from.1 } else { x - drag.from.0 };
        // Small sizes change by whole steps, large ones by shares.
        let value = drag.value.max(1.0) * (way / DOUBLE).exp2() + way / (2.0 * DOUBLE);
        self.edit(Edit::Set(drag.at, side, value.round()));
    }

    /// Moves the dragged block to where the pointer is.
    fn reorder(self, drag: Drag, x: f64) {
        let Some(list) = element::<Element>(self.list) else { return };
        let blocks = list.children();
        let over = (0..blocks.length()).find(|&index| {
            let area = blocks.item(index).map(|block| block.get_bounding_client_rect());
            area.is_some_and(|area| x >= area.left() && x < area.right())
        });
        let Some(to) = over.map(|index| index as usize).filter(|&to| to != drag.at) else { return };
        self.edit(Edit::Move(drag.at, to));
        self.at.set(to);
        self.drag.set(Some(Drag { at: to, ..drag }));
    }
}
