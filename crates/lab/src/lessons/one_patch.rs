//! Which patches are near? From reading order to axes, to golden directions, and to a picture larger than those of training (Su,
//! kexue.fm 8397; RoPE for vision transformers, arXiv:2403.13298; golden gate, J. Xiong 2025; Pixtral, arXiv:2410.07073).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "patches",
    page: Page::Images,
    title: words("Which patches are near?", "哪些图块是近的？"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 5] = [
    Scene {
        heading: words("Line by line", "逐行读取"),
        text: &[
            words(
                "A picture of {rows} rows and {columns} columns of patches, seen from the framed one. RoPE-1D (map A) reads it like a text, row after row. With `q = k = 1` a score is the mean of `cos(ω·Δ)` over the pairs, called `f̄`: {field.a.right} at the patch beside the framed one.",
                "一幅 {rows} 行 {columns} 列图块的图像，从带框的图块看去。RoPE-1D（图 A）像读文本一样逐行读它。当 `q = k = 1` 时，得分是各通道对 `cos(ω·Δ)` 的平均，记作 `f̄`：在左右相邻处为 {field.a.right}。",
            ),
        ],
        link: "#/images",
        riddle: Some(Riddle {
            prompt: words("And at the patch right below it?", "那么正下方的图块呢？"),
            options: &[
                (words("{field.a.right} as well", "也是 {field.a.right}"), words("On the picture it is as near; in reading order it comes {columns} tokens later.", "在图上同样近，但按读取顺序，它在 {columns} 个词元之后。")),
                (words("{field.a.below}", "{field.a.below}"), NOTHING),
            ],
            right: 1,
            reveal: words(
                "{field.a.below}. A step to the right is one token, a step down is {columns}. No order of reading makes both short: that is why pictures were given two axes.",
                "{field.a.below}。向右一步是一个词元，向下一步是 {columns} 个。没有哪种读取顺序能让两者都短，所以图像才用两个坐标轴。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Two axes", "两个坐标轴"),
        text: &[
            words(
                "The axial recipe (map B) gives half of the pairs the column and half the row. Now both neighbours have {field.b.right} and {field.b.below}. Go round the framed patch on a circle of radius {ring}.",
                "轴向方案（图 B）让一半通道对读列，另一半读行。现在左右与上下相邻的图块分别为 {field.b.right} 和 {field.b.below}。沿半径 {ring} 的圆绕带框图块一周。",
            ),
        ],
        link: "#/images?show=b",
        riddle: Some(Riddle {
            prompt: words("Where on this circle is `f̄` highest?", "这个圆上 `f̄` 在哪里最高？"),
            options: &[
                (words("The same everywhere", "处处相同"), words("That would take a function of the distance alone.", "那需要它只是距离的函数。")),
                (words("On the row and the column of the patch", "在该图块所在的行与列上"), NOTHING),
                (words("On the diagonals", "在对角线上"), words("There, both halves of the pairs turn.", "在那里，两半通道对都在转。")),
            ],
            right: 1,
            reveal: words(
                "On its row and its column: there one half of the pairs does not turn at all and stays at its largest. `f̄` is a sum of a function of `Δx` and one of `Δy`, and the sum draws a cross. On this circle its arms are higher than the diagonals by {field.b.cross}.",
                "在它所在的行与列上：那里有一半通道对完全不转，保持最大值。`f̄` 是 `Δx` 的函数与 `Δy` 的函数之和，这个和画出一个十字。在此圆上，十字的臂比对角线高 {field.b.cross}。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Many directions", "许多方向"),
        text: &[
            words(
                "Golden gate (map D) turns each pair along a direction of its own, a golden angle away from the last. The cross of the axial recipe was {field.b.cross} on this circle.",
                "黄金门方案（图 D）让每个通道对沿各自的方向旋转，相邻两对的方向相差一个黄金角。轴向方案在此圆上的十字为 {field.b.cross}。",
            ),
        ],
        link: "#/images?show=d",
        riddle: Some(Riddle {
            prompt: words("What becomes of the cross?", "十字会怎样？"),
            options: &[
                (words("It turns to another direction", "转到另一个方向"), words("No direction has many pairs: they are spread over all of them.", "没有哪个方向聚集了许多通道对：它们散布于所有方向。")),
                (words("It nearly goes away", "几乎消失"), NOTHING),
                (words("It grows", "变大"), words("Look for arms in map D.", "在图 D 里找找十字的臂。")),
            ],
            right: 1,
            reveal: words(
                "{field.d.cross} is left of it. Distance alone now explains a share of {field.d.isotropy} of how `f̄` varies, against {field.b.isotropy} with two axes and {field.a.isotropy} in reading order.",
                "只剩 {field.d.cross}。现在 `f̄` 的变化中，仅由距离就能解释的比例为 {field.d.isotropy}；两个坐标轴时为 {field.b.isotropy}，按读取顺序则为 {field.a.isotropy}。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("Two towers", "两座视觉塔"),
        text: &[
            words(
                "The towers of Pixtral (E) and Qwen2-VL (F) both deal their pairs out to rows and columns. Pixtral gives the even rungs of one ladder to the rows and the odd ones to the columns; Qwen2-VL gives both axes the same ladder.",
                "Pixtral（E）与 Qwen2-VL（F）的视觉塔都把通道对分给行和列。Pixtral 把同一频率阶梯的偶数级给行、奇数级给列；Qwen2-VL 给两个轴同样的阶梯。",
            ),
        ],
        link: "#/images?show=e",
        riddle: Some(Riddle {
            prompt: words("In which of them is the neighbour below less near than the one to the right?", "哪一座中，下方邻块比右方邻块更远？"),
            options: &[
                (words("Pixtral", "Pixtral"), NOTHING),
                (words("Qwen2-VL", "Qwen2-VL"), words("Its two axes can be exchanged: {field.f.right} and {field.f.below}.", "它的两个轴可以互换：{field.f.right} 与 {field.f.below}。")),
                (words("In both", "两者都是"), words("With the same ladder on both axes they are equal.", "两个轴阶梯相同时，二者相等。")),
            ],
            right: 0,
            reveal: words(
                "In Pixtral: {field.e.below} below against {field.e.right} to the right. Even rungs begin with the fastest pair, so rows are told apart a little better than columns. In Qwen2-VL both are {field.f.right}.",
                "Pixtral：下方为 {field.e.below}，右方为 {field.e.right}。偶数级从最快的一对开始，所以区分行比区分列略强。Qwen2-VL 中二者都是 {field.f.right}。",
            ),
            then: "",
        }),
        table: &[],
    },
    Scene {
        heading: words("A larger picture", "更大的图像"),
        text: &[
            words(
                "Training showed pictures of {trained} by {trained} patches; now one has {rows} by {columns}. Patches at offsets larger than any in training are hatched.",
                "训练图像为 {trained} × {trained} 个图块，现在的图像为 {rows} × {columns}。偏移大于训练中任何偏移的图块画有斜线。",
            ),
        ],
        link: "#/images?seq=i28x28&pin=174,174&train-grid=14",
        riddle: Some(Riddle {
            prompt: words("Which recipe meets no offset larger than those of training?", "哪个方案不会遇到比训练时更大的偏移？"),
            options: &[
                (words("Axial (B)", "轴向（B）"), words("It counts patches: {field.b.beyond} % of the offsets are larger.", "它按图块计数：{field.b.beyond} % 的偏移更大。")),
                (words("RoPE-1D (A)", "RoPE-1D（A）"), words("It counts patches in a line: {field.a.beyond} % of the offsets are larger.", "它把图块排成一行计数：{field.a.beyond} % 的偏移更大。")),
                (words("Golden gate (D)", "黄金门（D）"), NOTHING),
            ],
            right: 2,
            reveal: words(
                "Golden gate measures every picture from `−1` to `1`, so {field.d.beyond} % are larger; but {field.d.between} % now fall between those of training, and a neighbour seems nearer than it was: {field.d.right}. EVA-02 and DINOv3 rescale as well; put one in a slot and compare.",
                "黄金门把每幅图像都量作从 `−1` 到 `1`，所以更大的占 {field.d.beyond} %；但有 {field.d.between} % 落在训练偏移之间，邻块也显得比原来更近：{field.d.right}。EVA-02 和 DINOv3 同样会缩放坐标，可放入一个槽中比较。",
            ),
            then: "",
        }),
        table: &[],
    },
];
