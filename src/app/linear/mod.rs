//! The page Linear: attention whose cost grows with the length, not with its square. It has five parts, one of which is open.

use leptos::prelude::*;
use rotarium_lab::link::Page;
use rotarium_lab::messages::linear as words;
use rotarium_lab::{Action, LinearTopic, View, switches, views};

use super::beside::{bare_row, row};
use super::dial::dial_row;
use super::inputs::inputs_controls;
use super::inspector::inspector;
use super::lesson::lessons;
use super::markup::{El, el, follow, sheet, truth, when};
use super::player::player;
use super::studio::Studio;
use super::switch::{switch_list, switch_row};

/// The page.
pub fn linear(studio: Studio) -> AnyView {
    let title = el("h1").text(studio.words(words::PAGE_QUESTION));
    let topic = Memo::new(move |_| studio.lab.with(|lab| lab.pages.linear.topic));
    let part = follow(move || {
        let (about, part) = match topic.get() {
            LinearTopic::Maps => (words::MAPS_ABOUT, maps as fn(Studio) -> El),
            LinearTopic::Path => (words::PATH_ABOUT, path as _),
            LinearTopic::Codebook => (words::CODEBOOK_ABOUT, codebook as _),
            LinearTopic::Error => (words::ERROR_ABOUT, error as _),
            LinearTopic::Cost => (words::COST_ABOUT, cost as _),
        };
        let part = untrack(|| part(studio));
        let about = el("p").class("note").text(studio.words(about));
        el("section").class("topic").child(about).child(part).view()
    });
    let main = el("main")
        .set("id", "main")
        .set("tabindex", "-1")
        .set("aria-label", studio.words(words::LINEAR))
        .child(title)
        .child(lessons(studio, Page::Linear))
        .child(
            el("nav")
                .set("aria-label", studio.words(words::TOPIC))
                .child(switch_row(studio, "linear")),
        )
        .part(part);
    // Only maps have cells to look at.
    let has_cells =
        Memo::new(move |_| matches!(topic.get(), LinearTopic::Maps | LinearTopic::Path));
    let told = when(move || has_cells.get(), move || inspector(studio).view());
    let parts = [sheet("linear.css"), sheet("heads.css"), inputs_controls(studio), main];
    el("div").class("bench layouts linear").children(parts).part(told).view()
}

/// Dials and switches beside each other.
fn turned(studio: Studio, dials: &[&'static str], switches: impl IntoIterator<Item = El>) -> El {
    let dials = dials.iter().map(|key| dial_row(studio, 0, key));
    dials.fold(el("div").class("turned"), El::part).children(switches)
}

/// Panes with a class of their own for their height.
fn panes(studio: Studio, name: &'static str, views: &[&'static View]) -> El {
    el("div").class(name).child(bare_row(studio, views.iter().copied()))
}

/// Which mechanisms are shown, each a button.
fn shown(studio: Studio) -> El {
    let keys = ["elu", "exp", "cosine", "cosformer", "efficient", "taylor", "performer", "vq"];
    let button = |key: &'static str| {
        let switch = switches::find(key)?;
        let is_shown = move || studio.lab.with(|lab| switch.chosen(lab) == 0);
        let button = el("button")
            .set("aria-pressed", truth(is_shown))
            .click(move || studio.act(Action::Switch(key, usize::from(untrack(is_shown)))))
            .text(studio.words(switch.label));
        Some(button)
    };
    let choices = el("div")
        .class("choices")
        .set("role", "group")
        .set("aria-label", studio.words(words::SHOW))
        .children(keys.into_iter().filter_map(button));
    let label = el("span").class("label").text(studio.words(words::SHOW));
    el("div").class("pick several").child(label).child(choices)
}

fn maps(studio: Studio) -> El {
    let switches = [
        switch_list(studio, "reads"),
        switch_list(studio, "feature"),
        switch_list(studio, "directions"),
    ];
    el("div")
        .child(shown(studio))
        .child(turned(studio, &["features", "codes", "order", "omega"], switches))
        .child(
            el("div")
                .class("tall")
                .child(row(studio, [&views::linear_maps::VIEW, &views::linear_apart::VIEW])),
        )
        .child(switch_row(studio, "rowmeasure"))
        .child(panes(studio, "plain", &[&views::linear_rows::VIEW]))
}

fn path(studio: Studio) -> El {
    let switches = [switch_list(studio, "reads"), switch_list(studio, "directions")];
    el("div")
        .child(el("div").class("walk").part(dial_row(studio, 0, "path")).child(stations(studio)))
        .child(switch_row(studio, "keep"))
        .child(turned(studio, &["codes", "norm", "omega"], switches))
        .child(el("div").class("wide").child(row(studio, [&views::linear_path_map::VIEW])))
        .child(panes(studio, "plain", &[&views::linear_path::VIEW]))
}

/// The stations of the path, each a button.
fn stations(studio: Studio) -> El {
    let names = [
        words::STATION_PERFORMER,
        words::STATION_SU,
        words::STATION_HARD,
        words::STATION_VQ,
        words::STATION_FULL,
    ];
    let button = |(at, name): (usize, rotarium_lab::Text)| {
        let value = at as f64;
        let is_here = move || studio.lab.with(|lab| lab.pages.linear.place == value);
        let go = move || {
            let slot = untrack(|| studio.editing());
            studio.act(Action::Turn { slot, layer: 0, key: "path", value });
        };
        el("button").set("aria-pressed", truth(is_here)).click(go).text(studio.words(name))
    };
    let buttons = names.into_iter().enumerate().map(button);
    el("div")
        .class("choices stations")
        .set("role", "group")
        .set("aria-label", studio.words(words::STATION))
        .children(buttons)
}

fn codebook(studio: Studio) -> El {
    let switches = [
        switch_list(studio, "origin"),
        switch_list(studio, "counted"),
        switch_list(studio, "shade"),
        switch_list(studio, "directions"),
    ];
    el("div")
        .child(turned(studio, &["codes", "tau", "omega"], switches))
        .child(el("div").class("walk").child(player(studio, "filled")))
        .child(panes(studio, "tall", &[&views::linear_plane::VIEW, &views::linear_cache::VIEW]))
        .child(panes(studio, "plain", &[&views::linear_codes::VIEW]))
        .child(turned(studio, &["vqblock", "biasslope", "biaswindow"], []))
        .child(panes(studio, "wide", &[&views::linear_blocks::VIEW]))
}

fn error(studio: Studio) -> El {
    let switches = [switch_list(studio, "feature"), switch_list(studio, "directions")];
    let codes = [switch_list(studio, "origin"), switch_list(studio, "reads")];
    el("div")
        .child(turned(studio, &["norm", "omega", "features"], switches))
        .child(panes(
            studio,
            "plain",
            &[&views::linear_estimate::VIEW, &views::linear_output::VIEW],
        ))
        .child(panes(
            studio,
            "plain",
            &[&views::linear_running::VIEW, &views::linear_scatter::VIEW],
        ))
        .child(turned(studio, &[], codes))
        .child(panes(studio, "plain", &[&views::linear_coded::VIEW]))
}

fn cost(studio: Studio) -> El {
    el("div")
        .child(turned(studio, &["features", "codes", "vqblock"], []))
        .child(panes(studio, "plain", &[&views::linear_flops::VIEW, &views::linear_state::VIEW]))
        .child(turned(studio, &["layerheads", "layerwidth", "times"], []))
        .child(panes(studio, "plain", &[&views::linear_pays::VIEW]))
}
