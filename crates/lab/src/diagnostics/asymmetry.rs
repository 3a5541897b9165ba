//! How much the two gaps of the first picture differ: desideratum S.

use rotarium_kernel::measures::after_text;

use super::scene::{NO_PICTURE, number, sentences};
use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "asymmetry of the gaps", "间隔不对称";
    ABOUT: "‖gap in − gap out‖/√A of the first picture, A axes, in text steps (S; Su, kexue.fm 10352); good at 0, fair up to one text step or where one more token of text before it would end the equality.", "第一幅图的 ‖入图间隔 − 出图间隔‖/√A，A 为轴数，单位为文本步（S；苏剑林，kexue.fm 10352）；0 为好，不超过一个文本步，或前面多一个文本词元便不再相等，为尚可。";
    MISSING: "The first picture does not stand between two segments.", "第一幅图不在两段内容之间。";
    EQUAL: "The step into the picture is the step out of it, {gap}.", "入图与出图的步长相同，均为 {gap}。";
    CHANCE: "With one more token of text before the picture they would differ by {value}.", "图像前再多一个文本词元，两者便相差 {value}。";
    DIFFERS: "The step into the picture is {before}, the step out of it {after}.", "入图步长为 {before}，出图步长为 {after}。";
}

/// ‖g_in − g_out‖/√A.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "asymmetry", title: TITLE, about: ABOUT, measure };

/// The asymmetry with one more token of text before the picture; 0 where that cannot be asked.
fn later(subject: &Subject) -> f64 {
    let Some(sequence) = after_text(&subject.layout().sequence(), 1) else { return 0.0 };
    let layout = subject.head.encoding().placement.place(&sequence);
    let gaps = layout.gaps().into_iter().next();
    subject.settled(gaps.and_then(|gaps| gaps.asymmetry(subject.axes())).unwrap_or(0.0))
}

fn measure(subject: &Subject, language: Language) -> Finding {
    let Some((block, gaps)) = subject.gaps() else { return Finding::absent(NO_PICTURE, language) };
    let (Some(before), Some(after), Some(asymmetry)) =
        (gaps.before, gaps.after, gaps.asymmetry(subject.axes()))
    else {
        return Finding::absent(MISSING, language);
    };
    let asymmetry = subject.settled(asymmetry);
    let [before, after] = [before, after].map(|gap| subject.vector(gap));
    let fact = if asymmetry == 0.0 {
        EQUAL.with(language, &[("gap", &before)])
    } else {
        DIFFERS.with(language, &[("before", &before), ("after", &after)])
    };
    // Gaps that agree by chance do so for one length of the text before.
    let later = if asymmetry == 0.0 { later(subject) } else { 0.0 };
    let chance = match later {
        0.0 => String::new(),
        value => CHANCE.with(language, &[("value", &number(value))]),
    };
    let others = subject.elsewhere(language, |_, gaps| {
        gaps.asymmetry(subject.axes()).map(|value| number(subject.settled(value)))
    });
    let verdict = Verdict::by(asymmetry == 0.0 && later == 0.0, asymmetry <= 1.0);
    let why = sentences(&[fact, chance, others], language);
    Finding::new(number(asymmetry), asymmetry, verdict, why).at(subject.around(block))
}
