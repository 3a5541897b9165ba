//! Words of the page on mixed masks.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    MASKS: "Mixed masks", "混合掩码";
    PAGE_QUESTION: "Who may read whom in a sequence of text and pictures?", "图文混合序列中，谁可以读谁？";
    ABOUT: "A scheme lays the sequence out as tokens. Each token belongs to a step c, and a query reads every key whose step is not later; a noised copy is read by its own span alone (Su, kexue.fm/archives/10197; big_vision; BAGEL). A clip counts as one image with its frames below each other.", "方案把序列排成词元。每个词元属于一步 c，查询可读取步不晚于自己的所有键；加噪副本只被自己的片段读取（苏剑林，kexue.fm/archives/10197；big_vision；BAGEL）。视频视为一张图像，各帧上下相接。";
    SCHEME: "Scheme", "方案";
    OTHER: "Beside it", "对照方案";
    NONE: "nothing", "无";
    ROLE: "Images are", "图像";
    ROLE_MADE: "made", "待生成";
    ROLE_LAST: "the last one made, the others given", "最后一张待生成，其余给定";
    ROLE_GIVEN: "given", "给定";
    ROLE_SEEN: "only looked at", "仅供理解";
    LEVELS: "Copies of a patch, the clean one included", "每块的副本数（含干净块）";
    STEPS: "Rounds in which an image is made", "生成一张图像的轮数";
    ROUND: "Round that is shown", "所示的轮次";
    SLOTS: "Tokens of the condition", "条件词元数";
    MERGE: "Patches per token of the encoder, on a side", "编码器词元每边的块数";
    ORDER: "Order of patches", "图块顺序";
    ORDER_DRAWN: "drawn", "随机";
    ORDER_RASTER: "row by row", "逐行";
    APART: "Noised copies", "加噪副本";
    APART_NO: "before each clean patch", "在各干净块之前";
    APART_YES: "behind everything clean", "在所有干净块之后";
    LOOKER: "Token that is looked at", "所看的词元";
    SHOWS: "Show", "显示";
    SHOWS_MASK: "mask", "掩码";
    SHOWS_LOSS: "targets", "目标";
    SHOWS_CACHE: "cache", "缓存";
    SHOWS_HOPS: "two layers", "两层";

    MAP: "Mask", "掩码";
    MAP_QUESTION: "Which key may each query read?", "每个查询可以读哪些键？";
    SUBTITLE: "{scheme} · {tokens} tokens · {pairs} pairs · {status}", "{scheme} · {tokens} 个词元 · {pairs} 对 · {status}";
    VERIFIED: "verified in code or article", "已据代码或文章核实";
    PARTLY: "order of tokens inferred", "词元顺序为推断";
    UNVERIFIED: "mask not verified", "掩码未核实";
    TOO_LONG: "{tokens} tokens are too many to draw: at most {most}.", "{tokens} 个词元太多，无法绘制：最多 {most} 个。";
    NOTHING: "The sequence is empty.", "序列为空。";
    QUERY_AXIS: "query", "查询";
    KEY_AXIS: "key", "键";
    KEY_TEXT: "key: text or marker", "键：文字或标记";
    KEY_CLEAN: "key: clean patch or encoder token", "键：干净块或编码器词元";
    KEY_NOISE: "key: noised or hidden patch", "键：加噪或隐藏的块";
    TARGET: "what it predicts", "所预测的内容";
    LEAKS: "the answer can be read", "答案可被读到";
    CACHE_KEPT: "kept", "可缓存";
    CACHE_UNREAD: "never read later", "以后不再被读";
    CACHE_NEVER: "noise, not kept", "噪声，不缓存";
    HOP_NEW: "only by two layers", "仅经两层可达";
    SUMMARY: "{scheme}: {pairs} of {all} pairs are allowed ({density}), a causal mask of as many tokens has {causal}. {noise} pairs read noised copies, {holes} pairs below the diagonal are forbidden.", "{scheme}：{all} 对中允许 {pairs} 对（{density}），同样多词元的因果掩码有 {causal} 对。{noise} 对读取加噪副本，对角线以下有 {holes} 对被禁止。";
    LOSSES: "{losses} predictions; no answer can be read.", "共 {losses} 个预测，答案都读不到。";
    LOSSES_LEAK: "{losses} predictions; {leaks} answers can be read!", "共 {losses} 个预测，其中 {leaks} 个答案可被读到！";
    LOSSES_NONE: "Nothing is predicted.", "没有预测。";
    CACHES: "{kept} keys are worth keeping, {unread} are never read later, {never} belong to noise.", "{kept} 个键值得缓存，{unread} 个以后不再被读，{never} 个属于噪声。";
    HOPS_NONE: "Two layers reach exactly what one reaches (M·M = M): what is drawn is the true receptive field at any depth.", "两层可达与一层完全相同（M·M = M）：所画即任意深度的真实感受野。";
    HOPS_NEW: "Two layers reach {new} more pairs.", "两层多可达 {new} 对。";
    NOTE_FIRST: "Images were put before all text.", "图像已移到所有文字之前。";
    NOTE_LEFT: "Texts are not read: a condition stands for them.", "不读文字：由条件词元代替。";
    NOTE_ALONE: "Each image stands alone.", "每张图像各自独立。";

    GRID: "On the pictures", "在图像上";
    GRID_QUESTION: "Which patches does the token read, and which read it?", "该词元读哪些图块，又被哪些读？";
    GRID_SUB: "{token} reads {reads} tokens, {readers} read it", "{token} 读 {reads} 个词元，被 {readers} 个读";
    GRID_READS: "it reads them", "它读取";
    GRID_READERS: "they read it", "被它们读";
    GRID_BOTH: "both", "互读";
    GRID_NONE: "There is no picture in this sequence.", "此序列没有图像。";
    GRID_SUMMARY: "{token}, number {number}: it reads {reads} of {tokens} tokens and is read by {readers}.", "第 {number} 个词元 {token}：读取 {tokens} 个中的 {reads} 个，被 {readers} 个读取。";
    ONLY_ITSELF: "itself", "自身";

    COUNTS: "Schemes on this sequence", "各方案在此序列上";
    COUNTS_QUESTION: "What does each scheme cost on this sequence?", "各方案在此序列上代价如何？";
    COUNTS_AXIS: "allowed pairs", "允许的对数";
    COUNTS_SUMMARY: "Of {count} schemes {fewest} allows the fewest pairs, {least}, and {most_of} the most, {most}.", "{count} 个方案中，{fewest} 允许的对数最少（{least}），{most_of} 最多（{most}）。";
    COUNTS_CAUSAL: "of these, a causal mask of as many tokens has", "同样多词元的因果掩码";
    TOKENS: "tokens", "词元数";
    PAIRS: "pairs", "对数";
    DENSITY: "density", "密度";
    OF_CAUSAL: "of causal", "与因果之比";
    NOISE_PAIRS: "pairs that read noise", "读噪声的对数";
    STATUS: "status", "状态";
    SOURCE: "source", "出处";

    NUMBER: "number", "序号";
    KIND: "token", "词元";
    POSITION: "position", "位置";
    READS: "reads", "读取";
    READ_BY: "read by", "被读";
    CACHE: "cache", "缓存";
    PREDICTS: "predicts", "预测";
    OF_TOKEN: "token {at}", "词元 {at}";
    OF_PATCH: "patch {row},{column} of image {image}", "图像 {image} 的块 {row},{column}";
    CROSS_ENTROPY: "cross-entropy", "交叉熵";
    SQUARED: "squared error", "平方误差";
    DIFFUSION: "diffusion head", "扩散头";
    FLOW: "flow matching", "流匹配";
    AT_ONCE: "at once", "立即";
    AFTER: "after token {at}", "在词元 {at} 之后";
    UNREAD: "never read later", "以后不再读";
    NEVER: "never", "从不";
    ALLOWED: "may read", "可以读";
    FORBIDDEN: "may not read", "不可读";
    QUERY: "query", "查询";
    KEY: "key", "键";

    KIND_TEXT: "text", "文字";
    KIND_TASK: "task", "任务";
    KIND_BOS: "BOS", "BOS";
    KIND_SEP: "SEP", "SEP";
    KIND_EOS: "EOS", "EOS";
    KIND_BEGIN: "begin of image", "图像开始";
    KIND_END: "end of image", "图像结束";
    KIND_NEWLINE: "end of row", "行末";
    KIND_PATCH: "patch", "图块";
    KIND_NOISED: "patch with noise {level}", "加噪图块 {level}";
    KIND_MASKED: "hidden patch", "隐藏图块";
    KIND_VIT: "encoder token", "编码器词元";
    KIND_CONDITION: "condition", "条件";
    KIND_INSTRUCTION: "which patch next", "下一块指示";
}
