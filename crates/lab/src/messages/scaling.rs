//! Words for what is registered by name and changes frequencies: ladders and rescales.

use super::table::{Words, find};
use crate::text::Text;

/// As [`super::scheme`], for this family.
pub(super) fn scheme(id: &str) -> Option<Text> {
    find(SCHEMES, id)
}

/// As [`super::knob`], for this family.
pub(super) fn knob(id: &str) -> Option<Text> {
    find(KNOBS, id)
}

/// As [`super::choice`], for this family.
pub(super) fn choice(id: &str) -> Option<Text> {
    find(CHOICES, id)
}

/// As [`super::part_value`], for this family.
pub(super) fn part_value(id: &str) -> Option<Text> {
    find(PART_VALUES, id)
}

const SCHEMES: &[Words] = &[];

const KNOBS: &[Words] = &[
    ("variant", "Spread of the stretch", "拉伸的分配"),
    ("exponent", "Exponent", "指数"),
    ("original", "Trained on", "原训练长度"),
    ("reach", "Factor from", "倍数来源"),
    ("beta-fast", "Kept above (turns)", "保持不变的圈数下限"),
    ("beta-slow", "Interpolated below (turns)", "做插值的圈数上限"),
    ("low-freq-factor", "Interpolated below (turns)", "做插值的圈数上限"),
    ("high-freq-factor", "Kept above (turns)", "保持不变的圈数下限"),
    ("ramp", "Ramp", "过渡方式"),
    ("truncate", "Ends of the ramp", "过渡两端"),
    ("attention-factor", "Attention factor (0: by rule)", "注意力因子（0：按规则）"),
    ("mscale", "mscale (0: not given)", "mscale（0：未给出）"),
    ("mscale-all-dim", "mscale for all channels (0: not given)", "全通道 mscale（0：未给出）"),
    ("softmax-scale", "Softmax scale", "softmax 缩放"),
    ("lists", "Divisors of", "除数取自"),
    ("new-base", "New base", "新底数"),
];

const CHOICES: &[Words] = &[
    ("bloc97", "bloc97: last pair exactly 1/s", "bloc97：末对恰为 1/s"),
    ("ntk-old", "old: base times s", "旧式：底数乘 s"),
    ("ntk-fixed", "fixed: over all pairs", "修正：分配到所有通道对"),
    ("fixed-factor", "the factor", "给定的倍数"),
    ("text-length", "the length of the text", "文本长度"),
    ("along-index", "along the pairs (code)", "按通道对序号（代码）"),
    ("along-turns", "along the turns (paper)", "按圈数（论文）"),
    ("fractional-ends", "as computed", "保留小数"),
    ("whole-ends", "at whole pairs", "取整到通道对"),
    ("softmax-plain", "unchanged", "不变"),
    ("softmax-deepseek", "grows as in DeepSeek", "如 DeepSeek 增大"),
    ("phi-3-5-mini", "Phi-3.5-mini", "Phi-3.5-mini"),
    ("phi-4-mini", "Phi-4-mini", "Phi-4-mini"),
];

const PART_VALUES: &[Words] = &[
    ("truncated", "slow end at rest", "慢端静止"),
    ("even", "from 1 to 1/b", "从 1 到 1/b"),
    ("custom", "a list", "列表"),
    ("ntk", "NTK-aware", "NTK"),
    ("ntk-mixed", "NTK-aware, mixed radix", "NTK，混合进制"),
    ("dynamic-ntk", "NTK-aware, follows the text", "NTK，随文本变化"),
    ("qwen-dynamic-ntk", "NTK-aware, follows the text in steps", "NTK，随文本分级变化"),
    ("ntk-by-parts", "kept, NTK-aware, interpolated", "不变、NTK、插值三段"),
    ("yarn", "kept, ramp, interpolated", "不变、过渡、插值"),
    ("llama3", "kept, blended, interpolated", "不变、混合、插值"),
    ("longrope", "a divisor for each pair", "每对一个除数"),
    ("base-change", "another base", "更换底数"),
    ("deep-seek", "1/√d, growing with the factor", "1/√d，随倍数增大"),
];
