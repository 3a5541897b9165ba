//! What distance the rotation sees between two tokens of a text, and whether training showed it.
//!
//! Su, kexue.fm 9948: a distance is new when it is beyond the training length, and of a kind that was never trained when it is
//! not whole. Where all frequencies are divided by one s, the distance is divided by s (Chen et al., arXiv:2306.15595). Where they
//! change unevenly no one distance says what the rotation sees; then the pairs that made no full turn decide, as all
//! others have seen every angle: θ′Δ = θ·(gΔ), and the largest of their g carries furthest. The training length is that of the
//! frequencies and distances of the same recipe as they were before: unscaled and true.
//! Deliberately does not know: content, colours.

use std::f64::consts::TAU;
use std::ops::Range;

use crate::attention::Head;
use crate::distance::{Actual, Distance, Stretch};
use crate::rescale::{Rescale, Unscaled};
use crate::sequence::Sequence;

/// Whether training showed a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Whole and below the training length.
    Seen,
    /// Between two that were seen, or less than one token beyond them.
    Between,
    /// The training length or more.
    Unseen,
}

/// What becomes of the frequencies of the pairs that turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pace {
    /// All are multiplied by this.
    Even(f64),
    /// They are multiplied by different factors.
    Uneven {
        /// The largest factor of a pair that made no full turn in training; 0 when all did.
        furthest: f64,
        /// Pairs that made no full turn.
        unfinished: usize,
    },
}

/// Pairs of tokens by what training showed of their distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// [`Known::Seen`].
    pub seen: u64,
    /// [`Known::Between`].
    pub between: u64,
    /// [`Known::Unseen`].
    pub unseen: u64,
    /// Keys that do not stand after the query and that it may not read.
    pub masked: u64,
    /// Whether every pair was counted; else they are told from an even sample.
    pub exact: bool,
}

/// Most pairs of tokens that are looked at one by one.
const MOST: usize = 1 << 22;
/// Queries of a sample.
const QUERIES: usize = 512;
/// Relative size of roundings.
const ROUNDING: f64 = 1e-9;

impl Head {
    /// The recipe before it was stretched: unscaled frequencies and true distances.
    pub fn unstretched(&self) -> Self {
        let (rescale, distance) = (Rescale::Unscaled(Unscaled), Distance::Actual(Actual));
        let encoding = crate::Encoding { rescale, distance, ..self.encoding().clone() };
        Self::new(&encoding, self.dim(), &Sequence::text(self.tokens()))
    }
}

/// What the rotation of a head sees of a text.
#[derive(Debug)]
pub struct Rho<'a> {
    head: &'a Head,
    /// Positions from token to token.
    step: f64,
    /// What becomes of the frequencies.
    pub pace: Pace,
    /// What the distance is multiplied by.
    factor: f64,
    train: f64,
}

impl<'a> Rho<'a> {
    /// Of a head on text; `by_angles` says whether the pairs that made no full turn within `train` tokens decide where
    /// frequencies change unevenly. None when nothing turns with the distance.
    pub fn new(head: &'a Head, train: usize, by_angles: bool) -> Option<Self> {
        let step = head.encoding().placement.text_step().into_iter().fold(0.0, f64::max);
        let before = head.unstretched();
        let [now, then] = [head.frequencies(), before.frequencies()];
        let all = (0..then.pairs().len()).filter(|&pair| then.theta(pair) != 0.0);
        let factors: Vec<(usize, f64)> =
            all.map(|pair| (pair, now.theta(pair) / then.theta(pair))).collect();
        let &(_, first) = factors.first().filter(|_| !head.adds() && step > 0.0)?;
        let same = factors.iter().all(|(_, factor)| (factor - first).abs() <= ROUNDING * first);
        let pace = if same {
            Pace::Even(first)
        } else {
            let open = |&&(pair, _): &&(usize, f64)| then.turns(pair, step * train as f64) < 1.0;
            let open: Vec<f64> = factors.iter().filter(open).map(|(_, factor)| *factor).collect();
            let furthest = open.iter().copied().fold(0.0, f64::max);
            Pace::Uneven { furthest, unfinished: open.len() }
        };
        let factor = match pace {
            Pace::Even(factor) => factor,
            Pace::Uneven { furthest, .. } if by_angles => furthest,
            Pace::Uneven { .. } => 1.0,
        };
        Some(Self { head, step, pace, factor, train: train as f64 })
    }

    /// |ρ| between two tokens.
    pub fn at(&self, query: usize, key: usize) -> f64 {
        let at = |token: usize| token as f64 * self.step;
        let seen = self.head.encoding().distance.between(at(query), at(key));
        let rho = self.factor * seen.abs() / self.step;
        // A whole distance that rounding has moved.
        let whole = libm::round(rho);
        if (rho - whole).abs() <= ROUNDING * (1.0 + whole) { whole } else { rho }
    }

    /// Tokens of the text.
    pub(super) fn tokens(&self) -> usize {
        self.head.tokens()
    }

    /// What a query may read.
    pub(super) fn keys(&self, query: usize) -> crate::mask::Keys {
        self.head.keys(query)
    }

    /// The rule as straight stretches, where the distance alone decides.
    pub(super) fn stretches(&self) -> Option<Vec<Stretch>> {
        // A factor of 0 makes all the same, which no stretch says.
        self.head.encoding().distance.stretches().filter(|_| self.factor > 0.0)
    }

    /// What training showed of a distance.
    pub fn known(&self, rho: f64) -> Known {
        if rho >= self.train {
            Known::Unseen
        } else if rho == libm::floor(rho) {
            Known::Seen
        } else {
            Known::Between
        }
    }

    /// Every distance of the text; None where it matters where the tokens stand.
    pub fn distances(&self) -> Option<Tally> {
        self.head.encoding().distance.stretches()?;
        let tokens = self.head.tokens();
        let [mut between, mut unseen] = [(); 2].map(|()| Vec::with_capacity(tokens + 1));
        let mut sums = [0_u32; 2];
        for back in 0..tokens {
            between.push(sums[0]);
            unseen.push(sums[1]);
            match self.known(self.at(back, 0)) {
                Known::Seen => {}
                Known::Between => sums[0] += 1,
                Known::Unseen => sums[1] += 1,
            }
        }
        between.push(sums[0]);
        unseen.push(sums[1]);
        Some(Tally { between, unseen })
    }

    /// All pairs of tokens that may be read, by what training showed.
    pub fn counts(&self, distances: Option<&Tally>) -> Counts {
        let tokens = self.head.tokens();
        let mut counts = Counts { seen: 0, between: 0, unseen: 0, masked: 0, exact: true };
        let mut readable = 0_u64;
        for query in 0..tokens {
            let ranges = self.head.keys(query).ranges();
            readable += ranges.iter().map(ExactSizeIterator::len).sum::<usize>() as u64;
            let back = ranges.iter().map(|run| run.end.min(query + 1).saturating_sub(run.start));
            counts.masked += (query + 1 - back.sum::<usize>()) as u64;
            for run in ranges.into_iter().filter(|run| !run.is_empty()) {
                if let Some(distances) = distances {
                    let (behind, ahead) =
                        (run.start..run.end.min(query + 1), run.start.max(query + 1)..run.end);
                    if !behind.is_empty() {
                        counts
                            .add(distances.count(query + 1 - behind.end..query + 1 - behind.start));
                    }
                    if !ahead.is_empty() {
                        counts.add(distances.count(ahead.start - query..ahead.end - query));
                    }
                }
            }
        }
        if distances.is_none() {
            self.sample(&mut counts, readable);
        }
        counts
    }

    /// The same, pair by pair; of an even sample when there are too many.
    fn sample(&self, counts: &mut Counts, all: u64) {
        let tokens = self.head.tokens();
        counts.exact = all <= MOST as u64;
        let queries =
            crate::attention::sampled(tokens, if counts.exact { tokens } else { QUERIES });
        let most = if counts.exact { usize::MAX } else { MOST / QUERIES };
        let (mut found, mut weights) = ([0.0_f64; 3], 0.0);
        for query in queries {
            let keys = self.head.keys(query);
            let step = keys.len().div_ceil(most).max(1);
            // Keys are counted from the query, so that short windows are never missed.
            let mut own = [0.0_f64; 3];
            for key in keys.iter().skip((keys.len() - 1) % step).step_by(step) {
                own[self.known(self.at(query, key)) as usize] += 1.0;
            }
            let scale = keys.len() as f64 / own.iter().sum::<f64>().max(1.0);
            found.iter_mut().zip(own).for_each(|(found, own)| *found += scale * own);
            weights += keys.len() as f64;
        }
        let scale = all as f64 / f64::max(weights, 1.0);
        let [_, between, unseen] = found.map(|count| libm::round(count * scale) as u64);
        counts.add([all.saturating_sub(between + unseen), between, unseen]);
    }
}

impl Counts {
    fn add(&mut self, [seen, between, unseen]: [u64; 3]) {
        self.seen += seen;
        self.between += between;
        self.unseen += unseen;
    }

    /// All pairs that may be read.
    pub fn readable(&self) -> u64 {
        self.seen + self.between + self.unseen
    }
}

/// The distances below each, by what training showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    between: Vec<u32>,
    unseen: Vec<u32>,
}

impl Tally {
    /// How many of a run of distances are seen, between and unseen.
    pub fn count(&self, run: Range<usize>) -> [u64; 3] {
        let last = self.unseen.len() - 1;
        let (start, end) = (run.start.min(last), run.end.min(last));
        let of = |sums: &[u32]| u64::from(sums[end] - sums[start]);
        let [between, unseen] = [of(&self.between), of(&self.unseen)];
        [(end - start) as u64 - between - unseen, between, unseen]
    }
}

/// The fractional pair that makes one full turn within `length`, on a ladder of `channels` channels with base b:
/// (d/2)·log_b(L/2π).
pub fn critical_pair(base: f64, channels: usize, length: f64) -> f64 {
    channels as f64 / 2.0 * libm::log(length / TAU) / libm::log(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Settings, schemes};

    fn head(id: &str, knobs: &[(&str, f64)], tokens: usize) -> Head {
        let (dim, scheme) = (HeadDim::DEFAULT, schemes::find(id).unwrap());
        let mut settings = Settings::default();
        for (key, value) in knobs {
            settings.set(scheme.knobs.iter().find(|knob| knob.key == *key).unwrap(), dim, *value);
        }
        Head::new(&scheme.encoding(dim, 1e4, &settings), dim, &Sequence::text(tokens))
    }

    fn counts(head: &Head, train: usize) -> Counts {
        let rho = Rho::new(head, train, true).unwrap();
        rho.counts(rho.distances().as_ref())
    }

    #[test]
    fn counts_worked_out_by_hand() {
        // 8 tokens, trained on 4: distances 0 … 3 occur 8 + 7 + 6 + 5 times, 4 … 7 occur 4 + 3 + 2 + 1 times.
        let found = counts(&head("rope", &[], 8), 4);
        assert_eq!(found, Counts { seen: 26, between: 0, unseen: 10, masked: 0, exact: true });
        // Halved: 0, ½, 1, … 3½; the odd ones are not whole, none reaches 4.
        let found = counts(&head("pi", &[("factor", 2.0)], 8), 4);
        assert_eq!([found.seen, found.between, found.unseen], [8 + 6 + 4 + 2, 7 + 5 + 3 + 1, 0]);
        let found = counts(&head("rerope", &[("window", 3.0)], 8), 4);
        assert_eq!([found.seen, found.between, found.unseen], [36, 0, 0]);
        // Each reads itself and one before it.
        let found = counts(&head("window", &[("window", 2.0)], 8), 4);
        assert_eq!((found.readable(), found.masked, found.unseen), (15, 21, 0));
        // 2 + (Δ − 2)/4 is whole for Δ = 2 and 6.
        let found = counts(&head("leaky-rerope", &[("window", 2.0), ("leak", 4.0)], 8), 4);
        assert_eq!([found.seen, found.between, found.unseen], [8 + 7 + 6 + 2, 5 + 4 + 3 + 1, 0]);
    }

    #[test]
    fn counting_by_distance_is_counting_pairs() {
        for scheme in schemes::ALL {
            for tokens in [1, 7, 60] {
                let head = head(scheme.id, &[], tokens);
                let Some(rho) = Rho::new(&head, 20, true) else { continue };
                let found = rho.counts(rho.distances().as_ref());
                let mut wanted = [0; 3];
                for query in 0..tokens {
                    head.keys(query)
                        .iter()
                        .for_each(|key| wanted[rho.known(rho.at(query, key)) as usize] += 1);
                }
                assert_eq!(
                    [found.seen, found.between, found.unseen],
                    wanted,
                    "{} {tokens}",
                    scheme.id
                );
            }
        }
    }

    #[test]
    fn a_sample_tells_what_counting_finds() {
        // 4096 tokens are too many where it matters where they stand. c = 600: distances from 512 on are new.
        let head = head("dca", &[("chunk-limit", 600.0), ("local", 100.0)], 4096);
        let rho = Rho::new(&head, 512, true).unwrap();
        let found = rho.counts(None);
        assert!(!found.exact);
        let every = |query: usize| (0..=query).filter(|&key| rho.at(query, key) >= 512.0).count();
        let wanted: usize = (0..4096).map(every).sum();
        assert_eq!(found.readable(), 4096 * 4097 / 2);
        let away = (found.unseen as f64 - wanted as f64).abs() / wanted as f64;
        assert!(wanted > 1_000_000 && away < 0.02, "{} for {wanted}", found.unseen);
    }

    #[test]
    fn uneven_frequencies_are_told_by_the_pairs_that_made_no_full_turn() {
        let pace = |id: &str, knobs: &[(&str, f64)]| {
            let head = head(id, knobs, 4096);
            Rho::new(&head, 512, true).unwrap().pace
        };
        assert_eq!(pace("rope", &[]), Pace::Even(1.0));
        assert_eq!(pace("pi", &[("factor", 8.0)]), Pace::Even(0.125));
        let Pace::Uneven { furthest, unfinished } = pace("ntk", &[("factor", 8.0)]) else {
            panic!()
        };
        // Pair 31 is the first that makes no full turn in 512 tokens; its g stands in a table of NTK-aware scaling.
        assert!((furthest - 0.359437).abs() < 1e-6 && unfinished == 33);
        let head = head("ntk", &[("factor", 8.0)], 4096);
        let by_distance = Rho::new(&head, 512, false).unwrap();
        assert_eq!(by_distance.at(4095, 0), 4095.0);
        assert!(Rho::new(&self::head("none", &[], 9), 512, true).is_none());
        assert!(Rho::new(&self::head("sinusoidal", &[], 9), 512, true).is_none());
    }

    /// Pairs that make at least one turn, others, the critical pair, the longest period: §11.3 of the notes on length.
    #[test]
    fn pairs_that_complete_a_turn_in_the_notes() {
        #[rustfmt::skip]
        let settings = [
            (1e4, 128, 512, 31, 33, 30.58, 54410.0), (1e4, 128, 2048, 41, 23, 40.21, 54410.0),
            (1e4, 128, 4096, 46, 18, 45.03, 54410.0), (5e5, 128, 8192, 35, 29, 34.98, 2.56e6),
            (5e5, 64, 8192, 18, 14, 17.49, 2.08e6), (5e5, 128, 131072, 49, 15, 48.51, 2.56e6),
            (1e6, 128, 32768, 40, 24, 39.65, 5.06e6), (1e6, 128, 40960, 41, 23, 40.69, 5.06e6),
            (1e6, 128, 16384, 37, 27, 36.44, 5.06e6), (1e4, 256, 1024, 71, 57, 70.79, 58470.0),
            (1e6, 256, 32768, 80, 48, 79.30, 5.64e6), (1.5e5, 64, 4096, 18, 14, 17.40, 649409.0),
            (1e4, 64, 4096, 23, 9, 22.51, 47117.0), (5e4, 64, 4096, 20, 12, 19.16, 224031.0),
            (1e4, 96, 4096, 34, 14, 33.77, 51861.0), (1e4, 64, 2048, 21, 11, 20.11, 47117.0),
            (1e4, 32, 2048, 11, 5, 10.05, 35333.0), (1e4, 32, 64, 5, 11, 4.03, 35333.0),
        ];
        for (base, channels, length, done, open, critical, longest) in settings {
            let dim = HeadDim::new(channels).unwrap();
            let encoding = schemes::find("rope").unwrap().encoding(dim, base, &Settings::default());
            let frequencies = encoding.frequencies(dim, 0.0);
            let unfinished = frequencies.unfinished(f64::from(length));
            assert_eq!(
                (channels / 2 - unfinished, unfinished),
                (done, open),
                "{base} {channels} {length}"
            );
            let found = critical_pair(base, channels, f64::from(length));
            assert!((found - critical).abs() < 0.006, "{base} {channels} {length}: {found}");
            let period = frequencies.wavelength(channels / 2 - 1);
            assert!((period / longest - 1.0).abs() < 3e-3, "{base} {channels}: {period}");
        }
    }
}
