//! Words for what is registered by name and changes how far apart tokens seem, or what distance takes from a score.

use super::table::{Labels, Remarks, Words};

/// The labels of this family.
pub(super) static LABELS: Labels = Labels { knobs: KNOBS, choices: &[] };

/// What explains this family.
pub(super) static REMARKS: Remarks = Remarks { schemes: SCHEMES, part_values: PART_VALUES };

const SCHEMES: &[Words] = &[
    (
        "rerope",
        "Beyond w every key seems to stand w tokens back: no distance is new, far order is lost.",
        "超过 w 的键都像在 w 处：没有新的距离，但远处失去次序。",
    ),
    ("leaky-rerope", "Beyond w distances grow k times slower.", "超过 w 后距离增长慢 k 倍。"),
    (
        "inv-leaky-rerope",
        "In training, distances beyond w grow faster, so that plain RoPE serves longer texts afterwards.",
        "训练时 w 之外的距离增长更快，之后普通 RoPE 即可用于更长文本。",
    ),
    (
        "self-extend",
        "Near tokens keep their positions, far ones share them in groups.",
        "近处词元保留各自位置，远处词元按组共用位置。",
    ),
    (
        "dca",
        "Positions count within chunks; no distance exceeds c, and far chunks look alike.",
        "位置在块内计数；距离不超过 c，远处各块看起来相同。",
    ),
    (
        "streaming-llm",
        "Only the first and the last tokens are kept, and their positions are places in the cache.",
        "只保留开头与最近的词元，位置为其在缓存中的槽位。",
    ),
    (
        "lm-infinite",
        "A window and the first tokens, which never seem further away than the window is long.",
        "窗口加开头词元，后者的距离不超过窗口长度。",
    ),
    (
        "xpos",
        "Pairs turn and fade with distance, fast ones the most.",
        "通道对随距离旋转并衰减，越快者衰减越多。",
    ),
    (
        "retention",
        "All pairs fade by the same factor at each token; RetNet multiplies values with these scores.",
        "每个词元使所有通道对按同一因子衰减；RetNet 直接以这些得分乘值。",
    ),
];

const KNOBS: &[Words] = &[
    ("leak", "Slower by", "放慢倍数"),
    ("stride", "Faster by", "加快倍数"),
    ("group", "Group", "分组"),
    ("chunk-limit", "Largest distance", "最大距离"),
    ("local", "Local window", "局部窗口"),
    ("sinks", "First tokens kept", "保留的开头词元"),
    ("scale-base", "Tokens per factor ζ", "每个因子 ζ 的词元数"),
];

const PART_VALUES: &[Words] = &[
    ("rerope", "stops at w", "止于 w"),
    ("leaky", "another step beyond w", "w 之外换步长"),
    ("self-extend", "groups beyond W", "W 之外分组"),
    ("dual-chunk", "within chunks", "块内计数"),
    ("cache", "slots of a cache", "缓存槽位"),
    ("xpos", "fast pairs fade first", "快的通道对先衰减"),
    ("retention", "all pairs fade alike", "所有通道对同样衰减"),
];
