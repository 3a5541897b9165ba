//! How many ids are below 0.

use super::scene::{per_axis, percent};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "ids below 0", "负 id";
    ABOUT: "Share of the tokens with an id below 0 on each axis (Z; Su, kexue.fm 10352); good where there is none, fair otherwise: a rotation turns back, a table of embeddings has no such row.", "每条轴上 id 小于 0 的词元占比（Z；苏剑林，kexue.fm 10352）；没有为好，否则为尚可：旋转可以反向，嵌入表却没有这样的行。";
    NONE: "No id is below 0.", "没有负 id。";
    FACT: "On the axis '{axis}', {share} of the tokens have an id below 0.", "在“{axis}”轴上，{share} 的词元 id 小于 0。";
}

/// Shares of the tokens, per axis.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "negative-ids", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let used = subject.layout().ids_used();
    let shares: Vec<f64> = used.iter().map(|ids| ids.negative).collect();
    let most = shares.iter().copied().fold(0.0, f64::max);
    let Some(axis) = shares.iter().position(|share| *share == most && most > 0.0) else {
        let why = NONE.get(language).into();
        return Finding::new(per_axis(shares.into_iter().map(percent)), 0.0, Verdict::Good, why);
    };
    let name = subject.axis(axis, language);
    let why = FACT.with(language, &[("share", &percent(most)), ("axis", &name)]);
    let has = |token: &usize| {
        let id = subject.layout().position(*token)[axis];
        id < 0.0
    };
    let token = (0..subject.head.tokens()).find(has).unwrap_or(0);
    Finding::new(per_axis(shares.into_iter().map(percent)), most, Verdict::Fair, why)
        .at((token, token))
}
