//! What a window shows is what the whole map holds there.

use super::super::{ANSWERS, VIEW};
use crate::action::Action;
use crate::experiment::Experiment;
use crate::figure::{Cells, Figure, Mark, Raster};
use crate::lab::Lab;
use crate::text::Language;
use crate::window::Window;

fn figure(lab: &Lab) -> Figure {
    Experiment::new(&VIEW, lab, Language::En, 400).figure()
}

fn raster(figure: &Figure) -> &Raster {
    let Mark::Raster(raster) = &figure.marks[0] else { panic!("no raster") };
    raster
}

fn values(raster: &Raster) -> &[f32] {
    let Cells::Values(values) = &raster.cells else { panic!("no values") };
    values
}

#[test]
fn a_window_holds_the_cells_of_the_whole_map() {
    let mut lab = Lab::default();
    let whole = figure(&lab);
    let whole = raster(&whole);
    lab.apply(&Action::Window(Some(Window { query: 80.5, key: 10.25, span: 7.0 })));
    let part = figure(&lab);
    assert_eq!((part.x.range, part.y.range), ((9.75, 16.75), (80.0, 87.0)));
    let part = raster(&part);
    // The cells at the edges are seen in part.
    assert_eq!((part.from, part.to), ((9.5, 79.5), (17.5, 87.5)));
    assert_eq!((part.columns, part.rows), (8, 8));
    for row in 0..8 {
        for column in 0..8 {
            let cell = values(part)[row * 8 + column];
            assert_eq!(cell, values(whole)[(80 + row) * 108 + 10 + column]);
        }
    }
}

#[test]
fn a_million_tokens_have_single_cells() {
    let mut lab = Lab::default();
    lab.set_picture(false);
    lab.set_tokens(1 << 20);
    let far = Window { query: 1_048_570.0, key: 524_000.0, span: 6.0 };
    lab.apply(&Action::Window(Some(far)));
    let part = figure(&lab);
    let raster = raster(&part);
    assert_eq!((raster.columns, raster.rows), (6, 6));
    let content = lab.content.content();
    let row = lab.head(lab.show.editing()).row(&content, 1_048_571);
    let weight = row.weight(524_003);
    assert!((f64::from(values(raster)[6 + 3]) - weight).abs() < 1e-4 * weight);
    let digits: String = part.summary.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(digits.contains("keys524000to524005"), "{}", part.summary);
    // The numbers stand in the cells, and those under the small map are left out.
    let numbers = part.count(|mark| matches!(mark, Mark::Numbers { .. }));
    assert_eq!(numbers, 1);
    // A point of a cell is the cell.
    let cursor = (ANSWERS.pick)(&lab, (524_003.4, 1_048_570.6)).unwrap();
    assert_eq!((cursor.query, cursor.key), (1_048_571, 524_003));
}

#[test]
fn rows_and_columns_need_not_be_as_many() {
    let mut lab = Lab::default();
    lab.apply(&Action::Window(Some(Window { query: 20.1, key: 40.0, span: 13.9 })));
    let part = figure(&lab);
    assert_eq!((raster(&part).rows, raster(&part).columns), (14, 14));
    lab.apply(&Action::Window(Some(Window { query: 20.2, key: 40.0, span: 13.9 })));
    let part = figure(&lab);
    assert_eq!((raster(&part).rows, raster(&part).columns), (15, 14));
    assert_eq!((part.table.head.len(), part.table.rows.len()), (13, 12));
}

#[test]
fn tiny_sequences_have_no_window_and_large_windows_are_sampled() {
    for tokens in [1, 2] {
        let mut lab = Lab::default();
        lab.set_picture(false);
        lab.set_tokens(tokens);
        lab.apply(&Action::Window(Some(Window { query: 0.0, key: 0.0, span: 1.0 })));
        assert_eq!(lab.window, None);
        assert_eq!(raster(&figure(&lab)).columns, tokens);
    }
    let mut lab = Lab::default();
    lab.set_tokens(100_000);
    lab.set_picture(false);
    lab.apply(&Action::Window(Some(Window { query: 500.5, key: 0.0, span: 90_000.0 })));
    let part = figure(&lab);
    assert_eq!(raster(&part).columns, 400);
    assert!(part.x.label.contains("1 of 225"), "{}", part.x.label);
}
