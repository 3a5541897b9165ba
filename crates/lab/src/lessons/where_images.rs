//! Where should an image stand? From what one may ask of positions in a mixed sequence to the schemes, each a point in
//! that trade-off (Su, kexue.fm 10040 and 10352; the papers are named where they come in).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "where",
    page: Page::Layouts,
    title: words("Where should an image stand?", "图像应放在哪里？"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 9] = [
    Scene {
        heading: words("A picture in a line of words", "一行文字中的图像"),
        text: &[
            words(
                "RoPE gives each token a number, and attention sees only the differences of these numbers. Words simply count on. Here {before} words stand before a picture of {rows}×{columns} patches, and {after} behind it. The simplest answer is to *flatten*: read the patches row by row and keep counting.",
                "RoPE 给每个词元一个编号，注意力只看得到编号之差。文字依次计数即可。这里，一幅 {rows}×{columns} 块的图像前面有 {before} 个词，后面有 {after} 个词。最简单的做法是*展平*：逐行读取图像块，一路数下去。",
            ),
        ],
        link: "#/layouts?scheme=rope&compare=1&seq=t3,i2x3,t2",
        riddle: Some(Riddle {
            prompt: words(
                "The right neighbour of a patch is {step.a.3.4} away. How far away is the patch below it?",
                "图像块与右邻块的编号相差 {step.a.3.4}。与正下方的块相差多少？",
            ),
            options: &[
                (words("`1`", "`1`"), words(
                    "That would take two directions; a line has one.",
                    "那需要两个方向，而一条线只有一个方向。",
                )),
                (words("{step.a.3.6}", "{step.a.3.6}"), NOTHING),
                (words("{patches}", "{patches}"), words("That is the whole picture.", "那是整幅图像的块数。")),
            ],
            right: 1,
            reveal: words(
                "A row has {columns} patches, so the patch below is as far away as one {step.a.3.6} to the right: in a picture `w` patches wide, at distance `w`. No order along a line keeps both neighbours near. What is lost is that a picture has two directions.",
                "一行有 {columns} 块，所以正下方的块与右侧第 {step.a.3.6} 块一样远；图像宽 `w` 块时，距离就是 `w`。在一条线上，无论怎样排列都不能让两种邻块都靠近。丢掉的是：图像有两个方向。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Two numbers for each token", "每个词元两个编号"),
        text: &[
            words(
                "So let each token have a row and a column, read by the pairs of channels in turn. First requirement, *C1*: text alone stays as it was, so that a trained language model goes on working. A word `n` at `(n, n)` does that. Second, *S*: the step from the text into the picture equals the step out of it.",
                "那就让每个词元有行、列两个编号，由各通道对轮流读取。第一个要求 *C1*：纯文本保持原样，已训练好的语言模型才能照常工作；把第 `n` 个词放在 `(n, n)` 即可。第二个要求 *S*：从文本进入图像的步长，等于离开图像的步长。",
            ),
            words(
                "Now the naive way. The last word stands at `(L, L)`, row `i` and column `j` of the picture go to `(L + i, L + j)`, and the text goes on behind the largest number.",
                "先试最直接的做法：最后一个词在 `(L, L)`，图像第 `i` 行第 `j` 列的块放在 `(L + i, L + j)`，后文从最大编号的下一个开始。",
            ),
        ],
        link: "#/layouts?scheme=rope&compare=1&seq=t3,i2x3,t2",
        riddle: Some(Riddle {
            prompt: words(
                "The step in is {gap-in.a}, along rows and columns. What is the step out, from the last patch to the next word?",
                "进入图像的步长（行、列）为 {gap-in.a}。从最后一块到下一个词的步长是多少？",
            ),
            options: &[
                (words("`(1, 1)`", "`(1, 1)`"), words(
                    "So it is in a square picture, whose last patch stands on the diagonal.",
                    "正方形图像才是如此：它的最后一块落在对角线上。",
                )),
                (words("{gap-out.a}", "{gap-out.a}"), NOTHING),
                (words("`(1, 2)`", "`(1, 2)`"), words(
                    "The other way round: the picture is wider than high, so more is left along the rows.",
                    "恰好相反：图像宽大于高，行方向上剩得更多。",
                )),
            ],
            right: 1,
            reveal: words(
                "The last patch stands at {at.a.8}, the next word at {at.a.9}. Moving the text does not help: the two parts of the step out always differ by `w − h`, those of the step in do not differ. So far only square pictures are symmetric.",
                "最后一块在 {at.a.8}，下一个词在 {at.a.9}。移动后文也无济于事：离开步长的两个分量总是相差 `w − h`，进入步长的两个分量却相等。到此为止，只有正方形图像是对称的。",
            ),
            then: "#/layouts?scheme=naive-lift&compare=1&seq=t3,i2x3,t2",
        }),
        table: &[],
    },
    Scene {
        heading: words("RoPE-Tie: stretch the picture", "RoPE-Tie：拉伸图像"),
        text: &[
            words(
                "Su Jianlin's first answer (kexue.fm 10040) stretches the picture: a patch goes to `(L + i·s, L + j·t)`, and the text goes on where the next row and column would be. Then S asks for `(h + 1)·s = (w + 1)·t`. Whole numbers that always do: `s = w + 1`, `t = h + 1`.",
                "苏剑林的第一个方案（kexue.fm 10040）是拉伸图像：块放在 `(L + i·s, L + j·t)`，后文接在再下一行、再下一列的位置。于是 S 要求 `(h + 1)·s = (w + 1)·t`。总能成立的整数解是 `s = w + 1`、`t = h + 1`。",
            ),
        ],
        link: "#/layouts?scheme=naive-lift&compare=1&seq=t3,i2x3,t2",
        riddle: Some(Riddle {
            prompt: words(
                "How many positions of the text does the picture of {rows}×{columns} patches take?",
                "这幅 {rows}×{columns} 块的图像占用多少个文本位置？",
            ),
            options: &[
                (words("{patches}", "{patches}"), words(
                    "So many patches it has, but stretching takes room.",
                    "那是块数；拉伸还要占地方。",
                )),
                (words("{consumed.b}", "{consumed.b}"), NOTHING),
                (words("`12`", "`12`"), words(
                    "That is the distance between the two words around it; one position fewer lies between them.",
                    "那是前后两个词的距离；夹在中间的位置要少一个。",
                )),
            ],
            right: 1,
            reveal: words(
                "It takes `(w + 1)(h + 1) − 1` positions, here {consumed.b}, and both steps are {gap-in.b}: S holds. But the picture weighs more than its {patches} patches. Third requirement, *E*: a picture of `h·w` patches counts as `h·w` tokens. RoPE-Tie can do that, too, if ids may be fractions: `s = (hw + 1)/(h + 1)`, `t = (hw + 1)/(w + 1)`.",
                "占用 `(w + 1)(h + 1) − 1` 个，此处为 {consumed.b} 个，两个步长都是 {gap-in.b}：S 成立。但图像占的位置多于它的 {patches} 块。第三个要求 *E*：`h·w` 块的图像按 `h·w` 个词元计数。若允许编号为分数，RoPE-Tie 也能做到：`s = (hw + 1)/(h + 1)`，`t = (hw + 1)/(w + 1)`。",
            ),
            then: "#/layouts?scheme=naive-lift&b.scheme=rope-tie&compare=2&seq=t3,i2x3,t2",
        }),
        table: &[],
    },
    Scene {
        heading: words("Crop the picture", "裁剪图像"),
        text: &[
            words(
                "Stay with RoPE-Tie in whole numbers. In a picture of {was:rows}×{was:columns} patches, the step to the right neighbour is {was:step.a.3.4}. Now cut off the lower half. Along a row nothing has changed: the same patches in the same order.",
                "继续看 RoPE-Tie 的整数解。在 {was:rows}×{was:columns} 块的图像中，到右邻块的步长为 {was:step.a.3.4}。现在裁去下半部分。对每一行来说什么也没变：还是那些块，还是那个顺序。",
            ),
        ],
        link: "#/layouts?scheme=rope-tie&compare=1&seq=t3,i4x4,t2",
        riddle: Some(Riddle {
            prompt: words("What happens to the step to the right?", "向右的步长会怎样？"),
            options: &[
                (words("It stays", "不变"), words(
                    "It should, but `t = h + 1` counts rows.",
                    "本该如此，但 `t = h + 1` 数的是行。",
                )),
                (words("It shrinks", "变小"), NOTHING),
                (words("It grows", "变大"), words(
                    "Fewer rows make `t = h + 1` smaller.",
                    "行数减少，`t = h + 1` 随之变小。",
                )),
            ],
            right: 1,
            reveal: words(
                "It shrinks from {was:step.a.3.4} to {step.a.3.4}: for the model the same patches have moved together. Fourth requirement, *G*: the pitch of the patches does not depend on the size of the picture. The line “{title.pitch-change}” of the table below tests that.",
                "从 {was:step.a.3.4} 变为 {step.a.3.4}：在模型看来，同样的块挤得更近了。第四个要求 *G*：块的间距不随图像尺寸变化。下方表格中的“{title.pitch-change}”检验的就是这一条。",
            ),
            then: "#/layouts?scheme=rope-tie&compare=1&seq=t3,i2x4,t2",
        }),
        table: &[],
    },
    Scene {
        heading: words("RoPE-TV: let the picture float", "RoPE-TV：让图像浮在中间"),
        text: &[
            words(
                "Su's second answer (kexue.fm 10352) starts from E and G: the text leaves a hole of `h·w` positions, and neighbouring patches are one apart. Only the place of the picture is still free, and S decides it: its centre lies on the diagonal of the text, in the middle of the hole.",
                "苏剑林的第二个方案（kexue.fm 10352）从 E 与 G 出发：文本空出 `h·w` 个位置，相邻块间距为一。剩下的只有图像摆在何处，由 S 决定：图像中心落在文本的对角线上，位于空位的正中。",
            ),
        ],
        link: "#/layouts?scheme=rope-tie&compare=1&seq=t3,i2x3,t2",
        riddle: Some(Riddle {
            prompt: words(
                "The hole has {patches} positions. What is the step from the last word to the first patch?",
                "空位共 {patches} 个。从最后一个词到第一块的步长是多少？",
            ),
            options: &[
                (words("`(1, 1)`", "`(1, 1)`"), words(
                    "Then the picture would stand at the edge of the hole, and the step out would be longer.",
                    "那样图像就贴在空位的边上，离开的步长会更长。",
                )),
                (words("{gap-in.b}", "{gap-in.b}"), NOTHING),
                (words("{gap-in.a}", "{gap-in.a}"), words(
                    "That is RoPE-Tie, which stretches.",
                    "那是 RoPE-Tie，它会拉伸图像。",
                )),
            ],
            right: 1,
            reveal: words(
                "It is {gap-in.b} on both sides: the first patch stands at {at.b.3}, the last at {at.b.8}. C1, S, E and G hold together. The price: ids can be halves, the gap grows with the picture, and in its extension to video the middle of a clip is known only when its end is. We know of no released model that uses it.",
                "两侧都是 {gap-in.b}：第一块在 {at.b.3}，最后一块在 {at.b.8}。C1、S、E、G 同时成立。代价是：编号可能是半整数；图像越大，间隔越大；推广到视频后，正中位置要等知道结尾才能确定。据我们所知，尚无公开发布的模型采用它。",
            ),
            then: "#/layouts?scheme=rope-tie&b.scheme=rope-tv&compare=2&seq=t3,i2x3,t2",
        }),
        table: &[],
    },
    Scene {
        heading: words("M-RoPE: save positions", "M-RoPE：节省位置"),
        text: &[
            words(
                "M-RoPE, from Qwen2-VL (arXiv:2409.12191), answers other wishes: a long input uses few positions, and frames are placed as they come. It counts frames, rows and columns onwards from the text, each on its axis, and the text goes on behind the largest number. Here is a long, small clip: {frames} frames of {rows}×{columns}.",
                "Qwen2-VL 的 M-RoPE（arXiv:2409.12191）满足的是另一些愿望：长输入少占位置，各帧随到随放。它让帧、行、列各在一条轴上接着文本往下数，后文从最大编号的下一个开始。这里是一段长而小的视频：{frames} 帧，每帧 {rows}×{columns} 块。",
            ),
        ],
        link: "#/layouts?scheme=rope-tv-video&compare=1&seq=t3,v8x2x2@1,t2",
        riddle: Some(Riddle {
            prompt: words(
                "How many positions do its {patches} tokens take?",
                "它的 {patches} 个词元占用多少个位置？",
            ),
            options: &[
                (words("{patches}", "{patches}"), words(
                    "That would be E, which M-RoPE gives up.",
                    "那是 E，而 M-RoPE 放弃了它。",
                )),
                (words("{consumed.b}", "{consumed.b}"), NOTHING),
                (words("{rows}", "{rows}"), words(
                    "So many rows it has, but the longest axis decides.",
                    "那是行数；起决定作用的是最长的轴。",
                )),
            ],
            right: 1,
            reveal: words(
                "It takes `max(T, h, w)` positions, here {consumed.b}. In time, row and column, the step in is {gap-in.b} and the step out {gap-out.b}: the clip continues the text before it, then the text behind jumps away. In return it is open-ended: one more frame moves nothing placed before, while under RoPE-TV it moves tokens by up to {open-end.a}.",
                "占用 `max(T, h, w)` 个，此处为 {consumed.b} 个。按时间、行、列计，进入步长为 {gap-in.b}，离开步长为 {gap-out.b}：视频与前文相接，后文却跳开了。换来的是末端开放：再来一帧，已放好的都不必移动；而在 RoPE-TV 下，词元最多要移动 {open-end.a}。",
            ),
            then: "#/layouts?scheme=rope-tv-video&b.scheme=m-rope&compare=2&seq=t3,v8x2x2@1,t2",
        }),
        table: &[],
    },
    Scene {
        heading: words("Fair to every patch", "公平对待每一块"),
        text: &[
            words(
                "Seen from a word, some patches are nearer than others for no good reason. Fifth requirement, *F*: fairness. V2PE (arXiv:2412.09616) walks through the picture in small steps. A shared id (CogVLM, arXiv:2311.03079) gives all patches the same number. Circle-RoPE (arXiv:2505.16416) puts them on a circle around the diagonal of the text and measures PTD: how much the distances from a word deviate from their mean.",
                "从一个词看去，有些块更近，却没有什么道理。第五个要求 *F*：公平。V2PE（arXiv:2412.09616）以小步走过图像。共用编号（CogVLM，arXiv:2311.03079）让所有块的编号相同。Circle-RoPE（arXiv:2505.16416）把块放在环绕文本对角线的圆上，并用 PTD 衡量：从一个词到各块的距离偏离其均值多少。",
            ),
        ],
        link: "#/layouts?scheme=m-rope&compare=1&seq=t8,i6x6,t8",
        riddle: Some(Riddle {
            prompt: words(
                "Under which of them does a word see all patches with the same phases?",
                "在哪一种之下，一个词看到的各块相位全都相同？",
            ),
            options: &[
                (words("V2PE", "V2PE"), words("Its steps are small, but they add up.", "步子虽小，却会累积。")),
                (words("Shared id", "共用编号"), NOTHING),
                (words("Circle-RoPE", "Circle-RoPE"), words(
                    "The distances are equal, the phases are not.",
                    "距离相等，相位却不等。",
                )),
            ],
            right: 1,
            reveal: words(
                "PTD is {ptd.a} under V2PE, {ptd.b} under the shared id and {ptd.c} on the circle. But attention does not see distances. It sees phases, and each axis turns pairs of its own: the mean cosine of the patches, seen from the text behind, spreads over {kernel-spread.a.number}, {kernel-spread.b.number} and {kernel-spread.c.number}. *Equal distances are not equal phases.* And the shared id is fair by saying nothing: where a patch was, only the vision tower can tell.",
                "PTD 在 V2PE 下为 {ptd.a}，共用编号下为 {ptd.b}，圆上为 {ptd.c}。但注意力看到的不是距离，而是相位，且每条轴转动的是各自的通道对：从后文看，各块平均余弦的极差依次为 {kernel-spread.a.number}、{kernel-spread.b.number}、{kernel-spread.c.number}。*距离相等不等于相位相等。*至于共用编号，它之所以公平，是因为什么也没说：块原来在哪里，只有视觉塔知道。",
            ),
            then: "#/layouts?scheme=v2pe&b.scheme=shared-id&c.scheme=circle-rope&compare=3&seq=t8,i6x6,t8",
        }),
        table: &[],
    },
    Scene {
        heading: words("Numbers used twice", "重复使用的编号"),
        text: &[
            words(
                "Patches can also get numbers that words have. The spatial reset of MRoPE-I (arXiv:2510.23095) counts rows and columns of every picture from zero and lets only time run on, so that a place keeps its row and column from frame to frame. VideoRoPE (arXiv:2502.05173) puts the centre of every frame on the diagonal and goes on behind the last frame.",
                "图像块也可能与文字用到同样的编号。MRoPE-I 的空间重置（arXiv:2510.23095）让每幅图像的行、列都从零数起，只有时间继续向前，于是同一处在各帧中行列不变。VideoRoPE（arXiv:2502.05173）把每一帧的中心放在对角线上，后文接在最后一帧之后。",
            ),
        ],
        link: "#/layouts?scheme=m-rope&compare=1&seq=t8,i6x6,t8",
        riddle: Some(Riddle {
            prompt: words(
                "Under the spatial reset, on which axes do patches get numbers that words have, too?",
                "空间重置之下，图像块在哪些轴上会用到文字已有的编号？",
            ),
            options: &[
                (words("On none", "一条也没有"), words(
                    "Counting from zero begins where the text began.",
                    "从零数起，正是文本开始之处。",
                )),
                (words("On rows and columns", "行与列"), NOTHING),
                (words("On all three", "三条都有"), words("Time runs on and is not used twice.", "时间继续向前，不会重复。")),
            ],
            right: 1,
            reveal: words(
                "Pairs of a word and a patch with the same id, on time / row / column: {shared-ids.a} with the reset, {shared-ids.b} under VideoRoPE. On all axes at once: {shared-positions.a} and {shared-positions.b}. How much harm that does is open. The authors of MRoPE-I criticise it in VideoRoPE and accept it on two axes in their own reset.",
                "词与块编号相同的对数，按时间 / 行 / 列：空间重置下为 {shared-ids.a}，VideoRoPE 下为 {shared-ids.b}；各轴同时相同的有 {shared-positions.a} 对与 {shared-positions.b} 对。这究竟有多大害处，尚无定论：MRoPE-I 的作者批评 VideoRoPE 如此，而自己的重置在两条轴上接受了它。",
            ),
            then: "#/layouts?scheme=spatial-reset&b.scheme=video-rope&compare=2&seq=t8,i6x6,t8",
        }),
        table: &[],
    },
    Scene {
        heading: words("Which one would you choose?", "你会选哪一个？"),
        text: &[
            words(
                "Six answers, side by side, on a picture of {rows}×{columns}. The table judges each by what was asked for, and by two things that came up on the way: whether one more frame would move what is there, and whether numbers are used twice. Now put in a picture of your own: choose its block below, change rows and columns, and watch which signs change. Numbers and reasons stand in the diagnostics further down.",
                "六种方案并列，图像为 {rows}×{columns} 块。表格按前面提出的要求逐一评判，另加途中遇到的两条：再来一帧是否要移动已有的词元，编号是否重复使用。现在换成你自己的图像：在下方选中它的块，修改行数与列数，看哪些符号随之改变。数值与理由见更下方的诊断。",
            ),
            words(
                "No column is good throughout, and some requirements exclude each other: what counts a picture as `h·w` tokens saves no positions.",
                "没有哪一列全部令人满意，有些要求还彼此排斥：把图像按 `h·w` 个词元计数，就省不下位置。",
            ),
            words(
                "*An open question.* Su says that he does not know how much S and E matter in practice. What would you train, and what would you measure, to find out?",
                "*一个开放的问题。*苏剑林说，他并不知道 S 与 E 在实践中有多重要。若要弄清楚，你会训练什么，又测量什么？",
            ),
        ],
        link: "#/layouts?scheme=rope-tie&b.scheme=rope-tv-video&c.scheme=m-rope&d.scheme=shared-id&e.scheme=circle-rope&f.scheme=video-rope&compare=6&seq=t8,i6x10,t8",
        riddle: None,
        table: &[
            ("", "text-scores"),
            ("S", "asymmetry"),
            ("E", "equivalence"),
            ("G", "pitch-change"),
            ("F", "ptd"),
            ("F", "kernel-spread"),
            ("", "open-end"),
            ("", "shared-ids"),
        ],
    },
];
