//! Sentences that people should see without being stopped, and the sign that work is going on.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use rotarium_lab::messages;

use super::markup::{El, each, effect, el, when};
use super::studio::Studio;

/// Work shorter than this shows no sign.
const PATIENCE: Duration = Duration::from_millis(200);
/// Work longer than this can be cancelled.
const LONG: Duration = Duration::from_millis(1000);

/// The live region.
pub fn notices(studio: Studio) -> El {
    let notice = move |(number, sentence): (u64, String)| {
        let close = el("button")
            .class("sign")
            .set("aria-label", studio.words(messages::CLOSE))
            .click(move || {
                studio.notices.update(|notices| notices.retain(|(known, _)| *known != number))
            });
        el("li").child(el("span").text(sentence)).child(close.text("×"))
    };
    let list = each(move || studio.notices.get().into_iter().map(notice).collect());
    el("div").class("notices").set("role", "status").child(el("ul").part(list))
}

/// The bar of work that takes long, with a way to stop it.
pub fn progress(studio: Studio) -> AnyView {
    let busy = studio.busy();
    let [shown, long] = [busy_for(busy, PATIENCE), busy_for(busy, LONG)];
    let cancel = move || {
        let stop = el("button").click(move || studio.cancel()).text(studio.words(messages::CANCEL));
        el("p").text(studio.words(messages::COMPUTING)).text(" ").child(stop).view()
    };
    let bar = move || {
        let bar = el("div").class("progress").set("role", "status");
        bar.child(el("div").class("run")).part(when(move || long.get(), cancel)).view()
    };
    when(move || shown.get(), bar)
}

/// Whether the worker has been at work without a pause for some time.
fn busy_for(busy: RwSignal<bool>, time: Duration) -> RwSignal<bool> {
    let long = RwSignal::new(false);
    let mut waiting = None;
    effect(move || {
        if let Some(handle) = waiting.take() {
            TimeoutHandle::clear(&handle);
        }
        if busy.get() {
            let say = move || {
                let _ = long.try_set(true);
            };
            waiting = set_timeout_with_handle(say, time).ok();
        } else {
            long.set(false);
        }
    });
    long
}
