//! Can attention concentrate? What makes a row of weights sparse, why full rank is not it, and what length does (Su, kexue.fm
//! 9889, 9529 and 8823).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "focus",
    page: Page::Focus,
    title: words("Can attention concentrate?", "注意力能集中吗？"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 7] = [
    Scene {
        heading: words("A number for concentration", "集中程度的数字"),
        text: &[
            words(
                "`S = E|a| / √E(a²)` is one when all weights of a row are alike, and `1/√n` when one token has everything (kexue.fm 9889). It needs no normalised row and no positive weights. `n·S²` equal weights are as sparse.",
                "`S = E|a| / √E(a²)` 在一行权重全部相同时为一，一个词元独占时为 `1/√n`（kexue.fm 9889）。它不要求归一化，也不要求权重为正。`n·S²` 个等权与之同样稀疏。",
            ),
            words(
                "Scores are normal: mean `β = q·μ`, spread `γ = σ‖q‖`. For softmax at `γ = 1` the formula says {focusrow.theory}.",
                "分数服从正态：均值 `β = q·μ`，离散度 `γ = σ‖q‖`。softmax 在 `γ = 1` 时公式给出 {focusrow.theory}。",
            ),
        ],
        link: "#/focus?weighing=exp",
        riddle: Some(Riddle {
            prompt: words("The query becomes twice as long. What does softmax do?", "查询的长度加倍，softmax 会怎样？"),
            options: &[
                (words("It concentrates", "更集中"), NOTHING),
                (words("It spreads out", "更分散"), words("Longer queries make scores more different.", "查询越长，分数差别越大。")),
                (words("Nothing, weights are normalised", "不变，权重已归一化"), words("Normalising does not undo a factor inside the exponential.", "归一化无法抵消指数里的倍数。")),
            ],
            right: 0,
            reveal: words(
                "It concentrates: `S = exp(−γ²/2)`, now {focusrow.theory}. Training can make a row as sharp as it likes.",
                "更集中：`S = exp(−γ²/2)`，此时为 {focusrow.theory}。训练可以让一行任意尖锐。",
            ),
            then: "#/focus?weighing=exp&qnorm=2",
        }),
        table: &[],
    },
    Scene {
        heading: words("Without the exponential", "没有指数"),
        text: &[words(
            "Take the score itself as the weight, `f(x) = x`. Its `S` depends on `β/γ` alone; here it is {focusrow.theory}.",
            "直接以分数为权重，`f(x) = x`。此时 `S` 只取决于 `β/γ`；此处为 {focusrow.theory}。",
        )],
        link: "#/focus?weighing=identity",
        riddle: Some(Riddle {
            prompt: words("How sparse can it become, whatever the query?", "无论查询如何，它最稀疏能到多少？"),
            options: &[
                (words("`S = 0`, with a long query", "`S = 0`，只要查询够长"), words("A factor leaves β/γ as it is.", "倍数不改变 β/γ。")),
                (words("`S = √(2/π)`, at `β = 0`", "`S = √(2/π)`，在 `β = 0` 处"), NOTHING),
                (words("`S = 1/2`", "`S = 1/2`"), words("Look at the dashed line.", "请看虚线。")),
            ],
            right: 1,
            reveal: words(
                "{focusrow.theory} is the least: such attention never concentrates. Rows that are drawn agree: {focusrow.drawn}.",
                "最小值就是 {focusrow.theory}：这样的注意力永远无法集中。抽样的行也如此：{focusrow.drawn}。",
            ),
            then: "#/focus?weighing=identity&beta=0",
        }),
        table: &[],
    },
    Scene {
        heading: words("relu² needs a bias", "relu² 需要偏置"),
        text: &[words(
            "GAU squares what is positive. It, too, knows `β/γ` only; at `β = 1`, `γ = 1`, `S` is {focusrow.theory}.",
            "GAU 把正的部分平方。它同样只取决于 `β/γ`；在 `β = 1`、`γ = 1` 时 `S` 为 {focusrow.theory}。",
        )],
        link: "#/focus?weighing=relu2",
        riddle: Some(Riddle {
            prompt: words("Which keys make it sparse?", "怎样的键使它稀疏？"),
            options: &[
                (words("Keys whose mean score is negative", "平均分数为负的键"), NOTHING),
                (words("Keys whose mean score is large", "平均分数很大的键"), words("Then nearly all are positive, and alike.", "那样几乎全为正，且彼此相近。")),
                (words("Longer queries", "更长的查询"), words("A factor cancels after normalising.", "倍数在归一化后抵消。")),
            ],
            right: 0,
            reveal: words(
                "With `β = −2` only a few keys are above zero, and `S` is {focusrow.theory}. A bias of keys matters here; to softmax it is nothing.",
                "`β = −2` 时只有少数键大于零，`S` 为 {focusrow.theory}。键的偏置在此重要，对 softmax 则毫无作用。",
            ),
            then: "#/focus?weighing=relu2&beta=-2",
        }),
        table: &[],
    },
    Scene {
        heading: words("Features that are all positive", "全为正的特征"),
        text: &[
            words(
                "Linear attention multiplies features `φ(q)·φ(k)`, here `elu + 1` in {channels} channels: `S` = {focusrow.theory}, nearly one. The band shows what any query could reach.",
                "线性注意力把特征相乘：`φ(q)·φ(k)`，此处为 {channels} 通道的 `elu + 1`：`S` = {focusrow.theory}，接近一。色带表示任意查询所能达到的范围。",
            ),
            words(
                "Even a query that reads a single channel stays far from zero: sums of positive features say how important a key is to everyone, hardly what this query wants.",
                "即使查询只读一个通道，也远离零：正特征之和说明一个键对所有人有多重要，却难以表达这个查询想要什么。",
            ),
        ],
        link: "#/focus?weighing=linear-elu&beta=0",
        riddle: None,
        table: &[],
    },
    Scene {
        heading: words("Full rank is cheap", "满秩并不难"),
        text: &[words(
            "Why are language models causal? A triangular map has full rank (kexue.fm 9529). Of `elu + 1` features in {channels} channels, read both ways, {mapped} tokens give rank {focusrank.rank}.",
            "语言模型为何是因果的？三角注意力图必满秩（kexue.fm 9529）。{channels} 通道的 `elu + 1` 特征双向读取 {mapped} 个词元时，秩为 {focusrank.rank}。",
        )],
        link: "#/focus?focus=rank&rankmask=all&rankof=elu",
        riddle: Some(Riddle {
            prompt: words("And when each token only reads what came before?", "若每个词元只读之前的内容呢？"),
            options: &[
                (words("The same rank", "秩相同"), words("Look at the second picture.", "请看第二幅图。")),
                (words("As many as there are tokens", "等于词元数"), NOTHING),
                (words("Twice as much", "两倍"), words("The diagonal is positive, all of it.", "对角线全部为正。")),
            ],
            right: 1,
            reveal: words(
                "{focusrank.rank}, and `ln det = Σ ln A_ii` = {focusrank.determinant}: not zero, but very small. The effective rank is {focusrank.effective}. Full rank alone explains little.",
                "{focusrank.rank}，且 `ln det = Σ ln A_ii` = {focusrank.determinant}：不为零，但极小。有效秩为 {focusrank.effective}。满秩本身解释不了多少。",
            ),
            then: "#/focus?focus=rank&rankmask=forward&rankof=elu",
        }),
        table: &[],
    },
    Scene {
        heading: words("Longer rows", "更长的行"),
        text: &[words(
            "A longer row is shared by more tokens. At heat `τ = 5` the entropy grows by {focuslength.plain} nats from `64` to `4096` tokens.",
            "行越长，分享者越多。热度 `τ = 5` 时，从 `64` 到 `4096` 个词元，熵增加 {focuslength.plain} nat。",
        )],
        link: "#/focus?focus=length&dim=64",
        riddle: Some(Riddle {
            prompt: words("Scores are multiplied by `log n / log 512`. By how much does it change now?", "分数乘以 `log n / log 512`，现在变化多少？"),
            options: &[
                (words("By nearly nothing", "几乎不变"), NOTHING),
                (words("By half of it", "减半"), words("Look at the second line.", "请看第二条线。")),
                (words("By the same", "一样"), words("The largest score grows with n, too.", "最大分数也随 n 增长。")),
            ],
            right: 0,
            reveal: words(
                "By {focuslength.scaled}. At that heat a few large scores decide, and they grow like the logarithm.",
                "{focuslength.scaled}。这样的热度下由少数大分数决定，它们随对数增长。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("What log n cannot do", "log n 做不到的事"),
        text: &[words(
            "Untrained heads are not that hot. At `τ = 1` the entropy grows by {focuslength.plain} without and still by {focuslength.scaled} with log n: scores hardly matter, and each new token takes its share. The rule is for heads that already look at few tokens.",
            "未训练的头没有那么热。`τ = 1` 时，熵在没有 log n 时增加 {focuslength.plain}，有 log n 时仍增加 {focuslength.scaled}：分数几乎不起作用，每个新词元都分走一份。这条规则适用于本来就只看少数词元的头。",
        )],
        link: "#/focus?focus=length&dim=64&heat=1",
        riddle: None,
        table: &[],
    },
];
