//! How much more diluted is a longer row, and when does the closed form of its entropy fail? (Su, kexue.fm 8823.)

use rotarium_kernel::crowd::{Drawn, drawn, entropy};
use rotarium_kernel::number::significant;

use super::{Answers, View, needle};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark};
use crate::known::{decimals, trained};
use crate::lab::Lab;
use crate::messages::length::crowd as words;
use crate::switches;

/// The entropy.
pub static VIEW: View = View {
    forget: needle::forget,
    pages: needle::pages,
    choices: |lab| switches::find("count").map_or_else(Vec::new, |switch| switch.choices(lab)),
    ..View::new("crowd_entropy", words::CROWD_ENTROPY, words::CROWD_ENTROPY_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |_, language| words::CROWD_ENTROPY_SUB.get(language).into(),
    ..Answers::of(figure)
};

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let crowd = lab.pages.length.crowd.clone();
    let effective = crowd.effective;
    let shown = |nats: f64| if effective { libm::exp(nats) } else { nats };
    // Below nothing the closed form says nothing.
    let closed = |heat: f64, n: f64| shown(entropy(crowd.spread, heat, n).max(-2.0));
    let dot: fn(&Drawn) -> f64 = if effective { |row| libm::exp(row.entropy) } else { |row| row.entropy };
    let (mut marks, mut legend) = needle::curves(lab, language, closed, Some(dot));
    let longest = needle::longest(lab) as f64;
    let uniform = |&n: &usize| (n as f64, shown(libm::log(n as f64)));
    let points = needle::lengths(lab).iter().map(uniform).collect();
    marks.insert(0, Mark::Line { points, ink: Ink::Muted, width: 1.0, dashed: false });
    legend.insert(0, Entry { ink: Ink::Muted, dashed: false, label: words::UNIFORM.get(language).into() });
    let y = if effective {
        Axis::logarithmic(words::EFFECTIVE_AXIS.get(language), (0.5, 1.3 * longest))
    } else {
        Axis::linear(words::ENTROPY_AXIS.get(language), (-0.5, libm::log(longest) + 0.4))
    };
    Figure {
        title: words::CROWD_ENTROPY.get(language).into(),
        subtitle: String::new(),
        x: Axis::logarithmic(words::TOKENS_AXIS.get(language), (2.0, longest)),
        y,
        equal: false,
        marks,
        legend,
        summary: summary(lab, language),
        table: needle::table(lab, language, |heat, n| shown(entropy(crowd.spread, heat, n)), dot),
    }
}

fn summary(lab: &Lab, language: crate::text::Language) -> String {
    let crowd = &lab.pages.length.crowd;
    let length = trained(lab).min(1 << 14);
    let row = drawn(crowd.needle, crowd.spread, &[1.0], length, lab.content.seed.into());
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("sigma", &significant(crowd.spread, 3)),
        ("L", &printed(length as f64)),
        ("closed", &decimals(entropy(crowd.spread, 1.0, length as f64), 2)),
        ("drawn", &decimals(row[0].entropy, 2)),
    ];
    words::CROWD_ENTROPY_SUMMARY.with(language, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn a_large_spread_shows_where_the_closed_form_fails() {
        let lab = link::read("#/length?topic=crowd&spread=3", Language::En).lab;
        let figure = Experiment::new(&VIEW, &lab, Language::En, 200).figure();
        assert!(figure.summary.contains("closed form says 1.74"), "{}", figure.summary);
        let drawn: f64 = figure.table.rows[0].last().unwrap().parse().unwrap();
        assert!((drawn - 3.0).abs() < 0.25, "{drawn}");
        let tokens = Experiment::new(
            &VIEW,
            &link::read("#/length?topic=crowd&count=effective", Language::En).lab,
            Language::En,
            200,
        );
        // e^(ln 512 − ½).
        assert_eq!(tokens.figure().table.rows[0][1], "310.544");
    }
}
