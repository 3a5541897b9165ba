//! Whether text scores as under RoPE-1D: desideratum C1, by scores.

use rotarium_kernel::number::significant;
use rotarium_kernel::{Encoding, Head, Segment, Sequence};

use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "C1: scores of text", "C1：文本得分";
    ABOUT: "Largest |z − z₀| of the last of as many text tokens as the sequence has, at most 1024, z₀ being RoPE-1D's score and q = k = 1 (C1; Su, kexue.fm 10040); good at 0, fair up to a hundredth of √d, poor also where other keys are read.", "取与序列同样多（至多 1024）的文本词元，其末词元的最大 |z − z₀|，z₀ 为一维 RoPE 的得分，q = k = 1（C1；苏剑林，kexue.fm 10040）；0 为好，不超过 √d 的百分之一为尚可，读取的键不同亦为差。";
    SAME: "Pure text of {tokens} tokens has the scores of RoPE-1D.", "{tokens} 个词元的纯文本得分与一维 RoPE 相同。";
    DIFFERS: "Scores of pure text move by up to {value}, at distance {distance}; the largest possible score is {most}.", "纯文本得分最多改变 {value}，在距离 {distance} 处；最大可能得分为 {most}。";
    HIDES: "The last of {tokens} text tokens reads {keys} keys more or fewer than under RoPE-1D.", "{tokens} 个文本词元中的末词元比一维 RoPE 增减了 {keys} 个键。";
}

/// Most text tokens of the comparison.
const MOST: usize = 1024;

/// max |Δz|.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "text-scores", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let (own, dim) = (subject.head.encoding(), subject.head.dim());
    let tokens = subject.head.tokens().clamp(1, MOST);
    let mask = if own.mask.is_plain() { own.mask } else { subject.rope.mask };
    let rope = Encoding { mask, ..subject.rope.clone() };
    let [own, rope] = [own, &rope].map(|it| Head::new(it, dim, &Sequence::text(tokens)));
    let [change] = own.changes(&rope, &[tokens - 1], [tokens]);
    let most = libm::sqrt(dim.get() as f64);
    let value = significant(if change.is_none() { 0.0 } else { change.largest }, 3);
    let why = if change.is_none() {
        SAME.with(language, &[("tokens", &tokens)])
    } else if change.hidden > 0 {
        HIDES.with(language, &[("tokens", &tokens), ("keys", &change.hidden)])
    } else {
        let most = significant(most, 3);
        DIFFERS.with(
            language,
            &[("value", &value), ("distance", &change.distance), ("most", &most)],
        )
    };
    let fair = change.hidden == 0 && change.largest <= 0.01 * most;
    let number = if change.is_none() { 0.0 } else { change.largest };
    let finding = Finding::new(value, number, Verdict::by(change.is_none(), fair), why);
    // The distance can be pointed at where the sequence begins with that much text.
    match subject.layout().blocks().first().map(|block| block.segment) {
        Some(Segment::Text { tokens }) if !change.is_none() && change.distance < tokens => {
            finding.at((change.distance, 0))
        }
        _ => finding,
    }
}
