//! How many text tokens and patches share an id, axis by axis.

use super::scene::per_axis;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "shared ids per axis", "各轴共用 id";
    ABOUT: "Pairs of a text token and a patch with equal ids, counted on each axis (U; MRoPE-I, arXiv:2510.23095); good where there is none, fair where no two share all axes.", "各轴上 id 相等的文本词元与图像块的对数（U；MRoPE-I，arXiv:2510.23095）；没有为好，没有两者在所有轴上相等为尚可。";
    NONE: "No text token and patch share an id on any axis.", "没有文本词元与图像块在任何轴上共用 id。";
    FACT: "On the axis '{axis}', {count} pairs share an id; text token {text} and patch {patch} are the first.", "在“{axis}”轴上有 {count} 对共用 id，首例为文本词元 {text} 与图像块 {patch}。";
}

/// Collisions per axis.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "shared-ids", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    if subject.picture().is_none() || !subject.has_text() {
        return subject.no_distances(language);
    }
    let collisions = subject.layout().collisions();
    let most = collisions.per_axis.iter().copied().max().unwrap_or(0);
    let value = per_axis(collisions.per_axis.iter().map(u64::to_string));
    let worst = collisions.per_axis.iter().position(|count| *count == most);
    let pair = worst.and_then(|axis| subject.layout().collision(Some(axis)));
    let (Some(axis), Some((text, patch))) = (worst, pair) else {
        return Finding::new(value, 0.0, Verdict::Good, NONE.get(language).into());
    };
    let name = subject.axis(axis, language);
    let why = FACT.with(
        language,
        &[("axis", &name), ("count", &most), ("text", &text), ("patch", &patch)],
    );
    Finding::new(value, most as f64, Verdict::by(false, collisions.full == 0), why)
        .at((text, patch))
}
