//! Attention as a page-turning RNN: a small state that reads everything again, what that costs, and relatives that read only once
//! (Su, kexue.fm 10017, 11033 and 6853).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "pageturner",
    page: Page::Recurrence,
    title: words("Attention as a page-turning RNN", "注意力是会翻书的 RNN"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 8] = [
    Scene {
        heading: words("One token at a time", "一次读一个词元"),
        text: &[words(
            "Nothing says that a recurrent network may read each token only once (kexue.fm 10017). Here the network works out token {turn.token}. It goes back from that token to the first one, and keeps a maximum `m`, a sum `y` and a sum `z`: {turn.numbers} numbers with the query. So far {turn.done} tokens were read, and `y/z` is {turn.now} away from what the matrix form gives.",
            "没有谁规定循环网络只能把每个词元读一遍（kexue.fm 10017）。此处网络正在计算第 {turn.token} 个词元：从它自己往回读到第一个，只保留最大值 `m`、分子 `y` 与分母 `z`，连同查询共 {turn.numbers} 个数。目前读了 {turn.done} 个，`y/z` 与矩阵形式的结果相差 {turn.now}。",
        )],
        link: "#/recurrence?turn-token=12&turn-step=5",
        riddle: Some(Riddle {
            prompt: words("After the last token, how far away is `y/z`?", "读完最后一个词元之后，`y/z` 还差多少？"),
            options: &[
                (words("As far as rounding", "只差舍入误差"), NOTHING),
                (words("A little: a small state must forget something", "差一点：状态小，总要忘掉一些"), words("It forgets nothing that this query asks for: a weighted mean needs two sums only.", "这个查询所要的并未丢失：加权平均只需两个和。")),
                (words("It depends on the largest score", "取决于最大的分数"), words("`m` takes the largest score off, so that no exponential overflows.", "`m` 会减去最大分数，指数不会溢出。")),
            ],
            right: 0,
            reveal: words(
                "It is {turn.now} away. Press play and watch the lines run to their dashed ends.",
                "相差 {turn.now}。按播放，看各条线走到虚线的终点。",
            ),
            then: "#/recurrence?turn-token=12&turn-step=12",
        }),
        table: &[],
    },
    Scene {
        heading: words("In any order", "任意次序"),
        text: &[words(
            "Backwards has a charm: the first token that is read brings the query along. Over all {turn.tokens} tokens the largest error is {turn.error} in f64.",
            "倒序有个妙处：第一个读到的词元自带查询。全部 {turn.tokens} 个词元上，f64 的最大误差为 {turn.error}。",
        )],
        link: "#/recurrence?turn-token=12&turn-step=12",
        riddle: Some(Riddle {
            prompt: words("What changes when the tokens are read in a shuffled order?", "打乱读取次序，会改变什么？"),
            options: &[
                (words("The output", "输出"), words("Sums do not know in which order they were made.", "和与相加次序无关。")),
                (words("Only the last digits", "只有最后几位数字"), NOTHING),
                (words("How much must be kept", "需要保存的数量"), words("The state has the same numbers.", "状态的数不变。")),
            ],
            right: 1,
            reveal: words(
                "The largest error is {turn.error} now. Two partial states can be merged as well, in any order: that is how long rows are worked out in blocks. Turn the numbers to bf16 to see what few digits do to the sums.",
                "最大误差现在是 {turn.error}。两个部分状态也能以任意次序合并：长行正是这样分块计算的。把数值类型换成 bf16，看看位数少时求和会怎样。",
            ),
            then: "#/recurrence?turn-token=12&turn-step=12&turn-order=random",
        }),
        table: &[],
    },
    Scene {
        heading: words("The arrows that are cut", "被剪断的箭头"),
        text: &[words(
            "Written out, the readings stand one under the other. A page-turning network could hand its state from the end of one reading to the start of the next. Attention cuts these arrows and starts anew, so that all rows can be worked out at the same time.",
            "展开来看，一遍遍阅读上下排列。翻书的网络本可以把一遍末尾的状态交给下一遍的开头；注意力剪断这些箭头，每遍清零重来，于是所有行可以同时计算。",
        )],
        link: "#/recurrence?n=24",
        riddle: Some(Riddle {
            prompt: words("How many steps are there for {turn.tokens} tokens?", "{turn.tokens} 个词元共有多少步？"),
            options: &[
                (words("`n`", "`n`"), words("That is one reading.", "那只是读一遍。")),
                (words("`n(n + 1)/2`", "`n(n + 1)/2`"), NOTHING),
                (words("`n²`", "`n²`"), words("Nothing is read that comes later.", "后面的词元不会读到。")),
            ],
            right: 1,
            reveal: words(
                "{turn.steps}, with {turn.cut} arrows cut. The memory does not grow with the text; the time does, with its square.",
                "{turn.steps} 步，剪断 {turn.cut} 条箭头。内存不随文本增长，时间却按平方增长。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("The price of keeping nothing", "什么也不存的代价"),
        text: &[words(
            "A second layer needs the first one at every earlier token. Who keeps no cache works it out again each time: for {turn.tokens} tokens and {turn.layers} layers that takes {reads.reads} reads, while a cache leaves {reads.scores} scores.",
            "第二层需要第一层在此前每个词元上的结果。不用缓存就得每次重算：{turn.tokens} 个词元、{turn.layers} 层要读 {reads.reads} 次；有缓存则只算 {reads.scores} 个分数。",
        )],
        link: "#/recurrence?n=64&turn-layers=2",
        riddle: Some(Riddle {
            prompt: words("And with twice as many layers?", "层数加倍呢？"),
            options: &[
                (words("Twice as many reads", "读取次数加倍"), words("That is what happens with a cache.", "那是有缓存的情形。")),
                (words("The square of it", "变成平方"), words("Not quite: the count is a binomial, `C(n + ℓ, ℓ + 1)`.", "不完全是：次数是二项式系数 `C(n + ℓ, ℓ + 1)`。")),
                (words("More than two hundred times as many", "两百多倍"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "{reads.reads}, against {was:reads.reads} before: `C(n + ℓ, ℓ + 1)`, about `n^(ℓ+1)/(ℓ+1)!`. With a cache {reads.scores} scores are enough.",
                "{reads.reads} 次，此前为 {was:reads.reads}：即 `C(n + ℓ, ℓ + 1)`，约为 `n^(ℓ+1)/(ℓ+1)!`。有缓存则 {reads.scores} 个分数就够。",
            ),
            then: "#/recurrence?n=64&turn-layers=4",
        }),
        table: &[],
    },
    Scene {
        heading: words("What does not grow", "不增长的部分"),
        text: &[words(
            "The lowest picture counts numbers for the layers and channels of `LLaMA-2-70B`. A cache grows with every token; the page-turner only needs two numbers for each channel of each layer.",
            "最下方的图按 `LLaMA-2-70B` 的层数与通道数计数。缓存随每个词元增长；翻书的做法只需每层每通道两个数。",
        )],
        link: "#/recurrence?n=1024",
        riddle: Some(Riddle {
            prompt: words("How does that second number grow when the text gets a thousand times longer?", "文本变长一千倍时，第二个数怎样增长？"),
            options: &[
                (words("Not at all", "完全不增长"), NOTHING),
                (words("With the logarithm", "按对数增长"), words("Nothing in the state counts tokens.", "状态里没有任何东西记录词元数。")),
                (words("A thousand times, too", "同样一千倍"), words("That is the cache.", "那是缓存。")),
            ],
            right: 0,
            reveal: words(
                "It stays at {held.flat} numbers. Su's conclusion: once a text has about as many tokens as the state has numbers, a task that must hold all of it at once fails, and writing intermediate results into the text is what helps.",
                "始终是 {held.flat} 个数。苏剑林的结论：当文本的词元数与状态的数相当时，需要同时记住全部内容的任务必然失败；把中间结果写进文本（思维链）才有帮助。",
            ),
            then: "#/recurrence?n=1048576",
        }),
        table: &[],
    },
    Scene {
        heading: words("Relatives that read only once", "只读一遍的近亲"),
        text: &[words(
            "A network that reads each token once has to put all of them into one state. RetNet lets everything fade: the first of its heads keeps half of a token for {relative.half} tokens. Its state has {relative.state} numbers, and the map that is hidden in it agrees with the recurrent form within {relative.apart}.",
            "只读一遍的网络必须把所有词元放进同一个状态。RetNet 让一切逐渐衰减：第一个头的半衰期为 {relative.half} 个词元。它的状态有 {relative.state} 个数；隐藏的注意力图与循环形式的差不超过 {relative.apart}。",
        )],
        link: "#/recurrence?chapter=relatives&relative=retnet",
        riddle: Some(Riddle {
            prompt: words("The next head loses half as much per step. How long does it keep half?", "下一个头每步的损失减半。它的半衰期是多少？"),
            options: &[
                (words("About as long", "差不多"), words("A rate that is halved needs twice the steps.", "速率减半，步数加倍。")),
                (words("About twice as long", "约两倍"), NOTHING),
                (words("The square of it", "平方"), words("Losses per step multiply, so that logarithms add.", "每步的保留率相乘，对数相加。")),
            ],
            right: 1,
            reveal: words(
                "{relative.half} tokens. Such a state never overflows, but it cannot choose: {relative.negative} of the weights are negative, and age alone decides what fades.",
                "{relative.half} 个词元。这样的状态不会溢出，却无法选择：{relative.negative} 的权重为负，衰减只由年龄决定。",
            ),
            then: "#/recurrence?chapter=relatives&relative=retnet&retain=0.984375",
        }),
        table: &[],
    },
    Scene {
        heading: words("How much fits into a state", "状态里装得下多少"),
        text: &[words(
            "{memory.pairs} pairs of keys and values were written into states for keys of {memory.d} channels, then read back. The error of the linear state is {memory.linear}, where theory has {memory.theory}; at `1` a memory says no more than nothing would.",
            "把 {memory.pairs} 对键与值写入键宽 {memory.d} 的状态，再读回来。线性状态的误差为 {memory.linear}，理论值 {memory.theory}；误差为 `1` 时，等于什么也没说。",
        )],
        link: "#/recurrence?chapter=memory&recall-pairs=32",
        riddle: Some(Riddle {
            prompt: words("Four times as many pairs: which memory is still far below `1`?", "对数变成四倍：哪种记忆的误差仍远小于 `1`？"),
            options: &[
                (words("DeltaNet, which erases before it writes", "先擦后写的 DeltaNet"), words("It keeps the latest pairs exactly and ruins older ones: {memory.delta} on average.", "它精确记住最近的，却毁掉较旧的：平均 {memory.delta}。")),
                (words("RetNet, which lets old pairs fade", "让旧内容衰减的 RetNet"), words("It forgets nearly all: {memory.retnet} on average.", "它几乎全忘了：平均 {memory.retnet}。")),
                (words("Softmax, which keeps them all", "全部保存的 softmax"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "Softmax has {memory.softmax}, and pays for it with a cache of all pairs. The linear state is at {memory.linear}, as `√((n − 1)/d)` = {memory.theory} says.",
                "softmax 为 {memory.softmax}，代价是缓存全部的对。线性状态为 {memory.linear}，与 `√((n − 1)/d)` = {memory.theory} 相符。",
            ),
            then: "#/recurrence?chapter=memory&recall-pairs=128",
        }),
        table: &[],
    },
    Scene {
        heading: words("Reading less", "少读一些"),
        text: &[words(
            "The other way out is to read only some tokens (kexue.fm 6853). Atrous attention reads every k-th: after any number of layers each token has heard of {reached.share} of all pairs and no more, since classes of tokens never meet.",
            "另一条出路是只读一部分（kexue.fm 6853）。空洞注意力每隔 k 个读一个：无论多少层，都只够到全部配对的 {reached.share}，因为不同类的词元永不相遇。",
        )],
        link: "#/recurrence?chapter=sparse&sparse=atrous&sparse-k=4&hops=8",
        riddle: Some(Riddle {
            prompt: words("Atrous and local layers take turns. After how many layers is everyone heard by everyone?", "空洞层与局部层交替。多少层之后每个词元都听得见所有词元？"),
            options: &[
                (words("Two", "两层"), NOTHING),
                (words("As many as there are classes", "与类数一样多"), words("A local layer reaches every class at once.", "一个局部层一次就够到所有类。")),
                (words("Never", "永远不会"), words("The local layer joins the classes.", "局部层把各类连了起来。")),
            ],
            right: 0,
            reveal: words(
                "After {reached.all}. When both are put into one layer instead, the cheapest k for this text is {rows.best}, near `√(n/2)` = {rows.root}. Work is saved only where masked pairs are skipped: to compute everything and mask it afterwards saves nothing.",
                "{reached.all} 层之后。若把两者并入同一层，对这段文本最省的 k 是 {rows.best}，接近 `√(n/2)` = {rows.root}。只有跳过被遮的配对才省计算：算完再遮，一点不省。",
            ),
            then: "#/recurrence?chapter=sparse&sparse=turns&sparse-k=4&hops=2",
        }),
        table: &[],
    },
];
