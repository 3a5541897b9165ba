//! How far a patch is from the one below it.

use super::scene::NO_PICTURE;
use super::{Diagnostic, Finding, Subject};
use crate::text::Language;

words! {
    TITLE: "pitch downwards", "向下间距";
    ABOUT: "Distance of the first patch of the first picture to the one below it, in text steps (G; Su, kexue.fm 10352); a number without judgement, poor at 0.", "第一幅图首块到其下邻块的距离，单位为文本步（G；苏剑林，kexue.fm 10352）；仅为数值，0 为差。";
}

/// d between neighbours.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "pitch-down", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.picture() else { return Finding::absent(NO_PICTURE, language) };
    let [_, _, columns] = block.segment.grid();
    subject.pitch(language, block, |pitch| pitch.down, columns)
}
