//! A bias that content decides: a whole row of scores is needed for each of its numbers.
//!
//! Deliberately does not know: how the scores were made.

use super::head::Head;
use crate::bias::{Counted, PositionVectors};
use crate::content::Vectors;
use crate::recipe::Side;

/// The position vectors and the queries that meet them.
pub(super) struct Context<'a> {
    head: &'a Head,
    held: Option<&'a Vectors>,
    vectors: PositionVectors,
}

impl<'a> Context<'a> {
    /// None where the bias does not ask for content. `held` is what the tokens hold; nothing where an additive encoding stands
    /// alone.
    pub(super) fn new(head: &'a Head, held: Option<&'a Vectors>) -> Option<Self> {
        let vectors = head.encoding.bias.by_content()?.vectors(head.dim);
        Some(Self { head, held, vectors })
    }

    /// Position and bias of each readable key of `query`, from their scores without a bias.
    pub(super) fn row(&self, query: usize, logits: &[f64]) -> Vec<Counted> {
        let held = self.held.map_or(&[][..], |held| held.query(query));
        self.vectors.row(&self.head.query_in_product(held, query), logits)
    }
}

impl Head {
    /// A query as it enters the product where `token` stands, in f64; missing channels are 0.
    pub(crate) fn query_in_product(&self, held: &[f32], token: usize) -> Vec<f64> {
        let mut wide: Vec<f64> = held.iter().map(|&x| f64::from(x)).collect();
        wide.resize(self.dim.get(), 0.0);
        self.encoded(&self.prepared(Side::Query, &wide), self.layout.position(token))
    }
}
