//! Words of the Length: positions.

use crate::text::Text;

messages! {
    QUESTION: "Which distances and which angles has training never shown?", "哪些距离、哪些角度是训练中从未出现过的？";
    NEAR: "near", "近邻";
    LAYERS: "layers", "层数";
    RHO_BY: "Where frequencies change unevenly, colour by", "频率改变不均匀时，着色依据";
    BY_ANGLES: "angles", "角度";
    BY_DISTANCES: "bare distance", "原始距离";
    RHO: "What the rotation sees", "旋转看到的距离";
    RHO_QUESTION: "How far apart do two tokens seem to be, and did training show that distance?", "两个词元看起来相距多远？训练中出现过这个距离吗？";
    SEEN: "seen {share}", "见过 {share}";
    BETWEEN: "in between {share}", "介于其间 {share}";
    UNSEEN: "unseen {share}", "未见过 {share}";
    HIDDEN: "masked {share}", "被遮蔽 {share}";
    IS_SEEN: "seen", "见过";
    IS_BETWEEN: "between seen ones", "介于见过的距离之间";
    IS_UNSEEN: "unseen", "未见过";
    IS_MASKED: "masked", "被遮蔽";
    KIND: "In training", "训练中";
    OF_LAST: "Key of query {last}, trained on {train}", "查询 {last} 的键（训练长度 {train}）";
    UNEVEN: "angles to {g}·Δ", "角度至多 {g}·Δ";
    UNEVEN_NOTE: "Its frequencies change unevenly, so that no one distance says what it sees: the map shows gΔ with the largest g = {g} of the {unfinished} pairs that made no full turn in training.", "其频率改变不均匀，没有单一的距离能说明它所看到的：图中为 gΔ，g = {g} 取自训练中未转满一圈的 {unfinished} 个通道对的最大值。";
    UNEVEN_NONE: "full turns only", "全部转满整圈";
    UNEVEN_BARE: "{rho}, angles change", "{rho}，角度改变";
    NO_RHO_SHORT: "no rotation", "无旋转";
    NO_RHO: "{scheme} turns no pair by the distance between tokens: there is no ρ.", "{scheme} 不按词元间的距离旋转任何通道对，因此没有 ρ。";
    RHO_SUMMARY: "What the rotation of {scheme} sees in a text of {n} tokens after training on {train}: {rho}. Of the {all} pairs of tokens that may be read, {seen} have a distance that training showed, {between} one between those, {unseen} one that it never showed. {masked} keys before their queries are masked.", "训练长度 {train}、文本 {n} 个词元时，{scheme} 的旋转所看到的距离：{rho}。在 {all} 个可读的词元对中，{seen} 个的距离在训练中出现过，{between} 个介于出现过的距离之间，{unseen} 个从未出现过。另有 {masked} 个位于查询之前的键被遮蔽。";
    ESTIMATED: "The counts are told from an even sample.", "计数由均匀抽样估得。";
    ARCS: "Angles of each pair", "各通道对的角度";
    ARCS_QUESTION: "Which angles does the longer text show that training did not?", "更长的文本会出现哪些训练中没有的角度？";
    ARCS_SUB: "{new} of {all} pairs meet new angles: {mean} % of a turn on average", "{all} 个通道对中有 {new} 个遇到新角度：平均占一圈的 {mean} %";
    ARC_TRAINED: "trained", "训练中";
    ARC_REACHED: "reached", "文本到达";
    ARC_NEW: "new", "新出现";
    ARCS_SUMMARY: "{scheme}: {open} of {all} pairs make no full turn in {train} tokens; the pair that makes exactly one would be number {critical}. In a text of {n} tokens {new} pairs meet angles that training never showed, on average over all pairs {mean} of a turn; with arcs that end less than one token beyond training, {beyond} pairs, {more}.", "{scheme}：{all} 个通道对中有 {open} 个在 {train} 个词元内转不满一圈；恰好转一圈的通道对序号为 {critical}。在 {n} 个词元的文本中，{new} 个通道对遇到训练中从未出现的角度，对所有通道对平均为 {mean} 圈；若计入超出训练不足一个词元的弧，则为 {beyond} 个，{more}。";
    FACTORS: "Factor of each frequency", "各频率的缩放因子";
    FACTORS_QUESTION: "By what is the frequency of each pair multiplied?", "每个通道对的频率被乘以多少？";
    FACTORS_SUB: "trained on {train}, read at {n} · above: turns made in training · dots: ends of ramps", "训练 {train}，读取 {n} · 上方：训练中转过的圈数 · 圆点：斜坡端点";
    INTERPOLATED: "1/{s}: no new angle", "1/{s}：无新角度";
    ONE_TURN: "one turn: pair {pair}", "转一圈：通道对 {pair}";
    TURNS_MADE: "{turns} turns", "{turns} 圈";
    TURNS_COLUMN: "turns in training", "训练中圈数";
    FACTORS_STILL: "{name} turns no pair", "{name} 不旋转任何通道对";
    FACTORS_OF: "{name} from {low} to {high}, {kept} of {all} pairs left alone", "{name} 从 {low} 到 {high}，{all} 个通道对中 {kept} 个保持不变";
    FACTORS_RAMP: ", ramp over pairs {ends}", "，斜坡位于通道对 {ends}";
    FACTORS_SUMMARY: "Frequencies against those of RoPE-1D; pair {pair} makes one turn in the {train} tokens of training. {curves}.", "相对于 RoPE-1D 的频率；通道对 {pair} 在训练的 {train} 个词元内恰好转一圈。{curves}。";
}
