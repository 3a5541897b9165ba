//! How many ids are below 0.

use super::scene::{Kind, share_of_ids};
use super::{Diagnostic, Finding, Subject};
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
    let kind = Kind { share: |ids| ids.negative, is_one: |id| id < 0.0, none: NONE, fact: FACT };
    share_of_ids(subject, &kind, language)
}
