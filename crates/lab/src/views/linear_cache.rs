//! What is left of the keys and values after so many tokens? The cache of Transformer-VQ: how many keys each code has, and the
//! mean of their values (Su, kexue.fm/archives/9844).

use rotarium_kernel::mechanisms::{Cache, nearest};
use rotarium_kernel::number::significant;

use super::linear::{Grid, Panel, amounts, asked, differences, forget_cursor, most, names, pages};
use super::linear_plane::{coded, plane_codes, token};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Figure, Ink, Mark, Number, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::text::Language;

/// The cache.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |all| pages(all, coded),
    ..View::new("linear_cache", words::CACHE, words::CACHE_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| words::CACHE_SUB.with(language, &[("i", &(token(lab) + 1))]),
    ..Answers::of(figure)
};

static GRID: Grid = Grid::in_a_row(2);

fn filled(lab: &Lab) -> (Cache, usize) {
    let (inputs, vectors) = plane_codes(lab);
    let mut cache = Cache::new(vectors.nrows(), inputs.v.ncols());
    let mut last = 0;
    for token in 0..=token(lab) {
        last = nearest(&vectors, inputs.k.row(token));
        cache.write(last, inputs.v.row(token));
    }
    (cache, last)
}

/// The most keys that a code has.
fn fullest(cache: &Cache) -> f64 {
    cache.counts.iter().fold(1.0, |most, count| most.max(*count))
}

/// Counts beside means; a code without keys has none.
fn panels(cache: &Cache, language: Language) -> Vec<Panel> {
    let (count, width) = cache.means.dim();
    let mean = |((code, _), mean): ((usize, usize), &f64)| {
        if cache.counts[code] == 0.0 { f32::NAN } else { *mean as f32 }
    };
    let mut counted = amounts(fullest(cache), words::KEYS_SO_FAR.get(language).into());
    counted.clipped = (false, false);
    let high = most(cache.means.iter().map(|x| x.abs()));
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("name", &words::MEAN_VALUES.get(language)), ("high", &significant(high, 2))];
    vec![
        Panel {
            name: words::COUNTS.get(language).into(),
            rows: count,
            columns: 1,
            cells: cache.counts.iter().map(|count| *count as f32).collect(),
            colours: counted,
        },
        Panel {
            name: words::WITHIN.with(language, &values),
            rows: count,
            columns: width,
            cells: cache.means.indexed_iter().map(mean).collect(),
            colours: differences(high, words::MEAN_VALUE.get(language).into()),
        },
    ]
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (cache, last) = filled(lab);
    let (count, width) = cache.means.dim();
    let mut marks = GRID.marks(panels(&cache, language), &[0]);
    let side = 1.0 / count as f64;
    for panel in 0..2 {
        marks.push(Mark::Frame {
            from: GRID.point(panel, (0.0, last as f64 * side)),
            to: GRID.point(panel, (1.0, (last + 1) as f64 * side)),
            ink: Ink::Accent,
        });
    }
    let number = |code: usize| Number {
        at: GRID.point(0, (0.5, (code as f64 + 0.5) * side)),
        text: significant(cache.counts[code], 6),
        on_light: cache.counts[code] > 0.7 * fullest(&cache),
    };
    marks.push(Mark::Numbers { numbers: (0..count).map(number).collect(), room: 1.0 });
    let used = cache.counts.iter().filter(|count| **count > 0.0).count();
    let read = token(lab) + 1;
    let kept = count * (width + 1);
    let whole = read * (2 + width);
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("i", &read),
        ("c", &count),
        ("used", &used),
        ("last", &(last + 1)),
        ("kept", &kept),
        ("whole", &whole),
    ];
    let row = |code: usize| {
        let means = cache
            .means
            .row(code)
            .iter()
            .take(4)
            .map(|mean| significant(*mean, 3))
            .collect::<Vec<_>>();
        vec![(code + 1).to_string(), significant(cache.counts[code], 6), means.join(", ")]
    };
    let head = [words::CODE, words::KEYS_SO_FAR, words::MEAN_VALUES];
    Figure {
        summary: words::CACHE_SUMMARY.with(language, &values),
        table: Table { head: names(&head, language), rows: (0..count).map(row).collect() },
        ..GRID.figure(words::CACHE, language, marks, false)
    }
}
