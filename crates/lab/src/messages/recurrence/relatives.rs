//! Words of the linear relatives.

use crate::text::Text;

messages! {
    QUESTION: "What do recurrent relatives of attention forget, and which map is hidden in them?", "注意力的循环近亲忘记什么？其中藏着怎样的注意力图？";
    ABOUT: "All of them keep a state S of fixed size: each token writes kᵀv, something is forgotten, and q reads. Written out, the output is a sum of values again, so that each has a hidden map of attention. Its weights can be negative, and few of them add up to 1.", "它们都保有固定大小的状态 S：每个词元写入 kᵀv，忘掉一部分，再由 q 读出。展开后输出仍是值的加权和，因此各自藏着一张注意力图；权重可以为负，多数不归一。";
    RELATIVE: "Relative", "近亲";
    LINEAR: "linear", "线性";
    RETNET: "RetNet", "RetNet";
    RWKV: "RWKV-4", "RWKV-4";
    MAMBA: "Mamba", "Mamba";
    GLA: "GLA", "GLA";
    DELTA: "DeltaNet", "DeltaNet";
    GATED: "Gated DeltaNet", "Gated DeltaNet";
    SOFTMAX: "softmax", "softmax";
    KEEP: "Left after one step", "一步之后的保留";
    FADE: "Lost per step, first channel", "每步损失（第一通道）";
    BONUS: "Advantage of the present token", "当前词元的加成";
    STEP: "Step on tokens that matter", "要紧词元的步长";
    NOISE: "Step on noise", "噪声词元的步长";
    EVERY: "One that matters every … tokens", "每隔几个词元有一个要紧";
    SLOWNESS: "Slowness of the gates", "门的迟缓程度";
    REPLACE: "How much is replaced", "替换的比例";
    CHANNEL: "Channel", "通道";

    NOTE_LINEAR: "S ← S + kᵀv: nothing is ever forgotten, and everything is added up.", "S ← S + kᵀv：从不忘记，一切累加。";
    NOTE_RETNET: "S ← γS + kᵀv (Sun et al., arXiv:2307.08621). γ = 1 is linear attention; at γ = 0 only the token itself is left. Drawn without rotation and norms.", "S ← γS + kᵀv（Sun 等，arXiv:2307.08621）。γ = 1 即线性注意力；γ = 0 时只剩词元自己。此处不含旋转与归一化。";
    NOTE_RWKV: "Each channel is a weighted mean of its own past, without any query (Peng et al., arXiv:2305.13048). Here channels lose w, w/2, w/4 and w/8 per step in turn, and the channels of k are the logits.", "每个通道是自身历史的加权平均，没有查询（Peng 等，arXiv:2305.13048）。此处各通道每步依次损失 w、w/2、w/4、w/8，k 的通道就是 logit。";
    NOTE_MAMBA: "h ← e^(ΔA)h + ΔBx with A = −1, −2, −3 … by channel (Gu and Dao, arXiv:2312.00752). Selective copying: turn Δ on noise to 0 and the noise becomes invisible while the state waits.", "h ← e^(ΔA)h + ΔBx，各通道 A = −1、−2、−3……（Gu 与 Dao，arXiv:2312.00752）。选择性复制：把噪声的 Δ 调到 0，噪声就看不见了，状态原样等待。";
    NOTE_GLA: "S ← Diag(α)S + kᵀv (Yang et al., arXiv:2312.06635). Here α = σ(k)^(1/τ), channel by channel; a trained model puts a matrix in between.", "S ← Diag(α)S + kᵀv（Yang 等，arXiv:2312.06635）。此处逐通道取 α = σ(k)^(1/τ)；训练的模型中间还有一个矩阵。";
    NOTE_DELTA: "S ← (I − βkᵀk)S + βkᵀv with unit keys (Yang et al., arXiv:2406.06484): what the key held is erased before the new value is written. The erasing depends on the keys, so that it is not in the mask of decay.", "S ← (I − βkᵀk)S + βkᵀv，键为单位长（Yang 等，arXiv:2406.06484）：先擦除该键原有的内容，再写入新值。擦除取决于键，因此不在衰减掩码里。";
    NOTE_GATED: "S ← γ(I − βkᵀk)S + βkᵀv (Yang et al., arXiv:2412.06464): the delta rule, and everything fades.", "S ← γ(I − βkᵀk)S + βkᵀv（Yang 等，arXiv:2412.06464）：delta 规则，并且整体衰减。";

    MASK: "What forgetting leaves", "遗忘之后还剩多少";
    MASK_QUESTION: "How much of what was written at j is left at i?", "在 j 写入的内容，到 i 时还剩多少？";
    MASK_SUB: "{name}, Γ", "{name}，Γ";
    MASK_SUB_CHANNEL: "{name}, Γ of channel {c}", "{name}，通道 {c} 的 Γ";
    MASK_BAR: "left, Γ", "保留 Γ";
    MASK_SUMMARY: "{name}: of the first token {first} is left at the last of {n} tokens, of the one before the last {near}.", "{name}：到 {n} 个词元的最后一个，第一个词元还剩 {first}，倒数第二个还剩 {near}。";

    MAP: "The hidden map", "隐藏的注意力图";
    MAP_QUESTION: "With which weights does the output sum the values?", "输出以怎样的权重对值求和？";
    MAP_SUB: "{name}, weights", "{name}，权重";
    MAP_SUB_CHANNEL: "{name}, weights of value channel {c}", "{name}，值通道 {c} 的权重";
    MAP_BAR: "weight", "权重";
    MAP_SUMMARY: "{name} over {n} tokens: weights from {low} to {high}, {negative} of them negative. Recurrent and parallel form differ by {apart} at most.", "{name}，{n} 个词元：权重从 {low} 到 {high}，其中 {negative} 为负。循环形式与并行形式最多相差 {apart}。";

    CURVE: "How it fades", "怎样衰减";
    CURVE_QUESTION: "How much of a token is left after so many steps?", "若干步之后，一个词元还剩多少？";
    CURVE_X: "steps since it was written", "写入后的步数";
    CURVE_Y: "left", "剩余";
    CURVE_CHOSEN: "chosen: γ = {gamma}, half after {half}", "所选：γ = {gamma}，半衰期 {half}";
    CURVE_HEAD: "head {h}: γ = {gamma}, half after {half}", "头 {h}：γ = {gamma}，半衰期 {half}";
    CURVE_CHANNEL: "channel {c}", "通道 {c}";
    CURVE_FIRST: "first token", "第一个词元";
    CURVE_SUMMARY_RETNET: "Heads of RetNet have γ = 1 − 2^(−5 − h). Of the chosen γ = {gamma}, half is left after {half} tokens.", "RetNet 各头 γ = 1 − 2^(−5 − h)。所选 γ = {gamma} 的半衰期为 {half} 个词元。";
    CURVE_SUMMARY: "{name}: of the first token {left} is left after {steps} steps in channel {c}.", "{name}：通道 {c} 中，第一个词元在 {steps} 步之后还剩 {left}。";
    CURVE_NEVER: "∞", "∞";
    CURVE_HEAD_WHO: "head or channel", "头或通道";
    CURVE_HEAD_KEEP: "left after one step", "一步之后剩余";
    CURVE_HEAD_HALF: "half after", "半衰期";
    CURVE_HEAD_END: "left at the end", "最后剩余";

    COSTS: "What each keeps", "各自保存多少";
    COSTS_QUESTION: "How many numbers does each state hold, and what does a token cost?", "各自的状态有多少个数？每个词元代价多大？";
    COSTS_SUB: "d = {d}, d_v = {v}", "d = {d}，d_v = {v}";
    COSTS_Y: "numbers kept after n tokens", "n 个词元之后保存的数";
    COSTS_SUMMARY: "States: {each}. The cache of softmax holds {cache} numbers at n = {n}.", "状态：{each}。softmax 的缓存在 n = {n} 时有 {cache} 个数。";
    COSTS_EACH: "{name} {numbers}", "{name} {numbers}";
    COSTS_WHO: "model", "模型";
    COSTS_RULE: "update", "更新";
    COSTS_DECAY: "forgets", "遗忘";
    COSTS_NORM: "norm", "归一";
    COSTS_STATE: "state", "状态";
    COSTS_TOKEN: "per token", "每个词元";
    DECAY_NONE: "nothing", "不忘";
    DECAY_CONSTANT: "constant, by head", "按头恒定";
    DECAY_CHANNEL: "constant, by channel", "按通道恒定";
    DECAY_DATA: "decided by the token", "由词元决定";
    DECAY_DATA_CHANNEL: "decided by the token, by channel", "由词元决定，逐通道";
    DECAY_ERASE: "erases, then writes", "先擦除再写入";
    DECAY_BOTH: "fades and erases", "衰减并擦除";
    NORM_EITHER: "denominator or RMSNorm", "分母或 RMSNorm";
    NORM_GROUP: "GroupNorm", "GroupNorm";
    NORM_RATIO: "ratio", "比值";
    NORM_NONE: "none", "无";
    NORM_RMS: "RMSNorm", "RMSNorm";

    COPY: "Who is heard at the end?", "最后听得见谁？";
    COPY_QUESTION: "How much does each token weigh for the last query, signal and noise apart?", "最后的查询里，信号与噪声的词元各有多大权重？";
    COPY_X: "token j", "词元 j";
    COPY_Y: "Δ·e^(AΣΔ) at the last token", "最后一个词元处的 Δ·e^(AΣΔ)";
    COPY_SIGNAL: "tokens that matter", "要紧的词元";
    COPY_NOISE: "noise", "噪声";
    COPY_SUMMARY: "With Δ = {noise} on noise, tokens that matter have {share} of what the state holds at the end; the first of them has {first} left of what it wrote.", "噪声的 Δ = {noise} 时，最后状态中要紧词元占 {share}；第一个要紧词元写入的内容还剩 {first}。";
    COPY_WRITTEN: "written, Δ", "写入 Δ";
    COPY_LEFT: "left", "剩余";
    COPY_SAYS: "weight at the end", "最后的权重";
    INSPECT_WEIGHT: "Weight A", "权重 A";
    INSPECT_KEPT: "Left, Γ", "保留 Γ";
    INSPECT_AGE: "Steps apart", "相隔步数";
    INSPECT_SCORE: "Score q·k", "分数 q·k";
    INSPECT_WHERE: "query {i}, key {j}", "查询 {i}，键 {j}";
}
