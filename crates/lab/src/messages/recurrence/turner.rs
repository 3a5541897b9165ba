//! Words of the page-turner.

use crate::text::Text;

messages! {
    QUESTION: "What if a recurrent network reads everything again for each token?", "如果循环网络为每个词元把全文重读一遍呢？";
    ABOUT: "Causal attention is a recurrent network with a small state that turns back to the first page for every new token (Su, kexue.fm/archives/10017). For token i it reads i tokens, one at a time, and keeps only a maximum m, a sum y and a sum z; y/z becomes the output.", "因果注意力是一个状态很小的循环网络：每来一个新词元，它就翻回第一页重读（苏剑林，kexue.fm/archives/10017）。对第 i 个词元，它逐个读入 i 个词元，只保留最大值 m、分子 y 与分母 z；y/z 最终成为输出。";
    FIRST: "The sequence has {n} tokens; the first {most} are followed step by step.", "序列有 {n} 个词元，这里逐步跟踪前 {most} 个。";
    TOKEN: "Token that is worked out", "正在计算的词元";
    INNER: "Tokens read for it", "已为它读入的词元";
    DEPTH: "Layers", "层数";
    STACKED: "Layers of the model", "模型层数";
    HIDDEN: "Channels of the model", "模型通道数";
    SCAN: "Order of reading", "读取次序";
    BACKWARD: "backward", "倒序";
    FORWARD: "forward", "正序";
    RANDOM: "shuffled", "乱序";
    DIGITS: "Numbers", "数值类型";
    F64: "f64", "f64";
    F32: "f32", "f32";
    BF16: "bf16", "bf16";
    CACHE: "Cache of keys and values", "KV 缓存";
    CACHE_OFF: "off", "关";
    CACHE_ON: "on", "开";

    READ: "One token at a time", "一次读一个词元";
    READ_QUESTION: "Which share of the row does each token bring, and which were read so far?", "每个词元占这一行多大的份额？哪些已经读过？";
    READ_SUB: "token {i}, step {t} of {i}", "第 {i} 个词元，第 {t} 步，共 {i} 步";
    READ_X: "token j that is read", "被读的词元 j";
    READ_Y: "share of the row, e^s/Σ", "占整行的份额 e^s/Σ";
    READ_DONE: "read", "已读";
    READ_NOW: "being read", "正在读";
    READ_REST: "not read yet", "未读";
    READ_SUMMARY: "For token {i}, {t} of {i} tokens were read; the last one is token {j} with score {s}. They carry {share} of the row. The state holds {numbers} numbers.", "为第 {i} 个词元已读 {t}/{i} 个；刚读的是第 {j} 个，分数 {s}。已读部分占整行的 {share}。状态有 {numbers} 个数。";
    STEP_HEAD: "step t", "步 t";
    TOKEN_HEAD: "token j", "词元 j";
    SCORE_HEAD: "score s", "分数 s";
    MOST_HEAD: "m", "m";
    BELOW_HEAD: "z", "z";
    OUTPUT_HEAD: "y/z, first channel", "y/z，第一通道";
    APART_HEAD: "max |y/z − o|", "max |y/z − o|";

    STATE: "The state becomes the output", "状态变成输出";
    STATE_QUESTION: "How does y/z come to the output of the whole row?", "y/z 怎样走到整行的输出？";
    STATE_X: "inner step t", "内部步 t";
    STATE_Y: "y/z, by channel", "y/z，各通道";
    STATE_CHANNEL: "channel {c}", "通道 {c}";
    STATE_GOAL: "dashed: o from the matrix", "虚线：矩阵形式的 o";
    STATE_SUMMARY: "After {t} of {i} steps y/z is {apart} away from the output of the matrix; after the last one {last}. Over all {n} tokens the largest error is {error}.", "{i} 步中的第 {t} 步之后，y/z 与矩阵形式的输出相差 {apart}；最后一步之后相差 {last}。全部 {n} 个词元上最大误差为 {error}。";
    STATE_SUB: "{format} · max |streaming − matrix| = {apart}", "{format} · max |逐步 − 矩阵| = {apart}";

    UNROLLED: "The chain, unrolled", "展开的链条";
    UNROLLED_QUESTION: "Which arrows of a recurrent network are cut?", "循环网络的哪些箭头被剪断？";
    UNROLLED_SUB: "{steps} steps for {n} tokens, {cut} arrows cut", "{n} 个词元共 {steps} 步，剪断 {cut} 条箭头";
    UNROLLED_X: "token j that is read", "被读的词元 j";
    UNROLLED_Y: "token i that is worked out", "正在计算的词元 i";
    UNROLLED_ARROW: "state handed on", "状态向后传递";
    UNROLLED_CUT: "cut: the state starts anew", "剪断：状态清零重来";
    UNROLLED_DONE: "done", "已完成";
    UNROLLED_SUMMARY: "A network that reads the whole past again for each of {n} tokens takes {steps} steps. Attention cuts the {cut} arrows from the end of one reading to the start of the next; {done} steps are done.", "对 {n} 个词元各重读一遍全部过去，共 {steps} 步。注意力剪断了上一遍末尾到下一遍开头的 {cut} 条箭头；目前完成 {done} 步。";
    UNROLLED_ROW: "token i", "词元 i";
    UNROLLED_ORDER: "tokens in the order of reading", "按读取次序的词元";

    READS: "How often is a token read?", "词元被读多少次？";
    READS_QUESTION: "What does a space that does not grow cost when layers are stacked?", "层数叠加时，不增长的空间要付出什么代价？";
    READS_SUB_OFF: "{l} layers, n = {n}: {reads} reads", "{l} 层，n = {n}：读 {reads} 次";
    READS_SUB_ON: "{l} layers, n = {n}: {scores} scores with a cache", "{l} 层，n = {n}：有缓存时计算 {scores} 个分数";
    READS_Y: "reads, or scores with a cache", "读取次数；有缓存时为分数个数";
    READS_EXACT: "ℓ = {l}: C(n + ℓ, ℓ + 1)", "ℓ = {l}：C(n + ℓ, ℓ + 1)";
    READS_LEADING: "dashed: n^(ℓ+1)/(ℓ+1)!", "虚线：n^(ℓ+1)/(ℓ+1)!";
    READS_CACHED: "ℓ = {l} with a cache: ℓ·n(n + 1)/2", "ℓ = {l}，有缓存：ℓ·n(n + 1)/2";
    READS_COUNTED: "counted", "实测计数";
    READS_SUMMARY: "Without a cache {l} layers read {reads} tokens for n = {n}, {near} times n^(ℓ+1)/(ℓ+1)!. With a cache they compute {scores} scores. {counted}", "不用缓存时，{l} 层在 n = {n} 下共读 {reads} 次，是 n^(ℓ+1)/(ℓ+1)! 的 {near} 倍。用缓存则计算 {scores} 个分数。{counted}";
    READS_RUN: "A run without a cache counted {reads} reads for {n} tokens and held {states} states at once; its output differs from the cached one by {apart}.", "一次不用缓存的运行在 {n} 个词元上数到 {reads} 次读取，同时持有 {states} 个状态；输出与有缓存的相差 {apart}。";
    READS_NO_RUN: "Too many reads to run here.", "读取次数太多，这里不实际运行。";
    READS_HEAD: "n", "n";
    READS_HEAD_LAYERS: "ℓ = {l}", "ℓ = {l}";
    READS_HEAD_CACHED: "scores with a cache, ℓ = {l}", "有缓存的分数，ℓ = {l}";
    ABOUT_COUNT: "≈ {count}", "≈ {count}";

    KEPT: "How much is kept?", "要保存多少？";
    KEPT_QUESTION: "How do a cache and a state that does not grow compare?", "缓存与不增长的状态相比如何？";
    KEPT_SUB: "{l} layers, {d} channels: {flat} numbers without a cache", "{l} 层，{d} 个通道：无缓存需 {flat} 个数";
    KEPT_Y: "numbers kept", "保存的数";
    KEPT_CACHE: "cache of keys and values: 2·n·ℓ·d", "KV 缓存：2·n·ℓ·d";
    KEPT_FLAT: "state that does not grow: 2·ℓ·d", "不增长的状态：2·ℓ·d";
    KEPT_TAPE: "the tokens themselves: n", "词元本身：n";
    KEPT_SUMMARY: "Without a cache {flat} numbers are enough for any length; a cache for n = {n} holds {cache}. A text of {flat} tokens has as many tokens as the state has numbers.", "不用缓存时，任何长度都只需 {flat} 个数；n = {n} 的缓存要 {cache} 个。文本长到 {flat} 个词元时，词元数就与状态的数一样多。";
    KEPT_NOTE: "80 layers of 8192 channels are those of LLaMA-2-70B: 1.31 million numbers (kexue.fm/archives/10017). The count is that of full heads; the model itself lets eight query heads share their keys and values, so that its cache is an eighth. The tokens are a tape outside: what must be remembered beyond the state has to be written there.", "80 层、8192 通道是 LLaMA-2-70B 的规模：131 万个数（kexue.fm/archives/10017）。这里按完整的头计数；该模型每 8 个查询头共享一组键和值，实际缓存是八分之一。词元是外部的纸带：超出状态的记忆必须写到纸带上。";
    KEPT_CROSS: "n = {n}", "n = {n}";
}
