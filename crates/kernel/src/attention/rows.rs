//! The map in stretches of rows: whoever needs many rows need not hold all of them, can stop in between, and can share them out.
//!
//! Deliberately does not know: why these rows were chosen, or who makes the others.

use std::ops::Range;
use std::rc::Rc;

use super::dense::BLOCK_ROWS;
use super::head::Head;
use super::map::{Path, Reading, allowed_columns};
use super::products::Memory;
use super::row::overlap;
use super::strips::Strips;
use crate::content::{Content, Vectors};
use crate::mask::Keys;

/// What a row costs besides its keys, in keys: it is turned, packed, normalised and drawn.
const ROW_COST: usize = 64;
/// Multiplications after which whoever works in slices may stop: a millisecond or two.
const SLICE: usize = 1 << 25;

/// Rows of a head's map, made when they are asked for.
#[derive(Debug)]
pub struct Rows {
    head: Head,
    content: Content,
    vectors: Rc<Vectors>,
    queries: Vec<usize>,
    keys: Vec<usize>,
    reading: Reading,
    strips: Option<Strips>,
    together: usize,
}

impl Rows {
    /// The cells of `queries` × `keys` (token indices, ascending, within the sequence); `vectors` are those of the content.
    pub fn new(
        head: Head,
        content: Content,
        vectors: Rc<Vectors>,
        asked: (Vec<usize>, Vec<usize>),
        reading: Reading,
    ) -> Self {
        Self::remembering(head, content, vectors, asked, reading, &mut Memory::default())
    }

    /// As [`Self::new`], with what is remembered of the map before. The numbers are the same.
    pub fn remembering(
        head: Head,
        content: Content,
        vectors: Rc<Vectors>,
        (queries, keys): (Vec<usize>, Vec<usize>),
        reading: Reading,
        memory: &mut Memory,
    ) -> Self {
        let strips = match head.path(&content) {
            Path::Each { places_only } if places_only && head.adds() => {
                Strips::of(&head, None, &queries, reading)
            }
            Path::Each { .. } => Strips::remembered(&head, &vectors, &queries, reading, memory),
            _ => {
                *memory = Memory::default();
                None
            }
        };
        // Where there are no strips, what is prepared serves all rows.
        let together = if strips.is_some() { BLOCK_ROWS } else { usize::MAX };
        Self { head, content, vectors, queries, keys, reading, strips, together }
    }

    /// The same, for whoever stops between short stretches, though some ways prepare for each of them anew.
    #[must_use]
    pub fn in_slices(self) -> Self {
        let row = self.head.tokens() * self.head.dim().get();
        let most = (SLICE / row.max(1)).next_multiple_of(BLOCK_ROWS / 4);
        let tables = matches!(self.head.path(&self.content), Path::Even(_) | Path::Long(_));
        Self { together: if tables { self.together } else { self.together.min(most) }, ..self }
    }

    /// The head whose rows they are.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The queries.
    pub fn queries(&self) -> &[usize] {
        &self.queries
    }

    /// The keys.
    pub fn keys(&self) -> &[usize] {
        &self.keys
    }

    /// How the weight of a row is shared out over runs of keys, from its values at all of the sequence; what goes to the sink is in
    /// none. Forbidden cells of `values` may hold anything.
    pub fn mass(&self, query: usize, values: &[f32], runs: &[Range<usize>]) -> Vec<f64> {
        let allowed = self.head.keys(query).ranges();
        let all = || allowed.iter().flat_map(|run| &values[run.clone()]);
        let (shift, total) = if self.reading == Reading::Score {
            let sink = self.head.sink();
            let max = all().fold(sink, |max, &score| max.max(f64::from(score)));
            let terms = all().map(|&score| libm::exp(f64::from(score) - max));
            (max, terms.sum::<f64>() + libm::exp(sink - max))
        } else {
            (0.0, 1.0)
        };
        let weight = |&value: &f32| match self.reading {
            Reading::Weight => f64::from(value),
            Reading::Score | Reading::LogWeight => libm::exp(f64::from(value) - shift) / total,
        };
        let of = |run: &Range<usize>| -> f64 {
            let inside = allowed.iter().map(|allowed| overlap(allowed, run));
            inside.flat_map(|inside| &values[inside]).map(weight).sum()
        };
        runs.iter().map(of).collect()
    }

    /// Which of the columns a query may read.
    pub fn columns(&self, query: usize) -> Keys {
        allowed_columns(&self.keys, &self.head.keys(query))
    }

    /// The stretch of rows that is best made after the first `done` ones; empty when all are.
    pub fn next(&self, done: usize) -> Range<usize> {
        let done = done.min(self.queries.len());
        done..done.saturating_add(self.together).min(self.queries.len())
    }

    /// Writes such a stretch, row by row. Cells that the mask forbids hold anything.
    pub fn write(&self, rows: Range<usize>, values: &mut [f32]) {
        if let Some(strips) = &self.strips {
            return strips.write_some(rows, &self.keys, values);
        }
        let queries = &self.queries[rows];
        let map = self.head.map_of(&self.content, &self.vectors, queries, &self.keys, self.reading);
        let made = map.values.as_slice().unwrap_or_default();
        values[..made.len()].copy_from_slice(made);
    }
}

/// Shares out rows that read so many keys each, so that all shares cost about the same: in a causal map the first rows are cheap.
///
/// ```
/// use rotarium_kernel::attention::split;
/// assert_eq!(split(&[900; 4], 2), [0..2, 2..4]);
/// assert_eq!(split(&[100, 200, 300, 2000], 2), [0..3, 3..4]);
/// assert_eq!(split(&[], 2), [0..0, 0..0]);
/// ```
pub fn split(keys: &[usize], shares: usize) -> Vec<Range<usize>> {
    let shares = shares.max(1);
    let cost = |&keys: &usize| (keys + ROW_COST) as u64;
    let all: u64 = keys.iter().map(cost).sum();
    let (mut start, mut end, mut spent) = (0, 0, 0);
    let share = |share: usize| {
        let budget = all * (share as u64 + 1) / shares as u64;
        // A row belongs to the share in which its middle lies.
        while end < keys.len() && (share + 1 == shares || spent + cost(&keys[end]) / 2 < budget) {
            spent += cost(&keys[end]);
            end += 1;
        }
        std::mem::replace(&mut start, end)..end
    };
    (0..shares).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use crate::dim::HeadDim;
    use crate::knob::Settings;
    use crate::schemes;
    use crate::sequence::{Segment, Sequence};

    #[test]
    fn stretches_of_any_share_hold_what_the_whole_map_holds() {
        let dim = HeadDim::new(16).unwrap();
        let content = [Content::Ones, Content::Gaussian { mean: 0.1, variance: 1.0, seed: 3 }];
        let sequence = Sequence::new([
            Segment::Text { tokens: 70 },
            Segment::Image { rows: 5, columns: 6 },
            Segment::Text { tokens: 30 },
        ])
        .unwrap();
        let schemes = ["rope", "alibi", "rerope", "lambda", "m-rope", "cope"];
        for (scheme, content) in schemes.iter().flat_map(|s| content.iter().map(move |c| (s, c))) {
            let scheme = schemes::find(scheme).unwrap();
            let encoding = scheme.encoding(dim, 1e4, &Settings::default());
            let head = Head::new(&encoding, dim, &sequence);
            let all: Vec<usize> = (0..head.tokens()).collect();
            for keys in [all.clone(), (0..head.tokens()).step_by(3).collect()] {
                for reading in Reading::ALL {
                    let whole = head.map(content, &all, &keys, reading);
                    let last = head.tokens() - 1;
                    let exact = head.row(content, last);
                    let costs: Vec<usize> = all.iter().map(|&q| head.keys(q).len()).collect();
                    for share in split(&costs, 3) {
                        let vectors = Rc::new(content.vectors(&encoding, dim, head.tokens()));
                        let some = (all[share.clone()].to_vec(), keys.clone());
                        let rows = Rows::new(head.clone(), content.clone(), vectors, some, reading);
                        let rows = if share.start > 0 { rows.in_slices() } else { rows };
                        let mut done = 0;
                        while !rows.next(done).is_empty() {
                            let next = rows.next(done);
                            let mut values = vec![f32::NAN; next.len() * keys.len()];
                            rows.write(next.clone(), &mut values);
                            for (row, values) in next.clone().zip(values.chunks(keys.len())) {
                                let at = share.start + row;
                                if at == last && keys.len() == all.len() {
                                    let found = rows.mass(last, values, &[0..50, 50..last + 1]);
                                    let wanted = |run: Range<usize>| -> f64 {
                                        run.map(|key| exact.weight(key)).sum()
                                    };
                                    let wanted = [wanted(0..50), wanted(50..last + 1)];
                                    let far = |(a, b): (&f64, f64)| (a - b).abs() > 1e-5;
                                    assert!(!found.iter().zip(wanted).any(far));
                                }
                                for column in whole.allowed[at].iter() {
                                    assert_eq!(values[column], whole.values[[at, column]]);
                                }
                            }
                            done = next.end;
                        }
                        assert_eq!(done, share.len());
                    }
                }
            }
        }
    }

    #[test]
    fn shares_of_a_causal_map_cost_the_same_and_leave_no_row_out() {
        for rows in [1_usize, 2, 7, 512, 4096] {
            let keys: Vec<usize> = (1..=rows).collect();
            for shares in 1..=4 {
                let split = split(&keys, shares);
                assert_eq!((split.len(), split[0].start, split[shares - 1].end), (shares, 0, rows));
                assert!(split.windows(2).all(|two| two[0].end == two[1].start));
                let cost = |range: &Range<usize>| -> usize {
                    keys[range.clone()].iter().map(|keys| keys + ROW_COST).sum()
                };
                let most = split.iter().map(cost).max().unwrap();
                let all: usize = split.iter().map(cost).sum();
                assert!(most * shares <= all + shares * (rows + ROW_COST), "{rows} {shares}");
            }
        }
    }
}
