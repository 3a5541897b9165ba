//! Which share of the attention does a needle keep as the row grows? The closed form and drawn rows, under all published
//! temperatures (Su, kexue.fm 8823, 9812 and 9948; YaRN, LongRoPE, Llama 4, SSMax).

use rotarium_kernel::crowd::{Drawn, drawn, mass, temperatures};
use rotarium_kernel::number::significant;

use super::{Answers, View};
use crate::composition::{Composition, Part};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::known::{decimals, trained};
use crate::lab::Lab;
use crate::messages::length::crowd as words;
use crate::pages::{Length, Pages};
use crate::text::{Language, Text};

/// The shares.
pub static VIEW: View = View { forget, pages, ..View::new("needle", words::NEEDLE, words::NEEDLE_QUESTION) };

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let crowd = &lab.pages.length.crowd;
        let [mu, sigma] = [crowd.needle, crowd.spread].map(|number| significant(number, 3));
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("mu", &mu), ("sigma", &sigma), ("L", &printed(trained(lab) as f64))];
        words::NEEDLE_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

/// Rows that are drawn have at most so many tokens.
const MOST: usize = 1 << 14;
/// Points of a closed form.
const POINTS: usize = 160;

/// Only lengths, the seed and the channels are looked at.
pub(super) fn forget(lab: &mut Lab) {
    let Lab { dim, train, pages, content, .. } = lab.clone();
    let (tokens, usual) = (lab.tokens(), Lab::default());
    *lab = Lab { dim, train, pages, ..usual };
    lab.content.seed = content.seed;
    lab.sequence = Composition::new(vec![Part::text(tokens)]);
}

/// The numbers of the crowd.
pub(super) fn pages(pages: &Pages) -> Pages {
    let crowd = pages.length.crowd.clone();
    Pages { length: Length { crowd, ..Length::default() }, ..Pages::default() }
}

/// The names of the temperatures, their inks, and whether they are dashed.
pub(super) const HEATS: [(Text, Ink, bool); 10] = [
    (words::HEAT_PLAIN, Ink::Strong, false),
    (words::HEAT_POST_HOC, Ink::Accent, false),
    (words::HEAT_LOG_N, Ink::Accent, true),
    (words::HEAT_YARN, Ink::Warning, false),
    (words::HEAT_LONG_ROPE, Ink::Warning, true),
    (words::HEAT_LLAMA_4, Ink::Second, false),
    (words::HEAT_MINISTRAL, Ink::Second, true),
    (words::HEAT_SS_MAX, Ink::Video, false),
    (words::HEAT_DCA, Ink::Video, true),
    (words::HEAT_GRADIENT, Ink::Muted, true),
];

/// τ of each at n tokens.
pub(super) fn heats(lab: &Lab, tokens: usize) -> [f64; 10] {
    let crowd = &lab.pages.length.crowd;
    temperatures(tokens, trained(lab), crowd.slope, crowd.spread)
}

/// The longest row of the axes: 64 times the training length or more, if the text is longer.
pub(super) fn longest(lab: &Lab) -> usize {
    (64 * trained(lab)).max(lab.tokens()).max(1024)
}

/// Lengths along the axis, from 2.
pub(super) fn lengths(lab: &Lab) -> Vec<usize> {
    let last = longest(lab) as f64;
    let at = |at: usize| {
        let length = 2.0 * libm::pow(last / 2.0, at as f64 / POINTS as f64);
        libm::round(length) as usize
    };
    let mut all: Vec<_> = (0..=POINTS).map(at).collect();
    all.dedup();
    all
}

/// Lengths at which rows are drawn, with what they have.
pub(super) fn rows(lab: &Lab) -> Vec<(usize, Vec<Drawn>)> {
    let crowd = &lab.pages.length.crowd;
    let most = longest(lab).min(MOST);
    let lengths = (3..).map(|power| 1_usize << power).take_while(|&length| length <= most);
    let row = |length: usize| {
        let heats = heats(lab, length);
        (length, drawn(crowd.needle, crowd.spread, &heats, length, lab.content.seed.into()))
    };
    lengths.map(row).collect()
}

/// Curves with their dots, and the legend.
pub(super) fn curves(
    lab: &Lab,
    language: Language,
    closed: impl Fn(f64, f64) -> f64,
    dot: Option<fn(&Drawn) -> f64>,
) -> (Vec<Mark>, Vec<Entry>) {
    let lengths = lengths(lab);
    let rows = dot.map(|dot| (dot, rows(lab)));
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    for (which, (name, ink, dashed)) in HEATS.into_iter().enumerate() {
        let point = |&n: &usize| (n as f64, closed(heats(lab, n)[which], n as f64));
        let points = lengths.iter().map(point).collect();
        marks.push(Mark::Line { points, ink, width: 1.5, dashed });
        if let Some((dot, rows)) = &rows {
            let points = rows.iter().map(|(n, drawn)| (*n as f64, dot(&drawn[which]))).collect();
            marks.push(Mark::Points { points, ink, radius: 2.25 });
        }
        legend.push(Entry { ink, dashed, label: name.get(language).into() });
    }
    marks.push(rule(lab, language));
    (marks, legend)
}

/// The training length.
pub(super) fn rule(lab: &Lab, language: Language) -> Mark {
    let length = trained(lab);
    let label = words::TRAINED_TO.with(language, &[("L", &printed(length as f64))]);
    Mark::Rule { along: Side::X, at: length as f64, ink: Ink::Muted, dashed: true, label }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let crowd = lab.pages.length.crowd.clone();
    let closed = |heat: f64, n: f64| mass(crowd.needle, crowd.spread, heat, n);
    let (marks, legend) = curves(lab, language, closed, Some(|drawn| drawn.mass));
    let [length, tokens] = [trained(lab), lab.tokens()];
    let each = |(which, (name, ..)): (usize, &(Text, Ink, bool))| {
        let at = |n: usize| decimals(closed(heats(lab, n)[which], n as f64), 3);
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("name", &name.get(language)),
            ("short", &at(length)),
            ("long", &at(tokens)),
            ("L", &printed(length as f64)),
            ("N", &printed(tokens as f64)),
        ];
        words::NEEDLE_EACH.with(language, &values)
    };
    let each: Vec<_> = HEATS.iter().enumerate().map(each).collect();
    let [mu, sigma] = [crowd.needle, crowd.spread].map(|number| significant(number, 3));
    Figure {
        title: words::NEEDLE.get(language).into(),
        subtitle: String::new(),
        x: Axis::logarithmic(words::TOKENS_AXIS.get(language), (2.0, longest(lab) as f64)),
        y: Axis::linear(words::NEEDLE_AXIS.get(language), (0.0, 1.0)),
        equal: false,
        marks,
        legend,
        summary: words::NEEDLE_SUMMARY
            .with(language, &[("mu", &mu), ("sigma", &sigma), ("each", &each.join(" "))]),
        table: table(lab, language, closed, |drawn| drawn.mass),
    }
}

/// The closed form at L, 8L, 64L and N, and what was drawn at L, or the longest row that is drawn.
pub(super) fn table(
    lab: &Lab,
    language: Language,
    closed: impl Fn(f64, f64) -> f64,
    dot: fn(&Drawn) -> f64,
) -> Table {
    let length = trained(lab);
    let mut at = vec![length, 8 * length, 64 * length, lab.tokens()];
    at.sort_unstable();
    at.dedup();
    let crowd = &lab.pages.length.crowd;
    let drawn_at = length.min(MOST);
    let seed = lab.content.seed.into();
    let row = drawn(crowd.needle, crowd.spread, &heats(lab, drawn_at), drawn_at, seed);
    let mut head = vec![words::HEAT.get(language).to_string()];
    head.extend(at.iter().map(|&n| words::AT_TOKENS.with(language, &[("n", &printed(n as f64))])));
    head.push(words::DRAWN_AT.with(language, &[("n", &printed(drawn_at as f64))]));
    let line = |(which, (name, ..)): (usize, &(Text, Ink, bool))| {
        let mut line = vec![name.get(language).to_string()];
        let value = |&n: &usize| decimals(closed(heats(lab, n)[which], n as f64), 3);
        line.extend(at.iter().map(value));
        line.push(decimals(dot(&row[which]), 3));
        line
    };
    Table { head, rows: HEATS.iter().enumerate().map(line).collect() }
}

/// The closed form at the training length and at that of the text: `short` or `long` under a temperature: `plain`, `logn`, `yarn`.
pub(crate) fn told(lab: &Lab, heat: &str, what: &str) -> Option<String> {
    let which = [("plain", 0), ("logn", 1), ("yarn", 3)].iter().find(|(name, _)| *name == heat)?.1;
    let tokens = match what {
        "short" => trained(lab),
        "long" => lab.tokens(),
        _ => return None,
    };
    let crowd = &lab.pages.length.crowd;
    let heat = heats(lab, tokens)[which];
    Some(decimals(mass(crowd.needle, crowd.spread, heat, tokens as f64), 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn the_table_says_what_was_printed() {
        let lab = link::read("#/length?topic=crowd", Language::En).lab;
        let rows = Experiment::new(&VIEW, &lab, Language::En, 200).figure().table.rows;
        assert_eq!(rows[0][1..4].join(" "), "0.779 0.306 0.052");
        assert_eq!(rows[1][1..4].join(" "), "0.779 0.812 0.825");
        assert_eq!(rows[3][1..4].join(" "), "0.779 0.908 0.974");
        // Rows that were drawn at 512 tokens agree with the closed form.
        let drawn: f64 = rows[0][4].parse().unwrap();
        assert!((drawn - 0.779).abs() < 0.02, "{drawn}");
    }

    #[test]
    fn extremes_have_figures() {
        for link in [
            "needle=0&spread=0&n=1&train=16",
            "needle=40&spread=6&n=1048576&train=16777216&ssmax=1",
            "spread=6&train=1048576",
        ] {
            let lab = link::read(&format!("#/length?topic=crowd&{link}"), Language::En).lab;
            for view in [&VIEW, &super::super::crowd_entropy::VIEW, &super::super::heats::VIEW] {
                let figure = Experiment::new(view, &lab, Language::Zh, 200).figure();
                for (low, high) in [figure.x.range, figure.y.range] {
                    assert!(low < high && (low + high).is_finite(), "{link} {}", view.id);
                }
            }
        }
    }
}
