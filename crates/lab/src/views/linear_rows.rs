//! How spread out is each row? Entropy, effective tokens or S of every query under every mechanism.

use rotarium_kernel::focus::{effective, entropy, sparsity};
use rotarium_kernel::number::significant;

use super::linear::{asked, entry, forget_cursor, line, linear, mapped, names, sight};
use super::linear_maps::{looked_at, maps, name, told};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::{Linear, Pages, RowMeasure};

/// The measures.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |pages| {
        let measure = pages.linear.measure;
        let kept = looked_at(pages);
        Pages { linear: Linear { measure, ..kept.linear }, ..kept }
    },
    ..View::new("linear_rows", words::ROWS, words::ROWS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle: told, ..Answers::of(figure) };

/// Inks of the mechanisms, and whether they are dashed.
pub(super) const INKS: [(Ink, bool); 9] = [
    (Ink::Strong, false),
    (Ink::Accent, false),
    (Ink::Accent, true),
    (Ink::Warning, false),
    (Ink::Warning, true),
    (Ink::Muted, false),
    (Ink::Muted, true),
    (Ink::Second, false),
    (Ink::Video, false),
];

/// What entropy or N_eff can be at most in every row.
fn bound(lab: &Lab) -> Vec<(f64, f64)> {
    let tokens = mapped(lab);
    let most = |query: usize| {
        let reads = sight(lab).reads(query, tokens) as f64;
        let is_entropy = linear(lab).measure == RowMeasure::Entropy;
        ((query + 1) as f64, if is_entropy { libm::log(reads) } else { reads })
    };
    (0..tokens).map(most).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let measure = linear(lab).measure;
    let of = |row: &[f64]| match measure {
        RowMeasure::Entropy => entropy(row),
        RowMeasure::Effective => effective(row),
        RowMeasure::Sparsity => sparsity(row),
    };
    let label = match measure {
        RowMeasure::Entropy => words::ENTROPY,
        RowMeasure::Effective => words::EFFECTIVE,
        RowMeasure::Sparsity => words::SPARSITY,
    };
    let tokens = mapped(lab);
    let (mut marks, mut legend, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let mut high = 0.0_f64;
    for ((text, sight, map), (ink, dashed)) in maps(lab).into_iter().zip(INKS) {
        // Entropy and N_eff have no meaning where a weight is negative.
        let value = |query: usize| {
            let row = map.row(query).to_vec();
            let read = &row[..sight.reads(query, tokens)];
            let has_meaning =
                measure == RowMeasure::Sparsity || read.iter().all(|weight| *weight >= 0.0);
            has_meaning.then(|| of(read))
        };
        let points: Vec<(f64, f64)> =
            (0..tokens).filter_map(|query| Some(((query + 1) as f64, value(query)?))).collect();
        high = points.iter().fold(high, |high, (_, value)| high.max(*value));
        let name = name(lab, text, sight, language);
        let at =
            |query: usize| value(query).map_or_else(|| "–".into(), |value| significant(value, 4));
        rows.push(vec![name.clone(), at(tokens / 4), at(tokens / 2), at(tokens - 1)]);
        marks.push(line(points, ink, dashed));
        legend.push(entry(name, ink, dashed));
    }
    if measure != RowMeasure::Sparsity {
        let bound = bound(lab);
        high = bound.iter().fold(high, |high, (_, value)| high.max(*value));
        marks.insert(0, line(bound, Ink::Strong, true));
        legend.push(entry(words::AT_MOST.get(language), Ink::Strong, true));
    }
    let each: Vec<String> = rows.iter().map(|row| format!("{}: {}", row[0], row[3])).collect();
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("what", &label.get(language)), ("each", &each.join("; "))];
    let mut head = names(&[words::MECHANISM], language);
    head.extend(
        [tokens / 4, tokens / 2, tokens - 1]
            .map(|query| words::AT_QUERY.with(language, &[("i", &(query + 1))])),
    );
    Figure {
        x: Axis::linear(words::QUERY_AXIS.get(language), (1.0, (tokens as f64).max(2.0))),
        y: Axis::linear(label.get(language), (0.0, (high * 1.05).max(1e-6))),
        marks,
        legend,
        summary: words::ROWS_SUMMARY.with(language, &values),
        table: Table { head, rows },
        ..Figure::empty(words::ROWS, language)
    }
}
