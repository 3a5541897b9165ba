//! The step from the first picture to the text behind it.

use super::Diagnostic;

words! {
    TITLE: "gap out", "出图间隔";
    ABOUT: "The token behind the first picture minus its last patch, per axis (Su, kexue.fm 10040); good where every axis moves on, fair where none moves back, poor also where both tokens stand at one position.", "第一幅图后一词元减去其末块，逐轴给出（苏剑林，kexue.fm 10040）；每条轴都前进为好，没有轴后退为尚可，两者重合亦为差。";
    MISSING: "Nothing stands behind the first picture.", "第一幅图之后没有内容。";
}

/// g_out.
pub static DIAGNOSTIC: Diagnostic = Diagnostic {
    id: "gap-out",
    title: TITLE,
    about: ABOUT,
    measure: |subject, language| {
        let tokens = |subject: &super::Subject, block: &rotarium_kernel::layout::Block| {
            (subject.around(block).1, block.tokens().end - 1)
        };
        subject.gap(language, tokens, |gaps| gaps.after, MISSING)
    },
};
