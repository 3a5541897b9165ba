//! Words for what is registered by name: schemes, their knobs and choices, kinds of content.

use super::table::{LABELS, REMARKS, find};
use crate::content::ContentKind;
use crate::text::Text;

/// The sentence on RoPE-TV, which the page shows before anyone has chosen a scheme (a test compares the two).
pub const FIRST_SCHEME: Text = Text {
    en: "The picture keeps pitch 1 and floats at the middle of the hole its tokens leave.",
    zh: "图像间距保持为 1，位于其词元所占空位的正中。",
};

/// One sentence on a scheme; None when it is not in the table (a test looks for that).
pub fn scheme(id: &str) -> Option<Text> {
    Some(match id {
        "none" => Text {
            en: "No position at all: order is told by the causal mask only.",
            zh: "完全没有位置：只有因果掩码能体现顺序。",
        },
        "sinusoidal" => Text {
            en: "A sine–cosine vector per position is added to q and k.",
            zh: "为每个位置在 q 与 k 上加上正弦余弦向量。",
        },
        "rope" => Text {
            en: "Pairs of channels turn with the position; only the distance counts. Patches are read as a line.",
            zh: "通道对随位置旋转，只有距离起作用。图像块按一行读取。",
        },
        "partial" => Text {
            en: "Only a share of the channels turns; the rest compares content at any distance.",
            zh: "只有一部分通道旋转，其余通道在任意距离上比较内容。",
        },
        "pi" => Text {
            en: "Positions are divided by s, so that a longer text fits into the trained range.",
            zh: "位置除以 s，使更长的文本落入训练范围。",
        },
        "alibi" => Text {
            en: "Nothing turns; each head subtracts its slope times the distance.",
            zh: "不旋转；每个头减去斜率乘以距离。",
        },
        "rope-2d" => Text {
            en: "Half of the channels turn with the row, half with the column, each with its own ladder.",
            zh: "一半通道随行旋转，一半随列旋转，各有自己的频率阶梯。",
        },
        "naive-lift" => Text {
            en: "Text on the diagonal, the picture begins where the text stopped: the gaps differ.",
            zh: "文本在对角线上，图像从文本末尾开始：前后间隔不同。",
        },
        "rope-tie" => Text {
            en: "The picture is stretched until the gaps before and after it are equal.",
            zh: "拉伸图像，使其前后间隔相等。",
        },
        "rope-tv" => FIRST_SCHEME,
        "rope-tv-video" => Text {
            en: "RoPE-TV on three axes: clips are centred in time, too.",
            zh: "三轴 RoPE-TV：视频在时间上也居中。",
        },
        "m-rope" => Text {
            en: "Time, row and column ids begin together; text goes on after the largest of them.",
            zh: "时间、行、列 id 同起点；文本从三者最大值之后继续。",
        },
        _ => return find(&REMARKS, |family| family.schemes, id),
    })
}

/// The label of a scheme's knob; its key where the table has none (a test looks for that).
pub fn knob(key: &'static str) -> Text {
    match key {
        "pairing" => Text { en: "Pairing", zh: "配对方式" },
        "share" => Text { en: "Rotated share", zh: "旋转比例" },
        "factor" => Text { en: "Factor", zh: "倍数" },
        "heads" => Text { en: "Heads", zh: "头数" },
        "head" => Text { en: "Head", zh: "第几头" },
        "solution" => Text { en: "Solution", zh: "解" },
        "section-t" => Text { en: "Pairs for time", zh: "时间通道对" },
        "section-h" => Text { en: "Pairs for rows", zh: "行通道对" },
        _ => find(&LABELS, |family| family.knobs, key).unwrap_or(Text { en: key, zh: key }),
    }
}

/// The words for one entry of a choice; its id where the table has none (a test looks for that).
pub fn choice(id: &'static str) -> Text {
    match id {
        "interleaved" => Text { en: "interleaved (2i, 2i+1)", zh: "交错 (2i, 2i+1)" },
        "half-split" => Text { en: "half-split (i, i+d/2)", zh: "对半 (i, i+d/2)" },
        "integer" => Text { en: "integer: s = w+1, t = h+1", zh: "整数解：s = w+1，t = h+1" },
        "minimal" => Text { en: "minimal integers", zh: "最小整数解" },
        "equivalence" => {
            Text { en: "equivalence: K − L = wh+1", zh: "等价解：K − L = wh+1" }
        }
        _ => find(&LABELS, |family| family.choices, id).unwrap_or(Text { en: id, zh: id }),
    }
}

/// The words for a kind of content.
pub fn content(kind: ContentKind) -> Text {
    match kind {
        ContentKind::Ones => Text { en: "all ones", zh: "全 1" },
        ContentKind::Gaussian => Text { en: "Gaussian", zh: "高斯" },
        ContentKind::Shifted => Text { en: "shifted: looks back", zh: "偏移：回看" },
        ContentKind::Needle => Text { en: "needle in Gaussian", zh: "高斯中的针" },
        ContentKind::File => Text { en: "q and k of a file", zh: "文件中的 q 与 k" },
        ContentKind::Given => Text { en: "given q and k", zh: "给定 q 与 k" },
    }
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::{Kind, schemes};

    use super::*;

    #[test]
    fn every_scheme_knob_and_choice_has_words() {
        for registered in schemes::ALL {
            assert!(scheme(registered.id).is_some(), "no sentence on {}", registered.id);
            for registered in registered.knobs {
                assert_ne!(knob(registered.key).en, registered.key);
                if let Kind::Choice { ids, .. } = registered.kind {
                    ids.iter().for_each(|id| assert_ne!(choice(id).en, *id));
                }
            }
        }
    }
}
