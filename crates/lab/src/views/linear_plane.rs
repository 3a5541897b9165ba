//! Which keys does one code stand for? Keys, codes and their cells in two dimensions, with what a query does to every place
//! (Su, kexue.fm/archives/9844 and 9862).

use ndarray::{Array2, arr1};
use rotarium_kernel::mechanisms::{Inputs, Softened, cell, nearest};
use rotarium_kernel::number::significant;

use super::linear::{amounts, asked, codebook, entry, forget_cursor, linear, mapped, names, pages, plane};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Cells, Figure, Ink, Mark, Raster, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::{Linear, Shade};

/// The plane.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |all| pages(all, |linear| Linear { shade: linear.shade, temperature: linear.temperature, ..coded(linear) }),
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
        let all = inputs.k.column(channel).to_vec().into_iter().chain(vectors.column(channel).to_vec());
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
    let soft = Softened { vectors: vectors.clone(), temperature: linear(lab).temperature, gain: 0.0 };
    let mut marks = Vec::new();
    marks.extend(shading(lab, &inputs, &soft, frame, language));
    let places: Vec<[f64; 2]> = vectors.rows().into_iter().map(|row| [row[0], row[1]]).collect();
    for which in 0..places.len() {
        let mut corners: Vec<(f64, f64)> =
            cell(&places, which, frame).into_iter().map(|[x, y]| (x, y)).collect();
        if let Some(first) = corners.first().copied() {
            corners.push(first);
            marks.push(Mark::Line { points: corners, ink: Ink::Muted, width: 1.0, dashed: false });
        }
    }
    let keys = |of: &dyn Fn(usize) -> bool| -> Vec<(f64, f64)> {
        (0..inputs.tokens()).filter(|key| of(*key)).map(|key| (inputs.k[(key, 0)], inputs.k[(key, 1)])).collect()
    };
    let value = |key: usize| inputs.v[(key, 0)];
    let dots = |points, ink, radius| Mark::Points { points, ink, radius };
    marks.push(dots(keys(&|key| key > at), Ink::Muted, 1.5));
    for (low, high, radius) in [(0.0, 0.5, 2.25), (0.5, 1.2, 3.25), (1.2, f64::INFINITY, 4.5)] {
        let size = |key: usize| (low..high).contains(&value(key).abs());
        marks.push(dots(keys(&|key| key <= at && size(key) && value(key) >= 0.0), Ink::Image, radius));
        marks.push(dots(keys(&|key| key <= at && size(key) && value(key) < 0.0), Ink::Warning, radius));
    }
    marks.push(dots(places.iter().map(|[x, y]| (*x, *y)).collect(), Ink::Strong, 4.5));
    marks.push(dots(places.iter().map(|[x, y]| (*x, *y)).collect(), Ink::Accent, 2.5));
    let query = inputs.q.row(at);
    marks.push(Mark::Arrow {
        from: (0.0, 0.0),
        to: (query[0].clamp(left, right), query[1].clamp(bottom, top)),
        ink: Ink::Strong,
        label: "q".into(),
    });
    let table = table(&inputs, &soft, at, language);
    let distortion = inputs
        .k
        .rows()
        .into_iter()
        .map(|key| {
            let rest = &key - &vectors.row(nearest(&vectors, key));
            rest.dot(&rest)
        })
        .sum::<f64>()
        / inputs.tokens() as f64;
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("n", &inputs.tokens()),
        ("c", &vectors.nrows()),
        ("used", &table.rows.iter().filter(|row| row[3] != "0").count()),
        ("i", &(at + 1)),
        ("far", &significant(distortion, 3)),
    ];
    Figure {
        x: Axis::linear(words::FIRST_CHANNEL.get(language), (left, right)),
        y: Axis::linear(words::SECOND_CHANNEL.get(language), (bottom, top)),
        equal: true,
        marks,
        legend: vec![
            entry(words::KEY_POSITIVE.get(language), Ink::Image, false),
            entry(words::KEY_NEGATIVE.get(language), Ink::Warning, false),
            entry(words::KEY_LATER.get(language), Ink::Muted, false),
            entry(words::CODE.get(language), Ink::Accent, false),
        ],
        summary: words::PLANE_SUMMARY.with(language, &values),
        table,
        ..super::linear::empty(words::PLANE, language)
    }
}

/// What every place of the plane is coloured by.
fn shading(
    lab: &Lab,
    inputs: &Inputs,
    soft: &Softened,
    [[left, bottom], [right, top]]: [[f64; 2]; 2],
    language: crate::text::Language,
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
    let label = match shade {
        Shade::Nothing => return None,
        Shade::Tilt => words::TILT_LABEL,
        Shade::Shares => words::SHARES_LABEL,
    };
    let middle = |at: usize, low: f64, high: f64| low + (high - low) * (at as f64 + 0.5) / SIDE as f64;
    let cells = (0..SIDE * SIDE)
        .map(|at| of([middle(at % SIDE, left, right), middle(at / SIDE, bottom, top)]) as f32)
        .collect();
    let mut colours = amounts(1.0, label.get(language).into());
    colours.clipped = (false, false);
    Some(Mark::Raster(Raster {
        from: (left, bottom),
        to: (right, top),
        columns: SIDE,
        rows: SIDE,
        cells: Cells::Values(cells),
        colours,
        explained: true,
    }))
}

/// For each code: where it is, how many keys up to the query's token it has, and what the query makes of it.
fn table(inputs: &Inputs, soft: &Softened, at: usize, language: crate::text::Language) -> Table {
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
    let head = [words::CODE, words::FIRST_CHANNEL, words::SECOND_CHANNEL, words::KEYS_SO_FAR, words::SCORE];
    Table { head: names(&head, language), rows: (0..vectors.nrows()).map(row).collect() }
}
