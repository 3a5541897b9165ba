//! How far a patch is from the same place one frame later.

use super::Diagnostic;

words! {
    TITLE: "pitch in time", "时间间距";
    ABOUT: "Distance of the first patch of the first picture or clip to the same place in the next frame, in text steps (T; VideoRoPE, arXiv:2502.05173); a number without judgement, poor at 0.", "第一幅图或视频的首块到下一帧同一位置的距离，单位为文本步（T；VideoRoPE，arXiv:2502.05173）；仅为数值，0 为差。";
}

/// d between neighbours.
pub static DIAGNOSTIC: Diagnostic = Diagnostic {
    id: "pitch-later",
    title: TITLE,
    about: ABOUT,
    measure: |subject, language| subject.pitch(language, |pitch| pitch.later, |[_, rows, columns]| rows * columns),
};
