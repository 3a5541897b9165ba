//! The ids of each axis.

use rotarium_kernel::number::plain;

use super::scene::per_axis;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "range of ids", "id 范围";
    ABOUT: "Smallest and largest id on each axis (Q, Z; Su, kexue.fm 10352); a number without judgement, sorted by the widest axis.", "每条轴上最小与最大的 id（Q、Z；苏剑林，kexue.fm 10352）；仅为数值，按最宽的轴排序。";
    FACT: "The widest axis, {axis}, goes from {least} to {most}.", "最宽的轴（{axis}）从 {least} 到 {most}。";
}

/// Least … most.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "id-range", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let used = subject.layout().ids_used();
    let print = |value: f64| plain(subject.settled(value));
    let value =
        per_axis(used.iter().map(|ids| format!("{} … {}", print(ids.least), print(ids.most))));
    let spans = used.iter().map(|ids| ids.most - ids.least).enumerate();
    // Of axes that are equally wide, the first.
    let (axis, span) =
        spans.fold((0, -1.0), |best, next| if next.1 > best.1 { next } else { best });
    let (least, most) = used.get(axis).map_or((0.0, 0.0), |ids| (ids.least, ids.most));
    let why = FACT.with(
        language,
        &[
            ("axis", &subject.axis(axis, language)),
            ("least", &print(least)),
            ("most", &print(most)),
        ],
    );
    let at = |wanted: f64| {
        let mut tokens = 0..subject.head.tokens();
        tokens.find(|&token| subject.layout().position(token)[axis] == wanted).unwrap_or(0)
    };
    Finding::new(value, span.max(0.0), Verdict::Plain, why).at((at(most), at(least)))
}
