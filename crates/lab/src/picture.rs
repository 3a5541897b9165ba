//! The patch of a picture that looks around, and how recipes that look are told apart.
//!
//! Deliberately does not know: formulas, widgets.

use crate::figure::Ink;
use crate::lab::{Cursor, Lab, SlotName};

/// A patch of the first picture, or of a later one that holds the pinned query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Which part of the sequence is the picture.
    pub part: usize,
    /// Its first token.
    pub first: usize,
    /// Its frames, rows and columns.
    pub grid: [usize; 3],
    /// Frame, row and column of the patch.
    pub place: [usize; 3],
}

impl Asked {
    /// The patch whose view is shown: the pinned query, else the middle of the first picture. None without a picture.
    pub fn of(lab: &Lab) -> Option<Self> {
        let pinned = lab.pin.map(|pin| pin.query);
        let (mut first, mut middle) = (0, None);
        for (part, block) in lab.sequence.parts().iter().enumerate() {
            let (tokens, grid) = (block.segment.tokens(), block.segment.grid());
            if !block.segment.is_text() && tokens > 0 {
                let place = |token: usize| {
                    [token / (grid[1] * grid[2]), token / grid[2] % grid[1], token % grid[2]]
                };
                let of = |token| Self { part, first, grid, place: place(token) };
                if let Some(query) = pinned.filter(|query| (first..first + tokens).contains(query))
                {
                    return Some(of(query - first));
                }
                middle = middle.or(Some(Self {
                    part,
                    first,
                    grid,
                    place: [0, grid[1] / 2, grid[2] / 2],
                }));
            }
            first += tokens;
        }
        middle
    }

    /// The token at a row and a column of its frame.
    pub fn token(&self, row: usize, column: usize) -> usize {
        let [_, rows, columns] = self.grid;
        self.first + (self.place[0] * rows + row.min(rows - 1)) * columns + column.min(columns - 1)
    }

    /// The token of the patch.
    pub fn query(&self) -> usize {
        self.token(self.place[1], self.place[2])
    }

    /// The cursor on the patch so many steps away.
    pub fn stepped(&self, (right, down): (isize, isize)) -> Cursor {
        let row = self.place[1].saturating_add_signed(down);
        let query = self.token(row, self.place[2].saturating_add_signed(right));
        Cursor { query, key: query, pair: None }
    }
}

/// The ink of the line of a slot.
pub(crate) fn ink(slot: SlotName) -> Ink {
    [Ink::Strong, Ink::Accent, Ink::Image, Ink::Text, Ink::Video, Ink::Second][slot.index()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    fn asked(link: &str) -> Option<Asked> {
        Asked::of(&link::read(link, Language::En).lab)
    }

    #[test]
    fn the_middle_looks_until_a_patch_is_pinned() {
        let middle = asked("#/images").unwrap();
        assert_eq!((middle.place, middle.query()), ([0, 8, 8], 136));
        let pinned = asked("#/images?seq=t3,i4x5,t2,i2x2&pin=26,0").unwrap();
        assert_eq!((pinned.part, pinned.first, pinned.place), (3, 25, [0, 0, 1]));
        // Text looks at nothing here: the middle of the first picture does.
        assert_eq!(asked("#/images?seq=t3,i4x5,t2&pin=1,0").unwrap().place, [0, 2, 2]);
        assert_eq!(asked("#/images?seq=t3"), None);
        let clip = asked("#/images?seq=t1,v3x2x2@1&pin=8,0").unwrap();
        assert_eq!((clip.place, clip.query()), ([1, 1, 1], 8));
    }

    #[test]
    fn steps_stay_in_the_picture() {
        let corner = asked("#/images?seq=t3,i4x5&pin=3,0").unwrap();
        assert_eq!(corner.stepped((-1, -1)).query, 3);
        assert_eq!(corner.stepped((1, 2)).query, 3 + 11);
        assert_eq!(corner.stepped((10, 10)).query, 3 + 19);
    }
}
