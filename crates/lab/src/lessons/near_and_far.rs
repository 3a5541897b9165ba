//! Keep near, compress far: two heads that know only short texts, under the ways of making texts longer, and what many tokens do
//! besides (Su, kexue.fm 9948, 9708 and 8823).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "nearfar",
    page: Page::Length,
    title: words("Keep near, compress far", "近处保持，远处压缩"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 6] = [
    Scene {
        heading: words("A head that looks back", "回看的头"),
        text: &[words(
            "Below, a head has learned to look exactly {back} tokens back. Plain RoPE (A) finds that token even in a text of {tokens} tokens, although training had {train}. Position interpolation (B) divides every distance by the ratio of the two lengths.",
            "下方的头学会了恰好回看 {back} 个词元。原始 RoPE（A）在 {tokens} 个词元的文本里依然能找到它，尽管训练只有 {train} 个。位置内插（B）把所有距离除以两个长度之比。",
        )],
        link: "#/length?topic=heads&back=16",
        riddle: Some(Riddle {
            prompt: words("Where does the same head look under position interpolation?", "在位置内插之下，同一个头会看向哪里？"),
            options: &[
                (words("Still {back} tokens back", "仍在 {back} 个词元之前"), words("Its content asks for an angle, and that angle now stands elsewhere.", "内容要求的是一个角度，而这个角度如今在别处。")),
                (words("Nearer", "更近"), words("Angles grow more slowly, so that the same angle is reached later.", "角度增长变慢，同样的角度要更远才达到。")),
                (words("Further back", "更远"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "{back.b.peak} tokens back, and {back.b.found} of its attention is left on the token that was meant; it was {back.a.found}. What is near has to stay as it was.",
                "在 {back.b.peak} 个词元之前；所指词元上只剩 {back.b.found} 的注意力，原为 {back.a.found}。近处必须保持原样。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Distances that were never there", "从未出现过的距离"),
        text: &[words(
            "Above, a head was fitted to a gentle decay, on distances below {train} only. At {train} tokens {fit.a.short} of its attention lies within {near} tokens.",
            "上方的头只在小于 {train} 的距离上拟合一条平缓的衰减。长 {train} 时，{fit.a.short} 的注意力落在 {near} 个词元以内。",
        )],
        link: "#/length?topic=heads",
        riddle: Some(Riddle {
            prompt: words("How much of it is there at {tokens} tokens with plain RoPE?", "长 {tokens} 时，原始 RoPE 之下还剩多少？"),
            options: &[
                (words("About as much: the fit decays", "差不多：拟合是衰减的"), words("It decays where it was fitted.", "只在拟合过的地方衰减。")),
                (words("About half", "约一半"), words("Look where the curve goes behind the shading.", "请看阴影之后曲线的走向。")),
                (words("Next to nothing", "几乎没有"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "{fit.a.long}. Slow pairs show angles there that training never did, and the logits rise to {fit.a.far}: far tokens are as loud as near ones, and there are many of them.",
                "{fit.a.long}。慢的通道对在那里出现训练中从未有过的角度，logit 升至 {fit.a.far}：远处词元与近处同样响亮，而且数量众多。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("How firmly slow pairs are held", "慢对被约束得多紧"),
        text: &[words(
            "The ridge `λ` holds the weights of the fit small; slow pairs, of which training shows a short arc, are held by little else. It is {was:ridge} now.",
            "岭系数 `λ` 使拟合的权重保持较小；慢对在训练中只露出一小段弧，几乎只受它约束。现在它为 {was:ridge}。",
        )],
        link: "#/length?topic=heads",
        riddle: Some(Riddle {
            prompt: words("The ridge is loosened to {ridge}. The fit within training gets better; what happens beyond?", "岭系数放松到 {ridge}。训练范围内拟合更好，范围之外呢？"),
            options: &[
                (words("Better, too", "同样更好"), words("Nothing outside was asked to be right.", "范围之外从未被要求正确。")),
                (words("Worse", "更糟"), NOTHING),
                (words("No change", "不变"), words("The weights of slow pairs grow.", "慢对的权重会变大。")),
            ],
            right: 1,
            reveal: words(
                "The largest far logit goes from {was:fit.a.far} to {fit.a.far}. The curve of NTK (C) follows it, {was:fit.c.far} to {fit.c.far}: its slow pairs still turn a little too far. Position interpolation and ReRoPE show no new angle and stay calm.",
                "最大的远处 logit 由 {was:fit.a.far} 变为 {fit.a.far}。NTK（C）也随之变化，由 {was:fit.c.far} 到 {fit.c.far}：它的慢对仍略微转过了头。位置内插与 ReRoPE 不出现新角度，保持平稳。",
            ),
            then: "#/length?topic=heads&ridge=0.001",
        }),
        table: &[],
    },
    Scene {
        heading: words("What happens near", "近处发生了什么"),
        text: &[words(
            "Position interpolation (B), NTK (C) and ReRoPE (E) all avoid the worst beyond training. The first column of the table says what they do to distances below {near}; plain RoPE has {fit.a.rms} there.",
            "位置内插（B）、NTK（C）与 ReRoPE（E）都避免了训练范围之外的最坏情形。表的第一列是它们对小于 {near} 的距离所做的改变；原始 RoPE 为 {fit.a.rms}。",
        )],
        link: "#/length?topic=heads",
        riddle: Some(Riddle {
            prompt: words("Which of them leaves near distances exactly as they were?", "其中哪个使近处距离完全不变？"),
            options: &[
                (words("Position interpolation", "位置内插"), words("It moves every distance.", "它改变所有距离。")),
                (words("NTK", "NTK"), words("Only the fastest pair keeps its step.", "只有最快的通道对步长不变。")),
                (words("ReRoPE", "ReRoPE"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "ReRoPE: {fit.e.rms}, as plain RoPE. NTK has {fit.c.rms}, interpolation {fit.b.rms}. With trained models interpolation without fine-tuning was worse than nothing and NTK in between: see the printed results.",
                "ReRoPE：{fit.e.rms}，与原始 RoPE 相同。NTK 为 {fit.c.rms}，内插为 {fit.b.rms}。在训练好的模型上，不微调的内插比不处理更差，NTK 居中：参见已发表的结果。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Both at once", "两者兼得"),
        text: &[words(
            "ReRoPE (kexue.fm 9708) keeps distances up to its window and gives all others the same one. Its far logits stay at {fit.e.far}, and the head that looks back finds its token with {back.e.found}.",
            "ReRoPE（kexue.fm 9708）保持窗口以内的距离，其余一律给同一个值。其远处 logit 停在 {fit.e.far}，回看的头以 {back.e.found} 找到它的词元。",
        )],
        link: "#/length?topic=heads",
        riddle: Some(Riddle {
            prompt: words("Does it cost anything on texts no longer than those of training?", "对于不超过训练长度的文本，它有代价吗？"),
            options: &[
                (words("Yes", "有"), NOTHING),
                (words("No", "没有"), words("Distances between its window and the training length change, too.", "窗口与训练长度之间的距离也变了。")),
            ],
            right: 0,
            reveal: words(
                "Some logit changes by {fit.e.tax} within {train} tokens: the tax. Interpolation pays {fit.b.tax}, plain RoPE nothing. And the order of what lies beyond the window is lost to this layer.",
                "{train} 个词元以内，有 logit 改变了 {fit.e.tax}：这就是代价。内插付出 {fit.b.tax}，原始 RoPE 没有。此外，窗口之外的先后次序在这一层丢失。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("And the crowd remains", "而人群还在"),
        text: &[words(
            "Positions are half of it. A needle among {train} other tokens has {needle.plain.short} of the attention, whatever the distances are.",
            "位置只是问题的一半。{train} 个词元中的一根针，无论距离如何，得到 {needle.plain.short} 的注意力。",
        )],
        link: "#/length?topic=crowd",
        riddle: Some(Riddle {
            prompt: words("What is left of it among {tokens}? And if every logit is multiplied with `ln n/ln L`?", "在 {tokens} 个词元中还剩多少？若每个 logit 乘以 `ln n/ln L` 呢？"),
            options: &[
                (words("Less in both cases", "两种情况都变少"), words("The temperature grows with the row.", "温度随行长增长。")),
                (words("Less, but not with the temperature", "变少，但乘上温度后不会"), NOTHING),
                (words("The same in both", "都不变"), words("Each of the others takes a little.", "其他词元各分走一点。")),
            ],
            right: 1,
            reveal: words(
                "{needle.plain.long} as it is, {needle.logn.long} with `ln n/ln L` (kexue.fm 8823), and {needle.yarn.long} with the factor that YaRN puts on. Mending positions and mending the temperature are two things, and long texts need both.",
                "原样为 {needle.plain.long}，乘以 `ln n/ln L`（kexue.fm 8823）为 {needle.logn.long}，用 YaRN 的因子为 {needle.yarn.long}。修补位置与修补温度是两件事，长文本两者都需要。",
            ),
            then: "",
        }),
        table: &[],
    },
];
