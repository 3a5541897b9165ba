//! Tables of words: data, so that many of them cost no code.

use super::{distances, places, scaling, scores};
use crate::text::Text;

/// A row: an id and its words in English and 中文.
pub(super) type Words = (&'static str, &'static str, &'static str);

/// The words of a family of schemes.
pub(super) struct Family {
    /// Sentences on schemes, by their ids.
    pub(super) schemes: &'static [Words],
    /// Labels of knobs, by their keys.
    pub(super) knobs: &'static [Words],
    /// Words for entries of choices.
    pub(super) choices: &'static [Words],
    /// What parts do, in a word or two.
    pub(super) part_values: &'static [Words],
}

static FAMILIES: [&Family; 4] =
    [&scaling::WORDS, &scores::WORDS, &distances::WORDS, &places::WORDS];

/// The words of an id in one of the tables of the families.
pub(super) fn find(table: fn(&Family) -> &'static [Words], id: &str) -> Option<Text> {
    let mut rows = FAMILIES.iter().flat_map(|family| table(family));
    rows.find(|row| row.0 == id).map(|&(_, en, zh)| Text { en, zh })
}
