//! What does a query see of a codebook? Scores of all codes beside the code of every key, and what the counts of keys add
//! (Su, kexue.fm/archives/9844; Lingle, arXiv:2309.16354).

use ndarray::Array2;
use rotarium_kernel::mechanisms::{Attend, Cache, Softened, Softmax, nearest, relative_error};
use rotarium_kernel::number::significant;

use super::linear::{
    Grid, Panel, amounts, asked, differences, forget_cursor, linear, most, names, pages,
};
use super::linear_coded::tidy;
use super::linear_plane::{coded, plane_codes};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Figure, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::Linear;
use crate::text::Language;

/// Scores, codes and weights.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |all| pages(all, |linear| Linear { counted: linear.counted, ..coded(linear) }),
    ..View::new("linear_codes", words::CODED, words::CODED_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        if linear(lab).counted { words::CODED_SUB } else { words::CODED_SUB_BARE }
            .get(language)
            .into()
    },
    ..Answers::of(figure)
};

static GRID: Grid = Grid::in_a_row(3);

/// What is read of the cache by every query.
struct Read {
    /// q·c (+ ln N) \[n × c\]; NaN where a code has no key yet.
    scores: Array2<f64>,
    /// Which code each key has \[n × c\].
    codes: Array2<f64>,
    /// The weight of each code \[n × c\].
    weights: Array2<f64>,
    /// The output \[n × d_v\].
    output: Array2<f64>,
}

/// Reads the cache token by token, each code with the number of its keys or as one key.
fn read(lab: &Lab) -> Read {
    let (inputs, vectors) = plane_codes(lab);
    let (tokens, count) = (inputs.tokens(), vectors.nrows());
    let bare = inputs.q.dot(&vectors.t());
    let mut found = Read {
        scores: Array2::from_elem((tokens, count), f64::NAN),
        codes: Array2::zeros((tokens, count)),
        weights: Array2::zeros((tokens, count)),
        output: Array2::zeros(inputs.v.dim()),
    };
    let mut cache = Cache::new(count, inputs.v.ncols());
    for token in 0..tokens {
        let code = nearest(&vectors, inputs.k.row(token));
        cache.write(code, inputs.v.row(token));
        found.codes[(token, code)] = 1.0;
        let mut most = f64::NEG_INFINITY;
        for code in (0..count).filter(|code| cache.counts[*code] > 0.0) {
            let counted = if linear(lab).counted { libm::log(cache.counts[code]) } else { 0.0 };
            found.scores[(token, code)] = bare[(token, code)] + counted;
            most = most.max(found.scores[(token, code)]);
        }
        let weight = |score: f64| if score.is_nan() { 0.0 } else { libm::exp(score - most) };
        let weights = found.scores.row(token).mapv(weight);
        let sum = weights.sum();
        found.weights.row_mut(token).assign(&(weights / sum));
        let output = found.weights.row(token).dot(&cache.means);
        found.output.row_mut(token).assign(&output);
    }
    found
}

/// How far the outputs are from hard codes read one by one, and from softmax.
fn errors(lab: &Lab, output: &Array2<f64>) -> [f64; 2] {
    use rotarium_kernel::mechanisms::Sight::Causal;
    let (inputs, vectors) = plane_codes(lab);
    let hard = Softened { vectors, temperature: 0.0, gain: 0.0 };
    let one_by_one = hard.weights(&inputs, Causal).dot(&inputs.v);
    [
        relative_error(output, &one_by_one),
        relative_error(output, &Softmax.parallel(&inputs, Causal)),
    ]
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let found = read(lab);
    let (tokens, count) = found.scores.dim();
    let cells = |of: &Array2<f64>| of.iter().map(|x| *x as f32).collect();
    let high = most(found.scores.iter().map(|x| x.abs()));
    let panel = |name: crate::text::Text, of: &Array2<f64>, colours| Panel {
        name: name.get(language).into(),
        rows: tokens,
        columns: count,
        cells: cells(of),
        colours,
    };
    let counted = linear(lab).counted;
    let name = if counted { words::SCORES_COUNTED } else { words::SCORES_BARE };
    let mut plain = amounts(1.0, words::WEIGHT.get(language).into());
    plain.clipped = (false, false);
    let panels = vec![
        panel(name, &found.scores, differences(high, words::SCORE.get(language).into())),
        panel(words::CODES_OF_KEYS, &found.codes, plain.clone()),
        panel(words::WEIGHTS_OF_CODES, &found.weights, plain),
    ];
    let [from_hard, from_full] = errors(lab, &found.output).map(tidy);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("n", &tokens),
        ("c", &count),
        ("hard", &significant(from_hard, 3)),
        ("full", &significant(from_full, 3)),
    ];
    let words_of = if counted { words::CODED_SUMMARY } else { words::CODED_SUMMARY_BARE };
    Figure {
        summary: words_of.with(language, &values),
        table: table(&found, language),
        ..GRID.figure(words::CODED, language, GRID.marks(panels, &[0]), false)
    }
}

/// Code and heaviest code of some tokens.
fn table(found: &Read, language: Language) -> Table {
    let tokens = found.scores.nrows();
    let heaviest = |of: ndarray::ArrayView1<f64>| {
        let best = of.iter().enumerate().fold((0, f64::NEG_INFINITY), |best, (at, x)| {
            if *x > best.1 { (at, *x) } else { best }
        });
        (best.0 + 1, best.1)
    };
    let row = |token: usize| {
        let (code, weight) = heaviest(found.weights.row(token));
        vec![
            (token + 1).to_string(),
            heaviest(found.codes.row(token)).0.to_string(),
            code.to_string(),
            significant(weight, 3),
        ]
    };
    let head = [words::TOKEN, words::CODE_OF_KEY, words::HEAVIEST, words::WEIGHT];
    let step = tokens.div_ceil(16).max(1);
    Table { head: names(&head, language), rows: (0..tokens).step_by(step).map(row).collect() }
}

/// For lessons: how far reading the cache is from reading hard codes one by one (`hard`), and from softmax (`full`).
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let [hard, full] = errors(lab, &read(lab).output);
    match what {
        "hard" => Some(significant(tidy(hard), 2)),
        "full" => Some(significant(tidy(full), 2)),
        _ => None,
    }
}
