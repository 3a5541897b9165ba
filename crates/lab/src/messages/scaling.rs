//! Words for what is registered by name and changes frequencies: ladders and rescales.

use super::table::{Labels, Remarks, Words};

/// The labels of this family.
pub(super) static LABELS: Labels = Labels { knobs: KNOBS, choices: CHOICES };

/// What explains this family.
pub(super) static REMARKS: Remarks = Remarks { schemes: SCHEMES, part_values: PART_VALUES };

const SCHEMES: &[Words] = &[
    (
        "p-rope",
        "The fastest pairs turn as in RoPE-1D; the slow end of the ladder is dropped, not rebuilt.",
        "最快的通道对照 RoPE-1D 旋转；阶梯的慢端被去掉，而不是重建。",
    ),
    (
        "profile",
        "Frequencies of one's own: the logarithm of θ goes through five heights.",
        "自定义频率：θ 的对数经过五个高度。",
    ),
    (
        "proportional",
        "A quarter of the pairs turns, on the ladder of the whole head, as in Gemma 4.",
        "四分之一的通道对按整个头的阶梯旋转，如 Gemma 4。",
    ),
    (
        "retnet-spacing",
        "A ladder that reaches 1/b exactly, as in RetNet; its decay is not included.",
        "恰好到达 1/b 的阶梯，如 RetNet；不含其衰减。",
    ),
    (
        "abf",
        "Another base for longer texts: every period grows, the longest most.",
        "为更长的文本换一个底数：所有周期变长，最长者变化最大。",
    ),
    (
        "ntk",
        "The slowest pair is stretched by s, the fastest hardly: neighbours stay apart.",
        "最慢的通道对拉伸 s 倍，最快的几乎不变：相邻位置仍可区分。",
    ),
    (
        "ntk-mixed",
        "The stretch is spread unevenly, and the fast, well-trained pairs take more of it.",
        "拉伸不均匀分配，训练充分的快通道对承担更多。",
    ),
    (
        "dynamic-ntk",
        "Nothing changes up to the training length; beyond it the base grows with the text.",
        "训练长度以内不变；超过后底数随文本增大。",
    ),
    (
        "qwen-dynamic-ntk",
        "The base jumps each time the text outgrows another power of two of the training length.",
        "文本每超过训练长度的又一个二次幂，底数就跳一次。",
    ),
    (
        "ntk-by-parts",
        "Fast pairs are kept, slow ones interpolated, those between are NTK-aware.",
        "快通道对保持不变，慢的做插值，中间的用 NTK。",
    ),
    (
        "yarn",
        "Fast pairs are kept, slow ones interpolated, and scores grow a little with the factor.",
        "快通道对保持不变，慢的做插值，得分随倍数略微增大。",
    ),
    (
        "dynamic-yarn",
        "YaRN whose factor is the length of the text over the training length.",
        "倍数等于文本长度与训练长度之比的 YaRN。",
    ),
    (
        "llama3",
        "Pairs of more than 4 turns are kept, of less than 1 interpolated, blended between.",
        "超过 4 圈的通道对保持不变，不足 1 圈的做插值，其间混合。",
    ),
    (
        "longrope",
        "Each pair has its own divisor, found by search: one list for short texts, one for long.",
        "每个通道对有各自搜索得到的除数：短文本一组，长文本一组。",
    ),
];

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
    ("height-0", "log₁₀ θ, first pair", "log₁₀ θ，首个通道对"),
    ("height-1", "log₁₀ θ at ¼", "log₁₀ θ，¼ 处"),
    ("height-2", "log₁₀ θ at ½", "log₁₀ θ，½ 处"),
    ("height-3", "log₁₀ θ at ¾", "log₁₀ θ，¾ 处"),
    ("height-4", "log₁₀ θ, last pair", "log₁₀ θ，末个通道对"),
    ("between", "Between them", "其间"),
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
    ("exponential", "straight in i (exponential)", "按 i 成直线（指数）"),
    ("power", "straight in ln(1 + i) (power)", "按 ln(1 + i) 成直线（幂）"),
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
    ("drawn", "drawn through five heights", "经五个高度绘制"),
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
