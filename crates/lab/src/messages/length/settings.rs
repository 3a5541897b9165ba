//! Words of the Length: settings.

use crate::text::Text;

messages! {
    QUESTION: "I have this model and need a longer text: what do I set, and what breaks?", "我有这个模型，需要更长的文本：该如何设置，又会损失什么？";
    METHOD: "Method", "方法";
    STACK: "Program", "推理框架";
    AS_IS: "as it is", "现有设置";
}

/// What the calculator says; only the engine and the labs hold these.
pub mod plan {
    use crate::text::Text;

    messages! {
        MODEL: "Slot A, {name}: {dim} channels per head, {turning} of them turn, base {base}; trained on L = {train} tokens, wanted n = {tokens}, n/L = {ratio}.", "配方 A（{name}）：每头 {dim} 个通道，其中 {turning} 个旋转，底数 {base}；训练长度 L = {train} 词元，所需 n = {tokens}，n/L = {ratio}。";
        MODEL_ENOUGH: "Nothing has to be set: {tokens} tokens fit into the training length of {train}.", "无需设置：{tokens} 个词元未超过训练长度 {train}。";
        MODEL_STILL: "Slot A turns nothing: its recipe ({name}) has no angles to extend. Choose a model with RoPE, or paste its config.json.", "配方 A（{name}）不旋转任何通道，没有可以扩展的角度。请选择使用 RoPE 的模型，或粘贴其 config.json。";
        GEOMETRY: "Geometry only: nothing here says how well a trained model works with it. Distances, and texts up to L, are compared at sampled tokens.", "此处只谈几何：并不说明训练好的模型效果如何。距离以及长度不超过 L 的文本在抽样词元上比较。";

        // why a method has no settings
        NOT_NEEDED: "not needed: n ≤ L", "无需使用：n ≤ L";
        TOO_FAR: "n/L = {ratio} asks for a factor of {factor}; at most {max} is allowed", "n/L = {ratio} 需要因子 {factor}，上限为 {max}";
        ONE_PAIR: "only one pair turns: a change of base leaves it as it is", "仅有一个旋转对：改变底数对它无效";
        BASE_LIMIT: "would need base {base}; at most {max} is allowed", "需要底数 {base}，上限为 {max}";
        SHORT_TRAIN: "L = {train} is too short for its windows", "L = {train} 过短，放不下其窗口";
        NO_SEARCH: "its lists come from a search on one model; published ones fit base 10000, L = 4096, 96 turning channels and n ≤ 131072", "其列表由针对单个模型的搜索得出；已发表的列表仅适用于底数 10000、L = 4096、96 个旋转通道且 n ≤ 131072";

        // where the recommended values come from
        RULE_AS_IS: "what slot A says, on n tokens", "配方 A 的现有设置，作用于 n 个词元";
        RULE_PI: "s = n/L (arXiv:2306.15595)", "s = n/L（arXiv:2306.15595）";
        RULE_NTK: "s = 2n/L: safe to about half of its target (kexue.fm 9948)", "s = 2n/L：大约只能用到目标长度的一半（kexue.fm 9948）";
        RULE_DYNAMIC: "factor 2: a ratio of 2n/L − 1 at n tokens", "因子 2：在 n 个词元处比值为 2n/L − 1";
        RULE_QWEN: "L; the ratio steps with powers of two (QwenLM/Qwen)", "L；比值按 2 的幂分级（QwenLM/Qwen）";
        RULE_PARTS: "s = n/L, L (jquesnelle/yarn)", "s = n/L，L（jquesnelle/yarn）";
        RULE_YARN: "s = n/L, L, β 32 and 1, ramp along the pairs as in its code (arXiv:2309.00071)", "s = n/L，L，β 为 32 与 1，按代码沿旋转对线性过渡（arXiv:2309.00071）";
        RULE_DYNAMIC_YARN: "L; s follows the text", "L；s 随文本长度变化";
        RULE_LLAMA3: "s = n/L, L, turns 1 and 4 (arXiv:2407.21783)", "s = n/L，L，转数界限 1 与 4（arXiv:2407.21783）";
        RULE_LONGROPE: "the published lists (arXiv:2402.13753)", "已发表的列表（arXiv:2402.13753）";
        RULE_ABF: "b′ = b^(ln(n/2π)/ln(L/2π)): as many pairs complete a turn in n as did in L (critical base, arXiv:2310.05209); needs training", "b′ = b^(ln(n/2π)/ln(L/2π))：n 个词元内转满一周的旋转对与原先 L 内一样多（临界底数，arXiv:2310.05209）；需要训练";
        RULE_REROPE: "w = L/4, of L/4 … L/2 (kexue.fm 9708)", "w = L/4，取自 L/4 … L/2（kexue.fm 9708）";
        RULE_LEAKY: "w = L/4, smallest whole k with w + (n−1−w)/k ≤ L/2 (kexue.fm 9708)", "w = L/4，k 取满足 w + (n−1−w)/k ≤ L/2 的最小整数（kexue.fm 9708）";
        RULE_SELF_EXTEND: "W near L/4, smallest G that divides W with W + (n−W)/G < ⅔L (arXiv:2401.01325)", "W 约为 L/4，G 取整除 W 且满足 W + (n−W)/G < ⅔L 的最小值（arXiv:2401.01325）";
        RULE_DCA: "c = ¾L, w = ⅛L (arXiv:2402.17463)", "c = ¾L，w = ⅛L（arXiv:2402.17463）";
        RULE_WINDOW: "w = L: the baseline to beat (kexue.fm 9431); forgets what is further back", "w = L：应当超越的基线（kexue.fm 9431）；更早的内容会被遗忘";
        RULE_LM_INFINITE: "10 first tokens and a window, L in all (arXiv:2308.16137)", "最前 10 个词元加一个窗口，共 L（arXiv:2308.16137）";
        RULE_STREAMING: "4 first tokens and a window, L in all (arXiv:2309.17453)", "最前 4 个词元加一个窗口，共 L（arXiv:2309.17453）";
        RULE_LOGN: "L; a temperature, which leaves all angles as they are: to be put over another method (kexue.fm 9948)", "L；只是温度，不改变任何角度，应叠加在其他方法之上（kexue.fm 9948）";

        // cost
        COST_NONE: "none", "无";
        COST_DYNAMIC: "frequencies follow the text: cache keys unturned", "频率随文本变化：应缓存未旋转的键";
        COST_UNTURNED: "{count} score matrices at prefill; cache keys unturned", "预填充需 {count} 个分数矩阵；应缓存未旋转的键";
        COST_CHUNKS: "{count} attention calls merged by log-sum-exp", "{count} 次注意力计算，以 log-sum-exp 合并";
        COST_BOUNDED: "cheaper: at most {keys} keys per query, and in the cache", "更省：每个查询及缓存至多 {keys} 个键";
        COST_BOUNDED_CACHE: "cheaper: at most {keys} keys per query, and in the cache; keys are turned by their place in it", "更省：每个查询及缓存至多 {keys} 个键；键按其在缓存中的位置旋转";

        // columns
        COLUMN_SETTINGS: "Settings", "设置";
        COLUMN_UNSEEN: "Pairs at unseen angles", "出现新角度的旋转对";
        COLUMN_SHARE: "New arc, mean", "新弧段均值";
        COLUMN_STEP: "θ′₀, rad/token", "θ′₀，弧度/词元";
        COLUMN_BEND: "max |ρ−Δ|, Δ < L/2", "max |ρ−Δ|，Δ < L/2";
        COLUMN_FACTOR: "m", "m";
        COLUMN_SQUARE: "m²", "m²";
        COLUMN_SAME: "Same up to L", "L 以内不变";
        COLUMN_COST: "Cost", "代价";
        COLUMN_COMPARE: "Compare", "比较";
        YES: "yes", "是";
        NO: "no", "否";
        OF: "{count} of {all}", "{count} / {all}";

        // the page
        TABLE: "Methods for {tokens} tokens", "面向 {tokens} 个词元的方法";
        HINT: "Choose a method to see what to paste.", "选择一种方法，查看可粘贴的配置。";
        PASTE: "Config for {name}", "{name} 的配置";
        COPY: "Copy: {name}", "复制：{name}";
        COPY_SHORT: "Copy", "复制";
        COPIED: "The config is in the clipboard.", "配置已复制。";
        OTHER_SLOT: "The controls turn another recipe now; the calculator's model is slot A.", "当前控件调节的是另一个配方；计算器的模型是配方 A。";
        NEED: "I need this many tokens", "我需要的词元数";
        COMPARE_NONE: "Tick methods to compare them with slot A", "勾选方法，与配方 A 比较";
        COMPARE: "Compare {count} with slot A", "将 {count} 个方法与配方 A 比较";
        COMPARE_HINT: "Puts the methods that are ticked beside slot A, and opens the positions.", "将勾选的方法放到配方 A 旁，并打开“位置”部分。";
        COMPARE_ONE: "Compare {name}", "比较{name}";
    }
}

/// What exporting says.
pub mod export {
    use crate::text::Text;

    messages! {
        REFUSED: "{stack} cannot do this: {scheme} – {reason}.", "{stack} 无法做到：{scheme}——{reason}。";
        LABEL_CONFIG: "into config.json", "写入 config.json";
        LABEL_COMMAND: "on the command line", "命令行参数";
        LABEL_GGUF: "keys of the GGUF file (ARCH: the architecture's name)", "GGUF 文件的键（ARCH 为架构名）";
        NO_FLAGS: "no flags: these keys can only stand in the file", "无对应参数：这些键只能写入文件";

        NO_DYNAMIC: "its frequencies are fixed when the program starts; write the base for n tokens (NTK) instead", "其频率在启动时即固定；请改写为 n 个词元所需的底数（NTK）";
        NO_TENSOR: "its factors per pair stand in a tensor of the GGUF file ({tensor}), written when the model is converted; there is no flag", "各旋转对的因子存于 GGUF 文件的张量（{tensor}），在转换模型时写入，没有对应参数";
        NO_SCALE: "no key for this temperature", "没有该温度的键";
        NO_CHUNKS: "no implementation of dual chunks", "没有双块注意力的实现";
        NO_QWEN: "only the code published with Qwen-1 reads its keys", "只有随 Qwen-1 发布的代码读取这些键";
        NO_PROPORTIONAL: "the releases read have no type proportional", "所查阅的版本没有 proportional 类型";
        NO_ATTENTION: "its attention factor is not {wanted} but 1 + 0.1 ln s = {own}; ARCH.rope.scaling.attn_factor multiplies it, here by {ratio}", "其注意力因子不是 {wanted}，而是 1 + 0.1 ln s = {own}；ARCH.rope.scaling.attn_factor 会再乘上它，此处应为 {ratio}";
        NO_MSCALE: "it reads one growth (yarn_log_multiplier) and takes mscale for 1 or the same; not {mscale} and {all}", "它只读取一个增长率（yarn_log_multiplier），并将 mscale 视为 1 或与之相同；不支持 {mscale} 与 {all}";
        NO_M_ROPE: "sections of the axes are set when the model is converted", "各轴的分段在转换模型时设定";

        NOTE_WHOLE: "The object replaces the whole one of the model, so the base stands in it.", "该对象整体替换模型原有的对象，因此底数也写在其中。";
        NOTE_LAYERS: "Models with several kinds of layers (Gemma 3, OLMo 3) hold one object for each kind; this one then stands under full_attention.", "含多种层的模型（Gemma 3、OLMo 3）为每种层各设一个对象；此对象应放在 full_attention 之下。";
        NOTE_DYNAMIC: "Differs: this program computes one base at the start, b·(s² − s + 1)^(d/(d−2)) = {own}, whatever the text; transformers has {wanted} at n tokens.", "存在差异：该框架在启动时即算定底数 b·(s² − s + 1)^(d/(d−2)) = {own}，与文本无关；transformers 在 n 个词元处为 {wanted}。";
        NOTE_FACTOR: "Differs: attention factor m = {own} here, {wanted} in transformers. {program} reads neither attention_factor nor mscale for type yarn; \"attn_factor\": {ratio} in the object makes them equal (vLLM issue 48621).", "存在差异：此处注意力因子 m = {own}，transformers 为 {wanted}。对 yarn 类型，{program} 既不读取 attention_factor 也不读取 mscale；在对象中加入 \"attn_factor\": {ratio} 可使两者一致（vLLM issue 48621）。";
        NOTE_FACTOR_SGLANG: "Differs between releases: m = {own} where mscale is not read for type yarn, m = {wanted}, as in transformers, where it is (SGLang PR 22711).", "各版本存在差异：不读取 yarn 类型 mscale 的版本中 m = {own}，读取的版本中 m = {wanted}，与 transformers 相同（SGLang PR 22711）。";
        NOTE_FACTOR_STATED: "Differs: attention factor m = {own} here, {wanted} in transformers. SGLang does not read attention_factor; \"attn_factor\": {ratio} in the object, which multiplies m, makes them equal.", "存在差异：此处注意力因子 m = {own}，transformers 为 {wanted}。SGLang 不读取 attention_factor；在对象中加入会乘到 m 上的 \"attn_factor\": {ratio} 可使两者一致。";
        NOTE_DEEPSEEK: "Models of DeepSeek's class are read as deepseek_yarn: m = {wanted} and the factor of the softmax, as in transformers. Other classes would have m = {own}.", "DeepSeek 类模型按 deepseek_yarn 读取：m = {wanted} 及 softmax 因子与 transformers 相同；其他类则为 m = {own}。";
        NOTE_LONE: "A lone mscale is ignored by transformers: m = {wanted}; the formula with it would give {own}.", "transformers 忽略单独出现的 mscale：m = {wanted}；按公式计入则为 {own}。";
        NOTE_TRUNCATE: "Differs: releases that do not know truncate round the ends of the ramp to ({low}, {high}); here it runs from {from} to {to}.", "存在差异：不识别 truncate 的版本会将过渡区端点取整为 ({low}, {high})；此处为 {from} 到 {to}。";
        NOTE_GGML_TRUNCATE: "Differs: llama.cpp always rounds the ends of the ramp, to ({low}, {high}); transformers runs it from {from} to {to}.", "存在差异：llama.cpp 总是将过渡区端点取整为 ({low}, {high})；transformers 为 {from} 到 {to}。";
        NOTE_GGML_FACTOR: "Computes m = 1 + 0.1 ln s = {own} itself, as transformers does. Builds since llama.cpp PR 17945 override --yarn-attn-factor while YaRN is on; older ones multiply m by it, so leave it away.", "它自行计算 m = 1 + 0.1 ln s = {own}，与 transformers 一致。llama.cpp PR 17945 之后的版本在启用 YaRN 时会覆盖 --yarn-attn-factor，更早的版本则将其乘入 m，因此不要设置。";
        NOTE_GGML_MSCALE: "yarn_log_multiplier is a tenth of mscale_all_dim and read by architectures of DeepSeek's kind; older builds had m = {own} instead of {wanted}.", "yarn_log_multiplier 为 mscale_all_dim 的十分之一，由 DeepSeek 类架构读取；旧版本中 m = {own}，而非 {wanted}。";
        NOTE_YARN_4: "Release 4.45 measured the ramp in max_position_embeddings, 4.52.3 took the ratio of the lengths for factor; others use both keys as written.", "4.45 版按 max_position_embeddings 计算过渡区，4.52.3 版以长度之比代替 factor；其余版本按所写的两个键计算。";
        NOTE_DYNAMIC_HF: "Its rule begins where max_position_embeddings ends: leave that at L.", "其规则从 max_position_embeddings 之后开始生效：请保持为 L。";
        NOTE_LONGROPE_4: "Transformers 4 computes m from the ratio of both lengths, 5 from factor; here they agree.", "transformers 4 由两个长度之比计算 m，5 由 factor 计算；此处两者一致。";
        NOTE_LONGROPE_VLLM: "Differs: the long list is used for every text once --max-model-len exceeds {train}; transformers changes lists with the text.", "存在差异：只要 --max-model-len 超过 {train}，所有文本都使用长列表；transformers 则随文本长度切换列表。";
        NOTE_QWEN: "Read only by the code published with Qwen-1 (trust_remote_code).", "只有随 Qwen-1 发布的代码读取（trust_remote_code）。";
        NOTE_CHUNKS: "Needs an attention backend for dual chunks, made for Qwen2.5-1M; others ignore the object.", "需要为 Qwen2.5-1M 编写的双块注意力后端；其他后端忽略该对象。";
        NOTE_BASE: "Written as a base: the program needs to know no method.", "写成底数即可，框架无需了解该方法。";
        NOTE_LLAMA_4: "llama_4_scaling_beta is read by the classes of Ministral 3 and Mistral 4 only; vLLM 0.25 takes it from an object llama_4_scaling beside this one (issue 48621).", "llama_4_scaling_beta 仅由 Ministral 3 与 Mistral 4 的模型类读取；vLLM 0.25 则从旁边的 llama_4_scaling 对象读取（issue 48621）。";

        NO_KEY: "no key of a configuration says it; it needs code", "没有对应的配置键，需要修改代码";
        NO_BASE: "this variant is no change of base", "该变体不等于改变底数";
        NO_RAMP: "only the ramp along the pairs has a key, not the paper's along turns", "只有沿旋转对的过渡有对应的键，论文中沿转数的过渡没有";
        NO_SECTIONS: "sections of a head that turns in part are not written", "部分旋转的头的分段不予写出";
        TWO_LENGTHS: "two layers count from different training lengths, and there is one key", "两层采用不同的训练长度，而键只有一个";
        TWO_TYPES: "the model has a type of scaling of its own, and there is room for one", "模型自带一种缩放类型，而只能有一种";
        NO_LISTS: "its lists were made for another number of pairs", "其列表针对另一旋转对数";
    }
}

pub use export::{NO_BASE, NO_KEY, NO_LISTS, NO_RAMP, NO_SECTIONS, TWO_LENGTHS, TWO_TYPES};
