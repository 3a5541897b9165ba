//! Words of the Length: crowd.

use crate::text::Text;

messages! {
    QUESTION: "Among more and more tokens, how much attention is left for the one that matters?", "词元越来越多时，真正重要的那一个还能得到多少注意力？";
    ABOUT: "One logit μ stands among n others, drawn from N(0, σ²). Its share falls as n grows unless the logits are multiplied with a temperature τ that grows, too. Lines are closed forms, dots are rows drawn with the seed. Distances play no part here; the sequence length only says how far the axes go.", "一个 logit 为 μ 的词元处在 n 个服从 N(0, σ²) 的 logit 之中。n 增大时它的份额下降，除非乘在 logit 上的温度 τ 也随之增大。线为闭式，点为按种子抽取的行。这里与距离无关；序列长度只决定坐标轴的范围。";
    NEEDLE_LOGIT: "Logit of the needle", "针的 logit";
    SPREAD: "Spread of the others", "其余 logit 的标准差";
    SLOPE: "Slope of SSMax", "SSMax 的斜率";
    SINK_LOGIT: "Logit of the first token", "首词元的 logit";
    LEARNED: "Learned sink", "学得的汇点";
    LENGTHS: "Spread of ln ‖k‖", "ln ‖k‖ 的标准差";
    LEAN: "Mean cosine of q and k", "q 与 k 的平均余弦";
    COUNT: "Entropy as", "熵的表示";
    COUNT_H: "H in nats", "H（奈特）";
    COUNT_EXP: "eᴴ, effective tokens", "eᴴ，有效词元数";
    TOKENS_AXIS: "n: tokens in the row", "n：行中词元数";
    POSITION_AXIS: "p: position of the query", "p：查询的位置";
    TRAINED_TO: "L = {L}", "L = {L}";

    HEAT_PLAIN: "τ = 1", "τ = 1";
    HEAT_POST_HOC: "max(1, ln n/ln L)", "max(1, ln n/ln L)";
    HEAT_LOG_N: "ln n/ln L", "ln n/ln L";
    HEAT_YARN: "YaRN m², s = n/L", "YaRN m²，s = n/L";
    HEAT_LONG_ROPE: "LongRoPE m², s = n/L", "LongRoPE m²，s = n/L";
    HEAT_LLAMA_4: "Llama 4", "Llama 4";
    HEAT_MINISTRAL: "Ministral 3, with L", "Ministral 3，取 L";
    HEAT_SS_MAX: "SSMax, a ln n", "SSMax，a ln n";
    HEAT_DCA: "code of DCA, s = n/L", "DCA 代码，s = n/L";
    HEAT_GRADIENT: "0.84 √(ln n)/σ", "0.84 √(ln n)/σ";
    HEAT: "temperature", "温度";

    NEEDLE: "A needle in a crowd", "人群中的一根针";
    NEEDLE_QUESTION: "Which share of the attention does the needle keep as the row grows?", "行变长时，针还能保住多少注意力？";
    NEEDLE_SUB: "μ = {mu}, σ = {sigma}, trained with L = {L}", "μ = {mu}，σ = {sigma}，训练长度 L = {L}";
    NEEDLE_AXIS: "share of the needle", "针的份额";
    NEEDLE_SUMMARY: "Share of a needle of logit {mu} among n logits of spread {sigma}. {each}", "logit 为 {mu} 的针在 n 个标准差为 {sigma} 的 logit 中的份额。{each}";
    NEEDLE_EACH: "{name}: {short} at {L} tokens, {long} at {N}.", "{name}：{L} 个词元时 {short}，{N} 个词元时 {long}。";
    AT_TOKENS: "at {n}", "n = {n}";
    DRAWN_AT: "drawn, at {n}", "抽样，n = {n}";

    CROWD_ENTROPY: "Entropy of the crowd", "人群的熵";
    CROWD_ENTROPY_QUESTION: "How much more diluted is a longer row, and when does the closed form fail?", "更长的行稀释多少？闭式何时失效？";
    CROWD_ENTROPY_SUB: "without the needle; closed form ln n − τ²σ²/2; at most ln n", "不含针；闭式 ln n − τ²σ²/2；至多 ln n";
    ENTROPY_AXIS: "H (nats)", "H（奈特）";
    EFFECTIVE_AXIS: "eᴴ (tokens)", "eᴴ（词元）";
    CROWD_ENTROPY_SUMMARY: "Entropy of rows of n logits of spread {sigma}, closed form and drawn. At {L} tokens and τ = 1 the closed form says {closed}, rows that were drawn have {drawn}.", "n 个标准差为 {sigma} 的 logit 构成的行的熵：闭式与抽样。{L} 个词元、τ = 1 时闭式为 {closed}，抽样为 {drawn}。";
    UNIFORM: "ln n: all alike", "ln n：全部均等";
    CLOSED_AT: "closed, n = {n}", "闭式，n = {n}";

    HEATS: "Temperatures", "温度曲线";
    HEATS_QUESTION: "With what does each published temperature multiply the logits of a query at position p?", "各种已发表的温度在位置 p 的查询处给 logit 乘上多少？";
    HEATS_SUB: "τ_p, trained with L = {L}", "τ_p，训练长度 L = {L}";
    HEATS_AXIS: "τ", "τ";
    HEATS_SUMMARY: "Temperatures against the position of the query. {each}", "温度随查询位置的变化。{each}";
    HEATS_EACH: "{name}: {short} at {L}, {long} at {N}.", "{name}：{L} 处 {short}，{N} 处 {long}。";

    SINKS: "A sink, in and out of sight", "可见与不可见的汇点";
    SINKS_QUESTION: "What happens to the attention on content when a window hides the token that took most of it?", "当窗口遮住了吸走大部分注意力的词元，内容得到的注意力会怎样？";
    SINKS_SUB: "first token z₀ = {sink}; window of L = {L} in a row of {N}; learned σ_h = {learned}", "首词元 z₀ = {sink}；长 {N} 的行，窗口 L = {L}；学得的 σ_h = {learned}";
    SIGHT_ALL: "everything", "全部可见";
    SIGHT_WINDOW: "window", "窗口";
    SIGHT_LAMBDA: "window + first token", "窗口 + 首词元";
    SIGHT_LEARNED: "window + learned sink", "窗口 + 学得的汇点";
    ON_SINK: "first token or learned sink", "首词元或学得的汇点";
    ON_NEAR: "content in the window", "窗口内的内容";
    ON_FAR: "content beyond", "窗口外的内容";
    GROWN: "content in the window, times what it was", "窗口内容为原先的倍数";
    SIGHT: "what is seen", "可见范围";
    SINKS_SUMMARY: "A row of {N} tokens whose first one takes most of the attention. {each}", "长 {N} 的行，其首词元吸走大部分注意力。{each}";
    SINKS_EACH: "{name}: sink {sink}, content in the window {near}, beyond {far}.", "{name}：汇点 {sink}，窗口内 {near}，窗口外 {far}。";

    KEY_NORMS: "What makes a key loud", "什么使键响亮";
    KEY_NORMS_QUESTION: "Do the lengths of keys or their angles to the query decide the logits?", "决定 logit 的是键的长度，还是它与查询的夹角？";
    KEY_NORMS_SUB: "{count} keys of {d} channels, drawn: ‖k‖ = e^({lengths}·x), mean cosine {lean}", "抽取 {count} 个 {d} 通道的键：‖k‖ = e^({lengths}·x)，平均余弦 {lean}";
    COSINE_AXIS: "cos(q, k)", "cos(q, k)";
    NORM_AXIS: "‖k‖", "‖k‖";
    AS_THEY_ARE: "keys as they are", "原样的键";
    NORMALISED: "after k → k/‖k‖", "k → k/‖k‖ 之后";
    BY_LENGTH: "due to lengths", "源于长度";
    BY_ANGLE: "due to angles", "源于角度";
    BY_BOTH: "due to both at once", "源于两者共同";
    KEYS: "keys", "键";
    KEY_NORMS_SUMMARY: "Lengths of keys against their cosine with the query. Of the variance of the logits {length} is due to lengths, {angle} to angles, {both} to both at once; after normalising (Su, kexue.fm 9859) all of it is due to angles.", "键的长度与其和查询的余弦。logit 的方差中 {length} 源于长度，{angle} 源于角度，{both} 源于两者共同；归一化之后（苏剑林，kexue.fm 9859）全部源于角度。";
}
