//! How near is every patch of a picture to one of them? The kernel from that patch, one map for each recipe, all on one scale.
//!
//! f̄ is the score of q = k = 1 over its value at offset 0: the mean of cos(ω·Δ) over the pairs. What is hatched lies at an offset
//! that a smaller training grid never reached. Deliberately does not know: the mask; a tower has none.

use rotarium_kernel::number::significant;

use super::shift::refused;
use super::{Answers, View, segment_name};
use crate::contours::contours;
use crate::experiment::Experiment;
use crate::figure::{Axis, Cells, ColourScale, Family, Figure, Ink, Mark, Raster, Table};
use crate::lab::{Cursor, Lab, SlotName};
use crate::look::Click;
use crate::messages::images as words;
use crate::picture::Asked;
use crate::text::Language;

mod fresh;
mod map;

use fresh::Fresh;
use map::Map;
pub(super) use map::block;

/// What one patch sees.
pub static VIEW: View = View {
    forget: |lab| {
        let Lab { pin, pages, .. } = lab.clone();
        *lab = Lab { pin: pin.map(|pin| Cursor { key: 0, pair: None, ..pin }), pages, ..lab.places() };
    },
    pages: |pages| {
        let mut kept = crate::pages::Pages::default();
        kept.images.train = pages.images.train;
        kept
    },
    compares: true,
    square: true,
    step: |lab, cursor, by| Asked::of(lab).map_or(cursor, |asked| asked.stepped(by)),
    click: Click::Itself,
    ..View::new("patch", words::PATCH, words::PATCH_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let Some(asked) = Asked::of(lab) else { return String::new() };
        words::PATCH_SUBTITLE.with(language, &[("row", &asked.place[1]), ("column", &asked.place[2])])
    },
    pick: |lab, (x, y)| {
        let asked = Asked::of(lab)?;
        let [_, rows, columns] = asked.grid;
        let near = |at: f64, side: usize| (at.max(0.0).floor() as usize).min(side - 1);
        Some(Cursor { query: asked.query(), key: asked.token(near(y, rows), near(x, columns)), pair: None })
    },
    overlay: |lab, cursor| {
        let Some(asked) = Asked::of(lab) else { return Vec::new() };
        let [_, rows, columns] = asked.grid;
        let own = cursor.key.checked_sub(asked.token(0, 0)).filter(|at| *at < rows * columns);
        let key = own.filter(|_| cursor.key != asked.query());
        key.map(|at| frame(at / columns, at % columns, Ink::Strong)).into_iter().collect()
    },
    ..Answers::of(figure)
};

/// Values of f̄ with a line; that of 0 is dashed.
const LEVELS: [f32; 4] = [0.0, 0.25, 0.5, 0.75];

fn frame(row: usize, column: usize, ink: Ink) -> Mark {
    let (x, y) = (column as f64, row as f64);
    Mark::Frame { from: (x, y), to: (x + 1.0, y + 1.0), ink }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let language = *language;
    let slot = lab.show.editing();
    let plain = |last: usize| Axis { ticks: false, ..Axis::linear("", (0.0, last as f64)) };
    let asked = Asked::of(lab);
    let [_, rows, columns] = asked.map_or([1; 3], |asked| asked.grid);
    let mut figure = Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), lab.slot(slot).title()),
        x: plain(columns),
        y: plain(rows).reversed(),
        equal: true,
        marks: Vec::new(),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    let Some(asked) = asked else { return refused(figure, words::NO_PICTURE.get(language).into()) };
    let map = Map::of(lab, slot, asked, *cells as usize);
    let fresh = Fresh::of(lab, slot, &map);
    let low = map::lowest(lab, asked).min(map.lowest().0);
    let colours = ColourScale {
        family: Family::Sequential,
        // A round number, so that the scale stands still while the patch moves.
        low: ((20.0 * low).floor() / 20.0).min(0.95),
        high: 1.0,
        clipped: (false, map.values.iter().any(|value| *value > 1.0 + 1e-6)),
        label: words::BAR.get(language).into(),
    };
    figure.x.label = fresh.as_ref().map_or_else(String::new, |fresh| fresh.note(language));
    figure.marks = marks(&map, colours, fresh.as_ref());
    figure.summary = summary(lab, &map, fresh.as_ref(), language);
    figure.table = table(&map, language);
    figure
}

fn marks(map: &Map, colours: ColourScale, fresh: Option<&Fresh>) -> Vec<Mark> {
    let every = map.every as f64;
    let (columns, rows) = (map.columns.len(), map.rows.len());
    let cells: Vec<f32> = map.values.iter().map(|value| *value as f32).collect();
    let mut marks = Vec::new();
    let to = (columns as f64 * every, rows as f64 * every);
    let raster = Cells::Values(cells.clone());
    marks.push(Mark::Raster(Raster { from: (0.0, 0.0), to, columns, rows, cells: raster, colours, explained: true }));
    marks.extend(fresh.into_iter().flat_map(|fresh| fresh.marks(map)));
    for level in LEVELS {
        for line in contours(&cells, columns, level) {
            let points = line.into_iter().map(|(x, y)| (x * every, y * every)).collect();
            marks.push(Mark::Line { points, ink: Ink::Strong, width: 1.0, dashed: level == 0.0 });
        }
    }
    let [_, row, column] = map.asked.place;
    marks.push(frame(row, column, Ink::Accent));
    marks
}

fn summary(lab: &Lab, map: &Map, fresh: Option<&Fresh>, language: Language) -> String {
    let scheme = lab.slot(lab.show.editing()).title();
    let segment = lab.sequence.parts().get(map.asked.part).map(|part| segment_name(part.segment, language));
    let [_, row, column] = map.asked.place;
    let near = |right: usize, down: usize| {
        map.near(right, down).map_or_else(|| "–".to_string(), |value| significant(value, 3))
    };
    let [right, below, across] = [near(1, 0), near(0, 1), near(1, 1)];
    let (low, at) = map.lowest();
    let low = significant(low, 3);
    let mut said = words::PATCH_SUMMARY.with(
        language,
        &[
            ("scheme", &scheme),
            ("segment", &segment.unwrap_or_default()),
            ("row", &row),
            ("column", &column),
            ("right", &right),
            ("below", &below),
            ("across", &across),
            ("low", &low),
            ("y", &at.0),
            ("x", &at.1),
        ],
    );
    let gap = if language == Language::En { " " } else { "" };
    if map.every > 1 {
        said = format!("{said}{gap}{}", words::PATCH_EVERY.with(language, &[("n", &map.every)]));
    }
    let words = fresh.map_or_else(|| words::NO_LATTICE.get(language).into(), |fresh| fresh.said(language));
    format!("{said}{gap}{words}")
}

/// The values, row by row: all of up to 24 rows and columns, an even choice of more.
fn table(map: &Map, language: Language) -> Table {
    let some = |count: usize| (0..count).step_by(count.div_ceil(24).max(1)).collect::<Vec<_>>();
    let (rows, columns) = (some(map.rows.len()), some(map.columns.len()));
    let mut head = vec![words::ROW_COLUMN.get(language).to_string()];
    head.extend(columns.iter().map(|&at| map.columns[at].to_string()));
    let row = |&at: &usize| {
        let value = |&column: &usize| significant(map.values[at * map.columns.len() + column], 5);
        std::iter::once(map.rows[at].to_string()).chain(columns.iter().map(value)).collect()
    };
    Table { head, rows: rows.iter().map(row).collect() }
}

/// A number of a recipe on the picture, for words that tell of it: f̄ `right` of the patch, `below` it or `across`, and the shares of
/// offsets `beyond` and `between` those of training, in percent.
pub(crate) fn told(lab: &Lab, slot: SlotName, what: &str) -> Option<String> {
    let map = Map::of(lab, slot, Asked::of(lab)?, 1);
    let near = |right, down| map.near(right, down).map(|value| significant(value, 3));
    match what {
        "right" => near(1, 0),
        "below" => near(0, 1),
        "across" => near(1, 1),
        share => Fresh::of(lab, slot, &map)?.told(share),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::look::Pane;

    fn drawn(link: &str, slot: usize, language: Language) -> Figure {
        let opened = link::read(link, language);
        assert_eq!(opened.notices, [], "{link}");
        let pane = Pane::new(&VIEW, Some(crate::SlotName::ALL[slot]));
        Experiment::new(&VIEW, &pane.lab(&opened.lab), language, 300).figure()
    }

    fn scale(figure: &Figure) -> (f64, f64) {
        let Some(Mark::Raster(raster)) = figure.marks.first() else { panic!("no map") };
        (raster.colours.low, raster.colours.high)
    }

    #[test]
    fn all_maps_are_on_one_scale_wherever_the_patch_is() {
        let scales = ["#/images", "#/images?pin=0,0", "#/images?pin=77,3"]
            .map(|link| (0..6).map(|slot| scale(&drawn(link, slot, Language::En))).collect::<Vec<_>>());
        assert!(scales.iter().flatten().all(|found| *found == scales[0][0]), "{scales:?}");
        assert!(scales[0][0].0 < 0.0);
    }

    #[test]
    fn a_key_press_moves_the_patch_and_pressing_picks_it() {
        let lab = link::read("#/images", Language::En).lab;
        let here = Cursor { query: 0, key: 0, pair: None };
        assert_eq!((VIEW.step)(&lab, here, (1, -1)).query, 136 + 1 - 16);
        let picked = (ANSWERS.pick)(&lab, (3.7, 2.1)).unwrap();
        assert_eq!((picked.query, picked.key), (136, 2 * 16 + 3));
        assert_eq!((ANSWERS.overlay)(&lab, picked).len(), 1);
        assert_eq!((ANSWERS.pick)(&lab, (-9.0, 99.0)).unwrap().key, 15 * 16);
    }

    #[test]
    fn odd_pictures_and_none_give_a_figure() {
        for link in [
            "#/images?seq=i1x1",
            "#/images?seq=i1x128&train-grid=1",
            "#/images?seq=t5,i1024x1000,t3&train-grid=128",
            "#/images?seq=t5,v4x3x3@1&pin=30,0",
            "#/images?b.scheme=circle-rope&c.scheme=rerope&d.scheme=fire&e.scheme=typesetting&f.scheme=none",
            "#/images?seq=t5",
        ] {
            for slot in 0..6 {
                let figure = drawn(link, slot, Language::Zh);
                assert!(!figure.marks.is_empty() && !figure.summary.is_empty(), "{link} {slot}");
            }
        }
    }
}
