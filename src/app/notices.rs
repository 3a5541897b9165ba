//! Sentences that people should see without being stopped, and the sign that work is going on.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use rotarium_lab::messages;

use super::studio::{Studio, live, on, when};

/// Work shorter than this shows no sign.
const PATIENCE: Duration = Duration::from_millis(200);
/// Work longer than this can be cancelled.
const LONG: Duration = Duration::from_millis(1000);

/// The live region, and the bar of work that takes long.
#[component]
pub fn Notices() -> impl IntoView {
    let studio = Studio::get();
    let close = move |number: u64| {
        studio.notices.update(|notices| notices.retain(|(known, _)| *known != number))
    };
    let notice = move |(number, sentence): (u64, String)| {
        view! {
            <li>
                <span>{sentence}</span>
                <button class="sign" aria-label=studio.words(messages::CLOSE) on:click=on(move |_| close(number))>"×"</button>
            </li>
        }
    };
    view! {
        <div class="notices" role="status">
            <ul>{live(move || studio.notices.get().into_iter().map(notice).collect_view().into_any())}</ul>
        </div>
        <Progress/>
    }
}

#[component]
fn Progress() -> impl IntoView {
    let studio = Studio::get();
    let busy = studio.busy();
    let [shown, long] = [busy_for(busy, PATIENCE), busy_for(busy, LONG)];
    let cancel = move || {
        view! {
            <p>
                {studio.words(messages::COMPUTING)}" "
                <button on:click=on(move |_| studio.cancel())>{studio.words(messages::CANCEL)}</button>
            </p>
        }
        .into_any()
    };
    when(
        move || shown.get(),
        move || {
            view! {
                <div class="progress" role="status">
                    <div class="run"></div>
                    {when(move || long.get(), cancel)}
                </div>
            }
            .into_any()
        },
    )
}

/// Whether the worker has been at work without a pause for some time.
fn busy_for(busy: RwSignal<bool>, time: Duration) -> RwSignal<bool> {
    let long = RwSignal::new(false);
    Effect::new(move |last: Option<Option<TimeoutHandle>>| {
        if let Some(Some(handle)) = last {
            handle.clear();
        }
        if busy.get() {
            set_timeout_with_handle(
                move || {
                    let _ = long.try_set(true);
                },
                time,
            )
            .ok()
        } else {
            long.set(false);
            None
        }
    });
    long
}
