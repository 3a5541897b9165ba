//! T5: distances are sorted into buckets, exact ones nearby and logarithmic ones far away, and each has a learned value.
//!
//! Raffel et al., arXiv:1910.10683; transformers, `T5Attention._relative_position_bucket`.

use serde::{Deserialize, Serialize};

use super::AddToScore;
use crate::number;
use crate::recipe::Part;

/// The value of the bucket of Δ.
///
/// ```
/// use rotarium_kernel::bias::T5;
/// let t5 = T5 { values: vec![0.0; 32], max_distance: 128.0, both_ways: false };
/// let buckets = [15, 16, 18, 19, 22, 24, 32, 48, 64, 96, 112, 113, 9999].map(|d| t5.bucket(f64::from(d)));
/// assert_eq!(buckets, [15, 16, 16, 17, 18, 19, 21, 24, 26, 29, 30, 31, 31]);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct T5 {
    /// One value per bucket; with both ways, the second half is for keys ahead of the query.
    pub values: Vec<f64>,
    /// From this distance on all share a bucket.
    pub max_distance: f64,
    /// Whether keys ahead have buckets of their own, instead of that of distance 0.
    pub both_ways: bool,
}

impl T5 {
    /// The bucket of the key that stands `distance` before the query.
    pub fn bucket(&self, distance: f64) -> usize {
        if !self.both_ways {
            return self.side(distance.max(0.0), self.values.len());
        }
        let half = self.values.len() / 2;
        self.side(distance.abs(), half) + if distance < 0.0 { half } else { 0 }
    }

    /// The bucket among `count` for distances of one sign: half of them exact, the rest logarithmic.
    fn side(&self, distance: f64, count: usize) -> usize {
        let exact = (count / 2).max(1) as f64;
        let distance = libm::floor(distance);
        if distance < exact {
            return distance as usize;
        }
        let reach = libm::log((self.max_distance / exact).max(f64::MIN_POSITIVE));
        let share = libm::log(distance / exact) / reach;
        let bucket = exact + libm::trunc(share * (count as f64 - exact));
        // A reach of zero or less leaves no logarithmic bucket but the last.
        let last = count.saturating_sub(1);
        if reach > 0.0 { (bucket as usize).min(last) } else { last }
    }

    /// The smallest distance whose bucket is `bucket` of `count` (of one sign).
    pub fn starts_at(count: usize, max_distance: f64, bucket: usize) -> f64 {
        let exact = (count / 2).max(1) as f64;
        if bucket as f64 <= exact {
            return bucket as f64;
        }
        let share = (bucket as f64 - exact) / (count as f64 - exact).max(1.0);
        libm::ceil(exact * libm::pow((max_distance / exact).max(1.0), share))
    }
}

impl Part for T5 {
    fn id(&self) -> &'static str {
        "t5"
    }

    fn formula(&self) -> String {
        let (buckets, far) = (self.values.len(), number::plain(self.max_distance));
        let ways = if self.both_ways { "Δ" } else { "max(Δ, 0)" };
        format!("+ value of {ways} in {buckets} buckets to {far}")
    }
}

impl AddToScore for T5 {
    fn at(&self, query: f64, key: f64) -> f64 {
        self.values.get(self.bucket(query - key)).copied().unwrap_or(0.0)
    }
}
