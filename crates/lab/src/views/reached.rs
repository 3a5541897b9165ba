//! From whom has word come to each token after so many layers?

use rotarium_kernel::sparse::{Bits, reached};

use super::fading_mask::rows;
use super::pairs_mask::{forget, mask, pages, sparse};
use super::recurring::{cells, framed, map, percent, picked, stepped, where_is};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Family, Figure, Table};
use crate::inspect::{Fact, Inspection};
use crate::lab::{Cursor, Lab};
use crate::messages::recurrence::sparse as words;
use crate::text::Language;

/// The map.
pub static VIEW: View = View {
    forget,
    pages,
    square: true,
    step: |lab, cursor, by| stepped(lab.sparse_tokens(), cursor, by),
    ..View::new("reached", words::REACHED, words::REACHED_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (n, hops) = (lab.sparse_tokens(), sparse(lab).hops);
        let pairs = after(lab, hops).last().map_or(0, Bits::count);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("h", &hops), ("pairs", &printed(pairs as f64)), ("all", &printed(possible(lab, n)))];
        words::REACHED_SUB.with(language, &values)
    },
    pick: |lab, point| picked(lab.sparse_tokens(), point),
    overlay: |lab, cursor| framed(lab.sparse_tokens(), cursor),
    inspect,
    ..Answers::of(figure)
};

fn after(lab: &Lab, layers: usize) -> Vec<Bits> {
    reached(&sparse(lab).masks(lab.sparse_tokens()), layers)
}

/// What is known of a pair: whether it may be read, and after how many layers it is heard.
pub(super) fn inspect(lab: &Lab, cursor: Cursor, language: Language) -> Inspection {
    let n = lab.sparse_tokens();
    let last = n.saturating_sub(1);
    let cursor = Cursor { query: cursor.query.min(last), key: cursor.key.min(last), ..cursor };
    let (query, key) = (cursor.query, cursor.key);
    let allowed = if mask(lab, n).at(query, key) { words::YES } else { words::NO };
    const MOST: usize = 16;
    let needed = after(lab, MOST).iter().position(|bits| bits.at(query, key));
    let needed = needed.map_or_else(
        || words::NEVER.with(language, &[("h", &MOST)]),
        |layers| layers.to_string(),
    );
    let mut facts = where_is(cursor, language);
    facts.push(Fact::new("allowed", words::INSPECT_ALLOWED.get(language), allowed.get(language)));
    facts.push(Fact::new("hops", words::INSPECT_HOPS.get(language), needed));
    Inspection { facts }
}

/// Pairs that could be reached at all.
fn possible(lab: &Lab, n: usize) -> f64 {
    let n = n as f64;
    if sparse(lab).causal { n * (n + 1.0) / 2.0 } else { n * n }
}

/// After how many layers everything is reached that can be, and whether that is everyone.
fn settled(lab: &Lab, n: usize) -> (Option<usize>, bool) {
    let all = after(lab, n.clamp(2, 64));
    let counts: Vec<f64> = all.iter().map(|bits| bits.count() as f64).collect();
    let last = counts.last().copied().unwrap_or(0.0);
    let first = counts.iter().position(|count| *count >= possible(lab, n));
    (first, last >= possible(lab, n))
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (n, hops) = (lab.sparse_tokens(), sparse(lab).hops);
    let maps = after(lab, hops);
    let needed = |query: usize, key: usize| {
        maps.iter().position(|bits| bits.at(query, key)).map(|layers| layers as f64)
    };
    let most = hops.max(1) as f64;
    let family = Family::Sequential;
    let raster = cells(n, words::REACHED_BAR, language, family, (0.0, most), needed);
    let pairs = maps.last().map_or(0, Bits::count) as f64;
    let all = possible(lab, n);
    Figure {
        summary: words::REACHED_SUMMARY.with(
            language,
            &[
                ("h", &hops),
                ("pairs", &printed(pairs)),
                ("all", &printed(all)),
                ("share", &percent(pairs / all.max(1.0))),
                ("done", &verdict(lab, n, language)),
            ],
        ),
        table: if hops == 0 { rows(n, language, needed) } else { table(&maps, all, language) },
        ..map(words::REACHED, language, n, raster)
    }
}

fn verdict(lab: &Lab, n: usize, language: Language) -> String {
    match settled(lab, n) {
        (Some(layers), _) => words::REACHED_ALL.with(language, &[("h", &layers)]),
        (None, _) => {
            let all = after(lab, 64);
            let stuck = all.len() > 2 && all[all.len() - 1] == all[all.len() - 3];
            let words = if stuck { words::REACHED_STUCK } else { words::REACHED_MORE };
            words.get(language).into()
        }
    }
}

fn table(maps: &[Bits], all: f64, language: Language) -> Table {
    let row = |(layers, bits): (usize, &Bits)| {
        let pairs = bits.count() as f64;
        vec![layers.to_string(), printed(pairs), percent(pairs / all.max(1.0))]
    };
    Table {
        head: [words::HOP_HEAD, words::PAIRS_HEAD, words::SHARE_HEAD]
            .map(|head| head.get(language).to_string())
            .to_vec(),
        rows: maps.iter().enumerate().map(row).collect(),
    }
}

/// `share` of the pairs that are reached, or after how many layers `all` are, for lessons.
pub(crate) fn told(lab: &Lab, what: &str) -> Option<String> {
    let n = lab.sparse_tokens();
    match what {
        "share" => {
            let pairs = after(lab, sparse(lab).hops).last().map_or(0, Bits::count) as f64;
            Some(percent(pairs / possible(lab, n).max(1.0)))
        }
        "all" => settled(lab, n).0.map(|layers| layers.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn shown(link: &str) -> Figure {
        let lab = link::read(&format!("#/recurrence?chapter=sparse&{link}"), Language::En).lab;
        Experiment::new(&VIEW, &lab, Language::En, 200).figure()
    }

    #[test]
    fn layers_in_turn_reach_all_in_two_and_one_kind_alone_does_not() {
        for k in [2, 3, 4] {
            let figure = shown(&format!("n=16&sparse=turns&sparse-k={k}&hops=2"));
            assert!(figure.summary.ends_with("Layers needed for all: 2."), "{}", figure.summary);
            assert_eq!(figure.subtitle, "layers passed: 2 · 256 of 256 pairs");
            let alone = shown(&format!("n=16&sparse=atrous&sparse-k={k}&hops=9"));
            assert!(alone.summary.ends_with("No further layer reaches more."), "{}", alone.summary);
        }
        let local = shown("n=16&sparse=local&sparse-k=2&hops=3");
        assert!(local.summary.ends_with("Layers needed for all: 8."), "{}", local.summary);
        assert!(shown("n=16&sparse=local&sparse-k=2&hops=3&sparse-sight=causal").summary.contains("136 pairs"));
    }

    #[test]
    fn extremes_have_figures() {
        for sparse in ["atrous", "local", "union", "turns", "fixed", "full"] {
            for link in ["n=1&hops=0", "n=1&hops=16&sparse-k=256", "n=1024&hops=16&sparse-k=1", "n=40&sparse-sight=causal&sparse-c=64"] {
                let figure = shown(&format!("sparse={sparse}&{link}"));
                assert!(!figure.summary.contains("NaN") && !figure.marks.is_empty(), "{sparse} {link}");
            }
        }
    }
}
