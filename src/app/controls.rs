//! The panel of controls: slots, scheme, sequence, rotation, content, recipe.

use leptos::prelude::*;
use rotarium_kernel::mask::Mask;
use rotarium_kernel::schemes;
use rotarium_lab::{Action, ContentKind, Show as Shown, entry, messages, models};

use super::card::Card;
use super::dial::DialRow;
use super::studio::{Studio, live, on, when};

/// The panel on the left, a sheet on small screens.
#[component]
pub fn Controls() -> impl IntoView {
    let studio = Studio::get();
    let heading = move |text| view! { <h3>{studio.words(text)}</h3> };
    let knobs = Memo::new(move |_| {
        studio.lab.with(|lab| {
            lab.slot(lab.show.editing())
                .scheme
                .knobs
                .iter()
                .map(|knob| knob.key)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <aside id="controls" class="controls" class:open=live(move || studio.sheet.get()) aria-label=studio.words(messages::CONTROLS)>
            <Slots/>
            <SchemePick/>
            {live(move || knobs.get().into_iter().map(|key| view! { <DialRow key/> }).collect_view().into_any())}
            <DialRow key="base"/>
            <DialRow key="dim"/>
            {heading(messages::SEQUENCE)}
            <DialRow key="n"/>
            <DialRow key="before"/>
            <Picture/>
            <DialRow key="after"/>
            {heading(messages::CONTENT)}
            <Content/>
            <DialRow key="train"/>
            <Card/>
        </aside>
    }
}

/// A, B and their difference.
#[component]
fn Slots() -> impl IntoView {
    let studio = Studio::get();
    let tab = move |show: Shown| {
        let name = move || {
            studio.lab.with(|lab| match show {
                Shown::A => lab.a.scheme.title,
                Shown::B => lab.b.scheme.title,
                Shown::Difference => "",
            })
        };
        let sign = match show {
            Shown::A => "A",
            Shown::B => "B",
            Shown::Difference => "A − B",
        };
        view! {
            <button aria-pressed=live(move || studio.lab.with(|lab| lab.show == show).to_string())
                on:click=on(move |_| studio.act(Action::Show(show)))><b>{sign}</b>" "<span>{name}</span></button>
        }
    };
    view! {
        <div class="slots" role="group">
            {Shown::ALL.map(tab).collect_view().into_any()}
            <button class="sign" aria-label=studio.words(messages::SWAP) title=studio.words(messages::SWAP)
                on:click=on(move |_| studio.act(Action::Swap))>"⇄"</button>
        </div>
    }
}

/// The scheme, and published models to start from.
#[component]
fn SchemePick() -> impl IntoView {
    let studio = Studio::get();
    let chosen = Memo::new(move |_| studio.lab.with(|lab| lab.slot(lab.show.editing()).scheme.id));
    let option = move |scheme: &&'static schemes::Scheme| {
        let scheme: &'static schemes::Scheme = scheme;
        view! { <option value=scheme.id selected=live(move || chosen.get() == scheme.id)>{scheme.title}</option> }
    };
    let choose = move |event: leptos::ev::Event| {
        if let Some(scheme) = schemes::find(&event_target_value(&event)) {
            studio.act(Action::Choose(untrack(move || studio.editing()), scheme));
        }
    };
    let sentence = move || messages::scheme(chosen.get()).map(|text| studio.say(text));
    view! {
        <label class="pick">
            <span class="label">{studio.words(messages::SCHEME)}</span>
            <select name="scheme" prop:value=live(move || chosen.get()) on:change=choose>{schemes::ALL.iter().map(option).collect_view().into_any()}</select>
        </label>
        <p class="sentence">{sentence}</p>
        <Models/>
    }
}

#[component]
fn Models() -> impl IntoView {
    let studio = Studio::get();
    let matching = Memo::new(move |_| {
        studio.lab.with(|lab| {
            models::ALL
                .iter()
                .find(|model| model.matches(lab, lab.show.editing()))
                .map_or("", |model| model.id)
        })
    });
    let option = move |model: &&'static models::Model| {
        let model: &'static models::Model = model;
        view! { <option value=model.id title=model.source selected=live(move || matching.get() == model.id)>{model.title}</option> }
    };
    let start = move |event: leptos::ev::Event| {
        if let Some(model) = models::find(&event_target_value(&event)) {
            studio.act(Action::Start(untrack(move || studio.editing()), model));
        }
    };
    let source = move || models::find(matching.get()).map(|model| model.source);
    view! {
        <label class="pick">
            <span class="label">{studio.words(messages::PRESETS)}</span>
            <select name="model" prop:value=live(move || matching.get()) on:change=start>
                <option value="" selected=live(move || matching.get().is_empty())>{studio.words(messages::PRESET_NONE)}</option>
                {models::ALL.iter().map(option).collect_view().into_any()}
            </select>
        </label>
        {when(move || source().is_some(), move || view! { <p class="sentence">{source}</p> }.into_any())}
    }
}

/// The picture: whether there is one, and its grid.
#[component]
fn Picture() -> impl IntoView {
    let studio = Studio::get();
    let has_image = Memo::new(move |_| studio.lab.with(|lab| lab.has_image));
    view! {
        <label class="check">
            <input type="checkbox" name="image" prop:checked=live(move || has_image.get())
                on:change=on(move |event| studio.act(Action::Picture(event_target_checked(&event))))/>
            {studio.words(messages::IMAGE)}
        </label>
        {when(move || has_image.get(), move || view! {
            <DialRow key="rows"/>
            <DialRow key="columns"/>
         }.into_any())}
    }
}

/// What the tokens hold, and the mask.
#[component]
fn Content() -> impl IntoView {
    let studio = Studio::get();
    let kind = Memo::new(move |_| studio.lab.with(|lab| lab.content.kind));
    let option = move |known: ContentKind| {
        view! { <option value=known.id() selected=live(move || kind.get() == known)>{live(move || studio.say(messages::content(known)))}</option> }
    };
    let fill = move |event: leptos::ev::Event| {
        let id = event_target_value(&event);
        if let Some(kind) = ContentKind::ALL.into_iter().find(|kind| kind.id() == id) {
            studio.act(Action::Fill(kind));
        }
    };
    let mask = Memo::new(move |_| studio.lab.with(|lab| lab.mask));
    let mask_option = move |known: Mask| {
        let words = if known.id() == "causal" { messages::CAUSAL } else { messages::FULL };
        view! {
            <button aria-pressed=live(move || (mask.get() == known).to_string()) on:click=on(move |_| studio.act(Action::Mask(known)))>
                {studio.words(words)}
            </button>
        }
    };
    view! {
        <label class="pick">
            <span class="label">"q, k"</span>
            <select name="content" prop:value=live(move || kind.get().id()) on:change=fill>{ContentKind::ALL.map(option).collect_view().into_any()}</select>
        </label>
        {live(move || kind.get().dials().iter().map(|key| view! { <DialRow key/> }).collect_view().into_any())}
        {when(move || kind.get() == ContentKind::Given, move || view! { <Given/> }.into_any())}
        <div class="pick">
            <span class="label">{studio.words(messages::MASK)}</span>
            <div class="choices" role="group" aria-label=studio.words(messages::MASK)>{Mask::ALL.map(mask_option).collect_view().into_any()}</div>
        </div>
    }
}

/// Typed vectors.
#[component]
fn Given() -> impl IntoView {
    let studio = Studio::get();
    let error = RwSignal::new(String::new());
    let field = move |name: &'static str, label: rotarium_lab::Text, is_query: bool| {
        let numbers = move || {
            studio
                .lab
                .with(|lab| if is_query { lab.content.q.clone() } else { lab.content.k.clone() })
        };
        let text = move || numbers().iter().map(f32::to_string).collect::<Vec<_>>().join(", ");
        let change = move |event: leptos::ev::Event| {
            let language = studio.language.get_untracked();
            match entry::vector(&event_target_value(&event), name, language) {
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
        view! {
            <label class="typed"><span class="label">{studio.words(label)}</span>
                <input type="text" name=name spellcheck="false" autocomplete="off" prop:value=text on:change=change/></label>
        }
    };
    view! {
        {field("q", messages::GIVEN_Q, true)}
        {field("k", messages::GIVEN_K, false)}
        {when(move || !error.with(String::is_empty), move || view! { <p class="error" role="alert">{live(move || error.get())}</p> }.into_any())}
    }
}
