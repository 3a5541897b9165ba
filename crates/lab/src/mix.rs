//! The mix: which pairs of channels are heard in the score at the cursor, which of them turn, and how far both tokens are moved.
//!
//! A muted pair adds nothing; a still pair stays in the score at angle 0. Deliberately does not know: scores.

use rotarium_kernel::{HeadDim, MAX_TOKENS};
use serde::{Deserialize, Serialize};

use crate::dials::{Dial, steep, whole};
use crate::lab::Cursor;
use crate::messages;

/// Words of 64 pairs each.
const WORDS: usize = HeadDim::MAX / 2 / 64;

/// A set of pairs of channels. It travels as text: the page holds code for that anyway.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct PairSet([u64; WORDS]);

impl From<String> for PairSet {
    fn from(text: String) -> Self {
        Self::read(&text, 64 * WORDS).unwrap_or_default()
    }
}

impl From<PairSet> for String {
    fn from(pairs: PairSet) -> Self {
        pairs.write()
    }
}

impl PairSet {
    /// Whether it holds a pair.
    pub fn has(&self, pair: usize) -> bool {
        self.0.get(pair / 64).is_some_and(|word| word >> (pair % 64) & 1 == 1)
    }

    /// Puts the pairs from one to another, both included, in or takes them out.
    pub fn set(&mut self, first: usize, last: usize, inside: bool) {
        for pair in first..=last.min(64 * WORDS - 1) {
            let bit = 1 << (pair % 64);
            let word = &mut self.0[pair / 64];
            *word = if inside { *word | bit } else { *word & !bit };
        }
    }

    /// The pairs from one to another, both included; none when the first comes after the last.
    pub fn of(first: usize, last: usize) -> Self {
        let mut pairs = Self::default();
        pairs.set(first, last, true);
        pairs
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many it holds.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// As in links: `0-15,40`.
    pub fn write(&self) -> String {
        let mut runs = Vec::new();
        let mut pair = 0;
        while pair < 64 * WORDS {
            let first = pair;
            while self.has(pair) {
                pair += 1;
            }
            match pair - first {
                0 => pair += 1,
                1 => runs.push(first.to_string()),
                _ => runs.push(format!("{first}-{}", pair - 1)),
            }
        }
        runs.join(",")
    }

    /// From what people write: pairs and ranges below `pairs`, parted by commas; nothing is the empty set. None when it is not
    /// understood.
    pub fn read(text: &str, pairs: usize) -> Option<Self> {
        let mut found = Self::default();
        if text.trim().is_empty() {
            return Some(found);
        }
        for run in text.split(',') {
            let (first, last) = run.split_once('-').unwrap_or((run, run));
            let [first, last] = [first, last].map(|pair| pair.trim().parse::<usize>().ok());
            let (first, last) = (first?, last?);
            if first > last || last >= pairs {
                return None;
            }
            found.set(first, last, true);
        }
        Some(found)
    }
}

/// m, the query of the cursor.
pub(crate) const QUERY: Dial = Dial {
    key: "query",
    symbol: "m",
    label: messages::rotation::QUERY_AT,
    range: |lab| steep(whole(0, lab.tokens() - 1, 0)),
    get: |lab, _| lab.cursor().query as f64,
    set: |lab, _, value| lab.pin = Some(Cursor { query: value as usize, ..lab.cursor() }),
};

/// n, the key of the cursor.
pub(crate) const KEY: Dial = Dial {
    key: "key",
    symbol: "n",
    label: messages::rotation::KEY_AT,
    range: |lab| steep(whole(0, lab.tokens() - 1, 0)),
    get: |lab, _| lab.cursor().key as f64,
    set: |lab, _, value| lab.pin = Some(Cursor { key: value as usize, ..lab.cursor() }),
};

/// k, how far both are moved along.
pub(crate) const SHIFT: Dial = Dial {
    key: "shift",
    symbol: "k",
    label: messages::rotation::SHIFT_BY,
    range: |_| steep(whole(0, MAX_TOKENS, 0)),
    get: |lab, _| lab.mix.shift as f64,
    set: |lab, _, value| lab.mix.shift = value as usize,
};

/// What is heard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mix {
    /// Pairs that add nothing to the score.
    pub muted: PairSet,
    /// Pairs that stay in the score and do not turn.
    pub still: PairSet,
    /// k: how many tokens further along both the query and the key stand.
    pub shift: usize,
}

impl Mix {
    /// Leaves only the first `pairs` pairs in its sets.
    pub(crate) fn keep(&mut self, pairs: usize) {
        self.muted.set(pairs, usize::MAX, false);
        self.still.set(pairs, usize::MAX, false);
    }

    /// The same with these pairs alone audible; all are, when they were alone already.
    #[must_use]
    pub fn solo(self, first: usize, last: usize, pairs: usize) -> Self {
        let mut muted = PairSet::of(0, pairs.saturating_sub(1));
        muted.set(first, last, false);
        let muted = if self.muted == muted { PairSet::default() } else { muted };
        Self { muted, ..self }
    }

    /// The same with these pairs muted, or heard again when the first of them was muted.
    #[must_use]
    pub fn mute(self, first: usize, last: usize) -> Self {
        let mut muted = self.muted;
        muted.set(first, last, !muted.has(first));
        Self { muted, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_written_and_read() {
        for text in ["", "0", "0-15,40", "63-64,255", "0-255"] {
            assert_eq!(PairSet::read(text, 256).map(|pairs| pairs.write()), Some(text.into()));
        }
        assert_eq!(PairSet::read(" 3 - 5, 9", 10), PairSet::read("3-5,9", 10));
        for text in ["256", "3-2", "a", "-", "1,", "0-99999999999999999999"] {
            assert_eq!(PairSet::read(text, 256), None, "{text}");
        }
        assert!(!PairSet::of(0, 255).has(256) && PairSet::of(5, 4).is_empty());
        assert_eq!(PairSet::of(60, 70).count(), 11);
    }

    #[test]
    fn solo_and_mute_are_undone_by_themselves() {
        let mix = Mix::default();
        let solo = mix.solo(3, 4, 8);
        assert_eq!(solo.muted.write(), "0-2,5-7");
        assert_eq!(solo.solo(3, 4, 8), mix);
        assert_eq!(mix.mute(1, 2).mute(2, 2).muted.write(), "1");
        let mut small = mix.mute(0, 7);
        small.keep(3);
        assert_eq!(small.muted.write(), "0-2");
    }
}
