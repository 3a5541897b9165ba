//! Tables of words: data, so that many of them cost no code.

use crate::text::Text;

/// A row: an id and its words in English and 中文.
pub(super) type Words = (&'static str, &'static str, &'static str);

/// The words of an id.
pub(super) fn find(table: &[Words], id: &str) -> Option<Text> {
    table.iter().find(|row| row.0 == id).map(|&(_, en, zh)| Text { en, zh })
}
