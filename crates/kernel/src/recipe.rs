//! The recipe: an encoding is a choice of parts, and that choice is a value.
//!
//! ```text
//! score(p, p') = s · m² · Σ_pair f_pair^|Δ| · Re[ q · conj(k) · exp(i ω_pair · ρ(r_p, r_p')) ]  +  bias,   masked
//! ```
//! with s the temperature (times τ_p of the query where it is uneven), m the attention factor of the rescale, ω from ladder, rescale and allocation, and r from the
//! placement; ρ is r_p − r_p' unless a distance says otherwise, f is 1 unless something fades. An additive encoding adds its vectors to q and k first.
//! Deliberately does not know: names, knobs or presets; those are in [`crate::schemes`].

use serde::{Deserialize, Serialize};

use crate::additive::Additive;
use crate::allocation::Allocation;
use crate::bias::Bias;
use crate::dim::HeadDim;
use crate::distance::Distance;
use crate::fading::Fading;
use crate::frequencies::Frequencies;
use crate::ladder::Ladder;
use crate::mask::Mask;
use crate::norm::Norm;
use crate::pairing::Pairing;
use crate::placement::Placement;
use crate::rescale::{Given, Rescale};
use crate::sink::Sink;
use crate::temperature::Temperature;

/// What every part can say about itself.
pub trait Part {
    /// Stable name, as it appears in links and message tables.
    fn id(&self) -> &'static str;

    /// What it does, as a formula with its own numbers filled in.
    fn formula(&self) -> String;
}

/// Which of the two vectors of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// q.
    Query,
    /// k.
    Key,
}

/// A position encoding as plain data: one choice for each part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Encoding {
    /// Token → coordinates.
    pub placement: Placement,
    /// What is added to q and k before their product.
    pub additive: Additive,
    /// What q and k are divided by before they turn.
    pub norm: Norm,
    /// Base and rotated channels → θ per pair.
    pub ladder: Ladder,
    /// θ → θ′ for longer contexts.
    pub rescale: Rescale,
    /// Which axis each pair reads.
    pub allocation: Allocation,
    /// Which two channels make a pair.
    pub pairing: Pairing,
    /// How far apart two tokens seem to the rotation.
    pub distance: Distance,
    /// What shrinks the pairs with distance.
    pub fading: Fading,
    /// What is added to the scores.
    pub bias: Bias,
    /// Factor of the scores.
    pub temperature: Temperature,
    /// Who may read whom.
    pub mask: Mask,
    /// Attention that goes to no token.
    pub sink: Sink,
}

impl Encoding {
    /// Rotation frequencies of every pair of a head of `dim` channels, for a text of `length` steps.
    pub fn frequencies(&self, dim: HeadDim, length: f64) -> Frequencies {
        let axes = self.placement.axes();
        let given = Given { base: self.ladder.base(), length };
        let ladder = |channels: usize| {
            let mut thetas = self.ladder.thetas(channels);
            self.rescale.apply(&mut thetas, &given);
            thetas
        };
        let rotated = self.ladder.rotary_channels(dim);
        let mut pairs = self.allocation.frequencies(axes, rotated, &ladder);
        pairs.resize(dim.pairs(), [0.0; crate::layout::MAX_AXES]);
        Frequencies::new(pairs, rotated / 2, self.rescale.attention_factor(&given))
    }

    /// The parts with their names, in the order of the expression above.
    pub fn parts(&self) -> [(&'static str, &dyn Part); 13] {
        [
            ("placement", &*self.placement),
            ("additive", &*self.additive),
            ("norm", &*self.norm),
            ("ladder", &*self.ladder),
            ("rescale", &*self.rescale),
            ("allocation", &*self.allocation),
            ("pairing", &self.pairing),
            ("distance", &*self.distance),
            ("fading", &*self.fading),
            ("bias", &*self.bias),
            ("temperature", &*self.temperature),
            ("mask", &*self.mask),
            ("sink", &*self.sink),
        ]
    }
}
