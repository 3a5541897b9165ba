//! Whether the frames of a clip can be placed before its end is known: desideratum A.

use rotarium_kernel::measures::moved_by_a_frame;

use super::scene::{NO_PICTURE, NO_ROOM, number};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "moved by one more frame", "多一帧的位移";
    ABOUT: "Largest change of an id when the first clip gets one more frame; without a clip, the first picture as a clip of two frames (A; Su, kexue.fm 10352, the 3-D dilemma); good at 0, poor otherwise.", "第一个视频多一帧时 id 的最大变化；没有视频时把第一幅图当作两帧视频（A；苏剑林，kexue.fm 10352，三维困境）；0 为好，否则为差。";
    OPEN: "One more frame moves no token before it, so frames can be placed as they come.", "多一帧不移动之前的任何词元，各帧可以随到随放。";
    OPEN_PICTURE: "Were the picture a clip, one more frame would move no token before it.", "若此图为视频，多一帧不会移动之前的任何词元。";
    CLOSED: "One more frame moves token {token} by {value} ids: the length of the clip must be known first.", "多一帧使词元 {token} 移动 {value} 个 id：须先知道视频长度。";
    CLOSED_PICTURE: "Were the picture a clip, one more frame would move it by {value} ids.", "若此图为视频，多一帧会使其移动 {value} 个 id。";
}

/// Largest change of a coordinate.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "open-end", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let sequence = subject.layout().sequence();
    let segments = sequence.segments();
    let clip = segments.iter().position(|segment| segment.grid()[0] > 1);
    let picture = || segments.iter().position(|segment| !segment.is_text());
    let Some(index) = clip.or_else(picture) else { return Finding::absent(NO_PICTURE, language) };
    let placement = &*subject.head.encoding().placement;
    let Some(moved) = moved_by_a_frame(placement, &sequence, index) else {
        return Finding::absent(NO_ROOM, language);
    };
    let by = subject.settled(moved.by);
    let words = match (clip.is_some(), by) {
        (true, 0.0) => OPEN,
        (false, 0.0) => OPEN_PICTURE,
        (true, _) => CLOSED,
        (false, _) => CLOSED_PICTURE,
    };
    let why = words.with(language, &[("token", &moved.token), ("value", &number(by))]);
    let finding = Finding::new(number(by), by, Verdict::by(by == 0.0, false), why);
    // A second frame of a picture is not in the sequence.
    let last = subject.head.tokens().saturating_sub(1);
    if by == 0.0 { finding } else { finding.at((moved.token.min(last), 0)) }
}
