//! What the scores of a map are made of: queries and keys that are turned and packed, and the products of both, which are kept
//! when the same ones are asked for again.
//!
//! The scale, the mask, the sink and the reading act on products; while only these change, no product is made anew.
//! Deliberately does not know: scores, or why anything changes.

use std::ops::Range;
use std::rc::Rc;

use rotarium_lanes as lanes;

use super::head::Head;
use super::turns::turn_both;
use crate::content::Vectors;
use crate::recipe::{Encoding, Side};

/// Products that are worth keeping: 32 MiB.
const MOST_KEPT: usize = 1 << 23;

/// Queries and keys as they enter the product.
#[derive(Debug)]
pub(super) struct Packed {
    strips: lanes::Aligned,
    panels: lanes::Aligned,
    depth: usize,
    /// Of the queries and of the keys.
    lengths: [Vec<f32>; 2],
}

impl Packed {
    fn of(head: &Head, vectors: Option<&Vectors>, queries: &[usize]) -> Self {
        let depth = head.dim().get();
        let packing = |rows, width| lanes::Packing::new(rows, depth, width);
        let mut strips = packing(queries.len(), lanes::STRIP);
        let mut panels = packing(head.tokens(), lanes::PANEL);
        let [mut of_queries, mut of_keys] = [Vec::new(), Vec::new()];
        turn_both(head, queries, vectors, |side, rows| {
            let (packing, lengths) = match side {
                Side::Query => (&mut strips, &mut of_queries),
                Side::Key => (&mut panels, &mut of_keys),
            };
            packing.push(rows);
            lengths.extend(lanes::lengths(rows, depth));
        });
        Self {
            strips: strips.finish(),
            panels: panels.finish(),
            depth,
            lengths: [of_queries, of_keys],
        }
    }

    fn from(&self, strip: usize) -> lanes::Fresh<'_> {
        let keys = lanes::Panels { values: self.panels.as_slice(), depth: self.depth };
        lanes::Fresh { strips: &self.strips.as_slice()[strip * lanes::STRIP * self.depth..], keys }
    }
}

/// Products of some queries with the keys of a run each.
#[derive(Debug)]
pub(super) struct Products {
    kept: lanes::Kept,
    runs: Vec<Range<usize>>,
    lengths: [Vec<f32>; 2],
}

impl Products {
    fn cover(&self, runs: &[Range<usize>]) -> bool {
        let inside = |(kept, run): (&Range<usize>, &Range<usize>)| {
            run.is_empty() || kept.start <= run.start && run.end <= kept.end
        };
        self.runs.iter().zip(runs).all(inside)
    }
}

/// Where the products of a map come from. The numbers are the same.
#[derive(Debug)]
pub(super) enum Source {
    /// They are made when they are wanted.
    Packed(Packed),
    /// They are there.
    Products(Rc<Products>),
}

impl Source {
    /// Products that are made when they are wanted; `vectors` is what the tokens hold.
    pub(super) fn made(head: &Head, vectors: Option<&Vectors>, queries: &[usize]) -> Self {
        Self::Packed(Packed::of(head, vectors, queries))
    }

    /// Those of the rows from a strip on.
    pub(super) fn from(&self, strip: usize) -> lanes::Products<'_> {
        match self {
            Self::Packed(packed) => lanes::Products::Fresh(packed.from(strip)),
            Self::Products(products) => lanes::Products::Kept(products.kept.from(strip)),
        }
    }

    /// Lengths of the queries and of the keys.
    pub(super) fn lengths(&self) -> [&[f32]; 2] {
        let [queries, keys] = match self {
            Self::Packed(packed) => &packed.lengths,
            Self::Products(products) => &products.lengths,
        };
        [queries, keys]
    }
}

/// What the products of a map depend on, and the products once they were asked for twice.
#[derive(Debug)]
struct Known {
    head: Head,
    vectors: Rc<Vectors>,
    queries: Vec<usize>,
    products: Option<Rc<Products>>,
}

impl Known {
    fn is_of(&self, head: &Head, vectors: &Rc<Vectors>, queries: &[usize]) -> bool {
        // The vectors last: to compare them takes longest, and another base has been noticed before.
        self.queries == queries
            && self.head.multiplies_as(head)
            && (Rc::ptr_eq(&self.vectors, vectors) || self.vectors == *vectors)
    }
}

/// What is remembered of a map for the next one.
#[derive(Debug, Default)]
pub struct Memory(Option<Known>);

impl Memory {
    /// The products of a map whose queries read these runs of keys. A second map of the same products keeps them, so that one
    /// whose products differ from map to map costs nothing.
    pub(super) fn products(
        &mut self,
        head: &Head,
        vectors: &Rc<Vectors>,
        queries: &[usize],
        runs: &[Range<usize>],
    ) -> Source {
        if queries.len() * head.tokens() > MOST_KEPT {
            self.0 = None;
            return Source::made(head, Some(vectors), queries);
        }
        let Some(known) = self.0.as_mut().filter(|known| known.is_of(head, vectors, queries))
        else {
            self.0 = Some(Known {
                head: head.clone(),
                vectors: vectors.clone(),
                queries: queries.to_vec(),
                products: None,
            });
            return Source::made(head, Some(vectors), queries);
        };
        let kept = known.products.take().filter(|products| products.cover(runs));
        let products = kept.unwrap_or_else(|| {
            let packed = Packed::of(head, Some(vectors), queries);
            let runs = widened(runs, queries, head.tokens());
            let kept = lanes::Kept::new(packed.from(0), &runs);
            Rc::new(Products { kept, runs, lengths: packed.lengths })
        });
        known.products = Some(products.clone());
        Source::Products(products)
    }
}

/// Runs that serve other masks as well: all that a causal mask allows, or all keys where some query looks ahead.
fn widened(runs: &[Range<usize>], queries: &[usize], tokens: usize) -> Vec<Range<usize>> {
    let causal = runs.iter().zip(queries).all(|(run, &query)| run.end <= query + 1);
    queries.iter().map(|&query| 0..if causal { query + 1 } else { tokens }).collect()
}

impl Head {
    /// Whether the products of queries and keys are those of the other head: what differs acts on products only.
    fn multiplies_as(&self, other: &Self) -> bool {
        let under_ours = || {
            let Encoding { temperature, mask, sink, .. } = self.encoding.clone();
            Encoding { temperature, mask, sink, ..other.encoding.clone() }
        };
        self.dim == other.dim
            && self.frequencies == other.frequencies
            && self.layout == other.layout
            && self.encoding == under_ours()
    }
}

#[cfg(test)]
mod tests;
