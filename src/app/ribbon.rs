//! The sequence as a ribbon of blocks, one per segment, in reading order.

use leptos::prelude::*;
use rotarium_lab::views::segment_name;

use super::studio::{Studio, live};

/// The ribbon. Widths follow the square root of the number of tokens, so that short segments stay visible.
#[component]
pub fn Ribbon() -> impl IntoView {
    let studio = Studio::get();
    let sequence = Memo::new(move |_| studio.lab.with(rotarium_lab::Lab::sequence));
    let block = move |segment: &rotarium_kernel::Segment| {
        let share = (segment.tokens() as f64).sqrt();
        let name = segment_name(*segment, studio.language.get());
        let kind = if segment.is_text() { "text" } else { "image" };
        view! { <li class=kind style:flex-grow=share.to_string() title=name.clone()><span>{name.clone()}</span></li> }
    };
    view! {
        <ol class="ribbon" aria-label=live(move || studio.say(rotarium_lab::messages::SEQUENCE))>
            {live(move || sequence.with(|sequence| sequence.segments().iter().map(block).collect_view().into_any()))}
        </ol>
    }
}
