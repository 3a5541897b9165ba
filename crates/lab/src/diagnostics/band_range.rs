//! Which wavelengths each axis is read with: desideratum B.

use rotarium_kernel::number::significant;

use super::scene::{NOTHING_TURNS, per_axis, percent};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "wavelengths per axis", "各轴波长";
    ABOUT: "Shortest and longest wavelength of the pairs that read each axis, judged by the share of the head's whole range of ln λ on the narrowest axis (B; MRoPE-I, arXiv:2510.23095); good from 85 % on, fair from 50 %.", "读取各轴的通道对的最短与最长波长，以最窄的轴在整个注意力头 ln λ 范围中的占比评判（B；MRoPE-I，arXiv:2510.23095）；85 % 以上为好，50 % 以上为尚可。";
    FACT: "The narrowest axis, '{axis}', has {share} of the range of the head.", "最窄的轴“{axis}”占整个范围的 {share}。";
}

/// λ range per axis.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "band-range", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let bank = subject.head.frequencies();
    let bands: Vec<_> = (0..subject.axes()).map(|axis| bank.band(axis)).collect();
    if bands.iter().all(|band| band.pairs == 0) {
        return Finding::absent(NOTHING_TURNS, language);
    }
    let shares = bank.band_shares(subject.axes());
    let least = shares.iter().copied().fold(1.0, f64::min);
    let narrowest = shares.iter().position(|share| *share <= least).unwrap_or(0);
    let value = per_axis(bands.iter().map(|band| match (band.shortest, band.longest) {
        (Some(shortest), Some(longest)) => {
            format!("{} … {}", significant(shortest, 3), significant(longest, 3))
        }
        _ => "–".into(),
    }));
    let axis = subject.axis(narrowest, language);
    let why = FACT.with(language, &[("axis", &axis), ("share", &percent(least))]);
    Finding::new(value, least, Verdict::by(least >= 0.85, least >= 0.5), why)
}
