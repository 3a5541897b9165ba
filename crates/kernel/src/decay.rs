//! How scores change with distance: four definitions of "decay", and exact extremes per drawn column.
//!
//! Deliberately does not know: axes of a chart.

use serde::{Deserialize, Serialize};

use crate::attention::{Head, PairWeights};
use crate::bias::between;
use crate::content::Content;
use crate::frequencies::dot;
use crate::layout::Position;
use crate::recipe::Side;
use crate::trig;

/// What is called decay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Definition {
    /// q = k = 1: f(Δ) = Σ_p cos ω_p·Δ, over its value at Δ = 0 (Su, kexue.fm 8265 and 10122).
    Kernel,
    /// Independent q and k with the same mean and variance: expected score 2μ²/√d·f(Δ) and its standard deviation
    /// (Su, kexue.fm 10122).
    Independent,
    /// The upper bound factor B(Δ) = 1/P · Σ_j |S_j(Δ)| from summation by parts (Su, kexue.fm 8265).
    Bound,
    /// The q of the last token against the k of the first, at every distance.
    Given,
}

impl Definition {
    /// All, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Kernel, Self::Independent, Self::Bound, Self::Given];
}

/// Exact extremes of the values that fall on one drawn column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// First distance of the column.
    pub start: usize,
    /// Smallest value.
    pub low: f32,
    /// Largest value.
    pub high: f32,
}

/// Extremes of at most `most` equal stretches of `values`; one column per value when there are few.
pub fn columns(values: &[f32], most: usize) -> Vec<Column> {
    let count = values.len().min(most.max(1));
    let edge = |column: usize| column * values.len() / count.max(1);
    (0..count)
        .map(|column| {
            let start = edge(column);
            let (low, high) = rotarium_lanes::extremes(&values[start..edge(column + 1)]);
            Column { start, low, high }
        })
        .collect()
}

impl Head {
    /// Values at offsets 0, `step`, 2·`step` … of a definition; `length` of them.
    ///
    /// Kernel and Bound are relative to their scale (1 at Δ = 0 for the kernel of a pure rotation); Independent and Given
    /// are scores. `moments` are mean and variance of Independent. A bias that content decides counts the keys of a text that all
    /// hold what the definition says; it is left out of Independent, see [`Self::leaves_bias_out`].
    pub fn decay(
        &self,
        definition: Definition,
        content: &Content,
        moments: (f64, f64),
        step: Position,
        length: usize,
    ) -> Vec<f32> {
        if definition == Definition::Bound {
            return self.bound(step, length);
        }
        let (on_cos, on_sin) = self.decay_weights(definition, content, moments);
        let reach = self.mean(step) * length as f64;
        let count = self.count(definition, content, [&on_cos, &on_sin], reach);
        let mut values = self.turned_curve(on_cos, on_sin, step, length);
        let unit = self.bias_unit(definition);
        if !self.encoding().bias.is_zero() {
            for (j, value) in values.iter_mut().enumerate() {
                let bias = self.bias_at(count.as_ref(), step.map(|s| s * j as f64));
                *value += (unit * bias) as f32;
            }
        }
        values
    }

    /// As [`Self::decay`] at one distance, in f64.
    pub fn decay_at(
        &self,
        definition: Definition,
        content: &Content,
        moments: (f64, f64),
        step: Position,
        steps: f64,
    ) -> f64 {
        if definition == Definition::Bound {
            return bound_at(&self.seen_angles(step.map(|s| s * steps)));
        }
        let (on_cos, on_sin) = self.decay_weights(definition, content, moments);
        let offset = step.map(|s| s * steps);
        let count = self.count(definition, content, [&on_cos, &on_sin], self.mean(offset));
        let turned = self.turned_at(on_cos, on_sin, step, steps);
        if self.encoding().bias.is_zero() {
            return turned;
        }
        turned + self.bias_unit(definition) * self.bias_at(count.as_ref(), offset)
    }

    /// The kernel at each of some offsets, in f64.
    pub fn kernels(&self, offsets: &[Position]) -> Vec<f64> {
        let definition = Definition::Kernel;
        let (on_cos, on_sin) = self.decay_weights(definition, &Content::Ones, (1.0, 1.0));
        let reach = offsets.iter().map(|&offset| self.mean(offset)).fold(0.0, f64::max);
        let count = self.count(definition, &Content::Ones, [&on_cos, &on_sin], reach);
        let (unit, biased) = (self.bias_unit(definition), !self.encoding().bias.is_zero());
        let kernel = |&offset: &Position| {
            let turned = self.turned_at(on_cos.clone(), on_sin.clone(), offset, 1.0);
            if biased { turned + unit * self.bias_at(count.as_ref(), offset) } else { turned }
        };
        offsets.iter().map(kernel).collect()
    }

    /// The kernel of a query and a key where they stand; the same as by [`Self::decay_at`] unless it matters where that is.
    pub fn kernel_between(&self, query: usize, key: usize) -> f64 {
        let offset = self.offset(query, key);
        if self.is_relative() {
            return self.decay_at(Definition::Kernel, &Content::Ones, (1.0, 1.0), offset, 1.0);
        }
        let (a, b) = self.decay_weights(Definition::Kernel, &Content::Ones, (1.0, 1.0));
        let [from, to] = [query, key].map(|token| self.layout().position(token));
        let reach = self.mean(offset);
        let count = self.count(Definition::Kernel, &Content::Ones, [&a, &b], reach);
        let turned = self.bent_product(&as_weights(a, b), from, to);
        turned + self.bias_unit(Definition::Kernel) * self.bias_at(count.as_ref(), offset)
    }

    /// Standard deviation of the score of independent q and k: σ·s·√(d·(2μ² + σ²)), the same at every distance. Vectors that
    /// are normalised are taken to have had their expected length.
    pub fn independent_deviation(&self, (mean, variance): (f64, f64)) -> f64 {
        let dim = self.dim().get() as f64;
        let [q, k] = [Side::Query, Side::Key].map(|side| self.expected(side, (mean, variance)));
        let spread = variance * (q.0 * q.0 + k.0 * k.0 + variance);
        self.last_scale() * q.1 * k.1 * libm::sqrt(dim * spread)
    }

    /// Mean of a channel of q or k with the recipe's constant added, and the factor of a norm at the expected length.
    fn expected(&self, side: Side, (mean, variance): (f64, f64)) -> (f64, f64) {
        let mean = mean + self.encoding().additive.constant(side);
        let length = libm::sqrt(self.dim().get() as f64 * (mean * mean + variance));
        (mean, self.encoding().norm.factor(side, length, self.dim().get()))
    }

    /// The factor of the scores of the last token.
    fn last_scale(&self) -> f64 {
        self.scale_of(self.tokens().saturating_sub(1))
    }

    pub(crate) fn alphas(&self, step: Position) -> Vec<f64> {
        self.frequencies().pairs().iter().map(|&omega| dot(omega, step)).collect()
    }

    /// What multiplies cos and sin of each pair.
    pub(crate) fn decay_weights(
        &self,
        definition: Definition,
        content: &Content,
        moments: (f64, f64),
    ) -> (Vec<f64>, Vec<f64>) {
        let pairs = self.frequencies().pairs().len();
        let even = |weight: f64| (vec![weight; pairs], vec![0.0; pairs]);
        match definition {
            Definition::Independent => {
                let [q, k] = [Side::Query, Side::Key].map(|side| self.expected(side, moments));
                even(2.0 * self.last_scale() * (q.0 * q.1) * (k.0 * k.1))
            }
            Definition::Given => {
                let vectors = content.vectors(
                    self.encoding(),
                    self.dim(),
                    self.tokens().min(crate::MAX_CONTENT_TOKENS),
                );
                let weights = self.weights_of(vectors.query(self.tokens() - 1), vectors.key(0));
                let scaled = |weights: Vec<f64>, factor: f64| {
                    weights.into_iter().map(|w| factor * w).collect()
                };
                (scaled(weights.a, self.last_scale()), scaled(weights.b, -self.last_scale()))
            }
            Definition::Kernel | Definition::Bound => {
                let factor = self.frequencies().attention_factor();
                let rotary = self.frequencies().rotary_pairs();
                let weight =
                    |pair| if pair < rotary { factor * factor } else { 1.0 } / pairs as f64;
                ((0..pairs).map(weight).collect(), vec![0.0; pairs])
            }
        }
    }

    /// The kernel is drawn relative to the score of Δ = 0, s·d; its bias must be too.
    fn bias_unit(&self, definition: Definition) -> f64 {
        match definition {
            Definition::Kernel => {
                let [q, k] = [Side::Query, Side::Key].map(|side| self.expected(side, (1.0, 0.0)));
                let own = self.last_scale() * self.dim().get() as f64 * (q.0 * q.1) * (k.0 * k.1);
                if own == 0.0 { 0.0 } else { 1.0 / own }
            }
            _ => 1.0,
        }
    }

    /// Whether a curve lacks the bias of the recipe, because content decides it and the definition names no content.
    pub fn leaves_bias_out(&self, definition: Definition) -> bool {
        let content = matches!(definition, Definition::Kernel | Definition::Given);
        self.encoding().bias.by_content().is_some() && !content
    }

    /// How a bias that content decides counts the keys behind the last token, up to the distance `reach`.
    fn count(
        &self,
        definition: Definition,
        content: &Content,
        [on_cos, on_sin]: [&[f64]; 2],
        reach: f64,
    ) -> Option<Count> {
        let bias = self.encoding().bias.by_content()?;
        let last = self.tokens().saturating_sub(1);
        let query = match definition {
            Definition::Kernel if self.adds() => Vec::new(),
            Definition::Kernel => vec![1.0; self.dim().get()],
            Definition::Given => {
                let tokens = self.tokens().min(crate::MAX_CONTENT_TOKENS);
                content.vectors(self.encoding(), self.dim(), tokens).query(last).to_vec()
            }
            Definition::Independent | Definition::Bound => return None,
        };
        let vectors = bias.vectors(self.dim());
        let unit = self.bias_unit(definition);
        let logit = |&value: &f32| if unit == 0.0 { 0.0 } else { f64::from(value) / unit };
        let axes = self.layout().axes().len();
        let step = std::array::from_fn(|axis| if axis < axes { 1.0 } else { 0.0 });
        let positions = |length: usize| -> Vec<f64> {
            let curve = self.turned_curve(on_cos.to_vec(), on_sin.to_vec(), step, length);
            // Keys come in the order of a row: the farthest first.
            let logits: Vec<f64> = curve.iter().rev().map(logit).collect();
            vectors.positions(&logits).into_iter().rev().collect()
        };
        let products = vectors.products(&self.query_in_product(&query, last));
        let farthest = products.len().saturating_sub(1) as f64;
        let whole = libm::ceil(reach.clamp(0.0, crate::MAX_TOKENS as f64)) as usize + 1;
        // The count often ends early, and then all keys farther away are at its end.
        let mut length = whole.min(4 * products.len().max(1));
        let mut counted = positions(length);
        while length < whole && counted.last().is_some_and(|&position| position < farthest) {
            length = whole.min(8 * length);
            counted = positions(length);
        }
        Some(Count { positions: counted, products })
    }

    /// What the bias adds at an offset.
    fn bias_at(&self, count: Option<&Count>, offset: Position) -> f64 {
        count.map_or_else(|| self.bias(offset), |count| count.bias(self.mean(offset)))
    }

    /// What the weights of cos and sin give at the offsets 0, `step`, 2·`step` …
    fn turned_curve(
        &self,
        on_cos: Vec<f64>,
        on_sin: Vec<f64>,
        step: Position,
        length: usize,
    ) -> Vec<f32> {
        if self.is_bent() {
            return self.bent_curve(&as_weights(on_cos, on_sin), step, length);
        }
        trig::curve(&self.alphas(step), &on_cos, &on_sin, length)
    }

    /// What the weights of cos and sin give at so many steps.
    fn turned_at(&self, on_cos: Vec<f64>, on_sin: Vec<f64>, step: Position, steps: f64) -> f64 {
        if self.is_bent() {
            return self
                .bent_product_from_last(&as_weights(on_cos, on_sin), step.map(|s| s * steps));
        }
        trig::curve_at(&self.alphas(step), &on_cos, &on_sin, steps)
    }

    /// ω·ρ of each pair for a key that stands `offset` behind the last token.
    fn seen_angles(&self, offset: Position) -> Vec<f64> {
        if !self.is_bent() {
            return self.frequencies().angles(offset).collect();
        }
        let query = self.layout().position(self.tokens().saturating_sub(1));
        let seen = self.seen(query, crate::layout::difference(query, offset));
        self.frequencies().angles(seen).collect()
    }

    fn bound(&self, step: Position, length: usize) -> Vec<f32> {
        if !self.encoding().distance.is_actual() && self.is_bent() {
            let at = |j: usize| bound_at(&self.seen_angles(step.map(|s| s * j as f64))) as f32;
            return (0..length).map(at).collect();
        }
        const LANES: usize = 256;
        let alphas = self.alphas(step);
        let table: Vec<[Vec<f32>; 2]> = alphas
            .iter()
            .map(|alpha| {
                let (sin, cos) = (0..LANES)
                    .map(|j| libm::sincos(j as f64 * alpha))
                    .unzip::<_, _, Vec<_>, Vec<_>>();
                [cos, sin]
                    .map(|values: Vec<f64>| values.into_iter().map(|value| value as f32).collect())
            })
            .collect();
        let mut values = Vec::with_capacity(length.next_multiple_of(LANES));
        for start in (0..length).step_by(LANES) {
            let (mut re, mut im, mut sum) = ([0.0_f32; LANES], [0.0_f32; LANES], [0.0_f32; LANES]);
            for (alpha, [cos, sin]) in alphas.iter().zip(&table) {
                let (anchor_sin, anchor_cos) = libm::sincos(start as f64 * alpha);
                let (anchor_cos, anchor_sin) = (anchor_cos as f32, anchor_sin as f32);
                for lane in 0..LANES {
                    re[lane] += anchor_cos * cos[lane] - anchor_sin * sin[lane];
                    im[lane] += anchor_sin * cos[lane] + anchor_cos * sin[lane];
                    sum[lane] += (re[lane] * re[lane] + im[lane] * im[lane]).sqrt();
                }
            }
            values.extend(sum.map(|sum| sum / alphas.len() as f32));
        }
        values.truncate(length);
        values
    }
}

/// The keys behind a query as a bias counts them.
struct Count {
    /// ρ at the distances 0, 1, 2 …
    positions: Vec<f64>,
    /// q · e of each whole position.
    products: Vec<f64>,
}

impl Count {
    /// The bias at a distance; between whole ones, ρ is on a line. A key ahead has counted nothing.
    fn bias(&self, distance: f64) -> f64 {
        let farthest = self.positions.len().saturating_sub(1) as f64;
        let position =
            if distance < 0.0 { 0.0 } else { between(&self.positions, distance.min(farthest)) };
        between(&self.products, position)
    }
}

/// Weights of cos and sin as those of a product.
fn as_weights(on_cos: Vec<f64>, mut on_sin: Vec<f64>) -> PairWeights {
    on_sin.iter_mut().for_each(|b| *b = -*b);
    PairWeights { a: on_cos, b: on_sin }
}

/// 1/P · Σ_j |S_j| with S_j the sum of the first j phases, in f64.
fn bound_at(angles: &[f64]) -> f64 {
    let (mut re, mut im, mut sum) = (0.0, 0.0, 0.0);
    for &angle in angles {
        let (sin, cos) = libm::sincos(angle);
        re += cos;
        im += sin;
        sum += libm::sqrt(re * re + im * im);
    }
    sum / angles.len() as f64
}
