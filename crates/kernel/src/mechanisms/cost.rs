//! What mechanisms cost: multiplications of one head for a text, and numbers that are kept while it is written.
//!
//! Only products are counted; exponentials, sums and divisions are fewer by a factor of the widths.
//! Deliberately does not know: machines. Where memory is slow or kernels are short, other things decide.

/// The sizes that matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// n, tokens of the text.
    pub tokens: u64,
    /// d, channels of queries and keys.
    pub d: u64,
    /// d_v, channels of values.
    pub d_v: u64,
    /// m, random features.
    pub features: u64,
    /// c, vectors of the codebook.
    pub codes: u64,
    /// l, tokens of a block of Transformer-VQ.
    pub block: u64,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Causal softmax with all keys and values kept.
    Softmax,
    /// Linear attention with features of width d (elu + 1, exp).
    Linear,
    /// 1 + cos: d + 1 features.
    Cosine,
    /// cosFormer: 2d features.
    CosFormer,
    /// Efficient attention: d features and no denominator.
    Efficient,
    /// m positive random features.
    Performer,
    /// Transformer-VQ in blocks.
    Vq,
    /// RetNet.
    Retention,
    /// Gated linear attention.
    Gla,
    /// The delta rule.
    Delta,
}

impl Counted {
    /// All.
    pub const ALL: [Self; 10] = [
        Self::Softmax,
        Self::Linear,
        Self::Cosine,
        Self::CosFormer,
        Self::Efficient,
        Self::Performer,
        Self::Vq,
        Self::Retention,
        Self::Gla,
        Self::Delta,
    ];

    /// Features of a sum with a denominator; None for the others.
    fn width(self, sizes: &Sizes) -> Option<u64> {
        match self {
            Self::Linear => Some(sizes.d),
            Self::Cosine => Some(sizes.d + 1),
            Self::CosFormer => Some(2 * sizes.d),
            Self::Performer => Some(sizes.features),
            _ => None,
        }
    }

    /// Multiplications for the whole text, causal. A state is written and read once per token; random features are made by m·d
    /// more for each query and key; VQ scores 2l keys and c vectors per token and finds the nearest vector of each key.
    pub fn multiplications(self, sizes: &Sizes) -> u64 {
        let Sizes { tokens: n, d, d_v, features: m, codes: c, block: l } = *sizes;
        let made = if self == Self::Performer { 2 * n * m * d } else { 0 };
        if let Some(width) = self.width(sizes) {
            return made + 2 * n * width * (d_v + 1);
        }
        match self {
            Self::Softmax => n * (n + 1) / 2 * (d + d_v),
            Self::Vq => n * (2 * l + c) * (d + d_v) + n * c * d,
            Self::Gla => 3 * n * d * d_v,
            Self::Delta => 4 * n * d * d_v,
            _ => 2 * n * d * d_v,
        }
    }

    /// Numbers that are kept after n tokens.
    pub fn state(self, sizes: &Sizes) -> u64 {
        let Sizes { tokens: n, d, d_v, codes: c, block: l, .. } = *sizes;
        if let Some(width) = self.width(sizes) {
            return width * (d_v + 1);
        }
        match self {
            Self::Softmax => n * (d + d_v),
            Self::Vq => c * (d_v + 1) + 2 * l * (d + d_v),
            _ => d * d_v,
        }
    }

    /// The first length from which on it multiplies less than softmax; None where that lies beyond `most`.
    pub fn pays_from(self, sizes: &Sizes, most: u64) -> Option<u64> {
        let pays = |tokens: u64| {
            let sizes = Sizes { tokens, ..*sizes };
            self.multiplications(&sizes) < Self::Softmax.multiplications(&sizes)
        };
        // Softmax grows faster: once it is more, it stays more.
        let (mut below, mut above) = (0, most.max(1));
        if !pays(above) {
            return None;
        }
        while above - below > 1 {
            let middle = below + (above - below) / 2;
            if pays(middle) { above = middle } else { below = middle }
        }
        Some(above)
    }
}

/// A layer of heads, as it stands in a network (Su, kexue.fm/archives/8610).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layer {
    /// h, heads.
    pub heads: u64,
    /// d, channels of each.
    pub d: u64,
}

impl Layer {
    /// h·d.
    pub fn hidden(self) -> u64 {
        self.heads * self.d
    }

    /// The four projections, 4nh²d².
    pub fn projections(self, tokens: u64) -> u64 {
        4 * tokens * self.hidden() * self.hidden()
    }

    /// What grows with n², 2n²hd.
    pub fn quadratic(self, tokens: u64) -> u64 {
        2 * tokens * tokens * self.hidden()
    }

    /// Self-attention, 4nh²d² + 2n²hd.
    pub fn attention(self, tokens: u64) -> u64 {
        self.projections(tokens) + self.quadratic(tokens)
    }

    /// The feed-forward layer, 8nh²d².
    pub fn feed_forward(self, tokens: u64) -> u64 {
        8 * tokens * self.hidden() * self.hidden()
    }

    /// All heads as linear attention with `times`·d features, 2nh(times·d)² when values are as wide, instead of the quadratic term.
    pub fn linear(self, tokens: u64, times: u64) -> u64 {
        2 * tokens * self.heads * (times * self.d) * (times * self.d)
    }

    /// Where attention is more than the feed-forward layer, n > 2hd.
    pub fn passes_feed_forward(self) -> u64 {
        2 * self.hidden()
    }

    /// Where the quadratic term is more than all projections and the feed-forward layer together, n > 6hd.
    pub fn is_mostly_quadratic(self) -> u64 {
        6 * self.hidden()
    }

    /// Where linear attention with `times`·d features is less than the quadratic term, n > times²·d.
    pub fn linear_pays(self, times: u64) -> u64 {
        times * times * self.d
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanisms::*;

    const SIZES: Sizes =
        Sizes { tokens: 1024, d: 64, d_v: 32, features: 256, codes: 512, block: 128 };

    #[test]
    fn a_base_model_has_the_numbers_of_the_article() {
        let base = Layer { heads: 12, d: 64 };
        let wanted = [1536, 4608, 1024];
        let found = [base.passes_feed_forward(), base.is_mostly_quadratic(), base.linear_pays(4)];
        assert_eq!(found, wanted);
        assert_eq!(base.attention(1536), base.feed_forward(1536));
        assert!(base.attention(1537) > base.feed_forward(1537));
        let rest = |n| base.projections(n) + base.feed_forward(n);
        assert_eq!(base.quadratic(4608), rest(4608));
        assert!(base.quadratic(4607) < rest(4607));
        assert_eq!(base.linear(1024, 4), base.quadratic(1024));
        assert!(base.linear(1025, 4) < base.quadratic(1025));
    }

    #[test]
    fn states_are_those_of_the_mechanisms() {
        let directions = Directions { draw: Draw::Independent, count: 256, seed: 1 };
        let mechanisms: [(Counted, Mechanism); 6] = [
            (Counted::Linear, Mechanism::Linear(Linear { features: Features::Elu })),
            (Counted::CosFormer, Mechanism::CosFormer(CosFormer { longest: 1 })),
            (Counted::Efficient, Mechanism::Efficient(Efficient)),
            (
                Counted::Performer,
                Mechanism::Performer(Performer { kind: Kind::Positive, directions }),
            ),
            (Counted::Retention, Mechanism::Retention(Retention { gamma: 0.9, scaled: false })),
            (Counted::Gla, Mechanism::Gla(Gla { keep: Gate::Constant(0.9) })),
        ];
        for (counted, mechanism) in mechanisms {
            assert_eq!(
                mechanism.state(64, 32),
                Some(counted.state(&SIZES) as usize),
                "{counted:?}"
            );
        }
    }

    #[test]
    fn the_formulas_by_hand() {
        let sizes = Sizes { tokens: 10, d: 3, d_v: 2, features: 5, codes: 4, block: 2 };
        let found = Counted::ALL.map(|counted| counted.multiplications(&sizes));
        assert_eq!(found, [275, 180, 240, 360, 120, 600, 520, 120, 180, 240]);
        let states = Counted::ALL.map(|counted| counted.state(&sizes));
        assert_eq!(states, [50, 9, 12, 18, 6, 15, 32, 6, 6, 6]);
    }

    #[test]
    fn a_codebook_pays_from_about_twice_what_it_reads() {
        // n(n + 1)/2 against n(2l + c) and the search: n + 1 = 2(2l + c) + 2cd/(d + d_v).
        let wanted = 2 * (2 * 128 + 512) + 2 * 512 * 64 / 96;
        assert_eq!(Counted::Vq.pays_from(&SIZES, 1 << 20), Some(wanted));
        assert_eq!(Counted::Softmax.pays_from(&SIZES, 1 << 20), None);
        for counted in Counted::ALL.into_iter().skip(1) {
            let from = counted.pays_from(&SIZES, 1 << 20).unwrap();
            for (tokens, pays) in [(from - 1, false), (from, true), (3 * from, true)] {
                let sizes = Sizes { tokens, ..SIZES };
                let less =
                    counted.multiplications(&sizes) < Counted::Softmax.multiplications(&sizes);
                assert_eq!(less, pays, "{counted:?} at {tokens}");
            }
        }
    }
}
