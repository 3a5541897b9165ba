//! Which keys does one code stand for? Keys, codes and their cells in two dimensions, with what a query does to every place
//! (Su, kexue.fm/archives/9844 and 9862).

use ndarray::{Array2, arr1};
use rotarium_kernel::mechanisms::{Inputs, Sight, Softened, cell, nearest, quantised};
use rotarium_kernel::number::significant;

use super::linear::{asked, codebook, entry, forget_cursor, linear, mapped, names, pages, plane};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Cells, ColourScale, Entry, Family, Figure, Ink, Mark, Raster, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::{Linear, Shade};
use crate::text::Language;

/// The plane.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |all| {
        pages(all, |linear| Linear {
            shade: linear.shade,
            temperature: linear.temperature,
            ..coded(linear)
        })
    },
    ..View::new("linear_plane", words::PLANE, words::PLANE_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (inputs, vectors) = plane_codes(lab);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &inputs.tokens()), ("c", &vectors.nrows()), ("i", &(token(lab) + 1))];
        words::PLANE_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

/// Cells on a side of the shading.
const SIDE: usize = 72;
/// How dark the darkest shade is: keys must be seen on it.
const PALE: f64 = 0.6;

/// What matters of the page for all that is drawn of codes.
pub(super) fn coded(linear: &Linear) -> Linear {
    Linear {
        codes: linear.codes,
        draw: linear.draw,
        lot: linear.lot,
        origin: linear.origin,
        token: linear.token,
        ..Linear::default()
    }
}

/// The token that is looked at.
pub(super) fn token(lab: &Lab) -> usize {
    linear(lab).token.min(mapped(lab) - 1)
}

/// Inputs in the plane and the codebook for their keys.
pub(super) fn plane_codes(lab: &Lab) -> (std::rc::Rc<Inputs>, Array2<f64>) {
    let inputs = plane(lab);
    let vectors = codebook(lab, linear(lab).codes).vectors(&inputs.k);
    (inputs, vectors)
}

/// The frame: all keys and codes with a margin.
fn frame(inputs: &Inputs, vectors: &Array2<f64>) -> [[f64; 2]; 2] {
    let of = |channel: usize| {
        let all =
            inputs.k.column(channel).to_vec().into_iter().chain(vectors.column(channel).to_vec());
        let (low, high) = all.fold((-0.2_f64, 0.2_f64), |(low, high), x| (low.min(x), high.max(x)));
        let margin = 0.08 * (high - low);
        (low - margin, high + margin)
    };
    let ((left, right), (bottom, top)) = (of(0), of(1));
    [[left, bottom], [right, top]]
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (inputs, vectors) = plane_codes(lab);
    let frame = frame(&inputs, &vectors);
    let [[left, bottom], [right, top]] = frame;
    let at = token(lab);
    let soft =
        Softened { vectors: vectors.clone(), temperature: linear(lab).temperature, gain: 0.0 };
    let mut marks = Vec::new();
    marks.extend(shading(lab, &inputs, &soft, frame));
    marks.extend(cells(&vectors, frame));
    marks.extend(dots(&inputs, at));
    let places = vectors.rows().into_iter().map(|row| (row[0], row[1])).collect();
    marks.push(Mark::Points { points: places, ink: Ink::Strong, radius: 4.0 });
    let query = inputs.q.row(at);
    marks.push(Mark::Arrow {
        from: (0.0, 0.0),
        to: (query[0].clamp(left, right), query[1].clamp(bottom, top)),
        ink: Ink::Strong,
        label: "q".into(),
    });
    let table = table(&inputs, &soft, at, language);
    let far = quantised(&inputs, &vectors, Sight::Causal).distortion;
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("n", &inputs.tokens()),
        ("c", &vectors.nrows()),
        ("used", &table.rows.iter().filter(|row| row[3] != "0").count()),
        ("i", &(at + 1)),
        ("far", &significant(far, 3)),
    ];
    Figure {
        x: Axis::linear(words::FIRST_CHANNEL.get(language), (left, right)),
        y: Axis::linear(words::SECOND_CHANNEL.get(language), (bottom, top)),
        equal: true,
        marks,
        legend: legend(lab, language),
        summary: words::PLANE_SUMMARY.with(language, &values),
        table,
        ..Figure::empty(words::PLANE, language)
    }
}

/// The outlines of all cells.
fn cells(vectors: &Array2<f64>, frame: [[f64; 2]; 2]) -> Vec<Mark> {
    let places: Vec<[f64; 2]> = vectors.rows().into_iter().map(|row| [row[0], row[1]]).collect();
    let outline = |which: usize| {
        let corners = cell(&places, which, frame).into_iter().map(|[x, y]| (x, y));
        let mut points: Vec<(f64, f64)> = corners.collect();
        points.push(*points.first()?);
        Some(Mark::Line { points, ink: Ink::Muted, width: 1.0, dashed: false })
    };
    (0..places.len()).filter_map(outline).collect()
}

/// The keys: those up to a token with the first channel of their values, the others small.
fn dots(inputs: &Inputs, at: usize) -> Vec<Mark> {
    let dots = |of: &dyn Fn(usize) -> bool, ink, radius| {
        let keys = (0..inputs.tokens()).filter(|key| of(*key));
        let points = keys.map(|key| (inputs.k[(key, 0)], inputs.k[(key, 1)])).collect();
        Mark::Points { points, ink, radius }
    };
    let mut marks = vec![dots(&|key| key > at, Ink::Muted, 1.75)];
    for (low, high, radius) in [(0.0, 0.5, 2.25), (0.5, 1.2, 3.25), (1.2, f64::INFINITY, 4.5)] {
        for (ink, is_positive) in [(Ink::Accent, true), (Ink::Warning, false)] {
            let of = |key: usize| {
                let value = inputs.v[(key, 0)];
                key <= at && (low..high).contains(&value.abs()) && (value >= 0.0) == is_positive
            };
            marks.push(dots(&of, ink, radius));
        }
    }
    marks
}

/// What darker means, and the dots.
fn legend(lab: &Lab, language: Language) -> Vec<Entry> {
    let shade = match linear(lab).shade {
        Shade::Nothing => None,
        Shade::Tilt => Some((words::TILT_LABEL, Ink::Second)),
        Shade::Shares => Some((words::SHARES_LABEL, Ink::Second)),
    };
    let dots = [
        (words::KEY_POSITIVE, Ink::Accent),
        (words::KEY_NEGATIVE, Ink::Warning),
        (words::KEY_LATER, Ink::Muted),
        (words::CODE, Ink::Strong),
    ];
    let all = shade.into_iter().chain(dots);
    all.map(|(label, ink)| entry(label.get(language), ink, false)).collect()
}

/// What every place of the plane is coloured by.
fn shading(
    lab: &Lab,
    inputs: &Inputs,
    soft: &Softened,
    [[left, bottom], [right, top]]: [[f64; 2]; 2],
) -> Option<Mark> {
    let shade = linear(lab).shade;
    let query = inputs.q.row(token(lab));
    let corner = [[left, bottom], [left, top], [right, bottom], [right, top]]
        .map(|corner| query.dot(&arr1(&corner)))
        .into_iter()
        .fold(f64::NEG_INFINITY, f64::max);
    let of = |place: [f64; 2]| match shade {
        Shade::Tilt => libm::exp(query.dot(&arr1(&place)) - corner),
        _ => soft.shares(arr1(&place).view()).iter().fold(0.0, |most: f64, share| most.max(*share)),
    };
    if shade == Shade::Nothing {
        return None;
    }
    let middle =
        |at: usize, low: f64, high: f64| low + (high - low) * (at as f64 + 0.5) / SIDE as f64;
    let cells = (0..SIDE * SIDE)
        .map(|at| {
            (PALE * of([middle(at % SIDE, left, right), middle(at / SIDE, bottom, top)])) as f32
        })
        .collect();
    let colours = ColourScale {
        family: Family::Kinds([Ink::Second; 3]),
        low: 0.0,
        high: 3.0,
        clipped: (false, false),
        label: String::new(),
    };
    Some(Mark::Raster(Raster {
        from: (left, bottom),
        to: (right, top),
        columns: SIDE,
        rows: SIDE,
        cells: Cells::Values(cells),
        colours,
        explained: false,
    }))
}

/// For each code: where it is, how many keys up to the query's token it has, and what the query makes of it.
fn table(inputs: &Inputs, soft: &Softened, at: usize, language: Language) -> Table {
    let vectors = &soft.vectors;
    let codes: Vec<usize> = inputs.k.rows().into_iter().map(|key| nearest(vectors, key)).collect();
    let row = |code: usize| {
        let vector = vectors.row(code);
        let count = codes[..=at].iter().filter(|found| **found == code).count();
        vec![
            (code + 1).to_string(),
            significant(vector[0], 3),
            significant(vector[1], 3),
            count.to_string(),
            significant(inputs.q.row(at).dot(&vector), 3),
        ]
    };
    let head = [
        words::CODE,
        words::FIRST_CHANNEL,
        words::SECOND_CHANNEL,
        words::KEYS_SO_FAR,
        words::SCORE,
    ];
    Table { head: names(&head, language), rows: (0..vectors.nrows()).map(row).collect() }
}
