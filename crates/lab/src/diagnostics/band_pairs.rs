//! How many pairs read each axis.

use super::scene::{NOTHING_TURNS, per_axis};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "pairs per axis", "各轴通道对数";
    ABOUT: "Pairs whose frequency has a part along each axis (B; MRoPE-I, arXiv:2510.23095); good where every axis has at least half of an even share, fair where each has one.", "频率在各轴上有分量的通道对数（B；MRoPE-I，arXiv:2510.23095）；每条轴至少有平均份额的一半为好，每条轴至少一对为尚可。";
    ALL_READ: "Every axis is read; the fewest pairs, {pairs}, read '{axis}'.", "每条轴都有通道对读取；最少的是“{axis}”，{pairs} 对。";
    BLIND: "No pair reads '{axis}', so what differs only there looks the same.", "没有通道对读取“{axis}”，只在该轴上的差别看不出来。";
}

/// Pairs per axis.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "band-pairs", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let bank = subject.head.frequencies();
    let pairs: Vec<usize> = (0..subject.axes()).map(|axis| bank.band(axis).pairs).collect();
    let least = pairs.iter().copied().min().unwrap_or(0);
    if pairs.iter().all(|count| *count == 0) {
        return Finding::absent(NOTHING_TURNS, language);
    }
    let narrowest = pairs.iter().position(|count| *count == least).unwrap_or(0);
    let words = if least == 0 { BLIND } else { ALL_READ };
    let axis = subject.axis(narrowest, language);
    let why = words.with(language, &[("pairs", &least), ("axis", &axis)]);
    let share = subject.head.dim().pairs() as f64 / pairs.len() as f64;
    let verdict = Verdict::by(least as f64 >= 0.5 * share, least > 0);
    let value = per_axis(pairs.iter().map(usize::to_string));
    Finding::new(value, least as f64, verdict, why)
}
