//! The inspector: what is under the cursor, in f64, with the formula filled in.
//!
//! Deliberately does not know: where the pointer is; it is asked about token indices.

use rotarium_kernel::attention::Row;
use rotarium_kernel::bias::Counted;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, Modality};
use serde::{Deserialize, Serialize};

use crate::content::ContentKind;
use crate::lab::{Cursor, Lab, Show, SlotName};
use crate::messages;
use crate::text::Language;
use crate::views;

/// What is known about one query and one key.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// The facts, in reading order.
    pub facts: Vec<Fact>,
}

/// A labelled value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Stable name, for tests and copying.
    pub id: String,
    /// What it is.
    pub label: String,
    /// The value as it is shown.
    pub value: String,
    /// Where the value comes from, with its numbers filled in; may be empty.
    pub formula: String,
    /// The value with every digit; may be empty.
    pub exact: String,
}

impl Fact {
    pub(crate) fn new(id: &str, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            value: value.into(),
            formula: String::new(),
            exact: String::new(),
        }
    }

    pub(crate) fn number(id: &str, label: impl Into<String>, value: f64) -> Self {
        Self { exact: value.to_string(), ..Self::new(id, label, significant(value, 7)) }
    }

    pub(crate) fn with(self, formula: impl Into<String>) -> Self {
        Self { formula: formula.into(), ..self }
    }
}

/// Looks at one query, one key and, where one was pointed at, one pair.
pub fn inspect(lab: &Lab, cursor: Cursor, language: Language) -> Inspection {
    let last = lab.tokens() - 1;
    let cursor = Cursor { query: cursor.query.min(last), key: cursor.key.min(last), ..cursor };
    let slots = lab.shown();
    let mut facts = Vec::new();
    let first = lab.head(slots[0]);
    facts.push(token(
        "query",
        messages::INSPECT_QUERY.with(language, &[("m", &cursor.query)]),
        &first,
        cursor.query,
        language,
    ));
    facts.push(token(
        "key",
        messages::INSPECT_KEY.with(language, &[("n", &cursor.key)]),
        &first,
        cursor.key,
        language,
    ));
    let mut scores = Vec::new();
    for &slot in &slots {
        let prefix = if slots.len() > 1 { format!("{slot:?} ") } else { String::new() };
        let head = lab.head(slot);
        scores.push(of_slot(lab, &head, cursor, &prefix, language, &mut facts));
    }
    if let ([Some(a), Some(b)], Show::Difference) = (scores.as_slice(), lab.show) {
        // What a comparison is made for comes first; the formulas of both slots would push it out of sight.
        facts.iter_mut().for_each(|fact| fact.formula.clear());
        let difference = |id: &str, text: crate::text::Text, value: f64| {
            Fact::number(id, format!("A − B {}", text.get(language)), value)
        };
        let score = difference("score-difference", messages::INSPECT_SCORE, a.0 - b.0);
        let weight = difference("weight-difference", messages::INSPECT_WEIGHT, a.1 - b.1);
        facts.splice(2..2, [score, weight]);
    }
    if let Some(pair) = cursor.pair {
        facts.extend(slots.iter().map(|&slot| of_pair(lab, slot, pair, language)));
    }
    Inspection { facts }
}

fn token(id: &str, label: String, head: &Head, index: usize, language: Language) -> Fact {
    let token = head.layout().token(index);
    let kind = match token.modality {
        Modality::Text => messages::INSPECT_TEXT.get(language).to_string(),
        Modality::Image | Modality::Video => messages::INSPECT_PATCH
            .with(language, &[("i", &token.place[1]), ("j", &token.place[2])]),
    };
    Fact::new(id, label, kind).with(format!("r = {}", views::vector(head, &token.position)))
}

/// Offset, kernel, score and weight of one slot; returns score and weight where the mask allows the key.
fn of_slot(
    lab: &Lab,
    head: &Head,
    cursor: Cursor,
    prefix: &str,
    language: Language,
    facts: &mut Vec<Fact>,
) -> Option<(f64, f64)> {
    let content = lab.content.content();
    let offset = head.offset(cursor.query, cursor.key);
    let label = |text: crate::text::Text| format!("{prefix}{}", text.get(language));
    facts.push(Fact::new("delta", label(messages::INSPECT_DELTA), views::vector(head, &offset)));
    if head.is_bent() {
        let [from, to] = [cursor.query, cursor.key].map(|token| head.layout().position(token));
        let seen = views::vector(head, &head.seen(from, to));
        facts.push(
            Fact::new("seen", label(messages::INSPECT_SEEN), seen)
                .with(head.encoding().distance.formula()),
        );
    }
    let kernel = head.kernel_between(cursor.query, cursor.key);
    facts.push(
        Fact::number("kernel", label(messages::INSPECT_KERNEL), kernel).with(kernel_formula(head)),
    );
    if let Some(refusal) = views::attention::too_long(head, &content, language) {
        facts.push(Fact::new("score", label(messages::INSPECT_SCORE), refusal));
        return None;
    }
    let row = head.row(&content, cursor.query);
    let Some(score) = row.score(cursor.key) else {
        facts.push(Fact::new(
            "score",
            label(messages::INSPECT_SCORE),
            messages::INSPECT_MASKED.get(language),
        ));
        return None;
    };
    let counted = row.counted(cursor.key);
    if let Some(Counted { position, bias }) = counted {
        let rule = head.encoding().bias.formula();
        facts.push(Fact::number("counted", label(messages::INSPECT_COUNTED), position).with(rule));
        facts.push(
            Fact::number("bias", label(messages::INSPECT_BIAS), bias)
                .with(format!("q·e[{}]", significant(position, 5))),
        );
    }
    facts.push(Fact::number("score", label(messages::INSPECT_SCORE), score).with(score_formula(
        lab,
        head,
        kernel,
        (score, counted),
    )));
    let weight = row.weight(cursor.key);
    facts.push(
        Fact::number("weight", label(messages::INSPECT_WEIGHT), weight)
            .with(weight_formula(&row, score)),
    );
    Some((score, weight))
}

fn kernel_formula(head: &Head) -> String {
    let turned = format!("1/{} Σ cos ω·Δ", head.dim().pairs());
    if head.encoding().bias.by_content().is_none() {
        return turned;
    }
    format!("{turned} + q·e[ρ]/(s·{}), q = k = 1", head.dim().get())
}

fn score_formula(
    lab: &Lab,
    head: &Head,
    kernel: f64,
    (score, counted): (f64, Option<Counted>),
) -> String {
    let dim = head.dim().get();
    let encoding = head.encoding();
    let (bias, temperature) = (&encoding.bias, &encoding.temperature);
    let usual = temperature.id() == "inverse-sqrt";
    let adds_vectors = !encoding.additive.thetas(dim).is_empty();
    let bare = encoding.norm.is_none() && (adds_vectors || encoding.additive.id() == "nothing");
    if lab.content.kind != ContentKind::Ones || !bias.is_zero() || !usual || !bare {
        let bias = if bias.is_zero() { String::new() } else { format!(" {}", bias.formula()) };
        let factor =
            if usual { format!("/√{dim}") } else { format!(" · {}", temperature.formula()) };
        if let Some(Counted { position, bias }) = counted {
            let sign = if bias < 0.0 { '−' } else { '+' };
            let numbers = [position, score - bias, bias.abs()].map(|number| significant(number, 5));
            let [position, logit, bias] = numbers;
            return format!("q·k{factor} + q·e[{position}] = {logit} {sign} {bias}");
        }
        return format!("q·k{factor}{bias}");
    }
    // Turned ones have product d at Δ = 0, additive vectors d/2.
    let product = if adds_vectors { dim / 2 } else { dim };
    format!("{product}/√{dim} · {}", significant(kernel, 5))
}

fn weight_formula(row: &Row, score: f64) -> String {
    format!("e^({} − {})", significant(score, 5), significant(row.log_sum(), 5))
}

fn of_pair(lab: &Lab, slot: SlotName, pair: usize, language: Language) -> Fact {
    let head = lab.head(slot);
    let frequencies = head.frequencies();
    let pair = pair.min(frequencies.pairs().len() - 1);
    let words = messages::INSPECT_PAIR.with(
        language,
        &[
            ("p", &pair),
            ("theta", &significant(frequencies.theta(pair), 6)),
            ("wavelength", &significant(frequencies.wavelength(pair), 6)),
            ("turns", &significant(frequencies.turns(pair, lab.train as f64), 4)),
            ("length", &lab.train),
        ],
    );
    let label = if lab.show == Show::Difference { format!("{slot:?}") } else { String::new() };
    Fact::new("pair", label, words)
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::schemes;

    use super::*;
    use crate::action::Action;

    fn exact(inspection: &Inspection, id: &str) -> f64 {
        inspection.facts.iter().find(|fact| fact.id == id).unwrap().exact.parse().unwrap()
    }

    #[test]
    fn numbers_of_the_cursor_are_consistent() {
        let lab = Lab::default();
        let cursor = Cursor { query: 96, key: 51, pair: Some(3) };
        let found = inspect(&lab, cursor, Language::En);
        // q = k = 1: the score is √d times the relative kernel.
        let [kernel, score] = ["kernel", "score"].map(|id| exact(&found, id));
        assert!((score - kernel * 128_f64.sqrt()).abs() < 1e-9);
        assert!((0.0..1.0).contains(&exact(&found, "weight")));
    }

    #[test]
    fn a_bias_that_content_decides_is_that_of_the_cell() {
        let mut lab = Lab::default();
        lab.apply(&Action::Choose(SlotName::A, schemes::find("cope").unwrap()));
        let cursor = Cursor { query: 96, key: 70, pair: None };
        let counted = inspect(&lab, cursor, Language::En);
        // q = k = 1: every gate is σ(√d), and the kernel is the score over √d.
        let gate = 1.0 / (1.0 + (-128_f64.sqrt()).exp());
        assert!((exact(&counted, "counted") - 27.0 * gate).abs() < 1e-9);
        let [bias, score, kernel] = ["bias", "score", "kernel"].map(|id| exact(&counted, id));
        assert!((score - 128_f64.sqrt() - bias).abs() < 1e-9 && bias.abs() > 1e-3);
        assert!((kernel * 128_f64.sqrt() - score).abs() < 1e-4);
        let formula = &counted.facts.iter().find(|fact| fact.id == "score").unwrap().formula;
        assert!(formula.starts_with("q·k/√128 + q·e[27] = 11.314 "), "{formula}");
        // Other content, other places.
        lab.content.kind = ContentKind::Gaussian;
        let other = inspect(&lab, cursor, Language::En);
        assert!(exact(&other, "counted") < 20.0);
    }

    #[test]
    fn masked_cells_and_wild_indices_say_so() {
        let mut lab = Lab::default();
        let found = inspect(
            &lab,
            Cursor { query: 3, key: usize::MAX, pair: Some(usize::MAX) },
            Language::Zh,
        );
        assert!(found.facts.iter().any(|fact| fact.value == "被掩盖"));
        lab.apply(&Action::Show(Show::Difference));
        let found = inspect(&lab, Cursor { query: 90, key: 3, pair: None }, Language::En);
        let difference = exact(&found, "score-difference");
        assert!(difference.abs() > 1e-6);
    }
}
