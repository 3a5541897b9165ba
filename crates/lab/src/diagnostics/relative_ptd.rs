//! PTD over the mean distance, which does not favour small coordinates.

use super::scene::{number, percent};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "relative PTD", "相对 PTD";
    ABOUT: "PTD over the mean text–image distance (F; after Circle-RoPE, arXiv:2505.16416); good below 5 %, fair below 20 %.", "PTD 与平均文本–图像距离之比（F；据 Circle-RoPE，arXiv:2505.16416）；低于 5 % 为好，低于 20 % 为尚可。";
    FACT: "A deviation of {ptd} text steps at a mean distance of {mean}.", "平均距离为 {mean} 个文本步，偏差为 {ptd} 步。";
}

/// PTD/d̄.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "relative-ptd", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(distances) = subject.distances() else { return subject.no_distances(language) };
    let ptd = subject.settled(distances.ptd);
    let share = if ptd == 0.0 { 0.0 } else { distances.relative_ptd() };
    let why =
        FACT.with(language, &[("ptd", &number(ptd)), ("mean", &number(distances.mean))]);
    Finding::new(percent(share), share, Verdict::by(share < 0.05, share < 0.2), why)
        .at(distances.farthest)
}
