//! **Pictures** of maps that are made row by row: the values of a row become pixels at once, and nobody holds all of them.
//!
//! Where there are more cells than pixels, a pixel shows the largest of its cells, so that thin peaks stay in sight.
//! Deliberately does not know: where the rows come from.

use std::ops::Range;

use crate::colour::Palette;
use rotarium_lanes::pixels::{self, Pool};

/// Pixels of a square map, one for each cell or for some cells.
#[derive(Debug, Clone)]
pub struct Picture {
    cells: usize,
    side: usize,
    pixels: Vec<[u8; 4]>,
    pool: Pool,
    /// The largest values of the rows of one row of pixels, and room to pool them.
    most: Vec<f32>,
    /// Where any of these rows has values.
    filled: Range<usize>,
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
            most: pool.room(),
            pool,
            filled: 0..0,
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
            let pixels = &mut self.pixels[row * self.side..][..self.side];
            clear(&mut pixels[..run.start]);
            coloured(palette, &mut pixels[run.clone()], values, (factor, offset));
            clear(&mut pixels[run.end..]);
            return;
        }
        if self.filled.is_empty() {
            pixels::lay(&mut self.most[run.clone()], values, factor, offset);
            self.filled = run;
        } else if !run.is_empty() {
            let filled = std::mem::take(&mut self.filled);
            self.filled = filled.start.min(run.start)..filled.end.max(run.end);
            self.most[self.filled.start..filled.start].fill(f32::NEG_INFINITY);
            self.most[filled.end..self.filled.end].fill(f32::NEG_INFINITY);
            pixels::raise(&mut self.most[run], values, factor, offset);
        }
        let pixel = row * self.side / self.cells;
        if (row + 1) * self.side / self.cells != pixel || row + 1 == self.cells {
            self.finish(palette, pixel);
        }
    }

    /// A row of pixels is complete.
    fn finish(&mut self, palette: &Palette, row: usize) {
        let filled = std::mem::take(&mut self.filled);
        let pixel = |cell: usize| cell * self.side / self.cells;
        let pixels = &mut self.pixels[row * self.side..][..self.side];
        if filled.is_empty() {
            return clear(pixels);
        }
        let (start, end) = (pixel(filled.start), pixel(filled.end - 1) + 1);
        // What the first and the last pixel have beyond the rows.
        let under = self.pool.under(start..end);
        self.most[under.start..filled.start].fill(f32::NEG_INFINITY);
        self.most[filled.end..under.end].fill(f32::NEG_INFINITY);
        // Half of a causal map is empty: the cells at the end that are all the same need not be shared out.
        let tail = pixels::tail(&self.most[under.clone()]);
        let uneven = if tail == under.len() { start } else { pixel(under.end - tail - 1) + 1 };
        let last = self.most[under.end - 1];
        let mixed = &mut self.shown[start..uneven];
        self.pool.take(mixed, start, &mut self.most);
        clear(&mut pixels[..start]);
        palette.colour(&mut pixels[start..uneven], mixed);
        alike(palette, &mut pixels[uneven..end], last, (1.0, 0.0));
        clear(&mut pixels[end..]);
    }
}

/// Makes pixels transparent.
fn clear(pixels: &mut [[u8; 4]]) {
    pixels.as_flattened_mut().fill(0);
}

/// Colours values; those at the end that are all the same look alike.
fn coloured(palette: &Palette, pixels: &mut [[u8; 4]], values: &[f32], turned: (f32, f32)) {
    let (mixed, even) = pixels.split_at_mut(values.len() - pixels::tail(values));
    palette.colour_turned(mixed, &values[..mixed.len()], turned);
    values.last().into_iter().for_each(|last| alike(palette, even, *last, turned));
}

/// All pixels in the colour of one value.
fn alike(palette: &Palette, pixels: &mut [[u8; 4]], value: f32, turned: (f32, f32)) {
    if let Some((first, rest)) = pixels.split_first_mut() {
        palette.colour_turned(std::slice::from_mut(first), &[value], turned);
        pixels::paint(rest, *first);
    }
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
        for (cells, most) in [(9, 9), (9, 4), (64, 25)] {
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
