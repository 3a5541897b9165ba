//! How does the state of a page-turner come to the output?

use rotarium_kernel::rereading::apart;

use super::recurring::{INKS, entry, forget, line, plain, short};
use super::reread::{pages, table, trace};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Side};
use crate::lab::Lab;
use crate::messages::recurrence::turner as words;

/// Lines of single channels.
pub static VIEW: View =
    View { forget, pages, ..View::new("converging", words::STATE, words::STATE_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let format = lab.turned_format().name();
        words::STATE_SUB.with(language, &[("format", &format), ("apart", &short(error(lab)))])
    },
    ..Answers::of(figure)
};

/// Channels that are drawn.
const CHANNELS: usize = 5;

/// max |streaming − matrix| over all outputs.
pub(super) fn error(lab: &Lab) -> f64 {
    apart(&lab.inputs_of(lab.turned()), lab.turned_order(), lab.turned_format())
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (steps, done) = (trace(lab), lab.turned_inner());
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    for (channel, &ink) in INKS.iter().enumerate().take(lab.pages.inputs.values.min(CHANNELS)) {
        let at = |step: usize| steps.get(step).map_or(0.0, |step| step.output[channel]);
        let point = |step: usize| (step as f64 + 1.0, at(step));
        for step in 0..steps.len() {
            (low, high) = (low.min(at(step)), high.max(at(step)));
        }
        let goal = at(steps.len().saturating_sub(1));
        let ends = vec![(1.0, goal), (steps.len() as f64, goal)];
        marks.push(line(ends, ink, 1.0, true));
        marks.push(line((done.max(1) - 1..steps.len()).map(point).collect(), Ink::Muted, 1.0, false));
        marks.push(line((0..done).map(point).collect(), ink, 2.0, false));
        marks.push(Mark::Points { points: vec![point(done.max(1) - 1)], ink, radius: 3.5 });
        let label = words::STATE_CHANNEL.with(language, &[("c", &(channel + 1))]);
        legend.push(entry(ink, false, label));
    }
    legend.push(entry(Ink::Muted, true, words::STATE_GOAL.get(language)));
    let now = Mark::Rule {
        along: Side::X,
        at: done as f64,
        ink: Ink::Muted,
        dashed: true,
        label: String::new(),
    };
    marks.insert(0, now);
    let room = 0.06 * (high - low).max(1e-9);
    let last = (steps.len() as f64).max(1.5);
    let x = Axis::linear(words::STATE_X.get(language), (1.0, last));
    let y = Axis::linear(words::STATE_Y.get(language), (low - room, high + room));
    let distance = |step: usize| steps.get(step).map_or(0.0, |step| step.apart);
    Figure {
        marks,
        legend,
        summary: words::STATE_SUMMARY.with(
            language,
            &[
                ("t", &done),
                ("i", &steps.len()),
                ("apart", &short(distance(done.max(1) - 1))),
                ("last", &short(distance(steps.len().saturating_sub(1)))),
                ("n", &lab.turned()),
                ("error", &short(error(lab))),
            ],
        ),
        table: table(&steps, language),
        ..plain(words::STATE, language, x, y)
    }
}

/// Numbers of the reading, for lessons.
pub(crate) fn told(lab: &Lab, what: &str) -> Option<String> {
    let (n, inner) = (lab.turned(), lab.turned_inner());
    let numbers = match what {
        "token" => lab.turned_query() + 1,
        "done" => inner,
        "tokens" => n,
        "steps" => n * (n + 1) / 2,
        "cut" => n.saturating_sub(1),
        "layers" => lab.pages.recurrence.turner.depth,
        "numbers" => lab.dim.get() + lab.pages.inputs.values + 1,
        "now" => return trace(lab).get(inner - 1).map(|step| short(step.apart)),
        "error" => return Some(short(error(lab))),
        _ => return None,
    };
    Some(numbers.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn the_state_ends_at_the_output_in_the_digits_that_are_chosen() {
        let shown = |digits: &str| {
            let link = format!("#/recurrence?n=64&turn-token=64&turn-step=64&turn-digits={digits}");
            let lab = link::read(&link, Language::En).lab;
            let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
            assert!(figure.subtitle.starts_with(digits), "{}", figure.subtitle);
            error(&lab)
        };
        let [double, single, half] = ["f64", "f32", "bf16"].map(shown);
        assert!(double < 1e-14 && (1e-9..1e-6).contains(&single), "{double} {single}");
        assert!((1e-4..0.5).contains(&half), "{half}");
    }
}
