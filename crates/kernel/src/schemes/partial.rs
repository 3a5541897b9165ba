//! Partial rotation: only a share ρ of the channels turns, on a ladder rebuilt for them; the rest never does.
//!
//! GPT-NeoX-20B (Black et al. 2022, arXiv:2204.06745) turns a quarter; Su, kexue.fm 10122, shows that with half of the channels
//! unturned the kernel never falls below 0.

use super::rope::PAIRING;
use super::{About, Claims, Scheme};
use crate::knob::{Kind, Knob};
use crate::ladder::{Ladder, Rope};
use crate::pairing::Pairing;
use crate::recipe::Encoding;

const SHARE: Knob = Knob {
    key: "share",
    symbol: "ρ",
    kind: Kind::Number { min: 0.0, max: 1.0, default: 0.25, whole: false, logarithmic: false },
};

/// RoPE-1D over a share of the channels.
pub static SCHEME: Scheme = Scheme {
    id: "partial",
    title: "Partial RoPE",
    uses_base: true,
    turns: true,
    sets: |_| &["ladder"],
    claims: Claims { text_is_rope: false, symmetric_gaps: true, token_equivalence: true },
    knobs: &[SHARE, PAIRING],
};

/// What it does, and where that is written.
pub static ABOUT: About = About {
    formula: "θ_i = b^(−2i/ρd) for i < ρd/2,  θ_i = 0 for the rest",
    source: "Black et al. 2022, arXiv:2204.06745; Su, kexue.fm/archives/10122",
    encode: |setup| {
        let share = setup.settings.get(&SHARE, setup.dim);
        let pairing = setup.settings.choice(&PAIRING, setup.dim, &Pairing::ALL);
        Encoding {
            ladder: Ladder::Rope(Rope { base: setup.base, share }),
            pairing: pairing.unwrap_or(Pairing::HalfSplit),
            ..setup.rope()
        }
    },
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attention::Head;
    use crate::content::Content;
    use crate::decay::Definition;
    use crate::dim::HeadDim;
    use crate::knob::Settings;
    use crate::sequence::Sequence;

    #[test]
    fn half_of_the_channels_at_rest_keep_the_kernel_above_zero() {
        let mut settings = Settings::default();
        settings.set(&SHARE, HeadDim::DEFAULT, 0.5);
        let encoding = SCHEME.encoding(HeadDim::DEFAULT, 1e4, &settings);
        let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(8));
        let step = [1.0, 0.0, 0.0, 0.0];
        let curve = head.decay(Definition::Kernel, &Content::Ones, (1.0, 1.0), step, 100_000);
        assert!(curve.iter().all(|&value| value >= 0.0));
    }
}
