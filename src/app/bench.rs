//! The Bench: the controls, the four panes and the inspector.

use leptos::prelude::*;
use rotarium_lab::{messages, views};

use super::controls::Controls;
use super::inspector::Inspector;
use super::pane::Pane;
use super::studio::Studio;

/// The home page.
#[component]
pub fn Bench() -> impl IntoView {
    let studio = Studio::get();
    let panes = views::ALL.iter().map(|view| view! { <Pane view=view lab=studio.lab/> }.into_any());
    view! {
        <div class="bench">
            <Controls/>
            <main id="main" tabindex="-1" aria-label=studio.words(messages::BENCH)>
                <h1 class="hidden">"Rotarium – "{studio.words(messages::BENCH)}</h1>
                {panes.collect_view().into_any()}
            </main>
            <Inspector/>
        </div>
    }
}
