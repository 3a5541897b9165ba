//! Words for what is registered by name and changes where tokens stand: placements and allocations.

use super::table::{Labels, Remarks, Words};
use crate::text::Text;

/// The name of a coordinate: steps from a corner of the picture.
pub const FROM_TOP_LEFT: Text = Text { en: "steps from the top left", zh: "距左上角步数" };
/// As [`FROM_TOP_LEFT`].
pub const FROM_TOP_RIGHT: Text = Text { en: "steps from the top right", zh: "距右上角步数" };
/// As [`FROM_TOP_LEFT`].
pub const FROM_BOTTOM_LEFT: Text =
    Text { en: "steps from the bottom left", zh: "距左下角步数" };
/// As [`FROM_TOP_LEFT`].
pub const FROM_BOTTOM_RIGHT: Text =
    Text { en: "steps from the bottom right", zh: "距右下角步数" };

/// The labels of this family.
pub(super) static LABELS: Labels = Labels { knobs: KNOBS, choices: CHOICES };

/// What explains this family.
pub(super) static REMARKS: Remarks = Remarks { schemes: SCHEMES, part_values: PART_VALUES };

const SCHEMES: &[Words] = &[
    (
        "row-ends",
        "Read row by row; the end of every row takes an id of its own.",
        "逐行读取；每行末尾另占一个 id。",
    ),
    (
        "typesetting",
        "A page of lines: text runs and rows of pictures are lines, a token has its place in the line.",
        "像排版：每段文本与图像的每一行各为一行，词元有行内位置。",
    ),
    (
        "shared-id",
        "All patches of a picture share one id; order inside it is left to the vision tower.",
        "图像所有块共用一个 id，内部顺序交给视觉塔。",
    ),
    (
        "v2pe",
        "A patch advances the id by a small step δ, so pictures take less of the context.",
        "每个图像块只前进 δ，图像占用更少上下文。",
    ),
    (
        "tad-rope",
        "Text and frames advance by two, patches by one.",
        "文本与帧前进 2，图像块前进 1。",
    ),
    (
        "m-rope-time",
        "As M-RoPE, but the time axis of a clip counts seconds.",
        "同 M-RoPE，但视频时间轴按秒计。",
    ),
    (
        "m-rope-i",
        "The ids of M-RoPE, read by pairs that alternate between time, rows and columns.",
        "M-RoPE 的 id，由时间、行、列交替的通道对读取。",
    ),
    (
        "video-rope",
        "Frames stand along the diagonal, δ apart, and time is read by the slowest pairs.",
        "各帧沿对角线排列、相距 δ，时间由最慢的通道对读取。",
    ),
    (
        "hope",
        "As VideoRoPE, but the pairs of time do not turn at all.",
        "同 VideoRoPE，但时间通道对完全不旋转。",
    ),
    (
        "spatial-reset",
        "Rows and columns of every picture count from 0; only time goes on.",
        "每幅图的行列从 0 数起，只有时间延续。",
    ),
    (
        "omni-rope",
        "Pictures count from 0 in rows and columns, and each axis has a ladder of its own.",
        "图像行列从 0 数起，各轴有自己的频率阶梯。",
    ),
    (
        "v-rope",
        "A patch counts its steps from all four corners, so that no corner is favoured.",
        "图像块从四角各数步数，不偏向任何一角。",
    ),
    (
        "circle-rope",
        "Patches stand on a circle around the text diagonal, equally far from every text token.",
        "图像块位于环绕文本对角线的圆上，与每个文本词元等距。",
    ),
    (
        "mm-rope",
        "M-RoPE with a pitch for each axis, read in the order t, t, h, w, h, w, h, w.",
        "各轴间距不同的 M-RoPE，读取顺序为 t、t、h、w、h、w、h、w。",
    ),
    (
        "ernie-vl",
        "Rows and columns alternate on the fast pairs, time reads the slow ones.",
        "快通道对交替读行与列，慢通道对读时间。",
    ),
    (
        "mh-rope",
        "A whole head reads one axis; other heads read the others.",
        "一个头只读一条轴，其他头读其他轴。",
    ),
    (
        "ms-rope",
        "Pictures are centred on the origin, text runs along the diagonal outside of them.",
        "图像以原点为中心，文本沿对角线排在图像之外。",
    ),
    (
        "flux-1",
        "Pictures have a grid of their own; all text stands at the origin.",
        "图像有自己的网格，文本全部在原点。",
    ),
    (
        "flux-2",
        "Four axes: picture, row, column, and one for text alone.",
        "四条轴：图像序号、行、列，以及文本专用轴。",
    ),
    (
        "hunyuan-video",
        "Clips have a grid of their own; text does not turn.",
        "视频有自己的网格，文本不旋转。",
    ),
    (
        "wan",
        "Clips have a grid of their own with 44, 42, 42 channels; text is reached by cross-attention.",
        "视频有自己的网格，通道 44、42、42；文本通过交叉注意力读取。",
    ),
    (
        "unified-io-2",
        "Text turns as in RoPE-1D, pictures as in RoPE-2D; they have no coordinate in common.",
        "文本按一维 RoPE、图像按二维 RoPE 旋转，没有公共坐标。",
    ),
    (
        "rope-vit",
        "Half of the pairs read the column, half the row; for pictures alone.",
        "一半通道对读列，一半读行；仅用于图像。",
    ),
    (
        "rope-mixed",
        "Pairs turn along directions of their own in the plane: here the random start of training.",
        "每个通道对在平面中有自己的方向：此处为训练的随机初值。",
    ),
    (
        "golden-gate",
        "Directions of the pairs are a golden angle apart, which leaves no cross in the kernel.",
        "通道对的方向相隔黄金角，核函数中没有十字纹。",
    ),
    (
        "pixtral-vit",
        "Rows read the even rungs of one ladder, columns the odd ones.",
        "行读频率阶梯的偶数级，列读奇数级。",
    ),
    (
        "qwen-vit",
        "Half of the pairs read rows, half columns; the halves of the head are paired.",
        "一半通道对读行，一半读列；头的前后两半配对。",
    ),
    (
        "eva-02",
        "Rows and columns are rescaled to the grid of pre-training.",
        "行列坐标缩放到预训练网格。",
    ),
    (
        "moon-vit",
        "Columns and rows alternate and share their frequencies.",
        "列与行交替，共用频率。",
    ),
    ("llama-4-vit", "Columns before rows, both counted from 1.", "列在行之前，均从 1 数起。"),
    (
        "dino-v3",
        "Centres of the patches between −1 and 1, in full turns: periods are measured in pictures.",
        "图像块中心在 −1 与 1 之间，以整圈计：周期以图像为单位。",
    ),
    (
        "gemma-4-vit",
        "Each half of the head reads one axis and is half-split in itself.",
        "头的两半各读一条轴，每半内部对半配对。",
    ),
    (
        "pixel-bands",
        "Frequencies from half a wave per picture up to its finest detail, the same on both axes.",
        "频率从每幅图半个波到最细的细节，两轴相同。",
    ),
];

#[rustfmt::skip]
const KNOBS: &[Words] = &[
    ("delta", "Step", "步长"),
    ("position-rule", "Form of the rule", "规则版本"),
    ("markers", "Markers of a picture", "图像标记"),
    ("ids-per-second", "Ids per second", "每秒 id 数"),
    ("release", "Rule for clips of", "视频规则来自"),
    ("clip", "Frames of a clip", "视频的帧"),
    ("stamp", "Ids of a time stamp", "时间戳所占 id"),
    ("text-axes", "Text advances on", "文本前进的轴"),
    ("direction-share", "Share of the direction", "方向角比例"),
    ("radius", "Radius", "半径"),
    ("radius-rule", "Radius is", "半径取法"),
    ("radius-factor", "Radius per size", "半径与尺寸之比"),
    ("scale-t", "Pitch in time", "时间间距"),
    ("scale-h", "Pitch of rows", "行间距"),
    ("scale-w", "Pitch of columns", "列间距"),
    ("head-axis", "Axis of this head", "此头的轴"),
    ("direction-seed", "Seed", "种子"),
    ("omega-min", "Smallest frequency", "最小频率"),
    ("omega-max", "Largest frequency", "最大频率"),
    ("reference-grid", "Reference grid", "参考网格"),
    ("max-frequency", "Finest detail", "最细尺度"),
    ("band-spacing", "Spacing", "间隔"),
];

#[rustfmt::skip]
const CHOICES: &[Words] = &[
    ("as-code", "as in the code", "按代码"),
    ("as-paper", "as in the paper", "按论文"),
    ("shared", "share the id", "共用 id"),
    ("counted", "count as text", "按文本计"),
    ("transformers-4-49", "transformers 4.49: the papers", "transformers 4.49：论文规则"),
    ("transformers-4-57", "transformers 4.57: whole seconds", "transformers 4.57：只取整秒"),
    ("transformers-5-23", "transformers 5.23: text after max(h, w)", "transformers 5.23：文本接在 max(h, w) 之后"),
    ("qwen3-omni", "Qwen3-Omni: not rounded", "Qwen3-Omni：不取整"),
    ("stamped-frames", "pictures with stamps between", "加时间戳的逐帧图像"),
    ("time-axis", "on the time axis", "沿时间轴"),
    ("all-axes", "all axes (k, k, k)", "所有轴 (k, k, k)"),
    ("time-only", "time alone (k, 0, 0)", "仅时间 (k, 0, 0)"),
    ("fixed-radius", "the same for all", "固定"),
    ("radius-per-size", "by the size of the picture", "随图像尺寸"),
    ("axis-time", "time axis", "时间轴"),
    ("axis-rows", "row axis", "行轴"),
    ("axis-columns", "column axis", "列轴"),
    ("even-steps", "equal steps", "等差"),
    ("even-ratios", "equal ratios", "等比"),
];

#[rustfmt::skip]
const PART_VALUES: &[Words] = &[
    ("row-ends", "a line with row ends", "带行末的一行"),
    ("typesetting", "lines of a page", "排版成行"),
    ("shared-id", "one id per picture", "每图一个 id"),
    ("v2pe", "small steps in pictures", "图像内小步"),
    ("tad", "text counts twice", "文本计两次"),
    ("stamped-frames", "frames as pictures", "逐帧为图像"),
    ("video-rope", "diagonal layout", "对角布局"),
    ("spatial-reset", "pictures begin at 0", "图像从 0 开始"),
    ("v-rope", "steps from four corners", "四角步数"),
    ("circle", "a circle around the diagonal", "环绕对角线的圆"),
    ("scaled-grid", "axes with pitches", "各轴有间距"),
    ("ms-rope", "pictures centred on 0", "图像以 0 为中心"),
    ("own-grid", "a grid of its own", "独立网格"),
    ("flux-2", "text on its own axis", "文本独占一轴"),
    ("unified-io-2", "text and pictures apart", "文本与图像分开"),
    ("patches", "patches of a tower", "视觉塔的图像块"),
    ("strided", "sections alternate", "交替分段"),
    ("low-time", "slow pairs read time", "慢通道对读时间"),
    ("period-eight", "period of eight", "八对一周期"),
    ("whole-head", "one axis per head", "每头一轴"),
    ("restart", "a ladder per block", "每块一组阶梯"),
    ("twins", "axes alternate, same frequency", "交替且同频"),
    ("even-odd", "even and odd rungs", "奇偶级"),
    ("full-turns", "a ladder per axis, in turns", "每轴一组阶梯（按圈）"),
    ("mixed", "random directions", "随机方向"),
    ("directions", "given directions", "给定方向"),
    ("golden-gate", "golden directions", "黄金角方向"),
    ("bands", "bands per axis", "每轴频带"),
    ("text-and-grid", "text and grid apart", "文本与网格分开"),
];
