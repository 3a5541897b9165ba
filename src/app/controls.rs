//! The panel of controls: slots, scheme, sequence, rotation, content, recipe.

use leptos::prelude::*;
use rotarium_kernel::mask::Mask;
use rotarium_kernel::schemes::{self, Scheme};
use rotarium_lab::{Action, ContentKind, Said, Text, entry, messages, models};
use web_sys::Event;

use super::card::recipe;
use super::config::config;
use super::dial::dial_row;
use super::markup::{El, Words, el, follow, given, live, truth, typed, when};
use super::slots;
use super::studio::Studio;
use super::tensors;

/// The panel on the left of the Bench, a sheet on small screens.
pub fn controls(studio: Studio) -> El {
    let dial = move |key| dial_row(studio, 0, key);
    recipe_of(panel(studio).child(slots::pair(studio)), studio)
        .child(heading(studio, messages::SEQUENCE))
        .part(dial("n"))
        .part(dial("before"))
        .child(picture(studio))
        .part(picture_grid(studio))
        .part(dial("after"))
        .children(content(studio))
        .child(recipe(studio))
}

/// The panel of the Layouts, whose sequence is composed elsewhere.
pub fn layout_controls(studio: Studio) -> El {
    recipe_of(panel(studio).child(slots::all(studio)), studio)
        .children(content(studio))
        .child(recipe(studio))
}

/// The panel of the Rotation page.
pub fn rotation_controls(studio: Studio) -> El {
    recipe_of(panel(studio).child(slots::all(studio)), studio)
        .child(heading(studio, messages::SEQUENCE))
        .part(dial_row(studio, 0, "n"))
        .children(content(studio))
        .child(recipe(studio))
}

/// The panel of the page on decay, which reads no sequence but a text of the training length.
pub fn decay_controls(studio: Studio) -> El {
    recipe_of(panel(studio).child(slots::pair(studio)), studio)
        .part(dial_row(studio, 0, "train"))
        .child(heading(studio, messages::CONTENT))
        .child(el("div").child(content_pick(studio)).part(content_dials(studio)))
        .child(recipe(studio))
}

/// The panel of the Length, which reads a text as long as the sequence.
pub fn length_controls(studio: Studio) -> El {
    recipe_of(panel(studio).child(slots::all(studio)), studio)
        .part(dial_row(studio, 0, "train"))
        .part(dial_row(studio, 0, "n"))
        .child(recipe(studio))
}

/// The panel of the Images: the grid of the picture, and that of training.
pub fn image_controls(studio: Studio) -> El {
    recipe_of(panel(studio).child(slots::all(studio)), studio)
        .child(heading(studio, messages::IMAGE))
        .part(picture_grid(studio))
        .part(dial_row(studio, 0, "train-grid"))
        .part(dial_row(studio, 0, "ring"))
        .child(recipe(studio))
}

/// A panel without anything in it.
pub fn panel(studio: Studio) -> El {
    let open = move || if studio.sheet.get() { "controls open" } else { "controls" };
    el("aside")
        .set("id", "controls")
        .class(live(open))
        .set("aria-label", studio.words(messages::CONTROLS))
}

/// A heading in a panel.
pub fn heading(studio: Studio, text: Text) -> El {
    el("h3").text(studio.words(text))
}

/// What makes the recipe of the slot that is turned.
fn recipe_of(panel: El, studio: Studio) -> El {
    panel
        .children(scheme_pick(studio))
        .part(models_pick(studio))
        .part(knobs(studio, 0))
        .part(stack(studio))
        .part(dial_row(studio, 0, "base"))
        .part(dial_row(studio, 0, "dim"))
}

/// What the tokens hold, and who reads whom.
fn content(studio: Studio) -> [El; 4] {
    let part = |part| el("div").part(part);
    [
        heading(studio, messages::CONTENT),
        el("div").child(content_pick(studio)).part(content_dials(studio)),
        mask_pick(studio),
        part(dial_row(studio, 0, "train")),
    ]
}

/// The dials of these keys.
pub fn dials(studio: Studio, keys: impl Fn() -> Vec<&'static str> + Send + 'static) -> AnyView {
    follow(move || {
        let dials = keys().into_iter().map(|key| untrack(|| dial_row(studio, 0, key)));
        dials.collect_view().into_any()
    })
}

/// The knobs of the scheme in a layer.
fn knobs(studio: Studio, layer: usize) -> AnyView {
    let scheme = Memo::new(move |_| {
        studio.lab.with(|lab| {
            let scheme = lab.slot(lab.show.editing()).scheme_at(layer);
            scheme.map_or("", |scheme| scheme.id)
        })
    });
    follow(move || {
        let knobs = schemes::find(scheme.get()).map_or(&[][..], |scheme| scheme.knobs);
        let dials = knobs.iter().map(|knob| untrack(|| dial_row(studio, layer, knob.key)));
        dials.collect_view().into_any()
    })
}

/// What is put over the scheme, and a list of what can be.
fn stack(studio: Studio) -> AnyView {
    let ids = Memo::new(move |_| {
        studio.lab.with(|lab| {
            let over = &lab.slot(lab.show.editing()).over;
            over.iter().map(|layer| layer.scheme.id).collect::<Vec<_>>()
        })
    });
    let layers = follow(move || {
        let layer = |(at, id)| untrack(|| layer(studio, at + 1, id));
        ids.get().into_iter().enumerate().map(layer).collect_view().into_any()
    });
    let base = Memo::new(move |_| studio.lab.with(|lab| lab.slot(lab.show.editing()).scheme.id));
    // Built anew when the recipe changes: what can be put over it depends on it.
    let list = follow(move || {
        let _ = (ids.get(), base.get());
        stack_list(studio).view()
    });
    [layers, list].into_iter().collect_view().into_any()
}

fn layer(studio: Studio, layer: usize, id: &'static str) -> AnyView {
    let title = schemes::find(id).map_or(id, |scheme| scheme.title);
    let name = move || studio.say_with(messages::TAKE_AWAY, &[("name", &title)]);
    let away = el("button").class("sign").named(|| live(name)).click(move || {
        studio.act(Action::TakeAway(untrack(|| studio.editing()), layer));
    });
    let head = el("div").class("head").child(el("b").text("+ ").text(title)).child(away.text("×"));
    let sentence = el("p").class("sentence").text(live(move || studio.sentence(id)));
    el("section").class("layer").child(head).child(sentence).part(knobs(studio, layer)).view()
}

fn stack_list(studio: Studio) -> El {
    let language = studio.language.get();
    let slot = untrack(|| studio.lab.with(|lab| lab.slot(lab.show.editing()).clone()));
    let entry = |scheme: &'static Scheme| {
        let refusal = slot.refusal(scheme, language);
        let refused = refusal.is_some();
        let words = refusal.map_or_else(String::new, |reason| format!(" – {reason}"));
        let entry = option(scheme.id, || false).text(format!("{}{words}", scheme.title));
        if refused { entry.set("disabled", "") } else { entry }
    };
    let none = option("", || true).text(studio.words(messages::STACK_NONE));
    let options = std::iter::once(none).chain(by_subject(studio, entry));
    let choose = move |id: &str| {
        if let Some(scheme) = schemes::find(id) {
            studio.act(Action::PutOver(untrack(|| studio.editing()), scheme));
        }
    };
    pick(studio.words(messages::STACK), "with", options, || "", choose)
}

/// An entry of a list.
pub fn option(value: impl Into<Words>, chosen: impl FnMut() -> bool + Send + 'static) -> El {
    el("option").set("value", value).set("selected", given(chosen, ""))
}

/// A list to choose from, with its label.
pub fn pick(
    label: impl Into<Words>,
    name: &'static str,
    options: impl IntoIterator<Item = El>,
    value: impl Fn() -> &'static str + Send + 'static,
    choose: impl Fn(&str) + 'static,
) -> El {
    let list = el("select").set("name", name).children(options);
    let list = list.prop("value", value).on("change", move |event: Event| choose(&typed(&event)));
    el("label").class("pick").child(el("span").class("label").text(label)).child(list)
}

/// Entries for all schemes, in groups by the part of the recipe that they are about.
fn by_subject(studio: Studio, entry: impl Fn(&'static Scheme) -> El) -> Vec<El> {
    let mut groups: Vec<(Option<&str>, El)> = Vec::new();
    for scheme in schemes::ALL {
        let subject = scheme.subject();
        let at = groups.iter().position(|(known, _)| *known == subject).unwrap_or_else(|| {
            let label = studio.words(messages::part(subject.unwrap_or("rotation")));
            groups.push((subject, el("optgroup").set("label", label)));
            groups.len() - 1
        });
        let (subject, group) = groups.remove(at);
        groups.insert(at, (subject, group.child(entry(scheme))));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The scheme, and a sentence on it.
fn scheme_pick(studio: Studio) -> [El; 2] {
    let chosen = Memo::new(move |_| studio.lab.with(|lab| lab.slot(lab.show.editing()).scheme.id));
    let options = by_subject(studio, |scheme| {
        let id = scheme.id;
        option(id, move || chosen.get() == id).text(scheme.title)
    });
    let choose = move |id: &str| {
        if let Some(scheme) = schemes::find(id) {
            studio.act(Action::Choose(untrack(|| studio.editing()), scheme));
        }
    };
    let words = studio.words(messages::SCHEME);
    [
        pick(words, "scheme", options, move || chosen.get(), choose),
        el("p").class("sentence").text(live(move || studio.sentence(chosen.get()))),
    ]
}

/// Published models to start from, and where the numbers of the present one were read.
fn models_pick(studio: Studio) -> AnyView {
    let found = Memo::new(move |_| studio.model());
    let said = move |id: &str, words: fn(&Said) -> &String| {
        studio.library.with(|library| library.model(id).map(words).cloned().unwrap_or_default())
    };
    let none = option("", move || found.get().is_empty()).text(studio.words(messages::PRESET_NONE));
    let model = |model: &&'static models::Model| {
        let id = model.id;
        let source = move || said(id, |said| &said.source);
        option(id, move || found.get() == id).set("title", live(source)).text(model.title)
    };
    let options = std::iter::once(none).chain(models::ALL.iter().map(model));
    let start = move |id: &str| {
        if let Some(model) = models::find(id) {
            studio.chosen.set(model.id);
            studio.act(Action::Start(untrack(|| studio.editing()), model));
        }
    };
    let about = move || live(move || said(found.get(), |said| &said.sentence));
    let sentence = move || el("p").class("sentence").text(about()).view();
    let list = pick(studio.words(messages::PRESETS), "model", options, move || found.get(), start);
    let source = when(move || !found.get().is_empty(), sentence);
    [list.view(), source, config(studio).view()].into_iter().collect_view().into_any()
}

/// Whether there is a picture.
fn picture(studio: Studio) -> El {
    let turn = move |event: Event| studio.act(Action::Picture(event_target_checked(&event)));
    let check = el("input")
        .set("type", "checkbox")
        .set("name", "image")
        .prop("checked", move || studio.lab.with(|lab| lab.picture().is_some()))
        .on("change", turn);
    el("label").class("check").child(check).text(studio.words(messages::IMAGE))
}

/// The grid of the picture.
fn picture_grid(studio: Studio) -> AnyView {
    let grid = move || {
        let dials = ["rows", "columns"].map(|key| dial_row(studio, 0, key));
        dials.into_iter().collect_view().into_any()
    };
    when(move || studio.lab.with(|lab| lab.picture().is_some()), grid)
}

/// What the tokens hold.
fn content_pick(studio: Studio) -> El {
    let kind = move || studio.lab.with(|lab| lab.content.kind);
    let options = ContentKind::ALL.map(|known| {
        let words = studio.words(messages::content(known));
        option(known.id(), move || kind() == known).text(words)
    });
    let fill = move |id: &str| {
        if let Some(kind) = ContentKind::ALL.into_iter().find(|kind| kind.id() == id) {
            studio.act(Action::Fill(kind));
        }
    };
    pick("q, k", "content", options, move || kind().id(), fill)
}

/// The numbers of the content, or the typed vectors.
fn content_dials(studio: Studio) -> AnyView {
    let kind = Memo::new(move |_| studio.lab.with(|lab| lab.content.kind));
    let numbers = dials(studio, move || kind.get().dials().to_vec());
    let vectors = when(move || kind.get() == ContentKind::Given, move || vectors(studio));
    let file = move || tensors::panel(studio, true).view();
    let file = when(move || kind.get() == ContentKind::File, file);
    tensors::drops(studio, true);
    [numbers, vectors, file].into_iter().collect_view().into_any()
}

/// The mask; not to be chosen when the recipe has one of its own.
fn mask_pick(studio: Studio) -> El {
    let own =
        Memo::new(move |_| studio.lab.with(|lab| lab.slot(lab.show.editing()).has_own_mask()));
    let why = live(move || if own.get() { studio.say(messages::OWN_MASK) } else { "" });
    let option = |known: Mask| {
        let words = if known.id() == "causal" { messages::CAUSAL } else { messages::FULL };
        el("button")
            .set(
                "aria-pressed",
                truth(move || !own.get() && studio.lab.with(|lab| lab.mask == known)),
            )
            .disabled(move || own.get())
            .click(move || studio.act(Action::Mask(known)))
            .text(studio.words(words))
    };
    let choices = el("div")
        .class("choices")
        .set("role", "group")
        .set("aria-label", studio.words(messages::MASK))
        .children(Mask::ALL.map(option));
    let label = el("span").class("label").text(studio.words(messages::MASK));
    el("div").class("pick").set("title", why).child(label).child(choices)
}

/// Typed vectors.
fn vectors(studio: Studio) -> AnyView {
    let error = RwSignal::new(String::new());
    let wrong = move || {
        let words = el("p").class("error").set("role", "alert");
        words.text(live(move || error.get())).view()
    };
    [
        vector(studio, error, "q", messages::GIVEN_Q).view(),
        vector(studio, error, "k", messages::GIVEN_K).view(),
        when(move || !error.with(String::is_empty), wrong),
    ]
    .into_iter()
    .collect_view()
    .into_any()
}

fn vector(studio: Studio, error: RwSignal<String>, name: &'static str, label: Text) -> El {
    let is_query = name == "q";
    let text = move || {
        studio.lab.with(|lab| {
            let numbers = if is_query { &lab.content.q } else { &lab.content.k };
            numbers.iter().map(f32::to_string).collect::<Vec<_>>().join(", ")
        })
    };
    let change = move |event: Event| {
        let language = studio.language.get_untracked();
        match entry::vector(&typed(&event), name, language) {
            Ok(numbers) => {
                error.set(String::new());
                studio.act(if is_query {
                    Action::TypeQuery(numbers)
                } else {
                    Action::TypeKey(numbers)
                });
            }
            Err(notice) => error.set(notice.sentence(language)),
        }
    };
    let field = el("input")
        .set("type", "text")
        .set("name", name)
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .prop("value", text)
        .on("change", change);
    let label = el("span").class("label").text(studio.words(label));
    el("label").class("typed").child(label).child(field)
}
