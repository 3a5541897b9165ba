//! Waiting on the page: for a frame, for a while, for a signal. A run that ends lets go of everything that waits for it.
//!
//! Deliberately does not know: what is waited for.

use js_sys::Promise;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::browser;

/// One run of the table; it is over as soon as another one begins or the page is left.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    current: RwSignal<u64>,
    number: u64,
}

impl Run {
    /// Ends the run that goes on, and begins another.
    pub fn begin(current: RwSignal<u64>) -> Self {
        let number = current.get_untracked() + 1;
        current.set(number);
        Self { current, number }
    }

    /// Whether it is over; listens to its end.
    pub fn is_over(&self) -> bool {
        self.current.try_get().is_none_or(|current| current != self.number)
    }

    /// Waits until `done`, which may listen to signals. None when the run is over.
    pub async fn until(&self, done: impl Fn() -> bool + 'static) -> Option<()> {
        let run = *self;
        let mut resolve = None;
        let promise = Promise::new(&mut |function, _reject| resolve = Some(function));
        let resolve = resolve?;
        let effect = RenderEffect::new(move |_| {
            if done() || run.is_over() {
                // The function of a promise does not throw.
                let _ = resolve.call0(&JsValue::NULL);
            }
        });
        // A promise that is never rejected.
        let _ = JsFuture::from(promise).await;
        drop(effect);
        (!run.is_over()).then_some(())
    }
}

/// The time at which the next frame begins.
pub async fn frame() -> f64 {
    let promise = Promise::new(&mut |resolve, _reject| {
        browser::on_next_frame(move || {
            // The function of a promise does not throw.
            let _ = resolve.call1(&JsValue::NULL, &browser::now().into());
        });
    });
    JsFuture::from(promise).await.ok().and_then(|time| time.as_f64()).unwrap_or_else(browser::now)
}

/// Waits for some milliseconds.
pub async fn pause(time_ms: i32) {
    let promise = Promise::new(&mut |resolve, _reject| {
        if let Some(window) = browser::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, time_ms);
        }
    });
    // A promise that is never rejected.
    let _ = JsFuture::from(promise).await;
}
