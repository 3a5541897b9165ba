//! How evenly the text behind the first picture sees its patches: the kernel f̄, which knows frequencies.

use rotarium_kernel::layout::Block;
use rotarium_kernel::measures::Norm;

use super::scene::{NO_PICTURE, NOTHING_TURNS, number, sentences};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "kernel seen from the text behind: mean / sd / spread", "后文所见核：均值 / 标准差 / 极差";
    ABOUT: "f̄ = Σ cos(ω·Δ)/P from up to 16 tokens of the text behind the first picture to its patches, an even sample where they are many; it depends on the base. Good up to a spread of 0.05, fair up to 0.2.", "从第一幅图之后至多 16 个文本词元到各块的 f̄ = Σ cos(ω·Δ)/P，块多时均匀抽样；取决于底数。极差不超过 0.05 为好，不超过 0.2 为尚可。";
    MISSING: "No text stands behind the first picture.", "第一幅图之后没有文本。";
    FACT: "Seen from one text token, f̄ of the patches ranges over {spread} around a mean of {mean}.", "从一个文本词元看，各块的 f̄ 以 {mean} 为均值，极差为 {spread}。";
    CAUTION: "Its distances to the patches are equal (PTD = 0) and yet the phases are not, because axes are read by different pairs.", "它到各块的距离相等（PTD = 0），但相位并不相同，因为各轴由不同的通道对读取。";
    BLIND: "Its distances to the patches differ, yet f̄ hardly shows it at these frequencies.", "它到各块的距离并不相同，但在这些频率下 f̄ 几乎看不出差别。";
}

/// Values of f̄ times pairs of the head.
const COSINES: usize = 1 << 18;

/// Mean, deviation and spread of f̄.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "kernel-spread", title: TITLE, about: ABOUT, measure };

/// Patches whose distance from one token is compared.
const PATCHES: usize = 4096;

/// Whether the patches are equally far from a token, whatever their phases.
fn is_equally_far(subject: &Subject, token: usize, block: &Block) -> bool {
    let layout = subject.layout();
    let step = block.segment.tokens().div_ceil(PATCHES);
    let far = |patch| {
        Norm::TextSteps.of(layout.position(token), layout.position(patch), subject.axes())
    };
    let mut distances = block.tokens().step_by(step.max(1)).map(far);
    let first = distances.next().unwrap_or(0.0);
    distances.all(|distance| subject.settled(distance - first) == 0.0)
}

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some(block) = subject.picture() else { return Finding::absent(NO_PICTURE, language) };
    if subject.stands_still() {
        return Finding::absent(NOTHING_TURNS, language);
    }
    let end = block.tokens().end;
    let mut behind = subject.layout().blocks().iter().filter(|block| block.first_token >= end);
    let text = behind.find(|block| block.segment.is_text()).map(|block| block.tokens());
    let most = COSINES / subject.head.dim().pairs().max(1);
    let Some(views) = text.and_then(|text| subject.head.views(text, block, most)) else {
        return Finding::absent(MISSING, language);
    };
    let view = views.view;
    let even = is_equally_far(subject, views.dimmest.0, block);
    let warning = match (even, view.spread > 0.01) {
        (true, true) => CAUTION.get(language).into(),
        (false, false) => BLIND.get(language).into(),
        _ => String::new(),
    };
    let [mean, deviation, spread] =
        [view.mean, view.deviation, view.spread].map(|value| number(subject.settled(value)));
    let fact = FACT.with(language, &[("spread", &spread), ("mean", &mean)]);
    let verdict = Verdict::by(view.spread <= 0.05, view.spread <= 0.2);
    let value = format!("{mean} / {deviation} / {spread}");
    Finding::new(value, view.spread, verdict, sentences(&[fact, warning], language))
        .at(views.dimmest)
}
