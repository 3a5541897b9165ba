//! Of the Length: what was measured with trained models.

use crate::app::markup::{El, el};
use crate::app::studio::Studio;

/// The part of the page.
pub(super) fn results(studio: Studio) -> El {
    let _ = studio;
    el("div")
}
