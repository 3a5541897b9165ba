//! Which weights does softmax give to the pairs that a pattern allows?

use rotarium_kernel::order::ascending;
use rotarium_kernel::sparse::{Pattern, weights};

use super::fading_mask::rows;
use super::pairs_mask::{mask, sparse};
use super::reached::inspect;
use super::recurring::{cells, forget, framed, map, pages_with, percent, picked, short, stepped};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Family, Figure};
use crate::messages::recurrence::sparse as words;
use crate::pages::{Pages, Recurrence};

/// The map.
pub static VIEW: View = View {
    forget,
    pages,
    square: true,
    step: |lab, cursor, by| stepped(lab.sparse_tokens(), cursor, by),
    ..View::new("masked_map", words::WEIGHTS, words::WEIGHTS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    pick: |lab, point| picked(lab.sparse_tokens(), point),
    overlay: |lab, cursor| framed(lab.sparse_tokens(), cursor),
    inspect,
    ..Answers::of(figure)
};

fn pages(pages: &Pages) -> Pages {
    pages_with(pages, |of| Recurrence { sparse: of.sparse.clone(), ..Recurrence::default() })
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let n = lab.sparse_tokens();
    let inputs = lab.inputs_of(n);
    let mask = mask(lab, n);
    let under = weights(&inputs, &mask);
    let full = weights(&inputs, &Pattern::Full.mask(1, sparse(lab).causal, n));
    let most = under.iter().fold(0.0_f64, |most, weight| most.max(*weight));
    let mut sorted: Vec<f64> = under.iter().copied().filter(|weight| *weight > 0.0).collect();
    ascending(&mut sorted);
    let high = sorted.get(sorted.len().saturating_sub(1) * 19 / 20).copied().unwrap_or(1.0);
    let value = |query: usize, key: usize| mask.at(query, key).then(|| under[(query, key)]);
    let range = (0.0, high.max(1e-12));
    let mut raster = cells(n, words::WEIGHTS_BAR, language, Family::Sequential, range, value);
    raster.colours.clipped.1 = most > high;
    let held: f64 = full.indexed_iter().filter(|((i, j), _)| mask.at(*i, *j)).map(|(_, w)| w).sum();
    Figure {
        summary: words::WEIGHTS_SUMMARY.with(
            language,
            &[("n", &n), ("most", &short(most)), ("share", &percent(held / n.max(1) as f64))],
        ),
        table: rows(n, language, value),
        ..map(words::WEIGHTS, language, n, raster)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Cells, Mark};
    use crate::link;
    use crate::text::Language;

    #[test]
    fn weights_lie_where_the_mask_allows() {
        let link = "#/recurrence?chapter=sparse&n=16&sparse=local&sparse-k=2";
        let lab = link::read(link, Language::En).lab;
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        let Some(Mark::Raster(raster)) = figure.marks.first() else { panic!("no map") };
        let Cells::Values(values) = &raster.cells else { panic!("pixels") };
        assert_eq!(values.iter().filter(|value| !value.is_nan()).count(), 74);
        for row in values.chunks(16) {
            let sum: f32 = row.iter().filter(|value| !value.is_nan()).sum();
            assert!((sum - 1.0).abs() < 1e-5);
        }
        let full = link::read("#/recurrence?chapter=sparse&sparse=full", Language::En).lab;
        let figure = Experiment::new(&VIEW, &full, Language::En, 200).figure();
        assert!(figure.summary.contains("hold 100\u{202f}%"), "{}", figure.summary);
    }
}
