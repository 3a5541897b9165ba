//! Tests of the models: that each can be started, and that it turns as many channels as published.

use rotarium_kernel::Head;
use rotarium_kernel::Sequence;

use super::*;
use crate::dials::{self, Control};
use crate::lab::BASE;

#[test]
fn every_model_can_be_started_as_published() {
    let train = dials::all().find(|dial| dial.key == "train").map(Control::Dial).unwrap();
    let train = train.range(&Lab::default());
    for model in ALL {
        let mut lab = Lab::default();
        model.start(&mut lab, SlotName::B);
        assert!(model.matches(&lab, SlotName::B), "{}", model.id);
        assert_eq!((lab.dim.get(), lab.slots[1].base), (model.dim, model.base), "{}", model.id);
        assert!((BASE.0..=BASE.1).contains(&model.base), "{}", model.id);
        assert_eq!(lab.train, model.train.unwrap_or(Lab::default().train));
        assert_eq!(train.nearest(lab.train as f64), lab.train as f64);
        assert_eq!(lab.slots[0], Lab::default().slots[0]);
        let over = model.over.iter().map(|over| (over.scheme, over.knobs));
        let layers: Vec<_> = std::iter::once((model.scheme, model.knobs)).chain(over).collect();
        for (layer, (scheme, knobs)) in layers.into_iter().enumerate() {
            assert_eq!(lab.slots[1].scheme_at(layer).unwrap().id, scheme, "{}", model.id);
            for (key, value) in knobs {
                let control = Control::find(&lab, SlotName::B, layer, key);
                let found = control.map(|control| control.get(&lab, SlotName::B));
                assert_eq!(found, Some(*value), "{}: {key}", model.id);
            }
        }
    }
}

#[test]
fn stacks_of_models_can_be_made_by_hand() {
    for model in ALL {
        let dim = model.head_dim();
        let (scheme, settings) = layer(model.scheme, model.knobs, dim);
        let mut slot = Slot { base: model.base, settings, ..Slot::of(scheme) };
        for over in model.slot().over {
            slot.put_over(over.scheme);
            slot.over.last_mut().unwrap().settings = over.settings;
        }
        assert_eq!(slot, model.slot(), "{}", model.id);
    }
}

#[test]
fn names_are_unique_and_lead_back() {
    for (index, model) in ALL.iter().enumerate() {
        assert_eq!(find(model.id), Some(*model));
        let twin = ALL[..index].iter().find(|m| m.id == model.id || m.title == model.title);
        assert!(twin.is_none(), "{}", model.id);
        assert!(!model.about().source.is_empty() && !model.title.is_empty());
    }
    assert!(ALL.len() >= 60);
    assert!(find("no-such-model").is_none());
}

#[test]
fn another_setting_is_not_the_model() {
    let model = find("qwen3-vl-yarn").unwrap();
    let mut lab = Lab::default();
    model.start(&mut lab, SlotName::A);
    for change in [
        |lab: &mut Lab| lab.slots[0].over.clear(),
        |lab: &mut Lab| lab.slots[0].base += 1.0,
        |lab: &mut Lab| lab.train += 1,
        |lab: &mut Lab| lab.dim = HeadDim::nearest(64.0),
        |lab: &mut Lab| lab.slots[0].over[0].settings = Settings::default(),
    ] {
        let mut other = lab.clone();
        change(&mut other);
        assert!(!model.matches(&other, SlotName::A));
    }
}

#[test]
fn of_models_with_the_same_settings_the_chosen_one_is_found() {
    for model in ALL {
        let mut lab = Lab::default();
        model.start(&mut lab, SlotName::A);
        assert_eq!(matching(&lab, SlotName::A, model.id), Some(*model));
    }
    let mut lab = Lab::default();
    assert_eq!(matching(&lab, SlotName::A, "qwen3"), None);
    find("olmo-2").unwrap().start(&mut lab, SlotName::A);
    assert_eq!(matching(&lab, SlotName::A, "").map(|model| model.id), Some("olmo-2"));
}

#[test]
fn remarks_say_what_is_unconfirmed_and_what_disagrees() {
    let remark = |id: &str, language| find(id).unwrap().about().remark(language);
    assert_eq!(remark("llama-3-8b", Language::En), None);
    assert!(remark("llama-2-7b", Language::En).unwrap().starts_with("Sources disagree"));
    assert!(remark("yi-200k", Language::En).unwrap().starts_with("Unconfirmed"));
    for model in ALL {
        let about = model.about();
        let both = Language::ALL.map(|language| about.remark(language));
        assert_eq!(both[0].is_some(), !about.confirmed || about.note.is_some());
        assert!(both[0].is_none() || both[0] != both[1], "{}", model.id);
    }
}

/// Channels that turn, as the published tables have them.
const ROTATED: &[(usize, &[&str])] = &[
    (16, &["pythia-160m", "stablelm-2-1.6b"]),
    (20, &["stablelm-3b-4e1t"]),
    (24, &["gpt-neox-20b"]),
    (32, &["phi-1.5", "phi-2", "pythia-1.4b"]),
    (64, &["llama-3.2-1b", "qwen2-0.5b", "qwen3-next", "qwen3.5", "deepseek-v2", "deepseek-v3"]),
    (64, &["deepseek-v4", "kimi-k2", "kimi-k2.5", "gpt-oss", "minimax-text-01", "minimax-m2"]),
    (64, &["gpt-j-6b", "falcon", "smollm", "smollm2", "tinyllama-1.1b", "glm-4-9b-chat"]),
    (64, &["glm-4-9b-chat-1m", "minicpm-2b"]),
    (96, &["phi-3-mini-4k", "phi-3.5-mini", "phi-4-mini"]),
    (120, &["omnigen2"]),
    (128, &["llama-2-7b", "llama-3.1", "llama-4-scout", "mistral-7b-v0.3", "qwen3", "gemma-4"]),
    (128, &["gemma-2-27b", "gemma-3-27b", "olmo-3", "phi-4", "yi", "command-r", "qwen2-vl-7b"]),
    (128, &["qwen3-vl", "flux.1", "flux.2", "qwen-image", "hunyuanvideo", "wan-2.1"]),
    (256, &["gemma-1", "gemma-2-9b", "gemma-3-1b", "gemma-3-4b", "falcon3-1b"]),
    (0, &["bloom-mpt"]),
];

#[test]
fn the_rotated_channels_are_those_of_the_published_table() {
    for (channels, ids) in ROTATED {
        for id in *ids {
            let model = find(id).unwrap();
            let dim = model.head_dim();
            let head = Head::new(&model.slot().encoding(dim), dim, &Sequence::text(2));
            let turning = head.frequencies().pairs().iter().filter(|w| w.iter().any(|w| *w != 0.0));
            assert_eq!(2 * turning.count(), *channels, "{id}");
        }
    }
}
