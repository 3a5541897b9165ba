//! When does linear attention pay in a network? Multiplications of a layer against the length: what attention, the feed-forward
//! layer, the quadratic term and linear heads cost, and where they cross (Su, kexue.fm/archives/8610).

use rotarium_kernel::mechanisms::cost::Layer;
use rotarium_kernel::number::significant;

use super::linear::{asked, decades, entry, line, linear, names, pages};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Side, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::Linear;
use crate::text::Text;

/// The costs.
pub static VIEW: View = View {
    forget: |lab| {
        // A layer has heads of its own.
        let pages = std::mem::take(&mut lab.pages);
        *lab = Lab { pages, ..Lab::default() };
        lab.pages.inputs = crate::pages::InputsForm::default();
    },
    pages: |all| {
        pages(all, |linear| Linear {
            heads: linear.heads,
            head: linear.head,
            times: linear.times,
            ..Linear::default()
        })
    },
    ..View::new("linear_pays", words::PAYS, words::PAYS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let layer = layer(lab);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("h", &layer.heads), ("d", &layer.d), ("hd", &layer.hidden())];
        words::PAYS_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

/// What is drawn, by which ink, dashed or not.
const CURVES: [(Text, Ink, bool); 5] = [
    (words::CURVE_ATTENTION, Ink::Strong, false),
    (words::CURVE_FFN, Ink::Second, false),
    (words::CURVE_QUADRATIC, Ink::Warning, false),
    (words::CURVE_REST, Ink::Second, true),
    (words::CURVE_LINEAR, Ink::Accent, false),
];

fn layer(lab: &Lab) -> Layer {
    Layer { heads: linear(lab).heads as u64, d: linear(lab).head as u64 }
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (layer, times) = (layer(lab), linear(lab).times as u64);
    let marked = [
        (words::CROSS_LINEAR, layer.linear_pays(times)),
        (words::CROSS_FFN, layer.passes_feed_forward()),
        (words::CROSS_QUADRATIC, layer.is_mostly_quadratic()),
    ];
    let low = marked.iter().map(|(_, n)| *n).min().unwrap_or(1).max(8) as f64 / 8.0;
    let high = marked.iter().map(|(_, n)| *n).max().unwrap_or(1) as f64 * 8.0;
    let lengths: Vec<u64> = (0..=60)
        .map(|at| libm::round(low * libm::pow(high / low, f64::from(at) / 60.0)) as u64)
        .collect();
    let costs = |n: u64| {
        let rest = layer.projections(n) + layer.feed_forward(n);
        let [attention, forward] = [layer.attention(n), layer.feed_forward(n)];
        [attention, forward, layer.quadratic(n), rest, layer.linear(n, times)]
            .map(|cost| cost as f64)
    };
    let (mut marks, mut legend, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for (which, (name, ink, dashed)) in CURVES.into_iter().enumerate() {
        let points = lengths.iter().map(|&n| (n as f64, costs(n)[which])).collect();
        marks.push(line(points, ink, dashed));
        let name = name.with(language, &[("times", &times)]);
        legend.push(entry(name.clone(), ink, dashed));
        let at = marked.map(|(_, n)| significant(costs(n)[which], 4));
        rows.push([vec![name], at.to_vec()].concat());
    }
    let mut all = Vec::new();
    for (name, n) in marked {
        let label = format!("n = {}", printed(n as f64));
        all.push(name.with(language, &[("n", &printed(n as f64)), ("times", &times)]));
        marks.push(Mark::Rule {
            along: Side::X,
            at: n as f64,
            ink: Ink::Muted,
            dashed: true,
            label,
        });
    }
    let points = [
        (marked[0].1 as f64, layer.quadratic(marked[0].1) as f64),
        (marked[1].1 as f64, layer.attention(marked[1].1) as f64),
        (marked[2].1 as f64, layer.quadratic(marked[2].1) as f64),
    ];
    marks.push(Mark::Points { points: points.to_vec(), ink: Ink::Strong, radius: 4.0 });
    let numbers = lengths
        .iter()
        .flat_map(|&n| [layer.attention(n), layer.quadratic(n), layer.linear(n, times)]);
    let range = decades(numbers.map(|number| number as f64));
    let mut head = names(&[words::CURVE], language);
    head.extend(marked.map(|(_, n)| format!("n = {}", printed(n as f64))));
    Figure {
        x: Axis::logarithmic(words::LENGTH_AXIS.get(language), (low, high)),
        y: Axis::logarithmic(words::FLOPS_AXIS.get(language), range),
        marks,
        legend,
        summary: words::PAYS_SUMMARY.with(language, &[("each", &all.join(" "))]),
        table: Table { head, rows },
        ..Figure::empty(words::PAYS, language)
    }
}

/// For lessons: `ffn`, `quadratic` or `linear`, where each crossing lies.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let layer = layer(lab);
    let n = match what {
        "ffn" => layer.passes_feed_forward(),
        "quadratic" => layer.is_mostly_quadratic(),
        "linear" => layer.linear_pays(linear(lab).times as u64),
        _ => return None,
    };
    Some(printed(n as f64))
}
