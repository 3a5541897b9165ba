//! **Pictures** of maps that are made row by row: the values of a row become pixels at once, and nobody holds all of them.
//!
//! Where there are more cells than pixels, a pixel shows the largest of its cells, so that thin peaks stay in sight.
//! Deliberately does not know: where the rows come from.

use std::ops::Range;

use crate::colour::Palette;
use rotarium_lanes::Aligned;
use rotarium_lanes::pixels::{self, Pool};

/// Pixels of a square map, one for each cell or for some cells.
#[derive(Debug, Clone)]
pub struct Picture {
    cells: usize,
    side: usize,
    pixels: Vec<[u8; 4]>,
    /// What each row of pixels has beside its own colours.
    margins: Vec<Margins>,
    pool: Pool,
    /// The largest values of the rows of one row of pixels, and room to pool them.
    most: Aligned,
    /// Where any of these rows has values.
    filled: Range<usize>,
    /// From here on all of them are `last` and not written down: half of a causal map is empty.
    even: usize,
    last: f32,
    shown: Vec<f32>,
}

impl Picture {
    /// A transparent picture of `cells` × `cells` values with at most `most` pixels to a side.
    pub fn new(cells: usize, most: usize) -> Self {
        let side = cells.min(most.max(1));
        let pool = Pool::new(cells, side);
        Self {
            cells,
            side,
            pixels: vec![[0; 4]; side * side],
            margins: vec![Margins { start: side, even: side, end: side, colour: [0; 4] }; side],
            most: pool.room(),
            pool,
            filled: 0..0,
            even: 0,
            last: 0.0,
            shown: vec![0.0; side],
        }
    }

    /// Pixels of a side.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Red, green, blue and opacity of each pixel, row by row.
    pub fn bytes(&self) -> &[u8] {
        self.pixels.as_flattened()
    }

    /// The next row of cells: `values` · `factor` − `offset` in `run`, nothing elsewhere. Rows come in order.
    pub fn row(
        &mut self,
        palette: &Palette,
        row: usize,
        values: &[f32],
        run: Range<usize>,
        (factor, offset): (f32, f32),
    ) {
        if row >= self.cells {
            return;
        }
        let values = &values[run.clone()];
        if self.side == self.cells {
            let even = run.end - pixels::tail(values);
            let last = values.last().map_or(f32::NEG_INFINITY, |last| last * factor - offset);
            let mixed = self.margins(palette, row, (run.start, even, run.end), last);
            let values = &values[..mixed.len()];
            return palette.colour_turned(mixed, values, (factor, offset));
        }
        if !run.is_empty() {
            self.join(values, run, (factor, offset));
        }
        let pixel = row * self.side / self.cells;
        if (row + 1) * self.side / self.cells != pixel || row + 1 == self.cells {
            self.finish(palette, pixel);
        }
    }

    /// The largest of a row and those that share its pixels.
    fn join(&mut self, values: &[f32], run: Range<usize>, (factor, offset): (f32, f32)) {
        let even = run.end - pixels::tail(values);
        let last = values[values.len() - 1] * factor - offset;
        let most = self.most.as_mut_slice();
        if self.filled.is_empty() {
            let written = &mut most[run.start..even];
            pixels::lay(written, &values[..written.len()], factor, offset);
            (self.filled, self.even, self.last) = (run, even, last);
            return;
        }
        let before = self.filled.clone();
        self.filled = before.start.min(run.start)..before.end.max(run.end);
        let alike = run.end == before.end;
        let even = if alike { even.max(self.even) } else { self.filled.end };
        most[self.filled.start..before.start].fill(f32::NEG_INFINITY);
        most[self.even..even.min(before.end)].fill(self.last);
        most[even.min(before.end)..even].fill(f32::NEG_INFINITY);
        let raised = &mut most[run.start..even.min(run.end)];
        pixels::raise(raised, &values[..raised.len()], factor, offset);
        (self.even, self.last) = (even, last.max(self.last));
    }

    /// A row of pixels is complete.
    fn finish(&mut self, palette: &Palette, row: usize) {
        let (filled, uneven) = (std::mem::take(&mut self.filled), std::mem::take(&mut self.even));
        let pixel = |cell: usize| cell * self.side / self.cells;
        let past = |cell: usize| cell.checked_sub(1).map_or(0, |last| pixel(last) + 1);
        let (start, end) = (pixel(filled.start), past(filled.end));
        let even = past(uneven).max(start);
        // What the first and the last pixel have beyond what is written down.
        let under = self.pool.under(start..even);
        let most = self.most.as_mut_slice();
        most[under.start..filled.start].fill(f32::NEG_INFINITY);
        let (written, read) = (uneven.min(under.end), filled.end.min(under.end));
        most[written..read].fill(self.last);
        most[read..under.end].fill(f32::NEG_INFINITY);
        let mut shown = std::mem::take(&mut self.shown);
        self.pool.take(&mut shown[start..even], start, most);
        let mixed = self.margins(palette, row, (start, even, end), self.last);
        palette.colour(mixed, &shown[start..even]);
        self.shown = shown;
    }

    /// Paints what is beside the pixels of a row that have colours of their own, which are answered. It stays as it is where it was
    /// the same: half of a causal map looks alike in all pictures.
    fn margins(
        &mut self,
        palette: &Palette,
        row: usize,
        (start, even, end): (usize, usize, usize),
        last: f32,
    ) -> &mut [[u8; 4]] {
        let mut colour = [[0; 4]];
        if even < end {
            palette.colour(&mut colour, &[last]);
        }
        let new = Margins { start, even, end, colour: colour[0] };
        let old = std::mem::replace(&mut self.margins[row], new);
        let pixels = &mut self.pixels[row * self.side..][..self.side];
        if old.even > even || (Margins { even, ..old }) != new {
            pixels[..start].fill([0; 4]);
            pixels::paint(&mut pixels[even..end], new.colour);
            pixels[end..].fill([0; 4]);
        }
        &mut pixels[start..even]
    }
}

/// Transparent up to `start` and from `end` on, from `even` to `end` of one colour.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Margins {
    start: usize,
    even: usize,
    end: usize,
    colour: [u8; 4],
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;
    use rotarium_lab::figure::{ColourScale, Family};

    fn palette() -> Palette {
        let scale = ColourScale {
            family: Family::Sequential,
            low: 0.0,
            high: 255.0,
            clipped: (false, false),
            label: String::new(),
        };
        Palette::new(&scale, Theme::Light)
    }

    #[test]
    fn rows_that_end_alike_are_coloured_like_any_other() {
        let palette = palette();
        for (cells, most) in [(9, 9), (9, 4), (64, 25), (64, 64), (100, 99), (150, 31)] {
            let mut picture = Picture::new(cells, most);
            let side = picture.side();
            let value =
                |row: usize, key: usize| if key <= row { (row * 7 + key) % 251 } else { 40 };
            // Twice, so that what one picture leaves behind would show in the next.
            for row in (0..cells).chain(0..cells) {
                let values: Vec<f32> = (0..cells).map(|key| value(row, key) as f32).collect();
                picture.row(&palette, row, &values, 0..cells, (1.0, 0.0));
            }
            let mut wanted = vec![0; side * side];
            for (row, key) in (0..cells).flat_map(|row| (0..cells).map(move |key| (row, key))) {
                let at = &mut wanted[row * side / cells * side + key * side / cells];
                *at = value(row, key).max(*at);
            }
            for (found, wanted) in picture.bytes().chunks(4).zip(wanted) {
                let mut pixel = [[0; 4]];
                palette.colour(&mut pixel, &[wanted as f32]);
                assert_eq!(found, pixel[0], "{cells} {most}");
            }
        }
    }

    #[test]
    fn nothing_of_a_picture_stays_in_the_next() {
        let palette = palette();
        for (cells, most) in [(48, 48), (48, 17), (90, 30)] {
            let draw = |picture: &mut Picture, kind: usize| {
                for row in 0..cells {
                    let even = [row + 1, 0, cells - row, cells, row / 2][kind];
                    let run =
                        [0..cells, 0..cells, 3..cells, row..row, row / 3..row + 1][kind].clone();
                    let value = |key| if key < even { (row * 7 + key) % 251 } else { 40 * kind };
                    let values: Vec<f32> = (0..cells).map(|key| value(key) as f32).collect();
                    picture.row(&palette, row, &values, run, (1.0, 0.0));
                }
            };
            let mut picture = Picture::new(cells, most);
            for kind in [0, 0, 1, 2, 0, 4, 4, 3, 1, 3, 2, 4, 1] {
                let mut fresh = Picture::new(cells, most);
                draw(&mut picture, kind);
                draw(&mut fresh, kind);
                assert!(picture.bytes() == fresh.bytes(), "{cells} {most} {kind}");
            }
        }
    }

    #[test]
    fn runs_that_lie_apart_leave_nothing_between() {
        let palette = palette();
        let mut picture = Picture::new(20, 4);
        for row in 0..20 {
            picture.row(&palette, row, &[9.0; 20], 0..20, (1.0, 0.0));
        }
        for row in 0..5 {
            let run = if row % 2 == 0 { 12..14 } else { 2..4 };
            picture.row(&palette, row, &[200.0; 20], run, (1.0, 0.0));
        }
        let [mut most, mut none] = [[[0; 4]]; 2];
        palette.colour(&mut most, &[200.0]);
        palette.colour(&mut none, &[f32::NEG_INFINITY]);
        let wanted = [most[0], none[0], most[0], [0; 4]];
        assert_eq!(&picture.bytes()[..16], wanted.as_flattened());
    }

    #[test]
    fn pixels_are_the_colours_of_the_largest_cells_and_nothing_where_nothing_is_read() {
        let palette = palette();
        for (cells, most) in [(7, 7), (7, 3), (30, 8), (5, 100)] {
            let value = |row: usize, key: usize| ((row * 31 + key * 17) % 251) as f32;
            let mut picture = Picture::new(cells, most);
            let side = picture.side();
            for row in 0..cells {
                let values: Vec<f32> = (0..cells).map(|key| 2.0 * value(row, key) + 2.0).collect();
                picture.row(&palette, row, &values, 0..row + 1, (0.5, 1.0));
            }
            let mut wanted = vec![f32::NEG_INFINITY; side * side];
            for row in 0..cells {
                for key in 0..=row {
                    let at = &mut wanted[row * side / cells * side + key * side / cells];
                    *at = at.max(value(row, key));
                }
            }
            for (found, wanted) in picture.bytes().chunks(4).zip(wanted) {
                let mut pixel = [[0; 4]];
                if wanted.is_finite() {
                    palette.colour(&mut pixel, &[wanted]);
                }
                assert_eq!(found, pixel[0], "{cells} {most}");
            }
        }
    }
}
