//! Words for what is registered by name and changes how far apart tokens seem, or what distance takes from a score.

use crate::text::Text;

/// As [`super::scheme`], for this family.
pub(super) fn scheme(id: &str) -> Option<Text> {
    Some(match id {
        "rerope" => Text {
            en: "Beyond w every key seems to stand w tokens back: no distance is new, far order is lost.",
            zh: "超过 w 的键都像在 w 处：没有新的距离，但远处失去次序。",
        },
        "leaky-rerope" => Text {
            en: "Beyond w distances grow k times slower.",
            zh: "超过 w 后距离增长慢 k 倍。",
        },
        "inv-leaky-rerope" => Text {
            en: "In training, distances beyond w grow faster, so that plain RoPE serves longer texts afterwards.",
            zh: "训练时 w 之外的距离增长更快，之后普通 RoPE 即可用于更长文本。",
        },
        "self-extend" => Text {
            en: "Near tokens keep their positions, far ones share them in groups.",
            zh: "近处词元保留各自位置，远处词元按组共用位置。",
        },
        "dca" => Text {
            en: "Positions count within chunks; no distance exceeds c, and far chunks look alike.",
            zh: "位置在块内计数；距离不超过 c，远处各块看起来相同。",
        },
        "streaming-llm" => Text {
            en: "Only the first and the last tokens are kept, and their positions are places in the cache.",
            zh: "只保留开头与最近的词元，位置为其在缓存中的槽位。",
        },
        "lm-infinite" => Text {
            en: "A window and the first tokens, which never seem further away than the window is long.",
            zh: "窗口加开头词元，后者的距离不超过窗口长度。",
        },
        "xpos" => Text {
            en: "Pairs turn and fade with distance, fast ones the most.",
            zh: "通道对随距离旋转并衰减，越快者衰减越多。",
        },
        "retention" => Text {
            en: "All pairs fade by the same factor at each token; RetNet multiplies values with these scores.",
            zh: "每个词元使所有通道对按同一因子衰减；RetNet 直接以这些得分乘值。",
        },
        _ => return None,
    })
}

/// As [`super::knob`], for this family.
pub(super) fn knob(key: &str) -> Option<Text> {
    Some(match key {
        "leak" => Text { en: "Slower by", zh: "放慢倍数" },
        "stride" => Text { en: "Faster by", zh: "加快倍数" },
        "group" => Text { en: "Group", zh: "分组" },
        "chunk-limit" => Text { en: "Largest distance", zh: "最大距离" },
        "local" => Text { en: "Local window", zh: "局部窗口" },
        "sinks" => Text { en: "First tokens kept", zh: "保留的开头词元" },
        "scale-base" => Text { en: "Tokens per factor ζ", zh: "每个因子 ζ 的词元数" },
        _ => return None,
    })
}

/// As [`super::part_value`], for this family.
pub(super) fn part_value(id: &str) -> Option<Text> {
    Some(match id {
        "rerope" => Text { en: "stops at w", zh: "止于 w" },
        "leaky" => Text { en: "another step beyond w", zh: "w 之外换步长" },
        "self-extend" => Text { en: "groups beyond W", zh: "W 之外分组" },
        "dual-chunk" => Text { en: "within chunks", zh: "块内计数" },
        "cache" => Text { en: "slots of a cache", zh: "缓存槽位" },
        "xpos" => Text { en: "fast pairs fade first", zh: "快的通道对先衰减" },
        "retention" => Text { en: "all pairs fade alike", zh: "所有通道对同样衰减" },
        _ => return None,
    })
}
