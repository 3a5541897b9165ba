//! Whether text turns as under RoPE-1D: desideratum C1, by frequencies.

use rotarium_kernel::measures::text_deviation;
use rotarium_kernel::number::significant;

use super::{Diagnostic, Finding, Subject, Verdict};
use crate::text::Language;

words! {
    TITLE: "C1: frequencies of text", "C1：文本频率";
    ABOUT: "Largest |ω·u − θ| over the pairs, u being one text step and θ RoPE-1D's of the same base (C1; Su, kexue.fm 10040); good at exactly 0, fair below one radian over the training length.", "所有通道对中最大的 |ω·u − θ|，u 为一个文本步，θ 为同底数一维 RoPE 的频率（C1；苏剑林，kexue.fm 10040）；恰为 0 为好，训练长度内不足一弧度为尚可。";
    SAME: "Every pair turns text exactly as RoPE-1D does.", "每个通道对对文本的旋转与一维 RoPE 完全相同。";
    DIFFERS: "Some pair turns a text token by {value} rad more or less than RoPE-1D, which makes {total} rad over {train} trained tokens.", "有通道对每个文本词元的转角与一维 RoPE 相差 {value} 弧度，在 {train} 个训练词元上累计 {total} 弧度。";
}

/// max |Δω|.
pub static DIAGNOSTIC: Diagnostic =
    Diagnostic { id: "text-frequencies", title: TITLE, about: ABOUT, measure };

fn measure(subject: &Subject, language: Language) -> Finding {
    let deviation = text_deviation(&subject.head, &subject.rope);
    let total = deviation * subject.train as f64;
    let value = significant(deviation, 3);
    let words = if deviation == 0.0 { SAME } else { DIFFERS };
    let why = words.with(
        language,
        &[("value", &value), ("total", &significant(total, 3)), ("train", &subject.train)],
    );
    Finding::new(value, deviation, Verdict::by(deviation == 0.0, total < 1.0), why)
}
