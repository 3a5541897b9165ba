//! The step from the text into the first picture.

use super::Diagnostic;

words! {
    TITLE: "gap in", "入图间隔";
    ABOUT: "First patch of the first picture minus the token before it, per axis (Su, kexue.fm 10040); good where every axis moves on, fair where none moves back, poor also where both tokens stand at one position.", "第一幅图的首块减去其前一词元，逐轴给出（苏剑林，kexue.fm 10040）；每条轴都前进为好，没有轴后退为尚可，两者重合亦为差。";
    MISSING: "Nothing stands before the first picture.", "第一幅图之前没有内容。";
}

/// g_in.
pub static DIAGNOSTIC: Diagnostic = Diagnostic {
    id: "gap-in",
    title: TITLE,
    about: ABOUT,
    measure: |subject, language| {
        let tokens = |subject: &super::Subject, block: &rotarium_kernel::layout::Block| {
            (subject.around(block).0, block.first_token)
        };
        subject.gap(language, tokens, |gaps| gaps.before, MISSING)
    },
};
