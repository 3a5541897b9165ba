//! Looking: everything that a pointer or a cursor wants to know, answered at once.
//!
//! Deliberately does not know: where the pointer is on the screen, and how marks are drawn.

use serde::{Deserialize, Serialize};

use crate::figure::Mark;
use crate::inspect::{Inspection, inspect};
use crate::lab::{Cursor, Lab};
use crate::text::Language;
use crate::views;

/// Where someone looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Look {
    /// At a point of a view, in the values of its axes.
    At(String, (f64, f64)),
    /// At these tokens.
    Cursor(Cursor),
}

/// What is seen there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// The tokens.
    pub cursor: Cursor,
    /// The numbers.
    pub inspection: Inspection,
    /// What is drawn above each view, by its name.
    pub marks: Vec<(String, Vec<Mark>)>,
}

/// The cursor at a place; None where there is nothing to see.
pub fn cursor_at(lab: &Lab, look: &Look) -> Option<Cursor> {
    match look {
        Look::At(view, point) => (views::answers(view).pick)(lab, *point),
        Look::Cursor(cursor) => Some(*cursor),
    }
}

/// Looks; None where there is nothing to see.
pub fn look(lab: &Lab, look: &Look, language: Language) -> Option<Seen> {
    let cursor = cursor_at(lab, look)?;
    let above =
        |view: &&views::View| (view.id.to_string(), (views::answers(view.id).overlay)(lab, cursor));
    let marks = views::ALL.iter().map(above).collect();
    Some(Seen { cursor, inspection: inspect(lab, cursor, language), marks })
}

impl Seen {
    /// What is drawn above a view.
    pub fn above(&self, view: &str) -> &[Mark] {
        self.marks.iter().find(|(id, _)| id == view).map_or(&[], |(_, marks)| marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_of_every_view_leads_to_a_cursor_with_marks() {
        let lab = Lab::default();
        for view in views::ALL {
            let seen = look(&lab, &Look::At(view.id.into(), (30.0, 40.0)), Language::En).unwrap();
            assert!(seen.cursor.query < lab.tokens() && seen.cursor.key < lab.tokens());
            assert!(!seen.inspection.facts.is_empty());
            assert!(!seen.above("attention").is_empty(), "{}", view.id);
        }
        assert_eq!(
            look(&lab, &Look::Cursor(lab_cursor()), Language::En).unwrap().cursor,
            lab_cursor()
        );
    }

    fn lab_cursor() -> Cursor {
        Cursor { query: 90, key: 3, pair: None }
    }
}
