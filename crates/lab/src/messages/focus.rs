//! Words of the page Focus.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    FOCUS: "Focus", "聚焦";
    PAGE_QUESTION: "Can attention concentrate?", "注意力能集中吗？";
    TOPIC: "Part", "部分";
    SPARSITY: "Sparsity", "稀疏性";
    RANK: "Rank", "秩";
    LENGTH: "Length", "长度";
    SPARSITY_ABOUT: "S = E|a| / √E(a²) of a row of weights is 1 when all are alike and 1/√n when one token has everything; n·S² tokens with equal weights are as sparse (Su, kexue.fm/archives/9889). Scores are β + γε: β = q·μ, γ = σ‖q‖.", "一行权重的 S = E|a| / √E(a²)：全部相同时为 1，全给一个词元时为 1/√n；n·S² 个等权词元与之同样稀疏（苏剑林，kexue.fm/archives/9889）。分数为 β + γε：β = q·μ，γ = σ‖q‖。";
    RANK_ABOUT: "A causal map is triangular with a positive diagonal, so its determinant is the product of the diagonal: full rank, whatever the mechanism (Su, kexue.fm/archives/9529). Full rank is not the same as well conditioned: look at the last singular values.", "因果注意力图是对角线为正的三角矩阵，行列式等于对角线之积：不论何种机制都满秩（苏剑林，kexue.fm/archives/9529）。满秩不等于条件良好：请看最小的几个奇异值。";
    LENGTH_ABOUT: "A longer row spreads its weights over more tokens. Scores multiplied by log n / log 512 are to keep its entropy (Su, kexue.fm/archives/8823). Keys are drawn on a sphere; the query is as long, and scores are τ·q·k/√d.", "行越长，权重分给越多词元。把分数乘以 log n / log 512，意在保持熵不变（苏剑林，kexue.fm/archives/8823）。键取自球面，查询与之等长，分数为 τ·q·k/√d。";
    WEIGHING: "Weights", "权重";
    EXP: "exp", "exp";
    IDENTITY: "identity", "恒等";
    RELU: "relu", "relu";
    RELU2: "relu² (GAU)", "relu²（GAU）";
    LINEAR_RELU: "relu features", "relu 特征";
    LINEAR_ELU: "elu + 1 features", "elu + 1 特征";
    LINEAR_EXP: "exp features", "exp 特征";
    LINEAR_RELU2: "relu² features", "relu² 特征";
    LINEAR_SOFTPLUS: "softplus features", "softplus 特征";
    COSFORMER: "cosFormer", "cosFormer";
    DECAY: "decay λ^age", "衰减 λ^age";
    SOFTMAX: "softmax", "softmax";
    PRODUCT: "q·k", "q·k";
    BETA: "Mean score", "分数均值";
    NORM: "Length of the query", "查询的长度";
    SPREAD: "Spread of the keys", "键的离散度";
    LAMBDA: "Decay per token", "每词元衰减";
    AGAINST: "S against", "横轴";
    AGAINST_GAMMA: "γ, for several β", "γ，多个 β";
    AGAINST_RATIO: "β/γ, for several γ", "β/γ，多个 γ";

    CURVES: "Sparsity S", "稀疏度 S";
    CURVES_QUESTION: "How sparse can a row become, and what makes it so?", "一行能有多稀疏？由什么决定？";
    CURVES_SUB: "{weighing} · n = {n}{channels} · {repeats} rows per dot", "{weighing} · n = {n}{channels} · 每点 {repeats} 行";
    WITH_CHANNELS: ", d = {d}", "，d = {d}";
    GAMMA_AXIS: "γ = σ‖q‖", "γ = σ‖q‖";
    RATIO_AXIS: "r = β/γ", "r = β/γ";
    S_AXIS: "S", "S";
    BETA_IS: "β = {beta}", "β = {beta}";
    GAMMA_IS: "γ = {gamma}", "γ = {gamma}";
    THEORY: "line: n → ∞, dots: rows drawn ± 3 s.e.", "线：n → ∞；点：抽样 ± 3 倍标准误";
    FLOOR: "floor 1/√n", "下限 1/√n";
    IDENTITY_FLOOR: "√(2/π)", "√(2/π)";
    BAND: "any query with such features, β = {beta}", "任意此类特征的查询，β = {beta}";
    CURVES_SUMMARY: "{weighing}: at β = {beta} and γ = {gamma}, S is {theory} for n → ∞ and {drawn} ± {error} in {repeats} rows of {n} keys.", "{weighing}：β = {beta}、γ = {gamma} 时，n → ∞ 的 S 为 {theory}，{repeats} 行 {n} 个键的实测为 {drawn} ± {error}。";
    CURVES_EMPTY: " {empty} rows had no weight at all and are left out.", "另有 {empty} 行完全没有权重，未计入。";
    CURVES_EXP: "Only γ matters: all curves are one.", "只与 γ 有关：各曲线重合。";
    CURVES_HOMOGENEOUS: "Only β/γ matters.", "只与 β/γ 有关。";
    DRAWN_S: "S drawn", "实测 S";
    ERROR_S: "standard error", "标准误";
    THEORY_S: "S, n → ∞", "S，n → ∞";
    REPEATS: "rows", "行数";

    ROW: "One row, sorted", "一行，排序后";
    ROW_QUESTION: "How is the weight of one row shared out?", "一行的权重如何分配？";
    ROW_SUB: "N_eff = {effective} of {n} · S = {index} · H = {entropy} nats", "N_eff = {effective} / {n} · S = {index} · H = {entropy} nat";
    ROW_NONE: "this row has no weight at all", "此行完全没有权重";
    ROW_AXIS: "rank of the token", "词元名次";
    SHARE_AXIS: "share of the weight", "权重份额";
    N_EFF: "N_eff = {effective}", "N_eff = {effective}";
    EQUAL: "all alike: 1/n", "全部相同：1/n";
    ROW_SUMMARY: "One drawn row of {weighing}: the largest of {n} weights has {first} of the sum, the ten largest {ten}. As many as {effective} equal weights are as sparse.", "{weighing} 的一行抽样：{n} 个权重中最大者占 {first}，前十占 {ten}；与 {effective} 个等权同样稀疏。";

    MAP: "S over β and γ", "S 随 β 与 γ";
    MAP_QUESTION: "Where in this plane does a row concentrate?", "平面上哪里的行是集中的？";
    MAP_SUB: "{weighing}, n → ∞", "{weighing}，n → ∞";
    MAP_SUMMARY: "{weighing}: S lies between {low} and {high} for β from −4 to 4 and γ from 0.05 to 4.", "{weighing}：β 在 −4 到 4、γ 在 0.05 到 4 时，S 介于 {low} 与 {high} 之间。";
    HERE: "here", "当前";

    RANK_TOKENS: "Tokens of the maps", "注意力图的词元数";
    PREFIX: "Prefix that reads itself", "互读的前缀";
    WINDOW: "Neighbours of the local mask", "局部掩码的邻居数";
    SCALE: "Factor of the scores", "分数的倍数";
    RANK_MASK: "Mask", "掩码";
    RANK_OF: "Mechanism", "机制";
    READS_ALL: "bidirectional", "双向";
    READS_MIXED: "prefix", "前缀";
    READS_FORWARD: "forward", "前向";
    READS_BACKWARD: "backward", "后向";
    READS_NEAR: "local", "局部";
    SPECTRA: "Mechanisms under one mask", "同一掩码下的机制";
    SPECTRA_QUESTION: "How fast do the singular values of each mechanism fall?", "各机制的奇异值下降多快？";
    MASKED: "One mechanism under every mask", "同一机制的各种掩码";
    MASKED_QUESTION: "What does the mask make of the rank?", "掩码如何改变秩？";
    SPECTRA_SUB: "{what} · n = {n}, d = {d}", "{what} · n = {n}，d = {d}";
    INDEX_AXIS: "number i", "序号 i";
    VALUE_AXIS: "σᵢ/σ₁", "σᵢ/σ₁";
    LEGEND: "{name}: rank {rank}, effective {effective}", "{name}：秩 {rank}，有效 {effective}";
    NUMERICAL: "numerical rank", "数值秩";
    EFFECTIVE_RANK: "effective rank", "有效秩";
    CONDITION: "condition σ₁/σₙ", "条件数 σ₁/σₙ";
    DETERMINANT: "Σ ln A_ii = ln det", "Σ ln A_ii = ln det";
    NAME: "map", "图";
    SPECTRA_SUMMARY: "Of {n} singular values, {list} are above 1e-10 of the largest.", "{n} 个奇异值中，大于最大值 1e-10 的有：{list}。";
    COUNT_OF: "{name} {rank}", "{name} {rank}";
    CAUTION: "Values below 1e-10 of the largest count as 0 in the numerical rank. A triangular map can have full rank in exact numbers and still lose it in doubles: Σ ln A_ii says so.", "数值秩把小于最大值 1e-10 的奇异值计为 0。三角矩阵在精确数下满秩，在双精度下仍可能丢失：Σ ln A_ii 说明了这一点。";

    HEAT: "Heat of the scores", "分数的热度";
    COSINE: "Cosine of query and needle", "查询与针的余弦";
    SPREAD_AS: "Entropy as", "熵的表示";
    AS_ENTROPY: "H (nats)", "H（nat）";
    AS_TOKENS: "eᴴ (tokens)", "eᴴ（词元）";
    ENTROPY: "Entropy against length", "熵随长度";
    ENTROPY_QUESTION: "Does log n keep the entropy of a row?", "log n 能保持一行的熵吗？";
    LENGTH_SUB: "d = {d}, τ = {heat} · {repeats} rows per dot", "d = {d}，τ = {heat} · 每点 {repeats} 行";
    TOKENS_AXIS: "tokens n", "词元数 n";
    ENTROPY_AXIS: "H in nats", "H（nat）";
    EFFECTIVE_AXIS: "eᴴ in tokens", "eᴴ（词元）";
    PLAIN: "τ/√d", "τ/√d";
    LOG_N: "τ·log₅₁₂ n/√d", "τ·log₅₁₂ n/√d";
    UNIFORM: "all alike: ln n", "全部相同：ln n";
    LENGTH_THEORY: "dashed: n → ∞", "虚线：n → ∞";
    ENTROPY_SUMMARY: "From {first} to {last} tokens the entropy changes by {plain} without and by {scaled} with log n, at τ = {heat}, in {repeats} rows each.", "从 {first} 到 {last} 个词元，τ = {heat} 时熵的变化：无 log n 为 {plain}，有 log n 为 {scaled}（各 {repeats} 行）。";
    NEEDLE: "Weight of a needle", "单针的权重";
    NEEDLE_QUESTION: "Is a token that fits still found among many?", "合适的词元在众多词元中还能被找到吗？";
    NEEDLE_AXIS: "its weight", "其权重";
    NEEDLE_SUMMARY: "A key at cosine {cosine} of the query has the weight {plain} of {last} tokens without and {scaled} with log n, at τ = {heat}.", "与查询余弦为 {cosine} 的键，在 {last} 个词元中的权重：无 log n 为 {plain}，有 log n 为 {scaled}（τ = {heat}）。";

    LESSON: "Can attention concentrate?", "注意力能集中吗？";
}
