//! Handles at the borders that knobs move: dragged along the x axis of a figure, or moved by keys.
//!
//! Deliberately does not know: what the border divides.

use std::sync::Arc;

use leptos::prelude::*;
use rotarium_lab::figure::{Grip, Mark};
use rotarium_lab::{Action, Control, SlotName, messages};
use rotarium_plot::Stage;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::markup::{El, Place, each, el, element, live};
use super::pane::Shown;
use super::studio::Studio;
use crate::browser;

/// The handles of one pane.
#[derive(Clone, Copy)]
struct Borders {
    studio: Studio,
    grips: Memo<Vec<Grip>>,
    stage: RwSignal<Option<Arc<Stage>>>,
    frame: Place,
}

/// A border with its knob as it stands.
struct Held {
    grip: Grip,
    slot: SlotName,
    control: Control,
    value: f64,
    most: f64,
}

/// Handles above a figure, as many as it has grips.
pub fn borders(
    studio: Studio,
    shown: RwSignal<Option<Shown>>,
    stage: RwSignal<Option<Arc<Stage>>>,
) -> El {
    let found = move |shown: &Shown| -> Vec<Grip> {
        let grip =
            |mark: &Mark| if let Mark::Grip(grip) = mark { Some(grip.clone()) } else { None };
        shown.figure.marks.iter().filter_map(grip).collect()
    };
    let grips =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().map(found).unwrap_or_default()));
    let count = Memo::new(move |_| grips.with(Vec::len));
    let frame = Place::new();
    let borders = Borders { studio, grips, stage, frame };
    // A handle stays while its border moves, so that it keeps the pointer and the focus.
    let handles = each(move || untrack_handles(count.get(), borders));
    el("div").class("borders").at(frame).part(handles)
}

fn untrack_handles(count: usize, borders: Borders) -> Vec<El> {
    untrack(|| (0..count).map(|at| borders.handle(at)).collect())
}

impl Borders {
    fn held(self, at: usize) -> Option<Held> {
        let grip = self.grips.with(|grips| grips.get(at).cloned())?;
        self.studio.lab.with(|lab| {
            let slot = lab.show.editing();
            let control = Control::find(lab, slot, grip.layer, &grip.key)?;
            let (value, most) = (control.get(lab, slot), control.range(lab).max);
            Some(Held { grip, slot, control, value, most })
        })
    }

    fn handle(self, at: usize) -> El {
        let Self { studio, .. } = self;
        let number = move |get: fn(&Held) -> f64| {
            live(move || self.held(at).map_or(0.0, |held| get(&held)).to_string())
        };
        let label = live(move || self.held(at).map_or("", |held| studio.say(held.control.label())));
        let text = live(move || {
            let Some(Held { value, most, .. }) = self.held(at) else { return String::new() };
            studio.say_with(messages::SECTION_SIZE, &[("n", &value), ("all", &most)])
        });
        el("div")
            .class("border")
            .set("role", "slider")
            .set("tabindex", "0")
            .set("aria-label", label)
            .set("aria-valuemin", "0")
            .set("aria-valuemax", number(|held| held.most))
            .set("aria-valuenow", number(|held| held.value))
            .set("aria-valuetext", text)
            .style("left", move || {
                self.place(at, |stage, held| stage.x(held.grip.zero + held.grip.per * held.value))
            })
            .style("top", move || self.place(at, |stage, held| stage.y(held.grip.span.1)))
            .style("height", move || {
                self.place(at, |stage, Held { grip, .. }| {
                    stage.y(grip.span.0) - stage.y(grip.span.1)
                })
            })
            .on("pointerdown", move |event: PointerEvent| self.grab(&event))
            .on("pointermove", move |event: PointerEvent| self.drag(at, &event))
            .on("keydown", move |event: KeyboardEvent| self.press(at, &event))
    }

    /// A length in CSS pixels.
    fn place(self, at: usize, length: fn(&Stage, &Held) -> f64) -> String {
        let held = self.held(at);
        let pixels = self.stage.with(|stage| Some(length(stage.as_ref()?, held.as_ref()?)));
        format!("{}px", pixels.unwrap_or(-1000.0) / browser::dpr())
    }

    fn grab(self, event: &PointerEvent) {
        use wasm_bindgen::JsCast;
        self.studio.rest();
        let handle = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // Without capture the drag ends where the pointer leaves the handle, which is no harm.
        let _ = handle.map(|handle| handle.set_pointer_capture(event.pointer_id()));
    }

    fn drag(self, at: usize, event: &PointerEvent) {
        if event.buttons() == 0 {
            return;
        }
        let (Some(frame), Some(stage)) =
            (element::<Element>(self.frame), self.stage.get_untracked())
        else {
            return;
        };
        let x = f64::from(event.client_x()) - frame.get_bounding_client_rect().left();
        let plot = stage.plot();
        let x = (x * browser::dpr()).clamp(plot.left, plot.right);
        let Some((x, _)) = stage.value_at(x, plot.bottom) else { return };
        if let Some(Held { grip, .. }) = untrack(|| self.held(at)) {
            self.turn(at, (x - grip.zero) / grip.per);
        }
    }

    /// Left and right move the border, up and down change the number.
    fn press(self, at: usize, event: &KeyboardEvent) {
        let Some(Held { grip, value, most, .. }) = untrack(|| self.held(at)) else { return };
        let by = if event.shift_key() { 10.0 } else { 1.0 };
        let value = match event.key().as_str() {
            "ArrowRight" => value + by * grip.per.signum(),
            "ArrowLeft" => value - by * grip.per.signum(),
            "ArrowUp" => value + by,
            "ArrowDown" => value - by,
            "Home" => 0.0,
            "End" => most,
            _ => return,
        };
        event.prevent_default();
        self.turn(at, value);
    }

    fn turn(self, at: usize, value: f64) {
        if let Some(Held { grip, slot, control, .. }) = untrack(|| self.held(at)) {
            let (layer, key) = (grip.layer, control.key());
            self.studio.act(Action::Turn { slot, layer, key, value });
        }
    }
}
