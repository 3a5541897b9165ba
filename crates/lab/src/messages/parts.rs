//! Words for the recipe card: the parts and the values they take.

use super::table::{REMARKS, find};
use crate::text::Text;

/// The name of a part of the recipe.
pub fn part(name: &'static str) -> Text {
    match name {
        "rotation" => Text { en: "plain rotation", zh: "基本旋转" },
        "placement" => Text { en: "placement", zh: "放置" },
        "additive" => Text { en: "added vectors", zh: "附加向量" },
        "norm" => Text { en: "norm", zh: "归一化" },
        "ladder" => Text { en: "ladder", zh: "频率阶梯" },
        "rescale" => Text { en: "rescale", zh: "重标度" },
        "allocation" => Text { en: "allocation", zh: "分配" },
        "pairing" => Text { en: "pairing", zh: "配对" },
        "distance" => Text { en: "distance", zh: "距离" },
        "fading" => Text { en: "fading", zh: "衰减" },
        "bias" => Text { en: "bias", zh: "偏置" },
        "temperature" => Text { en: "temperature", zh: "温度" },
        "mask" => Text { en: "mask", zh: "掩码" },
        "sink" => Text { en: "sink", zh: "汇点" },
        _ => Text { en: name, zh: name },
    }
}

/// What a part does, in a word or two; None where its formula says enough.
pub fn part_value(id: &str) -> Option<Text> {
    Some(match id {
        "flatten" => Text { en: "one line of ids", zh: "排成一行" },
        "naive-lift" => Text { en: "picture on the diagonal", zh: "图像在对角线上" },
        "rope-tie" => Text { en: "picture stretched", zh: "拉伸图像" },
        "rope-tv" => Text { en: "picture centred on the diagonal", zh: "图像居中于对角线" },
        "rope-tv-video" => {
            Text { en: "clip centred on the diagonal", zh: "视频居中于对角线" }
        }
        "m-rope" => Text { en: "axes begin together", zh: "各轴同起点" },
        "single" => Text { en: "all pairs, one axis", zh: "所有通道对同一轴" },
        "alternate" => Text { en: "pairs alternate", zh: "通道对交替" },
        "halves" => Text { en: "a ladder per axis", zh: "每轴一组阶梯" },
        "chunked" => Text { en: "sections", zh: "分段" },
        _ => return find(&REMARKS, |family| family.part_values, id),
    })
}

#[cfg(test)]
mod tests {
    use rotarium_kernel::{HeadDim, Settings, schemes};

    use super::*;

    #[test]
    fn every_part_has_a_name() {
        let encoding = schemes::ALL[0].encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
        for (name, _) in encoding.parts() {
            assert_ne!(part(name).zh, name);
        }
    }
}
