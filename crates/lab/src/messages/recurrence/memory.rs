//! Words of the memory.

use crate::text::Text;

messages! {
    QUESTION: "How much can a state of fixed size remember?", "固定大小的状态能记住多少？";
    ABOUT: "n pairs of a unit key and a random value are written one after the other; then every key asks for its value. The error is ‖o − v‖/√d_v: 0 is perfect, 1 is what saying nothing would give. Softmax keeps no state but all n pairs, and its queries are s times as long.", "依次写入 n 对单位长的键与随机的值，然后用每个键读回它的值。误差为 ‖o − v‖/√d_v：0 为完美，1 相当于什么也不说。softmax 不用状态，而是保存全部 n 对，查询放大 s 倍。";
    STORED: "What is stored", "存入的内容";
    PAIRS: "Pairs, for the errors by age", "对数（用于按年龄的误差）";
    KEY_WIDTH: "Channels of keys", "键的通道数";
    VALUE_WIDTH: "Channels of values", "值的通道数";
    KEEP: "Left after one step", "一步之后的保留";
    REPLACE: "How much is replaced", "替换的比例";
    SCALE: "Length of softmax queries", "softmax 查询的长度";
    KEYS: "Keys", "键";
    KEYS_RANDOM: "random", "随机";
    KEYS_ORTHONORMAL: "orthonormal", "正交归一";
    RECALL: "How much can it remember?", "能记住多少？";
    RECALL_QUESTION: "How does the error of what is read back grow with the number of pairs?", "读回的误差怎样随对数增长？";
    RECALL_SUB: "d = {d}, d_v = {v} · up to {draws} draws", "d = {d}，d_v = {v} · 至多 {draws} 次抽样";
    RECALL_X: "pairs n", "对数 n";
    RECALL_Y: "mean error", "平均误差";
    THEORY: "dashed: theory, √((n − 1)/d)", "虚线：理论 √((n − 1)/d)";
    THEORY_RUNS: "dashed: theory for runs of d orthonormal keys", "虚线：每 d 个键正交归一时的理论";
    LINEAR: "linear", "线性";
    DELTA: "DeltaNet, β = {beta}", "DeltaNet，β = {beta}";
    GATED: "Gated DeltaNet, β = {beta}, γ = {gamma}", "Gated DeltaNet，β = {beta}，γ = {gamma}";
    RETNET: "RetNet, γ = {gamma}", "RetNet，γ = {gamma}";
    SOFTMAX: "softmax, s = {scale}", "softmax，s = {scale}";
    RECALL_SUMMARY: "At n = {n} the mean errors are: {each}. Theory says {theory} for the linear one. A state has {state} numbers, the pairs that softmax keeps {cache}.", "n = {n} 时平均误差：{each}。线性情形的理论值为 {theory}。状态有 {state} 个数，softmax 保存的对共 {cache} 个数。";
    EACH: "{name} {error}", "{name} {error}";
    HEAD_MEMORY: "memory", "记忆";
    AGE: "What is old, what is young", "旧与新";
    AGE_QUESTION: "Which of the pairs are remembered: the first or the last?", "记得住的是最早的还是最近的？";
    AGE_SUB: "n = {n} · up to {draws} draws", "n = {n} · 至多 {draws} 次抽样";
    AGE_X: "age: pairs written since", "年龄：此后又写入的对数";
    AGE_Y: "root mean square error", "均方根误差";
    AGE_THEORY: "dashed: theory for RetNet", "虚线：RetNet 的理论";
    AGE_SUMMARY: "Of {n} pairs the last one has these errors: {young}; the first one: {old}. Theory for RetNet: {a} and {b}.", "{n} 对之中，最近一对的误差：{young}；最早一对：{old}。RetNet 的理论值：{a} 与 {b}。";
    ERROR_AT: "n = {n}", "n = {n}";
    ERROR_AGE: "age {a}", "年龄 {a}";
    UNCERTAIN: "{mean} ± {error}", "{mean} ± {error}";
}
