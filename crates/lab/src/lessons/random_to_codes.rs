//! From random features to a codebook: why some attention is linear, what it leaves out, and how random features become codes
//! (Su, kexue.fm 7546, 7921, 9862, 9844 and 8610).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "codes",
    page: Page::Linear,
    title: words("From random features to a codebook", "从随机特征到码本"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 8] = [
    Scene {
        heading: words("A product instead of a weight", "以乘积代替权重"),
        text: &[
            words(
                "Softmax attention forms a weight for every pair. If a weight is a product of features, `φ(q)·φ(k)`, sums over keys can be kept instead of the keys: the cost grows with the length, not with its square (kexue.fm 7546).",
                "softmax 注意力为每一对词元算一个权重。若权重是特征的乘积 `φ(q)·φ(k)`，就可以只保存对键的求和：代价随长度增长，而不随其平方增长（kexue.fm 7546）。",
            ),
            words(
                "Rows of softmax have a mean entropy of {linmap.softmax.entropy} here.",
                "此处 softmax 各行的平均熵为 {linmap.softmax.entropy}。",
            ),
        ],
        link: "#/linear?linear=maps",
        riddle: Some(Riddle {
            prompt: words("With the features `elu + 1`, are rows sharper or flatter?", "用特征 `elu + 1` 时，行更尖锐还是更平坦？"),
            options: &[
                (words("Sharper", "更尖锐"), words("Features that are all positive never bring a product near zero.", "全为正的特征不会使乘积接近零。")),
                (words("Flatter", "更平坦"), NOTHING),
                (words("About the same", "差不多"), words("Look at the second map.", "请看第二幅图。")),
            ],
            right: 1,
            reveal: words(
                "Flatter: {linmap.elu.entropy}. And the output differs from that of softmax by {linmap.elu.error} of its size. A Taylor polynomial of order two keeps closer, {linmap.taylor.error}, but its features are many: all products of two channels.",
                "更平坦：{linmap.elu.entropy}。其输出与 softmax 输出的相对误差为 {linmap.elu.error}。二阶泰勒多项式更接近，为 {linmap.taylor.error}，但特征很多：要两两通道的所有乘积。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Right on average", "平均而言是准确的"),
        text: &[words(
            "Performer (arXiv:2009.14794, kexue.fm 7921) draws random directions `ω`; products of its features are `exp(q·k)` on average. One draw of {features} directions is off by {linestimate.theory} (relative root mean square) for a pair with `‖q + k‖²` = {linestimate.square}.",
            "Performer（arXiv:2009.14794，kexue.fm 7921）抽取随机方向 `ω`；其特征之积的期望就是 `exp(q·k)`。对 `‖q + k‖²` = {linestimate.square} 的一对向量，{features} 个方向的单次抽样相对均方根误差为 {linestimate.theory}。",
        )],
        link: "#/linear?linear=error&features=64",
        riddle: Some(Riddle {
            prompt: words("What do four times as many directions give?", "方向增加到四倍会怎样？"),
            options: &[
                (words("A quarter of the error", "误差为四分之一"), words("The squared error falls like that.", "那是平方误差的下降方式。")),
                (words("Half of the error", "误差减半"), NOTHING),
                (words("The same error", "误差不变"), words("Draws are averaged.", "多次抽样会被平均。")),
            ],
            right: 1,
            reveal: words(
                "{linestimate.theory} with {features} directions: half. The line falls with slope `−1/2`; accuracy is dear.",
                "{features} 个方向时为 {linestimate.theory}：减半。曲线斜率为 `−1/2`；精度很昂贵。",
            ),
            then: "#/linear?linear=error&features=256",
        }),
        table: &[],
    },
    Scene {
        heading: words("As long as vectors are short", "只要向量够短"),
        text: &[words(
            "The error also holds a factor that has nothing to do with `m`: `exp(‖q + k‖²)`. Here its exponent is {linestimate.square} and the error is {linestimate.theory}. Usual heads are longer: normal `q` and `k` with scores divided by `√d` have `2√d`.",
            "误差中还有一个与 `m` 无关的因子：`exp(‖q + k‖²)`。此处指数为 {linestimate.square}，误差为 {linestimate.theory}。常见的头更长：正态的 `q`、`k` 且分数除以 `√d` 时，该值为 `2√d`。",
        )],
        link: "#/linear?linear=error&features=256",
        riddle: Some(Riddle {
            prompt: words("All vectors are made longer, until `‖q + k‖²` is four times as large. What becomes of the error?", "把所有向量加长，使 `‖q + k‖²` 变为四倍，误差会怎样？"),
            options: &[
                (words("Twice as large", "变为两倍"), words("It grows exponentially.", "它按指数增长。")),
                (words("Four times as large", "变为四倍"), words("It grows exponentially.", "它按指数增长。")),
                (words("Far more than that", "远不止如此"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "{linestimate.theory}: one estimate says nothing any more. In the second picture more features hardly help the longer two sets of vectors.",
                "{linestimate.theory}：单个估计不再说明任何问题。在第二幅图中，对较长的两组向量，增加特征几乎没有帮助。",
            ),
            then: "#/linear?linear=error&features=256&norm=8",
        }),
        table: &[],
    },
    Scene {
        heading: words("Directions are codes", "方向就是码"),
        text: &[
            words(
                "Complete the square: `exp(ω·k − ‖k‖²/2 − ‖ω‖²/2) = exp(−‖k − ω‖²/2)`. A key belongs to the directions near to it; `ω` plays the codebook (kexue.fm 9862). What a key has beyond its shares is one factor, `Z(k)`, and it does not cancel.",
                "配方得 `exp(ω·k − ‖k‖²/2 − ‖ω‖²/2) = exp(−‖k − ω‖²/2)`。键归属于离它近的方向；`ω` 扮演码本（kexue.fm 9862）。键除份额之外还带一个因子 `Z(k)`，它并不会约掉。",
            ),
            words(
                "With {codes} directions the output of Performer is wrong by {linpath.0}.",
                "用 {codes} 个方向时，Performer 的输出误差为 {linpath.0}。",
            ),
        ],
        link: "#/linear?linear=path&path=0",
        riddle: Some(Riddle {
            prompt: words("Drop that factor, as the article does. Is the output better or worse?", "像文章那样丢掉这个因子，输出变好还是变坏？"),
            options: &[
                (words("Better", "变好"), NOTHING),
                (words("Worse", "变坏"), words("It makes the estimate right on average, but most of its chance sits in it.", "它保证估计平均准确，但偶然性也主要来自它。")),
                (words("The same", "不变"), words("It is another for every key.", "它因键而异。")),
            ],
            right: 0,
            reveal: words(
                "Better here: {linpath.1}. Estimates are no longer right on average, but every key now counts as one. It is another attention, not a proof about the old one.",
                "此处变好：{linpath.1}。估计不再平均准确，但每个键都恰好算一份。这是另一种注意力，而不是关于原来那种的证明。",
            ),
            then: "#/linear?linear=path&path=1",
        }),
        table: &[],
    },
    Scene {
        heading: words("Cooling down", "降温"),
        text: &[words(
            "Now lower the temperature `τ` of the shares to zero: every key goes to its nearest vector alone. That is Transformer-VQ with random codes (kexue.fm 9844).",
            "现在把份额的温度 `τ` 降到零：每个键只归最近的向量。这就是使用随机码的 Transformer-VQ（kexue.fm 9844）。",
        )],
        link: "#/linear?linear=path&path=1",
        riddle: Some(Riddle {
            prompt: words("Soft codes were wrong by {was:linpath.1}. And hard ones?", "软码误差为 {was:linpath.1}。硬码呢？"),
            options: &[
                (words("Less", "更小"), words("Random vectors lie far from all keys.", "随机向量离所有键都很远。")),
                (words("More", "更大"), NOTHING),
            ],
            right: 1,
            reveal: words(
                "{linpath.2}. In many dimensions a random vector is much longer than these keys, and a key that is replaced by it is moved far. Shared among several, the errors average out.",
                "{linpath.2}。在高维中随机向量比这些键长得多，被它替换的键会移动很远。若分摊给多个向量，误差会相互抵消。",
            ),
            then: "#/linear?linear=path&path=2",
        }),
        table: &[],
    },
    Scene {
        heading: words("Better centres", "更好的中心"),
        text: &[words(
            "Let the random vectors move to the means of the keys: k-means. It is still {codes} codes and hard ones, wrong by {was:linpath.2} before.",
            "让随机向量移到键的均值：k-means。仍是 {codes} 个硬码，此前误差为 {was:linpath.2}。",
        )],
        link: "#/linear?linear=path&path=2",
        riddle: Some(Riddle {
            prompt: words("Which of all stations before full attention is nearest to it now?", "在完整注意力之前的各站点中，现在哪个离它最近？"),
            options: &[
                (words("Performer", "Performer"), words("Unbiased, but with few directions far off.", "无偏，但方向少时偏差很大。")),
                (words("Soft codes", "软码"), words("They were, as long as codes were random.", "码为随机时确实如此。")),
                (words("Means of keys", "键的均值"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "Means of keys, {linpath.3}. A codebook that knows the keys needs no luck. On the last stretch keys join the codebook one by one, farthest first; with all of them the error is {linpath.4}.",
                "键的均值，{linpath.3}。了解键的码本不需要运气。最后一段中键逐个加入码本，最远者优先；全部加入后误差为 {linpath.4}。",
            ),
            then: "#/linear?linear=path&path=3",
        }),
        table: &[],
    },
    Scene {
        heading: words("How many keys a code has", "一个码有多少键"),
        text: &[words(
            "All keys of a code share its score, so that a sum of their values and their number are all that is kept. Play the tokens to see the cache fill. Reading it gives what reading all quantised keys gives; the difference is {lincodes.hard}.",
            "同一码的键共享分数，因此只需保存它们的值之和与键数。播放词元可以看到缓存逐渐填满。读取缓存与读取所有量化键的结果相同，差为 {lincodes.hard}。",
        )],
        link: "#/linear?linear=codebook&source=clustered",
        riddle: Some(Riddle {
            prompt: words("What if a code did not count its keys?", "如果码不计键数会怎样？"),
            options: &[
                (words("Nothing: weights are normalised anyway", "没有影响：权重反正会归一化"), words("Within a row, crowded codes lose against lonely ones.", "同一行内，键多的码会输给键少的码。")),
                (words("A code of many keys would weigh too little", "键多的码权重过小"), NOTHING),
                (words("A code of many keys would weigh too much", "键多的码权重过大"), words("It would weigh as one key.", "它只会当一个键。")),
            ],
            right: 1,
            reveal: words(
                "The output is then off by {lincodes.hard}. With the count it is `q·c + ln N`, and means of values can be kept instead of sums.",
                "此时输出偏差 {lincodes.hard}。计入键数就是 `q·c + ln N`，并且可以保存值的均值而不是和。",
            ),
            then: "#/linear?linear=codebook&source=clustered&counted=false",
        }),
        table: &[],
    },
    Scene {
        heading: words("When it pays", "何时划算"),
        text: &[words(
            "With {features} features Performer multiplies less than softmax from {linflops.performer} tokens on, and a codebook in blocks from {linflops.vq}. But a network does more than attention (kexue.fm 8610).",
            "用 {features} 个特征时，Performer 自 {linflops.performer} 个词元起乘法少于 softmax，分块码本则自 {linflops.vq} 个起。但网络里不只有注意力（kexue.fm 8610）。",
        )],
        link: "#/linear?linear=cost",
        riddle: Some(Riddle {
            prompt: words("In a base model with its usual heads, from which length on is the quadratic term more than all else?", "在常见头数的 base 模型中，平方项从多长开始超过其余全部？"),
            options: &[
                (words("From {linpays.linear} tokens on", "自 {linpays.linear} 个词元起"), words("There linear heads begin to be cheaper than the quadratic term alone.", "那是线性头开始比平方项本身便宜之处。")),
                (words("From {linpays.ffn} tokens on", "自 {linpays.ffn} 个词元起"), words("There attention overtakes the feed-forward layer.", "那是注意力超过前馈层之处。")),
                (words("From {linpays.quadratic} tokens on", "自 {linpays.quadratic} 个词元起"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "From {linpays.quadratic} tokens on. For short texts there is little to gain, whatever attention costs on paper.",
                "自 {linpays.quadratic} 个词元起。对短文本而言，无论注意力在纸面上代价如何，可节省的都很少。",
            ),
            then: "",
        }),
        table: &[],
    },
];
