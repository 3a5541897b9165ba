//! Three axes, seen from a direction that is turned by hand: columns to the right, rows downwards, time into the depth.
//!
//! Deliberately does not know: planes, maps, pixels.

use rotarium_kernel::layout::{Axis as Coordinate, Block, Position};
use rotarium_kernel::number::significant;
use rotarium_kernel::order::order;
use rotarium_kernel::placement::Placement;
use rotarium_kernel::Head;

use super::gaps::{MOST_DOTS, gap_marks};
use super::patches::{self, MOST_CELLS, square};
use super::plane::{Window, apart, on_line};
use super::pictures;
use super::words::Notes;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark};
use crate::projection::Turn;
use crate::text::Language;
use crate::views::coordinate_name;

/// Ranges of column, row and depth.
type Room = [(f64, f64); 3];
/// Air around pictures and gaps, in parts of their extent.
const AIR: f64 = 0.08;
/// Smallest cells, in parts of the window, and most frames with an outline.
const SMALLEST: f64 = 0.008;
/// How far beneath their edges names stand, in parts of the window.
const NAMED_BENEATH: f64 = 0.045;
const MOST_OUTLINES: usize = 24;
/// Corners of a circle.
const ROUND: usize = 96;

/// Three axes and the direction from which they are seen.
pub(super) struct Space {
    /// Which coordinates run to the right, downwards and into the depth.
    axes: [usize; 3],
    /// Sine and cosine of both angles.
    around: (f64, f64),
    above: (f64, f64),
}

impl Space {
    /// None for schemes with other axes.
    pub(super) fn of(head: &Head, turn: Turn) -> Option<Self> {
        let axes = head.layout().axes();
        let find = |wanted| axes.iter().position(|&axis| axis == wanted);
        let (column, row) = (find(Coordinate::Column)?, find(Coordinate::Row)?);
        let depth = (0..axes.len()).find(|axis| ![column, row].contains(axis))?;
        let angle = |degrees: i32| libm::sincos(f64::from(degrees).to_radians());
        Some(Self { axes: [column, row, depth], around: angle(turn.around), above: angle(turn.above) })
    }

    fn coordinates(&self, position: Position) -> [f64; 3] {
        self.axes.map(|axis| position[axis])
    }

    /// Where column, row and depth are seen: to the right, downwards, and how far away.
    fn seen(&self, [column, row, depth]: [f64; 3]) -> (f64, f64, f64) {
        let (sin, cos) = self.around;
        let (right, away) = (column * cos + depth * sin, depth * cos - column * sin);
        let (sin, cos) = self.above;
        (right, row * cos - away * sin, row * sin + away * cos)
    }

    /// Where a position is seen.
    pub(super) fn point(&self, position: Position) -> (f64, f64) {
        let (right, down, _) = self.seen(self.coordinates(position));
        (right, down)
    }

    fn corner(&self, corner: [f64; 3]) -> (f64, f64) {
        let (right, down, _) = self.seen(corner);
        (right, down)
    }

    fn ends(&self, block: &Block) -> [(f64, f64); 2] {
        [self.point(block.first()), self.point(block.last())]
    }

    /// What is shown: the pictures, the gaps, and some of the text beside them.
    pub(super) fn room(&self, head: &Head) -> Room {
        let blocks = head.layout().blocks();
        let mut positions: Vec<Position> = Vec::new();
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| !block.segment.is_text()) {
            match block.lattice() {
                Some(_) => positions.extend(patches::corner_places(block).map(|place| block.at(place))),
                None => positions.extend(patches::some(block).0.map(|(_, place)| block.at(place))),
            }
            positions.extend(index.checked_sub(1).map(|left| blocks[left].last()));
            positions.extend(blocks.get(index + 1).map(Block::first));
        }
        if positions.is_empty() {
            positions.extend(blocks.iter().flat_map(|block| [block.first(), block.last()]));
        }
        self.axes.map(|axis| {
            let values = positions.iter().map(|position| position[axis]);
            let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
            let air = (AIR * (high - low)).max(2.0);
            (low - air, high + air)
        })
    }

    /// The window around a room, with air for the names of its edges.
    fn window(&self, room: &Room) -> Window {
        let corners = (0..8_usize).map(|corner| self.corner(std::array::from_fn(|axis| end(room[axis], corner >> axis & 1))));
        let start = ((f64::INFINITY, f64::NEG_INFINITY), (f64::INFINITY, f64::NEG_INFINITY));
        let (x, y) = corners.fold(start, |(x, y), (right, down)| {
            ((x.0.min(right), x.1.max(right)), (y.0.min(down), y.1.max(down)))
        });
        let air = |(low, high): (f64, f64), part: f64| (low - part * (high - low), high + part * (high - low));
        (air(x, 0.04), air(y, 0.07))
    }

    /// The four edges of the room along an axis.
    fn edges(&self, room: &Room, along: usize) -> [[(f64, f64); 2]; 4] {
        [[0, 0], [0, 1], [1, 0], [1, 1]].map(|others| {
            [0, 1].map(|last| {
                let mut others = others.into_iter();
                let mut side = |axis| if axis == along { last } else { others.next().unwrap_or(0) };
                self.corner([0, 1, 2].map(|axis| end(room[axis], side(axis))))
            })
        })
    }

    /// The thin frame of the room: three edges that are seen at its border, each with a name and its range.
    fn frame(&self, head: &Head, room: &Room, window: Window, language: Language) -> Vec<Mark> {
        let mut marks = Vec::new();
        let centre = self.corner(room.map(|(low, high)| f64::midpoint(low, high)));
        for (along, &(low, high)) in room.iter().enumerate() {
            // Rows are named at the left border, the others at the lower one.
            let place = |[a, b]: &[(f64, f64); 2]| if along == 1 { -(a.0 + b.0) } else { a.1 + b.1 };
            let edges = self.edges(room, along);
            let outermost = edges.iter().max_by(|a, b| place(a).total_cmp(&place(b)));
            let Some(&[a, b]) = outermost.filter(|[a, b]| apart(*a, *b) > 1e-9) else { continue };
            marks.push(Mark::Line { points: vec![a, b], ink: Ink::Muted, width: 1.0, dashed: false });
            let beneath = if along == 1 { 0.0 } else { NAMED_BENEATH * (window.1.1 - window.1.0) };
            let at = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1) + beneath);
            let name = coordinate_name(head.layout().axes()[self.axes[along]], language);
            let text = format!("{name} {} … {}", significant(low.round(), 6), significant(high.round(), 6));
            let anchor = if along == 1 || at.0 < centre.0 { Anchor::End } else { Anchor::Start };
            marks.push(Mark::Text { at, text, anchor, ink: Ink::Muted });
        }
        marks
    }

    /// Text within the room: a line, and dots where few are visible; and how many tokens that are.
    fn text(&self, block: &Block, room: &Room, notes: &mut Notes) -> (Vec<Mark>, usize) {
        let (from, step) = (self.coordinates(block.first()), self.coordinates(block.column_step()));
        let last = block.segment.tokens().saturating_sub(1) as f64;
        let (mut low, mut high) = (0.0_f64, last);
        for axis in 0..3 {
            let inside = |bound: f64| (bound - from[axis]) / step[axis];
            if step[axis] > 0.0 {
                (low, high) = (low.max(inside(room[axis].0)), high.min(inside(room[axis].1)));
            } else if from[axis] < room[axis].0 || from[axis] > room[axis].1 {
                return (Vec::new(), 0);
            }
        }
        let (low, high) = (low.ceil() as usize, high.floor().max(0.0) as usize);
        if low > high || block.segment.tokens() == 0 {
            return (Vec::new(), 0);
        }
        let point = |token| self.point(block.at([0, 0, token]));
        let mut marks = vec![Mark::Line { points: vec![point(low), point(high)], ink: Ink::Text, width: 2.0, dashed: false }];
        if high - low < MOST_DOTS {
            marks.push(Mark::Points { points: (low..=high).map(point).collect(), ink: Ink::Text, radius: 2.25 });
        } else {
            notes.line(high - low + 1);
        }
        (marks, high - low + 1)
    }

    /// Patches from the farthest to the nearest, and the outline of every frame.
    fn pictures(&self, experiment: &Experiment, head: &Head, span: f64, notes: &mut Notes) -> Vec<Mark> {
        let Experiment { lab, language, .. } = experiment;
        let from = head.layout().position(lab.probe());
        let mut patches: Vec<(f64, (f64, f64), f32, f64)> = Vec::new();
        let mut marks = Vec::new();
        for block in head.layout().blocks().iter().filter(|block| !block.segment.is_text()) {
            let ink = Ink::from(block.segment.modality());
            let (some, every) = patches::some(block);
            let places: Vec<_> = some.map(|(_, place)| place).collect();
            notes.thinned(ink, every);
            marks.extend(self.outlines(block, ink));
            if places.len() > MOST_CELLS {
                notes.untinted(ink, places.len());
                let points = places.iter().map(|&place| self.point(block.at(place))).collect();
                marks.push(Mark::Points { points, ink, radius: 1.25 });
                continue;
            }
            let values = patches::nearness(head, block, from, places.iter().copied());
            let half = (0.32 * pitch(&places, block, self.axes)).max(SMALLEST * span);
            patches.extend(places.iter().zip(values).map(|(&place, value)| {
                let (right, down, away) = self.seen(self.coordinates(block.at(place)));
                (away, (right, down), value, half)
            }));
        }
        // The farthest first.
        let order = order(patches.iter().map(|patch| (-patch.0, 0.0)));
        let patches: Vec<_> = order.into_iter().map(|at| patches[at]).collect();
        let values: Vec<f32> = patches.iter().map(|patch| patch.2).collect();
        let colours = pictures::colours(lab, *language, values.iter());
        let cells = patches.iter().enumerate().map(|(index, &(_, point, value, half))| {
            Mark::Raster(square(point, (half, half), value, &colours, index == 0))
        });
        cells.chain(marks).collect()
    }

    /// The frames of a lattice as thin lines: some dozens at most, the first and the last among them.
    fn outlines(&self, block: &Block, ink: Ink) -> Vec<Mark> {
        let [frames, rows, columns] = block.segment.grid();
        if block.lattice().is_none() {
            return Vec::new();
        }
        let (r, c) = (rows - 1, columns - 1);
        let every = frames.div_ceil(MOST_OUTLINES);
        let shown = (0..frames).filter(|frame| frame % every == 0 || frame + 1 == frames);
        let outline = |frame| {
            let corners = [[0, 0], [0, c], [r, c], [r, 0], [0, 0]];
            let points = corners.map(|[row, column]| self.point(block.at([frame, row, column]))).to_vec();
            Mark::Line { points, ink, width: 1.0, dashed: false }
        };
        shown.map(outline).collect()
    }

    /// Circle-RoPE: the circle of each frame, and the cone from the text before it.
    fn cone(&self, head: &Head) -> Vec<Mark> {
        if !matches!(head.encoding().placement, Placement::Circle(_)) {
            return Vec::new();
        }
        let blocks = head.layout().blocks();
        let mut marks = Vec::new();
        for (index, block) in blocks.iter().enumerate().filter(|(_, block)| !block.segment.is_text()) {
            let frames = block.segment.grid()[0];
            let circle = self.circle(block, 0);
            if let Some(text) = index.checked_sub(1).and_then(|left| blocks.get(left)) {
                let apex = self.point(text.last());
                let line = |point: &(f64, f64)| Mark::Line { points: vec![apex, *point], ink: Ink::Muted, width: 0.5, dashed: false };
                marks.extend(circle.iter().step_by(ROUND / 16).take(16).map(line));
            }
            let ink = Ink::from(block.segment.modality());
            let shown = (0..frames).step_by(frames.div_ceil(MOST_OUTLINES));
            let line = |frame| Mark::Line { points: self.circle(block, frame), ink, width: 1.0, dashed: false };
            marks.extend(shown.map(line));
        }
        marks
    }

    /// The circle around the diagonal that goes through the first patch of a frame.
    fn circle(&self, block: &Block, frame: usize) -> Vec<(f64, f64)> {
        let first = self.coordinates(block.at([frame, 0, 0]));
        let middle = first.iter().sum::<f64>() / 3.0;
        let radius = libm::sqrt(first.iter().map(|value| (value - middle).powi(2)).sum());
        let point = |corner: usize| {
            let (sin, cos) = libm::sincos(std::f64::consts::TAU * corner as f64 / ROUND as f64);
            let (u, v) = (radius * cos / libm::sqrt(2.0), radius * sin / libm::sqrt(6.0));
            self.corner([middle - u - v, middle + u - v, middle + 2.0 * v])
        };
        (0..=ROUND).map(point).collect()
    }

    /// The token that is seen nearest to a point.
    pub(super) fn nearest(&self, head: &Head, point: (f64, f64)) -> Option<usize> {
        let seen = |block: &Block, place| apart(self.point(block.at(place)), point);
        let candidates = head.layout().blocks().iter().flat_map(|block| {
            if block.segment.is_text() {
                let step = self.point(block.column_step());
                let token = on_line(self.point(block.first()), step, block.segment.tokens(), point);
                return Some((seen(block, [0, 0, token]), block.first_token + token));
            }
            let of = patches::some(block).0.map(|(token, place)| (seen(block, place), block.first_token + token));
            of.min_by(|a, b| a.0.total_cmp(&b.0))
        });
        candidates.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, token)| token)
    }

    /// The figure without its words; one room for all recipes that are drawn to one scale.
    pub(super) fn figure(&self, experiment: &Experiment, head: &Head, room: &Room, notes: &mut Notes) -> Figure {
        let language = experiment.language;
        let window = self.window(room);
        let mut marks = self.frame(head, room, window, language);
        marks.extend(self.cone(head));
        let mut beyond = 0;
        for block in head.layout().blocks().iter().filter(|block| block.segment.is_text()) {
            let (text, shown) = self.text(block, room, notes);
            beyond += block.segment.tokens() - shown;
            marks.extend(text);
        }
        notes.beyond(beyond);
        let span = (window.0.1 - window.0.0).max(window.1.1 - window.1.0);
        marks.extend(self.pictures(experiment, head, span, notes));
        marks.extend(gap_marks(head, &|centre| Some(self.point(centre)), &|block| self.ends(block)));
        let axis = |range| Axis { ticks: false, ..Axis::linear("", range) };
        Figure { x: axis(window.0), y: axis(window.1).reversed(), equal: true, marks, ..Figure::titled(String::new()) }
    }
}

/// One end of a range.
fn end(range: (f64, f64), last: usize) -> f64 {
    if last == 0 { range.0 } else { range.1 }
}

/// The smallest distance between neighbours in reading order, at most 1.
fn pitch(places: &[[usize; 3]], block: &Block, axes: [usize; 3]) -> f64 {
    let positions: Vec<_> = places.iter().map(|&place| block.at(place)).collect();
    let steps = positions.windows(2).map(|pair| {
        libm::sqrt(axes.iter().map(|&axis| (pair[1][axis] - pair[0][axis]).powi(2)).sum())
    });
    steps.filter(|&step: &f64| step > 1e-6).fold(1.0, f64::min)
}
