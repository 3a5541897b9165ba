//! One score, pair by pair: what each pair of channels adds to it, and the angles of the two hands of each pair.
//!
//! With h = q·conj(k) of a pair the term is s·τ·m²·f·Re[h·e^(iφ)], φ = ω·ρ (Su, kexue.fm 8265; RoFormer, arXiv:2104.09864,
//! eq. 16); where vectors are added, it is s·τ·(q + p_m)·(k + p_n) over the two channels. Deliberately does not know: masks.

use super::head::{Head, PairWeights};
use crate::additive::Additive;
use crate::content::{Content, Vectors};
use crate::frequencies::dot;
use crate::layout::{Position, difference};
use crate::recipe::Side;

/// A query, a key, and how far both are moved along.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meeting {
    /// Query token m.
    pub query: usize,
    /// Key token n.
    pub key: usize,
    /// Added to every coordinate of both, in tokens; what they hold stays.
    pub shift: f64,
}

impl Head {
    /// What each pair adds to the score, P values; their sum and [`Self::bias_of`] make the score of the exact row. A pair for
    /// which `turns` is false stays in the product at angle 0.
    pub fn terms(
        &self,
        content: &Content,
        vectors: &Vectors,
        meeting: Meeting,
        turns: impl Fn(usize) -> bool,
    ) -> Vec<f64> {
        let Meeting { query, key, shift } = meeting;
        let scale = self.scale * self.encoding.temperature.at(moved(query, shift));
        if let (true, Additive::Sinusoidal(added)) =
            (self.is_absolute(content), &self.encoding.additive)
        {
            let of = |side, token, vector: &[f32]| {
                let wide: Vec<f64> = vector.iter().map(|&x| f64::from(x)).collect();
                let place = added.vector(self.moved(token, shift)[0], self.dim.get());
                let still = added.vector(0.0, self.dim.get());
                let at = |(channel, x): (usize, f64)| {
                    x + if turns(channel / 2) { place[channel] } else { still[channel] }
                };
                self.prepared(side, &wide).into_iter().enumerate().map(at).collect::<Vec<_>>()
            };
            let q = of(Side::Query, query, vectors.query(query));
            let k = of(Side::Key, key, vectors.key(key));
            let product = |pair: usize| {
                let [a, b] = self.channels(pair);
                scale * (q[a] * k[a] + q[b] * k[b])
            };
            return (0..self.dim.pairs()).map(product).collect();
        }
        let PairWeights { a, b } = self
            .pair_weights(content)
            .unwrap_or_else(|| self.weights_of(vectors.query(query), vectors.key(key)));
        let angles = self.turned(meeting).into_iter().enumerate();
        let left = self.left(meeting);
        let term = |(pair, angle): (usize, f64)| {
            let (sin, cos) = if turns(pair) { libm::sincos(angle) } else { (0.0, 1.0) };
            scale * left[pair] * (a[pair] * cos - b[pair] * sin)
        };
        angles.map(term).collect()
    }

    /// What is added to the score beside the pairs; `score` of the row is asked only where content decides it.
    pub fn bias_of(&self, content: &Content, vectors: &Vectors, meeting: Meeting) -> f64 {
        let Meeting { query, key, shift } = meeting;
        if self.encoding.bias.by_content().is_some() {
            let row = self.row_of(content, vectors, query);
            return row.counted(key).map_or(0.0, |counted| counted.bias);
        }
        self.encoding.bias.at(self.line(query) + shift, self.line(key) + shift)
    }

    /// φ = ω·ρ of each pair, radians: by how much the key's vector is turned against the query's.
    pub fn turned(&self, meeting: Meeting) -> Vec<f64> {
        let Meeting { query, key, shift } = meeting;
        let offset = if self.is_bent() {
            self.seen(self.moved(query, shift), self.moved(key, shift))
        } else {
            // Of the bare positions, so that a shift cannot even round.
            self.offset(query, key)
        };
        self.frequencies.angles(offset).collect()
    }

    /// ω·r of each pair for one token, `shift` further along, radians.
    pub fn hands(&self, token: usize, shift: f64) -> Vec<f64> {
        let position = self.moved(token, shift);
        self.frequencies.pairs().iter().map(|&omega| dot(omega, position)).collect()
    }

    /// Whether moving both tokens along leaves every score of this content as it is.
    pub fn is_shift_invariant(&self, content: &Content) -> bool {
        self.is_even() && !self.is_absolute(content)
    }

    /// Where a token stands when every coordinate that the head reads is `shift` larger.
    fn moved(&self, token: usize, shift: f64) -> Position {
        let mut position = self.layout.position(token);
        let axes = self.layout.axes().len();
        position.iter_mut().take(axes).for_each(|coordinate| *coordinate += shift);
        position
    }

    /// f^|Δ| of each pair; 1 where nothing fades.
    fn left(&self, meeting: Meeting) -> Vec<f64> {
        let here = self.layout.position(meeting.query);
        let there = self.layout.position(meeting.key);
        let away = self.mean(difference(here, there)).abs();
        let fades = self.is_bent() && !self.encoding.fading.is_none();
        let rates = if fades { self.rates() } else { vec![0.0; self.dim.pairs()] };
        rates
            .into_iter()
            .map(|rate| if rate == 0.0 { 1.0 } else { libm::exp(rate * away) })
            .collect()
    }
}

/// A token index moved along; the temperature is told of whole tokens only.
fn moved(token: usize, shift: f64) -> usize {
    token.saturating_add_signed(libm::round(shift) as isize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dim::HeadDim;
    use crate::knob::Settings;
    use crate::mask::Mask;
    use crate::schemes::{self, Scheme};
    use crate::sequence::{Segment, Sequence};

    fn contents() -> [Content; 4] {
        [
            Content::Ones,
            Content::Gaussian { mean: 0.2, variance: 1.0, seed: 5 },
            Content::Shifted { offset: 3.0 },
            Content::Given { q: vec![1.0, -2.0, 0.5], k: vec![0.3, 2.0] },
        ]
    }

    fn head(scheme: &Scheme, text: usize) -> Head {
        let dim = HeadDim::new(16).unwrap();
        let parts = [
            Segment::Text { tokens: text },
            Segment::Image { rows: 3, columns: 5 },
            Segment::Text { tokens: 9 },
        ];
        let encoding = scheme.encoding(dim, 1e4, &Settings::default());
        Head::new(&encoding, dim, &Sequence::new(parts).unwrap()).masked(Mask::ALL[1])
    }

    const AT: Meeting = Meeting { query: 33, key: 4, shift: 0.0 };

    fn terms(head: &Head, content: &Content, meeting: Meeting) -> Vec<f64> {
        let vectors = content.vectors(head.encoding(), head.dim(), head.tokens());
        head.terms(content, &vectors, meeting, |_| true)
    }

    fn bias(head: &Head, content: &Content, meeting: Meeting) -> f64 {
        let vectors = content.vectors(head.encoding(), head.dim(), head.tokens());
        head.bias_of(content, &vectors, meeting)
    }

    #[test]
    fn terms_worked_out_by_hand() {
        // d = 4, b = 10⁴: θ = 1 and 1/100; q = k = 1, so each pair adds 2·cos(Δθ)/√4.
        let dim = HeadDim::new(4).unwrap();
        let encoding = schemes::find("rope").unwrap().encoding(dim, 1e4, &Settings::default());
        let head = Head::new(&encoding, dim, &Sequence::text(10));
        let meeting = Meeting { query: 7, key: 4, shift: 0.0 };
        let found = terms(&head, &Content::Ones, meeting);
        for (found, angle) in found.iter().zip([3.0, 0.03]) {
            assert!((found - libm::cos(angle)).abs() < 1e-15);
        }
        assert_eq!(head.turned(meeting), [3.0, 0.03]);
        assert_eq!(head.hands(7, 2.0), [9.0, 0.09]);
        let still = head.terms(
            &Content::Ones,
            &Content::Ones.vectors(&encoding, dim, 10),
            meeting,
            |pair| pair == 0,
        );
        assert_eq!(still, [libm::cos(3.0), 1.0]);
    }

    #[test]
    fn terms_and_bias_make_the_score_of_the_exact_row() {
        for scheme in schemes::ALL {
            let head = head(scheme, 14);
            for content in contents() {
                let row = head.row(&content, AT.query);
                let Some(wanted) = row.score(AT.key) else { continue };
                let pairs = terms(&head, &content, AT);
                let size = pairs.iter().map(|term| term.abs()).sum::<f64>().max(1.0);
                let found = pairs.iter().sum::<f64>() + bias(&head, &content, AT);
                assert!((found - wanted).abs() < 1e-12 * size, "{} {content:?}", scheme.id);
            }
        }
    }

    #[test]
    fn one_pair_alone_is_its_own_term_and_all_at_rest_is_no_rotation() {
        let dim = HeadDim::new(16).unwrap();
        let content = &contents()[1];
        let [turned, bare] = ["rope", "none"].map(|id| head(schemes::find(id).unwrap(), 14));
        let vectors = content.vectors(turned.encoding(), dim, turned.tokens());
        let all = terms(&turned, content, AT);
        let still = turned.terms(content, &vectors, AT, |_| false);
        let none = terms(&bare, content, AT);
        for pair in 0..8 {
            let alone = turned.terms(content, &vectors, AT, |other| other == pair);
            assert_eq!(alone[pair], all[pair]);
        }
        // NoPE pairs other channels, so that only the sums agree.
        let [still, none] = [still, none].map(|terms| terms.into_iter().sum::<f64>());
        assert!((still - none).abs() < 1e-12);
    }

    #[test]
    fn moving_both_changes_nothing_where_only_differences_enter() {
        let mut changed = Vec::new();
        for scheme in schemes::ALL {
            let head = head(scheme, 14);
            for content in contents() {
                let score = |shift| {
                    let meeting = Meeting { shift, ..AT };
                    terms(&head, &content, meeting).iter().sum::<f64>()
                        + bias(&head, &content, meeting)
                };
                let away = [1.0, 17.0, 1000.0].map(|shift| (score(shift) - score(0.0)).abs());
                let most = away.into_iter().fold(0.0, f64::max);
                if head.is_shift_invariant(&content) {
                    assert!(most < 1e-9, "{} {content:?} moves by {most}", scheme.id);
                } else if most > 1e-3 {
                    changed.push(scheme.id);
                }
            }
        }
        assert!(changed.contains(&"sinusoidal"), "{changed:?}");
        assert!(changed.contains(&"log-n"), "{changed:?}");
    }
}
