//! How far text stands from patches.

use super::scene::number;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "text–image distance", "文本–图像距离";
    ABOUT: "Smallest, mean and largest ‖Δ‖₂/√A between text tokens and patches of all pictures, in text steps, of an even sample of 65 000 pairs where there are more (Circle-RoPE, arXiv:2505.16416); good when no patch is nearer than a text token is to its neighbour, poor when one stands at a text token.", "文本词元与所有图像块之间 ‖Δ‖₂/√A 的最小、平均与最大值，单位为文本步，超过 6.5 万对时均匀抽样（Circle-RoPE，arXiv:2505.16416）；没有块比相邻文本更近为好，有块与文本词元重合为差。";
    APART: "No patch is nearer to a text token than neighbouring text tokens are to each other; the nearest is {least} away.", "没有图像块比相邻文本词元更近；最近的相距 {least}。";
    CLOSE: "A patch is only {least} from a text token, nearer than neighbouring text tokens are to each other.", "有图像块距文本词元仅 {least}，比相邻文本词元更近。";
    AT: "A patch stands at the position of a text token.", "有图像块与文本词元位于同一位置。";
}

/// min / mean / max of d.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "distance", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(distances) = subject.distances() else { return subject.no_distances(language) };
    let least = subject.settled(distances.least);
    let apart = subject.settled(1.0 - least) <= 0.0;
    let words = match least {
        0.0 => AT,
        _ if apart => APART,
        _ => CLOSE,
    };
    let value = format!("{least:.2} / {:.2} / {:.2}", distances.mean, distances.most);
    let why = words.with(language, &[("least", &number(least))]);
    Finding::new(value, distances.mean, Verdict::by(apart, least > 0.0), why).at(distances.nearest)
}
