//! Whether a picture is as fine downwards as to the right.

use super::scene::{NO_NEIGHBOUR, NO_PICTURE, number};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "isotropy, down ÷ right", "各向同性，下 ÷ 右";
    ABOUT: "Pitch downwards over pitch to the right in the first picture (C2; Su, kexue.fm 10352); good at 1, fair between ½ and 2.", "第一幅图的向下间距与向右间距之比（C2；苏剑林，kexue.fm 10352）；等于 1 为好，½ 与 2 之间为尚可。";
    STUCK: "Neighbours to the right stand at one position.", "左右相邻块位于同一位置。";
    EVEN: "A step down is as long as a step to the right.", "向下一步与向右一步等长。";
    UNEVEN: "A step down is {down} text steps long, a step to the right {right}.", "向下一步长 {down} 个文本步，向右一步长 {right} 个。";
}

/// Down over right.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "isotropy", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.picture() else { return Finding::absent(NO_PICTURE, language) };
    let pitch = subject.layout().pitch(block);
    let (Some(down), Some(right)) = (pitch.down, pitch.right) else {
        return Finding::absent(NO_NEIGHBOUR, language);
    };
    let Some(ratio) = pitch.isotropy() else { return Finding::absent(STUCK, language) };
    let even = subject.settled(ratio - 1.0) == 0.0;
    let words = if even { EVEN } else { UNEVEN };
    let why = words.with(language, &[("down", &number(down)), ("right", &number(right))]);
    let below = block.first_token + block.segment.grid()[2];
    let verdict = Verdict::by(even, (0.5..=2.0).contains(&ratio));
    Finding::new(number(ratio), ratio, verdict, why).at((below, block.first_token))
}
