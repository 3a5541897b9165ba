//! How many text tokens and patches stand at one position.

use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "shared positions", "共用位置";
    ABOUT: "Pairs of a text token and a patch with equal ids on all axes at once (U; MRoPE-I, arXiv:2510.23095); good where there is none, poor otherwise.", "在所有轴上 id 同时相等的文本词元与图像块的对数（U；MRoPE-I，arXiv:2510.23095）；没有为好，否则为差。";
    NONE: "Every patch differs from every text token on some axis.", "每个图像块与每个文本词元至少在一条轴上不同。";
    FACT: "The rotation cannot tell {count} pairs of a text token and a patch apart; text token {text} and patch {patch} are the first.", "旋转无法区分 {count} 对文本词元与图像块，首例为文本词元 {text} 与图像块 {patch}。";
}

/// Collisions on all axes.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "shared-positions", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    if subject.picture().is_none() || !subject.has_text() {
        return subject.no_distances(language);
    }
    let Some((text, patch)) = subject.layout().collision(None) else {
        return Finding::new("0", 0.0, Verdict::Good, NONE.get(language).into());
    };
    let count = subject.layout().collisions().full;
    let why = FACT.with(language, &[("count", &count), ("text", &text), ("patch", &patch)]);
    Finding::new(count.to_string(), count as f64, Verdict::Poor, why).at((text, patch))
}
