//! Words of the speed page.

use crate::text::Text;

messages! {
    QUESTION: "How fast is the kernel in this browser?", "内核在此浏览器中有多快？";
    INTRO: "Each workload is run by the kernel and by plain JavaScript typed-array loops, in turn, in this page. Times are milliseconds; the ratio is what to quote.", "每项任务由内核与朴素的 JavaScript 类型化数组循环轮流在本页运行。时间单位为毫秒；应引用的是比值。";
    RUN: "Run", "运行";
    RUNNING: "Running {name} …", "正在运行 {name}……";
    DONE: "Done.", "完成。";
    WORKLOAD: "workload", "任务";
    KERNEL: "Rotarium, median (p95)", "Rotarium 中位数 (p95)";
    PLAIN: "plain JavaScript, median (p95)", "朴素 JavaScript 中位数 (p95)";
    RATIO: "ratio", "比值";
    W1: "W1 rotate q, k and causal softmax map, N = {n}, d = {d}", "W1 旋转 q、k 并求因果 softmax 图，N = {n}，d = {d}";
    W2: "W2 decay curve, d = 128, L = {n}", "W2 衰减曲线，d = 128，L = {n}";
    W3: "W3 slider to painted frame, N = {n}", "W3 滑块到绘制完成，N = {n}";
    W8: "W8 layouts after an edit: three planes, map, diagnostics, ids, N = {n}", "W8 编辑后的布局：三个平面、注意力图、诊断与编号，N = {n}";
    DIFFERENCE: "largest difference", "最大差异";
    NOTE: "W3 ends when the frame that shows the picture begins, so half a frame is the least on average (8 ms at 60 Hz); the pane computes only the rows that fit on it. W1 and W2 run in the worker, W3 of plain JavaScript on the page.", "W3 到显示图像的那一帧开始为止，因此平均至少需要半帧（60 Hz 时为 8 毫秒）；图表只计算能显示的行。W1 与 W2 在 Worker 中运行，W3 的朴素 JavaScript 在页面上运行。";
    STOPPED: "Stopped before the end.", "已提前停止。";
    STAGE: "What W3 paints", "W3 绘制的内容";
    JSON: "The same as JSON", "JSON 格式的同样数据";
}
