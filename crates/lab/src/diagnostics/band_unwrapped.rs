//! How many pairs never repeat within the training length.

use super::scene::{NOTHING_TURNS, per_axis};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "pairs that never wrap", "从不绕回的通道对";
    ABOUT: "Pairs that read each axis with a wavelength above the training length (after Su, kexue.fm 9948); good where every axis that is read has one, fair where some axis has.", "读取各轴且波长大于训练长度的通道对数（据苏剑林，kexue.fm 9948）；每条被读取的轴都有为好，仅部分轴有为尚可。";
    UNIQUE: "Every axis has pairs whose phase is unique within {train} ids; the fewest, {pairs}, read '{axis}'.", "每条轴都有在 {train} 个 id 内相位唯一的通道对；最少的是“{axis}”，{pairs} 对。";
    WRAPS: "All pairs of '{axis}' repeat within {train} ids, so no single one of them tells far places apart.", "“{axis}”的所有通道对在 {train} 个 id 内都会重复，单靠其中任何一对都分不清远处位置。";
}

/// Pairs with λ > L.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "band-unwrapped", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let bank = subject.head.frequencies();
    let length = subject.train as f64;
    let count = |axis| (bank.band(axis).pairs > 0).then(|| bank.never_wrapping(axis, length));
    let counts: Vec<Option<usize>> = (0..subject.axes()).map(count).collect();
    let worst = counts.iter().enumerate().filter_map(|(axis, count)| Some(((*count)?, axis))).min();
    let Some((least, axis)) = worst else { return Finding::absent(NOTHING_TURNS, language) };
    let words = if least == 0 { WRAPS } else { UNIQUE };
    let axis = subject.axis(axis, language);
    let why =
        words.with(language, &[("train", &subject.train), ("pairs", &least), ("axis", &axis)]);
    let some = counts.iter().flatten().any(|count| *count > 0);
    let value = per_axis(counts.iter().map(|c| c.map_or("–".into(), |c| c.to_string())));
    Finding::new(value, least as f64, Verdict::by(least > 0, some), why)
}
