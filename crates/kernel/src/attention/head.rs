//! One head: a recipe applied to a sequence.
//!
//! Deliberately does not know: how many cells anyone wants to see.

use crate::additive::Additive;
use crate::content::{Content, Vectors};
use crate::dim::HeadDim;
use crate::frequencies::Frequencies;
use crate::layout::{Layout, Position, difference};
use crate::mask::{Keys, Mask};
use crate::pairing::Pairing;
use crate::recipe::{Encoding, Side};
use crate::sequence::Sequence;

/// A recipe with its frequencies and positions worked out.
#[derive(Debug, Clone)]
pub struct Head {
    pub(super) encoding: Encoding,
    pub(super) dim: HeadDim,
    pub(super) frequencies: Frequencies,
    pub(super) layout: Layout,
    /// s: what the rotated product is multiplied with.
    pub(super) scale: f64,
}

/// Σ_p a_p cos φ_p − b_p sin φ_p is the product of q and k when pair p is turned by φ_p, attention factor included.
#[derive(Debug, Clone, PartialEq)]
pub struct PairWeights {
    /// Real parts of q · conj k.
    pub a: Vec<f64>,
    /// Imaginary parts of q · conj k.
    pub b: Vec<f64>,
}

impl Head {
    /// The head of `dim` channels that reads `sequence` with this encoding.
    pub fn new(encoding: &Encoding, dim: HeadDim, sequence: &Sequence) -> Self {
        let layout = encoding.placement.place(sequence);
        let frequencies = kernel_frequencies(encoding, dim, layout.next());
        let scale = encoding.temperature.factor(dim);
        Self { encoding: encoding.clone(), dim, frequencies, layout, scale }
    }

    /// Channels d.
    pub fn dim(&self) -> HeadDim {
        self.dim
    }

    /// Where the tokens stand.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// How fast the pairs turn: the rotation's, or those of the additive vectors.
    pub fn frequencies(&self) -> &Frequencies {
        &self.frequencies
    }

    /// s: what the product of the turned q and k is multiplied with.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// The recipe.
    pub fn encoding(&self) -> &Encoding {
        &self.encoding
    }

    /// Number of tokens N.
    pub fn tokens(&self) -> usize {
        self.layout.tokens()
    }

    /// Keys that a query may read.
    pub fn keys(&self, query: usize) -> Keys {
        self.encoding.mask.keys(query, self.tokens())
    }

    /// s·τ: what the product of the turned q and k is multiplied with for this query.
    pub fn scale_of(&self, query: usize) -> f64 {
        self.scale * self.encoding.temperature.at(query)
    }

    /// σ of the learned sink; −∞ when there is none.
    pub(super) fn sink(&self) -> f64 {
        self.encoding.sink.logit()
    }

    /// Whether scores depend on the offset alone, not on where the query stands.
    pub fn is_even(&self) -> bool {
        self.encoding.temperature.is_even()
            && self.encoding.bias.is_relative()
            && self.is_relative()
    }

    pub(super) fn last(&self) -> usize {
        self.tokens().saturating_sub(1)
    }

    /// r_query − r_key.
    pub fn offset(&self, query: usize, key: usize) -> Position {
        difference(self.layout.position(query), self.layout.position(key))
    }

    /// Whether content adds absolute terms, so that scores are no function of the offset.
    pub(super) fn is_absolute(&self, content: &Content) -> bool {
        self.adds() && *content != Content::Ones
    }

    pub(crate) fn adds(&self) -> bool {
        matches!(self.encoding.additive, Additive::Sinusoidal(_))
    }

    /// Weights of the pairs when every token holds the same vectors; None when scores depend on the tokens themselves.
    pub fn pair_weights(&self, content: &Content) -> Option<PairWeights> {
        if self.is_absolute(content) {
            return None;
        }
        if self.adds() {
            let pairs = self.frequencies.pairs().len();
            return Some(PairWeights { a: vec![1.0; pairs], b: vec![0.0; pairs] });
        }
        match content
            .is_same_everywhere(self.dim)
            .then(|| content.vectors(&self.encoding, self.dim, 1))?
        {
            Vectors::Same { q, k } => Some(self.weights_of(&q, &k)),
            Vectors::Each { .. } => None,
        }
    }

    /// Weights of the pairs for one query and one key in channel order.
    pub fn weights_of(&self, q: &[f32], k: &[f32]) -> PairWeights {
        let pairs = self.dim.pairs();
        let wide = |v: &[f32]| v.iter().map(|&x| f64::from(x)).collect::<Vec<_>>();
        let (q, k) = (self.prepared(Side::Query, &wide(q)), self.prepared(Side::Key, &wide(k)));
        let channel = |v: &[f64], c: usize| v.get(c).copied().unwrap_or(0.0);
        let products = (0..pairs).map(|pair| {
            let [first, second] = self.channels(pair);
            let gain = self.gain(pair) * self.gain(pair);
            let (q1, q2) = (channel(&q, first), channel(&q, second));
            let (k1, k2) = (channel(&k, first), channel(&k, second));
            (gain * (q1 * k1 + q2 * k2), gain * (q2 * k1 - q1 * k2))
        });
        let (a, b) = products.unzip();
        PairWeights { a, b }
    }

    /// A vector as it is before it turns: the recipe's constant added, then normalised.
    pub fn prepared(&self, side: Side, vector: &[f64]) -> Vec<f64> {
        let constant = self.encoding.additive.constant(side);
        let moved = vector.iter().map(|x| x + constant);
        let length = libm::sqrt(moved.clone().map(|x| x * x).sum());
        let factor = self.encoding.norm.factor(side, length, self.dim.get());
        moved.map(|x| x * factor).collect()
    }

    /// Whether [`Self::prepared`] changes anything.
    pub(super) fn prepares(&self) -> bool {
        let constant = |side| self.encoding.additive.constant(side);
        let adds = constant(Side::Query) != 0.0 || constant(Side::Key) != 0.0;
        adds || !self.encoding.norm.is_none()
    }

    /// The two channels of a pair.
    pub(super) fn channels(&self, pair: usize) -> [usize; 2] {
        Pairing::channels(self.encoding.pairing, pair, self.frequencies.rotary_pairs())
    }

    /// The attention factor, which acts on rotated pairs only.
    pub(super) fn gain(&self, pair: usize) -> f64 {
        if pair < self.frequencies.rotary_pairs() {
            self.frequencies.attention_factor()
        } else {
            1.0
        }
    }

    /// Scaled and biased score of an offset, in f64; where it matters where the query stands, that of the last token. A bias that
    /// content decides is not in it: it takes a row to know it.
    pub fn score(&self, weights: &PairWeights, offset: Position) -> f64 {
        if self.is_bent() {
            let product = self.bent_product_from_last(weights, offset);
            return self.scale_of(self.last()) * product + self.bias(offset);
        }
        let turned = self.frequencies.angles(offset).zip(weights.a.iter().zip(&weights.b));
        let product: f64 = turned
            .map(|(angle, (a, b))| {
                let (sin, cos) = libm::sincos(angle);
                a * cos - b * sin
            })
            .sum();
        self.scale_of(self.last()) * product + self.bias(offset)
    }

    /// What the bias adds at an offset, seen from the last token where that matters; 0 where content decides it.
    pub fn bias(&self, offset: Position) -> f64 {
        if self.encoding.bias.is_relative() {
            return self.encoding.bias.at(self.mean(offset), 0.0);
        }
        let query = self.line(self.last());
        self.encoding.bias.at(query, query - self.mean(offset))
    }

    /// What the bias adds for two tokens; 0 where content decides it.
    pub(crate) fn bias_between(&self, query: usize, key: usize) -> f64 {
        self.encoding.bias.at(self.line(query), self.line(key))
    }

    /// Where a token stands for the bias.
    pub(super) fn line(&self, token: usize) -> f64 {
        self.mean(self.layout.position(token))
    }

    /// The mean over the axes, so that one text step is 1.
    pub(crate) fn mean(&self, position: Position) -> f64 {
        let axes = self.layout.axes().len();
        position[..axes].iter().sum::<f64>() / axes as f64
    }

    pub(super) fn is_biased(&self) -> bool {
        !self.encoding.bias.is_zero()
    }

    /// A vector in channel order as it enters the product at a position, in f64: turned, or with its position vector added.
    pub fn encoded(&self, vector: &[f64], position: Position) -> Vec<f64> {
        if let Additive::Sinusoidal(sinusoidal) = self.encoding.additive {
            let added = sinusoidal.vector(position[0], self.dim.get());
            return vector.iter().zip(added).map(|(content, added)| content + added).collect();
        }
        let factor = self.frequencies.attention_factor();
        let mut turned = vector.to_vec();
        for (pair, angle) in
            self.frequencies.angles(position).enumerate().take(self.frequencies.rotary_pairs())
        {
            let (sin, cos) = libm::sincos(angle);
            let [first, second] = self.channels(pair);
            if second < vector.len() {
                turned[first] = factor * (vector[first] * cos - vector[second] * sin);
                turned[second] = factor * (vector[second] * cos + vector[first] * sin);
            }
        }
        turned
    }

    /// The same head under another mask, unless the recipe has one of its own.
    pub fn masked(self, mask: Mask) -> Self {
        let mask = self.encoding.mask.under(mask);
        Self { encoding: Encoding { mask, ..self.encoding }, ..self }
    }
}

/// The rotation's frequencies, or, where nothing rotates and vectors are added, theirs on the first axis.
fn kernel_frequencies(encoding: &Encoding, dim: HeadDim, length: f64) -> Frequencies {
    let thetas = encoding.additive.thetas(dim.get());
    if thetas.is_empty() {
        return encoding.frequencies(dim, length);
    }
    let on_first = |theta| {
        let mut omega = [0.0; crate::layout::MAX_AXES];
        omega[0] = theta;
        omega
    };
    let pairs: Vec<_> = thetas.into_iter().map(on_first).collect();
    let count = pairs.len();
    Frequencies::new(pairs, count, 1.0)
}
