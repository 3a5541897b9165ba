//! Stub to be replaced.
use leptos::prelude::*;
/// x
#[component]
pub fn SpeedPage() -> impl IntoView {
    view! { <main id="main"></main> }
}
