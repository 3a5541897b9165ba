//! From which length on is linear attention cheaper? Multiplications of a head against the length, for every mechanism.

use rotarium_kernel::mechanisms::cost::{Counted, Sizes};
use rotarium_kernel::number::significant;

use super::linear::{asked, decades, entry, forget_cursor, line, linear, names, pages};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Table};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::pages::{Linear, Pages};
use crate::text::{Language, Text};

/// The costs.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: looked_at,
    ..View::new("linear_flops", words::FLOPS, words::FLOPS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers { subtitle: told, ..Answers::of(figure) };

/// The longest text.
pub(super) const LONGEST: u64 = 1 << 20;

/// What is drawn, by which ink, dashed or not.
pub(super) const COUNTED: [(Counted, Text, Ink, bool); 8] = [
    (Counted::Softmax, words::SOFTMAX, Ink::Strong, false),
    (Counted::Linear, words::ELU_EXP, Ink::Accent, false),
    (Counted::CosFormer, words::COS_FORMER, Ink::Accent, true),
    (Counted::Performer, words::PERFORMER, Ink::Warning, false),
    (Counted::Vq, words::VQ_BLOCKS, Ink::Second, false),
    (Counted::Retention, words::RETENTION, Ink::Video, false),
    (Counted::Gla, words::GLA, Ink::Video, true),
    (Counted::Delta, words::DELTA, Ink::Muted, true),
];

/// What matters of the page.
pub(super) fn looked_at(all: &Pages) -> Pages {
    pages(all, |linear| Linear {
        features: linear.features,
        codes: linear.codes,
        block: linear.block,
        ..Linear::default()
    })
}

/// The sizes of the state.
pub(super) fn sizes(lab: &Lab, tokens: u64) -> Sizes {
    let linear = linear(lab);
    Sizes {
        tokens,
        d: lab.dim.get() as u64,
        d_v: lab.pages.inputs.values as u64,
        features: linear.features as u64,
        codes: linear.codes as u64,
        block: linear.block as u64,
    }
}

/// The sizes in words.
pub(super) fn told(lab: &Lab, language: Language) -> String {
    let Sizes { d, d_v, features, codes, block, .. } = sizes(lab, 1);
    let values: [(&str, &dyn std::fmt::Display); 5] =
        [("d", &d), ("dv", &d_v), ("m", &features), ("c", &codes), ("l", &block)];
    words::FLOPS_SUB.with(language, &values)
}

/// Lengths along the axis.
pub(super) fn lengths() -> Vec<u64> {
    (0..=80).map(|at| libm::round(libm::exp2(f64::from(at) / 4.0)) as u64).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (mut marks, mut legend, mut rows, mut each, mut crossings) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let at = |counted: Counted, n: u64| counted.multiplications(&sizes(lab, n)) as f64;
    for (counted, name, ink, dashed) in COUNTED {
        let points: Vec<(f64, f64)> =
            lengths().into_iter().map(|n| (n as f64, at(counted, n))).collect();
        marks.push(line(points, ink, dashed));
        legend.push(entry(name.get(language), ink, dashed));
        let from = counted.pays_from(&sizes(lab, 1), LONGEST);
        if let Some(from) = from {
            crossings.push((from as f64, at(counted, from)));
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("name", &name.get(language)), ("n", &printed(from as f64))];
            each.push(words::PAYS_EACH.with(language, &values));
        }
        let mut row = vec![name.get(language).to_string()];
        row.push(from.map_or_else(|| "–".into(), |from| printed(from as f64)));
        row.extend([64, 1024, 16_384, LONGEST].map(|n| significant(at(counted, n), 4)));
        rows.push(row);
    }
    marks.push(Mark::Points { points: crossings, ink: Ink::Strong, radius: 3.5 });
    legend.push(entry(words::PAYS_FROM.get(language), Ink::Strong, false));
    let range = decades(
        [at(Counted::Linear, 1), at(Counted::Softmax, LONGEST), at(Counted::Vq, 1)].into_iter(),
    );
    let mut head = names(&[words::MECHANISM, words::PAYS_FROM], language);
    head.extend([64, 1024, 16_384, LONGEST].map(|n| format!("n = {}", printed(n as f64))));
    Figure {
        x: Axis::logarithmic(words::LENGTH_AXIS.get(language), (1.0, LONGEST as f64)),
        y: Axis::logarithmic(words::FLOPS_AXIS.get(language), range),
        marks,
        legend,
        summary: words::FLOPS_SUMMARY.with(language, &[("each", &each.join(" "))]),
        table: Table { head, rows },
        ..Figure::empty(words::FLOPS, language)
    }
}

/// For lessons: from which length on a mechanism multiplies less than softmax.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let counted = match what {
        "performer" => Counted::Performer,
        "vq" => Counted::Vq,
        "elu" => Counted::Linear,
        _ => return None,
    };
    counted.pays_from(&sizes(lab, 1), LONGEST).map(|from| printed(from as f64))
}
