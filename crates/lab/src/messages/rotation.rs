//! Words of the Rotation page.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    ROTATION: "Rotation", "旋转";
    ROTATION_QUESTION: "Why does only the difference of positions matter, and which pairs never finish a turn?", "为什么只有位置之差起作用？哪些通道对永远转不满一圈？";
    QUERY_AT: "Query", "查询";
    KEY_AT: "Key", "键";
    SHIFT_BY: "Move both by", "两者同移";

    // the clocks
    CLOCKS: "Clocks", "钟面";
    CLOCKS_QUESTION: "Where do the two hands of each pair stand, and is their angle known from training?", "每个通道对的两根指针在哪里？它们的夹角在训练中见过吗？";
    CLOCKS_SUB: "m = {m}, n = {n}, both moved by {k} · {shown}", "m = {m}，n = {n}，两者同移 {k} · {shown}";
    CLOCKS_SHOWN: "pairs {first}–{last} of {all}", "通道对 {first}–{last}，共 {all} 对";
    HAND_QUERY: "query at m + k", "查询，m + k";
    HAND_KEY: "key at n + k", "键，n + k";
    TRAINED_ARC: "from the key's hand on: the arc that training showed", "从键的指针起：训练中见过的弧";
    CLOCKS_SUMMARY: "The two hands of {all} pairs under {scheme}, query at {m}, key at {n}, both moved by {k}. {unfinished}. {beyond} of these pairs stand at an angle that training did not show.", "{scheme} 下 {all} 个通道对的两根指针，查询在 {m}，键在 {n}，两者同移 {k}。{unfinished}。其中 {beyond} 对的夹角在训练中未见过。";
    ANGLE_QUERY: "query (rad)", "查询（弧度）";
    ANGLE_KEY: "key (rad)", "键（弧度）";
    ANGLE_BETWEEN: "between (rad)", "夹角（弧度）";
    TURNS_TRAINED: "turns in {length}", "{length} 内圈数";
    SEEN_IN_TRAINING: "seen in training", "训练中见过";
    YES: "yes", "是";
    NO: "no", "否";

    // the shift
    SHIFT: "Move both", "同移";
    SHIFT_QUESTION: "What happens to a score when the query and the key are moved together?", "查询与键一起移动时，得分会怎样？";
    SHIFT_AXIS: "k: tokens that both are moved by", "k：两者同移的词元数";
    SHIFT_SUB: "score of (m, n) → (m + k, n + k) at k = {k}: {before} → {after}", "(m, n) → (m + k, n + k) 的得分，k = {k}：{before} → {after}";
    SHIFT_CURVE: "{name}: {before} → {after}", "{name}：{before} → {after}";
    SHIFT_ADDED: "sinusoidal vectors added to q and k", "q、k 加正弦向量";
    SHIFT_SUMMARY: "The score of query {m} and key {n} when both are moved by 0 to {last} tokens. At k = {k}: {curves}.", "查询 {m} 与键 {n} 同移 0 至 {last} 个词元时的得分。k = {k} 时：{curves}。";
    SHIFT_KEPT: "{scheme} keeps every score: only the difference of positions enters.", "{scheme} 保持所有得分：只有位置之差起作用。";
    SHIFT_NOT_KEPT: "{scheme} does not: where the two stand matters as well.", "{scheme} 则不然：两者身在何处也有影响。";

    // the mixer
    MIXER: "Pair mixer", "通道对混音台";
    MIXER_QUESTION: "What does each pair add to the score?", "每个通道对为得分贡献多少？";
    MIXER_SUB: "score {before} → {after}: {muted} muted, {still} still, of {all}", "得分 {before} → {after}：共 {all} 对，静音 {muted}，静止 {still}";
    MIXER_MASKED: "the mask hides this key from the query", "掩码使查询看不到此键";
    MIXER_Y: "running sum of the score", "得分的累加";
    MIXER_ALL: "all pairs, as the recipe turns them", "全部通道对，按配方旋转";
    MIXER_HEARD: "with what is muted and still", "计入静音与静止之后";
    MIXER_STILL: "still pairs", "静止的通道对";
    MIXER_UP: "adds", "增加";
    MIXER_DOWN: "takes away", "减少";
    MIXER_SUMMARY: "What each of {all} pairs adds to the score of query {m} and key {n} under {scheme}. Score {before}, with {muted} muted and {still} still pairs {after}. The largest part is that of pair {most}: {value}.", "{scheme} 下 {all} 个通道对各为查询 {m} 与键 {n} 的得分贡献多少。得分 {before}；{muted} 对静音、{still} 对静止后为 {after}。贡献最大的是通道对 {most}：{value}。";
    MIXER_BIAS: "bias", "偏置";
    MIXER_OWN: "adds to the score", "对得分的贡献";
    MIXER_RUNNING: "running sum", "累加";
    MIXER_STATE: "state", "状态";
    STATE_HEARD: "heard", "发声";
    STATE_MUTED: "muted", "静音";
    STATE_STILL: "still", "静止";
    MIXER_RULES: "A muted pair adds nothing to the score. A still pair stays in the score but does not turn: its angle is 0, whatever the positions. Both hold for this page only; the recipe stays as it is. Click the strip, or draw over it, to mute.", "静音的通道对对得分没有贡献。静止的通道对仍计入得分但不旋转：无论位置如何，其角度为 0。两者只在本页有效，配方不变。单击长条或在其上划过即可静音。";
    MIXER_KEYS: "Pairs. Arrow keys choose a pair, with Shift a range; M mutes, S plays alone, T stops from turning.", "通道对。方向键选择一对，加 Shift 选择区间；M 静音，S 独奏，T 停止旋转。";
    MIXER_PAIR: "pair {p}: {state}", "通道对 {p}：{state}";
    DESK: "Mixing desk", "调音";
    MUTE: "Mute", "静音";
    SOLO: "Solo", "独奏";
    STOP_TURNING: "Still", "静止";
    HEAR_ALL: "Hear all", "全部恢复";
    CHOSEN: "pair {first}", "通道对 {first}";
    CHOSEN_MANY: "pairs {first}–{last}", "通道对 {first}–{last}";
    MUTED_SET: "Muted", "静音";
    STILL_SET: "Still", "静止";
    TURN_FIRST: "Only the first {r} turn", "只有前 {r} 对旋转";
    TURN_FIRST_TITLE: "p-RoPE: up to the last chosen pair, the frequencies stay, the rest stands still", "p-RoPE：到所选的最后一对为止频率不变，其余静止";
    TURN_NONE: "None turns (NoPE)", "全不旋转（NoPE）";
    MUTE_SLOW: "Mute slow pairs", "静音慢对";
    MUTE_SLOW_TITLE: "Those that never complete a turn within the training length", "在训练长度内转不满一圈的通道对";

    // the spectrum with the length of the sequence
    REACH: "Spectrum: training and sequence", "频谱：训练与序列";
    REACH_QUESTION: "Which pairs complete a turn in training, and which only in a longer text?", "哪些通道对在训练中转满一圈，哪些要到更长的文本才转满？";
    REACH_SUB: "λ = 2π/θ · training length {train}, sequence length {test}", "λ = 2π/θ · 训练长度 {train}，序列长度 {test}";
    REACH_TEST: "sequence length {test}", "序列长度 {test}";
    REACH_SHADE: "travelled in training", "训练中走过的部分";
    REACH_SUMMARY: "{before} In a sequence of {test} tokens {count} of {all} pairs complete no turn. {new}", "{before}在 {test} 个词元的序列中，{all} 对中有 {count} 对转不满一圈。{new}";
    REACH_NEW: "Every one of the {count} unfinished pairs reaches angles that training did not show.", "{count} 个未转满的通道对都会到达训练中未见过的角度。";
    REACH_OLD: "No pair reaches an angle that training did not show.", "没有通道对到达训练中未见过的角度。";

    // the pairing
    PAIRING: "Pairing", "配对";
    PAIRING_QUESTION: "Which channels turn together, and what if code pairs them another way than in training?", "哪些通道一起旋转？若代码的配对方式与训练时不同会怎样？";
    PAIRING_SUB: "trained {own}, code {code}", "训练：{own}，代码：{code}";
    PAIRING_CODE: "The code pairs", "代码的配对";
    CODE_OWN: "as in training", "与训练相同";
    CODE_OTHER: "the other way", "另一种";
    PAIRING_WEIGHTS: "The weights", "权重";
    WEIGHTS_TRAINED: "as trained", "保持不变";
    WEIGHTS_PERMUTED: "permuted too", "一并置换";
    INTERLEAVED: "interleaved", "交错";
    HALF_SPLIT: "half-split", "对半";
    HALF_SPLIT_PER_AXIS: "half-split per axis", "每轴对半";
    PAIRING_STORED: "channels as they are stored", "通道的存放顺序";
    PAIRING_TURNED: "pairs as the code turns them", "代码所旋转的通道对";
    PAIRING_KEPT: "{code}, weights as trained", "{code}，权重不变";
    PAIRING_PERMUTED: "{code}, weights permuted", "{code}，权重置换";
    PAIRING_CASE: "{name}: {score}", "{name}：{score}";
    PAIRING_SUMMARY: "The {all} channels of q under {scheme}, trained {own}, now {case}; scores are of query {m} and key {n}, both moved by {k}.", "{scheme} 下 q 的 {all} 个通道，训练时为{own}，现为{case}；得分取查询 {m} 与键 {n}，两者同移 {k}。";
    PAIRING_TORN: "{torn} of {all} pairs hold channels that were no pair in training.", "{all} 个通道对中有 {torn} 对在训练时并非一对。";
    PAIRING_SAME: "The score is {now}, the trained score.", "得分为 {now}，即训练时的得分。";
    PAIRING_BLIND: "The score is {now} all the same: this content cannot tell the pairings apart. Gaussian q and k can.", "得分仍为 {now}：此内容分辨不出两种配对，高斯的 q、k 则可以。";
    PAIRING_OTHER: "The score is {now} instead of {trained}.", "得分为 {now}，而训练时为 {trained}。";
    PAIRING_NO_SCORE: "{scheme} adds what depends on channels, which no permutation of weights moves along: scores are left out.", "{scheme} 会加上依赖通道的量，置换权重并不能使其随之移动，故不给出得分。";
    PAIRING_CHANNEL: "trained channel", "训练时的通道";
    PAIRING_WAS: "pair in training", "训练时的通道对";
    PAIRING_AT: "stored at", "存放于";
    PAIRING_IS: "pair in the code", "代码中的通道对";
    PAIRING_RULES: "Each cell is a channel of q, coloured by its pair in training; a line under two cells joins what the code turns together, in the colour of warning where the two were no pair. Converting a checkpoint permutes the rows of the query's and the key's weights, as “permuted too” does; the scores are then the same. The pairing of training is that of the recipe. Content that is the same in every channel cannot tell pairings apart; Gaussian content can.", "每个方格是 q 的一个通道，颜色表示其训练时所属的通道对；两格之下的横线连接代码一起旋转的通道，若二者在训练时并非一对则用警示色。转换检查点时会置换查询与键权重的行，即“一并置换”，此后得分不变。训练时的配对即配方中的配对。各通道相同的内容分辨不出配对方式，高斯内容可以。";

    // the precision
    POSITION: "Position", "位置";
    PRECISION: "Precision", "精度";
    PRECISION_ANGLES: "Angles", "角度";
    ANGLES_SAME: "in the same type", "用同一类型";
    ANGLES_F32: "in f32", "用 f32";
    PRECISION_QUESTION: "What do angles and scores lose when they are worked out in few digits?", "用较少的位数计算时，角度与得分会损失多少？";
    PRECISION_SUB: "|p·θ − p·θ in f64| at p = {p} · score of m = {m}, n = {n}", "p = {p} 处的 |p·θ − f64 的 p·θ| · m = {m}、n = {n} 的得分";
    PRECISION_Y: "error of the angle (rad)", "角度误差（弧度）";
    PRECISION_HALF: "half a turn", "半圈";
    PRECISION_CURVE: "{name}: p → {place}", "{name}：p → {place}";
    PRECISION_SCORE: "{curve}; score off by {error}", "{curve}；得分误差 {error}";
    PRECISION_BEYOND: "{name}: p is too large, no angle", "{name}：p 过大，没有角度";
    PRECISION_NAN: "not a number", "非数";
    PRECISION_SUMMARY: "Errors of p·θ under {scheme} at position {p}, pair by pair. {said}", "{scheme} 下位置 {p} 处各通道对 p·θ 的误差。{said}";
    PRECISION_WORST: "{name}: the position becomes {place}; pair {pair} is worst, off by {error} rad; {lost} of {all} pairs are off by more than 1 rad.", "{name}：位置变为 {place}；通道对 {pair} 最差，误差 {error} 弧度；{all} 对中有 {lost} 对误差超过 1 弧度。";
    PRECISION_EXACT: "{name}: the position becomes {place}; every angle is exact.", "{name}：位置变为 {place}；所有角度均精确。";
    PRECISION_OVER: "{name}: the position is beyond {most}, and no pair has an angle.", "{name}：位置超过 {most}，所有通道对都没有角度。";
    PRECISION_AT: "Score of query {m} and key {n}, both moved by {k}: {exact} in f64; {scores}.", "查询 {m} 与键 {n}（同移 {k}）的得分：f64 为 {exact}；{scores}。";
    PRECISION_AS: "{score} in {name}", "{name} 为 {score}";
    PRECISION_KEPT: "{score} in {name} with angles in f32", "{name}（角度用 f32）为 {score}";
    PRECISION_NO_SCORE: "{scheme} does more than turn pairs, so that its score is not worked out here.", "{scheme} 不只是旋转通道对，此处不计算其得分。";
    PRECISION_ANGLE: "p·θ in f64 (rad)", "f64 的 p·θ（弧度）";
    PRECISION_OFF: "error in {name}", "{name} 误差";
    PRECISION_RULES: "What is rounded: θ is worked out in f64 and rounded once, and so is the position; then their product, and cos and sin of it. q and k are rounded, then each product and each sum of the rotation. The products of turned channels are added in f32, as matrix units do; the scaled sum is rounded. With angles in f32, positions, θ and p·θ are rounded to f32 only, as most code does today, and the rest as before. Errors below 10⁻¹² are drawn there. 8 bits (bf16) hold whole positions up to 256, 11 bits (f16) up to 2048; f16 ends at 65504.", "舍入之处：θ 以 f64 算出并舍入一次，位置亦然；然后舍入二者之积及其 cos 与 sin。q、k 先舍入，旋转中的每个乘积与每次求和也都舍入。旋转后各通道的乘积按矩阵单元的做法以 f32 累加，缩放后的和再舍入。角度用 f32 时，位置、θ 与 p·θ 只舍入到 f32，其余不变，是如今多数代码的做法。小于 10⁻¹² 的误差画在该处。8 位有效位（bf16）能表示 256 以内的整数位置，11 位（f16）为 2048 以内；f16 的上限是 65504。";

    // playing
    PLAY: "Play", "播放";
    PAUSE: "Pause", "暂停";
    PLAY_STILL: "Your system asks for reduced motion, so nothing plays; the sliders do the same.", "系统要求减少动态效果，因此不播放；滑块可达到同样效果。";
    PLAY_WHAT: "What moves", "移动";
    PLAY_QUERY: "query alone", "仅查询";
    PLAY_BOTH: "both", "两者";
    PLAY_SPEED: "{n} tokens per second", "每秒 {n} 个词元";
    PLAY_PACE: "Pace", "速度";
}
