//! **Presets**: states of a page that are worth a look, each as a link.
//!
//! Adding one is a line here. Deliberately does not know: how a state is opened.

use crate::link::Page;
use crate::text::Text;

/// A state with a name.
#[derive(Debug)]
pub struct Preset {
    /// What there is to see.
    pub name: Text,
    /// The state.
    pub link: &'static str,
}

const fn preset(en: &'static str, zh: &'static str, link: &'static str) -> Preset {
    Preset { name: Text { en, zh }, link }
}

/// Those of a page.
pub fn of(page: Page) -> &'static [Preset] {
    match page {
        Page::Focus => &FOCUS,
        Page::Linear => &LINEAR,
        Page::Recurrence => &RECURRENCE,
        Page::Masks => &MASKS,
        _ => &[],
    }
}

static FOCUS: [Preset; 6] = [
    preset("A sharp exp", "锐利的 exp", "#/focus?weighing=exp&qnorm=2"),
    preset("Identity cannot", "恒等做不到", "#/focus?weighing=identity&beta=0"),
    preset("relu², negative keys", "relu²，负的键", "#/focus?weighing=relu2&beta=-2"),
    preset("elu + 1 features", "elu + 1 特征", "#/focus?weighing=linear-elu&beta=0"),
    preset("Full rank, badly conditioned", "满秩而病态", "#/focus?focus=rank"),
    preset("log n, peaked rows", "log n，尖锐的行", "#/focus?focus=length&dim=64"),
];

static LINEAR: [Preset; 5] = [
    preset("Clustered keys", "成簇的键", "#/linear?source=clustered"),
    preset("Small norms", "小范数", "#/linear?linear=error&deviation=0.25"),
    preset("Hard codes", "硬码", "#/linear?linear=path&path=2"),
    preset("Codes on a plane", "平面上的码", "#/linear?linear=codebook"),
    preset("When it pays", "何时划算", "#/linear?linear=cost"),
];

static RECURRENCE: [Preset; 6] = [
    preset("Three layers, no cache", "三层，无缓存", "#/recurrence?n=32&turn-layers=3"),
    preset("Read in bf16", "用 bf16 读", "#/recurrence?turn-digits=bf16&turn-order=random"),
    preset("RetNet", "RetNet", "#/recurrence?chapter=relatives&relative=retnet"),
    preset(
        "Mamba skips noise",
        "Mamba 略过噪声",
        "#/recurrence?chapter=relatives&relative=mamba&noise-step=0",
    ),
    preset("Orthonormal keys", "正交的键", "#/recurrence?chapter=memory&recall-keys=true"),
    preset(
        "Two patterns in turn",
        "两种模式交替",
        "#/recurrence?chapter=sparse&n=16&sparse=turns&hops=1",
    ),
];

static MASKS: [Preset; 5] = [
    preset("All causal", "全部因果", "#/masks?mixed=chameleon&beside=none"),
    preset("A picture at once", "一次生成整图", "#/masks?mixed=transfusion&beside=chameleon"),
    preset("Noised copies", "加噪副本", "#/masks?mixed=su-copies&beside=none&shows=targets"),
    preset("Three spans of a picture", "一图三段", "#/masks?mixed=bagel&beside=none&shows=cache"),
    preset(
        "Patches in drawn order",
        "随机顺序的图块",
        "#/masks?mixed=randar&beside=mar-causal&seq=t2,i3x3,t2",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::{read, write};
    use crate::text::Language;

    #[test]
    fn each_is_another_state_of_its_page() {
        let mut seen = Vec::new();
        for page in [Page::Focus, Page::Linear, Page::Recurrence, Page::Masks] {
            assert!(of(page).len() > 3);
            for preset in of(page) {
                let opened = read(preset.link, Language::En);
                assert_eq!((opened.page, opened.notices), (page, vec![]), "{}", preset.link);
                let link = write(page, &opened.lab);
                assert!(!seen.contains(&link), "{}", preset.link);
                assert!(!preset.name.en.is_empty() && !preset.name.zh.is_empty());
                seen.push(link);
            }
        }
    }
}
