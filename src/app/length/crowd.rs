//! Of the Length: what many tokens do to a row.

use crate::app::markup::{El, el};
use crate::app::studio::Studio;

/// The part of the page.
pub(super) fn crowd(studio: Studio) -> El {
    let _ = studio;
    el("div")
}
