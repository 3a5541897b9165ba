//! Words for what is registered by name and changes what acts on scores: norms, distances, biases, temperatures, masks.

use crate::text::Text;

/// As [`super::scheme`], for this family.
pub(super) fn scheme(id: &str) -> Option<Text> {
    Some(match id {
        "window" => Text {
            en: "A query reads the last w tokens and nothing before them.",
            zh: "查询只读最近的 w 个词元。",
        },
        "lambda" => Text {
            en: "A window, and the first few tokens stay in reach of all.",
            zh: "滑动窗口，且开头几个词元始终可读。",
        },
        "chunked" => Text {
            en: "A query reads only what came before it in its own chunk.",
            zh: "查询只读本块内在它之前的词元。",
        },
        "prefix" => Text {
            en: "The first tokens read each other in both directions, the rest backwards.",
            zh: "开头的词元双向互读，其余只向后读。",
        },
        "bca" => Text {
            en: "Each half block reads itself and the half block before it.",
            zh: "每个半块读自己与前一个半块。",
        },
        "sink" => Text {
            en: "Attention may go to no token: the softmax sees one more logit and drops it.",
            zh: "注意力可以不给任何词元：softmax 多看一个对数并丢弃它。",
        },
        "log-n" => Text {
            en: "Scores grow with ln n from the start, so that rows stay equally sharp.",
            zh: "分数从训练起随 ln n 增大，使各行同样集中。",
        },
        "log-n-post-hoc" => Text {
            en: "As log n, but nothing changes until the text is longer than in training.",
            zh: "同 log n，但文本超过训练长度之前不变。",
        },
        "ssmax" => Text {
            en: "A softmax whose base grows with the number of readable tokens.",
            zh: "底数随可读词元数增大的 softmax。",
        },
        "llama-4-temperature" => Text {
            en: "Nothing turns; scores grow with every stretch of L tokens.",
            zh: "不旋转；每过 L 个词元分数增大一级。",
        },
        "ministral-temperature" => Text {
            en: "RoPE whose scores grow with every stretch of L tokens.",
            zh: "RoPE，每过 L 个词元分数增大一级。",
        },
        "kerple-log" => Text {
            en: "Nothing turns; the penalty grows with the logarithm of the distance.",
            zh: "不旋转；惩罚随距离的对数增大。",
        },
        "kerple-power" => Text {
            en: "Nothing turns; the penalty grows as a power of the distance.",
            zh: "不旋转；惩罚随距离的幂增大。",
        },
        "t5" => Text {
            en: "Nothing turns; distances fall into buckets, and each bucket has a value (made up here, learned in T5).",
            zh: "不旋转；距离分桶，每桶一个值（此处为设定值，T5 中为学习所得）。",
        },
        "sandwich" => Text {
            en: "Nothing turns; the product of two sinusoidal vectors is added to the score.",
            zh: "不旋转；在分数上加两个正弦向量的内积。",
        },
        "fire" => Text {
            en: "Nothing turns; a small network of the relative distance is added (drawn here, learned in FIRE).",
            zh: "不旋转；加上相对距离的小网络（此处随机抽取，FIRE 中为学习所得）。",
        },
        "qk-bias" => Text {
            en: "A constant is added to q and k before they turn; its own product falls with distance.",
            zh: "旋转前在 q 与 k 上加常数，其内积随距离下降。",
        },
        "key-norm" => Text {
            en: "Keys have length 1: only their angle counts.",
            zh: "键的长度为 1：只有角度起作用。",
        },
        "qna" => Text {
            en: "Queries have length 1: every query is equally sharp.",
            zh: "查询的长度为 1：每个查询同样集中。",
        },
        "cosa" => Text {
            en: "Scores are cosines, times 4 ln n.", zh: "分数是余弦，乘以 4 ln n。"
        },
        "qk-norm" => Text {
            en: "Queries and keys are brought to one size before they turn.",
            zh: "查询与键在旋转前归一到同一大小。",
        },
        _ => return None,
    })
}

/// As [`super::knob`], for this family.
pub(super) fn knob(id: &str) -> Option<Text> {
    Some(match id {
        "window" => Text { en: "Window", zh: "窗口" },
        "global" => Text { en: "First tokens", zh: "开头词元数" },
        "chunk" => Text { en: "Chunk", zh: "块长" },
        "prefix" => Text { en: "Prefix", zh: "前缀" },
        "block" => Text { en: "Block", zh: "块长" },
        "sink-logit" => Text { en: "Sink logit", zh: "汇点对数" },
        "slope" => Text { en: "Slope", zh: "斜率" },
        "amplitude" => Text { en: "Strength", zh: "强度" },
        "rate" => Text { en: "Rate", zh: "速率" },
        "bias-exponent" => Text { en: "Power", zh: "幂次" },
        "buckets" => Text { en: "Buckets", zh: "桶数" },
        "max-distance" => Text { en: "Last bucket from", zh: "末桶起点" },
        "direction" => Text { en: "Direction", zh: "方向" },
        "width" => Text { en: "Width", zh: "宽度" },
        "query-bias" => Text { en: "Added to q", zh: "加于 q" },
        "key-bias" => Text { en: "Added to k", zh: "加于 k" },
        "lambda-length" => Text { en: "Length n", zh: "长度 n" },
        "gain" => Text { en: "Gain", zh: "增益" },
        _ => return None,
    })
}

/// As [`super::choice`], for this family.
pub(super) fn choice(id: &str) -> Option<Text> {
    Some(match id {
        "backwards" => Text { en: "backwards only", zh: "仅向后" },
        "both-ways" => Text { en: "both ways", zh: "双向" },
        "half-trained" => Text { en: "half the trained length", zh: "训练长度的一半" },
        "readable" => Text { en: "readable tokens", zh: "可读词元数" },
        _ => return None,
    })
}

/// As [`super::part_value`], for this family.
pub(super) fn part_value(id: &str) -> Option<Text> {
    Some(match id {
        "window" => Text { en: "a window", zh: "窗口" },
        "lambda" => Text { en: "first tokens and a window", zh: "开头词元与窗口" },
        "blocks" => Text { en: "blocks", zh: "分块" },
        "prefix" => Text { en: "backwards, and all of a prefix", zh: "向后，前缀双向" },
        "learned-sink" => Text { en: "a logit of no token", zh: "不属于词元的对数" },
        "log-n" => Text { en: "grows with ln n", zh: "随 ln n 增大" },
        "growing" => Text { en: "grows with each stretch", zh: "逐段增大" },
        "ss-max" => Text { en: "base grows with the text", zh: "底数随文本增大" },
        "cosine" => Text { en: "of a cosine", zh: "余弦的倍数" },
        "key-norm" => Text { en: "keys of length 1", zh: "键长为 1" },
        "query-norm" => Text { en: "queries of length 1", zh: "查询长为 1" },
        "cosine-norm" => Text { en: "both of length 1", zh: "两者长为 1" },
        "qk-norm" => Text { en: "both of one size", zh: "两者同大小" },
        "constant-bias" => Text { en: "a constant", zh: "常数" },
        _ => return None,
    })
}
