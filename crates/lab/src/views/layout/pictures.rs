//! Pictures and clips in a plane: tinted by how near each patch is to one token, frame by frame.
//!
//! Deliberately does not know: text, arrows, the third axis.

use rotarium_kernel::Head;
use rotarium_kernel::layout::Block;
use rotarium_kernel::order::{ascending, order};

use super::patches::{self, MOST_CELLS, square};
use super::plane::{Plane, Window, lines};
use super::words::Notes;
use crate::figure::{Anchor, Cells, ColourScale, Family, Ink, Mark, Raster};
use crate::lab::Lab;
use crate::messages;
use crate::text::Language;

/// Most frames of a clip that are outlined.
const MOST_OUTLINES: usize = 48;

/// What a picture is tinted with.
pub(super) struct Tint {
    /// The frame that is tinted.
    frame: usize,
    /// A value per patch, row by row; on a single axis of several frames.
    values: Vec<f32>,
    /// In a plane that holds time: the places with the mean over the patches there, and how many these are.
    cells: Vec<((f64, f64), f32, usize)>,
}

/// The frame of a block that is looked at: that of the pinned key, else the first.
pub(super) fn frame(lab: &Lab, block: &Block) -> usize {
    let [_, rows, columns] = block.segment.grid();
    let pinned = lab.pin.filter(|pin| block.tokens().contains(&pin.key));
    pinned.map_or(0, |pin| (pin.key - block.first_token) / (rows * columns))
}

/// The tints of all blocks, empty for text.
pub(super) fn tints(lab: &Lab, head: &Head, plane: &Plane) -> Vec<Tint> {
    let from = head.layout().position(lab.probe());
    let tint = |block: &Block| {
        let mut tint = Tint { frame: frame(lab, block), values: Vec::new(), cells: Vec::new() };
        if block.segment.is_text() {
            return tint;
        }
        if !plane.upright {
            let (some, _) = patches::some(block);
            let places: Vec<_> = some.map(|(_, place)| place).collect();
            let values = patches::nearness(head, block, from, places.iter().copied());
            let points = places.iter().map(|&place| plane.point(block, place));
            tint.cells = gathered(&points.zip(values).collect::<Vec<_>>());
        } else if plane.down.is_none() {
            let frames = 0..lines(block);
            tint.values = frames.flat_map(|frame| patches::nearness_of_frame(head, block, from, frame)).collect();
        } else {
            tint.values = patches::nearness_of_frame(head, block, from, tint.frame);
        }
        tint
    };
    head.layout().blocks().iter().map(tint).collect()
}

/// Points that fall on one place become one, with the mean of their values and their number.
fn gathered(points: &[((f64, f64), f32)]) -> Vec<((f64, f64), f32, usize)> {
    let mut cells: Vec<((f64, f64), f32, usize)> = Vec::new();
    for at in order(points.iter().map(|(point, _)| *point)) {
        let (point, value) = points[at];
        match cells.last_mut() {
            Some((place, sum, count)) if *place == point => (*sum, *count) = (*sum + value, *count + 1),
            _ => cells.push((point, value, 1)),
        }
    }
    cells.into_iter().map(|(place, sum, count)| (place, sum / count as f32, count)).collect()
}

/// One scale of colours for all pictures.
pub(super) fn colours<'a>(lab: &Lab, language: Language, values: impl Iterator<Item = &'a f32>) -> ColourScale {
    let label = messages::NEARNESS.with(language, &[("n", &lab.probe())]);
    let (low, high) = values.fold((f32::INFINITY, f32::NEG_INFINITY), |(l, h), &v| (l.min(v), h.max(v)));
    let (low, high) = (f64::from(low), f64::from(high).max(f64::from(low) + 1e-6));
    ColourScale { family: Family::Sequential, low, high, clipped: (false, false), label }
}

impl Tint {
    /// All values.
    pub(super) fn values(&self) -> impl Iterator<Item = &f32> {
        self.values.iter().chain(self.cells.iter().map(|(_, value, _)| value))
    }

    /// A picture or clip with its outlines; what a mark stands for is noted.
    pub(super) fn marks(&self, plane: &Plane, block: &Block, colours: &ColourScale, notes: &mut Notes) -> Vec<Mark> {
        let [frames, rows, columns] = block.segment.grid();
        if !plane.upright {
            return self.cells(block, colours, notes);
        }
        if plane.down.is_none() {
            return self.lines(plane, block, colours, notes);
        }
        let ink = Ink::from(block.segment.modality());
        let mut marks = Vec::new();
        match self.raster(plane, block, [self.frame, 0], rows, &self.values, colours) {
            Some(raster) => marks.push(raster),
            None => {
                marks.extend(patches::marks(plane, block, self.frame, &self.values, colours));
                if self.values.len() > MOST_CELLS {
                    notes.untinted(ink, self.values.len());
                }
            }
        }
        if frames > 1 && patches::frames_coincide(plane, block) {
            notes.same_place(ink, frames);
        } else {
            let every = frames.div_ceil(MOST_OUTLINES);
            let others = (0..frames).step_by(every).filter(|&frame| frame != self.frame);
            marks.extend(others.map(|frame| thin(patches::outline(plane, block, frame, ink))));
            if frames > 1 {
                notes.frames(ink, self.frame, frames, every);
            }
        }
        marks.push(patches::outline(plane, block, self.frame, ink));
        marks.extend(dots(plane, block, rows * columns));
        marks
    }

    /// `count` rows of a grid from a place on.
    fn raster(
        &self,
        plane: &Plane,
        block: &Block,
        [frame, row]: [usize; 2],
        count: usize,
        values: &[f32],
        colours: &ColourScale,
    ) -> Option<Mark> {
        let steps = block.lattice().filter(|_| patches::is_grid(plane, block))?.steps;
        let [_, _, columns] = block.segment.grid();
        let half = |step: f64| if step == 0.0 { 0.5 } else { step / 2.0 };
        let [first, last] = [plane.point(block, [frame, row, 0]), plane.point(block, [frame, row + count - 1, columns - 1])];
        let right = half(steps[2][plane.right]);
        let down = plane.down.map_or(0.42, |axis| half(steps[1][axis]));
        Some(Mark::Raster(Raster {
            from: (first.0 - right, first.1 - down),
            to: (last.0 + right, last.1 + down),
            columns,
            rows: count,
            cells: Cells::Values(values.to_vec()),
            colours: colours.clone(),
            explained: plane.down.is_some() || (frame, row) == (0, 0),
        }))
    }

    /// On a single axis: a line per row, frames one under the other; those beyond some dozens share a line.
    fn lines(&self, plane: &Plane, block: &Block, colours: &ColourScale, notes: &mut Notes) -> Vec<Mark> {
        let [frames, rows, columns] = block.segment.grid();
        let ink = Ink::from(block.segment.modality());
        let shown = lines(block);
        let mut marks = Vec::new();
        if patches::is_grid(plane, block) {
            for (line, values) in self.values.chunks(columns).enumerate() {
                let at = [line / rows, line % rows];
                marks.extend(self.raster(plane, block, at, 1, values, colours));
            }
        } else {
            for (frame, values) in self.values.chunks(rows * columns).enumerate() {
                marks.extend(patches::marks(plane, block, frame, values, colours));
            }
            if frames == 1 {
                marks.push(patches::outline(plane, block, 0, Ink::Image));
            }
            if rows * columns > MOST_CELLS {
                notes.untinted(ink, rows * columns);
            }
        }
        if frames > shown {
            let ends = [[shown, 0, 0], [frames - 1, rows - 1, columns - 1]];
            let points = ends.map(|place| plane.point(block, place)).to_vec();
            marks.push(Mark::Line { points, ink, width: 5.0, dashed: false });
            notes.rest(ink, shown, frames, (frames - shown) * rows * columns);
        }
        marks
    }

    /// In a plane that holds time: a cell per place, as large as the places leave room.
    fn cells(&self, block: &Block, colours: &ColourScale, notes: &mut Notes) -> Vec<Mark> {
        let ink = Ink::from(block.segment.modality());
        let most = self.cells.iter().map(|cell| cell.2).max().unwrap_or(1);
        if most > 1 {
            notes.together(ink, most);
        }
        notes.thinned(ink, patches::some(block).1);
        if self.cells.len() > MOST_CELLS {
            notes.untinted(ink, self.cells.len());
            let points = self.cells.iter().map(|cell| cell.0).collect();
            return vec![Mark::Points { points, ink, radius: 1.25 }];
        }
        let half = (room(self.cells.iter().map(|cell| cell.0.0)), room(self.cells.iter().map(|cell| cell.0.1)));
        let cell = |(index, &(point, value, _)): (usize, &((f64, f64), f32, usize))| {
            Mark::Raster(square(point, half, value, colours, index == 0))
        };
        self.cells.iter().enumerate().map(cell).collect()
    }
}

/// A frame as a thin line, without light around it, so that those that overlap do not hide each other.
fn thin(frame: Mark) -> Mark {
    let Mark::Frame { from: (left, top), to: (right, bottom), ink } = frame else { return frame };
    let points = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    Mark::Line { points, ink, width: 1.0, dashed: false }
}

/// Nearly half the smallest distance between different numbers, at most 0.46.
fn room(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut numbers: Vec<f64> = numbers.collect();
    ascending(&mut numbers);
    let steps = numbers.windows(2).map(|pair| pair[1] - pair[0]).filter(|&step| step > 1e-9);
    0.46 * steps.fold(1.0, f64::min)
}

/// Dots on the patches where the pitch is wide.
fn dots(plane: &Plane, block: &Block, patches: usize) -> Option<Mark> {
    let [frames, _, columns] = block.segment.grid();
    let wide = block.column_step()[plane.right] > 1.0;
    if !patches::is_grid(plane, block) || patches > 256 || !wide || frames > 1 {
        return None;
    }
    let points = (0..patches).map(|patch| plane.point(block, [0, patch / columns, patch % columns]));
    Some(Mark::Points { points: points.collect(), ink: Ink::Image, radius: 1.75 })
}

/// A picture that is small in the window, once more in the empty corner below the diagonal, enlarged.
pub(super) fn inset(plane: &Plane, window: Window, picture: &[Mark]) -> Vec<Mark> {
    let Some(Mark::Raster(raster)) = picture.first() else { return Vec::new() };
    let (width, height) = (raster.to.0 - raster.from.0, raster.to.1 - raster.from.1);
    let span = (window.0.1 - window.0.0).max(window.1.1 - window.1.0);
    if plane.down.is_none() || width.max(height) > 0.08 * span {
        return Vec::new();
    }
    let times = (0.34 * span / width.max(height)).floor();
    let from = (window.0.0 + 0.03 * span, window.1.1 - 0.03 * span - times * height);
    let to = (from.0 + times * width, from.1 + times * height);
    let line = |a, b| Mark::Line { points: vec![a, b], ink: Ink::Muted, width: 0.75, dashed: true };
    vec![
        line(from, raster.from),
        line(to, raster.to),
        Mark::Raster(Raster { from, to, explained: false, ..raster.clone() }),
        Mark::Frame { from, to, ink: Ink::Image },
        Mark::Text {
            at: (f64::midpoint(from.0, to.0), from.1 - 0.03 * span),
            text: format!("×{times}"),
            anchor: Anchor::Middle,
            ink: Ink::Muted,
        },
    ]
}
