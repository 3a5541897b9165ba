//! The first negative distance as something to take hold of: a line to drag, arrow keys, a number to type.
//!
//! The engine finds the base. Deliberately does not know: how.

use std::sync::Arc;

use leptos::prelude::*;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::{MAX_TOKENS, Range};
use rotarium_lab::dials::printed;
use rotarium_lab::messages::decays as words;
use rotarium_lab::zero::{Wanted, Zero};
use rotarium_lab::{Action, Lab, entry};
use rotarium_plot::Stage;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, PointerEvent};

use crate::app::markup::{El, Place, effect, el, element, given, live, truth, typed, when};
use crate::app::studio::Studio;
use crate::message::{LabAnswer, Question};

/// What can be typed.
const DISTANCES: Range =
    Range { min: 1.0, max: MAX_TOKENS as f64, default: 1.0, whole: true, logarithmic: true };

/// The first zero of the recipe that the knobs turn, and what is being asked of it.
#[derive(Clone, Copy)]
pub(super) struct Zeros {
    studio: Studio,
    /// Where it is.
    zero: RwSignal<Zero>,
    /// What was found for the distance that was asked for last, and that distance.
    found: RwSignal<(usize, Zero)>,
    /// Whether the line is held.
    held: RwSignal<bool>,
    error: RwSignal<String>,
    place: Place,
}

impl Zeros {
    pub(super) fn new(studio: Studio) -> Self {
        let zeros = Self {
            studio,
            zero: RwSignal::new(Zero::default()),
            found: RwSignal::new((0, Zero::default())),
            held: RwSignal::new(false),
            error: RwSignal::new(String::new()),
            place: Place::new(),
        };
        zeros.watch();
        zeros
    }

    /// Keeps the zero up to date with the recipe.
    fn watch(self) {
        let Self { studio, zero, .. } = self;
        let asked = Memo::new(move |_| {
            let of = |lab: &Lab| {
                let Lab { slots, dim, train, show, .. } = lab.clone();
                Lab { slots, dim, train, show, ..Lab::default() }
            };
            (studio.lab.with(of), studio.language.get())
        });
        effect(move || {
            let (lab, language) = asked.get();
            if studio.awake.get() {
                studio.ask("zero", Question::Zero(lab, None, language), move |answer| {
                    if let Some(LabAnswer::Zero(found)) = answer.of_labs() {
                        // The page may be gone by now.
                        let _ = zero.try_set(found);
                    }
                });
            }
        });
    }

    /// Asks for the base that puts the zero at a distance, and turns the recipe to it.
    fn want(self, wanted: usize, exact: bool) {
        let Self { studio, found, error, .. } = self;
        error.set(String::new());
        let (lab, language) = (studio.lab.get_untracked(), studio.language.get_untracked());
        let slot = lab.show.editing();
        let asked = Some(Wanted { distance: wanted, exact });
        studio.ask("zero-at", Question::Zero(lab, asked, language), move |answer| {
            let Some(LabAnswer::Zero(answer)) = answer.of_labs() else { return };
            let base = answer.base;
            // The page may be gone by now.
            let _ = found.try_set((wanted, answer));
            if let Some(value) = base {
                studio.act(Action::Turn { slot, layer: 0, key: "base", value });
            }
        });
    }

    /// Whether what was found last still holds.
    fn holds(self) -> bool {
        let base = self.studio.lab.with(|lab| lab.slot(lab.show.editing()).base);
        self.found
            .with(|(wanted, found)| *wanted > 0 && found.base.is_none_or(|found| found == base))
    }

    /// Where the line stands: the zero, or the end of what is looked at.
    fn at(self) -> usize {
        self.zero.with(|zero| zero.first.unwrap_or(zero.length).max(1))
    }

    /// From where an arrow key goes on: zeros jump, so that a run of keys counts on from what was asked for.
    fn from(self) -> usize {
        if untrack(|| self.holds()) {
            self.found.with_untracked(|(wanted, _)| *wanted)
        } else {
            untrack(|| self.at())
        }
    }

    /// The words on it, and a field to type into.
    pub(super) fn panel(self) -> El {
        let Self { studio, zero, found, error, .. } = self;
        let said = live(move || zero.with(|zero| zero.said.clone()));
        let answer = live(move || {
            let said = || found.with(|(_, found)| found.said.clone());
            if self.holds() { said() } else { String::new() }
        });
        let wrong = move || {
            el("p").class("error").set("role", "alert").text(live(move || error.get())).view()
        };
        let label = el("span").text(studio.words(words::ZERO));
        let number = el("label")
            .class("number")
            .child(label)
            .child(self.field())
            .part(when(move || !error.with(String::is_empty), wrong));
        el("section")
            .class("panel zero")
            .set("aria-label", studio.words(words::ZERO))
            .child(el("div").class("details").child(number).child(el("span").text(said)))
            .child(el("p").class("note").set("role", "status").text(answer))
            .child(el("p").class("note").text(studio.words(words::ZERO_HINT)))
    }

    fn printed(self) -> String {
        let first = self.zero.with(|zero| zero.first);
        first.map_or_else(|| "–".into(), |first| printed(first as f64))
    }

    fn field(self) -> El {
        let Self { studio, error, .. } = self;
        let change = move |event: Event| {
            let language = studio.language.get_untracked();
            match entry::within(&typed(&event), &DISTANCES, false, words::ZERO, language) {
                Ok(value) => self.want(value as usize, true),
                Err(notice) => error.set(notice.sentence(language)),
            }
            // What holds is shown until the answer is here.
            let field: HtmlInputElement = event_target(&event);
            field.set_value(&untrack(|| self.printed()));
        };
        let press = move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowUp" => self.nudge(&event, true),
            "ArrowDown" => self.nudge(&event, false),
            _ => {}
        };
        el("input")
            .set("type", "text")
            .set("inputmode", "decimal")
            .set("autocomplete", "off")
            .set("name", "zero")
            .set("aria-label", studio.words(words::ZERO))
            .set("aria-invalid", truth(move || !error.with(String::is_empty)))
            .prop("value", move || self.printed())
            .on("change", change)
            .on("keydown", press)
    }

    fn nudge(self, event: &KeyboardEvent, up: bool) {
        event.prevent_default();
        let from = self.from();
        let step = (from / 100).max(1) * if event.shift_key() { 10 } else { 1 };
        let to = if up { from + step } else { from.saturating_sub(step) };
        self.want(to.clamp(1, MAX_TOKENS), false);
    }

    /// The line on the curves that can be dragged.
    pub(super) fn grip(self, stage: RwSignal<Option<Arc<Stage>>>) -> El {
        let Self { studio, held, .. } = self;
        let there = move || {
            let base = studio.lab.with(|lab| {
                lab.decay == Definition::Kernel && lab.slot(lab.show.editing()).scheme.uses_base
            });
            base && stage.with(Option::is_some) && self.zero.with(|zero| zero.length > 1)
        };
        let left = move || {
            let place = |stage: &Arc<Stage>| stage.x(self.at() as f64) / stage.dpr();
            format!("{}px", stage.with(|stage| stage.as_ref().map_or(0.0, place)))
        };
        let press = move |event: KeyboardEvent| match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => self.nudge(&event, true),
            "ArrowLeft" | "ArrowDown" => self.nudge(&event, false),
            _ => {}
        };
        let down = move |event: PointerEvent| {
            held.set(true);
            if let Some(target) =
                event.target().and_then(|target| target.dyn_into::<Element>().ok())
            {
                // Without capture a drag ends where the pointer leaves the line.
                let _ = target.set_pointer_capture(event.pointer_id());
            }
        };
        let go = move |event: PointerEvent| {
            if held.get_untracked()
                && let Some(wanted) = self.under(&event, stage)
            {
                self.want(wanted, false);
            }
        };
        el("div")
            .at(self.place)
            .class("grip")
            .set("role", "slider")
            .set("tabindex", "0")
            .set("hidden", given(move || !there(), ""))
            .set("aria-label", studio.words(words::ZERO_KEYS))
            .set("aria-valuemin", "1")
            .set("aria-valuemax", live(move || self.zero.with(|zero| zero.length.to_string())))
            .set("aria-valuenow", live(move || self.at().to_string()))
            .set("aria-valuetext", live(move || self.zero.with(|zero| zero.said.clone())))
            .style("left", left)
            .on("keydown", press)
            .on("pointerdown", down)
            .on("pointermove", go)
            .on("pointerup", move |_: PointerEvent| held.set(false))
            .on("pointercancel", move |_: PointerEvent| held.set(false))
    }

    /// The distance under the pointer, within the plot.
    fn under(self, event: &PointerEvent, stage: RwSignal<Option<Arc<Stage>>>) -> Option<usize> {
        let stage = stage.get_untracked()?;
        let frame = element::<Element>(self.place)?.parent_element()?.get_bounding_client_rect();
        let plot = stage.plot();
        let x = (f64::from(event.client_x()) - frame.left()) * stage.dpr();
        let (distance, _) =
            stage.value_at(x.clamp(plot.left, plot.right), f64::midpoint(plot.top, plot.bottom))?;
        Some((distance.round().max(1.0) as usize).min(MAX_TOKENS))
    }
}
