//! How many text tokens and patches share ids.

use std::collections::BTreeMap;

use crate::layout::{Layout, Position};

/// Pairs of a text token and a patch with equal ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collisions {
    /// On each axis.
    pub per_axis: Vec<u64>,
    /// On all axes at once.
    pub full: u64,
}

/// Bits of an id; adding 0 makes −0 the same as 0.
fn key(id: f64) -> u64 {
    (id + 0.0).to_bits()
}

fn shared<K: Ord>(text: impl Iterator<Item = K>, patches: impl Iterator<Item = K>) -> u64 {
    let mut counts: BTreeMap<K, u64> = BTreeMap::new();
    text.for_each(|key| *counts.entry(key).or_default() += 1);
    patches.map(|key| counts.get(&key).copied().unwrap_or(0)).sum()
}

impl Layout {
    /// Pairs of a text token and a patch that share ids.
    pub fn collisions(&self) -> Collisions {
        let of_kind = |text: bool| -> Vec<Position> {
            let blocks = self.blocks().iter().filter(move |block| block.segment.is_text() == text);
            blocks.flat_map(|block| block.tokens()).map(|token| self.position(token)).collect()
        };
        let (text, patches) = (of_kind(true), of_kind(false));
        let on = |axis: usize| {
            shared(text.iter().map(|p| key(p[axis])), patches.iter().map(|p| key(p[axis])))
        };
        let full = shared(text.iter().map(|p| p.map(key)), patches.iter().map(|p| p.map(key)));
        Collisions { per_axis: (0..self.axes().len()).map(on).collect(), full }
    }

    /// The first patch that shares its id on an axis, or its ids on all axes, with a text token; and the first such token.
    pub fn collision(&self, axis: Option<usize>) -> Option<(usize, usize)> {
        let of_kind = |text: bool| {
            let blocks = self.blocks().iter().filter(move |block| block.segment.is_text() == text);
            blocks.flat_map(|block| block.tokens())
        };
        let ids = |token: usize| {
            let position = self.position(token);
            axis.map_or(position, |axis| [position[axis], 0.0, 0.0, 0.0]).map(key)
        };
        let mut texts = BTreeMap::new();
        of_kind(true).for_each(|token| {
            texts.entry(ids(token)).or_insert(token);
        });
        of_kind(false).find_map(|patch| texts.get(&ids(patch)).map(|&text| (text, patch)))
    }
}

#[cfg(test)]
mod tests {
    use crate::placement::examples::running;
    use crate::{HeadDim, Settings, schemes};

    #[test]
    fn a_reset_picture_meets_the_first_tokens() {
        let scheme = schemes::find("spatial-reset").unwrap();
        let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
        let layout = encoding.placement.place(&running());
        // The picture begins with (3, 0, 0): its row is that of the first token, its time that of none.
        assert_eq!(
            [None, Some(0), Some(1)].map(|axis| layout.collision(axis)),
            [None, None, Some((0, 3))]
        );
    }
}
