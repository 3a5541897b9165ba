//! **Schemes**: named recipes with their knobs, formula and citation.
//!
//! Adding one: a file that declares `pub static SCHEME: Scheme`, and its word below. Menus, knobs, links, cards and tests
//! follow from [`ALL`]. Deliberately does not know: how anything is drawn.

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

registry! {
    /// Every scheme, in the order of the menu.
    SCHEME: Scheme =
        none, sinusoidal, rope, partial, interpolation, alibi,
        ntk, ntk_mixed, dynamic_ntk, qwen_dynamic_ntk, ntk_by_parts, yarn, dynamic_yarn, llama3, longrope, abf,
        p_rope, proportional, retnet_spacing,
        rerope, leaky_rerope, inv_leaky_rerope, self_extend, dca, streaming_llm, lm_infinite,
        xpos, retention,
        window, lambda, chunked, prefix, bca, sink,
        log_n, log_n_post_hoc, ssmax, llama_4_temperature, ministral_temperature,
        kerple_log, kerple_power, t5, sandwich, fire, qk_bias,
        key_norm, qna, cosa, qk_norm,
        rope_2d, naive_lift, rope_tie, rope_tv, rope_tv_video, m_rope,
}

/// A named recipe.
#[derive(Debug)]
pub struct Scheme {
    /// Stable name, as in links.
    pub id: &'static str,
    /// The name people use.
    pub title: &'static str,
    /// What it does, in one line of mathematics.
    pub formula: &'static str,
    /// Paper, article or code, with its address.
    pub source: &'static str,
    /// Whether the base b changes anything.
    pub uses_base: bool,
    /// Promises that laws hold it to.
    pub claims: Claims,
    /// What can be turned beside base and head dim.
    pub knobs: &'static [Knob],
    /// The recipe for these values.
    pub encode: fn(&Setup) -> Encoding,
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
}

impl Setup<'_> {
    /// RoPE-1D over the flattened sequence with this base: the recipe that others change.
    pub fn rope(&self) -> Encoding {
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
    /// The recipe for a head of `dim` channels, a base and the scheme's own settings.
    pub fn encoding(&self, dim: HeadDim, base: f64, settings: &Settings) -> Encoding {
        (self.encode)(&Setup { dim, base, settings })
    }
}

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
