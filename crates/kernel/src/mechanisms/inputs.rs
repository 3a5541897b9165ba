//! Queries, keys and values.
//!
//! Deliberately does not know: mechanisms.

use ndarray::{Array1, Array2, ArrayView1};
use rand_distr::{Distribution, StandardNormal, StandardUniform};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

use super::unit;

/// Queries \[n × d\], keys \[n × d\] and values \[n × d_v\], one token per row.
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs {
    /// Queries.
    pub q: Array2<f64>,
    /// Keys.
    pub k: Array2<f64>,
    /// Values.
    pub v: Array2<f64>,
}

/// Where the numbers come from (the notes, §1.1). Values are normal, unless a source says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Source {
    /// `q = sin(1 + 7i + 3a)`, `k = cos(2 + 5j + 2a)`, `v = sin(3 + 2j + 5b)`: no generator.
    ClosedForm,
    /// Normal q and k of this standard deviation.
    Gaussian {
        /// s.
        scale: f64,
    },
    /// Keys all over the sphere of radius √d, and one query of that length for all tokens.
    Sphere,
    /// Normal queries; keys μ·1 + σε.
    Shifted {
        /// μ of every channel.
        mean: f64,
        /// σ.
        spread: f64,
    },
    /// Normal queries; keys near a few normal centres.
    Clustered {
        /// How many centres, at least 1.
        centres: usize,
        /// τ: standard deviation around them.
        spread: f64,
    },
    /// Keys of length 1; each query is s times one of them, every key being asked for once.
    Recall {
        /// s.
        scale: f64,
    },
    /// All scores 0, but one key has the score a.
    Needle {
        /// a.
        logit: f64,
        /// Its place, as a share of the sequence.
        place: f64,
    },
}

impl Inputs {
    /// Numbers that need no generator: `q = sin(1 + 7i + 3a)`, `k = cos(2 + 5j + 2a)`, `v = sin(3 + 2j + 5b)`.
    pub fn closed_form(tokens: usize, d: usize, d_v: usize) -> Self {
        let rows = |width, number: fn(f64, f64) -> f64| {
            Array2::from_shape_fn((tokens, width), |(token, channel)| {
                number(token as f64, channel as f64)
            })
        };
        Self {
            q: rows(d, |i, a| libm::sin(1.0 + 7.0 * i + 3.0 * a)),
            k: rows(d, |j, a| libm::cos(2.0 + 5.0 * j + 2.0 * a)),
            v: rows(d_v, |j, b| libm::sin(3.0 + 2.0 * j + 5.0 * b)),
        }
    }

    /// Numbers of a source for n tokens, the same for the same seed. But for the recall, whose order depends on n, a longer text
    /// begins with the same tokens.
    pub fn drawn(source: Source, tokens: usize, d: usize, d_v: usize, seed: u64) -> Self {
        if source == Source::ClosedForm {
            return Self::closed_form(tokens, d, d_v);
        }
        let mut draws = Draws { generator: Pcg64::seed_from_u64(seed) };
        let centres = match source {
            Source::Clustered { centres, .. } => draws.rows(centres.max(1), d),
            _ => Array2::zeros((0, d)),
        };
        let mut inputs = Self {
            q: Array2::zeros((tokens, d)),
            k: Array2::zeros((tokens, d)),
            v: Array2::zeros((tokens, d_v)),
        };
        for token in 0..tokens {
            let (q, k) = (draws.row(d), draws.row(d));
            let (q, k) = match source {
                Source::ClosedForm | Source::Needle { .. } => (Array1::zeros(d), Array1::zeros(d)),
                Source::Gaussian { scale } => (q * scale, k * scale),
                Source::Sphere => (Array1::ones(d), unit(k.view()) * libm::sqrt(d as f64)),
                Source::Shifted { mean, spread } => (q, k * spread + mean),
                Source::Clustered { spread, .. } => {
                    let centre = (draws.uniform() * centres.nrows() as f64) as usize;
                    (q, &centres.row(centre.min(centres.nrows() - 1)) + &(k * spread))
                }
                Source::Recall { .. } => (q, unit(k.view())),
            };
            inputs.q.row_mut(token).assign(&q);
            inputs.k.row_mut(token).assign(&k);
            inputs.v.row_mut(token).assign(&draws.row(d_v));
        }
        match source {
            Source::Recall { scale } => inputs.ask_for_each(scale, &mut draws),
            Source::Needle { logit, place } => inputs.hide(logit, place),
            _ => {}
        }
        inputs
    }

    /// Every query becomes `scale` times another key.
    fn ask_for_each(&mut self, scale: f64, draws: &mut Draws) {
        let mut order: Vec<usize> = (0..self.tokens()).collect();
        for last in (1..order.len()).rev() {
            let other = (draws.uniform() * (last + 1) as f64) as usize;
            order.swap(last, other.min(last));
        }
        for (query, key) in order.into_iter().enumerate() {
            let asked = &self.k.row(key) * scale;
            self.q.row_mut(query).assign(&asked);
        }
    }

    /// Every query is the first unit vector, one key is `logit` times it.
    fn hide(&mut self, logit: f64, place: f64) {
        if self.tokens() == 0 || self.q.ncols() == 0 {
            return;
        }
        let last = (self.tokens() - 1) as f64;
        let at = libm::round(place.clamp(0.0, 1.0) * last) as usize;
        self.q.column_mut(0).fill(1.0);
        self.k[(at, 0)] = logit;
    }

    /// How many tokens there are.
    pub fn tokens(&self) -> usize {
        self.q.nrows()
    }

    /// The score q·k.
    pub fn score(&self, query: usize, key: usize) -> f64 {
        self.q.row(query).dot(&self.k.row(key))
    }

    /// All scores \[n × n\].
    pub fn scores(&self) -> Array2<f64> {
        self.q.dot(&self.k.t())
    }

    /// The same with queries divided by √d, as softmax attention has them.
    pub fn scaled(self) -> Self {
        let by = libm::sqrt(self.q.ncols().max(1) as f64);
        Self { q: self.q / by, ..self }
    }

    /// One query.
    pub fn query(&self, token: usize) -> ArrayView1<'_, f64> {
        self.q.row(token)
    }
}

/// Seeded numbers.
struct Draws {
    generator: Pcg64,
}

impl Draws {
    fn uniform(&mut self) -> f64 {
        StandardUniform.sample(&mut self.generator)
    }

    fn row(&mut self, width: usize) -> Array1<f64> {
        Array1::from_shape_simple_fn(width, || StandardNormal.sample(&mut self.generator))
    }

    fn rows(&mut self, count: usize, width: usize) -> Array2<f64> {
        Array2::from_shape_simple_fn((count, width), || StandardNormal.sample(&mut self.generator))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Source; 7] = [
        Source::ClosedForm,
        Source::Gaussian { scale: 0.5 },
        Source::Sphere,
        Source::Shifted { mean: 1.0, spread: 0.3 },
        Source::Clustered { centres: 3, spread: 0.1 },
        Source::Recall { scale: 8.0 },
        Source::Needle { logit: 5.0, place: 0.5 },
    ];

    #[test]
    fn the_same_seed_gives_the_same_and_more_tokens_begin_with_them() {
        for source in ALL {
            let [short, again, long] =
                [9, 9, 20].map(|tokens| Inputs::drawn(source, tokens, 4, 3, 7));
            assert_eq!(short, again);
            let depends = matches!(source, Source::Recall { .. } | Source::Needle { .. });
            if !depends {
                assert_eq!(long.q.slice(ndarray::s![..9, ..]), short.q, "{source:?}");
                assert_eq!(long.k.slice(ndarray::s![..9, ..]), short.k, "{source:?}");
            }
            let other = Inputs::drawn(source, 9, 4, 3, 8);
            assert_eq!(other == short, source == Source::ClosedForm, "{source:?}");
            for (tokens, d, d_v) in [(0, 4, 3), (1, 1, 1), (2, 0, 0)] {
                assert_eq!(Inputs::drawn(source, tokens, d, d_v, 1).tokens(), tokens);
            }
        }
    }

    #[test]
    fn each_source_is_what_it_says() {
        let of = |source| Inputs::drawn(source, 2000, 8, 2, 3);
        let spread = |rows: &Array2<f64>| rows.std(0.0);
        let gaussian = of(Source::Gaussian { scale: 0.5 });
        assert!(
            (spread(&gaussian.q) - 0.5).abs() < 0.01 && (spread(&gaussian.k) - 0.5).abs() < 0.01
        );
        let shifted = of(Source::Shifted { mean: 2.0, spread: 0.3 });
        assert!((shifted.k.mean().unwrap() - 2.0).abs() < 0.01);
        assert!((spread(&shifted.k) - 0.3).abs() < 0.01);
        let sphere = of(Source::Sphere);
        for row in sphere.k.rows().into_iter().chain(sphere.q.rows()) {
            assert!((row.dot(&row) - 8.0).abs() < 1e-12);
        }
        let recall = of(Source::Recall { scale: 8.0 });
        let asked = recall.scores();
        assert!(
            asked.rows().into_iter().all(|row| {
                row.iter().filter(|score| (**score - 8.0).abs() < 1e-9).count() == 1
            })
        );
        let needle = of(Source::Needle { logit: 5.0, place: 0.25 }).scores();
        assert_eq!((needle[(7, 500)], needle[(7, 499)], needle.sum()), (5.0, 0.0, 10_000.0));
        // Three centres: every key is near one of three.
        let clustered = of(Source::Clustered { centres: 3, spread: 0.01 }).k;
        let near = |a: usize, b: usize| {
            let apart = &clustered.row(a) - &clustered.row(b);
            apart.dot(&apart) < 0.1
        };
        let mut seen: Vec<usize> = Vec::new();
        for token in 0..200 {
            if !seen.iter().any(|&other| near(token, other)) {
                seen.push(token);
            }
        }
        assert_eq!(seen.len(), 3);
    }
}
