//! The points of a profile that can be dragged, and the buttons that make it straight.
//!
//! Deliberately does not know: what a profile turns.

use std::sync::Arc;

use leptos::prelude::*;
use rotarium_lab::messages::decays as words;
use rotarium_lab::{Action, profile};
use rotarium_plot::Stage;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use crate::app::markup::{El, Place, el, element, given, live};
use crate::app::studio::Studio;

/// The buttons.
pub(super) fn panel(studio: Studio) -> El {
    let shape = |power: bool, text| {
        let run =
            move || studio.open_lab(profile::straight(&studio.lab.get_untracked(), power), true);
        el("button").text(studio.words(text)).click(run)
    };
    let shapes = el("div").class("shapes").child(shape(false, words::PROFILE_EXPONENTIAL));
    el("section")
        .class("panel")
        .set("aria-label", studio.words(words::PROFILE))
        .child(shapes.child(shape(true, words::PROFILE_POWER)))
        .child(el("p").class("note").text(studio.words(words::PROFILE_HINT)))
}

/// A handle over each point.
pub(super) fn handles(studio: Studio, stage: RwSignal<Option<Arc<Stage>>>) -> El {
    let handle =
        |at| Handle { studio, stage, at, held: RwSignal::new(false), place: Place::new() }.el();
    el("div").class("heights").children((0..profile::KEYS.len()).map(handle))
}

/// One point.
#[derive(Clone, Copy)]
struct Handle {
    studio: Studio,
    stage: RwSignal<Option<Arc<Stage>>>,
    at: usize,
    held: RwSignal<bool>,
    place: Place,
}

impl Handle {
    fn height(self) -> Option<f64> {
        self.studio
            .lab
            .with(|lab| profile::heights(lab, lab.show.editing()))
            .map(|heights| heights[self.at])
    }

    fn set(self, value: f64) {
        let slot = untrack(|| self.studio.editing());
        self.studio.act(Action::Turn { slot, layer: 0, key: profile::KEYS[self.at], value });
    }

    fn el(self) -> El {
        let Self { studio, stage, at, held, .. } = self;
        let side = move |across: bool| {
            let place = |stage: &Arc<Stage>| {
                let pair = studio.lab.with(|lab| profile::pairs(lab)[at]);
                let pixel =
                    if across { stage.x(pair) } else { stage.y(self.height().unwrap_or(0.0)) };
                pixel / stage.dpr()
            };
            format!("{}px", stage.with(|stage| stage.as_ref().map_or(0.0, place)))
        };
        let down = move |event: PointerEvent| {
            held.set(true);
            if let Some(target) =
                event.target().and_then(|target| target.dyn_into::<Element>().ok())
            {
                // Without capture a drag ends where the pointer leaves the point.
                let _ = target.set_pointer_capture(event.pointer_id());
            }
        };
        let go = move |event: PointerEvent| {
            if held.get_untracked()
                && let Some(height) = self.under(&event)
            {
                self.set(height);
            }
        };
        let up = move |_: PointerEvent| {
            held.set(false);
            studio.rest();
        };
        let value = move || self.height().map_or_else(String::new, |height| format!("{height:.3}"));
        el("div")
            .at(self.place)
            .class("height")
            .set("role", "slider")
            .set("tabindex", "0")
            .set(
                "hidden",
                given(move || self.height().is_none() || stage.with(Option::is_none), ""),
            )
            .set(
                "aria-label",
                live(move || studio.say_with(words::PROFILE_HEIGHT, &[("number", &(at + 1))])),
            )
            .set("aria-orientation", "vertical")
            .set("aria-valuemin", profile::LIMITS.0.to_string())
            .set("aria-valuemax", profile::LIMITS.1.to_string())
            .set("aria-valuenow", live(value))
            .style("left", move || side(true))
            .style("top", move || side(false))
            .on("keydown", move |event: KeyboardEvent| self.nudge(&event))
            .on("pointerdown", down)
            .on("pointermove", go)
            .on("pointerup", up)
            .on("pointercancel", up)
    }

    fn nudge(self, event: &KeyboardEvent) {
        let step = if event.shift_key() { 0.5 } else { 0.05 };
        let step = match event.key().as_str() {
            "ArrowUp" | "ArrowRight" => step,
            "ArrowDown" | "ArrowLeft" => -step,
            _ => return,
        };
        event.prevent_default();
        if let Some(height) = untrack(|| self.height()) {
            self.set(((height + step) * 1000.0).round() / 1000.0);
        }
    }

    /// The height under the pointer, to three decimals.
    fn under(self, event: &PointerEvent) -> Option<f64> {
        let stage = self.stage.get_untracked()?;
        // The handle stands in the box of handles, that box on the plot.
        let plot = element::<Element>(self.place)?.parent_element()?.parent_element()?;
        let y = (f64::from(event.client_y()) - plot.get_bounding_client_rect().top()) * stage.dpr();
        let sides = stage.plot();
        let (_, height) = stage
            .value_at(f64::midpoint(sides.left, sides.right), y.clamp(sides.top, sides.bottom))?;
        Some((height * 1000.0).round() / 1000.0)
    }
}
