//! **Mixers**: mechanisms by name, with the settings that a page starts from.
//!
//! Adding one: a line in the list. Where a page has dials of its own for a mechanism, it builds that one itself.
//! Deliberately does not know: what a mechanism does.

use rotarium_kernel::mechanisms::{
    Codebook, CosFormer, Delta, Directions, Draw, Efficient, Features, Form, Gate, Gau, Gla, Kind,
    Linear, Mamba, Mechanism, Performer, Retention, Rwkv, Series, SoftVq, Softmax, Vq,
};

use crate::lab::Lab;
use crate::text::Text;

/// A mechanism that has a name.
#[derive(Debug)]
pub struct Mixer {
    /// Stable name, as in links.
    pub id: &'static str,
    /// What it is called.
    pub title: Text,
    /// How much a query and a key have to do with each other, or how the state changes.
    pub formula: &'static str,
    /// Where it is from.
    pub source: &'static str,
    /// The mechanism in this state.
    pub build: fn(&Lab) -> Mechanism,
}

/// The mixer of that name.
pub fn find(id: &str) -> Option<&'static Mixer> {
    ALL.iter().find(|mixer| mixer.id == id)
}

const fn proper(name: &'static str) -> Text {
    Text { en: name, zh: name }
}

/// Random directions and codewords that a page without dials for them has.
const COUNT: usize = 32;

fn directions(lab: &Lab, draw: Draw) -> Directions {
    // Drawn from the seed of the inputs, directions would be queries and keys.
    Directions { draw, count: COUNT, seed: (1 << 32) + u64::from(lab.content.seed) }
}

fn means(lab: &Lab) -> Codebook {
    Codebook::Means { count: COUNT, seed: lab.content.seed.into() }
}

macro_rules! linear {
    ($id:literal, $title:expr, $formula:literal, $source:literal, $features:ident) => {
        Mixer {
            id: $id,
            title: $title,
            formula: $formula,
            source: $source,
            build: |_| Mechanism::Linear(Linear { features: Features::$features }),
        }
    };
}

/// All, from softmax on.
pub static ALL: &[Mixer] = &[
    Mixer {
        id: "softmax",
        title: proper("softmax"),
        formula: "exp(q·k)",
        source: "Vaswani et al., arXiv:1706.03762",
        build: |_| Mechanism::Softmax(Softmax),
    },
    linear!(
        "elu",
        proper("elu + 1"),
        "φ(q)·φ(k), φ = elu + 1",
        "Katharopoulos et al., arXiv:2006.16236",
        Elu
    ),
    linear!(
        "exp",
        Text { en: "exp features", zh: "exp 特征" },
        "eᵠ·eᵏ, channel by channel",
        "Su, kexue.fm/archives/8338",
        Exp
    ),
    linear!(
        "relu",
        Text { en: "relu features", zh: "relu 特征" },
        "relu(q)·relu(k)",
        "Su, kexue.fm/archives/9889",
        Relu
    ),
    linear!(
        "relu2",
        Text { en: "relu² features", zh: "relu² 特征" },
        "relu²(q)·relu²(k)",
        "Su, kexue.fm/archives/9889",
        Relu2
    ),
    linear!(
        "softplus",
        Text { en: "softplus features", zh: "softplus 特征" },
        "ln(1 + eᵠ)·ln(1 + eᵏ)",
        "Su, kexue.fm/archives/9889",
        Softplus
    ),
    linear!(
        "identity",
        Text { en: "identity", zh: "恒等" },
        "q·k",
        "Su, kexue.fm/archives/11033",
        Identity
    ),
    Mixer {
        id: "cosine",
        title: Text { en: "1 + cos", zh: "1 + cos" },
        formula: "1 + q·k/(‖q‖‖k‖)",
        source: "Su, kexue.fm/archives/7546",
        build: |_| Mechanism::Series(Series { form: Form::Cosine, order: 1 }),
    },
    Mixer {
        id: "taylor",
        title: Text { en: "Taylor, order 4", zh: "泰勒，4 阶" },
        formula: "Σ (q·k)ⁱ/i!, i ≤ 4",
        source: "Su, kexue.fm/archives/8601",
        build: |_| Mechanism::Series(Series { form: Form::Taylor, order: 4 }),
    },
    Mixer {
        id: "power",
        title: Text { en: "power, order 4", zh: "幂，4 阶" },
        formula: "(1 + q·k/4)⁴",
        source: "Su, kexue.fm/archives/8601",
        build: |_| Mechanism::Series(Series { form: Form::Power, order: 4 }),
    },
    Mixer {
        id: "cosformer",
        title: proper("cosFormer"),
        formula: "relu(q)·relu(k)·cos(π(i − j)/2N)",
        source: "Qin et al., arXiv:2202.08791",
        build: |lab| Mechanism::CosFormer(CosFormer { longest: lab.mixed() }),
    },
    Mixer {
        id: "efficient",
        title: proper("Efficient"),
        formula: "softmax over channels of q, over tokens of k",
        source: "Shen et al., arXiv:1812.01243",
        build: |_| Mechanism::Efficient(Efficient),
    },
    Mixer {
        id: "performer",
        title: proper("Performer"),
        formula: "Σ exp(ω·q − ‖q‖²/2) exp(ω·k − ‖k‖²/2)",
        source: "Choromanski et al., arXiv:2009.14794",
        build: |lab| {
            Mechanism::Performer(Performer {
                kind: Kind::Positive,
                directions: directions(lab, Draw::Orthogonal),
            })
        },
    },
    Mixer {
        id: "vq",
        title: proper("Transformer-VQ"),
        formula: "exp(q·c(k))",
        source: "Lingle, arXiv:2309.16354; Su, kexue.fm/archives/9844",
        build: |lab| Mechanism::Vq(Vq { codes: means(lab), slope: 0.0, window: 0 }),
    },
    Mixer {
        id: "softvq",
        title: Text { en: "soft VQ", zh: "软 VQ" },
        formula: "Σ exp(q·c) p(c|k)",
        source: "Su, kexue.fm/archives/9862",
        build: |lab| Mechanism::SoftVq(SoftVq { codes: means(lab), temperature: 1.0, gain: false }),
    },
    Mixer {
        id: "gau",
        title: Text { en: "GAU, relu²", zh: "GAU，relu²" },
        formula: "relu²(q·k)",
        source: "Hua et al., arXiv:2202.10447; Su, kexue.fm/archives/8934",
        build: |_| Mechanism::Gau(Gau { normalised: true }),
    },
    Mixer {
        id: "retention",
        title: proper("RetNet"),
        formula: "q·k γ^(i − j)",
        source: "Sun et al., arXiv:2307.08621",
        build: |_| Mechanism::Retention(Retention { gamma: Retention::of_head(0), scaled: false }),
    },
    Mixer {
        id: "rwkv",
        title: proper("RWKV-4"),
        formula: "exp(k_j − (i − 1 − j)w), exp(u + k_i) for j = i",
        source: "Peng et al., arXiv:2305.13048",
        build: |_| {
            Mechanism::Rwkv(Rwkv { decay: vec![0.1, 0.5, 1.0], bonus: vec![0.3, 0.0, -0.4] })
        },
    },
    Mixer {
        id: "mamba",
        title: proper("Mamba"),
        formula: "h ← exp(ΔA)h + ΔBx",
        source: "Gu and Dao, arXiv:2312.00752",
        build: |_| {
            Mechanism::Mamba(Mamba {
                step: Gate::Constant(0.5),
                rate: (1..=16).map(|n| -f64::from(n)).collect(),
            })
        },
    },
    Mixer {
        id: "gla",
        title: proper("GLA"),
        formula: "S ← Diag(α)S + kᵀv",
        source: "Yang et al., arXiv:2312.06635",
        build: |_| Mechanism::Gla(Gla { keep: Gate::Constant(0.95) }),
    },
    Mixer {
        id: "delta",
        title: proper("DeltaNet"),
        formula: "S ← (I − βkᵀk)S + βkᵀv",
        source: "Yang et al., arXiv:2406.06484; Su, kexue.fm/archives/11033",
        build: |_| {
            Mechanism::Delta(Delta { write: Gate::Constant(1.0), keep: Gate::Constant(1.0) })
        },
    },
    Mixer {
        id: "gated-delta",
        title: proper("Gated DeltaNet"),
        formula: "S ← α(I − βkᵀk)S + βkᵀv",
        source: "Yang et al., arXiv:2412.06464",
        build: |_| {
            Mechanism::Delta(Delta { write: Gate::Constant(1.0), keep: Gate::Constant(0.95) })
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::{Origin, Page};

    #[test]
    fn every_mechanism_has_a_name_and_mixes_every_source() {
        let mut lab = Page::Linear.start();
        for mixer in ALL {
            assert_eq!(find(mixer.id).map(|found| found.id), Some(mixer.id));
            assert!(!mixer.formula.is_empty() && !mixer.source.is_empty());
            for origin in Origin::ALL {
                lab.pages.inputs.origin = origin;
                let mechanism = (mixer.build)(&lab);
                let weights = mechanism.weights(&lab.inputs(), mechanism.sights()[0], 0);
                assert!(weights.iter().all(|weight| weight.is_finite()), "{} {origin:?}", mixer.id);
            }
        }
    }
}
