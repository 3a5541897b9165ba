//! Words for what is registered by name and changes frequencies: ladders and rescales.

use crate::text::Text;

/// As [`super::scheme`], for this family.
pub(super) fn scheme(id: &str) -> Option<Text> {
    ladder_scheme(id).or_else(|| rescale_scheme(id))
}

fn ladder_scheme(id: &str) -> Option<Text> {
    Some(match id {
        "p-rope" => Text {
            en: "The fastest pairs turn as in RoPE-1D; the slow end of the ladder is dropped, not rebuilt.",
            zh: "最快的通道对照 RoPE-1D 旋转；阶梯的慢端被去掉，而不是重建。",
        },
        "proportional" => Text {
            en: "A quarter of the pairs turns, on the ladder of the whole head, as in Gemma 4.",
            zh: "四分之一的通道对按整个头的阶梯旋转，如 Gemma 4。",
        },
        "retnet-spacing" => Text {
            en: "A ladder that reaches 1/b exactly, as in RetNet; its decay is not included.",
            zh: "恰好到达 1/b 的阶梯，如 RetNet；不含其衰减。",
        },
        "abf" => Text {
            en: "Another base for longer texts: every period grows, the longest most.",
            zh: "为更长的文本换一个底数：所有周期变长，最长者变化最大。",
        },
        _ => return None,
    })
}

fn rescale_scheme(id: &str) -> Option<Text> {
    Some(match id {
        "ntk" => Text {
            en: "The slowest pair is stretched by s, the fastest hardly: neighbours stay apart.",
            zh: "最慢的通道对拉伸 s 倍，最快的几乎不变：相邻位置仍可区分。",
        },
        "ntk-mixed" => Text {
            en: "The stretch is spread unevenly, and the fast, well-trained pairs take more of it.",
            zh: "拉伸不均匀分配，训练充分的快通道对承担更多。",
        },
        "dynamic-ntk" => Text {
            en: "Nothing changes up to the training length; beyond it the base grows with the text.",
            zh: "训练长度以内不变；超过后底数随文本增大。",
        },
        "qwen-dynamic-ntk" => Text {
            en: "The base jumps each time the text outgrows another power of two of the training length.",
            zh: "文本每超过训练长度的又一个二次幂，底数就跳一次。",
        },
        "ntk-by-parts" => Text {
            en: "Fast pairs are kept, slow ones interpolated, those between are NTK-aware.",
            zh: "快通道对保持不变，慢的做插值，中间的用 NTK。",
        },
        "yarn" => Text {
            en: "Fast pairs are kept, slow ones interpolated, and scores grow a little with the factor.",
            zh: "快通道对保持不变，慢的做插值，得分随倍数略微增大。",
        },
        "dynamic-yarn" => Text {
            en: "YaRN whose factor is the length of the text over the training length.",
            zh: "倍数等于文本长度与训练长度之比的 YaRN。",
        },
        "llama3" => Text {
            en: "Pairs of more than 4 turns are kept, of less than 1 interpolated, blended between.",
            zh: "超过 4 圈的通道对保持不变，不足 1 圈的做插值，其间混合。",
        },
        "longrope" => Text {
            en: "Each pair has its own divisor, found by search: one list for short texts, one for long.",
            zh: "每个通道对有各自搜索得到的除数：短文本一组，长文本一组。",
        },
        _ => return None,
    })
}

/// As [`super::knob`], for this family.
pub(super) fn knob(key: &str) -> Option<Text> {
    Some(match key {
        "variant" => Text { en: "Spread of the stretch", zh: "拉伸的分配" },
        "exponent" => Text { en: "Exponent", zh: "指数" },
        "original" => Text { en: "Trained on", zh: "原训练长度" },
        "reach" => Text { en: "Factor from", zh: "倍数来源" },
        "beta-fast" => Text { en: "Kept above (turns)", zh: "保持不变的圈数下限" },
        "beta-slow" => Text { en: "Interpolated below (turns)", zh: "做插值的圈数上限" },
        "low-freq-factor" => {
            Text { en: "Interpolated below (turns)", zh: "做插值的圈数上限" }
        }
        "high-freq-factor" => Text { en: "Kept above (turns)", zh: "保持不变的圈数下限" },
        "ramp" => Text { en: "Ramp", zh: "过渡方式" },
        "truncate" => Text { en: "Ends of the ramp", zh: "过渡两端" },
        "attention-factor" => {
            Text { en: "Attention factor (0: by rule)", zh: "注意力因子（0：按规则）" }
        }
        "mscale" => Text { en: "mscale (0: not given)", zh: "mscale（0：未给出）" },
        "mscale-all-dim" => Text {
            en: "mscale for all channels (0: not given)",
            zh: "全通道 mscale（0：未给出）",
        },
        "softmax-scale" => Text { en: "Softmax scale", zh: "softmax 缩放" },
        "lists" => Text { en: "Divisors of", zh: "除数取自" },
        "new-base" => Text { en: "New base", zh: "新底数" },
        _ => return None,
    })
}

/// As [`super::choice`], for this family.
pub(super) fn choice(id: &str) -> Option<Text> {
    Some(match id {
        "bloc97" => Text { en: "bloc97: last pair exactly 1/s", zh: "bloc97：末对恰为 1/s" },
        "ntk-old" => Text { en: "old: base times s", zh: "旧式：底数乘 s" },
        "ntk-fixed" => {
            Text { en: "fixed: over all pairs", zh: "修正：分配到所有通道对" }
        }
        "fixed-factor" => Text { en: "the factor", zh: "给定的倍数" },
        "text-length" => Text { en: "the length of the text", zh: "文本长度" },
        "along-index" => {
            Text { en: "along the pairs (code)", zh: "按通道对序号（代码）" }
        }
        "along-turns" => Text { en: "along the turns (paper)", zh: "按圈数（论文）" },
        "fractional-ends" => Text { en: "as computed", zh: "保留小数" },
        "whole-ends" => Text { en: "at whole pairs", zh: "取整到通道对" },
        "softmax-plain" => Text { en: "unchanged", zh: "不变" },
        "softmax-deepseek" => Text { en: "grows as in DeepSeek", zh: "如 DeepSeek 增大" },
        "phi-3-5-mini" => Text { en: "Phi-3.5-mini", zh: "Phi-3.5-mini" },
        "phi-4-mini" => Text { en: "Phi-4-mini", zh: "Phi-4-mini" },
        _ => return None,
    })
}

/// As [`super::part_value`], for this family.
pub(super) fn part_value(id: &str) -> Option<Text> {
    Some(match id {
        "truncated" => Text { en: "slow end at rest", zh: "慢端静止" },
        "even" => Text { en: "from 1 to 1/b", zh: "从 1 到 1/b" },
        "custom" => Text { en: "a list", zh: "列表" },
        "ntk" => Text { en: "NTK-aware", zh: "NTK" },
        "ntk-mixed" => Text { en: "NTK-aware, mixed radix", zh: "NTK，混合进制" },
        "dynamic-ntk" => Text { en: "NTK-aware, follows the text", zh: "NTK，随文本变化" },
        "qwen-dynamic-ntk" => {
            Text { en: "NTK-aware, follows the text in steps", zh: "NTK，随文本分级变化" }
        }
        "ntk-by-parts" => {
            Text { en: "kept, NTK-aware, interpolated", zh: "不变、NTK、插值三段" }
        }
        "yarn" => Text { en: "kept, ramp, interpolated", zh: "不变、过渡、插值" },
        "llama3" => Text { en: "kept, blended, interpolated", zh: "不变、混合、插值" },
        "longrope" => Text { en: "a divisor for each pair", zh: "每对一个除数" },
        "base-change" => Text { en: "another base", zh: "更换底数" },
        "deep-seek" => {
            Text { en: "1/√d, growing with the factor", zh: "1/√d，随倍数增大" }
        }
        _ => return None,
    })
}
