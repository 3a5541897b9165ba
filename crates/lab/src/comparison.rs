//! The recipes that stand side by side, as the diagnostics see them.

use crate::diagnostics::{Report, Subject, report};
use crate::lab::{Lab, SlotName};
use crate::text::Language;

/// The diagnostics of the recipes that stand side by side.
pub fn diagnose(lab: &Lab, language: Language) -> Report {
    report(&subjects(lab), language)
}

/// The recipes on the sequence.
pub(crate) fn subjects(lab: &Lab) -> Vec<Subject> {
    let subject = |&name: &SlotName| Subject {
        name: format!("{name:?} {}", lab.slot(name).title()),
        head: lab.head(name),
        rope: lab.rope(name),
        train: lab.train,
    };
    lab.side_by_side().iter().map(subject).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_recipe_has_its_column() {
        let report = diagnose(&Lab::default(), Language::En);
        assert_eq!(report.names, ["A RoPE-TV", "B M-RoPE", "C RoPE-Tie"]);
        assert!(report.lines.iter().all(|line| line.findings.len() == 3));
        let consumed = report.lines.iter().find(|line| line.id == "consumed").unwrap();
        let numbers: Vec<_> = consumed.findings.iter().map(|finding| finding.number).collect();
        // 60 patches: wh, max(h, w) and (h + 1)(w + 1) − 1.
        assert_eq!(numbers, [Some(60.0), Some(10.0), Some(76.0)]);
    }
}
