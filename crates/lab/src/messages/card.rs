//! Words of the recipe card: what a recipe does to text and to a picture.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    // text
    WITHIN: "same within L", "L 以内不变";
    NEAR: "same for Δ < {near}", "Δ < {near} 时不变";
    BEYOND: "beyond L", "超过 L";
    COST: "cost", "开销";
    UNCHANGED: "yes: nothing is put over the rotation", "是：旋转之上没有叠加";
    SAME: "yes, exactly", "是，精确";
    CHANGES: "no: scores move by up to {value}, at Δ = {at}", "否：得分最多改变 {value}，在 Δ = {at} 处";
    HIDES: "no: a query loses or gains up to {keys} keys", "否：一个查询最多增减 {keys} 个键";
    WITHIN_FORMULA: "max |z − z₀| over Δ < {length}, L = {train}; q = k = 1, so z₀ ≤ {most}", "max |z − z₀|，Δ < {length}，L = {train}；q = k = 1，故 z₀ ≤ {most}";
    NEAR_FORMULA: "the same at {lengths} tokens", "在 {lengths} 个词元时同样比较";
    NO_NEW_ANGLE: "no angle is new at {n} tokens", "{n} 个词元时没有新角度";
    NEW_ANGLES: "{unseen} of {pairs} pairs reach angles that are new at {n} tokens", "{n} 个词元时 {pairs} 对中有 {unseen} 对到达新角度";
    BEYOND_FORMULA: "{unfinished} pairs turn less than once in L = {train}; to them the farthest token seems {furthest} away", "{unfinished} 对在 L = {train} 内转不满一圈；对它们而言最远词元相距 {furthest}";
    COST_ALL: "score matrices per layer: {matrices}; a query reads as many keys as there are", "每层 {matrices} 个得分矩阵；一个查询读取全部键";
    COST_FEW: "score matrices per layer: {matrices}; a query reads at most {keys} keys", "每层 {matrices} 个得分矩阵；一个查询最多读取 {keys} 个键";

    // the picture
    PICTURE: "picture", "图像";
    PICTURE_OWN: "{h}×{w}, the one of the sequence", "{h}×{w}，取自序列";
    PICTURE_CUT: "{h}×{w}, as much of the picture as leaves room for text around it", "{h}×{w}，为前后文本留出空间后所能容纳的部分";
    PICTURE_NONE: "{h}×{w}, because the sequence has none", "{h}×{w}，因为序列中没有图像";
    YES: "yes: {fact}", "是：{fact}";
    NO: "no: {fact}", "否：{fact}";
    C1: "C1 text", "C1 文本";
    C1_FACT: "|Δθ| ≤ {value}, |Δz| ≤ {score}", "|Δθ| ≤ {value}，|Δz| ≤ {score}";
    C1_SAYS: "Pure text is RoPE-1D with the same base.", "纯文本等同于同底数的一维 RoPE。";
    C2: "C2 shape", "C2 形状";
    C2_FACT: "{value} off a plane grid", "偏离平面网格 {value}";
    C2_FLAT: "rows and columns lie on one line", "行与列落在一条线上";
    C2_SAYS: "Inside a picture positions are relative as in RoPE-2D, up to scale.", "图像内部的相对位置与二维 RoPE 相同（至多差缩放）。";
    E: "E exchange", "E 等价";
    E_FACT: "{ids} ids for {tokens} tokens", "{tokens} 个词元用 {ids} 个 id";
    E_SAYS: "A picture moves the text behind it by as many ids as it has tokens.", "图像使后文后移的 id 数等于其词元数。";
    S: "S symmetry", "S 对称";
    S_FACT: "the gaps differ by {value}", "前后间隔相差 {value}";
    S_SAYS: "The gap before a picture is the gap behind it.", "图像前后的间隔相同。";
    G: "G constant pitch", "G 恒定间距";
    G_FACT: "{here} here, {there} with a row and a column more", "此处 {here}，多一行一列时 {there}";
    G_NONE: "patches do not stand apart", "图像块没有分开";
    G_SAYS: "Neighbours (right, below) are as far apart in a picture of any size.", "相邻块（右、下）的间距不随图像尺寸变化。";
    F: "F fairness", "F 公平";
    F_FACT: "PTD {value}, {share} % of the mean distance", "PTD {value}，为平均距离的 {share} %";
    F_SAYS: "Every text token is equally far from all patches.", "每个文本词元与所有图像块等距。";
    A: "A open end", "A 开放端";
    A_OPEN: "one more frame moves nothing", "多一帧不改变任何坐标";
    A_CLOSED: "coordinates change with what comes later", "坐标随后续内容改变";
    A_SAYS: "Coordinates can be given before it is known how a clip goes on.", "不必知道视频如何继续即可给出坐标。";
    B: "B full band", "B 全频带";
    B_FACT: "the narrowest axis reads {share} % of the range", "最窄的轴读取 {share} % 的频率范围";
    B_SAYS: "Each axis is read by fast and by slow pairs (from 85 % of ln θ on).", "每条轴都由快慢通道对读取（占 ln θ 的 85 % 以上）。";
    U: "U own ids", "U 独占 id";
    U_FACT: "{patches} of {tokens} patches stand among ids of text", "{tokens} 个图像块中有 {patches} 个落在文本的 id 之间";
    U_SAYS: "On every axis a picture stands behind the text before it and before the text behind it.", "在每条轴上，图像都位于前文之后、后文之前。";
    Z: "Z whole ids", "Z 整数 id";
    Z_FACT: "{share} % of the tokens have a fraction", "{share} % 的词元带小数";
    Z_SAYS: "All ids are whole numbers.", "所有 id 均为整数。";
}
