//! Words of the inputs of mechanisms, and of what every page on mechanisms has.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    INPUTS: "Queries, keys and values", "查询、键与值";
    SOURCE: "Source", "来源";
    GAUSSIAN: "normal", "正态";
    SPHERE: "sphere", "球面";
    SHIFTED: "shifted", "平移";
    CLUSTERED: "clusters", "聚类";
    RECALL: "recall", "回忆";
    NEEDLE: "needle", "单针";
    CLOSED_FORM: "closed form", "闭式";
    FILE: "file", "文件";
    VALUES: "Channels of values", "值的通道数";
    DEVIATION: "Standard deviation of q and k", "q、k 的标准差";
    CENTRE: "Mean of the keys", "键的均值";
    AROUND: "Spread around it", "其周围的离散度";
    CLUSTERS: "Clusters", "聚类数";
    SHARPNESS: "Length of the queries", "查询的长度";
    FOUND: "Score of the needle", "单针的分数";
    SCALED: "Scores", "分数";
    SCALED_ROOT: "q·k/√d", "q·k/√d";
    SCALED_RAW: "q·k", "q·k";
    FIRST_TOKENS: "The sequence has {n} tokens; the first {most} are mixed here.", "序列有 {n} 个 token，这里只混合前 {most} 个。";
    ROUNDS: "{done} of {of} rounds", "第 {done} 轮，共 {of} 轮";
    PROGRESS: "Progress of the estimate", "估计的进度";
    STOP: "Stop", "停止";
    GO_ON: "Go on", "继续";
    PLAY: "Play", "播放";
    PAUSE: "Pause", "暂停";
    BACK: "One step back", "后退一步";
    FORTH: "One step on", "前进一步";
    STILL: "Your system asks for less motion: use the slider or the steps.", "系统要求减少动画：请使用滑块或单步。";
}
