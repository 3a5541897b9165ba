//! Of the Length: what two heads make of a longer text.

use rotarium_lab::views;

use crate::app::markup::El;
use crate::app::studio::Studio;

/// The part of the page.
pub(super) fn heads(studio: Studio) -> El {
    super::of_each(studio, &views::spectrum::VIEW)
}
