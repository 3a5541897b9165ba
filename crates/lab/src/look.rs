//! Looking: everything that a pointer or a cursor wants to know, answered at once.
//!
//! Deliberately does not know: where the pointer is on the screen, and how marks are drawn.

use serde::{Deserialize, Serialize};

use crate::figure::Mark;
use crate::inspect::{Inspection, inspect};
use crate::lab::{Cursor, Lab, Show, SlotName};
use crate::text::Language;
use crate::views::{Answering, View};

/// A view as it stands on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pane {
    /// Name of the view.
    pub view: String,
    /// The slot that it always shows; None: what the state shows.
    pub slot: Option<SlotName>,
    /// Whether it draws all recipes that stand side by side.
    compares: bool,
    /// What a click does there.
    click: Click,
}

/// What a click on a view pins of what is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Click {
    /// The query and the key.
    Both,
    /// The key as the query, the query as the key: what was asked about asks back.
    Back,
    /// The key as the query and as the key: it asks itself.
    Itself,
}

impl Pane {
    /// A view of what the state shows, or of one slot.
    pub fn new(view: &View, slot: Option<SlotName>) -> Self {
        Self { view: view.id.into(), slot, compares: view.compares, click: view.click }
    }

    /// Its name among the panes of a page: `layout`, or `layout-b` for slot B.
    pub fn name(&self) -> String {
        self.slot
            .map_or_else(|| self.view.clone(), |slot| format!("{}-{}", self.view, slot.letter()))
    }

    /// The state as the pane shows it; one that shows no slot of its own stands beside no other, unless it compares them.
    pub fn lab(&self, lab: &Lab) -> Lab {
        match self.slot {
            Some(slot) => lab.showing(Show::One(slot)),
            None => {
                let compared = if self.compares { lab.compared } else { 1 };
                Lab { same_scale: false, compared, ..lab.clone() }
            }
        }
    }
}

/// Where someone looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Look {
    /// At a point of a pane, in the values of its axes.
    At(Pane, (f64, f64)),
    /// At these tokens.
    Cursor(Cursor),
}

impl Look {
    /// What a click there pins: what is seen, in some views with its key as the query.
    pub fn pinned(&self, seen: Cursor) -> Cursor {
        let Self::At(pane, _) = self else { return seen };
        match pane.click {
            Click::Both => seen,
            Click::Back => Cursor { query: seen.key, key: seen.query, ..seen },
            Click::Itself => Cursor { query: seen.key, ..seen },
        }
    }
}

/// What is seen there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// The tokens.
    pub cursor: Cursor,
    /// The numbers.
    pub inspection: Inspection,
    /// What is drawn above each pane, by its name.
    pub marks: Vec<(String, Vec<Mark>)>,
}

/// The cursor at a place; None where there is nothing to see.
pub fn cursor_at(lab: &Lab, look: &Look, answering: Answering) -> Option<Cursor> {
    match look {
        Look::At(pane, point) => (answering.of(&pane.view).pick)(&pane.lab(lab), *point),
        Look::Cursor(cursor) => Some(*cursor),
    }
}

/// Looks, with what is drawn above the panes of the page; None where there is nothing to see.
pub fn look(
    lab: &Lab,
    look: &Look,
    panes: &[Pane],
    language: Language,
    answering: Answering,
) -> Option<Seen> {
    let cursor = cursor_at(lab, look, answering)?;
    let above =
        |pane: &Pane| (pane.name(), (answering.of(&pane.view).overlay)(&pane.lab(lab), cursor));
    let (asked, inspected) = match look {
        Look::At(pane, _) => (Some(pane), pane.lab(lab)),
        // All panes of a page tell of the same things.
        Look::Cursor(_) => (panes.first(), lab.clone()),
    };
    let inspect = asked.map_or(inspect as _, |pane| answering.of(&pane.view).inspect);
    let inspection = inspect(&inspected, cursor, language);
    Some(Seen { cursor, inspection, marks: panes.iter().map(above).collect() })
}

impl Seen {
    /// What is drawn above the pane of that name.
    pub fn above(&self, pane: &str) -> &[Mark] {
        self.marks.iter().find(|(name, _)| name == pane).map_or(&[], |(_, marks)| marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views;

    #[test]
    fn a_point_of_every_view_leads_to_a_cursor_with_marks() {
        let lab = Lab::default();
        let slots = [None, Some(SlotName::C)];
        let pane = |view: &&views::View| slots.map(|slot| Pane::new(view, slot));
        // Figures without tokens lead nowhere.
        let seen =
            |view: &&&views::View| (views::answers(view.id).pick)(&lab, (30.0, 40.0)).is_some();
        let panes: Vec<_> = views::ALL.iter().filter(seen).flat_map(pane).collect();
        assert!(panes.len() > 20);
        for pane in &panes {
            let seen = look(
                &lab,
                &Look::At(pane.clone(), (30.0, 40.0)),
                &panes,
                Language::En,
                views::EVERY,
            )
            .unwrap();
            assert!(seen.cursor.query < lab.tokens() && seen.cursor.key < lab.tokens());
            assert!(!seen.inspection.facts.is_empty());
            assert!(!seen.above("attention").is_empty(), "{}", pane.name());
            assert!(!seen.above("layout-c").is_empty(), "{}", pane.name());
        }
        let cursor = Cursor { query: 90, key: 3, pair: None };
        let seen = look(&lab, &Look::Cursor(cursor), &[], Language::En, views::EVERY).unwrap();
        assert_eq!((seen.cursor, seen.marks), (cursor, vec![]));
    }
}
