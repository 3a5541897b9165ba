//! Whether patches stand among the ids of text.
//!
//! Wider than [`super::Collisions`], which counts equal ids: a patch between two ids of text is among them, too.
//! Deliberately does not know: which pairs read an axis.

use crate::layout::{Block, Layout, MAX_AXES, Position};

/// The corner that the ends of a block add to.
fn wider(corner: Position, block: &Block, pick: fn(f64, f64) -> f64) -> Position {
    let ends = [block.first(), block.last()];
    let ends = ends.iter().filter(|_| block.segment.is_text());
    ends.fold(corner, |corner, end| std::array::from_fn(|axis| pick(corner[axis], end[axis])))
}

impl Layout {
    /// How many patches do not stand behind all text that was read before and before all text that follows, on every axis.
    pub fn patches_among_text(&self) -> usize {
        self.among_text().len()
    }

    /// A patch of that kind, and a text token that it should stand before or behind.
    pub fn mingled(&self) -> Option<(usize, usize)> {
        let patch = self.among_text().first().copied()?;
        let at = self.position(patch);
        let passes = |text: &usize| {
            let there = self.position(*text);
            (0..self.axes().len()).any(|axis| match *text < patch {
                true => there[axis] >= at[axis],
                false => there[axis] <= at[axis],
            })
        };
        let texts = self.blocks().iter().filter(|block| block.segment.is_text());
        texts.flat_map(Block::tokens).find(passes).map(|text| (patch, text))
    }

    /// The patches that do not.
    fn among_text(&self) -> Vec<usize> {
        let axes = self.axes().len();
        let blocks = self.blocks();
        let mut after = vec![[f64::INFINITY; MAX_AXES]];
        for block in blocks.iter().rev() {
            let corner = after.last().copied().unwrap_or([f64::INFINITY; MAX_AXES]);
            after.push(wider(corner, block, f64::min));
        }
        let mut before = [f64::NEG_INFINITY; MAX_AXES];
        let mut found = Vec::new();
        // The last corner is that of all blocks, the one before it leaves out the first block, and so on.
        for (block, after) in blocks.iter().zip(after.iter().rev().skip(1)) {
            let among = |token: &usize| {
                let at = self.position(*token);
                (0..axes).any(|axis| at[axis] <= before[axis] || at[axis] >= after[axis])
            };
            if !block.segment.is_text() {
                found.extend(block.tokens().filter(among));
            }
            before = wider(before, block, f64::max);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::placement::examples::running;
    use crate::{HeadDim, Segment, Sequence, Settings, schemes};

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

    #[test]
    fn several_pictures_are_counted_as_by_comparing_all_tokens() {
        let text = Segment::Text { tokens: 4 };
        let picture = |rows, columns| Segment::Image { rows, columns };
        let segments = [picture(2, 2), text, picture(3, 5), picture(1, 2), text, picture(2, 6)];
        let sequence = Sequence::new(segments).unwrap();
        for scheme in schemes::ALL {
            let encoding = scheme.encoding(HeadDim::DEFAULT, 1e4, &Settings::default());
            let layout = encoding.placement.place(&sequence);
            let token = |index| layout.token(index);
            let is_text = |index| sequence.segments()[token(index).segment].is_text();
            let among = |patch: usize| {
                let here = token(patch).position;
                (0..layout.axes().len()).any(|axis| {
                    (0..layout.tokens()).filter(|&other| is_text(other)).any(|other| {
                        let there = token(other).position[axis];
                        if other < patch { there >= here[axis] } else { there <= here[axis] }
                    })
                })
            };
            let patches = (0..layout.tokens()).filter(|&index| !is_text(index));
            let wanted = patches.filter(|&patch| among(patch)).count();
            assert_eq!(layout.patches_among_text(), wanted, "{}", scheme.id);
            let example = layout.mingled();
            assert_eq!(example.is_some(), wanted > 0, "{}", scheme.id);
            assert!(example.is_none_or(|(patch, text)| among(patch) && is_text(text)));
        }
    }
}
