//! What does forgetting leave at each query of what was written at each key?

use rotarium_kernel::mechanisms::Mechanism;

use super::hidden_map::{CHANNELS, inspect, mapped, mask_channel, name, pages, tokens};
use super::recurring::{cells, forget, framed, map, percent, picked, short, stepped};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Family, Figure, Table};
use crate::lab::Lab;
use crate::messages::recurrence as page;
use crate::messages::recurrence::relatives as words;
use crate::text::Language;

/// The mask of decay.
pub static VIEW: View = View {
    forget,
    pages,
    square: true,
    step: |lab, cursor, by| stepped(tokens(lab), cursor, by),
    ..View::new("fading_mask", words::MASK, words::MASK_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &name(lab, language)), ("c", &(lab.relative_channel() + 1))];
        let by_channel = CHANNELS.contains(&lab.pages.recurrence.relatives.kind);
        if by_channel { words::MASK_SUB_CHANNEL } else { words::MASK_SUB }.with(language, &values)
    },
    pick: |lab, point| picked(tokens(lab), point),
    overlay: |lab, cursor| framed(tokens(lab), cursor),
    inspect,
    ..Answers::of(figure)
};

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (tokens, _, mechanism) = mapped(lab);
    let kept = of(lab, &mechanism, tokens);
    let high = kept.iter().flatten().fold(1.0_f64, |most, kept| most.max(*kept));
    let value = |query: usize, key: usize| kept.get(query)?.get(key).copied();
    let raster = cells(tokens, words::MASK_BAR, language, Family::Sequential, (0.0, high), value);
    let last = tokens.saturating_sub(1);
    let at = |key: usize| value(last, key).unwrap_or(0.0);
    Figure {
        summary: words::MASK_SUMMARY.with(
            language,
            &[
                ("name", &name(lab, language)),
                ("first", &percent(at(0))),
                ("near", &percent(at(last.saturating_sub(1)))),
                ("n", &tokens),
            ],
        ),
        table: rows(tokens, language, value),
        ..map(words::MASK, language, tokens, raster)
    }
}

/// Γ row by row, up to the diagonal.
fn of(lab: &Lab, mechanism: &Mechanism, tokens: usize) -> Vec<Vec<f64>> {
    let Some(kept) = mechanism.kept(tokens, mask_channel(lab)) else { return Vec::new() };
    kept.rows().into_iter().enumerate().map(|(at, row)| row.iter().take(at + 1).copied().collect()).collect()
}

/// A map as a table, thinned out to some rows and columns.
pub(super) fn rows(
    tokens: usize,
    language: Language,
    value: impl Fn(usize, usize) -> Option<f64>,
) -> Table {
    let step = tokens.div_ceil(16).max(1);
    let chosen: Vec<usize> = (0..tokens).step_by(step).collect();
    let mut head = vec![page::QUERY_AXIS.get(language).to_string()];
    head.extend(chosen.iter().map(|key| format!("j = {key}")));
    let row = |&query: &usize| {
        let cell = |&key: &usize| value(query, key).map_or_else(String::new, short);
        std::iter::once(query.to_string()).chain(chosen.iter().map(cell)).collect()
    };
    Table { head, rows: chosen.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Cells, Mark};
    use crate::link;

    fn shown(link: &str) -> (Figure, Vec<f32>) {
        let link = format!("#/recurrence?chapter=relatives&{link}");
        let lab = link::read(&link, Language::En).lab;
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        let Some(Mark::Raster(raster)) = figure.marks.first() else { panic!("no map") };
        let Cells::Values(values) = raster.cells.clone() else { panic!("pixels") };
        (figure, values)
    }

    #[test]
    fn the_limits_of_retention_are_everything_and_only_oneself() {
        let (_, forever) = shown("relative=retnet&retain=1&n=9");
        assert!((0..81).all(|at| if at % 9 > at / 9 { forever[at].is_nan() } else { forever[at] == 1.0 }));
        let (_, never) = shown("relative=retnet&retain=0&n=9");
        assert!((0..9).all(|at| (0..at).all(|key| never[at * 9 + key] == 0.0) && never[at * 10] == 1.0));
        // One step of γ = 0.5.
        assert_eq!(shown("relative=retnet&retain=0.5&n=9").1[9..11], [0.5, 1.0]);
    }

    #[test]
    fn noise_without_steps_leaves_the_state_as_it_is() {
        let (figure, values) = shown("relative=mamba&noise-step=0&signal-every=8&n=8");
        assert_eq!(values[7 * 8], 1.0);
        assert!(figure.summary.contains("of the first token 100\u{202f}%"), "{}", figure.summary);
        let (_, closed) = shown("relative=mamba&noise-step=4&state-channel=16&n=8");
        assert!(closed[7 * 8] < 1e-30);
    }

    #[test]
    fn extremes_have_figures() {
        for relative in ["linear", "retnet", "rwkv", "mamba", "gla", "deltanet", "gated"] {
            for link in ["n=1&dim=2&values=1", "n=5000&retain=0&rwkv-w=4&signal-step=4&gla-tau=0.5&rewrite=0", "rwkv-u=4&n=40"] {
                let (figure, values) = shown(&format!("relative={relative}&{link}"));
                assert!(values.iter().all(|value| value.is_nan() || (0.0..1e3).contains(value)), "{relative} {link}");
                assert!(!figure.summary.contains('–'), "{}", figure.summary);
            }
        }
    }
}
