//! Words of the Length: heads.

use crate::text::Text;

messages! {
    QUESTION: "Two heads learned on short texts: what do they do on a long one?", "两个在短文本上学成的注意力头，遇到长文本时会怎样？";
    RIDGE: "Ridge of the fit", "拟合的岭系数";
    NEAR: "Near: distances below", "近处：距离小于";
    BACK: "Looks back by", "回看距离";
    KEEP_NEAR: "The first head has learned a decay over the distances of training; the second has learned to look exactly δ tokens back. Every recipe turns the content that both learned with plain RoPE. What leaves near distances as they are passes the second head; what shows no new angle passes the first. Keep near, compress far (Su, kexue.fm 9948).", "第一个头在训练距离上学到一种衰减；第二个头学会恰好回看 δ 个词元。两者都用原始 RoPE 学成，各配方转动的是同样的内容。近处距离保持不变的方法通过第二个头，不出现新角度的方法通过第一个头：近处保持，远处压缩（苏剑林，kexue.fm 9948）。";

    FITTED: "A head with a learned decay", "学到衰减的头";
    FITTED_QUESTION: "What are the logits of a fitted head at distances that training never showed?", "在训练从未出现过的距离上，拟合所得的头给出怎样的 logit？";
    FITTED_SUB: "fitted to −2 ln(1 + Δ/4) on Δ < {L} with weight (L − Δ)/L and ridge {ridge}", "在 Δ < {L} 上以权重 (L − Δ)/L、岭系数 {ridge} 拟合 −2 ln(1 + Δ/4)";
    DISTANCE: "distance Δ (tokens)", "距离 Δ（词元）";
    LOGIT: "logit", "logit";
    TRAINED_RANGE: "distances of training", "训练中的距离";
    WANTED: "what it was fitted to", "拟合目标";
    BEFORE: "before: RoPE", "之前：RoPE";
    FITTED_SUMMARY: "Logits of a head that was fitted on distances below {L}, at distances up to {last}. {each}", "在小于 {L} 的距离上拟合的头，在至多 {last} 的距离上的 logit。{each}";
    FITTED_EACH: "{name}: largest logit beyond training {far}; {short} of the attention within {w} tokens at {L} tokens, {long} at {N}.", "{name}：训练范围之外的最大 logit 为 {far}；{w} 个词元以内的注意力，长 {L} 时为 {short}，长 {N} 时为 {long}。";
    SAMPLED: "Of rows this long only a sample of the far keys is looked at.", "这样长的行，远处的键只取样计算。";
    RECIPE: "recipe", "配方";
    RMS: "RMS error, Δ < {w}", "均方根误差，Δ < {w}";
    FAR: "largest logit, Δ ≥ {L}", "最大 logit，Δ ≥ {L}";
    MASS: "share of Δ < {w} at {n} tokens", "长 {n} 时 Δ < {w} 所占";
    TAX: "tax: change within {L}", "代价：{L} 以内的变化";

    SHARES: "Where its attention goes", "它的注意力去了哪里";
    SHARES_QUESTION: "How is the attention of the fitted head divided between near, trained and new distances?", "拟合头的注意力如何分配给近处、训练过的与新的距离？";
    SHARES_SUB: "left {L} tokens, right {N} tokens", "左 {L} 个词元，右 {N} 个词元";
    SHARE: "share of the attention", "注意力占比";
    SHARE_NEAR: "Δ < {w}", "Δ < {w}";
    SHARE_TRAINED: "{w} ≤ Δ < {L}", "{w} ≤ Δ < {L}";
    SHARE_BEYOND: "Δ ≥ {L}: never trained", "Δ ≥ {L}：从未训练";
    SHARE_SINKS: "first tokens kept in sight, and sinks", "保留可见的首部词元与汇点";
    SHARES_SUMMARY: "Shares of the attention of the fitted head. {each}", "拟合头的注意力占比。{each}";
    SHARES_EACH: "{name} at {n} tokens: near {near}, trained {trained}, beyond training {beyond}, sinks {sinks}.", "{name}，长 {n}：近处 {near}，训练范围 {trained}，范围之外 {beyond}，汇点 {sinks}。";
    LENGTH_N: "tokens", "词元数";

    BACKWARD: "A head that looks back", "回看的头";
    BACKWARD_QUESTION: "Does a head that learned to look δ tokens back still find that token?", "学会回看 δ 个词元的头还能找到那个词元吗？";
    BACKWARD_SUB: "0.25 Σ cos(θ′ᵢρ − δθᵢ), δ = {back}, read at {N} tokens", "0.25 Σ cos(θ′ᵢρ − δθᵢ)，δ = {back}，读到 {N} 个词元处";
    PROBABILITY: "attention weight", "注意力权重";
    MEANT: "δ = {back}", "δ = {back}";
    BACKWARD_SUMMARY: "Attention of a head that learned to look {back} tokens back, at {N} tokens. {each}", "学会回看 {back} 个词元的头在 {N} 个词元处的注意力。{each}";
    BACKWARD_EACH: "{name}: {weight} on the token that is meant, peak {peak} tokens back.", "{name}：所指词元上 {weight}，峰值在 {peak} 个词元之前。";
    ON_MEANT: "on the token δ back", "δ 处词元上";
    PEAK: "peak at Δ", "峰值所在 Δ";
    ON_PEAK: "weight there", "该处权重";
}
