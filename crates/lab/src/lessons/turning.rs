//! Why does only the difference of positions matter? From two hands on a dial to the pairs that never finish a turn and to what
//! muting them does (Su, kexue.fm 8265, 8231 and 9948; RoFormer, arXiv:2104.09864; p-RoPE, arXiv:2410.06205).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "turns",
    page: Page::Rotation,
    title: words("Why does only the difference matter?", "为什么只有差起作用？"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 6] = [
    Scene {
        heading: words("Two hands on each dial", "每个钟面上的两根指针"),
        text: &[
            words(
                "The channels of a head come in pairs, here {pairs} of them. RoPE turns pair `i` of the query at position `m` by `m·θᵢ`, and that of the key at `n` by `n·θᵢ`: two hands on a dial. The first dial turns fast, the last one slowly. The query stands at {query}, the key at {key}.",
                "头的通道两两成对，这里共 {pairs} 对。RoPE 把位置 `m` 处查询的第 `i` 对转过 `m·θᵢ`，把 `n` 处键的这一对转过 `n·θᵢ`：钟面上的两根指针。第一个钟面转得快，最后一个转得慢。查询在 {query}，键在 {key}。",
            ),
        ],
        link: "#/rotation?scheme=rope&dim=16&image=none&before=400&after=0&pin=60,20",
        riddle: Some(Riddle {
            prompt: words("Both are moved by {shift} tokens. What stays?", "两者同移 {shift} 个词元。什么不变？"),
            options: &[
                (words("The hands", "指针"), words("Each hand has moved, by its own angle.", "每根指针都动了，各转各的角度。")),
                (words("The angle between them", "两针的夹角"), NOTHING),
                (words("Nothing", "什么都变"), words("Look at the small arcs in the middle.", "请看中间的小弧。")),
            ],
            right: 1,
            reveal: words(
                "Both hands of a dial have moved by the same angle, so the angle between them is still `(m + k)·θᵢ − (n + k)·θᵢ = (m − n)·θᵢ`. A score is made of these angles alone: it was {score.a} and is {moved.a}.",
                "同一钟面上的两根指针转过同样的角度，夹角仍是 `(m + k)·θᵢ − (n + k)·θᵢ = (m − n)·θᵢ`。得分只由这些夹角决定：原为 {score.a}，现为 {moved.a}。",
            ),
            then: "#/rotation?scheme=rope&dim=16&image=none&before=400&after=0&pin=60,20&shift=100",
        }),
        table: &[],
    },
    Scene {
        heading: words("Added instead of turned", "相加而非旋转"),
        text: &[
            words(
                "Before RoPE, a vector of sines and cosines was *added* at each position. Here the tokens hold numbers drawn at random, the same for both ways, and the score of the added vectors is {score.a}.",
                "在 RoPE 之前，每个位置是*加上*一个由正弦和余弦组成的向量。这里各词元的内容是随机数，两种做法相同；相加时的得分为 {score.a}。",
            ),
        ],
        link: "#/rotation?scheme=sinusoidal&dim=16&image=none&before=400&after=0&pin=60,20&content=gaussian",
        riddle: Some(Riddle {
            prompt: words("Will it stay when both are moved by {shift}?", "两者同移 {shift} 后，它会不变吗？"),
            options: &[
                (words("Yes", "会"), words("The product of the two added vectors does; there is more in it.", "两个所加向量之积不变，但得分中还有别的项。")),
                (words("No", "不会"), NOTHING),
            ],
            right: 1,
            reveal: words(
                "It becomes {moved.a}. In `(q + p_m)·(k + p_n)` the term `p_m·p_n` knows the difference alone, but `q·p_n` and `p_m·k` know where each of them stands. Su (kexue.fm 8231) asks what is lost there; with no content at all nothing is.",
                "它变为 {moved.a}。在 `(q + p_m)·(k + p_n)` 中，`p_m·p_n` 只与差有关，而 `q·p_n` 与 `p_m·k` 取决于各自身在何处。苏剑林（kexue.fm 8231）讨论过其中失去了什么；若完全没有内容，则一无所失。",
            ),
            then: "#/rotation?scheme=sinusoidal&dim=16&image=none&before=400&after=0&pin=60,20&content=gaussian&shift=100",
        }),
        table: &[],
    },
    Scene {
        heading: words("Hands that never come round", "永远转不满一圈的指针"),
        text: &[
            words(
                "A full head has {pairs} pairs. The slowest needs {longest.a} tokens for one turn, but training showed texts of {train} tokens only.",
                "完整的头有 {pairs} 对。最慢的一对转一圈需要 {longest.a} 个词元，而训练文本只有 {train} 个词元。",
            ),
        ],
        link: "#/rotation?scheme=rope&image=none&before=4096&after=0&pin=3000,200",
        riddle: Some(Riddle {
            prompt: words("How many of the {pairs} pairs never completed a turn in training?", "{pairs} 对中，有多少对在训练中从未转满一圈？"),
            options: &[
                (words("{unfinished.a}", "{unfinished.a}"), NOTHING),
                (words("{finished.a}", "{finished.a}"), words("So many did complete one.", "那是转满了的对数。")),
                (words("{pairs}", "{pairs}"), words("The first one needs seven tokens at most.", "第一对至多七个词元就转一圈。")),
            ],
            right: 0,
            reveal: words(
                "{unfinished.a}: those whose wavelength `λ = 2π/θ` is longer than the training length. Of their circle the model knows one arc, which is shaded from the key's hand on. The other {finished.a} pairs have seen every angle there is.",
                "{unfinished.a} 对：波长 `λ = 2π/θ` 大于训练长度的那些。它们的圆周上，模型只认识一段弧，图中从键的指针起涂出。其余 {finished.a} 对见过所有角度。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Beyond the arc", "越过弧外"),
        text: &[
            words(
                "Now a text of {tokens} tokens, twice the training length. The query at {was:query} reads the key at {key}, {was:distance} tokens back: within what training showed.",
                "现在是 {tokens} 个词元的文本，为训练长度的两倍。{was:query} 处的查询读取 {was:distance} 个词元之前 {key} 处的键：仍在训练所见之内。",
            ),
        ],
        link: "#/rotation?scheme=rope&image=none&before=8192&after=0&pin=4000,200",
        riddle: Some(Riddle {
            prompt: words(
                "The query moves on to {query}, {distance} tokens away. How many of the {unfinished.a} unfinished pairs then stand at an angle that training never showed?",
                "查询移到 {query}，相距 {distance} 个词元。此时 {unfinished.a} 个未转满的通道对中，有多少处在训练中从未见过的角度？",
            ),
            options: &[
                (words("None", "一个也没有"), words("The distance is longer than the training length of {train}.", "距离已超过训练长度 {train}。")),
                (words("Only the slowest", "只有最慢的一个"), words("All of them leave their arcs at the same distance.", "它们在同一距离处一起离开各自的弧。")),
                (words("All {beyond.a}", "全部 {beyond.a} 个"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "All {beyond.a}, and all at once: the arc of pair `i` ends at `L₀·θᵢ`, its angle is `Δ·θᵢ`, so each leaves its arc as soon as `Δ` reaches `L₀`. That is what length extensions mend: they slow the hands down (interpolation) or bend the distance (Su, kexue.fm 9948).",
                "全部 {beyond.a} 个，而且是同时：第 `i` 对的弧止于 `L₀·θᵢ`，其角度为 `Δ·θᵢ`，所以 `Δ` 一到 `L₀`，各对便一起离开自己的弧。长度外推方法补救的正是这一点：让指针变慢（内插），或弯曲距离（苏剑林，kexue.fm 9948）。",
            ),
            then: "#/rotation?scheme=rope&image=none&before=8192&after=0&pin=7000,200",
        }),
        table: &[],
    },
    Scene {
        heading: words("What the slow pairs say", "慢对说了什么"),
        text: &[
            words(
                "With `q = k = 1` each pair adds `2/√d` times the cosine of its angle. {distance} tokens lie between query and key, and the score is {score.a}.",
                "当 `q = k = 1` 时，每对贡献 `2/√d` 乘以其夹角的余弦。查询与键相距 {distance} 个词元，得分为 {score.a}。",
            ),
        ],
        link: "#/rotation?scheme=rope&image=none&before=4096&after=0&pin=700,200",
        riddle: Some(Riddle {
            prompt: words("The unfinished pairs are muted. What happens to the score?", "把未转满的通道对静音，得分会怎样？"),
            options: &[
                (words("It falls", "下降"), NOTHING),
                (words("It rises", "上升"), words("Their angles are small, so their cosines are large.", "它们的角度小，余弦就大。")),
                (words("It hardly changes", "几乎不变"), words("Look how the steps climb towards the right.", "看右侧的台阶如何一路上升。")),
            ],
            right: 0,
            reveal: words(
                "It falls to {mixed.a}. The fast pairs point in all directions and nearly cancel; the slow ones hardly turn, so they carry what the tokens hold, almost whatever the distance.",
                "降为 {mixed.a}。快对指向四面八方，几乎相互抵消；慢对几乎不转，于是无论距离远近，都在传递词元的内容。",
            ),
            then: "#/rotation?scheme=rope&image=none&before=4096&after=0&pin=700,200&mute=46-63",
        }),
        table: &[],
    },
    Scene {
        heading: words("Still is not mute", "静止不等于静音"),
        text: &[
            words(
                "p-RoPE (arXiv:2410.06205) does not mute the slow pairs: it stops them. They stay in the score at angle zero. Here all pairs turn, and the score is {score.a}.",
                "p-RoPE（arXiv:2410.06205）并不静音慢对，而是让它们停下：仍计入得分，角度为零。此处所有通道对都旋转，得分为 {score.a}。",
            ),
        ],
        link: "#/rotation?scheme=rope&image=none&before=4096&after=0&pin=3000,200",
        riddle: Some(Riddle {
            prompt: words("The unfinished pairs stand still. Where does the score go?", "让未转满的通道对静止，得分往哪里走？"),
            options: &[
                (words("Up", "上升"), NOTHING),
                (words("Down", "下降"), words("At angle zero the cosine is as large as it can be.", "角度为零时余弦最大。")),
            ],
            right: 0,
            reveal: words(
                "Up to {mixed.a}: each of them now adds all it can, at any distance, and no length of text brings an angle that training did not show. If none turned, that would be NoPE. Choose pairs on the strip and try for yourself: which of them tell neighbours apart, which tell far from near?",
                "升至 {mixed.a}：它们各自贡献最大值，与距离无关，文本再长也不会出现训练中未见过的角度。若全都不转，就是 NoPE。在长条上选择通道对自己试试：哪些能区分相邻词元，哪些能区分远近？",
            ),
            then: "#/rotation?scheme=rope&image=none&before=4096&after=0&pin=3000,200&still=46-63",
        }),
        table: &[],
    },
];
