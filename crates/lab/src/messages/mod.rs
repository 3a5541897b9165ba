//! The message table: every visible string, in both languages side by side.
//!
//! A string without a translation does not compile; a test compares the `{names}` in both.
//! Names of schemes and models are proper names and stand with the schemes and models themselves.

use crate::text::Text;

mod distances;
mod parts;
mod places;
mod scaling;
mod schemes;
mod scores;
mod table;

pub use parts::{part, part_value};
pub use places::{FROM_BOTTOM_LEFT, FROM_BOTTOM_RIGHT, FROM_TOP_LEFT, FROM_TOP_RIGHT};
pub use schemes::{FIRST_SCHEME, choice, content, knob, scheme};

macro_rules! messages {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        $(
            #[doc = $en]
            pub const $name: Text = Text { en: $en, zh: $zh };
        )*

        /// Every message, for the tests.
        pub static ALL: &[Text] = &[$($name),*];
    };
}

pub mod card;
pub mod decays;
pub mod editor;
pub mod focus;
pub mod images;
pub mod inputs;
pub mod length;
pub mod linear;
pub mod masks;
pub mod recurrence;
pub mod rotation;
pub mod speed;
pub mod stacks;
pub mod tensors;

messages! {
    // the frame
    BENCH: "Bench", "工作台";
    LAYOUTS: "Layouts", "布局";
    SPEED: "Speed", "速度";
    SKIP: "Skip to the panes", "跳到图表";
    LABS: "Labs", "实验";
    PALETTE: "Commands", "命令";
    PALETTE_HINT: "Scheme, model or action …", "方案、模型或操作……";
    PALETTE_NONE: "Nothing fits.", "没有匹配项。";
    SHARE: "Share", "分享";
    COPIED: "The link is in the clipboard.", "链接已复制。";
    COPY_BY_HAND: "Copy this link:", "请复制此链接：";
    LANGUAGE: "Language", "语言";
    THEME: "Theme: light or dark", "主题：浅色或深色";
    THEME_ACTION: "Switch theme", "切换主题";
    LANGUAGE_ACTION: "Switch to 中文", "Switch to English";
    UNDO: "Undo", "撤销";
    REDO: "Redo", "重做";
    SHOWN: "shown", "显示";
    HIDDEN: "hidden", "隐藏";
    RESET_ALL: "Reset everything", "全部重置";
    RESET_ONE: "Reset {name} to {value}", "将{name}重置为 {value}";
    CLOSE: "Close", "关闭";
    CONTROLS: "Controls", "控制";
    CANCEL: "Cancel", "取消";
    COMPUTING: "Computing …", "计算中……";
    CANCELLED: "Cancelled; the picture is the one before.", "已取消；图为之前的结果。";
    WORKER_DIED: "The computation stopped unexpectedly and was started again.", "计算意外中止，已重新启动。";
    WORKER_FAILED: "The computation cannot be started. Reload the page to try again.", "无法启动计算。请重新加载页面再试。";
    TABLE: "Data", "数据";
    EXPORT_PANE: "Export {name}", "导出{name}";
    EXPORT_SVG: "SVG", "SVG";
    EXPORT_PNG: "PNG", "PNG";
    EXPORT_CSV: "CSV", "CSV";
    SLOTS_GROUP: "Recipes", "配方";
    ADD_SLOT: "Add a recipe to the comparison", "添加一个配方进行比较";
    REMOVE_SLOT: "Take {name} out of the comparison", "从比较中移除 {name}";
    LAYOUTS_QUESTION: "Where do text, image and video tokens stand?", "文本、图像与视频词元各在何处？";
    SWAP: "Swap A and B", "交换 A 与 B";
    PRESETS: "Model", "模型";
    TO_TRY: "To try", "可以试试";
    PRESET_NONE: "Own values", "自定义数值";
    MODEL_UNCONFIRMED: "Unconfirmed: check these numbers before quoting them.", "未经核实：引用前请查证这些数值。";
    SCHEME: "Scheme", "方案";
    OWN_MASK: "The recipe has a mask of its own.", "配方自带掩码。";
    STACK: "Put over it", "叠加";
    STACK_NONE: "nothing", "无";
    STACK_FULL: "at most {max} schemes in one recipe", "一个配方最多 {max} 个方案";
    CLASH_PART: "the recipe already sets its {part}", "配方已设定{part}";
    CLASH_NOTHING_TURNS: "it changes a rotation, and nothing turns here", "它改变旋转，而这里没有旋转";
    TAKE_AWAY: "Take {name} away", "移除 {name}";

    // controls
    SEQUENCE: "Sequence", "序列";
    CONTENT: "Content", "内容";
    LENGTH: "Sequence length", "序列长度";
    BEFORE: "Text before", "前文";
    AFTER: "Text after", "后文";
    IMAGE: "Image", "图像";
    ROWS: "Image rows", "图像行数";
    COLUMNS: "Image columns", "图像列数";
    DIM: "Head dim", "头维度";
    TRAIN: "Training length", "训练长度";
    BASE: "Base", "底数";
    BASE_UNUSED: "{scheme} has no base.", "{scheme} 没有底数。";
    MEAN: "Mean", "均值";
    VARIANCE: "Variance", "方差";
    OFFSET: "Tokens back", "回看距离";
    PLACE: "Place of the needle", "针的位置";
    STRENGTH: "Strength", "强度";
    SEED: "Seed", "随机种子";
    GIVEN_Q: "q, repeated over the channels", "q（在各通道上重复）";
    GIVEN_K: "k, repeated over the channels", "k（在各通道上重复）";
    MASK: "Mask", "掩码";
    CAUSAL: "causal", "因果";
    FULL: "full", "全部";
    VALUE_FROM_TO: "{name}, {min} to {max}", "{name}，{min} 至 {max}";

    // notices
    NOTICE: "{field}: found “{found}”; allowed: {allowed}.", "{field}：得到“{found}”；允许：{allowed}。";
    ALLOWED_RANGE: "{min} to {max}", "{min} 至 {max}";
    ALLOWED_WHOLE: "whole numbers from {min} to {max}", "{min} 至 {max} 的整数";
    ALLOWED_EVEN: "even numbers from {min} to {max}", "{min} 至 {max} 的偶数";
    ALLOWED_ONE_OF: "one of {names}", "{names} 之一";
    ALLOWED_GRID: "none, or rows×columns such as 6x10, each 1 to {max}", "none，或如 6x10 的 行×列，各为 1 至 {max}";
    ALLOWED_SEQUENCE: "1 to {parts} blocks such as t24, i6x10, i6x10m2 or v8x4x6@0.5: sides up to {grid}, up to {frames} frames", "1 至 {parts} 个块，如 t24、i6x10、i6x10m2 或 v8x4x6@0.5：边长不超过 {grid}，不超过 {frames} 帧";
    ALLOWED_VECTOR: "1 to {count} numbers between −{value} and {value}, separated by commas", "1 至 {count} 个介于 −{value} 与 {value} 之间、以逗号分隔的数";
    ALLOWED_TURN: "two whole numbers of degrees, around,above", "两个整数角度：水平,俯仰";
    ALLOWED_WINDOW: "query,key,tokens (where the part in view begins, and its tokens a side, at least 2 of {max})", "查询,键,词元数（可见部分的起点与边长，至少 2，共 {max}）";
    ALLOWED_PIN: "query,key (token indices)", "查询,键（词元序号）";
    ALLOWED_TOTAL: "at most {max} tokens together", "总计最多 {max} 个词元";
    ALLOWED_KEY: "a known setting", "已知的设置项";
    ALLOWED_VERSION: "version {version}; read as far as it is understood", "版本 {version}；已尽量读取";
    ALLOWED_LENGTH: "at most {max} characters", "最多 {max} 个字符";
    ALLOWED_NUMBER: "a finite number", "有限的数";
    ALLOWED_FLAG: "true or false", "true 或 false";
    ALLOWED_LIST: "1 to {max} finite numbers in a list", "由 1 至 {max} 个有限数组成的列表";
    ALLOWED_OBJECT: "an object with keys and values", "由键和值组成的对象";
    ALLOWED_DEPTH: "at most {max} levels of lists and objects", "列表与对象最多嵌套 {max} 层";
    ALLOWED_MODEL: "the configuration of a model, with keys such as head_dim or rope_theta", "模型配置，含 head_dim 或 rope_theta 等键";
    ALLOWED_SAME: "the same as {key}; {value} is used", "与 {key} 相同；采用 {value}";
    ALLOWED_AT_MOST: "at most {key}, {value}", "不超过 {key}，即 {value}";
    ALLOWED_RATIO: "the ratio of the two lengths, {ratio}; the stated factor is used", "两个长度之比 {ratio}；采用所给倍数";
    ALLOWED_ONE_BLOCK: "the same as {key}, which is used", "与 {key} 相同；采用后者";
    ALLOWED_ONE_LAYER: "one kind of layer in a recipe; {shown} is shown", "一个配方只含一种层；显示 {shown}";
    ALLOWED_MULTIPLE: "{key} times an even head dim from {min} to {max}", "{key} 乘以 {min} 至 {max} 的偶数头维度";
    ALLOWED_COUNT: "{count} numbers, one for each pair that turns", "{count} 个数，每个旋转的通道对一个";
    ALLOWED_LISTS: "a published list; that of {shown} is shown", "已发布的列表；显示 {shown} 的列表";
    ALLOWED_AXES: "channels per axis of this class, {sum} together", "该类模型各轴的通道数，合计 {sum}";
    ALLOWED_SECTIONS: "three whole numbers, {sum} together", "三个整数，合计 {sum}";
    ALLOWED_CHUNKS: "an object with the numbers chunk_size and local_size, the latter smaller", "含 chunk_size 与更小的 local_size 两个数的对象";
    ALLOWED_STACK: "what goes with the rest; {reason}", "与其余部分相容者；{reason}";
    ALLOWED_BEYOND: "nothing here yet; it is left out of the recipe", "此处尚不支持；未纳入配方";
    ALLOWED_KNOWN: "keys that are read for this kind of model; it is left out", "此类模型会读取的键；此键未采用";
    CONFIG: "Read a config.json", "读取 config.json";
    CONFIG_HINT: "Paste a model's config.json here, or a command of vLLM, SGLang or llama.cpp, or drop the file. It stays on your machine.", "在此粘贴模型的 config.json 或 vLLM、SGLang、llama.cpp 的命令，或拖入文件。它不会离开你的电脑。";
    FILES: "Files .npy or .safetensors", ".npy 或 .safetensors 文件";
    FILES_HINT: "Drop q and k (and v) anywhere here, or choose them: .npy or .safetensors, at most 64 MiB each. They stay on your machine; links name them only. Until then all ones, or normal numbers.", "将 q、k（及 v）拖到本页任意处，或选择文件：.npy 或 .safetensors，每个不超过 64 MiB。文件不会离开你的电脑，链接只记其指纹。在此之前用全 1 或正态数。";
    FILES_FORGET: "Forget the files", "移除文件";
    CONFIG_FILE: "A config.json file", "config.json 文件";
    CONFIG_IMPORT: "Make it the recipe", "设为配方";
    CONFIG_TAKEN: "The slot now has this recipe.", "槽位已采用此配方。";
    CONFIG_SIZE: "a file of at most {max} KB", "不超过 {max} KB 的文件";
    CONFIG_JSON: "JSON as in a model's config.json", "与模型 config.json 相同的 JSON";
    CONFIG_OTHERS: "{count} other keys do not concern positions.", "另有 {count} 个键与位置无关。";
    CONFIG_FILLED: "{field} is not stated; {value} is used.", "未给出 {field}；采用 {value}。";
    LINK_NOTICES: "Parts of the link were not understood; the rest is shown.", "链接中有部分无法识别，其余已显示。";

    // the attention view
    ATTENTION: "Attention", "注意力";
    ATTENTION_QUESTION: "Which tokens does each token read?", "每个词元读取哪些词元？";
    SCORE: "score", "得分";
    WEIGHT: "softmax", "softmax";
    LOG_WEIGHT: "log", "对数";
    QUERY: "query m", "查询 m";
    KEY: "key n", "键 n";
    WEIGHT_BAR: "weight", "权重";
    LOG_BAR: "ln weight", "ln 权重";
    SAMPLED: "1 of {step} tokens", "每 {step} 个词元取一";
    LARGEST: "largest of {step} tokens", "每 {step} 个词元取最大值";
    FARTHEST: "farthest from 0 of {step} tokens", "每 {step} 个词元取绝对值最大者";
    ATTENTION_SUMMARY: "{reading} of {n} tokens under {scheme}, {mask} mask, {content}. Values from {low} to {high}.", "{n} 个词元在 {scheme} 下的{reading}，{mask}掩码，{content}。取值 {low} 至 {high}。";
    WINDOW_SUMMARY: "In view: queries {a} to {b}, keys {c} to {d}.", "可见：查询 {a} 至 {b}，键 {c} 至 {d}。";
    ZOOM_IN: "Zoom in (+)", "放大（+）";
    ZOOM_OUT: "Zoom out (−)", "缩小（−）";
    ZOOM_ALL: "Show the whole map (0)", "显示整张图（0）";
    LAST_READS: "The last token gives {parts}.", "最后一个词元的权重分配：{parts}。";
    LAST_PART: "{percent} % to {segment}", "{segment}占 {percent} %";
    TOO_LONG_ROWS: "Each row of this map has scores of its own, which is too much for {n} tokens: at most {max}. Shorten the sequence.", "此图每一行的分数各不相同，{n} 个词元超出限度（最多 {max}）。请缩短序列。";
    TOO_LONG: "Content of its own for each of {n} tokens is too much for one map: at most {max}. Shorten the sequence or choose “all ones”.", "为 {n} 个词元逐一生成内容超出单张图的限度（最多 {max}）。请缩短序列或选择“全 1”。";
    SEGMENT_TEXT: "text {n}", "文本 {n}";
    SEGMENT_IMAGE: "image {h}×{w}", "图像 {h}×{w}";
    SEGMENT_VIDEO: "video {t}×{h}×{w}", "视频 {t}×{h}×{w}";
    DIFFERENCE: "A {a} − B {b}", "A {a} − B {b}";

    // the decay view
    DECAY: "Decay", "衰减";
    DECAY_QUESTION: "How does a score fall with distance?", "得分如何随距离变化？";
    KERNEL: "q = k", "q = k";
    INDEPENDENT: "random", "随机";
    BOUND: "bound", "上界";
    GIVEN: "given", "给定";
    KERNEL_FORMULA: "1/P Σ cos ω·Δ", "1/P Σ cos ω·Δ";
    INDEPENDENT_FORMULA: "2μ²/√d Σ cos ω·Δ ± 1 sd", "2μ²/√d Σ cos ω·Δ ± 1 标准差";
    BOUND_FORMULA: "1/P Σ |S_j|", "1/P Σ |S_j|";
    GIVEN_FORMULA: "q of the last token, k of the first", "末词元的 q 与首词元的 k";
    DISTANCE: "distance Δ", "距离 Δ";
    FIRST_NEGATIVE: "first below 0: Δ = {at}", "首次低于 0：Δ = {at}";
    ALONG_TEXT: "text (1, …, 1)", "文本 (1, …, 1)";
    ALONG_ROW: "rows", "行";
    ALONG_COLUMN: "columns", "列";
    ALONG_TIME: "time", "时间";
    ONE_SD: "±1 standard deviation", "±1 标准差";
    DECAY_SUMMARY: "{definition} under {scheme}, distances 0 to {last}: from {first} at 0 to {end} at {last}; lowest {low}. It rises on {rises} % of the steps.", "{scheme} 的{definition}，距离 0 至 {last}：0 处为 {first}，{last} 处为 {end}，最低 {low}。有 {rises} % 的步上升。";

    DECAY_NO_BIAS: "without the bias, which the content decides", "不含由内容决定的偏置";
    DECAY_NO_BIAS_SUMMARY: "The bias is left out: the content decides it, and this curve is of no particular content.", "未计入偏置：它由内容决定，而此曲线不针对特定内容。";

    // the layout view
    LAYOUT: "Where the tokens stand", "词元的位置";
    LAYOUT_QUESTION: "Which coordinates does each token get?", "每个词元得到什么坐标？";
    ROW_AXIS: "row", "行";
    COLUMN_AXIS: "column", "列";
    ID_AXIS: "position id", "位置 id";
    TIME_AXIS: "time", "时间";
    PICTURE_ROW: "row of the picture", "图像的行";
    NEARNESS: "f(Δ)/P from token {n}", "词元 {n} 的 f(Δ)/P";
    LAYOUT_SUMMARY: "{scheme} places {n} tokens on {axes}. {gaps}", "{scheme} 将 {n} 个词元放在{axes}上。{gaps}";
    GAPS_SUMMARY: "The picture takes {consumed} ids for {patches} patches; gap before {before}, after {after}.", "图像 {patches} 个块占用 {consumed} 个 id；前间隔 {before}，后间隔 {after}。";
    NO_IMAGE_SUMMARY: "There is no picture: text runs by one step per token.", "没有图像：文本每个词元前进一步。";
    SIDE_PICTURE: "picture", "图像";
    SIDE_TIME_ROW: "t × row", "时间 × 行";
    SIDE_TIME_COLUMN: "t × col", "时间 × 列";
    SIDE_SPACE: "3-D", "三维";
    SIDE_MAPS: "maps", "坐标图";
    SAME_SCALE: "one scale", "同一比例";
    SIDE_MISSING: "no “{side}” here: {axes}", "此处没有“{side}”：{axes}";
    TIME_ROW_SUBTITLE: "time → row ↓", "时间 → 行 ↓";
    TIME_COLUMN_SUBTITLE: "column → time ↓", "列 → 时间 ↓";
    SPACE_SUBTITLE: "3-D, {around}° around, {above}° above", "三维，水平 {around}°，俯视 {above}°";
    MAPS_SUBTITLE: "a map of the picture per axis", "每轴一张图像坐标图";
    SEEN_AS: "Seen as: {side}.", "所示：{side}。";
    TURN_HINT: "Dragging or Shift with the arrow keys turns it.", "拖动或按 Shift 与方向键可转动。";
    NOTE: "Note: {note}.", "注：{note}。";
    FRAMES_TOGETHER: "{n} frames at the same place", "{n} 帧位于同一处";
    FRAME_TINTED: "tinted: frame {frame} of {n}", "着色：第 {frame} 帧，共 {n} 帧";
    FRAMES_OUTLINED: "outlined: one frame in {every}", "轮廓：每 {every} 帧一个";
    FRAMES_REST: "frames {from}–{to} on one line: {n} tokens", "第 {from}–{to} 帧合为一行：{n} 个词元";
    PATCHES_TOGETHER: "a cell: up to {n} patches", "每格至多 {n} 个块";
    PATCHES_UNTINTED: "{n} places as dots, without tint", "{n} 处以点表示，不着色";
    PATCHES_THINNED: "a dot: {every} patches", "每点 {every} 个块";
    TEXT_LINE: "a line: {n} tokens of text", "线：{n} 个文本词元";
    TEXT_BEYOND: "text beyond the frame: {n} tokens", "框外文本：{n} 个词元";
    FRAME_MAPPED: "frame {frame} of {n}", "第 {frame} 帧，共 {n} 帧";
    FIRST_PICTURE: "the first of {n} pictures", "{n} 个图像中的第一个";
    CORNER_TOP_LEFT: "from top left", "距左上";
    CORNER_TOP_RIGHT: "from top right", "距右上";
    CORNER_BOTTOM_LEFT: "from bottom left", "距左下";
    CORNER_BOTTOM_RIGHT: "from bottom right", "距右下";
    COORDINATE: "coordinate", "坐标";
    NOT_USED: "{scheme} does not read these coordinates.", "{scheme} 不使用这些坐标。";

    // the spectrum view
    SPECTRUM: "Spectrum", "频谱";
    SPECTRUM_QUESTION: "Which pairs turn how fast?", "各通道对转得多快？";
    PAIR: "pair p", "通道对 p";
    WAVELENGTH: "wavelength λ (tokens)", "波长 λ（词元）";
    UNFINISHED: "{count} of {all} pairs never complete a turn in {length}", "{all} 对中有 {count} 对在 {length} 内转不满一圈";
    STILL: "{count} of {all} pairs do not turn", "{all} 对中有 {count} 对不旋转";
    NOTHING_TURNS: "{scheme} turns nothing: every wavelength is infinite.", "{scheme} 不旋转：所有波长为无穷。";
    SPECTRUM_SUMMARY: "Wavelengths of {all} pairs under {scheme}, from {short} to {long} tokens. {unfinished}.", "{scheme} 的 {all} 个通道对的波长，从 {short} 到 {long} 个词元。{unfinished}。";
    COMPARED: "bars: A, dots: B", "柱：A，点：B";

    // the allocation, the decay along the axes, the heat
    ALLOCATION: "Pairs and axes", "通道对与坐标轴";
    ALLOCATION_QUESTION: "Which pair reads which axis?", "每个通道对读取哪个坐标轴？";
    ALLOCATION_SUBTITLE: "{scheme}: axis and wavelength of each of {all} pairs", "{scheme}：{all} 个通道对各自的坐标轴与波长";
    ALLOCATION_ENTRY: "{axis}: {count} pairs, λ {range}", "{axis}：{count} 对，λ {range}";
    ALLOCATION_IDLE: "{axis}: no pair", "{axis}：无通道对";
    ALLOCATION_STILL: "does not turn: {count} pairs", "不旋转：{count} 对";
    ALLOCATION_SUMMARY: "{scheme} deals its {all} pairs out to the axes. {parts}. {train} is the training length.", "{scheme} 把 {all} 个通道对分给各坐标轴。{parts}。训练长度为 {train}。";
    ALLOCATION_SHARE: "share of {axis}", "{axis}占比";
    ALLOCATION_WAVE: "λ along {axis}", "沿{axis}的 λ";
    SECTIONS_CHUNKED: "consecutive", "分段";
    SECTIONS_INTERLEAVED: "interleaved", "交错";
    SECTION_SIZE: "{n} of {all} pairs", "{all} 对中的 {n} 对";
    AXIS_DECAY: "Decay along each axis", "沿各坐标轴的衰减";
    AXIS_DECAY_QUESTION: "How does a score fall along each axis?", "得分沿各坐标轴如何变化？";
    AXIS_DECAY_SUBTITLE: "{scheme}: 1/P Σ cos ω·Δ, one axis at a time", "{scheme}：1/P Σ cos ω·Δ，每次只沿一个轴";
    AXIS_DECAY_X: "offset Δ along the axis", "沿轴的偏移 Δ";
    AXIS_DECAY_SUMMARY: "Kernel of {scheme} at offsets from 0 to {last} along one axis. {parts}.", "{scheme} 的核，偏移沿单个轴从 0 到 {last}。{parts}。";
    AXIS_DECAY_PART: "{axis}: {end} at the end, lowest {low}", "{axis}：末端 {end}，最低 {low}";
    HEAT: "What one token sees", "一个词元所见";
    HEAT_QUESTION: "How near is every token to the one that was picked?", "其余词元离所选词元有多近？";
    HEAT_SUBTITLE: "from token {m}, {kind} · click another to ask from there", "自词元 {m}（{kind}）· 单击其他词元即改由它看";
    HEAT_TEXT: "text", "文本";
    HEAT_IMAGE: "image", "图像";
    HEAT_VIDEO: "video", "视频";
    HEAT_BAR: "f(Δ)/P", "f(Δ)/P";
    HEAT_FRAMES: "{shown} of {all} frames", "{all} 帧中的 {shown} 帧";
    HEAT_TOGETHER: "{n} tokens per cell", "每格 {n} 个词元";
    HEAT_MEAN_OF: "{n} tokens per cell, mean of {some}", "每格 {n} 个词元，取 {some} 个的平均";
    HEAT_SUMMARY: "{reading} of {n} tokens under {scheme}, seen from token {m} ({kind}). Mean of each segment: {parts}.", "{scheme} 下自词元 {m}（{kind}）看 {n} 个词元的{reading}。各段平均：{parts}。";
    HEAT_PART: "{segment} {mean}", "{segment}为 {mean}";
    HEAT_TOKENS: "tokens", "词元";
    HEAT_SEGMENT: "segment", "段";
    HEAT_MEAN: "mean", "平均";
    HEAT_HIGHEST: "highest, at token", "最高（所在词元）";
    HEAT_LOWEST: "lowest, at token", "最低（所在词元）";

    // the inspector
    INSPECTOR: "Inspector", "读数";
    INSPECT_HINT: "Point at a pane; click pins, Esc frees, arrows move.", "指向任一图表；单击固定，Esc 释放，方向键移动。";
    INSPECT_QUERY: "query m = {m}", "查询 m = {m}";
    INSPECT_KEY: "key n = {n}", "键 n = {n}";
    INSPECT_TEXT: "text", "文本";
    INSPECT_FRAME: "frame {t} ({i}, {j})", "第 {t} 帧 ({i}, {j})";
    DIAGNOSTICS: "Diagnostics", "诊断";
    DIAGNOSTICS_HINT: "Choose a finding to read why and to see its tokens; choose a diagnostic to sort the recipes by it.", "选择一项结果可查看原因与相关词元；选择一项诊断可据此排列各配方。";
    IDS: "Position ids", "位置编号";
    IDS_TOKEN: "Token", "词元";
    IDS_COMPARED: "recipes", "各配方";
    IDS_RELEASES: "releases of transformers", "transformers 各版本";
    IDS_COPY: "Copy the ids of {name} as {format}", "以 {format} 复制 {name} 的编号";
    IDS_COPIED: "The ids are in the clipboard.", "编号已复制。";
    IDS_TOO_MANY: "{n} tokens are too many to copy; at most {max}.", "{n} 个词元过多，无法复制；至多 {max} 个。";
    IDS_DIFFER: "The releases differ from token {n} on; differing ids are marked.", "各版本自词元 {n} 起不同；不同的编号已标出。";
    IDS_AGREE: "All releases give the same ids for this sequence.", "对此序列，各版本给出的编号相同。";
    INSPECT_PATCH: "image ({i}, {j})", "图像 ({i}, {j})";
    INSPECT_DELTA: "Δ", "Δ";
    INSPECT_SEEN: "seen as ρ", "视作 ρ";
    INSPECT_KERNEL: "f/P", "f/P";
    INSPECT_COUNTED: "counted ρ", "计数 ρ";
    INSPECT_BIAS: "bias", "偏置";
    INSPECT_SCORE: "score", "得分";
    INSPECT_WEIGHT: "weight", "权重";
    INSPECT_MASKED: "masked", "被掩盖";
    INSPECT_PAIR: "pair {p}: θ = {theta}, λ = {wavelength}, {turns} turns in {length}", "通道对 {p}：θ = {theta}，λ = {wavelength}，{length} 内转 {turns} 圈";
    PINNED: "pinned", "已固定";
    COPY: "Copy", "复制";

    // the recipe card
    RECIPE: "Recipe", "配方";
    CARD_GAPS: "gaps in / out", "前 / 后间隔";
    CARD_IDS: "ids used", "占用 id";
    CARD_IDS_VALUE: "{ids} for {tokens} tokens", "{tokens} 个词元用 {ids} 个";
    CARD_SOURCE: "source", "出处";
    CARD_NONE: "–", "–";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_name_the_same_values() {
        let apart = [
            card::ALL,
            decays::ALL,
            editor::ALL,
            focus::ALL,
            images::ALL,
            inputs::ALL,
            length::ALL,
            length::crowd::ALL,
            length::heads::ALL,
            length::positions::ALL,
            length::results::ALL,
            length::settings::ALL,
            length::settings::export::ALL,
            length::settings::plan::ALL,
            linear::ALL,
            masks::ALL,
            recurrence::ALL,
            rotation::ALL,
            speed::ALL,
            stacks::ALL,
            tensors::ALL,
        ]
        .concat();
        for text in ALL.iter().chain(&apart) {
            assert!(!text.en.is_empty() && !text.zh.is_empty());
            assert_eq!(Text::names(text.en), Text::names(text.zh), "{}", text.en);
        }
    }
}
