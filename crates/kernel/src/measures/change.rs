//! How much a recipe changes the scores that another one gives to text.
//!
//! Within the training length the largest change is the "extrapolation tax" of Su, kexue.fm 9948. Scores are those of q = k = 1,
//! whose largest is √d. Deliberately does not know: which of the two recipes is the one that was trained.

use crate::attention::Head;
use crate::content::Content;

/// Scores closer than this are equal: angles of far tokens carry roundings.
const EQUAL: f64 = 1e-9;

/// The largest difference between the scores of two heads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// |z − z′|.
    pub largest: f64,
    /// Distance between query and key where it is largest.
    pub distance: usize,
    /// Most keys of a query that only one of the two reads.
    pub hidden: usize,
}

impl Change {
    /// Nothing differs.
    pub const NONE: Self = Self { largest: 0.0, distance: 0, hidden: 0 };

    /// Whether the heads agree.
    pub fn is_none(&self) -> bool {
        self.largest < EQUAL && self.hidden == 0
    }

    /// The larger of two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let larger = if other.largest > self.largest { other } else { self };
        Self { hidden: self.hidden.max(other.hidden), ..larger }
    }

    /// Both, of one query.
    fn and(self, other: Self) -> Self {
        Self { hidden: self.hidden + other.hidden, ..self.or(other) }
    }
}

impl Head {
    /// How its scores differ from those of another head on the same text: of some queries, looking back by
    /// distances below each bound.
    pub fn changes<const BOUNDS: usize>(
        &self,
        other: &Self,
        queries: &[usize],
        bounds: [usize; BOUNDS],
    ) -> [Change; BOUNDS] {
        let mut changes = [Change::NONE; BOUNDS];
        for &query in queries {
            let query = query.min(self.tokens().saturating_sub(1));
            let rows = [self, other].map(|head| head.row(&Content::Ones, query));
            let at = |distance: usize| match rows.each_ref().map(|row| row.score(query - distance))
            {
                [Some(a), Some(b)] => Change { largest: (a - b).abs(), distance, hidden: 0 },
                [None, None] => Change::NONE,
                _ => Change { hidden: 1, ..Change::NONE },
            };
            for (change, bound) in changes.iter_mut().zip(bounds) {
                let seen = 0..bound.min(query + 1);
                *change = change.or(seen.map(at).fold(Change::NONE, Change::and));
            }
        }
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Sequence, Settings, schemes};

    fn head(id: &str, tokens: usize) -> Head {
        let dim = HeadDim::DEFAULT;
        let encoding = schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
        Head::new(&encoding, dim, &Sequence::text(tokens))
    }

    #[test]
    fn a_head_does_not_differ_from_itself_but_a_bias_grows() {
        let [rope, alibi, none] = ["rope", "alibi", "none"].map(|id| head(id, 100));
        assert!(rope.changes(&rope, &[99, 50], [100])[0].is_none());
        let [change, near] = alibi.changes(&none, &[99], [100, 11]);
        assert_eq!((change.distance, change.hidden), (99, 0));
        assert!((change.largest / 99.0 - near.largest / 10.0).abs() < 1e-9);
        assert_eq!(near.distance, 10);
    }
}
