//! How far a rule for distances bends the near ones, and how many distances it makes the same.
//!
//! Su, kexue.fm 9708: near distances should stay as they are, as models rely on them most; what is made the same loses its order.
//! Where frequencies change unevenly distances stay, and how far the fastest pair turns from token to token says what happens to
//! near ones. Deliberately does not know: angles.

use super::Rho;
use crate::attention::sampled;

/// Most pairs of tokens that are looked at.
const MOST: usize = 1 << 20;
/// Most queries: twice as many times the longest text must fit into 32 bits.
const QUERIES: usize = 2000;

impl Rho<'_> {
    /// The largest |ρ − Δ| of distances below `near`, over all queries and the keys before them that they may read; over an even
    /// sample of both where there are too many.
    pub fn distortion(&self, near: usize) -> f64 {
        let tokens = self.tokens();
        let near = near.clamp(1, tokens);
        let step = near.div_ceil(MOST / 16);
        let of = |query: usize| {
            let keys = self.keys(query);
            let back = (0..near.min(query + 1)).rev().step_by(step);
            let read = back.filter(|back| keys.contains(query - back));
            read.map(|back| (self.at(query, query - back) - back as f64).abs()).fold(0.0, f64::max)
        };
        sampled(tokens, (MOST / near).clamp(16, QUERIES)).into_iter().map(of).fold(0.0, f64::max)
    }

    /// For each distance of the last token, how many of the keys that it may read seem to be as far away, itself included;
    /// 0 where it may not read.
    pub fn shared(&self) -> Vec<u32> {
        let last = self.tokens() - 1;
        let keys = self.keys(last);
        let backs = keys.iter().filter(|key| *key <= last).map(|key| last - key);
        let mut counts = vec![0_u32; last + 1];
        if let Some(stretches) = self.stretches() {
            // Rules of the distance alone never turn back: only what stands still is the same.
            let still = |back: usize| {
                let at = stretches.iter().rposition(|stretch| stretch.from <= back as f64)?;
                (stretches[at].step == 0.0).then_some(at)
            };
            let mut same = vec![0_u32; stretches.len()];
            backs.clone().filter_map(still).for_each(|at| same[at] += 1);
            backs.for_each(|back| counts[back] = still(back).map_or(1, |at| same[at]));
            return counts;
        }
        let seen: Vec<(f64, usize)> =
            backs.map(|back| (self.at(last, last - back), back)).collect();
        if seen.iter().all(|(rho, _)| *rho == libm::floor(*rho) && *rho <= last as f64) {
            let mut same = vec![0_u32; last + 1];
            seen.iter().for_each(|(rho, _)| same[*rho as usize] += 1);
            seen.iter().for_each(|(rho, back)| counts[*back] = same[*rho as usize]);
            return counts;
        }
        // Non-negative numbers have the order of their bits.
        let mut seen: Vec<(u64, usize)> =
            seen.into_iter().map(|(rho, back)| (rho.to_bits(), back)).collect();
        seen.sort_unstable();
        for run in seen.chunk_by(|a, b| a.0 == b.0) {
            run.iter().for_each(|(_, back)| counts[*back] = run.len() as u32);
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Head, HeadDim, Sequence, Settings, schemes};

    fn measured(id: &str, knobs: &[(&str, f64)], tokens: usize, near: usize) -> (f64, Vec<u32>) {
        let (dim, scheme) = (HeadDim::DEFAULT, schemes::find(id).unwrap());
        let mut settings = Settings::default();
        for (key, value) in knobs {
            settings.set(scheme.knobs.iter().find(|knob| knob.key == *key).unwrap(), dim, *value);
        }
        let head = Head::new(&scheme.encoding(dim, 1e4, &settings), dim, &Sequence::text(tokens));
        let rho = Rho::new(&head, 8, false).unwrap();
        (rho.distortion(near), rho.shared())
    }

    #[test]
    fn bends_worked_out_by_hand() {
        // ReRoPE: 4 … 15 seem 4 away, so Δ = 9 is 5 off; below 5 nothing is.
        let re_rope = [("window", 4.0)];
        assert_eq!(measured("rerope", &re_rope, 16, 10).0, 5.0);
        let (near, shared) = measured("rerope", &re_rope, 16, 5);
        assert_eq!(near, 0.0);
        assert_eq!(shared, [[1; 4].as_slice(), &[12; 12]].concat());
        // Self-Extend of query 15: 6 6 6 6 5 5 5 5 4 4 4 4 3 2 1 0 for keys 0 … 15.
        let (near, shared) = measured("self-extend", &[("window", 4.0), ("group", 4.0)], 16, 4);
        assert_eq!((near, shared), (0.0, [[1; 4].as_slice(), &[4; 12]].concat()));
        // DCA of query 15: 6 5 4 3 2 6 5 4 3 2 5 4 3 2 1 0; query 9 sees key 4 at 6 − 4, where 5 would be true.
        let (near, shared) = measured("dca", &[("chunk-limit", 6.0), ("local", 1.0)], 16, 6);
        assert_eq!(near, 3.0);
        assert_eq!(shared, [1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 2, 3, 3, 3, 3, 2]);
        // Interpolation bends by Δ·(1 − 1/s) and keeps all apart.
        assert_eq!(measured("pi", &[("factor", 4.0)], 16, 5), (3.0, vec![1; 16]));
        // Query 8 is taken for slot 4, so that key 1 seems 3 away, where 7 would be true; what is masked does not count.
        let cache = [("sinks", 2.0), ("window", 3.0)];
        assert_eq!(measured("streaming-llm", &cache, 16, 8).0, 4.0);
        let (near, shared) = measured("window", &[("window", 3.0)], 6, 6);
        assert_eq!((near, shared), (0.0, vec![1, 1, 1, 0, 0, 0]));
    }

    #[test]
    fn counts_are_those_of_comparing_all_with_all() {
        for id in [
            "rope",
            "rerope",
            "leaky-rerope",
            "inv-leaky-rerope",
            "self-extend",
            "dca",
            "streaming-llm",
            "pi",
        ] {
            let scheme = schemes::find(id).unwrap();
            let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
            let head = Head::new(&encoding, HeadDim::DEFAULT, &Sequence::text(150));
            let rho = Rho::new(&head, 50, false).unwrap();
            let keys: Vec<_> = head.keys(149).iter().collect();
            let wanted = |back: usize| {
                let same = |key: &&usize| rho.at(149, **key) == rho.at(149, 149 - back);
                if keys.contains(&(149 - back)) {
                    keys.iter().filter(same).count() as u32
                } else {
                    0
                }
            };
            assert_eq!(rho.shared(), (0..150).map(wanted).collect::<Vec<_>>(), "{id}");
        }
    }
}
