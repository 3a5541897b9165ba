//! Whether pictures stand among the ids of text: desideratum U.

use super::scene::percent;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "patches among text", "混入文本的图像块";
    ABOUT: "Patches that on some axis do not stand behind all text before them and before all text behind them (U; MRoPE-I, arXiv:2510.23095); good where there is none, fair up to half of them.", "在某条轴上没有位于全部前文之后、全部后文之前的图像块数（U；MRoPE-I，arXiv:2510.23095）；没有为好，不超过一半为尚可。";
    NONE: "On every axis pictures stand between the text before and behind them.", "在每条轴上，图像都位于前文与后文之间。";
    FACT: "{count} of {patches} patches ({share}) stand among ids of text.", "{patches} 个图像块中有 {count} 个（{share}）落在文本的 id 之间。";
}

/// Patches among text.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "among-text", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    if subject.picture().is_none() || !subject.has_text() {
        return subject.no_distances(language);
    }
    let count = subject.layout().patches_among_text();
    let blocks = subject.layout().blocks().iter().filter(|block| !block.segment.is_text());
    let patches: usize = blocks.map(|block| block.segment.tokens()).sum();
    let share = count as f64 / patches.max(1) as f64;
    let words = if count == 0 { NONE } else { FACT };
    let why = words.with(
        language,
        &[("count", &count), ("patches", &patches), ("share", &percent(share))],
    );
    let verdict = Verdict::by(count == 0, share <= 0.5);
    let finding = Finding::new(count.to_string(), count as f64, verdict, why);
    match subject.layout().mingled() {
        Some(tokens) => finding.at(tokens),
        None => finding,
    }
}
