//! The first offset on all axes together at which a similar key scores less than a random one: the condition of HoPE.

use super::axis_loss::reach;
use super::scene::NOTHING_TURNS;
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "first f < 0 on all axes", "多轴联合首次 f < 0";
    ABOUT: "Smallest n such that f = Σ cos(ω·Δ) < 0 for some offset with |Δ| ≤ n on each axis, of the rotation alone, searched up to the training length or the sequence, at most 32 768; where pairs read several axes, along axes and diagonals only (HoPE, arXiv:2505.20444); good where there is none, fair where it lies beyond the tokens of the sequence.", "存在各轴 |Δ| ≤ n 的偏移使 f = Σ cos(ω·Δ) < 0 的最小 n，仅计旋转，搜索至训练长度或序列长度，至多 32 768；通道对读取多轴时只查轴与对角线方向（HoPE，arXiv:2505.20444）；没有为好，超出序列词元数为尚可。";
    NEVER: "No offset of up to {most} steps per axis makes a similar key lose to a random one.", "每轴不超过 {most} 步的任何偏移都不会使相似的键输给随机的键。";
    LOSES: "At offset {offset}, a similar key scores less than a random one on average.", "在偏移 {offset} 处，相似的键平均得分低于随机的键。";
}

/// n.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "joint-loss", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    if subject.stands_still() {
        return Finding::absent(NOTHING_TURNS, language);
    }
    let most = reach(subject);
    let Some(loss) = subject.head.joint_loss(most) else {
        let why = NEVER.with(language, &[("most", &most)]);
        return Finding::new(format!("> {most}"), (most + 1) as f64, Verdict::Good, why);
    };
    let why = LOSES.with(language, &[("offset", &subject.vector(loss.offset))]);
    let verdict = Verdict::by(false, loss.steps >= subject.head.tokens());
    Finding::new(loss.steps.to_string(), loss.steps as f64, verdict, why)
}
