//! The recipe card: what a slot does, part by part, where that is written, and what it does to text and to a picture.
//!
//! Every line is computed from the recipe at hand. Deliberately does not know: how it is laid out, or what anyone claims.

mod picture;
mod text;

use rotarium_kernel::Head;
use rotarium_kernel::layout::Position;
use rotarium_kernel::number::significant;
use serde::{Deserialize, Serialize};

use crate::lab::{Lab, SlotName};
use crate::messages;
use crate::stack::{stack_lines, stack_of_model};
use crate::text::Language;
use crate::views;

/// One line of the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is about.
    pub label: String,
    /// What holds.
    pub value: String,
    /// The formula behind it; may be empty.
    pub formula: String,
    /// Whether it says that something good holds exactly.
    pub good: bool,
}

impl Line {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>, good: bool) -> Self {
        Self { label: label.into(), value: value.into(), formula: String::new(), good }
    }

    pub(crate) fn with(self, formula: impl Into<String>) -> Self {
        Self { formula: formula.into(), ..self }
    }
}

/// Parts that are shown even when they do nothing.
const ALWAYS: [&str; 3] = ["placement", "allocation", "ladder"];
/// Values of the other parts that mean "nothing happens".
const SILENT: [&str; 10] = [
    "nothing",
    "as-is",
    "unscaled",
    "unbiased",
    "inverse-sqrt",
    "causal",
    "full",
    "no-sink",
    "actual",
    "unfaded",
];

/// The card of a slot. With the id of the model whose settings it has, also what the layers of that model do; else "".
pub fn card(lab: &Lab, slot: SlotName, model: &str, language: Language) -> Vec<Line> {
    let head = lab.head(slot);
    let mut lines = part_lines(&head, language);
    lines.extend(gap_lines(lab, &head, language));
    lines.extend(text::lines(lab, slot, &head, language));
    lines.extend(picture::lines(lab, slot, &head, language));
    let stack = stack_of_model(model).map(|stack| stack_lines(stack, language));
    lines.extend(stack.unwrap_or_default());
    lines.extend(scheme_lines(lab, slot));
    lines
}

/// The parts that do something.
fn part_lines(head: &Head, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    for (name, part) in head.encoding().parts() {
        if !ALWAYS.contains(&name) && SILENT.contains(&part.id()) {
            continue;
        }
        let words = messages::part_value(part.id()).map(|words| words.get(language).to_string());
        let (value, formula) = match words {
            Some(words) => (words, part.formula()),
            None => (part.formula(), String::new()),
        };
        lines.push(Line::new(messages::part(name).get(language), value, false).with(formula));
    }
    lines
}

/// Every scheme of the recipe: where it is written, and its formula.
fn scheme_lines(lab: &Lab, slot: SlotName) -> Vec<Line> {
    let slot = lab.slot(slot);
    let schemes = std::iter::once(slot.scheme).chain(slot.over.iter().map(|layer| layer.scheme));
    schemes
        .map(|scheme| (scheme.title, scheme.about()))
        .map(|(title, about)| Line::new(title, about.source, false).with(about.formula))
        .collect()
}

/// Gaps around the picture and the ids it uses.
fn gap_lines(lab: &Lab, head: &Head, language: Language) -> Vec<Line> {
    let Some(gaps) = head.layout().gaps().into_iter().next() else { return Vec::new() };
    let print = |gap: Option<Position>| match gap {
        Some(gap) => views::vector(head, &gap),
        None => messages::CARD_NONE.get(language).into(),
    };
    let symmetric = gaps.asymmetry(head.layout().axes().len()) == Some(0.0);
    let ids = (significant(gaps.consumed, 6), lab.patches());
    let line =
        |label: crate::Text, value: String, good: bool| Line::new(label.get(language), value, good);
    vec![
        line(
            messages::CARD_GAPS,
            format!("{} / {}", print(gaps.before), print(gaps.after)),
            symmetric,
        ),
        line(
            messages::CARD_IDS,
            messages::CARD_IDS_VALUE.with(language, &[("ids", &ids.0), ("tokens", &ids.1)]),
            gaps.consumed == ids.1 as f64,
        ),
    ]
}

#[cfg(test)]
mod tests;
