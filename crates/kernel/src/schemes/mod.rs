//! **Schemes**: named recipes with their knobs, formula and citation.
//!
//! Adding one: a file that declares `pub static SCHEME: Scheme` and `pub static ABOUT: About`, and its word below. Menus,
//! knobs, links, cards and tests follow from [`ALL`]. Deliberately does not know: how anything is drawn.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::additive::{Additive, Nothing};
use crate::allocation::{Allocation, Single};
use crate::bias::{Bias, Unbiased};
use crate::dim::HeadDim;
use crate::distance::{Actual, Distance};
use crate::fading::{Fading, Unfaded};
use crate::knob::{Knob, Settings};
use crate::ladder::{Ladder, Rope};
use crate::mask::{Causal, Mask};
use crate::norm::{AsIs, Norm};
use crate::pairing::Pairing;
use crate::placement::{Flatten, Placement};
use crate::recipe::Encoding;
use crate::registry::registry;
use crate::rescale::{Rescale, Unscaled};
use crate::sink::{NoSink, Sink};
use crate::temperature::{InverseSqrt, Temperature};

mod knobs;

registry! {
    /// Every scheme, in the order of the menu.
    SCHEME: Scheme, ABOUT: About =
        none, sinusoidal, rope, partial, interpolation, alibi,
        ntk, ntk_mixed, dynamic_ntk, qwen_dynamic_ntk, ntk_by_parts, yarn, dynamic_yarn, llama3, longrope, abf,
        p_rope, proportional, retnet_spacing, profile,
        rerope, leaky_rerope, inv_leaky_rerope, self_extend, dca, streaming_llm, lm_infinite,
        xpos, retention,
        window, lambda, chunked, prefix, bca, sink,
        log_n, log_n_post_hoc, ssmax, llama_4_temperature, ministral_temperature,
        kerple_log, kerple_power, t5, sandwich, fire, cope, qk_bias,
        key_norm, qna, cosa, qk_norm,
        rope_2d, naive_lift, rope_tie, rope_tv, rope_tv_video, m_rope,
        row_ends, typesetting, shared_id, v2pe, tad_rope, m_rope_time,
        m_rope_i, video_rope, hope, spatial_reset, omni_rope, v_rope,
        circle_rope, mm_rope, ernie_vl, mh_rope, ms_rope, flux_1,
        flux_2, hunyuan_video, wan, unified_io_2, rope_vit, rope_mixed,
        golden_gate, pixtral_vit, qwen_vit, eva_02, moon_vit, llama_4_vit,
        dino_v3, gemma_4_vit, pixel_bands,
}

/// A named recipe.
#[derive(Debug)]
pub struct Scheme {
    /// Stable name, as in links.
    pub id: &'static str,
    /// The name people use.
    pub title: &'static str,
    /// Whether the base b changes anything.
    pub uses_base: bool,
    /// Promises that laws hold it to.
    pub claims: Claims,
    /// What can be turned beside base and head dim.
    pub knobs: &'static [Knob],
    /// Whether pairs of channels turn at all.
    pub turns: bool,
    /// Names of the parts that it sets with these knobs, in the order of the recipe; nobody else may set them then.
    pub sets: fn(&Settings) -> &'static [&'static str],
}

/// What a scheme does and says of itself. Apart from [`Scheme`], so that a program that only lists schemes does not hold it.
#[derive(Debug)]
pub struct About {
    /// The recipe for these values.
    pub encode: fn(&Setup) -> Encoding,
    /// What the scheme does, in one line of mathematics.
    pub formula: &'static str,
    /// Paper, article or code, with its address.
    pub source: &'static str,
}

/// What a scheme promises; tests hold every scheme to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// Pure text is RoPE-1D with the same base, exactly.
    pub text_is_rope: bool,
    /// The gaps before and after a picture are equal.
    pub symmetric_gaps: bool,
    /// A picture of w·h patches moves the following text by w·h.
    pub token_equivalence: bool,
}

impl Claims {
    /// No promise.
    pub const NONE: Self =
        Self { text_is_rope: false, symmetric_gaps: false, token_equivalence: false };
}

/// The values a recipe is made from.
#[derive(Debug, Clone, Copy)]
pub struct Setup<'a> {
    /// Width of the head.
    pub dim: HeadDim,
    /// Base b of the ladder.
    pub base: f64,
    /// The scheme's own knobs.
    pub settings: &'a Settings,
    /// The recipe that the scheme is put over; None: RoPE-1D.
    pub beneath: Option<&'a Encoding>,
}

impl Setup<'_> {
    /// The recipe that the scheme changes: RoPE-1D over the flattened sequence with this base, or what lies beneath.
    pub fn rope(&self) -> Encoding {
        if let Some(beneath) = self.beneath {
            return beneath.clone();
        }
        Encoding {
            placement: Placement::Flatten(Flatten),
            additive: Additive::Nothing(Nothing),
            norm: Norm::AsIs(AsIs),
            ladder: Ladder::Rope(Rope { base: self.base, share: 1.0 }),
            rescale: Rescale::Unscaled(Unscaled),
            allocation: Allocation::Single(Single),
            pairing: Pairing::HalfSplit,
            distance: Distance::Actual(Actual),
            fading: Fading::Unfaded(Unfaded),
            bias: Bias::Unbiased(Unbiased),
            temperature: Temperature::InverseSqrt(InverseSqrt),
            mask: Mask::Causal(Causal),
            sink: Sink::NoSink(NoSink),
        }
    }
}

impl Scheme {
    /// What it does, its formula and where that is written.
    pub fn about(&self) -> &'static About {
        ABOUT.iter().find(|(scheme, _)| *scheme == self).unwrap_or(&ABOUT[0]).1
    }

    /// The recipe for a head of `dim` channels, a base and the scheme's own settings.
    pub fn encoding(&self, dim: HeadDim, base: f64, settings: &Settings) -> Encoding {
        (self.about().encode)(&Setup { dim, base, settings, beneath: None })
    }

    /// The recipe when the scheme is put over another one: the parts that it sets are its own, the rest stays.
    pub fn over(
        &self,
        beneath: &Encoding,
        dim: HeadDim,
        base: f64,
        settings: &Settings,
    ) -> Encoding {
        (self.about().encode)(&Setup { dim, base, settings, beneath: Some(beneath) })
    }

    /// The part that the scheme is about: the first that its defaults set, the ladder last, since many only stop the
    /// rotation; None for RoPE-1D itself.
    pub fn subject(&self) -> Option<&'static str> {
        let parts = (self.sets)(&Settings::default());
        parts.iter().find(|part| **part != "ladder").or(parts.first()).copied()
    }

    /// Why the scheme, with its defaults, cannot be put over a stack of others; None when it can.
    pub fn clash(&self, beneath: &[(&Self, &Settings)]) -> Option<Clash> {
        let own = (self.sets)(&Settings::default());
        let taken: Vec<&str> = beneath
            .iter()
            .flat_map(|(scheme, settings)| (scheme.sets)(settings))
            .copied()
            .collect();
        if let Some(part) = own.iter().find(|part| taken.contains(part)) {
            return Some(Clash::Part(part));
        }
        let turning = |parts: &[&str]| parts.iter().any(|part| TURNING.contains(part));
        let still = beneath.iter().any(|(scheme, _)| !scheme.turns);
        (still && turning(own) || !self.turns && turning(&taken)).then_some(Clash::NothingTurns)
    }
}

/// Why two schemes do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// Both set this part.
    Part(&'static str),
    /// One changes the rotation, the other does not rotate.
    NothingTurns,
}

/// Parts that only act where something turns.
const TURNING: [&str; 4] = ["ladder", "rescale", "allocation", "distance"];

/// The scheme of that name.
pub fn find(id: &str) -> Option<&'static Scheme> {
    ALL.iter().copied().find(|scheme| scheme.id == id)
}

impl PartialEq for Scheme {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Serialize for Scheme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

impl<'de> Deserialize<'de> for &'static Scheme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        find(&id).ok_or_else(|| serde::de::Error::custom(format!("no scheme is called {id}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names of the parts in which two recipes differ. Pairing only says how channels are stored, so no scheme owns it.
    fn changed(plain: &Encoding, other: &Encoding) -> Vec<&'static str> {
        let parts = [
            ("placement", plain.placement != other.placement),
            ("additive", plain.additive != other.additive),
            ("norm", plain.norm != other.norm),
            ("ladder", plain.ladder != other.ladder),
            ("rescale", plain.rescale != other.rescale),
            ("allocation", plain.allocation != other.allocation),
            ("distance", plain.distance != other.distance),
            ("fading", plain.fading != other.fading),
            ("bias", plain.bias != other.bias),
            ("temperature", plain.temperature != other.temperature),
            ("mask", plain.mask != other.mask),
            ("sink", plain.sink != other.sink),
        ];
        parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }

    /// The defaults, and every knob at its ends, in the middle, at 0 and at 1.
    fn settings(scheme: &Scheme, dim: HeadDim) -> Vec<Settings> {
        let mut all = vec![Settings::default()];
        for knob in scheme.knobs {
            let range = knob.range(dim);
            for value in [range.min, range.max, (range.min + range.max) / 2.0, 0.0, 1.0] {
                let mut settings = Settings::default();
                settings.set(knob, dim, value);
                all.push(settings);
            }
        }
        all
    }

    #[test]
    fn schemes_set_the_parts_that_they_say() {
        for scheme in ALL {
            let mut seen: Vec<&str> = Vec::new();
            for dim in [2, 4, 64, 512].into_iter().filter_map(HeadDim::new) {
                for settings in &settings(scheme, dim) {
                    let plain = Setup { dim, base: 1e4, settings, beneath: None }.rope();
                    let encoding = scheme.encoding(dim, 1e4, settings);
                    let (said, found) = ((scheme.sets)(settings), changed(&plain, &encoding));
                    // A knob can make a part as it is without the scheme, which then owns it all the same.
                    assert!(
                        found.iter().all(|part| said.contains(part)),
                        "{} {found:?}",
                        scheme.id
                    );
                    assert_eq!(scheme.turns, !matches!(encoding.ladder, Ladder::Still(_)));
                    assert_eq!(encoding.mask.is_plain(), !said.contains(&"mask"), "{}", scheme.id);
                    seen.extend(found);
                }
            }
            let said = (scheme.sets)(&Settings::default());
            assert!(said.iter().all(|part| seen.contains(part)), "{} sets {said:?}", scheme.id);
        }
    }
}
