//! Which pairs does the layer of this hop allow?

use super::fading_mask::rows;
use super::reached::inspect;
use super::recurring::{cells, framed, map, pages_with, percent, picked, stepped};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Family, Figure};
use crate::lab::Lab;
use crate::messages::recurrence::sparse as words;
use crate::pages::{Pages, Recurrence, Sparse};

/// The mask.
pub static VIEW: View = View {
    forget,
    pages,
    square: true,
    step: |lab, cursor, by| stepped(lab.sparse_tokens(), cursor, by),
    ..View::new("pairs_mask", words::MASK, words::MASK_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (n, pairs) = counted(lab);
        let [pairs, all] = [pairs, (n * n) as u64].map(|number| printed(number as f64));
        words::MASK_SUB.with(language, &[("pairs", &pairs), ("all", &all)])
    },
    pick: |lab, point| picked(lab.sparse_tokens(), point),
    overlay: |lab, cursor| framed(lab.sparse_tokens(), cursor),
    inspect,
    ..Answers::of(figure)
};

/// Only how many tokens there are.
pub(super) fn forget(lab: &mut Lab) {
    let (sequence, pages) = (lab.sequence.clone(), std::mem::take(&mut lab.pages));
    *lab = Lab { sequence, pages, ..Lab::default() };
}

/// The pattern only.
pub(super) fn pages(pages: &Pages) -> Pages {
    let inputs = crate::pages::InputsForm::default();
    let of = pages_with(pages, |of| Recurrence { sparse: of.sparse.clone(), ..Recurrence::default() });
    Pages { inputs, ..of }
}

/// The pattern.
pub(super) fn sparse(lab: &Lab) -> &Sparse {
    &lab.pages.recurrence.sparse
}

/// The mask of the layer that comes with this hop; before the first hop, that of the first.
pub(super) fn mask(lab: &Lab, tokens: usize) -> rotarium_kernel::sparse::Bits {
    let patterns = sparse(lab).patterns();
    let layer = sparse(lab).hops.saturating_sub(1) % patterns.len().max(1);
    let of = sparse(lab);
    patterns[layer].mask(of.reach, of.causal, tokens)
}

/// Tokens and allowed pairs.
fn counted(lab: &Lab) -> (usize, u64) {
    let n = lab.sparse_tokens();
    (n, mask(lab, n).count())
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (n, pairs) = counted(lab);
    let mask = mask(lab, n);
    let value = |query: usize, key: usize| mask.at(query, key).then_some(1.0);
    let raster = cells(n, words::MASK_BAR, language, Family::Sequential, (0.0, 1.0), value);
    let raster = crate::figure::Raster { explained: false, ..raster };
    let all = (n * n) as f64;
    Figure {
        summary: words::MASK_SUMMARY.with(
            language,
            &[
                ("n", &n),
                ("pairs", &printed(pairs as f64)),
                ("all", &printed(all)),
                ("share", &percent(pairs as f64 / all.max(1.0))),
            ],
        ),
        table: rows(n, language, value),
        ..map(words::MASK, language, n, raster)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn pairs_are_those_of_the_notes() {
        for (k, wanted) in [(2, [128, 74, 158]), (3, [86, 100, 144]), (4, [64, 124, 148])] {
            for (pattern, wanted) in ["atrous", "local", "union"].into_iter().zip(wanted) {
                let link = format!("#/recurrence?chapter=sparse&n=16&sparse={pattern}&sparse-k={k}");
                let lab = link::read(&link, Language::En).lab;
                let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
                assert_eq!(figure.subtitle, format!("{wanted} of 256 pairs"), "{pattern} {k}");
            }
        }
        // The second layer of two in turn.
        let at = |hops| {
            let link = format!("#/recurrence?chapter=sparse&n=16&sparse=turns&sparse-k=2&hops={hops}");
            counted(&link::read(&link, Language::En).lab).1
        };
        assert_eq!([at(0), at(1), at(2), at(3)], [128, 128, 74, 128]);
    }
}
