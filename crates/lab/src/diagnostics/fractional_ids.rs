//! How many ids are no whole numbers.

use super::scene::{Kind, share_of_ids};
use super::{Diagnostic, Finding, Subject};
use crate::text::Language;

words! {
    TITLE: "ids between whole numbers", "分数 id";
    ABOUT: "Share of the tokens with an id between whole numbers on each axis (Z; Su, kexue.fm 10352); good where there is none, fair otherwise: rotations take them, tables of integer ids do not.", "每条轴上 id 非整数的词元占比（Z；苏剑林，kexue.fm 10352）；没有为好，否则为尚可：旋转可以接受，整数 id 表则不能。";
    NONE: "All ids are whole numbers.", "所有 id 均为整数。";
    FACT: "On the axis '{axis}', {share} of the tokens have an id between whole numbers.", "在“{axis}”轴上，{share} 的词元 id 不是整数。";
}

/// Shares of the tokens, per axis.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "fractional-ids", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let kind = Kind { share: |ids| ids.fractional, is_one: |id| (id - libm::round(id)).abs() > 1e-9, none: NONE, fact: FACT };
    share_of_ids(subject, &kind, language)
}
