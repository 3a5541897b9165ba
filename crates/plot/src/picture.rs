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
        if self.side == self.cells {
            let pixels = &mut self.pixels[row * self.side..][..self.side];
            pixels[..run.start].fill([0; 4]);
            palette.colour_turned(&mut pixels[run.clone()], &values[run.clone()], (factor, offset));
            pixels[run.end..].fill([0; 4]);
            return;
        }
        let both = self.filled.start.min(run.start)..self.filled.end.max(run.end);
        self.filled = if self.filled.is_empty() { run.clone() } else { both };
        pixels::raise(&mut self.most[run.clone()], &values[run], factor, offset);
        let pixel = row * self.side / self.cells;
        if (row + 1) * self.side / self.cells != pixel || row + 1 == self.cells {
            self.finish(palette, pixel);
        }
    }

    /// A row of pixels is complete.
    fn finish(&mut self, palette: &Palette, row: usize) {
        let filled = std::mem::take(&mut self.filled);
        let (side, cells) = (self.side, self.cells);
        let pixel = |cell: usize| cell * side / cells;
        let pixels = &mut self.pixels[row * self.side..][..self.side];
        if filled.is_empty() {
            return pixels.fill([0; 4]);
        }
        let (start, end) = (pixel(filled.start), pixel(filled.end - 1) + 1);
        let shown = &mut self.shown[start..end];
        self.pool.take(shown, start, &mut self.most);
        pixels[..start].fill([0; 4]);
        palette.colour(&mut pixels[start..end], shown);
        pixels[end..].fill([0; 4]);
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
