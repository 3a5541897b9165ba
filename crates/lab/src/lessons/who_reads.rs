//! Who may read whom: masks of sequences of text and pictures, from causal to noised copies (Su, kexue.fm 9984 and 10197; the
//! notes, §11).

use super::{Head, Riddle, Scene, words};
use crate::link::Page;
use crate::text::Text;

/// What the page knows of it.
pub(super) const HEAD: Head = Head {
    id: "masks",
    page: Page::Masks,
    title: words("Who may read whom?", "谁可以读谁？"),
    steps: STEPS.len(),
};

/// For the right answer: the rest is said to everyone.
const NOTHING: Text = words("", "");

pub(super) static STEPS: [Scene; 6] = [
    Scene {
        heading: words("One row of tokens", "一行词元"),
        text: &[words(
            "Chameleon writes pictures as codes into the row of text. All is causal: {mask.tokens} tokens, {mask.pairs} pairs. A patch sees only the patches above and to the left of it.",
            "Chameleon 把图像写成码，放进文字的行里。一切都是因果的：{mask.tokens} 个词元，{mask.pairs} 对。图块只能看到它上方和左方的图块。",
        )],
        link: "#/masks?mixed=chameleon&beside=none",
        riddle: None,
        table: &[],
    },
    Scene {
        heading: words("A picture has no order", "图像没有先后"),
        text: &[words(
            "Su's first proposal and Transfusion make a picture from noise, all patches together: inside it everyone reads everyone (kexue.fm 9984).",
            "苏剑林的第一个提议与 Transfusion 从噪声一起生成所有图块：图像内部互相可读（kexue.fm 9984）。",
        )],
        link: "#/masks?mixed=chameleon&beside=transfusion",
        riddle: Some(Riddle {
            prompt: words("Causal there are {was:mask.pairs} pairs. How many more are there now, with K patches?", "因果时有 {was:mask.pairs} 对。有 K 个图块时，现在多出多少对？"),
            options: &[
                (words("`K(K−1)/2`", "`K(K−1)/2`"), NOTHING),
                (words("`K²`", "`K²`"), words("Half of them were there already.", "其中一半本来就有。")),
                (words("None", "没有"), words("Look at the second mask.", "请看第二个掩码。")),
            ],
            right: 0,
            reveal: words(
                "{mask.pairs} instead of {was:mask.pairs}: the upper half of the block of patches.",
                "{mask.pairs} 对，原为 {was:mask.pairs} 对：即图块方阵的上半部分。",
            ),
            then: "#/masks?mixed=transfusion&beside=chameleon",
        }),
        table: &[],
    },
    Scene {
        heading: words("Are the marks part of the picture?", "标记属于图像吗？"),
        text: &[words(
            "In Transfusion begin and end of a picture are ordinary tokens. Show-o counts them to it: they see the whole span, and patches see the end mark. That makes {mask.pairs} pairs.",
            "在 Transfusion 中，图像的开始与结束标记是普通词元。Show-o 把它们算进图像：它们看到整个片段，图块也看到结束标记。共 {mask.pairs} 对。",
        )],
        link: "#/masks?mixed=show-o&beside=transfusion",
        riddle: None,
        table: &[],
    },
    Scene {
        heading: words("Noise as extra copies", "噪声作为额外副本"),
        text: &[words(
            "Su's second proposal goes patch by patch. The next patch given the others is not Gaussian; a noised one nearly is. So each patch stands there several times, and each copy predicts the clean patch (kexue.fm 10197). Nobody reads a noised copy but itself.",
            "苏剑林的第二个提议逐块进行。给定其余图块，下一块并非高斯；加噪后则接近高斯。于是每块出现多次，每个副本都预测干净的图块（kexue.fm 10197）。除自身外，没有谁读取加噪副本。",
        )],
        link: "#/masks?mixed=su-copies&beside=none&shows=targets",
        riddle: Some(Riddle {
            prompt: words("Can a copy read its own clean patch?", "副本能读到自己的干净图块吗？"),
            options: &[
                (words("Yes, it stands behind the copy", "能，它就在副本之后"), words("The copy comes earlier, and the mask is causal.", "副本在前，而掩码是因果的。")),
                (words("No", "不能"), NOTHING),
                (words("Only the last copy", "只有最后一个副本"), words("All copies stand before it.", "所有副本都在它之前。")),
            ],
            right: 1,
            reveal: words(
                "No: of {mask.losses} predictions {mask.leaks} have an answer that can be read. The price is {mask.tokens} tokens, of which only {mask.kept} keys are worth keeping.",
                "不能：{mask.losses} 个预测中，答案可被读到的有 {mask.leaks} 个。代价是 {mask.tokens} 个词元，其中只有 {mask.kept} 个键值得缓存。",
            ),
            then: "#/masks?mixed=su-copies&beside=none&shows=cache",
        }),
        table: &[],
    },
    Scene {
        heading: words("Three views of one picture", "一张图的三种样子"),
        text: &[words(
            "BAGEL writes a picture up to three times: noised, clean, and as tokens of an encoder. The noised span is read by itself alone; later tokens read the clean one and the encoder. {mask.tokens} tokens, {mask.pairs} pairs.",
            "BAGEL 最多把一张图写三遍：加噪的、干净的，以及编码器词元。加噪片段只被自己读取；后面的词元读取干净片段和编码器词元。{mask.tokens} 个词元，{mask.pairs} 对。",
        )],
        link: "#/masks?mixed=bagel&beside=su-copies",
        riddle: None,
        table: &[],
    },
    Scene {
        heading: words("Depth adds nothing", "加深并不增加什么"),
        text: &[words(
            "All these masks say: a step reads all steps that are not later. That is a preorder.",
            "这些掩码都在说：一步读取所有不晚于它的步。这是一个预序。",
        )],
        link: "#/masks?mixed=bagel&beside=none",
        riddle: Some(Riddle {
            prompt: words("How many more pairs do two layers reach?", "两层多可达多少对？"),
            options: &[
                (words("None", "没有"), NOTHING),
                (words("A few", "几对"), words("Whoever I read reads nothing that I may not.", "我所读者所读的，我都可以读。")),
                (words("All", "全部"), words("Then the mask would mean nothing.", "那样掩码就没有意义了。")),
            ],
            right: 0,
            reveal: words(
                "{mask.new}: `M·M = M`. What is drawn for one layer is the receptive field of any depth. Local windows are different: they gain with depth.",
                "{mask.new}：`M·M = M`。为一层所画的，就是任意深度的感受野。局部窗口则不同：它们随深度扩大。",
            ),
            then: "#/masks?mixed=bagel&beside=none&shows=layers",
        }),
        table: &[],
    },
];
