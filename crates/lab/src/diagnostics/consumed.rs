//! How many text positions the first picture takes.

use rotarium_kernel::number::plain;

use super::scene::{NO_PICTURE, sentences};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "positions taken C", "占用位置 C";
    ABOUT: "Text positions that the first picture takes, C = K − L − 1, K the next text position and L the one before (Q; Su, kexue.fm 10352); a number without judgement.", "第一幅图占用的文本位置数 C = K − L − 1，K 为其后文本位置，L 为其前文本位置（Q；苏剑林，kexue.fm 10352）；仅为数值，不作评判。";
    FACT: "Tokens of the picture: {tokens}; text positions that it takes: {ids}.", "图像的词元数为 {tokens}，占用的文本位置数为 {ids}。";
}

/// C.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "consumed", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some((block, gaps)) = subject.gaps() else { return Finding::absent(NO_PICTURE, language) };
    let consumed = subject.settled(gaps.consumed);
    let value = plain(consumed);
    let fact = FACT.with(language, &[("tokens", &block.segment.tokens()), ("ids", &value)]);
    let others =
        subject.elsewhere(language, |_, gaps| Some(plain(subject.settled(gaps.consumed))));
    let why = sentences(&[fact, others], language);
    Finding::new(value, consumed, Verdict::Plain, why).at(subject.around(block))
}
