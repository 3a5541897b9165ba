//! The small curves as buttons: each makes its definition the one that is drawn large.
//!
//! Deliberately does not know: what the curves are.

use std::sync::Arc;

use leptos::prelude::*;
use rotarium_kernel::decay::Definition;
use rotarium_lab::messages::decays as words;
use rotarium_lab::{Action, views};
use rotarium_plot::Stage;

use crate::app::markup::{El, el, live, truth};
use crate::app::studio::Studio;

/// A button over each of the small curves.
pub(super) fn choose(studio: Studio, stage: RwSignal<Option<Arc<Stage>>>) -> El {
    let button = move |(at, definition): (usize, Definition)| {
        // Left, top, width and height on the page.
        let place = move |side: usize| {
            let sides =
                stage.with(|stage| stage.as_ref().map_or([0.0; 4], |stage| sides(stage, at)));
            format!("{}px", sides[side])
        };
        let name = move || {
            let name = studio.say(views::decay_name(definition));
            studio.say_with(words::DEFINITION_CHOOSE, &[("name", &name)])
        };
        el("button")
            .set("aria-label", live(name))
            .set("title", live(name))
            .set("aria-pressed", truth(move || studio.lab.with(|lab| lab.decay == definition)))
            .style("left", move || place(0))
            .style("top", move || place(1))
            .style("width", move || place(2))
            .style("height", move || place(3))
            .click(move || studio.act(Action::Decay(definition)))
    };
    el("div").class("definitions").children(Definition::ALL.into_iter().enumerate().map(button))
}

/// Where a panel of the figure is on the page: it is 1 wide and 1 high on the axes.
fn sides(stage: &Stage, at: usize) -> [f64; 4] {
    let plot = stage.plot();
    let columns = stage.value_at(plot.right, plot.top).map_or(1.0, |(x, _)| x.round().max(1.0));
    let (column, row) = (at as f64 % columns, (at as f64 / columns).floor());
    let [left, right] = [column, column + 1.0].map(|x| stage.x(x) / stage.dpr());
    let [top, bottom] = [row, row + 1.0].map(|y| stage.y(y) / stage.dpr());
    [left, top, right - left, bottom - top]
}
