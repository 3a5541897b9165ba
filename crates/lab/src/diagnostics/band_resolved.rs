//! How many pairs turn at least once across a picture.

use rotarium_kernel::layout::Block;
use rotarium_kernel::number::plain;

use super::scene::{NOTHING_TURNS, per_axis};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "pairs that resolve the extent", "可分辨范围的通道对";
    ABOUT: "Pairs with λ ≤ the extent of ids of the first picture on each axis, of all text where there is no picture (B; after MRoPE-I, arXiv:2510.23095); good where each axis with an extent has one, fair where some axis has.", "各轴上波长不超过第一幅图 id 范围（无图像时取文本）的通道对数（B；据 MRoPE-I，arXiv:2510.23095）；每条有范围的轴都至少一对为好，仅部分轴有为尚可。";
    POINT: "All its tokens stand at one position.", "所有词元位于同一位置。";
    ALL_TURN: "On every axis some pair makes a full turn; the fewest, {pairs}, do across the extent {extent} of '{axis}'.", "每条轴都有通道对转满一圈；最少的是“{axis}”，范围 {extent} 内有 {pairs} 对。";
    NONE_TURNS: "No pair makes a full turn across the extent {extent} of '{axis}', so near places there look much alike.", "在“{axis}”的范围 {extent} 内没有通道对转满一圈，邻近位置看起来几乎一样。";
}

/// Pairs with λ ≤ extent.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "band-resolved", title: TITLE, about: ABOUT, measure };

/// Largest minus smallest id of some blocks on each axis.
fn extents(subject: &Subject, picture: Option<&Block>) -> Vec<f64> {
    let tokens = picture.map_or(0..subject.head.tokens(), Block::tokens);
    let none = vec![(f64::INFINITY, f64::NEG_INFINITY); subject.axes()];
    let ends = tokens.fold(none, |mut ends, token| {
        let position = subject.layout().position(token);
        for (end, id) in ends.iter_mut().zip(position) {
            *end = (end.0.min(id), end.1.max(id));
        }
        ends
    });
    ends.into_iter().map(|(least, most)| subject.settled(most - least)).collect()
}

fn measure(subject: &Subject, language: Language) -> Finding {
    let bank = subject.head.frequencies();
    if (0..subject.axes()).all(|axis| bank.band(axis).pairs == 0) {
        return Finding::absent(NOTHING_TURNS, language);
    }
    let extents = extents(subject, subject.picture());
    let counts: Vec<Option<usize>> = extents
        .iter()
        .enumerate()
        .map(|(axis, extent)| (*extent > 0.0).then(|| bank.resolving(axis, *extent)))
        .collect();
    let worst = counts.iter().enumerate().filter_map(|(axis, count)| Some(((*count)?, axis))).min();
    let Some((least, axis)) = worst else { return Finding::absent(POINT, language) };
    let words = if least == 0 { NONE_TURNS } else { ALL_TURN };
    let why = words.with(
        language,
        &[
            ("pairs", &least),
            ("extent", &plain(extents[axis])),
            ("axis", &subject.axis(axis, language)),
        ],
    );
    let some = counts.iter().flatten().any(|count| *count > 0);
    let value = per_axis(counts.iter().map(|c| c.map_or("–".into(), |c| c.to_string())));
    Finding::new(value, least as f64, Verdict::by(least > 0, some), why)
}
