//! Words of the Images.

use crate::text::Text;

messages! {
    IMAGES: "Images", "图像";
    PAGE_QUESTION: "How near are the patches of a picture to each other, and in which directions?", "图像中的各个图块彼此有多近，沿哪些方向更近？";
    TRAIN_GRID: "Side of the training grid", "训练网格边长";
    RING: "Radius, in patches", "半径（图块）";
    BAR: "f̄(Δ)", "f̄(Δ)";
    NO_PICTURE: "There is no picture in the sequence.", "序列中没有图像。";
    PATCH: "What one patch sees", "一个图块所见";
    PATCH_QUESTION: "How near is every patch to the framed one? Drag it, or use the arrow keys.", "其余图块离带框的图块有多近？可拖动它，或用方向键。";
    PATCH_SUBTITLE: "from row {row}, column {column}", "自第 {row} 行第 {column} 列";
    PATCH_NOTE: "Each map: mean of cos(ω·Δ) over the pairs, from the framed patch; one scale for all. Lines at 0 (dashed), ¼, ½ and ¾. Hatched: offsets beyond any on the T × T grid of training.", "每幅图：自带框图块起，各通道对 cos(ω·Δ) 的平均；共用一个色阶。等值线为 0（虚线）、¼、½、¾。斜线：超出 T × T 训练网格中任何偏移的图块。";
    PATCH_SUMMARY: "{scheme} on {segment}, seen from row {row}, column {column}: f̄ is {right} beside it, {below} below it and {across} diagonally; lowest {low} in row {y}, column {x}.", "{scheme}，{segment}，自第 {row} 行第 {column} 列看：左右相邻 f̄ 为 {right}，上下相邻 {below}，对角相邻 {across}；最低 {low}，在第 {y} 行第 {x} 列。";
    PATCH_EVERY: "One of {n} rows and columns is drawn.", "行与列每 {n} 个画一个。";
    NO_LATTICE: "Its patches stand on no lattice, so offsets are not compared with those of training.", "其图块不在格点上，因此不与训练中的偏移比较。";
    ROW_COLUMN: "row \\ column", "行 \\ 列";
    FRESH_NOTE: "new offsets: {beyond} % beyond, {between} % between", "新偏移：超出 {beyond} %，居间 {between} %";
    FRESH_SUMMARY: "Of all offsets of the grid, {beyond} % are larger than any on a training grid of {train} × {train}, and {between} % fall between those of training; from this patch {here} of {all} drawn patches are beyond.", "在网格的所有偏移中，{beyond} % 大于 {train} × {train} 训练网格中的任何偏移，{between} % 落在训练偏移之间；自此图块看，所画 {all} 个图块中有 {here} 个超出。";
    PICTURE: "A picture to tint the patches with", "用来给图块着色的图片";
    PICTURE_HINT: "Choose it or drop it anywhere here: PNG, JPEG or WebP, stretched to the grid. It stays in this page and changes no number.", "选择图片或拖放到此处：PNG、JPEG 或 WebP，拉伸到网格大小。图片只留在本页，不改变任何数值。";
    PICTURE_NAME: "Your picture, one colour per patch; row {row}, column {column} looks. Arrow keys move it.", "你的图片，每个图块一种颜色；第 {row} 行第 {column} 列在看。方向键可移动。";
    PICTURE_REMOVE: "Remove the picture", "移除图片";
    PICTURE_LARGE: "{name} has {size} MiB; a picture may have {most} MiB at most.", "{name} 有 {size} MiB；图片最多 {most} MiB。";
    PICTURE_KIND: "{name} cannot be read as a picture; PNG, JPEG and WebP up to {most} MiB can.", "{name} 无法作为图片读取；可读取不超过 {most} MiB 的 PNG、JPEG 和 WebP。";
    CIRCLES: "Nearness against distance", "远近随距离的变化";
    CIRCLES_QUESTION: "How does nearness fall with the distance on the picture, and is it the same in all directions?", "远近如何随图上距离下降？各个方向都一样吗？";
    CIRCLES_SUBTITLE: "mean over all directions; the band of {name} is its lowest and highest", "对所有方向取平均；阴影带为 {name} 的最低与最高";
    DISTANCE: "distance on the picture, patches", "图上距离（图块）";
    CIRCLES_CURVE: "{name}: isotropy {isotropy}", "{name}：各向同性 {isotropy}";
    CIRCLES_NONE: "{name}: nothing between patches", "{name}：图块之间无定义";
    CIRCLES_SUMMARY: "Mean of f̄ over all directions at distances up to {last} patches. Isotropy is the share of its variance that distance alone explains, 1 where all directions are alike. {said}.", "距离至 {last} 个图块内 f̄ 对所有方向的平均。各向同性指其方差中仅由距离解释的比例，各方向一致时为 1。{said}。";
    MEAN: "mean", "平均";
    LOWEST: "lowest", "最低";
    HIGHEST: "highest", "最高";
    DIRECTIONS: "Nearness against direction", "远近随方向的变化";
    DIRECTIONS_QUESTION: "At one distance, in which directions do patches seem nearer?", "距离相同时，哪些方向上的图块显得更近？";
    DIRECTIONS_SUBTITLE: "on a circle of radius {r}", "半径为 {r} 的圆上";
    ANGLE: "direction, ° (0 right, 90 down)", "方向（°，0 向右，90 向下）";
    DIRECTIONS_CURVE: "{name}: cross {cross}, spread {spread}", "{name}：十字 {cross}，极差 {spread}";
    DIRECTIONS_SUMMARY: "f̄ on a circle of {r} patches. Cross is the mean along rows and columns minus the mean along both diagonals, spread the largest minus the smallest. {said}.", "半径 {r} 个图块的圆上的 f̄。十字指沿行、列的平均减去沿两条对角线的平均，极差指最大减最小。{said}。";
}
