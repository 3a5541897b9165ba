//! What makes a key loud: its length, or the angle to the query.
//!
//! A logit is ‖q‖·‖k‖·cos(q, k), and ‖q‖ only sets the temperature. Su (kexue.fm 9859) conjectures that training finds it easier to
//! lengthen keys than to turn them, and normalises them. Deliberately does not know: any trained model.

use super::gaussian;

/// Keys as they are seen from one query.
#[derive(Debug, Clone, PartialEq)]
pub struct KeySample {
    /// ‖k‖ and cos(q, k) of each.
    pub keys: Vec<(f64, f64)>,
}

/// Shares of the variance of the logits; together 1 where there is any.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// Due to the length of keys alone: Var‖k‖·(mean cos)².
    pub norm: f64,
    /// Due to the angle alone: Var cos·(mean ‖k‖)².
    pub cosine: f64,
    /// Due to both at once: Var‖k‖·Var cos.
    pub both: f64,
}

impl KeySample {
    /// Keys of `dim` channels with lengths e^{s·x}, x Gaussian, in random directions that lean towards the query: cos = `lean` on
    /// average where there are many channels.
    pub fn new(count: usize, dim: usize, deviation: f64, lean: f64, seed: u64) -> Self {
        let mut draw = gaussian(seed);
        let lean = lean.clamp(-1.0, 1.0);
        let rest = libm::sqrt(1.0 - lean * lean);
        let key = |_| {
            let norm = libm::exp(deviation * draw());
            let along = draw();
            let square = (1..dim).fold(along * along, |sum, _| {
                let other = draw();
                sum + other * other
            });
            let part = rest * along / libm::sqrt(square.max(1e-300));
            let length = libm::sqrt((1.0 + 2.0 * lean * part).max(1e-12));
            (norm, ((lean + part) / length).clamp(-1.0, 1.0))
        };
        Self { keys: (0..count).map(key).collect() }
    }

    /// The same keys, each of length 1.
    #[must_use]
    pub fn normalised(&self) -> Self {
        Self { keys: self.keys.iter().map(|&(_, cosine)| (1.0, cosine)).collect() }
    }
}

/// What the logits of keys owe to lengths and to angles, as if the two were independent.
pub fn shares(sample: &KeySample) -> Shares {
    let moments = |of: fn(&(f64, f64)) -> f64| {
        let count = sample.keys.len().max(1) as f64;
        let mean = sample.keys.iter().map(of).sum::<f64>() / count;
        let square = sample.keys.iter().map(|key| (of(key) - mean) * (of(key) - mean)).sum::<f64>();
        (mean, square / count)
    };
    let ((length, of_length), (cosine, of_cosine)) = (moments(|key| key.0), moments(|key| key.1));
    let parts = [of_length * cosine * cosine, of_cosine * length * length, of_length * of_cosine];
    let all = parts.iter().sum::<f64>();
    let [norm, cosine, both] = parts.map(|part| if all > 0.0 { part / all } else { 0.0 });
    Shares { norm, cosine, both }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_keys_are_divided_by_hand() {
        // ‖k‖ ∈ {1, 3}, cos ∈ {0, 1}: means 2 and ½, variances 1 and ¼; logits 0, 0, 1, 3 with variance 1.5 = 0.25 + 1 + 0.25.
        let sample = KeySample { keys: vec![(1.0, 0.0), (3.0, 0.0), (1.0, 1.0), (3.0, 1.0)] };
        let Shares { norm, cosine, both } = shares(&sample);
        assert!((norm - 1.0 / 6.0).abs() < 1e-12 && (cosine - 4.0 / 6.0).abs() < 1e-12);
        assert!((both - 1.0 / 6.0).abs() < 1e-12);
        assert_eq!(shares(&sample.normalised()), Shares { norm: 0.0, cosine: 1.0, both: 0.0 });
        assert_eq!(
            shares(&KeySample { keys: vec![] }),
            Shares { norm: 0.0, cosine: 0.0, both: 0.0 }
        );
    }

    #[test]
    fn samples_lean_as_they_should() {
        let sample = KeySample::new(2000, 128, 0.5, 0.3, 1);
        let mean = sample.keys.iter().map(|key| key.1).sum::<f64>() / 2000.0;
        let logs =
            sample.keys.iter().map(|key| libm::log(key.0)).map(|x| x * x).sum::<f64>() / 2000.0;
        assert!(
            (mean - 0.3).abs() < 0.01 && (libm::sqrt(logs) - 0.5).abs() < 0.03,
            "{mean} {logs}"
        );
        for (dim, lean) in [(2, 1.0), (2, -1.0), (512, 0.0)] {
            let sample = KeySample::new(50, dim, 2.0, lean, 1);
            assert!(sample.keys.iter().all(|key| (key.0 + key.1).is_finite()));
        }
    }
}
