//! Words for what is registered by name and changes what acts on scores: norms, distances, biases, temperatures, masks.

use super::table::{Labels, Remarks, Words};

/// The labels of this family.
pub(super) static LABELS: Labels = Labels { knobs: KNOBS, choices: CHOICES };

/// What explains this family.
pub(super) static REMARKS: Remarks = Remarks { schemes: SCHEMES, part_values: PART_VALUES };

const SCHEMES: &[Words] = &[
    (
        "window",
        "A query reads the last w tokens and nothing before them.",
        "查询只读最近的 w 个词元。",
    ),
    (
        "lambda",
        "A window, and the first few tokens stay in reach of all.",
        "滑动窗口，且开头几个词元始终可读。",
    ),
    (
        "chunked",
        "A query reads only what came before it in its own chunk.",
        "查询只读本块内在它之前的词元。",
    ),
    (
        "prefix",
        "The first tokens read each other in both directions, the rest backwards.",
        "开头的词元双向互读，其余只向后读。",
    ),
    (
        "bca",
        "Each half block reads itself and the half block before it.",
        "每个半块读自己与前一个半块。",
    ),
    (
        "sink",
        "Attention may go to no token: the softmax sees one more logit and drops it.",
        "注意力可以不给任何词元：softmax 多看一个对数并丢弃它。",
    ),
    (
        "log-n",
        "Scores grow with ln n from the start, so that rows stay equally sharp.",
        "分数从训练起随 ln n 增大，使各行同样集中。",
    ),
    (
        "log-n-post-hoc",
        "As log n, but nothing changes until the text is longer than in training.",
        "同 log n，但文本超过训练长度之前不变。",
    ),
    (
        "ssmax",
        "A softmax whose base grows with the number of readable tokens.",
        "底数随可读词元数增大的 softmax。",
    ),
    (
        "llama-4-temperature",
        "Nothing turns; scores grow with every stretch of L tokens.",
        "不旋转；每过 L 个词元分数增大一级。",
    ),
    (
        "ministral-temperature",
        "RoPE whose scores grow with every stretch of L tokens.",
        "RoPE，每过 L 个词元分数增大一级。",
    ),
    (
        "kerple-log",
        "Nothing turns; the penalty grows with the logarithm of the distance.",
        "不旋转；惩罚随距离的对数增大。",
    ),
    (
        "kerple-power",
        "Nothing turns; the penalty grows as a power of the distance.",
        "不旋转；惩罚随距离的幂增大。",
    ),
    (
        "t5",
        "Nothing turns; distances fall into buckets, and each bucket has a value (made up here, learned in T5).",
        "不旋转；距离分桶，每桶一个值（此处为设定值，T5 中为学习所得）。",
    ),
    (
        "sandwich",
        "Nothing turns; the product of two sinusoidal vectors is added to the score.",
        "不旋转；在分数上加两个正弦向量的内积。",
    ),
    (
        "fire",
        "Nothing turns; a small network of the relative distance is added (drawn here, learned in FIRE).",
        "不旋转；加上相对距离的小网络（此处随机抽取，FIRE 中为学习所得）。",
    ),
    (
        "cope",
        "Nothing turns; gates σ(q · k) count the tokens from key to query, and q times the vector of that count is added (drawn here, learned in CoPE).",
        "不旋转；以门控 σ(q·k) 数出键到查询的词元，再加上 q 与该计数所对应向量的内积（此处随机抽取，CoPE 中为学习所得）。",
    ),
    (
        "qk-bias",
        "A constant is added to q and k before they turn; its own product falls with distance.",
        "旋转前在 q 与 k 上加常数，其内积随距离下降。",
    ),
    ("key-norm", "Keys have length 1: only their angle counts.", "键的长度为 1：只有角度起作用。"),
    (
        "qna",
        "Queries have length 1: every query is equally sharp.",
        "查询的长度为 1：每个查询同样集中。",
    ),
    ("cosa", "Scores are cosines, times 4 ln n.", "分数是余弦，乘以 4 ln n。"),
    (
        "qk-norm",
        "Queries and keys are brought to one size before they turn.",
        "查询与键在旋转前归一到同一大小。",
    ),
];

const KNOBS: &[Words] = &[
    ("window", "Window", "窗口"),
    ("global", "First tokens", "开头词元数"),
    ("chunk", "Chunk", "块长"),
    ("prefix", "Prefix", "前缀"),
    ("block", "Block", "块长"),
    ("sink-logit", "Sink logit", "汇点对数"),
    ("slope", "Slope", "斜率"),
    ("amplitude", "Strength", "强度"),
    ("rate", "Rate", "速率"),
    ("bias-exponent", "Power", "幂次"),
    ("buckets", "Buckets", "桶数"),
    ("max-distance", "Last bucket from", "末桶起点"),
    ("direction", "Direction", "方向"),
    ("positions", "Positions", "位置数"),
    ("width", "Width", "宽度"),
    ("query-bias", "Added to q", "加于 q"),
    ("key-bias", "Added to k", "加于 k"),
    ("lambda-length", "Length n", "长度 n"),
    ("gain", "Gain", "增益"),
];

const CHOICES: &[Words] = &[
    ("backwards", "backwards only", "仅向后"),
    ("both-ways", "both ways", "双向"),
    ("half-trained", "half the trained length", "训练长度的一半"),
    ("readable", "readable tokens", "可读词元数"),
];

const PART_VALUES: &[Words] = &[
    ("window", "a window", "窗口"),
    ("lambda", "first tokens and a window", "开头词元与窗口"),
    ("blocks", "blocks", "分块"),
    ("prefix", "backwards, and all of a prefix", "向后，前缀双向"),
    ("learned-sink", "a logit of no token", "不属于词元的对数"),
    ("log-n", "grows with ln n", "随 ln n 增大"),
    ("growing", "grows with each stretch", "逐段增大"),
    ("ss-max", "base grows with the text", "底数随文本增大"),
    ("cosine", "of a cosine", "余弦的倍数"),
    ("key-norm", "keys of length 1", "键长为 1"),
    ("query-norm", "queries of length 1", "查询长为 1"),
    ("cosine-norm", "both of length 1", "两者长为 1"),
    ("qk-norm", "both of one size", "两者同大小"),
    ("constant-bias", "a constant", "常数"),
];
