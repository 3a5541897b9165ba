//! Of the Length: which distances and angles are new.

use rotarium_lab::views;

use crate::app::markup::El;
use crate::app::studio::Studio;

/// The part of the page.
pub(super) fn positions(studio: Studio) -> El {
    super::row(studio, [&views::reach::VIEW])
}
