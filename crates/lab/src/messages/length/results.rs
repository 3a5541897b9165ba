//! Words of the Length: results.

use crate::text::Text;

messages! {
    QUESTION: "What was measured with trained models, and what does geometry say about the same methods?", "训练好的模型测得了什么？几何量对同样的方法又说了什么？";
    ABOUT: "Accuracies, losses and perplexities as the sources print them. “Repeated” is one text again and again, which tests copying from afar; “natural” is an ordinary text of that length. Geometry is not perplexity: the figure below says what our numbers predict and where they are silent.", "准确率、损失与困惑度，按出处所印照录。“重复”为同一文本反复出现，检验远距离复制；“不重复”为同样长度的普通文本。几何量不等于困惑度：下图说明我们的数值预测了什么、在哪里无话可说。";
    TABLE: "Printed table", "所印表格";
    FREQUENCIES: "Frequencies", "频率方法";
    REROPE: "ReRoPE", "ReRoPE";
    LEAKY: "Leaky ReRoPE", "Leaky ReRoPE";
    TRAINED_IN: "Trained in", "训练时加入";
    KEY_NORM: "KeyNorm", "KeyNorm";
    LLAMA: "LLaMA2-13B", "LLaMA2-13B";
    QWEN: "Qwen-7B", "Qwen-7B";
    CHUNKS: "ChunkLlama3", "ChunkLlama3";
    INVARIANCE: "log n", "log n";
    BIASES: "q/k biases", "q/k 偏置";
    PUBLISHED: "As printed", "照录";
    PUBLISHED_QUESTION: "What do the sources print for models read beyond their training length?", "对于超出训练长度的文本，各出处印了怎样的结果？";
    PUBLISHED_SUMMARY: "{title}: {unit}, printed in {source}. {note}", "{title}：{unit}，印于 {source}。{note}";
    MODEL: "model", "模型";

    GEOMETRY: "Beside our geometry", "与我们的几何量对照";
    GEOMETRY_QUESTION: "What does geometry say about the same methods?", "几何量对同样的方法说了什么？";
    GEOMETRY_SUB: "d = {d}, b = {b}, L = {L}, read at {N}; ridge 0.1, near = 64", "d = {d}，b = {b}，L = {L}，读到 {N}；岭系数 0.1，近处 = 64";
    METHOD: "method", "方法";
    UNSEEN: "unseen share of the circle", "圆周未见份额";
    NEAR_RMS: "RMS error near", "近处均方根误差";
    FAR_MASS: "attention never trained", "从未训练处的注意力";
    PRINTED_REPEATED: "printed, repeated (%)", "所印，重复（%）";
    PRINTED_NATURAL: "printed, natural (%)", "所印，不重复（%）";
    GEOMETRY_SUMMARY: "Printed accuracy on natural texts of {N} tokens against the error that a fitted head makes near. {each} Geometry is not perplexity: ReRoPE with a window as long as the training shows no new angle and still fails, and which NTK and YaRN were used is partly not stated.", "长 {N} 的普通文本上所印的准确率，对照拟合头在近处的误差。{each}几何量不等于困惑度：窗口与训练长度相同的 ReRoPE 没有新角度却仍然失败；所用 NTK 与 YaRN 的变体也未完全说明。";
    GEOMETRY_EACH: "{name}: error {rms}, unseen {unseen}, accuracy {non}.", "{name}：误差 {rms}，未见 {unseen}，准确率 {non}。";
    CAVEAT: "Geometry is not perplexity. The error near explains why position interpolation is worse than nothing without fine-tuning, the unseen angles why plain RoPE fails; neither explains that ReRoPE fails at w = L (positions only once trained), nor what training with log n adds. YaRN stands here with the ramp of its code and its attention factor; the article does not say which it used.", "几何量不等于困惑度。近处误差解释了位置内插在不微调时为何比不处理更差，未见角度解释了原始 RoPE 为何失败；但两者都不能解释 ReRoPE 在 w = L 时的失败（那些位置几乎没有得到训练），也不能解释训练时加入 log n 的收益。此处 YaRN 取其代码的斜坡与注意力因子；文章未说明所用者。";
}
