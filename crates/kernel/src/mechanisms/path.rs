//! One path from random features by way of codebooks to softmax attention (Su, kexue.fm/archives/9862, read as one family).
//!
//! Deliberately does not know: how far it has been walked, what is drawn of it.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::codebook::squared;
use super::{Codebook, Directions, Softened, nearest};

/// Stretches of the path, each of length 1: the gain goes, the temperature falls, the vectors move, the codebook grows.
pub const LEGS: usize = 4;

/// What is kept at a place of the path.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keep {
    /// What the place says.
    #[default]
    Path,
    /// Z(k) and e^{‖c‖²/2}, as Performer has them.
    Exact,
    /// Neither of them, as the article has it.
    Su,
    /// Only the nearest vector of each key.
    Hard,
}

impl Keep {
    /// All.
    pub const ALL: [Self; 4] = [Self::Path, Self::Exact, Self::Su, Self::Hard];
}

/// The codebooks of the path for some keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    random: Array2<f64>,
    means: Array2<f64>,
    /// Keys in the order in which they join the codebook.
    joining: Array2<f64>,
}

impl Path {
    /// From these random directions to as many means of the keys, and from there to all keys.
    pub fn new(keys: &Array2<f64>, directions: Directions) -> Self {
        let count = directions.count.clamp(1, keys.nrows().max(1));
        let random = Directions { count, ..directions }.rows(keys.ncols());
        let means = Codebook::Means { count, seed: directions.seed }.vectors(keys);
        let means = matched(&random, &means);
        let joining = farthest_first(keys, &means);
        Self { random, means, joining }
    }

    /// How many vectors the codebook has at the start.
    pub fn codes(&self) -> usize {
        self.random.nrows()
    }

    /// Which attention a place from 0 to [`LEGS`] has. At 0 it is Performer, at 2 a hard codebook of random vectors, at 3 one of
    /// means, at 4 every key is its own vector.
    pub fn at(&self, place: f64, keep: Keep) -> Softened {
        let place = if place.is_finite() { place.clamp(0.0, LEGS as f64) } else { 0.0 };
        let done = |leg: f64| (place - leg).clamp(0.0, 1.0);
        let temperature = if place >= 2.0 { 0.0 } else { libm::pow(10.0, -4.0 * done(1.0)) };
        let gain = 1.0 - done(0.0);
        let moved = done(2.0);
        let mut vectors = &self.random * (1.0 - moved) + &self.means * moved;
        if place > 3.0 {
            let all = self.joining.nrows();
            let joined = (libm::pow(1.0 + all as f64, done(3.0)) - 1.0).round() as usize;
            let (d, codes) = (vectors.ncols(), vectors.nrows());
            vectors = Array2::from_shape_fn((codes + joined.min(all), d), |(row, channel)| {
                if row < codes {
                    vectors[(row, channel)]
                } else {
                    self.joining[(row - codes, channel)]
                }
            });
        }
        match keep {
            Keep::Path => Softened { vectors, temperature, gain },
            // A hard codebook has no gain: soft as the coldest place of the path.
            Keep::Exact => Softened { vectors, temperature: temperature.max(1e-4), gain: 1.0 },
            Keep::Su => Softened { vectors, temperature: temperature.max(1e-4), gain: 0.0 },
            Keep::Hard => Softened { vectors, temperature: 0.0, gain: 0.0 },
        }
    }
}

/// The rows of `of` in an order in which each is near its partner: the nearest pairs first.
fn matched(to: &Array2<f64>, of: &Array2<f64>) -> Array2<f64> {
    let count = to.nrows().min(of.nrows());
    let mut pairs: Vec<(f64, usize, usize)> = (0..count)
        .flat_map(|a| (0..count).map(move |b| (squared(to.row(a), of.row(b)), a, b)))
        .collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut partner, mut taken) = (vec![None; count], vec![false; count]);
    for (_, a, b) in pairs {
        if partner[a].is_none() && !taken[b] {
            partner[a] = Some(b);
            taken[b] = true;
        }
    }
    Array2::from_shape_fn(to.dim(), |(row, channel)| {
        let row = partner.get(row).copied().flatten().unwrap_or(row);
        of.get((row, channel)).copied().unwrap_or(0.0)
    })
}

/// The keys, each the one that is then farthest from the codebook; those that lie on a vector come last.
fn farthest_first(keys: &Array2<f64>, codes: &Array2<f64>) -> Array2<f64> {
    let mut far: Vec<f64> =
        keys.rows().into_iter().map(|key| squared(codes.row(nearest(codes, key)), key)).collect();
    let mut order = Vec::with_capacity(far.len());
    for _ in 0..far.len() {
        let mut next = (f64::NEG_INFINITY, 0);
        for (key, &distance) in far.iter().enumerate() {
            if distance > next.0 {
                next = (distance, key);
            }
        }
        let next = next.1;
        order.push(next);
        for (key, distance) in far.iter_mut().enumerate() {
            *distance = distance.min(squared(keys.row(key), keys.row(next)));
        }
        far[next] = -1.0;
    }
    Array2::from_shape_fn(keys.dim(), |(row, channel)| keys[(order[row], channel)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mechanisms::{
        Attend, Codebook, Draw, Inputs, Kind, Performer, Sight, SoftVq, Softmax, Vq,
    };

    fn apart(a: &Array2<f64>, b: &Array2<f64>) -> f64 {
        a.iter().zip(b).fold(0.0, |apart: f64, (a, b)| apart.max((a - b).abs()))
    }

    #[test]
    fn the_path_has_its_four_stations() {
        let inputs = Inputs::closed_form(20, 4, 3);
        let directions = Directions { draw: Draw::Orthogonal, count: 6, seed: 3 };
        let path = Path::new(&inputs.k, directions);
        for sight in [Sight::Causal, Sight::Full] {
            let at = |place, keep| path.at(place, keep).weights(&inputs, sight);
            let performer =
                Performer { kind: Kind::Positive, directions }.weights(&inputs, sight, 0);
            assert!(apart(&at(0.0, Keep::Path), &performer) < 1e-12);
            assert!(apart(&at(0.0, Keep::Exact), &performer) < 1e-12);
            let codes = Codebook::Directions(directions);
            let su = SoftVq { codes, temperature: 1.0, gain: false }.weights(&inputs, sight, 0);
            assert!(apart(&at(1.0, Keep::Path), &su) < 1e-12);
            let hard = Vq { codes, slope: 0.0, window: 0 }.weights(&inputs, sight, 0);
            assert!(apart(&at(2.0, Keep::Path), &hard) < 1e-12);
            assert!(apart(&at(1.0, Keep::Hard), &hard) < 1e-12);
            let codes = Codebook::Means { count: 6, seed: 3 };
            let means = Vq { codes, slope: 0.0, window: 0 }.weights(&inputs, sight, 0);
            assert!(apart(&at(3.0, Keep::Path), &means) < 1e-12);
            let full = Softmax.weights(&inputs, sight, 0);
            assert!(apart(&at(4.0, Keep::Path), &full) < 1e-14);
            assert!(apart(&at(0.0, Keep::Path), &full) > 0.05);
        }
    }

    #[test]
    fn cooling_goes_to_the_hard_codebook() {
        let inputs = Inputs::closed_form(64, 4, 3);
        let directions = Directions { draw: Draw::Independent, count: 16, seed: 1 };
        let path = Path::new(&inputs.k, directions);
        let hard = path.at(2.0, Keep::Hard).weights(&inputs, Sight::Full);
        let errors = [1.0, 0.1, 0.01, 0.001].map(|temperature| {
            let soft = Softened { temperature, ..path.at(1.0, Keep::Su) };
            apart(&soft.weights(&inputs, Sight::Full), &hard)
        });
        // 0.146, 0.046, 0.018 and 2.5e-4 with the notes' draw.
        assert!(errors.is_sorted_by(|a, b| a > b), "{errors:?}");
        assert!(errors[0] > 0.01 && errors[3] < errors[0] / 20.0, "{errors:?}");
    }

    #[test]
    fn the_growing_codebook_never_gets_farther_from_a_key() {
        let inputs = Inputs::closed_form(40, 3, 2);
        let directions = Directions { draw: Draw::Independent, count: 5, seed: 9 };
        let path = Path::new(&inputs.k, directions);
        let mut last = f64::INFINITY;
        for step in 0..=20 {
            let vectors = path.at(3.0 + f64::from(step) / 20.0, Keep::Path).vectors;
            let far = inputs
                .k
                .rows()
                .into_iter()
                .map(|key| squared(vectors.row(nearest(&vectors, key)), key))
                .fold(0.0, f64::max);
            assert!(far <= last);
            last = far;
        }
        assert_eq!(last, 0.0);
        let one = Path::new(&Array2::zeros((1, 1)), Directions { count: 9, ..directions });
        assert_eq!(one.codes(), 1);
        assert_eq!(one.at(f64::NAN, Keep::Path).vectors.nrows(), 1);
        assert_eq!(one.at(4.0, Keep::Path).vectors.nrows(), 2);
    }
}
