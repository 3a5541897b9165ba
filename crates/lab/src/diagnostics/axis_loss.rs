//! The first offset along each axis at which a similar key scores less than a random one.

use super::scene::{NOTHING_TURNS, per_axis};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "first f < 0 along an axis", "沿轴首次 f < 0";
    ABOUT: "Smallest offset along each axis with f = Σ cos(ω·Δ) < 0, of the rotation alone, searched up to the training length or the sequence, at most 32 768 (HoPE, arXiv:2505.20444; Men et al. 2024); good where there is none, fair where it lies beyond the tokens of the sequence.", "沿各轴使 f = Σ cos(ω·Δ) < 0 的最小偏移，仅计旋转，搜索至训练长度或序列长度，至多 32 768（HoPE，arXiv:2505.20444；Men 等 2024）；没有为好，超出序列词元数为尚可。";
    NEVER: "Along no single axis does a similar key lose to a random one, up to {most} steps.", "在 {most} 步以内，沿任何单轴相似的键都不会输给随机的键。";
    LOSES: "{steps} steps along '{axis}', a similar key scores less than a random one on average.", "沿“{axis}”相距 {steps} 步时，相似的键平均得分低于随机的键。";
}

/// Most steps of the search.
const MOST: usize = 1 << 15;

/// How far offsets are searched.
pub(super) fn reach(subject: &Subject) -> usize {
    subject.train.max(subject.head.tokens()).clamp(1, MOST)
}

/// Offsets with f < 0.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "axis-loss", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    if subject.stands_still() {
        return Finding::absent(NOTHING_TURNS, language);
    }
    let most = reach(subject);
    let losses = subject.head.losses(most);
    let value = per_axis(losses.iter().map(|loss| match loss {
        Some(loss) => loss.steps.to_string(),
        None => format!("> {most}"),
    }));
    let first = losses.iter().enumerate().filter_map(|(axis, loss)| Some(((*loss)?.steps, axis)));
    let Some((steps, axis)) = first.min() else {
        let why = NEVER.with(language, &[("most", &most)]);
        return Finding::new(value, (most + 1) as f64, Verdict::Good, why);
    };
    let axis = subject.axis(axis, language);
    let why = LOSES.with(language, &[("steps", &steps), ("axis", &axis)]);
    Finding::new(value, steps as f64, Verdict::by(false, steps >= subject.head.tokens()), why)
}
