//! How far a patch is from the same place one frame later.

use super::{Diagnostic, Finding, Subject};
use crate::text::Language;

words! {
    NO_CLIP: "The sequence has no clip of several frames.", "序列中没有多帧视频。";
    TITLE: "pitch in time", "时间间距";
    ABOUT: "Distance of the first patch of the first clip to the same place in the next frame, in text steps (T; VideoRoPE, arXiv:2502.05173); a number without judgement, poor at 0.", "第一个视频的首块到下一帧同一位置的距离，单位为文本步（T；VideoRoPE，arXiv:2502.05173）；仅为数值，0 为差。";
}

/// d between neighbours.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "pitch-later", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.clip() else { return Finding::absent(NO_CLIP, language) };
    let [_, rows, columns] = block.segment.grid();
    subject.pitch(language, block, |pitch| pitch.later, rows * columns)
}
