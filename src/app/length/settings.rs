//! Of the Length: the calculator.

use crate::app::markup::{El, el};
use crate::app::studio::Studio;

/// The part of the page.
pub(super) fn settings(studio: Studio) -> El {
    let _ = studio;
    el("div")
}
