//! **Recall**: how well a memory that was written n times gives back what a key was written with.
//!
//! n pairs of a unit key and a Gaussian value are stored; then every key is read back, and the error is ‖o − v‖/√d_v, 1 for a
//! memory that says nothing (Su, kexue.fm/archives/11033, and the notes). Deliberately does not know: texts, positions.

use ndarray::{Array1, Array2, ArrayView1, Axis, s};
use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

use crate::mechanisms::{Directions, Draw};

/// What remembers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Memory {
    /// S ← S + kᵀv.
    Linear,
    /// S ← S − β·kᵀ(kS − v), β from 0 to 1.
    Delta {
        /// How much is replaced.
        write: f64,
    },
    /// The same after S ← γ·S.
    GatedDelta {
        /// How much is replaced.
        write: f64,
        /// What is left after one step.
        keep: f64,
    },
    /// S ← γ·S + kᵀv.
    Retention {
        /// What is left after one step.
        keep: f64,
    },
    /// No state: all pairs are kept, weights ∝ e^{s·k·k′}.
    Softmax {
        /// s: how long the query is.
        scale: f64,
    },
}

/// What is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Store {
    /// n.
    pub pairs: usize,
    /// Channels of a key.
    pub d: usize,
    /// Channels of a value.
    pub d_v: usize,
    /// Whether each d successive keys are orthonormal.
    pub orthonormal: bool,
}

/// Keys of length 1 \[n × d\] and Gaussian values \[n × d_v\].
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    /// Keys.
    pub keys: Array2<f64>,
    /// Values.
    pub values: Array2<f64>,
}

impl Store {
    /// Pairs of this kind, the same for the same seed.
    pub fn drawn(&self, seed: u64) -> Pairs {
        let draw = if self.orthonormal { Draw::Orthogonal } else { Draw::Independent };
        let mut keys = Directions { draw, count: self.pairs, seed }.rows(self.d);
        for mut key in keys.rows_mut() {
            let norm = libm::sqrt(key.dot(&key));
            if norm > 0.0 {
                key /= norm;
            }
        }
        let mut random = Pcg64::seed_from_u64(seed ^ 0x5EED_0F7A_1E5B_A11E);
        let values = Array2::from_shape_simple_fn((self.pairs, self.d_v), || {
            StandardNormal.sample(&mut random)
        });
        Pairs { keys, values }
    }

    /// The error of linear attention, root mean square: √((n − 1)/d), as every other key meets with a square of 1/d on average.
    /// Orthonormal keys meet only those of other runs of d.
    pub fn linear_error(&self) -> f64 {
        let d = self.d.max(1);
        if !self.orthonormal {
            return libm::sqrt(self.pairs.saturating_sub(1) as f64 / d as f64);
        }
        let run = |from: usize| (from + d).min(self.pairs) - from;
        let runs = || (0..self.pairs).step_by(d).map(run);
        let square: usize = runs().map(|own| own * (self.pairs - own)).sum();
        libm::sqrt(square as f64 / (d * self.pairs.max(1)) as f64)
    }

    /// The error of retention for an item that was written `age` steps ago, root mean square, for keys that are not orthonormal:
    /// √((1 − γ^a)² + Σ_{b ≠ a} γ^{2b}/d).
    pub fn retention_error(&self, keep: f64, age: usize) -> f64 {
        let left = |age: usize| libm::pow(keep, age as f64);
        let square = keep * keep;
        let all = if square < 1.0 {
            (1.0 - libm::pow(square, self.pairs as f64)) / (1.0 - square)
        } else {
            self.pairs as f64
        };
        let own = left(age) * left(age);
        let lost = 1.0 - left(age);
        libm::sqrt(lost * lost + (all - own).max(0.0) / self.d.max(1) as f64)
    }
}

impl Memory {
    /// Numbers that it keeps for n pairs: those of the state, or all pairs.
    pub fn numbers(&self, store: &Store) -> usize {
        match self {
            Self::Softmax { .. } => store.pairs * (store.d + store.d_v),
            _ => store.d * store.d_v,
        }
    }

    /// The error of each item, from the first that was written to the last.
    pub fn errors(&self, pairs: &Pairs) -> Vec<f64> {
        let said = match *self {
            Self::Softmax { scale } => attended(pairs, scale),
            _ => pairs.keys.dot(&self.state(pairs)),
        };
        let each = said.rows().into_iter().zip(pairs.values.rows());
        each.map(|(said, value)| apart(&said, &value)).collect()
    }

    /// S after all pairs \[d × d_v\].
    fn state(&self, pairs: &Pairs) -> Array2<f64> {
        let share = |x: f64| if x.is_finite() { x.clamp(0.0, 1.0) } else { 1.0 };
        let (keep, replace) = match *self {
            Self::Linear | Self::Softmax { .. } => (1.0, None),
            Self::Retention { keep } => (keep, None),
            Self::Delta { write } => (1.0, Some(write)),
            Self::GatedDelta { write, keep } => (keep, Some(write)),
        };
        let mut state = Array2::<f64>::zeros((pairs.keys.ncols(), pairs.values.ncols()));
        for (key, value) in pairs.keys.rows().into_iter().zip(pairs.values.rows()) {
            state *= share(keep);
            let change: Array1<f64> = match replace {
                Some(write) => (&value - &key.dot(&state)) * share(write),
                None => value.to_owned(),
            };
            for (mut row, k) in state.rows_mut().into_iter().zip(key) {
                row.scaled_add(*k, &change);
            }
        }
        state
    }
}

/// What softmax attention over all pairs says to each key; so many queries at once that all scores have room.
fn attended(pairs: &Pairs, scale: f64) -> Array2<f64> {
    const AT_ONCE: usize = 128;
    let mut said = Array2::zeros(pairs.values.dim());
    for from in (0..pairs.keys.nrows()).step_by(AT_ONCE) {
        let range = from..(from + AT_ONCE).min(pairs.keys.nrows());
        let mut weights = pairs.keys.slice(s![range.clone(), ..]).dot(&pairs.keys.t()) * scale;
        for mut row in weights.axis_iter_mut(Axis(0)) {
            let most = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            row.mapv_inplace(|score| libm::exp(score - most));
            let sum = row.sum();
            row /= sum;
        }
        said.slice_mut(s![range, ..]).assign(&weights.dot(&pairs.values));
    }
    said
}

fn apart(said: &ArrayView1<f64>, value: &ArrayView1<f64>) -> f64 {
    let square: f64 = said.iter().zip(value.iter()).map(|(a, b)| (a - b) * (a - b)).sum();
    libm::sqrt(square / value.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMORIES: [Memory; 7] = [
        Memory::Linear,
        Memory::Delta { write: 1.0 },
        Memory::GatedDelta { write: 0.7, keep: 0.95 },
        Memory::Retention { keep: 0.9 },
        Memory::Softmax { scale: 8.0 },
        Memory::Softmax { scale: 16.0 },
        Memory::Softmax { scale: 32.0 },
    ];

    fn store(pairs: usize) -> Store {
        Store { pairs, d: 32, d_v: 32, orthonormal: false }
    }

    fn of_draw(memory: Memory, store: &Store, seed: u64) -> f64 {
        let errors = memory.errors(&store.drawn(seed));
        errors.iter().sum::<f64>() / errors.len() as f64
    }

    /// The mean error over so many draws.
    fn mean(memory: Memory, store: &Store, draws: u64) -> f64 {
        (0..draws).map(|seed| of_draw(memory, store, seed)).sum::<f64>() / draws as f64
    }

    /// The notes measured one draw. It lies within what single draws give here, and for what scatters little, near their mean.
    #[test]
    fn errors_are_those_of_the_notes() {
        let which = [0, 1, 3, 4, 5, 6].map(|which| MEMORIES[which]);
        let table = [
            (8, 60, [0.51, 0.34, 0.50, 0.010, 8e-5, 3e-8]),
            (32, 30, [0.97, 0.70, 0.80, 0.029, 2e-4, 2e-7]),
            (128, 12, [1.95, 1.18, 1.01, 0.10, 6e-4, 2e-7]),
            (512, 4, [4.00, 1.35, 1.05, 0.31, 2e-3, 1e-6]),
        ];
        for (pairs, draws, wanted) in table {
            for (at, (memory, wanted)) in which.into_iter().zip(wanted).enumerate() {
                let found: Vec<f64> =
                    (0..draws).map(|seed| of_draw(memory, &store(pairs), seed)).collect();
                let mean = found.iter().sum::<f64>() / found.len() as f64;
                let [low, high] =
                    [f64::min, f64::max].map(|of| found.iter().copied().reduce(of).unwrap());
                // A memory that is nearly right is as wrong as its two nearest keys, which scatters by powers of e.
                let within = if at < 3 { 1.1 } else { 2.0 };
                assert!(
                    (low / within..=high * within).contains(&wanted),
                    "{pairs} {memory:?}: {low} to {high} for {wanted}"
                );
                let near = if pairs == 8 { 0.2 } else { 0.1 };
                assert!(at > 2 || (mean / wanted - 1.0).abs() < near, "{pairs} {memory:?}: {mean}");
            }
        }
    }

    #[test]
    fn linear_errors_follow_the_root_of_the_number() {
        for pairs in [1, 8, 64, 256] {
            let squares: f64 = (0..24)
                .flat_map(|seed| Memory::Linear.errors(&store(pairs).drawn(seed)))
                .map(|error| error * error)
                .sum();
            let found = libm::sqrt(squares / (24 * pairs) as f64);
            let theory = store(pairs).linear_error();
            assert!(
                (found - theory).abs() <= 0.06 * theory + 1e-15,
                "{pairs}: {found} for {theory}"
            );
        }
    }

    #[test]
    fn retention_remembers_what_is_young() {
        let store = store(128);
        let mut squares = vec![0.0; 128];
        for seed in 0..60 {
            let errors = Memory::Retention { keep: 0.9 }.errors(&store.drawn(seed));
            squares.iter_mut().zip(errors).for_each(|(sum, error)| *sum += error * error / 60.0);
        }
        for age in [0, 1, 4, 16, 100] {
            let (found, theory) = (libm::sqrt(squares[127 - age]), store.retention_error(0.9, age));
            assert!((found / theory - 1.0).abs() < 0.06, "{age}: {found} for {theory}");
        }
        // Without forgetting, and with nothing else.
        assert!((store.retention_error(1.0, 5) - store.linear_error()).abs() < 1e-12);
        assert!(store.retention_error(0.0, 0) < 1e-12 && store.retention_error(0.0, 1) >= 1.0);
    }

    #[test]
    fn the_delta_rule_knows_the_last_one_and_orthonormal_keys_all() {
        for seed in 0..4 {
            let last =
                *Memory::Delta { write: 1.0 }.errors(&store(512).drawn(seed)).last().unwrap();
            assert!(last < 1e-14, "{last}");
        }
        let orthonormal = Store { orthonormal: true, ..store(32) };
        assert_eq!(orthonormal.linear_error(), 0.0);
        for memory in
            [Memory::Linear, Memory::Delta { write: 1.0 }, Memory::Retention { keep: 1.0 }]
        {
            assert!(mean(memory, &orthonormal, 2) < 1e-13, "{memory:?}");
        }
        let [linear, delta] = [Memory::Linear, Memory::Delta { write: 1.0 }]
            .map(|memory| memory.state(&orthonormal.drawn(1)));
        assert!((linear - delta).iter().all(|error| error.abs() < 1e-13));
        // Two runs of 32: each item meets all of the other run, with squares that add up to 1.
        let two = Store { orthonormal: true, ..store(64) };
        assert_eq!(two.linear_error(), 1.0);
        assert!((mean(Memory::Linear, &two, 12) - 1.0).abs() < 0.06);
    }

    #[test]
    fn a_key_that_is_written_twice_holds_the_second_value() {
        let mut pairs = store(6).drawn(3);
        let again = pairs.keys.row(2).to_owned();
        pairs.keys.row_mut(5).assign(&again);
        let state = Memory::Delta { write: 1.0 }.state(&pairs);
        assert!((again.dot(&state) - pairs.values.row(5)).iter().all(|error| error.abs() < 1e-14));
        // A single key that is written again and again holds the last value, whatever was before.
        let once = Pairs {
            keys: pairs.keys.slice(s![5.., ..]).to_owned(),
            values: pairs.values.slice(s![5.., ..]).to_owned(),
        };
        assert!(Memory::Delta { write: 1.0 }.errors(&once)[0] < 1e-15);
    }

    #[test]
    fn extremes_stay_numbers() {
        for (pairs, d, d_v) in [(0, 4, 4), (1, 1, 1), (9, 1, 2), (3, 64, 1)] {
            for orthonormal in [false, true] {
                let store = Store { pairs, d, d_v, orthonormal };
                for memory in MEMORIES.into_iter().chain([
                    Memory::Softmax { scale: 1e6 },
                    Memory::Retention { keep: 0.0 },
                    Memory::GatedDelta { write: f64::NAN, keep: 2.0 },
                ]) {
                    let errors = memory.errors(&store.drawn(1));
                    assert!(
                        errors.len() == pairs && errors.iter().all(|e| e.is_finite()),
                        "{memory:?}"
                    );
                }
                assert!(
                    store.linear_error().is_finite() && store.retention_error(0.5, 3).is_finite()
                );
            }
        }
    }
}
