//! Words of the page on decay.

use crate::text::Text;

messages! {
    PAGE_QUESTION: "How does the score fall with distance, and where does it turn negative?", "得分如何随距离下降，又在何处变为负值？";

    // the curves
    CURVES: "Decay curves", "衰减曲线";
    CURVES_QUESTION: "How does a score fall with distance, up to the training length?", "在训练长度之内，得分如何随距离变化？";
    GHOSTS: "published bases", "已发布的底数";
    CROSSES: "{name}: below 0 from Δ = {at}, {zeros} changes of sign, rises on {rises} % of the steps", "{name}：自 Δ = {at} 起低于 0，变号 {zeros} 次，{rises} % 的步上升";
    STAYS: "{name}: never below 0, rises on {rises} % of the steps", "{name}：从不低于 0，{rises} % 的步上升";
    COLUMNS_EXACT: "Each column shows the lowest and the highest value of up to {count} distances.", "每一列给出至多 {count} 个距离中的最低与最高值。";
    LOWEST: "lowest", "最低";
    HIGHEST: "highest", "最高";

    // the four definitions
    DEFINITIONS: "Four definitions", "四种定义";
    DEFINITIONS_QUESTION: "What is called decay, and do its definitions agree?", "何谓衰减？各种定义是否一致？";
    DEFINITIONS_SUB: "{scheme}, distances 0 to {last}, each on a scale of its own", "{scheme}，距离 0 至 {last}，各用自己的标度";
    DEFINITION: "definition", "定义";
    DEFINITION_ZEROS: "{zeros} changes of sign", "变号 {zeros} 次";
    DEFINITION_RISES: "{rises} % of steps rise", "{rises} % 的步上升";
    DEFINITION_MOST: "up to {most}", "最大 {most}";
    DEFINITION_LEAST: "down to {least}", "最小 {least}";
    DEFINITION_FIRST: "below 0 from Δ = {at}", "自 Δ = {at} 起低于 0";
    DEFINITION_STAYS: "never below 0", "从不低于 0";
    DEFINITION_SAID: "{name}: {first}, {zeros}, {rises}.", "{name}：{first}，{zeros}，{rises}。";
    DEFINITION_CHOOSE: "{name}: show it large", "{name}：放大显示";
    SIGN_CHANGES: "changes of sign", "变号次数";
    RISING: "steps that rise (%)", "上升的步（%）";

    // the profile of one's own
    PROFILE: "Frequencies of one's own", "自定义频率";
    PROFILE_QUESTION: "Which frequency has each pair, and what becomes of the curve when another profile is drawn?", "每个通道对的频率是多少？换一条频率曲线，衰减会怎样？";
    PROFILE_SUB: "log₁₀ θ of each pair – {scheme}", "各通道对的 log₁₀ θ – {scheme}";
    PROFILE_ROPE: "RoPE, b = {base}", "RoPE，b = {base}";
    PROFILE_SUMMARY: "log₁₀ θ over the pairs. {name}: {count} of {pairs} pairs turn, from {first} to {last}. RoPE with the same base: from {rope_first} to {rope_last}.", "log₁₀ θ 随通道对的变化。{name}：{pairs} 对中有 {count} 对旋转，从 {first} 到 {last}。同底数的 RoPE：从 {rope_first} 到 {rope_last}。";
    PROFILE_EXPONENTIAL: "Make it exponential", "改为指数";
    PROFILE_POWER: "Make it a power", "改为幂";
    PROFILE_HINT: "Either button gives the recipe that is turned a profile of its own, between the ends that it has. Then drag its five points up and down, press arrow keys on them, or use the sliders of the recipe; all curves on this page follow.", "任一按钮都会为正在调节的配方建立自己的频率曲线，两端不变。随后可上下拖动五个点、在其上按方向键，或使用配方的滑块；本页所有曲线随之变化。";
    PROFILE_HEIGHT: "log₁₀ θ at point {number} of 5, arrow keys turn it", "第 {number} 点（共 5 点）的 log₁₀ θ，可用方向键调节";

    // the zero that is dragged
    ZERO: "First negative distance", "首个负值距离";
    ZERO_HINT: "Drag the line in the curves, press arrow keys on it, or type a distance: the base that puts the zero there is found.", "拖动曲线中的竖线、在其上按方向键，或输入一个距离：程序将找出使零点落在此处的底数。";
    ZERO_IS: "With base {base}, q = k first goes below 0 at Δ = {at}.", "底数为 {base} 时，q = k 在 Δ = {at} 处首次低于 0。";
    ZERO_BEYOND: "With base {base}, q = k stays at or above 0 at every distance below {length}.", "底数为 {base} 时，q = k 在小于 {length} 的所有距离上都不低于 0。";
    ZERO_FOUND: "Base {base} puts it at Δ = {at}.", "底数 {base} 使其落在 Δ = {at}。";
    ZERO_JUMPS: "No base from {low} to {high} was found that puts it at Δ = {wanted}: the first zero jumps there. The nearest is Δ = {at}, with base {base}.", "在 {low} 至 {high} 之间未找到使其落在 Δ = {wanted} 的底数：首个零点在此处跳跃。最近的是 Δ = {at}，底数为 {base}。";
    ZERO_NONE: "No base from {low} to {high} puts it near Δ = {wanted}.", "在 {low} 至 {high} 之间没有底数使其接近 Δ = {wanted}。";
    ZERO_NO_BASE: "{scheme} has no base to turn.", "{scheme} 没有可调的底数。";
    NOT_TURNED: "{scheme} does more than turn pairs: it bends distances, fades or adds a bias. There is no f of a base here.", "{scheme} 不只是旋转通道对：它改变距离、衰减或加入偏置，因此没有仅取决于底数的 f。";
    ZERO_KEYS: "First negative distance, arrow keys move it", "首个负值距离，可用方向键移动";

    // the strip
    BASES: "Bases that suffice", "足够的底数";
    BASES_QUESTION: "Which bases keep f(m) at or above 0 for every m below the training length?", "哪些底数使 f(m) 在训练长度之内始终不低于 0？";
    BASES_FORMULA: "f_b(m) ≥ 0 for all m < {length} · bases {coarse} % apart, {fine} % where it is decided", "对所有 m < {length}，f_b(m) ≥ 0 · 底数间隔 {coarse} %，关键处 {fine} %";
    BASE_AXIS: "base b", "底数 b";
    FIRST_AXIS: "first negative distance", "首个负值距离";
    BASE_NOW: "b = {base}", "b = {base}";
    BASE_LEAST: "b* = {base}", "b* = {base}";
    BASE_LIMIT: "Ci: L/{zero}", "Ci：L/{zero}";
    SUFFICES: "suffices for every m < {length}", "对所有 m < {length} 足够";
    FIRST_CURVE: "first m with f_b(m) < 0", "首个使 f_b(m) < 0 的 m";
    BASES_SUMMARY: "{scheme}, L = {length}: {count} stretches of bases suffice, as far as the scan sees{which}; narrower islands can hide between its bases. {now}", "{scheme}，L = {length}：就扫描所见，有 {count} 段底数足够{which}；更窄的区间可能藏在扫描点之间。{now}";
    BASES_WHICH: ", the first from {from} to {to}", "，首段为 {from} 至 {to}";
    BASES_NOW_FAILS: "The present base {base} fails first at m = {at}.", "当前底数 {base} 首先在 m = {at} 处不满足。";
    BASES_NOW_SUFFICES: "The present base {base} suffices.", "当前底数 {base} 足够。";
    BASES_SEARCHED: " The search of the source finds b* = {base}.", " 按原文的搜索方法得到 b* = {base}。";
    BASES_UNSEARCHED: " The search of the source is left out for lengths beyond {most}.", " 长度超过 {most} 时不做原文的搜索。";
    BASES_CUT: " Distances are looked at up to {most}.", " 距离最多考察至 {most}。";
}
