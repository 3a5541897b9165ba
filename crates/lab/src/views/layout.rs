//! Which coordinates does each token get? Text as a line, pictures as grids tinted by how near they are to one token.
//!
//! With rows and columns the plane is theirs; with a single axis it is the id against the row of the picture. Schemes with
//! time are also seen from other sides, in space, and all with several axes as one map per axis. The window is
//! the picture with the gaps and the text beside it, so a small picture in a long text stays visible.
//! Deliberately does not know: pixels, the pointer.

use rotarium_kernel::{Head, Modality};
use rotarium_kernel::layout::Position;

use super::{Answers, View, coordinate_name, moved, shown_name};
use crate::action::Action;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark};
use crate::lab::{Cursor, Lab, Show, SlotName};
use crate::messages;
use crate::projection::Projection;

mod choices;
mod gaps;
mod maps;
mod patches;
mod pictures;
mod plane;
mod space;
mod words;

use maps::Maps;
use plane::Plane;
use space::Space;
use words::Notes;

/// The coordinate plane.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.reading, lab.mask, lab.decay) = (usual.train, usual.reading, usual.mask, usual.decay);
        lab.content = usual.content;
        let key = lab.pin.map_or(0, |pin| frame_start(lab, pin.key));
        lab.pin = lab.pin.map(|pin| Cursor { key, pair: None, ..pin });
        if choices::projection(lab) != Projection::Space {
            lab.turn = usual.turn;
        }
        // Both pictures of a difference would lie over each other: B is drawn, A as outlines.
    },
    step: |lab, cursor, (right, down)| {
        let key = moved(cursor.key, right, lab.tokens());
        // A step down is a row of the picture.
        let key = moved(key, down * lab.picture().map_or(1, |grid| grid[2]) as isize, lab.tokens());
        Cursor { key, ..cursor }
    },
    drag: |lab, (right, down)| {
        let in_space = choices::projection(lab) == Projection::Space;
        in_space.then(|| Action::TurnTo(lab.turn.by(-right, down)))
    },
    choices: choices::choices,
    ribbon: true,
    glides: true,
    ..View::new("layout", messages::LAYOUT, messages::LAYOUT_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: words::subtitle,
    pick: |lab, point| {
        let head = lab.head(shown_slot(lab));
        let key = match Drawn::of(lab, &head) {
            Drawn::Plane(plane) => plane::nearest(&head, &plane, point),
            Drawn::Space(space) => space.nearest(&head, point),
            Drawn::Maps(maps) => maps.nearest(point),
        }?;
        Some(Cursor { query: lab.probe(), key, pair: None })
    },
    overlay,
    ..Answers::of(figure)
};

/// The slot whose layout is drawn; the difference of two layouts shows B over the outlines of A.
fn shown_slot(lab: &Lab) -> SlotName {
    lab.show.editing()
}

/// The first token of the frame that holds a token; 0 where a frame is not chosen by it.
fn frame_start(lab: &Lab, key: usize) -> usize {
    let mut first = 0;
    for part in lab.sequence.parts() {
        let tokens = part.segment.tokens();
        if key < first + tokens {
            let [frames, rows, columns] = part.segment.grid();
            let is_clip = !part.segment.is_text() && frames > 1;
            let inside = key - first;
            let is_later = is_clip && inside >= rows * columns;
            return if is_later { key - inside % (rows * columns) } else { 0 };
        }
        first += tokens;
    }
    0
}

/// How coordinates become places of the drawing.
enum Drawn<'a> {
    Plane(Plane),
    Space(Space),
    Maps(Maps<'a>),
}

impl<'a> Drawn<'a> {
    fn of(lab: &Lab, head: &'a Head) -> Self {
        let side = choices::projection(lab);
        let drawn = match side {
            Projection::Space => Space::of(head, lab.turn).map(Self::Space),
            Projection::Maps => Maps::of(lab, head).map(Self::Maps),
            _ => None,
        };
        drawn.unwrap_or_else(|| Self::Plane(Plane::of(head, side)))
    }
}


fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let head = lab.head(shown_slot(lab));
    let mut notes = Notes::new(*language);
    let drawn = Drawn::of(lab, &head);
    let figure = match &drawn {
        Drawn::Plane(plane) => in_plane(experiment, &head, plane, &mut notes),
        Drawn::Space(space) => {
            let room = shared(lab, space.room(&head), &|lab, head| match Drawn::of(lab, head) {
                Drawn::Space(space) => Some(space.room(head)),
                _ => None,
            });
            space.figure(experiment, &head, &room, &mut notes)
        }
        Drawn::Maps(maps) => {
            let [range] = shared(lab, [maps.range()], &|lab, head| match Drawn::of(lab, head) {
                Drawn::Maps(maps) => Some([maps.range()]),
                _ => None,
            });
            maps.figure(experiment, &head, range, &mut notes)
        }
    };
    Figure {
        title: format!("{} – {}", VIEW.title.get(*language), shown_name(lab, *language)),
        summary: words::summary(lab, &head, &notes),
        table: words::table(lab, &head, *language),
        legend: notes.legend(),
        ..figure
    }
}

/// Ranges of some axes, where a recipe has them.
type Ranges<'a, const N: usize> = &'a dyn Fn(&Lab, &Head) -> Option<[(f64, f64); N]>;

/// The ranges of the shown slot; with one scale for all, ranges that hold those of every recipe that is drawn the same way.
fn shared<const N: usize>(
    lab: &Lab,
    own: [(f64, f64); N],
    of: Ranges<N>,
) -> [(f64, f64); N] {
    let slots = lab.side_by_side();
    if !lab.same_scale || !slots.contains(&shown_slot(lab)) {
        return own;
    }
    let others = slots.iter().filter_map(|&slot| of(&lab.showing(Show::One(slot)), &lab.head(slot)));
    others.fold(own, |a, b| std::array::from_fn(|axis| (a[axis].0.min(b[axis].0), a[axis].1.max(b[axis].1))))
}

/// Text, pictures and gaps in a plane.
fn in_plane(experiment: &Experiment, head: &Head, plane: &Plane, notes: &mut Notes) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let own = plane::window(head, plane);
    let [x, y] = shared(lab, [own.0, own.1], &|lab, head| match Drawn::of(lab, head) {
        Drawn::Plane(other) if (other.upright, other.down.is_some()) == (plane.upright, plane.down.is_some()) => {
            let (x, y) = plane::window(head, &other);
            Some([x, y])
        }
        _ => None,
    });
    let window = (x, y);
    let mut marks = ghosts(lab, plane);
    let tints = pictures::tints(lab, head, plane);
    let colours = pictures::colours(lab, language, tints.iter().flat_map(|tint| tint.values()));
    let (mut lines, mut insets) = (0, 0);
    for (block, tint) in head.layout().blocks().iter().zip(&tints) {
        if block.segment.is_text() {
            let (text, line) = gaps::text_marks(plane, block, window);
            lines += line;
            marks.extend(text);
        } else {
            let picture = tint.marks(plane, block, &colours, notes);
            if patches::is_grid(plane, block) && insets == 0 {
                marks.extend(pictures::inset(plane, window, &picture));
                insets += 1;
            }
            marks.extend(picture);
        }
    }
    notes.line(lines);
    let centre = |centre: Position| plane.down.map(|_| plane.flat(centre));
    marks.extend(gaps::gap_marks(head, &centre, &|block| plane.ends(block)));
    let label = |axis: Option<usize>| match axis {
        Some(axis) => coordinate_name(head.layout().axes()[axis], language),
        None => messages::PICTURE_ROW.get(language),
    };
    let mut down = Axis::linear(label(plane.down), window.1).reversed();
    if plane.down.is_none() && lab.picture().is_none() {
        // Text alone stands on one line; there are no rows to count.
        (down.label, down.ticks) = (String::new(), false);
    }
    // Time needs no unit in common with the picture, which may have a hundred columns and one frame.
    let equal = plane.down.is_some() && plane.upright;
    Figure { x: Axis::linear(label(Some(plane.right)), window.0), y: down, equal, marks, ..Figure::titled(String::new()) }
}

/// Of a difference, the pictures of A as outlines.
fn ghosts(lab: &Lab, plane: &Plane) -> Vec<Mark> {
    if lab.show != Show::Difference {
        return Vec::new();
    }
    let other = lab.head(SlotName::A);
    let ghost = Plane::of(&other, choices::projection(&lab.showing(Show::A)));
    if (ghost.upright, ghost.down.is_some()) != (plane.upright, plane.down.is_some()) {
        return Vec::new();
    }
    let pictures = other.layout().blocks().iter().filter(|block| !block.segment.is_text());
    pictures.map(|block| patches::outline(&ghost, block, 0, Ink::Second)).collect()
}

/// The two tokens and the way between them; in maps the patches alone.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let head = lab.head(shown_slot(lab));
    let drawn = Drawn::of(lab, &head);
    let place = |index: usize| {
        let token = head.layout().token(index);
        let block = &head.layout().blocks()[token.segment];
        match &drawn {
            Drawn::Plane(plane) => plane.point(block, token.place),
            Drawn::Space(space) => space.point(token.position),
            Drawn::Maps(_) => (0.0, 0.0),
        }
    };
    if let Drawn::Maps(maps) = &drawn {
        let marks = [(cursor.query, Ink::Second), (cursor.key, Ink::Accent)];
        return marks.into_iter().flat_map(|(token, ink)| maps.mark(token, ink)).collect();
    }
    let (query, key) = (place(cursor.query), place(cursor.key));
    let mut marks = vec![
        Mark::Line { points: vec![key, query], ink: Ink::Accent, width: 1.25, dashed: true },
        Mark::Points { points: vec![query, key], ink: Ink::Accent, radius: 4.5 },
    ];
    marks.extend(looked_at(&head, &drawn, cursor.key));
    // Words beside a patch would hide its neighbours.
    for (name, index, at) in [("m", cursor.query, query), ("n", cursor.key, key)] {
        if head.layout().token(index).modality == Modality::Text {
            let text = format!("{name} = {index}");
            marks.push(Mark::Text { at, text, anchor: Anchor::End, ink: Ink::Accent });
        }
    }
    marks
}

/// The outline of the frame of a clip that holds a token.
fn looked_at(head: &Head, drawn: &Drawn, token: usize) -> Option<Mark> {
    let token = head.layout().token(token);
    let block = &head.layout().blocks()[token.segment];
    let Drawn::Plane(plane) = drawn else { return None };
    let several = block.segment.grid()[0] > 1 && !block.segment.is_text();
    let apart = plane.upright && !patches::frames_coincide(plane, block);
    (several && apart).then(|| patches::outline(plane, block, token.place[0], Ink::Accent))
}

#[cfg(test)]
mod tests;
