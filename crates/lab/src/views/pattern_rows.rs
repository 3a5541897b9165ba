//! Which k makes the union of local and atrous attention cheapest?

use rotarium_kernel::sparse::union_rows;

use super::pairs_mask::{forget, pages, sparse};
use super::recurring::{entry, line, plain, short};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Side, Table};
use crate::lab::Lab;
use crate::messages::recurrence::sparse as words;

/// The keys per query.
pub static VIEW: View =
    View { forget, pages, ..View::new("pattern_rows", words::ROWS, words::ROWS_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers::of(figure);

/// Keys per query of atrous, local and both, for each k from 1, and where both is least.
fn found(lab: &Lab) -> (Vec<[f64; 3]>, usize) {
    let tokens = lab.mixed();
    let rows = union_rows(tokens, sparse(lab).causal, tokens.clamp(2, 256));
    let least = (0..rows.len()).min_by(|&a, &b| rows[a][2].total_cmp(&rows[b][2]));
    (rows, least.unwrap_or(0) + 1)
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (rows, best) = found(lab);
    let tokens = lab.mixed();
    let k = sparse(lab).reach.min(rows.len());
    let curve = |which: usize| {
        rows.iter().enumerate().map(|(at, row)| (at as f64 + 1.0, row[which])).collect()
    };
    let rule = |at: f64, label: String, ink: Ink| Mark::Rule { along: Side::X, at, ink, dashed: true, label };
    let root = libm::sqrt(tokens as f64 / 2.0);
    let top = rows.iter().flatten().fold(1.0_f64, |top, row| top.max(*row));
    let x = Axis::logarithmic(words::ROWS_X.get(language), (1.0, rows.len() as f64));
    let label = words::ROWS_Y.with(language, &[("n", &printed(tokens as f64))]);
    let y = Axis::logarithmic(label, (0.8, 1.3 * top));
    let mut chosen: Vec<usize> = (0..).map(|power| 1 << power).take_while(|k| *k <= rows.len()).collect();
    chosen.extend([best, k]);
    chosen.sort_unstable();
    chosen.dedup();
    let full = if sparse(lab).causal { (tokens as f64 + 1.0) / 2.0 } else { tokens as f64 };
    let row = |&k: &usize| {
        std::iter::once(k.to_string()).chain(rows[k - 1].map(short)).collect::<Vec<_>>()
    };
    Figure {
        marks: vec![
            rule(root.clamp(1.0, rows.len() as f64), words::ROWS_ROOT.get(language).into(), Ink::Muted),
            line(curve(0), Ink::Second, 1.5, false),
            line(curve(1), Ink::Image, 1.5, false),
            line(curve(2), Ink::Accent, 2.5, false),
            Mark::Points { points: vec![(best as f64, rows[best - 1][2])], ink: Ink::Accent, radius: 4.5 },
            Mark::Points { points: vec![(k as f64, rows[k - 1][2])], ink: Ink::Strong, radius: 3.5 },
        ],
        legend: vec![
            entry(Ink::Accent, false, words::ROWS_UNION.get(language)),
            entry(Ink::Second, false, words::ROWS_ATROUS.get(language)),
            entry(Ink::Image, false, words::ROWS_LOCAL.get(language)),
        ],
        summary: words::ROWS_SUMMARY.with(
            language,
            &[
                ("n", &printed(tokens as f64)),
                ("best", &best),
                ("least", &short(rows[best - 1][2])),
                ("root", &short(root)),
                ("k", &k),
                ("now", &short(rows[k - 1][2])),
                ("full", &short(full)),
            ],
        ),
        table: Table {
            head: [words::ROWS_X, words::ROWS_ATROUS, words::ROWS_LOCAL, words::ROWS_UNION]
                .map(|head| head.get(language).to_string())
                .to_vec(),
            rows: chosen.iter().map(row).collect(),
        },
        ..plain(words::ROWS, language, x, y)
    }
}

/// `best` k or the keys per query there, for lessons.
pub(crate) fn told(lab: &Lab, what: &str) -> Option<String> {
    let (rows, best) = found(lab);
    match what {
        "best" => Some(best.to_string()),
        "least" => Some(short(rows[best - 1][2])),
        "root" => Some(short(libm::sqrt(lab.mixed() as f64 / 2.0))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn the_best_k_lies_near_the_root_of_half_the_tokens() {
        let lab = link::read("#/recurrence?chapter=sparse&n=1024&sparse-k=8", Language::En).lab;
        let (rows, best) = found(&lab);
        assert!((20..=25).contains(&best), "{best}");
        for (k, wanted) in [(8, 141.9), (16, 93.8), (22, 88.1), (32, 93.0), (64, 138.1)] {
            assert!((rows[k - 1][2] - wanted).abs() < 0.05, "{k}");
        }
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        assert!(figure.summary.contains("At k = 8 it reads 142, full attention 1024"), "{}", figure.summary);
        for link in ["n=1", "n=2&sparse-sight=causal", "n=3&sparse-k=256"] {
            let lab = link::read(&format!("#/recurrence?{link}"), Language::En).lab;
            let figure = Experiment::new(&VIEW, &lab, Language::Zh, 200).figure();
            assert!(figure.x.range.1 > figure.x.range.0 && figure.y.range.1.is_finite());
        }
    }
}
