//! How far a patch is from its right neighbour.

use super::scene::NO_PICTURE;
use super::{Diagnostic, Finding, Subject};
use crate::text::Language;

words! {
    TITLE: "pitch to the right", "向右间距";
    ABOUT: "Distance of the first patch of the first picture to its right neighbour, in text steps (G; Su, kexue.fm 10352); a number without judgement, poor at 0.", "第一幅图首块到其右邻块的距离，单位为文本步（G；苏剑林，kexue.fm 10352）；仅为数值，0 为差。";
}

/// d between neighbours.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "pitch-right", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.picture() else { return Finding::absent(NO_PICTURE, language) };
    subject.pitch(language, block, |pitch| pitch.right, 1)
}
