//! Tables of words: data, so that many of them cost no code.

use super::{distances, places, scaling, scores};
use crate::text::Text;

/// A row: an id and its words in English and 中文.
pub(super) type Words = (&'static str, &'static str, &'static str);

/// The labels of a family of schemes: what stands beside a control.
pub(super) struct Labels {
    /// Labels of knobs, by their keys.
    pub(super) knobs: &'static [Words],
    /// Words for entries of choices.
    pub(super) choices: &'static [Words],
}

/// What explains a family of schemes. Apart from [`Labels`], so that a program that only has controls does not hold it.
pub(super) struct Remarks {
    /// Sentences on schemes, by their ids.
    pub(super) schemes: &'static [Words],
    /// What parts do, in a word or two.
    pub(super) part_values: &'static [Words],
}

/// The labels of all families.
pub(super) static LABELS: [&Labels; 4] =
    [&scaling::LABELS, &scores::LABELS, &distances::LABELS, &places::LABELS];

/// The remarks on all families.
pub(super) static REMARKS: [&Remarks; 4] =
    [&scaling::REMARKS, &scores::REMARKS, &distances::REMARKS, &places::REMARKS];

/// The words of an id in one of the tables of the families.
pub(super) fn find<Family>(
    families: &[&Family],
    table: fn(&Family) -> &'static [Words],
    id: &str,
) -> Option<Text> {
    let mut rows = families.iter().flat_map(|family| table(family));
    rows.find(|row| row.0 == id).map(|&(_, en, zh)| Text { en, zh })
}
