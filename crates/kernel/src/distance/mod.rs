//! **Distance**: how far apart two tokens *seem* to the rotation, ρ(p, p′), where plain RoPE has ρ = p − p′.
//!
//! Every rule here is a patchwork of at most three ordinary rotations: a pair of tokens falls into a band, and within a band
//! ρ = query(p) − key(p′), so that turning the query and the key by positions of their own gives the score. On several axes
//! the rule acts on each by itself. What looks ahead is the mirror image of what looks back: ρ(p, p′) = −ρ(p′, p).
//! Deliberately does not know: frequencies, masks, tokens.

use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// How far apart two tokens seem.
    #[derive(Copy)]
    Distance: Remap {
        actual::Actual,
        re_rope::ReRope,
        leaky::Leaky,
        self_extend::SelfExtend,
        dual_chunk::DualChunk,
        cache::Cache,
    }
}

/// Most bands of a rule, not counting their mirror images.
pub const BANDS: usize = 3;

/// Distances from `from` on are `at`, `at` + `step`, …
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// First true distance.
    pub from: f64,
    /// What it becomes.
    pub at: f64,
    /// What one more step adds.
    pub step: f64,
}

/// A rule for the distances that the rotation sees.
pub trait Remap: Part {
    /// The band of a key that does not stand after the query, below [`BANDS`].
    fn band(&self, query: f64, key: f64) -> usize;

    /// Where a query at `position` stands for the keys of a band.
    fn query(&self, band: usize, position: f64) -> f64;

    /// Where a key at `position` stands in a band.
    fn key(&self, band: usize, position: f64) -> f64;

    /// The rule as straight stretches of p − p′ ≥ 0, the first from 0; None when it matters where the tokens stand.
    fn stretches(&self) -> Option<Vec<Stretch>> {
        None
    }

    /// True when ρ = p − p′ everywhere.
    fn is_actual(&self) -> bool {
        false
    }

    /// The band, or [`BANDS`] more than it where the key stands after the query.
    fn patch(&self, query: f64, key: f64) -> usize {
        if key > query { BANDS + self.band(key, query) } else { self.band(query, key) }
    }

    /// Where a query at `position` stands in a patch.
    fn query_in(&self, patch: usize, position: f64) -> f64 {
        if patch < BANDS { self.query(patch, position) } else { self.key(patch - BANDS, position) }
    }

    /// Where a key at `position` stands in a patch.
    fn key_in(&self, patch: usize, position: f64) -> f64 {
        if patch < BANDS { self.key(patch, position) } else { self.query(patch - BANDS, position) }
    }

    /// ρ of a query at `query` and a key at `key`.
    fn between(&self, query: f64, key: f64) -> f64 {
        let patch = self.patch(query, key);
        self.query_in(patch, query) - self.key_in(patch, key)
    }
}

#[cfg(test)]
mod tests {
    //! Distances of query 15 to keys 0 … 15, and what is left of each rule at the ends of its range.
    use super::*;

    fn row(distance: Distance) -> Vec<f64> {
        (0..16).map(|key| distance.between(15.0, f64::from(key))).collect()
    }

    fn rules(window: f64) -> [Distance; 5] {
        [
            Distance::ReRope(ReRope { window }),
            Distance::Leaky(Leaky { window, factor: 4.0 }),
            Distance::SelfExtend(SelfExtend { window, group: 4.0 }),
            Distance::DualChunk(DualChunk { chunk: 2.0 * window, local: window }),
            Distance::Cache(Cache { sinks: 2.0, recent: window }),
        ]
    }

    #[test]
    fn rows_of_the_note() {
        let window = 4.0;
        #[rustfmt::skip]
        let wanted: [(Distance, [f64; 16]); 6] = [
            (Distance::ReRope(ReRope { window }),
             [4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 3.0, 2.0, 1.0, 0.0]),
            (Distance::Leaky(Leaky { window, factor: 4.0 }),
             [6.75, 6.5, 6.25, 6.0, 5.75, 5.5, 5.25, 5.0, 4.75, 4.5, 4.25, 4.0, 3.0, 2.0, 1.0, 0.0]),
            (Distance::SelfExtend(SelfExtend { window, group: 4.0 }),
             [6.0, 6.0, 6.0, 6.0, 5.0, 5.0, 5.0, 5.0, 4.0, 4.0, 4.0, 4.0, 3.0, 2.0, 1.0, 0.0]),
            (Distance::Leaky(Leaky { window, factor: 0.25 }),
             [48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0, 12.0, 8.0, 4.0, 3.0, 2.0, 1.0, 0.0]),
            (Distance::DualChunk(DualChunk { chunk: 6.0, local: 1.0 }),
             [6.0, 5.0, 4.0, 3.0, 2.0, 6.0, 5.0, 4.0, 3.0, 2.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0]),
            (Distance::Cache(Cache { sinks: 2.0, recent: 6.0 }),
             [7.0, 6.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0]),
        ];
        for (distance, wanted) in wanted {
            assert_eq!(row(distance), wanted, "{distance:?}");
        }
        // Λ with a cap of 6 sees its two first tokens at distance 6.
        assert_eq!(row(Distance::ReRope(ReRope { window: 6.0 }))[..2], [6.0, 6.0]);
        assert_eq!(row(Distance::Actual(Actual))[..3], [15.0, 14.0, 13.0]);
    }

    #[test]
    fn rules_that_do_nothing_in_these_lengths() {
        let long = 16.0;
        let idle = [
            Distance::Leaky(Leaky { window: 3.0, factor: 1.0 }),
            Distance::SelfExtend(SelfExtend { window: 3.0, group: 1.0 }),
            Distance::DualChunk(DualChunk { chunk: 2.0 * long, local: long }),
        ];
        for distance in rules(long).into_iter().chain(idle) {
            assert_eq!(row(distance), row(Distance::Actual(Actual)), "{distance:?}");
        }
    }

    #[test]
    fn near_tokens_keep_their_distance_and_ahead_mirrors_behind() {
        for distance in rules(5.0) {
            for (query, back) in (0..200).flat_map(|query| (0..=query).map(move |b| (query, b))) {
                let (p, n) = (f64::from(query), f64::from(query - back));
                let seen = distance.between(p, n);
                // First tokens move in the cache as soon as it is full.
                let stays = !matches!(distance, Distance::Cache(_)) || n >= 2.0;
                assert!(back >= 5 || !stays || seen == f64::from(back), "{distance:?} {p} {n}");
                assert_eq!(distance.between(n, p), -seen, "{distance:?} {p} {n}");
                assert!(distance.patch(n, p) < 2 * BANDS);
            }
        }
    }

    #[test]
    fn stretches_are_the_rule() {
        let shifts = [0.0, 7.0, 100.0];
        for distance in rules(5.0).iter().chain(&[Distance::Actual(Actual)]) {
            let Some(stretches) = distance.stretches() else { continue };
            for back in 0..40 {
                let back = f64::from(back);
                let last = stretches.iter().rfind(|stretch| stretch.from <= back).unwrap();
                let wanted = last.at + (back - last.from) * last.step;
                for shift in shifts {
                    assert!((distance.between(shift + back, shift) - wanted).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn distances_stay_below_what_the_rules_promise() {
        for tokens in [3_u32, 17, 150] {
            let widest = |distance: Distance| {
                let of =
                    |p: u32| (0..=p).map(move |n| distance.between(f64::from(p), f64::from(n)));
                (0..tokens).flat_map(of).fold(0.0, f64::max)
            };
            let [re_rope, _, self_extend, chunks, _] = rules(8.0);
            assert!(widest(re_rope) <= 8.0 && widest(chunks) <= 16.0);
            assert!(widest(self_extend) <= 8.0 - 2.0 + (f64::from(tokens) / 4.0).ceil());
        }
        let far = Leaky { window: 8.0, factor: 1e12 };
        let limit = ReRope { window: 8.0 };
        for back in 0..300 {
            let [a, b] = [far.between(f64::from(back), 0.0), limit.between(f64::from(back), 0.0)];
            assert!((a - b).abs() < 1e-9);
        }
    }
}
