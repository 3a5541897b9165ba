//! Shares of a map are the map, and cells of many tokens show what stands out among them.

use rotarium_kernel::attention::Reading;

use super::super::VIEW;
use super::Stretch;
use crate::experiment::Experiment;
use crate::figure::{Cells, Figure, Mark, Raster};
use crate::link;
use crate::shares::{Piece, Share, Tally, finished};
use crate::text::Language;
use crate::views::EVERY;

fn asked(fragment: &str, cells: u32, round: u32) -> Experiment {
    let opened = link::read(fragment, Language::En);
    assert_eq!(opened.notices, [], "{fragment}");
    let lab = opened.lab;
    let mut asked = Experiment::new(&VIEW, &lab, Language::En, cells);
    asked.round = round;
    asked
}

fn values(raster: &Raster) -> &[f32] {
    let Cells::Values(values) = &raster.cells else { panic!("no values") };
    values
}

fn raster(figure: &mut Figure) -> &mut Raster {
    let Mark::Raster(raster) = &mut figure.marks[0] else { panic!("no raster") };
    raster
}

/// The same bits, so that nothing equals nothing.
fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

const STATES: [&str; 9] = [
    "#/bench",
    "#/bench?scheme=rope&image=none&n=900&content=gaussian",
    "#/bench?scheme=rope&image=none&n=900&content=gaussian&mask=full&map=score",
    "#/bench?scheme=alibi&image=none&n=500&content=gaussian&map=log",
    "#/bench?scheme=lambda&image=none&n=400&content=gaussian",
    "#/bench?scheme=rope&b.scheme=m-rope&show=a-b&image=none&n=300",
    "#/bench?scheme=rope&image=none&n=700&content=gaussian&view=100,20,400",
    "#/bench?scheme=rope&image=none&n=700&content=gaussian&view=300,20,9",
    "#/bench?scheme=rope&image=none&n=100000",
];

#[test]
fn however_many_work_on_it_the_figure_is_the_same() {
    for (state, round) in STATES.iter().flat_map(|state| [(state, 0), (state, 1)]) {
        let asked = asked(state, 150, round);
        let mut alone = asked.figure();
        for of in [2, 3, 4] {
            let share = |number| finished(asked.piece(EVERY, Share { number, of }).unwrap());
            let mut pieces: Vec<Box<dyn Piece>> = (0..of).map(share).collect();
            let all = Tally::all(pieces.iter().map(|piece| piece.tally()));
            let mut together =
                Figure { subtitle: alone.subtitle.clone(), ..pieces[0].figure(&all) };
            let mut found = values(raster(&mut together)).to_vec();
            for piece in &mut pieces[1..] {
                let rows = piece.rows(&all).unwrap();
                assert_eq!(rows.colours, raster(&mut together).colours);
                found.extend(values(&rows));
            }
            assert_eq!(bits(&found), bits(values(raster(&mut alone))), "{state} {round} {of}");
            let nothing = Cells::Values(Vec::new());
            raster(&mut together).cells = nothing.clone();
            let kept = std::mem::replace(&mut raster(&mut alone).cells, nothing);
            assert_eq!(together, alone, "{state} {round} {of}");
            raster(&mut alone).cells = kept;
        }
    }
}

#[test]
fn cells_show_what_stands_out_among_their_tokens() {
    for (state, signed) in [(STATES[1], false), (STATES[2], true), (STATES[4], false), (STATES[6], false)]
    {
        let every = asked(state.split("&view").next().unwrap(), 1000, 0);
        let whole = Stretch::new(&every, Share::ALL);
        let tokens = whole.sight.keys.tokens.len();
        let head = every.heads().remove(0).1;
        let mut figure = every.figure();
        let whole = values(raster(&mut figure));
        for round in 0..2 {
            let asked = asked(state, 150, round);
            assert_eq!(asked.rounds(EVERY), 2);
            let stretch = Stretch::new(&asked, Share::ALL);
            let mut figure = asked.figure();
            let found = values(raster(&mut figure));
            let columns = stretch.sight.keys.tokens.len();
            for row in 0..stretch.allowed.len() {
                let queries = stretch.sight.queries.under(row..row + 1);
                for column in 0..columns {
                    let keys = stretch.sight.keys.under(column..column + 1);
                    let cells = queries.iter().flat_map(|q| keys.iter().map(move |k| (*q, *k)));
                    let readable = cells.filter(|(q, k)| head.keys(*q).contains(*k));
                    let all: Vec<f32> = readable.map(|(q, k)| whole[q * tokens + k]).collect();
                    let size = |value: &&f32| if signed { value.abs() } else { **value };
                    let most = all.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
                    let value = found[row * columns + column];
                    match most {
                        Some(most) if signed => assert_eq!(value.abs(), most.abs()),
                        Some(most) => assert_eq!(value, *most, "{state} {row} {column}"),
                        None => assert!(value.is_nan()),
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_cell_shows_is_said_and_the_table_holds_single_tokens() {
    let every = asked(STATES[1], 1000, 0);
    assert_eq!(every.rounds(EVERY), 1);
    for (round, y) in [(0, "query m · 1 of 6 tokens"), (1, "query m")] {
        let figure = asked(STATES[1], 150, round).figure();
        assert_eq!(figure.x.label, "key n · largest of 6 tokens");
        assert_eq!(figure.y.label, y);
        let row = every.heads().remove(0).1;
        let content = every.lab.content.content();
        let query: usize = figure.table.rows[11][0].parse().unwrap();
        let key: usize = figure.table.head[4].parse().unwrap();
        let weight = row.row(&content, query).weight(key);
        let shown: f64 = figure.table.rows[11][4].replace(' ', "").parse().unwrap();
        assert!((shown - weight).abs() < 1e-3 * weight, "{shown} {weight}");
    }
    let scores = asked(STATES[2], 150, 1);
    assert_eq!(scores.lab.reading, Reading::Score);
    assert_eq!(scores.figure().x.label, "key n · farthest from 0 of 6 tokens");
    // Where single cells are picked out of very many, that is said as before.
    assert_eq!(asked(STATES[8], 150, 0).rounds(EVERY), 1);
    assert!(asked(STATES[8], 150, 0).figure().x.label.contains("1 of 666.7"));
}
