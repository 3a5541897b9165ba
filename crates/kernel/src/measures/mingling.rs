//! Whether patches stand among the ids of text.
//!
//! Wider than [`super::Collisions`], which counts equal ids: a patch between two ids of text is among them, too.
//! Deliberately does not know: which pairs read an axis.

use crate::layout::{Block, Layout, Position};

impl Layout {
    /// Patches that do not stand behind all text that was read before and before all text that follows, on every axis.
    pub fn patches_among_text(&self) -> usize {
        let axes = self.axes().len();
        let blocks = self.blocks();
        let corner = |texts: &[Block], pick: fn(f64, f64) -> f64, from: f64| -> Position {
            let texts = texts.iter().filter(|block| block.segment.is_text());
            let ends = texts.flat_map(|block| [block.first(), block.last()]);
            ends.fold([from; crate::layout::MAX_AXES], |kept, end| {
                std::array::from_fn(|axis| pick(kept[axis], end[axis]))
            })
        };
        let of_block = |(index, block): (usize, &Block)| {
            if block.segment.is_text() {
                return 0;
            }
            let before = corner(&blocks[..index], f64::max, f64::NEG_INFINITY);
            let after = corner(&blocks[index + 1..], f64::min, f64::INFINITY);
            let among = |&token: &usize| {
                let at = self.position(token);
                (0..axes).any(|axis| at[axis] <= before[axis] || at[axis] >= after[axis])
            };
            block.tokens().filter(among).count()
        };
        blocks.iter().enumerate().map(of_block).sum()
    }
}

#[cfg(test)]
mod tests {
    use crate::placement::examples::running;
    use crate::{HeadDim, Settings, schemes};

    #[test]
    fn rows_that_count_from_0_are_ids_of_text_again() {
        let of = |id: &str| {
            let scheme = schemes::find(id).unwrap();
            let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
            encoding.placement.place(&running()).patches_among_text()
        };
        assert_eq!(["rope", "naive-lift", "m-rope", "rope-tv", "v-rope"].map(of), [0; 5]);
        assert_eq!(["spatial-reset", "omni-rope"].map(of), [6; 2]);
        assert!(of("circle-rope") > 0 && of("video-rope") > 0);
    }
}
