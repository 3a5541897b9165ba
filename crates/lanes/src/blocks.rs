//! **Blocks of products**: the 4 × 8 products of a strip and a panel, made when they are wanted or kept from before.
//!
//! Deliberately does not know: what is done with them.

use std::ops::Range;

use wide::f32x4;

use crate::pack::{PANEL, STRIP};

pub(crate) type Block = [[f32x4; 2]; STRIP];

/// The scores of a strip and a panel.
#[inline(always)]
pub(crate) fn block(strip: &[f32], panel: &[f32]) -> Block {
    let mut sums = [[f32x4::splat(0.0); 2]; STRIP];
    let (queries, keys) =
        (strip.as_chunks::<STRIP>().0, panel.as_chunks::<4>().0.as_chunks::<2>().0);
    // Two shorter sums lose less than a long one.
    let (first, second) = queries.split_at(queries.len() / 2);
    for (query, [low, high]) in first.iter().zip(keys) {
        step(&mut sums, query, [low, high]);
    }
    let others = sums;
    sums = [[f32x4::splat(0.0); 2]; STRIP];
    for (query, [low, high]) in second.iter().zip(&keys[first.len()..]) {
        step(&mut sums, query, [low, high]);
    }
    for (sums, others) in sums.iter_mut().zip(others) {
        sums[0] += others[0];
        sums[1] += others[1];
    }
    sums
}

#[inline(always)]
fn step(sums: &mut Block, query: &[f32; STRIP], keys: [&[f32; 4]; 2]) {
    // Read as wholes: taken apart, they would be loaded number by number.
    let keys = keys.map(|four| f32x4::new(*four));
    for row in 0..STRIP {
        let query = f32x4::splat(query[row]);
        sums[row][0] += query * keys[0];
        sums[row][1] += query * keys[1];
    }
}

/// Keys of a map with their depth, as [`panels`](crate::panels) packs them.
#[derive(Debug, Clone, Copy)]
pub struct Panels<'a> {
    /// The packed keys.
    pub values: &'a [f32],
    /// Numbers of a key.
    pub depth: usize,
}

/// Blocks of products, one for each strip and panel.
pub(crate) trait Blocks {
    /// Numbers of a key.
    fn depth(&self) -> usize;
    /// The block of each panel for a strip.
    fn of(&self, strip: usize) -> impl Fn(usize) -> Block;
}

/// Products that are made when they are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Fresh<'a> {
    /// Queries, from the first of the rows on.
    pub strips: &'a [f32],
    /// Keys.
    pub keys: Panels<'a>,
}

impl Blocks for Fresh<'_> {
    #[inline(always)]
    fn depth(&self) -> usize {
        self.keys.depth
    }

    #[inline(always)]
    fn of(&self, strip: usize) -> impl Fn(usize) -> Block {
        let Panels { values, depth } = self.keys;
        let strip = &self.strips[strip * STRIP * depth..][..STRIP * depth];
        move |panel| block(strip, &values[panel * PANEL * depth..][..PANEL * depth])
    }
}

/// Products that were made before: those of whole panels that the rows of a strip read.
#[derive(Debug, Clone)]
pub struct Kept {
    depth: usize,
    blocks: Vec<Block>,
    /// For each strip the panels, and where the block of the first of them is.
    strips: Vec<(Range<usize>, usize)>,
}

impl Kept {
    /// Makes the products of rows with the keys in their runs.
    #[inline(never)]
    pub fn new(from: Fresh<'_>, runs: &[Range<usize>]) -> Self {
        let panels = runs.chunks(STRIP).map(outer);
        let count = panels.clone().map(|panels| panels.len()).sum();
        let mut kept =
            Self { depth: from.depth(), blocks: Vec::with_capacity(count), strips: Vec::new() };
        for (strip, panels) in panels.enumerate() {
            kept.strips.push((panels.clone(), kept.blocks.len()));
            kept.blocks.extend(panels.map(from.of(strip)));
        }
        kept
    }

    /// Those of the rows from the strip on.
    pub fn from(&self, strip: usize) -> KeptRows<'_> {
        KeptRows { kept: self, strip }
    }
}

/// Products that were made before, from one of the strips on.
#[derive(Debug, Clone, Copy)]
pub struct KeptRows<'a> {
    kept: &'a Kept,
    strip: usize,
}

impl Blocks for KeptRows<'_> {
    #[inline(always)]
    fn depth(&self) -> usize {
        self.kept.depth
    }

    #[inline(always)]
    fn of(&self, strip: usize) -> impl Fn(usize) -> Block {
        let (panels, first) = &self.kept.strips[self.strip + strip];
        let blocks = &self.kept.blocks[*first..][..panels.len()];
        move |panel| blocks[panel - panels.start]
    }
}

/// Where products come from. The numbers are the same.
#[derive(Debug, Clone, Copy)]
pub enum Products<'a> {
    /// They are made now.
    Fresh(Fresh<'a>),
    /// They were made before.
    Kept(KeptRows<'a>),
}

/// Panels of which any of the rows reads a key.
pub(crate) fn outer(runs: &[Range<usize>]) -> Range<usize> {
    runs.iter().map(|run| run.start / PANEL).min().unwrap_or(0)
        ..runs.iter().map(|run| run.end.div_ceil(PANEL)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{panels, strips};

    #[test]
    fn kept_blocks_are_those_that_would_be_made() {
        let depth = 6;
        let rows = |count: usize| -> Vec<f32> {
            (0..count * depth).map(|i| ((i * 37) % 101) as f32 / 101.0 - 0.5).collect()
        };
        let (strips, keys) = (strips(&rows(11), depth), panels(&rows(29), depth));
        let keys = Panels { values: keys.as_slice(), depth };
        let fresh = Fresh { strips: strips.as_slice(), keys };
        let runs: Vec<_> = (0..11).map(|row: usize| row.saturating_sub(2)..2 * row + 3).collect();
        let kept = Kept::new(fresh, &runs);
        for from in 0..3 {
            let (later, rows) =
                (Fresh { strips: &fresh.strips[from * STRIP * depth..], ..fresh }, kept.from(from));
            for strip in 0..3 - from {
                for panel in outer(&runs[(from + strip) * STRIP..][..3]) {
                    assert_eq!(rows.of(strip)(panel), later.of(strip)(panel));
                }
            }
        }
    }
}
