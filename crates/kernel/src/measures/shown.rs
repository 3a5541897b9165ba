//! Which offsets between patches has training on a smaller grid shown?
//!
//! Axis by axis, in the coordinates of the recipe: a recipe that rescales its grid meets few offsets beyond those of training, but new
//! ones between them. Deliberately does not know: what a model makes of an offset that is new.

use crate::attention::Head;
use crate::layout::{Block, Position};
use crate::order::ascending;

/// What training has shown of an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Novelty {
    /// Each of its coordinates.
    Shown,
    /// Coordinates as large, but not just these on some axis.
    Between,
    /// On some axis no coordinate as large.
    Beyond,
}

/// The offsets of a training picture: on each axis their sizes, from the smallest.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    sizes: Vec<Vec<f64>>,
}

/// How many offsets of a grid are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Offsets {
    /// All that were looked at.
    pub all: usize,
    /// Those between.
    pub between: usize,
    /// Those beyond.
    pub beyond: usize,
}

/// Offsets of one side of a grid that are looked at, at most.
const MOST: usize = 128;

impl Shown {
    /// The offsets of a picture; None where its patches stand on no lattice.
    pub fn of(head: &Head, block: &Block) -> Option<Self> {
        let [_, down, right] = block.lattice()?.steps;
        let [_, rows, columns] = block.segment.grid();
        let sizes = |axis: usize| {
            let (down, right) = (down[axis], right[axis]);
            // An axis that a side does not move along needs no more than one offset of it.
            let rows = if down == 0.0 { 1 } else { rows as i64 };
            let columns = if right == 0.0 { 1 } else { columns as i64 };
            let row = |i: i64| {
                (1 - columns..columns).map(move |j| (i as f64 * down + j as f64 * right).abs())
            };
            let mut sizes: Vec<f64> = (0..rows).flat_map(row).collect();
            ascending(&mut sizes);
            sizes.dedup_by(|a, b| (*a - *b).abs() <= close(*b));
            sizes
        };
        Some(Self { sizes: (0..head.layout().axes().len()).map(sizes).collect() })
    }

    /// Whether an offset is new.
    pub fn novelty(&self, offset: Position) -> Novelty {
        let on_axis = |(sizes, on): (&Vec<f64>, &f64)| {
            let (size, last) = (on.abs(), sizes.last().copied().unwrap_or(0.0));
            if size > last + close(last) {
                return Novelty::Beyond;
            }
            let after = sizes.partition_point(|known| *known < size - close(size));
            let known = sizes.get(after).is_some_and(|known| (known - size).abs() <= close(size));
            if known { Novelty::Shown } else { Novelty::Between }
        };
        self.sizes.iter().zip(&offset).map(on_axis).max().unwrap_or(Novelty::Shown)
    }

    /// How many offsets between two patches of a picture are new; of its rows and columns an even sample where there are more than
    /// 128. None where its patches stand on no lattice.
    pub fn counts(&self, block: &Block) -> Option<Offsets> {
        let [_, down, right] = block.lattice()?.steps;
        let [_, rows, columns] = block.segment.grid().map(|side| side as i64);
        let every = |side: i64| (side as usize).div_ceil(MOST).max(1);
        let mut counts = Offsets::default();
        for i in (1 - rows..rows).step_by(every(rows)) {
            for j in (1 - columns..columns).step_by(every(columns)) {
                let offset = std::array::from_fn(|on| i as f64 * down[on] + j as f64 * right[on]);
                counts.all += 1;
                match self.novelty(offset) {
                    Novelty::Shown => {}
                    Novelty::Between => counts.between += 1,
                    Novelty::Beyond => counts.beyond += 1,
                }
            }
        }
        Some(counts)
    }
}

/// What rounding can do to a coordinate.
fn close(size: f64) -> f64 {
    1e-9 * size.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, Segment, Sequence, Settings, schemes};

    fn head(id: &str, side: usize) -> Head {
        let dim = HeadDim::new(32).unwrap();
        let encoding = schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
        let sequence = Sequence::new([Segment::Image { rows: side, columns: side }]).unwrap();
        Head::new(&encoding, dim, &sequence)
    }

    fn counts(id: &str, train: usize, test: usize) -> Offsets {
        let [train, test] = [train, test].map(|side| head(id, side));
        let shown = Shown::of(&train, &train.layout().blocks()[0]).unwrap();
        shown.counts(&test.layout().blocks()[0]).unwrap()
    }

    #[test]
    fn counted_patches_go_beyond_and_rescaled_ones_between() {
        // 31² offsets of 16 × 16 patches, 27² of 14 × 14.
        assert_eq!(counts("rope-vit", 14, 16), Offsets { all: 961, between: 0, beyond: 961 - 729 });
        // In reading order, the largest training offset is 14² − 1 = 195, that of the test 255: 60 on either side.
        let flat = counts("rope", 14, 16);
        let beyond = (-15_i32..16)
            .flat_map(|i| (-15..16).map(move |j| 16 * i + j))
            .filter(|d: &i32| d.abs() > 195);
        assert_eq!((flat.beyond, flat.between), (beyond.count(), 0));
        // Always from −1 to 1: nothing is beyond. Of ±i/15 only 0 and 1 are steps of 1/13 as well.
        let golden = counts("golden-gate", 14, 16);
        assert_eq!(golden, Offsets { all: 961, between: 961 - 9, beyond: 0 });
        // 16·i/32 against at most 15: 31 of 32 steps of a half are too long, the 30th is not.
        let eva = counts("eva-02", 16, 32);
        assert_eq!(eva.beyond, 63 * 63 - 61 * 61);
        assert!(eva.between > 0);
    }

    #[test]
    fn a_picture_as_large_or_smaller_brings_nothing_new() {
        for id in
            ["rope-vit", "rope-mixed", "pixtral-vit", "golden-gate", "dino-v3", "eva-02", "m-rope"]
        {
            assert_eq!(counts(id, 9, 9).beyond + counts(id, 9, 9).between, 0, "{id}");
        }
        assert_eq!(counts("rope-vit", 9, 5).beyond, 0);
    }
}
