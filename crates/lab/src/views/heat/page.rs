//! A sequence set like a page: text in strips, pictures in grids, clips frame by frame, from left to right and top to bottom.
//!
//! The page has one size for every pane, so that a point of it means the same token everywhere. Cells shrink until all fit,
//! and then stand for several tokens each. Deliberately does not know: values, words.

use rotarium_kernel::Segment;

/// Width and height of a page. A unit is about a CSS pixel of a large pane.
pub(super) const SIZE: (f64, f64) = (640.0, 300.0);
/// Sides of a cell, the largest and the smallest.
const CELL: (f64, f64) = (18.0, 5.0);
/// Room for the name of a segment.
pub(super) const NAME: f64 = 28.0;
/// From one line to the next, from one segment to the next, from one frame to the next.
const GAPS: (f64, f64, f64) = (8.0, 14.0, 4.0);
/// Frames of a clip that are shown at most.
const MOST_FRAMES: usize = 8;
/// Cells of text that stand in one line before it is broken.
const LINE: usize = 32;

/// So many names may take more room than the cells.
const MANY: usize = 16;

/// A text, a picture or one frame of a clip.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// Which segment it belongs to.
    pub(super) segment: usize,
    /// Its first token.
    pub(super) first: usize,
    /// Rows and columns of tokens; a text is one row.
    size: [usize; 2],
    /// Tokens of a cell, downwards and to the right.
    per: [usize; 2],
    /// Cells in a line on the page.
    pub(super) columns: usize,
    /// Upper left corner.
    pub(super) at: (f64, f64),
}

impl Grid {
    /// Cells downwards and to the right, before a text is broken into lines.
    fn cells(&self) -> [usize; 2] {
        [0, 1].map(|side| self.size[side].div_ceil(self.per[side]))
    }

    /// How many cells it has.
    pub(super) fn count(&self) -> usize {
        self.cells().iter().product()
    }

    /// Lines on the page.
    pub(super) fn rows(&self) -> usize {
        self.count().div_ceil(self.columns.max(1))
    }

    /// How many tokens it has.
    pub(super) fn tokens(&self) -> usize {
        self.size.iter().product()
    }

    /// The tokens of a cell.
    pub(super) fn tokens_of(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let across = self.cells()[1].max(1);
        let place = [cell / across, cell % across];
        let run = |side: usize| {
            let from = place[side] * self.per[side];
            from..(from + self.per[side]).min(self.size[side])
        };
        let columns = run(1);
        run(0).flat_map(move |row| {
            columns.clone().map(move |column| self.first + row * self.size[1] + column)
        })
    }

    /// The cell of a token; None when it is elsewhere.
    pub(super) fn cell_of(&self, token: usize) -> Option<usize> {
        let local = token.checked_sub(self.first).filter(|&local| local < self.tokens())?;
        let place = [local / self.size[1], local % self.size[1]];
        Some(place[0] / self.per[0] * self.cells()[1] + place[1] / self.per[1])
    }
}

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    /// Side of a cell.
    pub(super) cell: f64,
    /// Tokens of a full cell.
    pub(super) together: usize,
    /// Whether names of segments have room.
    pub(super) named: bool,
    /// In reading order.
    pub(super) grids: Vec<Grid>,
    /// The height that is taken.
    pub(super) height: f64,
}

impl Page {
    /// Sets a sequence. `names` are the widths of the names of its segments; the frame of the token `probe` is shown in any case.
    pub(super) fn set(segments: &[Segment], names: &[f64], probe: usize) -> Self {
        let whole = (CELL.1 as usize..=CELL.0 as usize).rev().map(|cell| (cell as f64, 1));
        let coarse = (2..=1024).map(|per| (CELL.1, per));
        let mut page = Self::attempt(segments, names, probe, (CELL.0, 1));
        for (cell, per) in whole.chain(coarse) {
            page = Self::attempt(segments, names, probe, (cell, per));
            // Many names are given up rather than cells of one token each.
            if !page.fits() && cell == CELL.1 && names.len() >= MANY {
                page = Self::attempt(segments, &[], probe, (cell, per));
            }
            if page.fits() {
                break;
            }
        }
        page
    }

    fn fits(&self) -> bool {
        let right = |grid: &Grid| grid.at.0 + grid.columns as f64 * self.cell;
        self.height <= SIZE.1 && self.grids.iter().all(|grid| right(grid) <= SIZE.0 + 1e-9)
    }

    fn attempt(segments: &[Segment], names: &[f64], probe: usize, (cell, per): (f64, usize)) -> Self {
        let mut setter = Setter { named: !names.is_empty(), ..Setter::default() };
        let mut first = 0;
        for (index, &segment) in segments.iter().enumerate() {
            let name = names.get(index).copied().unwrap_or(0.0);
            let [frames, rows, columns] = segment.grid();
            for (at, frame) in shown_frames(segment, first, probe).into_iter().enumerate() {
                let text = segment.is_text();
                let mut grid = Grid {
                    segment: index,
                    first: first + frame * rows * columns,
                    size: [rows, columns],
                    per: if text { [1, per * per] } else { [per, per] },
                    columns: 0,
                    at: (0.0, 0.0),
                };
                grid.columns = if text { line_of(grid.count(), cell) } else { grid.cells()[1] };
                setter.put(grid, cell, (at == 0).then_some(name));
            }
            first += frames * rows * columns;
        }
        setter.close(cell);
        let Setter { grids, height, named, .. } = setter;
        Self { cell, together: per * per, named, grids, height: (height - GAPS.0).max(cell) }
    }

    /// The cell at a point, or the nearest one: the place of its grid and its own place therein.
    pub(super) fn nearest(&self, (x, y): (f64, f64)) -> Option<(usize, usize)> {
        let inside = |grid: &Grid| {
            let along = |value: f64, from: f64, count: usize| {
                let last = count.saturating_sub(1) as f64;
                let cell = ((value - from) / self.cell).floor().clamp(0.0, last);
                let middle = from + (cell + 0.5) * self.cell;
                (cell as usize, ((value - middle).abs() - self.cell / 2.0).max(0.0))
            };
            let (column, dx) = along(x, grid.at.0, grid.columns);
            let (row, dy) = along(y, grid.at.1, grid.rows());
            let cell = (row * grid.columns + column).min(grid.count().saturating_sub(1));
            (dx * dx + dy * dy, cell)
        };
        let all = self.grids.iter().map(inside).enumerate();
        let best = all.min_by(|a, b| a.1.0.total_cmp(&b.1.0));
        best.map(|(grid, (_, cell))| (grid, cell))
    }

    /// The corners of the cell of a token; None where its frame is left out.
    pub(super) fn corners(&self, token: usize) -> Option<[(f64, f64); 2]> {
        let (grid, cell) = self.grids.iter().find_map(|grid| Some((grid, grid.cell_of(token)?)))?;
        let (row, column) = (cell / grid.columns.max(1), cell % grid.columns.max(1));
        let from = (grid.at.0 + column as f64 * self.cell, grid.at.1 + row as f64 * self.cell);
        Some([from, (from.0 + self.cell, from.1 + self.cell)])
    }
}

/// Lines of grids, the last of them open.
#[derive(Default)]
struct Setter {
    named: bool,
    grids: Vec<Grid>,
    /// First grid of the open line.
    line: usize,
    right: f64,
    /// Where the name of the last segment ends.
    name: f64,
    height: f64,
}

impl Setter {
    /// Puts a grid on the open line, or on a new one; the first of a segment comes with the width of its name.
    fn put(&mut self, mut grid: Grid, cell: f64, name: Option<f64>) {
        let width = (grid.columns as f64 * cell).max(name.unwrap_or(0.0));
        let gap = if name.is_some() { GAPS.1 } else { GAPS.2 };
        let starts = self.line == self.grids.len();
        if name.is_some() {
            self.right = self.right.max(self.name);
        }
        if !starts && self.right + gap + width > SIZE.0 {
            self.close(cell);
        }
        let starts = self.line == self.grids.len();
        grid.at.0 = if starts { 0.0 } else { self.right + gap };
        self.right = grid.at.0 + grid.columns as f64 * cell;
        self.name = name.map_or(self.name, |name| grid.at.0 + name);
        self.grids.push(grid);
    }

    /// Ends the open line.
    fn close(&mut self, cell: f64) {
        let top = self.height + if self.named { NAME } else { 0.0 };
        let line = &mut self.grids[self.line..];
        line.iter_mut().for_each(|grid| grid.at.1 = top);
        let rows = line.iter().map(Grid::rows).max().unwrap_or(0);
        self.height = top + rows as f64 * cell + GAPS.0;
        (self.line, self.right, self.name) = (self.grids.len(), 0.0, 0.0);
    }
}

/// How many cells of a text stand in a line.
fn line_of(cells: usize, cell: f64) -> usize {
    let broad = libm::sqrt(6.0 * cells as f64) as usize;
    cells.min(broad.max(LINE)).min((SIZE.0 / cell) as usize).max(1)
}

/// The frames that are shown: all, or some, evenly spread and with that of the probe.
fn shown_frames(segment: Segment, first: usize, probe: usize) -> Vec<usize> {
    let [frames, rows, columns] = segment.grid();
    if frames <= MOST_FRAMES {
        return (0..frames).collect();
    }
    let last = MOST_FRAMES - 1;
    let mut shown: Vec<usize> = (0..=last).map(|at| at * (frames - 1) / last).collect();
    let own = probe.checked_sub(first).map(|local| local / (rows * columns));
    if let Some(own) = own.filter(|&frame| frame < frames) {
        let nearest = shown.iter_mut().min_by_key(|frame| frame.abs_diff(own));
        if let Some(nearest) = nearest {
            *nearest = own;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [f64; 4] = [60.0; 4];

    fn text(tokens: usize) -> Segment {
        Segment::Text { tokens }
    }

    #[test]
    fn every_token_has_its_cell_and_every_cell_its_tokens() {
        let image = Segment::Image { rows: 48, columns: 64 };
        for segments in [
            vec![text(24), Segment::Image { rows: 6, columns: 10 }, text(24)],
            vec![text(500), image, text(3000), Segment::clip(5, 9, 7)],
            vec![text(1 << 20)],
            vec![text(8192), image, image, text(5664)],
        ] {
            let page = Page::set(&segments, &NAMES[..segments.len()], 0);
            assert!(page.fits(), "{segments:?}");
            let mut next = 0;
            for (at, grid) in page.grids.iter().enumerate() {
                assert_eq!(grid.first, next);
                next += grid.tokens();
                let mut tokens: Vec<usize> =
                    (0..grid.count()).flat_map(|cell| grid.tokens_of(cell)).collect();
                tokens.sort_unstable();
                assert!(tokens.into_iter().eq(grid.first..next));
                for token in [grid.first, next - 1, (grid.first + next) / 2] {
                    let [from, to] = page.corners(token).unwrap();
                    let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
                    assert_eq!(page.nearest(middle), Some((at, grid.cell_of(token).unwrap())));
                }
            }
            assert_eq!(next, segments.iter().map(|segment| segment.tokens()).sum::<usize>());
        }
    }

    #[test]
    fn small_sequences_have_a_cell_for_each_token_and_large_ones_say_how_many_share_one() {
        let small = Page::set(&[text(3), Segment::Image { rows: 2, columns: 3 }, text(2)], &NAMES, 0);
        assert_eq!((small.together, small.cell, small.named), (1, CELL.0, true));
        let large = Page::set(&[text(1 << 20)], &NAMES[..1], 0);
        assert!(large.together > 100 && large.grids[0].count() > 2000, "{}", large.together);
    }

    #[test]
    fn of_a_long_clip_eight_frames_are_shown_and_that_of_the_probe_is_among_them() {
        let clip = Segment::clip(64, 2, 3);
        let shown = |probe: usize| shown_frames(clip, 10, probe);
        assert_eq!(shown(0), [0, 9, 18, 27, 36, 45, 54, 63]);
        assert_eq!(shown(10 + 20 * 6 + 5)[2], 20);
        assert_eq!(Page::set(&[text(10), clip], &NAMES[..2], 0).grids.len(), 9);
    }

    #[test]
    fn names_never_reach_into_each_other() {
        let segments: Vec<Segment> = (0..12).flat_map(|n| [text(n + 1), Segment::Image { rows: 3, columns: 2 }]).collect();
        let names = vec![70.0; segments.len()];
        let page = Page::set(&segments, &names, 0);
        for pair in page.grids.windows(2).filter(|pair| pair[0].at.1 == pair[1].at.1 && page.named) {
            assert!(pair[1].at.0 - pair[0].at.0 >= 70.0);
        }
    }
}
