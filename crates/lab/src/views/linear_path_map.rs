//! What does attention look like at a place between Performer and softmax? Full attention, the place, and the difference
//! (Su, kexue.fm/archives/9862, with the factor that it drops).

use ndarray::Array2;
use rotarium_kernel::mechanisms::{
    Attend, Inputs, Keep, LEGS, Path, Softened, Softmax, relative_error,
};
use rotarium_kernel::number::significant;

use super::linear::{
    Grid, Panel, amounts, asked, differences, directions, forget, linear, mapped, most, names,
    pages, sight, with_norm,
};
use super::linear_coded::tidy;
use super::linear_maps::{cells, step};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Figure, Table};
use crate::inspect::{Fact, Inspection};
use crate::lab::{Cursor, Lab};
use crate::messages::linear as words;
use crate::pages::{Linear, Pages};
use crate::text::{Language, Text};

/// The maps.
pub static VIEW: View = View {
    forget,
    pages: looked_at,
    step,
    square: true,
    ..View::new("linear_path_map", words::PATH_MAP, words::PATH_MAP_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: told,
    pick: |lab, point| GRID.pick(mapped(lab), point),
    overlay: |lab, cursor| GRID.frames(mapped(lab), cursor),
    inspect,
    ..Answers::of(figure)
};

static GRID: Grid = Grid::in_a_row(3);

/// What matters of the page.
pub(super) fn looked_at(all: &Pages) -> Pages {
    pages(all, |linear| Linear {
        full: linear.full,
        codes: linear.codes,
        draw: linear.draw,
        lot: linear.lot,
        norm: linear.norm,
        place: linear.place,
        keep: linear.keep,
        ..Linear::default()
    })
}

/// The path and what it is walked with.
pub(super) fn walked(lab: &Lab) -> (Inputs, Path) {
    let inputs = with_norm(lab, mapped(lab), 1.0);
    let path = Path::new(&inputs.k, directions(lab, linear(lab).codes));
    (inputs, path)
}

/// The names of the stations.
pub(super) const STATIONS: [Text; LEGS + 1] = [
    words::STATION_PERFORMER,
    words::STATION_SU,
    words::STATION_HARD,
    words::STATION_VQ,
    words::STATION_FULL,
];

/// The station, or the two that a place lies between.
pub(super) fn place_name(place: f64, language: Language) -> String {
    let near = libm::round(place);
    let name = |at: usize| STATIONS[at.min(LEGS)].get(language);
    if (place - near).abs() < 1e-9 {
        return name(near as usize).into();
    }
    let before = libm::floor(place) as usize;
    words::BETWEEN.with(language, &[("a", &name(before)), ("b", &name(before + 1))])
}

/// The numbers of a place.
fn told(lab: &Lab, language: Language) -> String {
    let (_, path) = walked(lab);
    let Softened { vectors, temperature, gain } = path.at(linear(lab).place, linear(lab).keep);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("place", &place_name(linear(lab).place, language)),
        ("c", &vectors.nrows()),
        ("tau", &significant(temperature, 3)),
        ("g", &significant(gain, 3)),
    ];
    words::PATH_SUB.with(language, &values)
}

fn both(lab: &Lab) -> (Inputs, [Array2<f64>; 2]) {
    let (inputs, path) = walked(lab);
    let here = path.at(linear(lab).place, linear(lab).keep).weights(&inputs, sight(lab));
    let full = Softmax.weights(&inputs, sight(lab), 0);
    (inputs, [full, here])
}

fn inspect(lab: &Lab, cursor: Cursor, language: Language) -> Inspection {
    let tokens = mapped(lab);
    let (query, key) = (cursor.query.min(tokens - 1), cursor.key.min(tokens - 1));
    let (inputs, [full, here]) = both(lab);
    Inspection {
        facts: vec![
            Fact::new("query", crate::messages::QUERY.get(language), query.to_string()),
            Fact::new("key", crate::messages::KEY.get(language), key.to_string()),
            Fact::number("score", words::SCORE.get(language), inputs.score(query, key)),
            Fact::number("full", words::SOFTMAX.get(language), full[(query, key)]),
            Fact::number("here", words::HERE.get(language), here[(query, key)]),
        ],
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (inputs, [full, here]) = both(lab);
    let apart = &here - &full;
    let high = most(full.iter().copied());
    let off = most(apart.iter().map(|x| x.abs()));
    let place = place_name(linear(lab).place, language);
    let off = off.max(high * 1e-6);
    let within = words::WITHIN.with(
        language,
        &[("name", &words::DIFFERENCE_SHORT.get(language)), ("high", &significant(off, 2))],
    );
    let panel = |name: &str, map: &Array2<f64>, colours| Panel {
        name: name.into(),
        rows: map.nrows(),
        columns: map.ncols(),
        cells: cells(map, sight(lab)),
        colours,
    };
    let weight = || amounts(high, words::WEIGHT.get(language).into());
    let panels = vec![
        panel(words::SOFTMAX.get(language), &full, weight()),
        panel(words::HERE.get(language), &here, weight()),
        panel(&within, &apart, differences(off, words::LESS_SOFTMAX.get(language).into())),
    ];
    let error = tidy(relative_error(&here.dot(&inputs.v), &full.dot(&inputs.v)));
    let largest = apart.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("place", &place),
        ("largest", &significant(tidy(largest), 3)),
        ("error", &significant(error, 3)),
    ];
    let head = [words::PLACE, words::LARGEST_DIFFERENCE, words::OUTPUT_ERROR];
    let row = vec![place.clone(), significant(tidy(largest), 3), significant(error, 3)];
    Figure {
        summary: words::PATH_MAP_SUMMARY.with(language, &values),
        table: Table { head: names(&head, language), rows: vec![row] },
        ..GRID.figure(words::PATH_MAP, language, GRID.marks(panels, &[1]), true)
    }
}

/// For lessons: the output error at the place of the state, or at a station by its number, with what the path says there.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let (inputs, path) = walked(lab);
    let (place, keep) = match what {
        "here" => (linear(lab).place, linear(lab).keep),
        station => {
            (station.parse::<u32>().ok().filter(|at| *at as usize <= LEGS)?.into(), Keep::Path)
        }
    };
    let output = path.at(place, keep).weights(&inputs, sight(lab)).dot(&inputs.v);
    let exact = Softmax.weights(&inputs, sight(lab), 0).dot(&inputs.v);
    Some(significant(tidy(relative_error(&output, &exact)), 2))
}
