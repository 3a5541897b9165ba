//! **Models**: published settings to start from, each with its source.
//!
//! Adding one: a file that declares `pub static MODEL: Model`, and its word below.
//! Deliberately does not know: how a scheme works.

use rotarium_kernel::HeadDim;
use rotarium_kernel::schemes;

use crate::dials::Control;
use crate::lab::{Lab, SlotName};
use crate::slot::Slot;

macro_rules! models {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every model, in the order of the menu.
        pub static ALL: &[&Model] = &[$(&$module::MODEL),*];
    };
}

models! {
    llama_2_7b, llama_3_8b, mistral_7b_v0_3, qwen2_5_7b, qwen2_vl_7b, gemma_2_9b, gpt_neox_20b, seed_gau,
}

/// The position settings of a published model.
#[derive(Debug)]
pub struct Model {
    /// Stable name.
    pub id: &'static str,
    /// The name people use.
    pub title: &'static str,
    /// Where the numbers were read.
    pub source: &'static str,
    /// Id of the scheme.
    pub scheme: &'static str,
    /// Channels of a head.
    pub dim: usize,
    /// Base b.
    pub base: f64,
    /// Length it was trained on, in tokens.
    pub train: usize,
    /// Knobs that differ from the scheme's defaults: key and value.
    pub knobs: &'static [(&'static str, f64)],
}

impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Model {
    /// Sets a slot, the head dim and the training length; the sequence stays.
    pub fn start(&self, lab: &mut Lab, name: SlotName) {
        lab.dim = HeadDim::nearest(self.dim as f64);
        lab.train = self.train;
        let scheme = schemes::find(self.scheme).unwrap_or(schemes::ALL[0]);
        *lab.slot_mut(name) = Slot { base: self.base, ..Slot::of(scheme) };
        for (key, value) in self.knobs {
            if let Some(control) = Control::find(lab, name, 0, key) {
                control.set(lab, name, *value);
            }
        }
    }

    /// Whether a slot has exactly the settings of this model.
    pub fn matches(&self, lab: &Lab, name: SlotName) -> bool {
        let mut started = lab.clone();
        self.start(&mut started, name);
        started == *lab
    }
}

/// The model of that name.
pub fn find(id: &str) -> Option<&'static Model> {
    ALL.iter().copied().find(|model| model.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_can_be_started_as_published() {
        for model in ALL {
            let mut lab = Lab::default();
            model.start(&mut lab, SlotName::B);
            assert!(model.matches(&lab, SlotName::B), "{}", model.id);
            assert_eq!(
                (lab.dim.get(), lab.b.base, lab.train),
                (model.dim, model.base, model.train)
            );
            assert_eq!(lab.b.scheme.id, model.scheme);
            for (key, value) in model.knobs {
                let control = Control::find(&lab, SlotName::B, 0, key).unwrap();
                assert_eq!(control.get(&lab, SlotName::B), *value);
            }
        }
    }

    #[test]
    fn the_rotated_channels_are_those_of_the_published_table() {
        let rotated = |id: &str| {
            let mut lab = Lab::default();
            find(id).unwrap().start(&mut lab, SlotName::A);
            2 * lab.head(SlotName::A).frequencies().rotary_pairs()
        };
        assert_eq!(["llama-2-7b", "gemma-2-9b", "gpt-neox-20b"].map(rotated), [128, 256, 24]);
    }
}
