//! Scores whose distances are not the true ones, or whose pairs fade: the exact sum for two places, and curves of it.
//!
//! Deliberately does not know: masks, biases, matrices.

use super::head::{Head, PairWeights};
use crate::distance::Stretch;
use crate::frequencies::dot;
use crate::layout::{MAX_AXES, Position, difference};
use crate::recipe::Side;
use crate::trig;

impl Head {
    /// Whether scores are more than a function of the turned difference of positions. Added vectors neither turn nor fade.
    pub fn is_bent(&self) -> bool {
        let (distance, fading) = (&self.encoding.distance, &self.encoding.fading);
        !self.adds() && !(distance.is_actual() && fading.is_none())
    }

    /// Whether only differences of positions enter a product, however they are bent.
    pub(crate) fn is_relative(&self) -> bool {
        !self.is_bent() || self.encoding.distance.stretches().is_some()
    }

    /// ρ on each axis, for a query and a key at these positions.
    pub fn seen(&self, query: Position, key: Position) -> Position {
        std::array::from_fn(|axis| self.encoding.distance.between(query[axis], key[axis]))
    }

    /// As [`Head::encoded`], with the fading split over q and k around `centre`, as libraries do. The product of such a q
    /// and such a k is that of the head as long as the key does not come after the query and distances are the true ones.
    pub fn encoded_around(
        &self,
        side: Side,
        vector: &[f64],
        position: Position,
        centre: f64,
    ) -> Vec<f64> {
        let mut encoded = self.encoded(vector, position);
        if self.encoding.fading.is_none() || self.adds() {
            return encoded;
        }
        let steps = self.mean(position) - centre;
        for pair in 0..self.dim.pairs() {
            let share = self.encoding.fading.share(side, pair, self.dim, steps);
            for channel in self.channels(pair) {
                if let Some(number) = encoded.get_mut(channel) {
                    *number *= share;
                }
            }
        }
        encoded
    }

    /// ln of the factor that each pair loses per step.
    pub(super) fn rates(&self) -> Vec<f64> {
        let fading = &self.encoding.fading;
        (0..self.dim.pairs()).map(|pair| fading.rate(pair, self.dim)).collect()
    }

    /// Σ_pair f^|Δ| · (a cos ωρ − b sin ωρ) of a query and a key at these positions.
    pub(crate) fn bent_product(
        &self,
        weights: &PairWeights,
        query: Position,
        key: Position,
    ) -> f64 {
        let fading = &self.encoding.fading;
        let away = self.mean(difference(query, key)).abs();
        let turned = self.frequencies.angles(self.seen(query, key));
        let terms = turned.zip(weights.a.iter().zip(&weights.b)).enumerate();
        terms
            .map(|(pair, (angle, (a, b)))| {
                let (sin, cos) = libm::sincos(angle);
                let rate = if fading.is_none() { 0.0 } else { fading.rate(pair, self.dim) };
                let left = if rate == 0.0 { 1.0 } else { libm::exp(rate * away) };
                left * (a * cos - b * sin)
            })
            .sum()
    }

    /// [`Self::bent_product`] of the last token and a key `offset` behind it.
    pub(crate) fn bent_product_from_last(&self, weights: &PairWeights, offset: Position) -> f64 {
        let query = self.layout.position(self.last());
        self.bent_product(weights, query, difference(query, offset))
    }

    /// [`Self::bent_product_from_last`] at the offsets 0, `step`, 2·`step` …
    pub(crate) fn bent_curve(
        &self,
        weights: &PairWeights,
        step: Position,
        length: usize,
    ) -> Vec<f32> {
        let is_walk = step.iter().all(|&s| s == 0.0 || s == 1.0);
        if is_walk && let Some(stretches) = self.encoding.distance.stretches() {
            return self.along_stretches(weights, &stretches, step, 0..length);
        }
        let at = |j: usize| self.bent_product_from_last(weights, step.map(|s| s * j as f64)) as f32;
        (0..length).map(at).collect()
    }

    /// Products at j steps for the j of `range`; `step` is 0, 1 or −1 on each axis.
    pub(super) fn along_stretches(
        &self,
        weights: &PairWeights,
        stretches: &[Stretch],
        step: Position,
        range: std::ops::Range<usize>,
    ) -> Vec<f32> {
        let axes = self.layout.axes().len();
        let per_step = step[..axes].iter().sum::<f64>().abs() / axes as f64;
        let rates: Vec<f64> = self.rates().iter().map(|rate| rate * per_step).collect();
        let mut values = Vec::with_capacity(range.len());
        let first = |stretch: &Stretch| libm::ceil(stretch.from).min(range.end as f64) as usize;
        for (index, stretch) in stretches.iter().enumerate() {
            let start = first(stretch).max(range.start);
            let end = stretches.get(index + 1).map_or(range.end, first);
            if start >= end {
                continue;
            }
            let seen = stretch.at + (start as f64 - stretch.from) * stretch.step;
            let (alphas, (a, b)) = self.turned_weights(
                weights,
                step.map(|s| s * seen),
                step.map(|s| s * stretch.step),
                |pair| libm::exp(rates[pair] * start as f64),
            );
            values.extend(trig::fading_curve(&alphas, &rates, &a, &b, end - start));
        }
        values
    }

    /// ω·`step` of each pair, and the weights of its cos and sin after a turn by ω·`start`.
    #[allow(clippy::type_complexity, reason = "three lists of one value per pair")]
    fn turned_weights(
        &self,
        weights: &PairWeights,
        start: Position,
        step: Position,
        left: impl Fn(usize) -> f64,
    ) -> (Vec<f64>, (Vec<f64>, Vec<f64>)) {
        let omegas = self.frequencies.pairs();
        let alphas = omegas.iter().map(|&omega| dot(omega, step)).collect();
        let turned = (0..omegas.len()).map(|pair| {
            let (sin, cos) = libm::sincos(dot(omegas[pair], start));
            let (a, b) = (left(pair) * weights.a[pair], left(pair) * weights.b[pair]);
            (a * cos - b * sin, -(a * sin + b * cos))
        });
        (alphas, turned.unzip())
    }

    /// The common coordinate of the first token, where a run of tokens stands at whole numbers that are equal on all axes.
    pub(super) fn whole_origin(&self) -> Option<f64> {
        let origin = self.layout.position(0);
        let axes = self.layout.axes().len().min(MAX_AXES);
        let whole = |&x: &f64| x == origin[0] && libm::floor(x) == x;
        origin[..axes].iter().all(whole).then_some(origin[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dim::HeadDim;
    use crate::knob::Settings;
    use crate::schemes;
    use crate::sequence::Sequence;

    #[test]
    fn the_split_product_is_the_score_wherever_the_centre_is() {
        let dim = HeadDim::new(8).unwrap();
        let (q, k) = ([0.5, -1.0, 2.0, 0.25, 1.0, 0.0, -3.0, 1.5], [1.0; 8]);
        let wide = |v: &[f32]| v.iter().map(|&x| f64::from(x)).collect::<Vec<_>>();
        for id in ["rope", "partial", "xpos", "retention"] {
            let encoding = schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
            let head = Head::new(&encoding, dim, &Sequence::text(40));
            let wanted = head.score(&head.weights_of(&q, &k), [30.0; 4]);
            for centre in [0.0, 20.0, 333.0] {
                let q = head.encoded_around(Side::Query, &wide(&q), [39.0; 4], centre);
                let k = head.encoded_around(Side::Key, &wide(&k), [9.0; 4], centre);
                let product: f64 = q.iter().zip(&k).map(|(q, k)| q * k).sum();
                assert!((head.scale() * product - wanted).abs() < 1e-12, "{id} {centre}");
            }
        }
    }
}
