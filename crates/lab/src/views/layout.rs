//! Which coordinates does each token get? Text as a line, the picture as a grid tinted by how near it is to one token.
//!
//! With rows and columns the plane is theirs; with a single axis it is the id against the row of the picture. Pictures that are turned
//! or bent in the plane are drawn patch by patch. The window is
//! the picture with the gaps and the text beside it, so a small picture in a long text stays visible.

use rotarium_kernel::{Head, Modality};
use rotarium_kernel::layout::{Axis as Coordinate, Block, Position};
use rotarium_kernel::number::significant;

use super::{Answers, View, coordinate_name, moved, shown_name, vector};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Family, Figure, Ink, Mark, Raster, Table};
use crate::lab::{Cursor, Lab, Show, SlotName};
use crate::messages;
use crate::text::Language;

mod patches;

/// The coordinate plane.
pub static VIEW: View = View {
    id: "layout",
    title: messages::LAYOUT,
    question: messages::LAYOUT_QUESTION,
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.reading, lab.mask, lab.decay) = (usual.train, usual.reading, usual.mask, usual.decay);
        lab.content = usual.content;
        lab.pin = lab.pin.map(|pin| Cursor { key: 0, pair: None, ..pin });
        // Both pictures of a difference would lie over each other: B is drawn, A as outlines.
    },
    step: |lab, cursor, (right, down)| {
        let key = moved(cursor.key, right, lab.tokens());
        // A step down is a row of the picture.
        let key = moved(key, down * lab.picture().map_or(1, |grid| grid[2]) as isize, lab.tokens());
        Cursor { key, ..cursor }
    },
    choices: |_| Vec::new(),
    ribbon: true,
    square: false,
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let axes = lab.head(shown_slot(lab)).layout().axes();
        axes.iter().map(|&axis| coordinate_name(axis, language)).collect::<Vec<_>>().join(" × ")
    },
    figure,
    pick: |lab, point| {
        let head = lab.head(shown_slot(lab));
        let key = nearest(&head, &Plane::of(&head), point)?;
        Some(Cursor { query: lab.probe(), key, pair: None })
    },
    overlay,
};

/// The slot whose layout is drawn; the difference of two layouts shows B over the outlines of A.
fn shown_slot(lab: &Lab) -> SlotName {
    lab.show.editing()
}

/// Which two numbers of a token are drawn to the right and downwards.
struct Plane {
    right: usize,
    down: Option<usize>,
}

impl Plane {
    fn of(head: &Head) -> Self {
        let find = |wanted| head.layout().axes().iter().position(|&axis| axis == wanted);
        let pairs = [
            (Coordinate::Column, Coordinate::Row),
            // Of the distances from the corners these two show the picture upright, on one corner.
            (Coordinate::FromBottomLeft, Coordinate::FromTopLeft),
        ];
        let both = |(right, down)| find(right).zip(find(down));
        match pairs.into_iter().find_map(both) {
            Some((right, down)) => Self { right, down: Some(down) },
            None => Self { right: 0, down: None },
        }
    }

    /// What one text token adds, to the right and downwards.
    fn text_step(&self, block: &Block) -> (f64, f64) {
        let step = block.column_step();
        (step[self.right], self.down.map_or(0.0, |axis| step[axis]))
    }

    /// A place of a block in the plane.
    fn point(&self, block: &Block, place: [usize; 3]) -> (f64, f64) {
        let position = block.at(place);
        let down = match self.down {
            Some(axis) => position[axis],
            None if block.segment.is_text() => 0.0,
            None => place[1] as f64,
        };
        (position[self.right], down)
    }

    fn ends(&self, block: &Block) -> [(f64, f64); 2] {
        [self.point(block, [0; 3]), self.point(block, block.segment.grid().map(|side| side - 1))]
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let head = lab.head(shown_slot(lab));
    let plane = Plane::of(&head);
    let window = window(&head, &plane);
    let mut marks = Vec::new();
    if lab.show == Show::Difference {
        let other = lab.head(SlotName::A);
        let ghost = Plane::of(&other);
        if ghost.down.is_some() == plane.down.is_some() {
            marks.extend(other.layout().blocks().iter().filter(|b| !b.segment.is_text()).map(|b| patches::outline(&ghost, b, Ink::Second)));
        }
    }
    let probe = lab.probe();
    for block in head.layout().blocks() {
        if block.segment.is_text() {
            marks.extend(text_marks(&plane, block, window));
        } else {
            let picture = picture_marks(&head, &plane, block, probe, language);
            if patches::is_grid(&plane, block) {
                marks.extend(inset(&plane, window, &picture));
            }
            marks.extend(picture);
        }
    }
    marks.extend(gap_marks(&head, &plane));
    let label = |axis: Option<usize>| match axis {
        Some(axis) => coordinate_name(head.layout().axes()[axis], language),
        None => messages::PICTURE_ROW.get(language),
    };
    let mut down = Axis::linear(label(plane.down), window.1).reversed();
    if plane.down.is_none() && lab.picture().is_none() {
        // Text alone stands on one line; there are no rows to count.
        (down.label, down.ticks) = (String::new(), false);
    }
    Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), shown_name(lab, language)),
        x: Axis::linear(label(Some(plane.right)), window.0),
        y: down,
        equal: plane.down.is_some(),
        marks,
        legend: Vec::new(),
        summary: summary(lab, &head, language),
        table: table(&head, language),
    }
}

/// Ranges to the right and downwards: the pictures, the gaps, and some of the text beside them.
fn window(head: &Head, plane: &Plane) -> ((f64, f64), (f64, f64)) {
    let blocks = head.layout().blocks();
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| !block.segment.is_text()) {
        points.extend(patches::corners(plane, block));
        points.extend(index.checked_sub(1).map(|left| plane.ends(&blocks[left])[1]));
        points.extend(blocks.get(index + 1).map(|right| plane.ends(right)[0]));
    }
    if points.is_empty() {
        points.extend(blocks.iter().flat_map(|block| plane.ends(block)));
    }
    let extent = |value: fn(&(f64, f64)) -> f64| {
        points.iter().map(value).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
    };
    let (x, y) = (extent(|point| point.0), extent(|point| point.1));
    let air = |range: (f64, f64), least: f64| {
        let margin = (0.18 * (range.1 - range.0)).max(least);
        (range.0 - margin, range.1 + margin)
    };
    if plane.down.is_some() {
        // Text runs along the diagonal: the same air on both axes keeps it in the picture. It is counted in patches where they
        // are closer than text tokens.
        let pictures = blocks.iter().filter(|block| !block.segment.is_text());
        let pitch = pictures.map(|block| block.column_step()[plane.right]).filter(|&step| step > 0.0);
        let least = 6.0 * pitch.fold(1.0, f64::min);
        (air(x, least), air(y, least))
    } else {
        (air(x, 6.0), air(y, 1.0))
    }
}

/// Text: a line, with a dot per token where few are visible.
fn text_marks(plane: &Plane, block: &Block, window: ((f64, f64), (f64, f64))) -> Vec<Mark> {
    let [from, to] = plane.ends(block);
    let mut marks = vec![Mark::Line { points: vec![from, to], ink: Ink::Text, width: 2.0, dashed: false }];
    let tokens = block.segment.tokens();
    // Text that does not advance to the right is at one place, or drawn from its beginning.
    let step = plane.text_step(block).0;
    let index = |x: f64| if step > 0.0 { ((x - from.0) / step).max(0.0) } else { 0.0 };
    let first = index(window.0.0).ceil() as usize;
    let last = (index(window.0.1) as usize).min(tokens.saturating_sub(1));
    if first <= last && last - first < 160 {
        let points = (first..=last).map(|token| plane.point(block, [0, 0, token])).collect();
        marks.push(Mark::Points { points, ink: Ink::Text, radius: 2.25 });
    }
    marks
}

/// A picture: one cell per patch, tinted by the kernel from the probe token; dots where the pitch is wide.
fn picture_marks(head: &Head, plane: &Plane, block: &Block, probe: usize, language: Language) -> Vec<Mark> {
    let [_, rows, columns] = block.segment.grid();
    let from = head.layout().position(probe);
    let values = patches::nearness(head, block, from);
    let label = messages::NEARNESS.with(language, &[("n", &probe)]);
    let (low, high) = values.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(l, h), &v| (l.min(v), h.max(v)));
    let (low, high) = (f64::from(low), f64::from(high).max(f64::from(low) + 1e-6));
    let colours = ColourScale { family: Family::Sequential, low, high, clipped: (false, false), label };
    let half = |step: f64| if step == 0.0 { 0.5 } else { step / 2.0 };
    let Some(steps) = block.lattice().map(|lattice| lattice.steps).filter(|_| patches::is_grid(plane, block)) else {
        return patches::marks(plane, block, &values, &colours);
    };
    let raster = |row: usize, count: usize, values: Vec<f32>, explained: bool| {
        let [first, last] = [plane.point(block, [0, row, 0]), plane.point(block, [0, row + count - 1, columns - 1])];
        let right = half(steps[2][plane.right]);
        let down = plane.down.map_or(0.42, |axis| half(steps[1][axis]));
        Mark::Raster(Raster {
            from: (first.0 - right, first.1 - down),
            to: (last.0 + right, last.1 + down),
            columns,
            rows: count,
            cells: Cells::Values(values),
            colours: colours.clone(),
            explained,
        })
    };
    let mut marks = if plane.down.is_some() {
        vec![raster(0, rows, values, true), patches::outline(plane, block, Ink::Image)]
    } else {
        let lines = values.chunks(columns).enumerate();
        lines.map(|(row, values)| raster(row, 1, values.to_vec(), row == 0)).collect()
    };
    let pitch = steps[2][plane.right];
    if plane.down.is_some() && rows * columns <= 256 && pitch > 1.0 {
        let points = (0..rows * columns).map(|patch| plane.point(block, [0, patch / columns, patch % columns]));
        marks.push(Mark::Points { points: points.collect(), ink: Ink::Image, radius: 1.75 });
    }
    marks
}

/// A picture that is small in the window, once more in the empty corner below the diagonal, enlarged.
fn inset(plane: &Plane, window: ((f64, f64), (f64, f64)), picture: &[Mark]) -> Vec<Mark> {
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

/// Arrows into and out of the picture with their vectors, and its centre.
fn gap_marks(head: &Head, plane: &Plane) -> Vec<Mark> {
    let blocks = head.layout().blocks();
    let mut marks = Vec::new();
    for gaps in head.layout().gaps() {
        let [first, last] = plane.ends(&blocks[gaps.segment]);
        if let (Some(gap), Some(left)) = (gaps.before, gaps.segment.checked_sub(1)) {
            let from = plane.ends(&blocks[left])[1];
            marks.push(Mark::Arrow { from, to: first, ink: Ink::Strong, label: vector(head, &gap) });
        }
        if let (Some(gap), Some(right)) = (gaps.after, blocks.get(gaps.segment + 1)) {
            let to = plane.ends(right)[0];
            marks.push(Mark::Arrow { from: last, to, ink: Ink::Strong, label: vector(head, &gap) });
        }
        if let Some(down) = plane.down {
            let centre = (gaps.centre[plane.right], gaps.centre[down]);
            marks.push(Mark::Points { points: vec![centre], ink: Ink::Strong, radius: 3.0 });
        }
    }
    marks
}

fn summary(lab: &Lab, head: &Head, language: Language) -> String {
    let layout = head.layout();
    let gaps = layout.gaps();
    let gaps = match gaps.first() {
        None => messages::NO_IMAGE_SUMMARY.get(language).to_string(),
        Some(gaps) => {
            let print = |gap: Option<Position>| gap.map_or_else(|| "–".into(), |gap| vector(head, &gap));
            let values = (significant(gaps.consumed, 6), print(gaps.before), print(gaps.after));
            messages::GAPS_SUMMARY.with(
                language,
                &[("consumed", &values.0), ("patches", &lab.patches()), ("before", &values.1), ("after", &values.2)],
            )
        }
    };
    let encoding = head.encoding();
    let adds = !encoding.additive.thetas(head.dim().get()).is_empty();
    let by_place = !encoding.bias.is_zero() && encoding.bias.by_content().is_none();
    let reads = head.frequencies().rotary_pairs() > 0 || adds || by_place;
    let axes: Vec<_> = layout.axes().iter().map(|&axis| coordinate_name(axis, language)).collect();
    let scheme = lab.slot(shown_slot(lab)).title();
    let values = [
        ("scheme", &scheme as &dyn std::fmt::Display),
        ("n", &layout.tokens()),
        ("axes", &axes.join(", ")),
        ("gaps", &gaps),
    ];
    let summary = messages::LAYOUT_SUMMARY.with(language, &values);
    if reads {
        return summary;
    }
    format!("{summary} {}", messages::NOT_USED.with(language, &[("scheme", &scheme)]))
}

/// The ids of the first and last tokens of every segment.
fn table(head: &Head, language: Language) -> Table {
    let layout = head.layout();
    let mut names = vec![messages::KEY.get(language).to_string()];
    names.extend(layout.axes().iter().map(|&axis| coordinate_name(axis, language).to_string()));
    let line = |token: usize| {
        let position = layout.position(token);
        let ids = position[..layout.axes().len()].iter().map(|&id| significant(id, 8));
        std::iter::once(token.to_string()).chain(ids).collect()
    };
    let tokens = layout.blocks().iter().flat_map(|block| {
        let tokens = block.tokens();
        let last = tokens.end.saturating_sub(3).max(tokens.start + 3).min(tokens.end);
        let some: Vec<_> = tokens.clone().take(3).chain(last..tokens.end).collect();
        some
    });
    Table { head: names, rows: tokens.map(line).collect() }
}

/// The token whose place in the plane is nearest to a point.
fn nearest(head: &Head, plane: &Plane, point: (f64, f64)) -> Option<usize> {
    let distance = |(x, y): (f64, f64)| (x - point.0).powi(2) + (y - point.1).powi(2);
    let candidates = head.layout().blocks().iter().map(|block| {
        let [_, rows, columns] = block.segment.grid();
        let Some(lattice) = block.lattice().filter(|_| patches::is_grid(plane, block)) else {
            let patch = patches::nearest(plane, block, point);
            return (distance(plane.point(block, [0, patch / columns, patch % columns])), block.first_token + patch);
        };
        let index = |low: f64, step: f64, value: f64, count: usize| {
            let steps = if step == 0.0 { 0.0 } else { (value - low) / step };
            (steps.round().max(0.0) as usize).min(count - 1)
        };
        let origin = plane.point(block, [0; 3]);
        let row = match plane.down {
            Some(axis) => index(origin.1, lattice.steps[1][axis], point.1, rows),
            None => index(0.0, 1.0, point.1, rows),
        };
        let start = plane.point(block, [0, row, 0]);
        let column = if block.segment.is_text() && plane.down.is_some() {
            // The nearest point of the line of text, counted in tokens; 0 when all of them stand at one place.
            let (right, down) = plane.text_step(block);
            let along = (point.0 - origin.0) * right + (point.1 - origin.1) * down;
            index(0.0, right * right + down * down, along, columns)
        } else {
            index(start.0, lattice.steps[2][plane.right], point.0, columns)
        };
        let place = [0, row, column];
        (distance(plane.point(block, place)), block.first_token + row * columns + column)
    });
    candidates.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, token)| token)
}

/// The two tokens and the way between them.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let head = lab.head(shown_slot(lab));
    let plane = Plane::of(&head);
    let place = |index: usize| {
        let token = head.layout().token(index);
        plane.point(&head.layout().blocks()[token.segment], token.place)
    };
    let (query, key) = (place(cursor.query), place(cursor.key));
    let mut marks = vec![
        Mark::Line { points: vec![key, query], ink: Ink::Accent, width: 1.25, dashed: true },
        Mark::Points { points: vec![query, key], ink: Ink::Accent, radius: 4.5 },
    ];
    // Words beside a patch would hide its neighbours.
    for (name, index, at) in [("m", cursor.query, query), ("n", cursor.key, key)] {
        if head.layout().token(index).modality == Modality::Text {
            let text = format!("{name} = {index}");
            marks.push(Mark::Text { at, text, anchor: Anchor::End, ink: Ink::Accent });
        }
    }
    marks
}

