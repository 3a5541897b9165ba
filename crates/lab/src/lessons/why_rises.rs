//! Why does the famous decay rise? From the bound in the picture of RoFormer to the score itself, its first zero, and what a base
//! can do about it (Su, kexue.fm 8265 and 10122; the papers are named where they come in).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "rises",
    page: Page::Decay,
    title: words("Why does the famous decay rise?", "著名的衰减为何会上升？"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 6] = [
    Scene {
        heading: words("The famous curve", "著名的曲线"),
        text: &[words(
            "Long-term decay is why RoFormer (arXiv:2104.09864) chose its frequencies, and this is how its picture begins: `B(Δ)` over the first {was:train} tokens, {was:curve.a.0} at distance `0`. It comes from summation by parts (Su, kexue.fm 8265): no score can be larger than `B` times what depends on `q` and `k` alone.",
            "远程衰减是 RoFormer（arXiv:2104.09864）如此选取频率的理由，这就是它的图的开头：`B(Δ)` 在前 {was:train} 个词元上，距离 `0` 处为 {was:curve.a.0}。它来自分部求和（苏剑林，kexue.fm 8265）：得分不会超过 `B` 乘以一个只取决于 `q` 与 `k` 的量。",
        )],
        link: "#/decay?scheme=rope&train=16&decay=bound&ghosts=false",
        riddle: Some(Riddle {
            prompt: words(
                "The picture goes up to {train} tokens. On the way, does the curve ever rise from one token to the next?",
                "图一直画到 {train} 个词元。途中，从一个词元到下一个，这条曲线会上升吗？",
            ),
            options: &[
                (
                    words("Never: it decays", "从不：它在衰减"),
                    words("It falls in the long run, not on every step.", "长远看它在下降，但并非每一步都降。"),
                ),
                (words("Yes, on {curve.a.rises} % of the steps", "会，有 {curve.a.rises} % 的步上升"), NOTHING),
                (
                    words("Only in the second half", "只在后半段"),
                    words("Look at its very beginning, too.", "再看看它的开头。"),
                ),
            ],
            right: 1,
            reveal: words(
                "At the end it has come down to {curve.a.255}. Yet even the bound goes up nearly as often as down; only in the long run it sinks. And it is a *bound*: it says how large a score could be, not how large it is. Below it anything may happen. So look at a score itself.",
                "到末端它降到 {curve.a.255}。然而连上界也几乎升降各半，只是长远看才下沉。而且它只是*上界*：说的是得分至多能有多大，而不是有多大。在它之下，一切都可能发生。那就来看得分本身。",
            ),
            then: "#/decay?scheme=rope&train=256&decay=bound&ghosts=false",
        }),
        table: &[],
    },
    Scene {
        heading: words("A score itself", "得分本身"),
        text: &[words(
            "Let `q` and `k` be the same, all ones. Then the score is the sum of `cos θΔ` over the pairs: each pair turns with a speed of its own, and at distance `0` all agree. How regular is the decline up to {train} tokens?",
            "令 `q` 与 `k` 相同，全为 `1`。得分就是各通道对的 `cos θΔ` 之和：每一对以自己的速度旋转，在距离 `0` 处全部一致。在 {train} 个词元之内，它下降得有多规则？",
        )],
        link: "#/decay?scheme=rope&train=1024&decay=bound&ghosts=false",
        riddle: Some(Riddle {
            prompt: words("On what share of the steps does the score rise?", "得分在多大比例的步上升？"),
            options: &[
                (
                    words("On a few in a hundred", "百里有几"),
                    words("The fast pairs are many.", "快的通道对有很多。"),
                ),
                (
                    words("On about a quarter", "约四分之一"),
                    words("A cosine rises as often as it falls.", "余弦上升与下降一样频繁。"),
                ),
                (words("On about half", "约一半"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "On {curve.a.rises} %. A pair that turns fast has gone round many times; from then on it only swings, up as often as down. What declines is the *level* around which it swings: it sinks while the slow pairs, one after the other, leave the top of their cosine. From one token to the next you see the swinging, over thousands of tokens the sinking.",
                "{curve.a.rises} %。转得快的通道对早已转了许多圈，此后只是摆动，升降各半。真正下降的是它摆动所围绕的*水平*：慢的通道对一个接一个离开余弦的顶点，水平随之下沉。逐个词元看到的是摆动，跨越数千词元看到的才是下沉。",
            ),
            then: "#/decay?scheme=rope&train=1024&ghosts=false",
        }),
        table: &[],
    },
    Scene {
        heading: words("Below zero", "低于零"),
        text: &[words(
            "The sum of cosines has one more meaning (Su, kexue.fm 10122; arXiv:2405.14591): on average, it is by how much a key that resembles the query scores higher than a random one. Where it is negative, a random key wins. Up to {was:train} tokens, as drawn here, all is well. Base {base.a} is that of Llama-2, which was trained on {train}.",
            "余弦之和还有一层含义（苏剑林，kexue.fm 10122；arXiv:2405.14591）：平均而言，它是与查询相似的键比随机的键多得的分数。在它为负之处，随机的键胜出。在此处画出的 {was:train} 个词元之内一切正常。底数 {base.a} 是 Llama-2 的底数，它的训练长度为 {train}。",
        )],
        link: "#/decay?scheme=rope&train=1024&ghosts=false",
        riddle: Some(Riddle {
            prompt: words(
                "Does it stay at or above zero up to {train} tokens?",
                "在 {train} 个词元之内，它始终不低于零吗？",
            ),
            options: &[
                (words("Yes", "是"), words("Look where the marked line stands.", "看看标出的竖线在哪里。")),
                (words("No, but only at the very end", "否，但只在最末端"), words(
                    "It happens long before.",
                    "早在那之前就发生了。",
                )),
                (words("No, first at Δ = {curve.a.first}", "否，首次在 Δ = {curve.a.first}"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "It changes its sign {curve.a.zeros} times. The model works all the same: a trained model is not random vectors. But the argument is an old one for larger bases, and the lower pane shows which bases would do.",
                "它变号 {curve.a.zeros} 次。模型照样能用：训练好的模型并不是随机向量。但这正是采用更大底数的一个理由，下方的图显示哪些底数足够。",
            ),
            then: "#/decay?scheme=rope&ghosts=false",
        }),
        table: &[],
    },
    Scene {
        heading: words("A little more base", "底数再大一点"),
        text: &[words(
            "A larger base slows all pairs but the first, so the level sinks later. With base {was:base.a}, the first negative distance is {was:curve.a.first}.",
            "底数更大，除第一对外各通道对都变慢，水平下沉得更晚。底数为 {was:base.a} 时，首个负值距离是 {was:curve.a.first}。",
        )],
        link: "#/decay?scheme=rope&ghosts=false",
        riddle: Some(Riddle {
            prompt: words("Where is it with base {base.a}?", "底数为 {base.a} 时，它在哪里？"),
            options: &[
                (words("Farther away", "更远"), words("So one would think.", "人们会这样想。")),
                (words("At the same distance", "同一距离"), words("All but one of the pairs have changed.", "除一对外，各对都变了。")),
                (words("Nearer", "更近"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "It is at {curve.a.first}. The level has risen, but the swinging has another phase, and one valley now reaches below zero. The first zero *jumps*, and bases that suffice form *islands*: that one base suffices does not mean that a larger one does, so one cannot search for the smallest by halving. Drag the line and watch the base jump.",
                "它在 {curve.a.first}。水平升高了，但摆动的相位变了，有一个谷底现在探到零以下。首个零点会*跳跃*，足够的底数构成*岛屿*：某个底数足够，不等于更大的也足够，因此不能用二分法寻找最小者。拖动竖线，看底数如何跳动。",
            ),
            then: "#/decay?scheme=rope&base=12000&ghosts=false",
        }),
        table: &[],
    },
    Scene {
        heading: words("Whose decay?", "谁的衰减？"),
        text: &[words(
            "So far `q` and `k` were alike. Now let their channels be independent random numbers with mean `0`, as they often are taken to be.",
            "此前 `q` 与 `k` 相同。现在令它们的各通道为均值为 `0` 的独立随机数，这也是常见的假设。",
        )],
        link: "#/decay?scheme=rope&ghosts=false",
        riddle: Some(Riddle {
            prompt: words(
                "How does their expected score fall with distance?",
                "它们的期望得分如何随距离下降？",
            ),
            options: &[
                (words("Like the curve of `q = k`", "与 `q = k` 的曲线相同"), words(
                    "That curve is multiplied by the square of the mean.",
                    "那条曲线要乘以均值的平方。",
                )),
                (words("Not at all", "完全不下降"), NOTHING),
                (words("Faster", "更快"), words("It has nowhere to fall to.", "它已无处可降。")),
            ],
            right: 1,
            reveal: words(
                "It is {curve.a.1} at distance `1` and {curve.a.4000} at distance `4000`, with the same spread everywhere (arXiv:2410.06205 says so of Gaussian vectors). A rotation keeps lengths: by itself it makes nothing weaker. Decay is a property of `q` and `k` *together* with the rotation, and for any distance there are `q` and `k` whose score is largest just there.",
                "距离 `1` 处为 {curve.a.1}，距离 `4000` 处为 {curve.a.4000}，离散程度处处相同（arXiv:2410.06205 对高斯向量如此论证）。旋转保持长度，本身不会削弱任何东西。衰减是 `q`、`k` 与旋转*共同*的性质；对任何距离，都有 `q` 与 `k` 的得分恰在该处最大。",
            ),
            then: "#/decay?scheme=rope&decay=independent&content=gaussian&ghosts=false",
        }),
        table: &[],
    },
    Scene {
        heading: words("Your own length", "你自己的长度"),
        text: &[
            words(
                "Set the training length to one of your own. The line that is labelled with a star in the lower pane is what the search in the source finds; published bases lie well above it. Then try a scheme that turns only a part of the channels: with half of them at rest, the sum cannot become negative.",
                "把训练长度设为你自己的值。下方图中标有星号的虚线是原文的搜索所得；已发布的底数远高于它。再试试只旋转部分通道的方案：若有一半静止，这个和不可能为负。",
            ),
            words(
                "*An open question.* The condition is about random vectors, the model is trained. What would you measure in a trained model to find out whether its base is too small?",
                "*一个开放的问题。*这个条件针对随机向量，而模型是训练出来的。要弄清一个训练好的模型底数是否太小，你会测量什么？",
            ),
        ],
        link: "#/decay?scheme=rope&base=500000&train=8192",
        riddle: None,
        table: &[],
    },
];
