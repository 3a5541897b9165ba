//! PTD: how evenly text stands around pictures, in text steps.

use super::scene::number;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "PTD", "PTD";
    ABOUT: "Mean absolute deviation of a text token's distances to the patches of all pictures, averaged over the text, in text steps (F; Circle-RoPE, arXiv:2505.16416); good at 0, fair up to one text step. It favours small coordinates and says nothing about phases.", "每个文本词元到所有图像各块距离的平均绝对偏差，对文本取平均，单位为文本步（F；Circle-RoPE，arXiv:2505.16416）；0 为好，不超过一个文本步为尚可。该指标偏向小坐标，也不反映相位。";
    EVEN: "Every text token is equally far from all patches, which does not yet make their phases equal.", "每个文本词元与所有图像块等距，但这并不意味着相位相同。";
    UNEVEN: "Distances of a text token to the patches differ from their mean by {value} text steps on average.", "文本词元到各块的距离平均偏离其均值 {value} 个文本步。";
}

/// PTD.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "ptd", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(distances) = subject.distances() else { return subject.no_distances(language) };
    let ptd = subject.settled(distances.ptd);
    let words = if ptd == 0.0 { EVEN } else { UNEVEN };
    let why = words.with(language, &[("value", &number(ptd))]);
    Finding::new(number(ptd), ptd, Verdict::by(ptd == 0.0, ptd <= 1.0), why).at(distances.farthest)
}
