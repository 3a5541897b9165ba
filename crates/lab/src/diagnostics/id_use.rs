//! How much of the context the ids take.

use rotarium_kernel::number::plain;

use super::scene::number;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "highest id ÷ tokens", "最大 id ÷ 词元数";
    ABOUT: "Largest id of any axis over the number of tokens (Q; V2PE, arXiv:2412.09616); good up to a half, fair up to 1, poor where ids run ahead of the tokens.", "任一轴上的最大 id 与词元数之比（Q；V2PE，arXiv:2412.09616）；不超过一半为好，不超过 1 为尚可，id 多于词元为差。";
    FACT: "The highest id is {id} on the axis '{axis}', of {tokens} tokens.", "最大 id 为 {id}（“{axis}”轴），共 {tokens} 个词元。";
}

/// max id / N.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "id-use", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let used = subject.layout().ids_used();
    let tops = used.iter().map(|ids| ids.most).enumerate();
    let (axis, most) = tops
        .fold((0, f64::NEG_INFINITY), |best, next| if next.1 > best.1 { next } else { best });
    let tokens = subject.head.tokens().max(1);
    let share = most / tokens as f64;
    let name = subject.axis(axis, language);
    let why = FACT
        .with(language, &[("id", &plain(most)), ("axis", &name), ("tokens", &tokens)]);
    let holds = |token: &usize| subject.layout().position(*token)[axis] == most;
    let token = (0..tokens).find(holds).unwrap_or(0);
    Finding::new(number(share), share, Verdict::by(share <= 0.5, share <= 1.0), why)
        .at((token, 0))
}
