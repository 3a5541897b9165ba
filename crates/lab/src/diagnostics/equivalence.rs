//! Whether a picture counts as its tokens: desideratum E.

use rotarium_kernel::number::plain;

use super::scene::{NO_PICTURE, percent, sentences};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "equivalence error C − N", "等价误差 C − N";
    ABOUT: "Positions that the first picture takes minus its tokens (E; Su, kexue.fm 10352); good at 0, fair up to a tenth of the tokens.", "第一幅图占用的位置数减去其词元数（E；苏剑林，kexue.fm 10352）；0 为好，不超过词元数的十分之一为尚可。";
    SAME: "The picture counts as exactly its {tokens} tokens.", "图像恰好按其 {tokens} 个词元计数。";
    FEWER: "The picture counts as {ids} instead of {tokens} tokens, {share} too few.", "图像按 {ids} 而非 {tokens} 个词元计数，少 {share}。";
    MORE: "The picture counts as {ids} instead of {tokens} tokens, {share} too many.", "图像按 {ids} 而非 {tokens} 个词元计数，多 {share}。";
}

/// C − N.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "equivalence", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some((block, gaps)) = subject.gaps() else { return Finding::absent(NO_PICTURE, language) };
    let tokens = block.segment.tokens();
    let error = subject.settled(gaps.equivalence_error(tokens));
    let share = error.abs() / tokens as f64;
    let words = match error {
        0.0 => SAME,
        error if error < 0.0 => FEWER,
        _ => MORE,
    };
    let fact = words.with(
        language,
        &[
            ("ids", &plain(subject.settled(gaps.consumed))),
            ("tokens", &tokens),
            ("share", &percent(share)),
        ],
    );
    let others = subject.elsewhere(language, |block, gaps| {
        Some(plain(subject.settled(gaps.equivalence_error(block.segment.tokens()))))
    });
    let verdict = Verdict::by(error == 0.0, share <= 0.1);
    let why = sentences(&[fact, others], language);
    Finding::new(plain(error), error, verdict, why).at(subject.around(block))
}
