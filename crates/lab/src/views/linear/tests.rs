//! What the views of the page say, and what they can be asked.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use crate::experiment::Experiment;
use crate::figure::{Figure, Mark};
use crate::lab::Lab;
use crate::link;
use crate::text::Language;
use crate::views::{self, View};

fn lab(query: &str) -> Lab {
    let opened = link::read(&format!("#/linear?{query}"), Language::En);
    assert!(opened.notices.is_empty(), "{query}: {:?}", opened.notices);
    opened.lab
}

fn view(id: &str) -> &'static View {
    views::find(id).unwrap()
}

fn ask(id: &str, query: &str, round: u32) -> Figure {
    let mut experiment = Experiment::new(view(id), &lab(query), Language::En, 400);
    experiment.round = round.min(experiment.rounds(views::EVERY) - 1);
    experiment.figure()
}

fn own() -> impl Iterator<Item = &'static View> {
    views::ALL.iter().copied().filter(|view| view.id.starts_with("linear_"))
}

/// The numbers of a row of a table.
fn numbers(row: &[String]) -> Vec<f64> {
    row.iter().filter_map(|text| crate::entry::number(text)).collect()
}

#[test]
fn maps_hold_the_weights_of_the_mechanisms() {
    let figure = ask("linear_maps", "", 0);
    assert_eq!(figure.count(|mark| matches!(mark, Mark::Raster(_))), 9);
    // Softmax is at no distance from itself; a row without mass would have entropy 0.
    assert_eq!(figure.table.rows[0][1..3].join(" "), "0.000 0");
    assert!(figure.table.rows[1..].iter().all(|row| row[1] != "0.000"));
    let fewer = ask("linear_maps", "elu=false&vq=false", 0);
    assert_eq!(fewer.count(|mark| matches!(mark, Mark::Raster(_))), 7);
    let names =
        |figure: &Figure| figure.table.rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>();
    assert!(names(&figure).contains(&"Efficient (reads all)".to_string()));
    assert!(names(&ask("linear_maps", "reads=full", 0)).contains(&"Efficient".to_string()));
    // More of the series is nearer to softmax, and so are more codes; all keys as codes are softmax.
    let error = |query: &str, row: usize| numbers(&ask("linear_maps", query, 0).table.rows[row])[1];
    assert!(error("order=2", 6) > 3.0 * error("order=6", 6));
    assert!(error("codes=4", 8) > error("codes=32", 8) && error("codes=64", 8) < 1e-12);
    // A causal map has full rank; read by all, features bound it.
    let ranks =
        |query: &str, row: usize| numbers(&ask("linear_apart", query, 0).table.rows[row])[1];
    assert_eq!(ranks("", 1), 64.0);
    assert_eq!([1, 3].map(|row| ranks("reads=full", row)), [16.0, 17.0]);
    assert!(ranks("reads=full&codes=5", 8) <= 5.0);
    // Trigonometric features have negative weights somewhere: no entropy is claimed.
    let trig = ask("linear_maps", "feature=trig&features=8", 0);
    assert_eq!(trig.table.rows[7][3], "–");
}

#[test]
fn a_cursor_is_told_every_weight() {
    let lab = lab("");
    let view = view("linear_maps");
    let answers = views::answers("linear_maps");
    let grid = super::Grid::square(9);
    for panel in [0, 5] {
        let point = grid.point(panel, ((3.0 + 0.5) / 64.0, (40.0 + 0.5) / 64.0));
        let cursor = (answers.pick)(&lab, point).unwrap();
        assert_eq!((cursor.query, cursor.key), (40, 3));
        let facts = (answers.inspect)(&lab, cursor, Language::En).facts;
        assert_eq!(facts.len(), 3 + 9);
        let [score, weight] = [&facts[2], &facts[3]].map(|fact| fact.exact.parse::<f64>().unwrap());
        let inputs = super::inputs(&lab);
        let sum: f64 = (0..=40).map(|key| inputs.score(40, key).exp()).sum();
        assert!((weight - score.exp() / sum).abs() < 1e-12);
        assert_eq!((answers.overlay)(&lab, cursor).len(), 9);
        let moved = (view.step)(&lab, cursor, (1, -1));
        assert_eq!((moved.query, moved.key), (39, 4));
    }
    // Between panels there is nothing.
    assert_eq!((answers.pick)(&lab, (1.03, 0.5)), None);
}

#[test]
fn the_path_goes_down_to_nothing_and_says_what_was_kept() {
    let figure = ask("linear_path", "linear=path&keep=exact", 9);
    let rows = &figure.table.rows;
    assert_eq!((rows[0][1].clone(), rows[0][2].clone()), (rows[0][2].clone(), rows[0][1].clone()));
    assert_eq!((rows[4][1].as_str(), rows[2][1].clone()), ("0", rows[2][4].clone()));
    // With its gain a cold codebook reads only keys that happen to lie near a vector.
    assert!(numbers(&rows[2])[1] > 2.0 * numbers(&rows[2])[0]);
    assert_eq!(figure.count(|mark| matches!(mark, Mark::Line { .. })), 2);
    let marker = |query: &str| {
        let figure = ask("linear_path", query, 0);
        figure.marks.iter().find_map(|mark| match mark {
            Mark::Points { points, .. } => Some(points[0]),
            _ => None,
        })
    };
    let [start, end] = ["linear=path", "linear=path&path=4"].map(|query| marker(query).unwrap());
    assert_eq!((start.0, end), (0.0, (4.0, 0.0)));
    assert_eq!(crate::dials::printed(start.1).is_empty(), start.1 == 0.0);
    let map = ask("linear_path_map", "linear=path&path=2.5", 0);
    assert!(map.subtitle.contains("between hard codes and means of keys"), "{}", map.subtitle);
    assert_eq!(map.count(|mark| matches!(mark, Mark::Raster(_))), 3);
}

#[test]
fn a_codebook_counts_or_is_wrong() {
    let counted = ask("linear_codes", "linear=codebook", 0);
    assert!(counted.summary.contains("one by one by 0,"), "{}", counted.summary);
    let bare = views::linear_codes::told_of(&lab("linear=codebook&counted=false"), "hard").unwrap();
    assert!(crate::entry::number(&bare).unwrap() > 0.1, "{bare}");
    // The cache holds as many keys as were read.
    let cache = ask("linear_cache", "linear=codebook&filled=11", 0);
    let keys: f64 = cache.table.rows.iter().map(|row| row[1].parse::<f64>().unwrap()).sum();
    assert_eq!(keys, 11.0);
    assert!(
        cache.summary.contains("The cache holds 72 numbers, all keys and values would be 110."),
        "{}",
        cache.summary
    );
    // Cells of the plane: as many outlines as codes that have room.
    let plane = ask("linear_plane", "linear=codebook&codes=5", 0);
    assert_eq!(plane.count(|mark| matches!(mark, Mark::Line { .. })), 5);
    assert_eq!(plane.count(|mark| matches!(mark, Mark::Raster(_))), 1);
    assert_eq!(
        ask("linear_plane", "shade=nothing", 0).count(|mark| matches!(mark, Mark::Raster(_))),
        0
    );
    let blocks = ask("linear_blocks", "biasslope=0.3&biaswindow=20&vqblock=7", 0);
    assert!(blocks.summary.ends_with("agree."), "{}", blocks.summary);
    assert_eq!(blocks.count(|mark| matches!(mark, Mark::Frame { .. })), 64_usize.div_ceil(7));
}

#[test]
fn estimates_go_to_theory_round_by_round() {
    let last = ask("linear_estimate", "linear=error", 39);
    for row in &last.table.rows {
        let row = numbers(row);
        // Few features have heavy tails.
        let allowed = if row[0] < 32.0 { 0.4 } else { 0.15 };
        assert!((row[1] / row[2] - 1.0).abs() < allowed, "{row:?}");
        assert!((row[3] - 1.0).abs() < 4.0 * row[4], "{row:?}");
    }
    let [first, again] = [0, 0].map(|round| ask("linear_estimate", "linear=error", round));
    assert_eq!(first, again);
    assert!(first != ask("linear_estimate", "linear=error&omega=2", 0));
    // Orthogonal directions with equal radii err less, and low.
    let equal = ask("linear_estimate", "linear=error&directions=equal", 11);
    let row = |figure: &Figure| numbers(&figure.table.rows[6]);
    assert!(row(&equal)[1] < 0.8 * row(&last)[1] && row(&equal)[3] < 1.0 - 3.0 * row(&equal)[4]);
    let output = ask("linear_output", "linear=error", 2);
    let ends: Vec<Vec<f64>> = [0, 8].map(|row| numbers(&output.table.rows[row])).into();
    let falls = |norm: usize| ends[0][norm] / ends[1][norm];
    assert!(falls(1) > 5.0 && falls(3) < 1.6, "{ends:?}");
    let trig = ask("linear_running", "linear=error&feature=trig&features=2&norm=16", 9);
    assert!(numbers(&trig.table.rows[0])[3] > 0.0);
    assert_eq!(numbers(&ask("linear_running", "linear=error&features=2", 9).table.rows[0])[3], 0.0);
}

#[test]
fn codes_keep_below_their_bound() {
    let figure = ask("linear_coded", "linear=error", 99);
    assert_eq!(figure.table.rows.len(), 7);
    for row in &figure.table.rows {
        let row = numbers(row);
        assert!(row[1] <= row[2] && row[3] <= row[4], "{row:?}");
    }
    assert_eq!(figure.table.rows[6][1..].join(" "), "0 0 0 0 0 0");
    assert_eq!(ask("linear_coded", "linear=error", 2).table.rows.len(), 3);
}

#[test]
fn costs_cross_where_the_article_says() {
    let figure = ask("linear_pays", "linear=cost", 0);
    assert_eq!(figure.table.head[1..].join(" "), "n = 1024 n = 1536 n = 4608");
    let rows = &figure.table.rows;
    assert_eq!(rows[0][2], rows[1][2]);
    assert_eq!(rows[2][3], rows[3][3]);
    assert_eq!(rows[2][1], rows[4][1]);
    let flops = ask("linear_flops", "linear=cost", 0);
    assert_eq!(flops.table.rows[0][1], "–");
    let from = |features: u32| {
        let lab = lab(&format!("linear=cost&features={features}"));
        crate::entry::number(&views::linear_flops::told_of(&lab, "performer").unwrap()).unwrap()
    };
    assert!((from(256) / from(64) - 4.0).abs() < 0.1);
    // A cache of keys and values grows, states do not.
    let state = ask("linear_state", "linear=cost", 0);
    assert!(state.table.rows[0][1] != state.table.rows[0][2]);
    assert!(state.table.rows[1..].iter().all(|row| row[1] == row[4]));
}

#[test]
fn every_view_answers_every_extreme() {
    let queries = [
        "n=1&dim=2&values=1",
        "n=2&codes=256&features=1&origin=grid",
        "norm=64&deviation=8&n=40",
        "source=needle&found=40&norm=0.05",
        "source=recall&sharpness=0&scaled=raw",
        "source=closed&reads=full&keep=exact&path=1.9",
        "dim=64&n=1024&codes=256&order=11&feature=trig&directions=quantile",
        "elu=false&exp=false&cosine=false&cosformer=false&efficient=false&taylor=false&performer=false&vq=false",
        "codes=1&omega=9999&biasslope=2&biaswindow=64&vqblock=256&counted=false&shade=shares&tau=0.0001",
        "layerheads=1&layerwidth=1&times=16&rowmeasure=sparsity&source=sphere",
    ];
    for query in queries {
        for view in own() {
            let figure = ask(view.id, query, 0);
            for (low, high) in [figure.x.range, figure.y.range] {
                assert!(low < high && (low + high).is_finite(), "{query} {}", view.id);
            }
            assert!(!figure.summary.contains('{'), "{query} {}: {}", view.id, figure.summary);
            assert!(!figure.table.rows.is_empty(), "{query} {}", view.id);
            let words = figure.table.rows.iter().flatten();
            assert!(
                words.clone().all(|word| !word.contains("NaN") && !word.contains('∞')),
                "{query} {}: {:?}",
                view.id,
                figure.table
            );
        }
    }
}
