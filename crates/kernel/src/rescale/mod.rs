//! **Rescale**: θ → θ′ for contexts longer than the training length, and the attention factor m.
//!
//! Deliberately does not know: where θ came from or which axis reads it.

use crate::recipe::Part;
use crate::registry::parts;

mod band;
mod mscale;
mod reach;

pub use band::{Band, Ramp};
pub use mscale::Mscale;
pub(crate) use mscale::growth;
pub use ntk::Spread;
pub use reach::Reach;

parts! {
    /// θ → θ′.
    Rescale: Stretch {
        unscaled::Unscaled,
        interpolation::Interpolation,
        ntk::Ntk,
        ntk_mixed::NtkMixed,
        dynamic_ntk::DynamicNtk,
        qwen_dynamic_ntk::QwenDynamicNtk,
        ntk_by_parts::NtkByParts,
        yarn::Yarn,
        llama3::Llama3,
        long_rope::LongRope,
        base_change::BaseChange,
    }
}

/// What a rescale may look at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given {
    /// Base b of the ladder; 1 when nothing rotates.
    pub base: f64,
    /// Length n of the text at hand in steps, for rules that follow it.
    pub length: f64,
}

/// A map on frequencies.
pub trait Stretch: Part {
    /// Changes the θ of one ladder (d/2 of them, fastest first) in place.
    fn apply(&self, thetas: &mut [f64], given: &Given);

    /// m: multiplies cos and sin, so scores by m².
    fn attention_factor(&self, _: &Given) -> f64 {
        1.0
    }
}

impl Rescale {
    /// First and last pair of each ramp between kept and stretched pairs, on a ladder of `channels` channels with this base.
    pub fn ramps(&self, channels: usize, base: f64) -> Vec<[f64; 2]> {
        let by_turns = |original: f64, turns: [f64; 2]| {
            turns.map(|turns| band::place(turns, original, channels, base))
        };
        match self {
            Self::Yarn(Yarn { band, .. }) => match band.ramp {
                Ramp::Index => vec![band.ends(channels, base)],
                Ramp::Turns => vec![by_turns(band.original, [band.beta_fast, band.beta_slow])],
            },
            Self::Llama3(llama) => vec![by_turns(llama.original, [llama.high, llama.low])],
            Self::NtkByParts(parts) => parts.ends(channels, base).to_vec(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{HeadDim, Settings, schemes};

    /// §4.5, §4.6 and §13.8 of the notes on length.
    #[test]
    fn ramps_of_the_notes() {
        let ramps = |id: &str, knobs: &[(&str, f64)], base: f64| {
            let (dim, scheme) = (HeadDim::DEFAULT, schemes::find(id).unwrap());
            let mut settings = Settings::default();
            for (key, value) in knobs {
                settings.set(
                    scheme.knobs.iter().find(|knob| knob.key == *key).unwrap(),
                    dim,
                    *value,
                );
            }
            scheme.encoding(dim, base, &settings).rescale.ramps(128, base)
        };
        let su = [("factor", 8.0), ("original", 512.0)];
        assert_eq!(ramps("yarn", &su, 1e4), [[6.0, 31.0]]);
        assert_eq!(ramps("yarn", &[("factor", 16.0)], 1e4), [[20.0, 46.0]]);
        let fractional = ramps("yarn", &[su[0], su[1], ("truncate", 0.0)], 1e4)[0];
        assert!((fractional[0] - 6.495).abs() < 5e-4 && (fractional[1] - 30.577).abs() < 5e-4);
        assert_eq!(
            ramps("yarn", &[su[0], su[1], ("ramp", 1.0), ("truncate", 0.0)], 1e4)[0],
            fractional
        );
        assert_eq!(ramps("ntk-by-parts", &su, 1e4), [[29.0, 33.0], [11.0, 26.0]]);
        // 29 kept, 6 blended, 29 scaled in Llama 3.1.
        let [kept, scaled] = ramps("llama3", &[("original", 8192.0)], 5e5)[0];
        assert!(kept > 28.0 && kept < 29.0 && scaled > 34.0 && scaled < 35.0);
        assert!(ramps("pi", &[], 1e4).is_empty());
    }
}
