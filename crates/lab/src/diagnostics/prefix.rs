//! Whether a picture looks the same wherever it stands in a document.

use rotarium_kernel::measures::moved_by_text_before;

use super::scene::{NO_PICTURE, NO_ROOM, number};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "moved by text put before", "前置文本引起的位移";
    ABOUT: "Largest change of a difference of ids inside pictures, or of a gap around one, when 100 text tokens are put before the sequence (translation invariance; Su, kexue.fm 10040); good at 0, poor otherwise.", "在序列前加 100 个文本词元时，图像内 id 之差或前后间隔的最大变化（平移不变性；苏剑林，kexue.fm 10040）；0 为好，否则为差。";
    SAME: "Pictures and the gaps around them are the same wherever they stand.", "图像及其前后间隔不随所在位置改变。";
    DIFFERS: "With {tokens} more tokens before it, a picture or a gap around it changes by {value} ids, seen at token {token}.", "前面多 {tokens} 个词元时，图像或其前后间隔改变 {value} 个 id，见词元 {token}。";
}

/// Tokens put before.
const BEFORE: usize = 100;

/// Largest change of a difference.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "prefix", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    if subject.picture().is_none() {
        return Finding::absent(NO_PICTURE, language);
    }
    let sequence = subject.layout().sequence();
    let placement = &*subject.head.encoding().placement;
    let Some(moved) = moved_by_text_before(placement, &sequence, BEFORE) else {
        return Finding::absent(NO_ROOM, language);
    };
    // Coordinates of the longer sequence carry roundings of its own.
    let by = if moved.by < 1e-6 { 0.0 } else { moved.by };
    let words = if by == 0.0 { SAME } else { DIFFERS };
    let why = words.with(
        language,
        &[("tokens", &BEFORE), ("value", &number(by)), ("token", &moved.token)],
    );
    let finding = Finding::new(number(by), by, Verdict::by(by == 0.0, false), why);
    if by == 0.0 { finding } else { finding.at((moved.token, moved.token.saturating_sub(1))) }
}
