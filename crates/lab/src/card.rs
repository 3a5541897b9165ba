//! The recipe card: what a slot does, part by part, and what that does to the sequence.
//!
//! Deliberately does not know: how it is laid out.

use rotarium_kernel::layout::Position;
use rotarium_kernel::measures::{text_deviation, text_is_rope};
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, schemes};
use serde::{Deserialize, Serialize};

use crate::lab::{Lab, SlotName};
use crate::messages;
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

/// The card of a slot.
pub fn card(lab: &Lab, slot: SlotName, language: Language) -> Vec<Line> {
    let head = lab.head(slot);
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
        lines.push(Line {
            label: messages::part(name).get(language).into(),
            value,
            formula,
            good: false,
        });
    }
    lines.push(text_line(lab, slot, &head, language));
    lines.extend(picture_lines(lab, &head, language));
    lines
}

/// Whether pure text is RoPE-1D with the same base.
fn text_line(lab: &Lab, slot: SlotName, head: &Head, language: Language) -> Line {
    let rope = schemes::find("rope").unwrap_or(schemes::ALL[0]);
    let rope = rope.encoding(lab.dim, lab.slot(slot).base, &rotarium_kernel::Settings::default());
    let deviation = text_deviation(head, &rope);
    let good = text_is_rope(head, &rope);
    let value = if good {
        messages::CARD_EXACT.get(language).into()
    } else if deviation == 0.0 {
        messages::CARD_SAME_ANGLES.get(language).into()
    } else {
        messages::CARD_DEVIATES.with(language, &[("value", &significant(deviation, 2))])
    };
    Line {
        label: messages::CARD_TEXT_IS_ROPE.get(language).into(),
        value,
        formula: String::new(),
        good,
    }
}

/// Gaps around the picture and the ids it uses.
fn picture_lines(lab: &Lab, head: &Head, language: Language) -> Vec<Line> {
    let Some(gaps) = head.layout().gaps().into_iter().next() else { return Vec::new() };
    let print = |gap: Option<Position>| match gap {
        Some(gap) => views::vector(head, &gap),
        None => messages::CARD_NONE.get(language).into(),
    };
    let symmetric = gaps.asymmetry(head.layout().axes().len()) == Some(0.0);
    let ids = (significant(gaps.consumed, 6), lab.patches());
    let line = |label: crate::Text, value: String, good: bool| Line {
        label: label.get(language).into(),
        value,
        formula: String::new(),
        good,
    };
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
