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
    W4: "W4 new base to drawn decay curve, d = 128, L = {n}", "W4 新的底数到绘出衰减曲线，d = 128，L = {n}";
    W6: "W6 sweep: a new base every frame, from picture to picture, N = {n}", "W6 连续拖动：每帧一个新的底数，从一幅图到下一幅图，N = {n}";
    W7: "W7 picture of a map of {n} positions that hold the same, d = 128", "W7 {n} 个内容相同的位置的注意力图，d = 128";
    W8: "W8 layouts after an edit: three planes, map, diagnostics, ids, N = {n}", "W8 编辑后的布局：三个平面、注意力图、诊断与编号，N = {n}";
    FPS: "frames per second while sweeping (plain JavaScript)", "连续拖动时每秒帧数（朴素 JavaScript）";
    FPS_OF: "{kernel} ({plain})", "{kernel} ({plain})";
    DIFFERENCE: "largest difference", "最大差异";
    NOTE: "W3 ends when the frame that shows the picture begins, so half a frame is the least on average (8 ms at 60 Hz); the pane computes only the rows that fit on it. W4 ends when the curve is drawn. W6 turns the base at every frame for more than a second: the screen allows no more frames than its own rate, 60 per second on most. W1, W2, W7 and W8 run in the worker, W3, W4 and W6 of plain JavaScript on the page. W7 has no counterpart: plain loops would need terabytes.", "W3 到显示图像的那一帧开始为止，因此平均至少需要半帧（60 Hz 时为 8 毫秒）；图表只计算能显示的行。W4 到曲线绘出为止。W6 在一秒多的时间里每帧更换底数：帧数不会超过屏幕自身的刷新率，通常为每秒 60 帧。W1、W2、W7 与 W8 在 Worker 中运行，W3、W4 与 W6 的朴素 JavaScript 在页面上运行。W7 没有对照：朴素循环需要数 TB 内存。";
    STOPPED: "Stopped before the end.", "已提前停止。";
    STAGE: "What W3 and W6 paint", "W3 与 W6 绘制的内容";
    DRAWN: "What W4 draws", "W4 绘制的内容";
    JSON: "The same as JSON", "JSON 格式的同样数据";
}
