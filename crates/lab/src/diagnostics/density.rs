//! How many tokens stand on one text position.

use super::scene::{NO_PICTURE, number, sentences};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "density N/C", "密度 N/C";
    ABOUT: "Tokens of the first picture per text position taken (Q; V2PE, arXiv:2412.09616); good above 1, fair at 1, poor where positions are wasted.", "第一幅图每个文本位置承载的词元数（Q；V2PE，arXiv:2412.09616）；大于 1 为好，等于 1 为尚可，浪费位置为差。";
    NONE_TAKEN: "The first picture takes no text position at all.", "第一幅图不占用任何文本位置。";
    SAVES: "The picture saves context: its tokens number {tokens}, the text positions that it takes {ids}.", "图像节省上下文：{tokens} 个词元只占 {ids} 个文本位置。";
    EVEN: "The picture takes as much context as text of as many tokens, {tokens}.", "图像占用的上下文与 {tokens} 个词元的文本相同。";
    WASTES: "The picture costs context: its tokens number {tokens}, the text positions that it takes {ids}.", "图像耗费上下文：{tokens} 个词元占去 {ids} 个文本位置。";
}

/// N/C.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "density", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some((block, gaps)) = subject.gaps() else { return Finding::absent(NO_PICTURE, language) };
    let tokens = block.segment.tokens();
    let Some(density) = gaps.density(tokens) else {
        return Finding::absent(NONE_TAKEN, language);
    };
    let error = subject.settled(gaps.equivalence_error(tokens));
    let words = match error {
        0.0 => EVEN,
        error if error < 0.0 => SAVES,
        _ => WASTES,
    };
    let fact =
        words.with(language, &[("tokens", &tokens), ("ids", &number(gaps.consumed))]);
    let others = subject.elsewhere(language, |block, gaps| {
        gaps.density(block.segment.tokens()).map(number)
    });
    let why = sentences(&[fact, others], language);
    Finding::new(number(density), density, Verdict::by(error < 0.0, error == 0.0), why)
        .at(subject.around(block))
}
