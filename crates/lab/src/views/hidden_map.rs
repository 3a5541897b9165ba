//! With which weights does a recurrent network sum the values? The map of attention that is hidden in it.

use std::rc::Rc;

use ndarray::Array2;
use rotarium_kernel::mechanisms::{Inputs, Mechanism, Sight};
use rotarium_kernel::order::ascending;

use super::recurring::{
    cells, forget, framed, map, pages_with, percent, picked, short, stepped, where_is,
};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Family, Figure};
use crate::inspect::{Fact, Inspection};
use crate::lab::{Cursor, Lab};
use crate::messages::recurrence::relatives as words;
use crate::pages::{Pages, Recurrence, Relative};
use crate::text::{Language, Text};

/// The map.
pub static VIEW: View = View {
    forget,
    pages,
    square: true,
    step: |lab, cursor, by| stepped(tokens(lab), cursor, by),
    ..View::new("hidden_map", words::MAP, words::MAP_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &name(lab, language)), ("c", &(value_channel(lab) + 1))];
        let by_channel = matches!(kind(lab), Relative::Rwkv | Relative::Mamba);
        if by_channel { words::MAP_SUB_CHANNEL } else { words::MAP_SUB }.with(language, &values)
    },
    pick: |lab, point| picked(tokens(lab), point),
    overlay: |lab, cursor| framed(tokens(lab), cursor),
    inspect,
    ..Answers::of(figure)
};

/// Most tokens of a map: some relatives take n³ steps for theirs.
const MOST: usize = 192;
/// Relatives with a decay of their own in each channel.
pub(super) const CHANNELS: [Relative; 3] = [Relative::Rwkv, Relative::Mamba, Relative::Gla];

/// The names, in the order of the switch.
pub(super) const NAMES: [Text; 7] = [
    words::LINEAR,
    words::RETNET,
    words::RWKV,
    words::MAMBA,
    words::GLA,
    words::DELTA,
    words::GATED,
];

/// The relatives only.
pub(super) fn pages(pages: &Pages) -> Pages {
    pages_with(pages, |of| Recurrence { relatives: of.relatives.clone(), ..Recurrence::default() })
}

/// Which one.
pub(super) fn kind(lab: &Lab) -> Relative {
    lab.pages.recurrence.relatives.kind
}

/// What it is called.
pub(super) fn name(lab: &Lab, language: Language) -> &'static str {
    NAMES[kind(lab) as usize].get(language)
}

/// How many tokens are drawn.
pub(super) fn tokens(lab: &Lab) -> usize {
    lab.mixed().min(MOST)
}

/// What is known of a query and a key: score, weight, what forgetting leaves.
pub(super) fn inspect(lab: &Lab, cursor: Cursor, language: Language) -> Inspection {
    let (tokens, inputs, mechanism) = mapped(lab);
    let last = tokens.saturating_sub(1);
    let cursor = Cursor { query: cursor.query.min(last), key: cursor.key.min(last), ..cursor };
    let (query, key) = (cursor.query, cursor.key);
    let mut facts = where_is(cursor, language);
    let number = |id: &str, label: Text, value: f64| Fact::number(id, label.get(language), value);
    facts.push(number("score", words::INSPECT_SCORE, inputs.score(query, key)));
    if key <= query {
        let kept = mechanism.kept(tokens, mask_channel(lab)).map_or(1.0, |kept| kept[(query, key)]);
        facts.push(number("kept", words::INSPECT_KEPT, kept));
        let weights = mechanism.weights(&inputs, Sight::Causal, value_channel(lab));
        facts.push(number("weight", words::INSPECT_WEIGHT, weights[(query, key)]));
    }
    Inspection { facts }
}

/// The channel of the state whose decay is drawn.
pub(super) fn mask_channel(lab: &Lab) -> usize {
    if CHANNELS.contains(&kind(lab)) { lab.relative_channel() } else { 0 }
}

/// The tokens of a map, what they hold, and the relative.
pub(super) fn mapped(lab: &Lab) -> (usize, Rc<Inputs>, Mechanism) {
    let tokens = tokens(lab);
    let inputs = lab.inputs_of(tokens);
    let relatives = &lab.pages.recurrence.relatives;
    (tokens, inputs.clone(), relatives.mechanism(relatives.kind, &inputs))
}

/// The channel of values whose weights are drawn.
fn value_channel(lab: &Lab) -> usize {
    if kind(lab) == Relative::Rwkv { lab.relative_channel() } else { 0 }
}

/// The largest difference between what the weights make of the values and the recurrent form, in the channels drawn.
fn apart(lab: &Lab, mechanism: &Mechanism, inputs: &Inputs, weights: &Array2<f64>) -> f64 {
    let Some(recurrent) = mechanism.recurrent(inputs) else { return 0.0 };
    let parallel = weights.dot(&inputs.v);
    let channels = match mechanism.by_channel() {
        true => value_channel(lab)..value_channel(lab) + 1,
        false => 0..inputs.v.ncols(),
    };
    let of = |channel| (&parallel.column(channel) - &recurrent.column(channel)).into_iter();
    channels.flat_map(of).fold(0.0, |most: f64, x| most.max(x.abs()))
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (tokens, inputs, mechanism) = mapped(lab);
    let weights = mechanism.weights(&inputs, Sight::Causal, value_channel(lab));
    let seen = || (0..tokens).flat_map(|query| (0..=query).map(move |key| (query, key)));
    let (low, high) = seen().fold((0.0_f64, 0.0_f64), |(low, high), at| {
        (low.min(weights[at]), high.max(weights[at]))
    });
    let negative = seen().filter(|&at| weights[at] < 0.0).count() as f64 / seen().count().max(1) as f64;
    let value = |query: usize, key: usize| (key <= query).then(|| weights[(query, key)]);
    let (family, range, clipped) = if low < 0.0 {
        // A few large weights do not hide the rest.
        let most = quantile(seen().map(|at| weights[at].abs()).collect()).max(1e-12);
        (Family::Diverging, (-most, most), (low < -most, high > most))
    } else {
        let most = quantile(seen().map(|at| weights[at]).collect()).max(1e-12);
        (Family::Sequential, (0.0, most), (false, high > most))
    };
    let mut raster = cells(tokens, words::MAP_BAR, language, family, range, value);
    raster.colours.clipped = clipped;
    Figure {
        summary: words::MAP_SUMMARY.with(
            language,
            &[
                ("name", &name(lab, language)),
                ("n", &tokens),
                ("low", &short(low)),
                ("high", &short(high)),
                ("negative", &percent(negative)),
                ("apart", &short(apart(lab, &mechanism, &inputs, &weights))),
            ],
        ),
        table: super::fading_mask::rows(tokens, language, value),
        ..map(words::MAP, language, tokens, raster)
    }
}

/// What all but one in fifty are below.
fn quantile(mut values: Vec<f64>) -> f64 {
    ascending(&mut values);
    values.get((values.len().saturating_sub(1)) * 49 / 50).copied().unwrap_or(0.0)
}

/// `negative` or `apart` of the state, for lessons.
pub(crate) fn told(lab: &Lab, what: &str) -> Option<String> {
    let (tokens, inputs, mechanism) = mapped(lab);
    let weights = mechanism.weights(&inputs, Sight::Causal, value_channel(lab));
    match what {
        "negative" => {
            let below = weights.iter().filter(|weight| **weight < 0.0).count() as f64;
            Some(percent(below / (tokens * (tokens + 1) / 2).max(1) as f64))
        }
        "apart" => Some(short(apart(lab, &mechanism, &inputs, &weights))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Cells, Mark};
    use crate::link;

    #[test]
    fn weights_are_those_of_the_recurrent_form() {
        for (at, relative) in ["linear", "retnet", "rwkv", "mamba", "gla", "deltanet", "gated"].into_iter().enumerate() {
            for link in ["n=24", "n=1&dim=2&values=1", "n=4096&deviation=3", "n=30&values=3&dim=4&state-channel=2"] {
                let link = format!("#/recurrence?chapter=relatives&relative={relative}&{link}");
                let lab = link::read(&link, Language::En).lab;
                assert_eq!(kind(&lab), Relative::ALL[at]);
                let (tokens, inputs, mechanism) = mapped(&lab);
                let weights = mechanism.weights(&inputs, Sight::Causal, value_channel(&lab));
                let most = inputs.v.iter().chain(&weights).fold(1.0_f64, |most, x| most.max(x.abs()));
                let apart = apart(&lab, &mechanism, &inputs, &weights);
                assert!(apart <= 1e-12 * most * tokens as f64, "{link}: {apart}");
                let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
                let Some(Mark::Raster(raster)) = figure.marks.first() else { panic!("no map") };
                let Cells::Values(values) = &raster.cells else { panic!("pixels") };
                assert_eq!(values.iter().filter(|value| !value.is_nan()).count(), tokens * (tokens + 1) / 2);
                let signed = relative != "rwkv" && tokens > 1;
                assert_eq!(raster.colours.family == Family::Diverging, signed || raster.colours.low < 0.0, "{link}");
            }
        }
    }
}
