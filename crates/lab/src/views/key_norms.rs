//! Do the lengths of keys or their angles to the query decide the logits? Drawn keys, before and after normalising (Su, kexue.fm
//! 9859).

use rotarium_kernel::crowd::{KeySample, Shares, shares};
use rotarium_kernel::number::significant;

use super::{Answers, View, needle};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Table};
use crate::known::decimals;
use crate::lab::Lab;
use crate::messages::length::crowd as words;

/// The keys.
pub static VIEW: View = View {
    forget: needle::forget,
    pages: needle::pages,
    ..View::new("key_norms", words::KEY_NORMS, words::KEY_NORMS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let crowd = &lab.pages.length.crowd;
        let [lengths, lean] = [crowd.lengths, crowd.lean].map(|number| significant(number, 3));
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("count", &KEYS), ("d", &lab.dim.get()), ("lengths", &lengths), ("lean", &lean)];
        words::KEY_NORMS_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

/// Keys that are drawn.
const KEYS: usize = 512;

fn sample(lab: &Lab) -> KeySample {
    let crowd = &lab.pages.length.crowd;
    KeySample::new(KEYS, lab.dim.get(), crowd.lengths, crowd.lean, lab.content.seed.into())
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let sample = sample(lab);
    let after = sample.normalised();
    let points = |sample: &KeySample| sample.keys.iter().map(|&(norm, cosine)| (cosine, norm)).collect();
    let longest = sample.keys.iter().map(|key| key.0).fold(1.0, f64::max);
    let cosines = sample.keys.iter().map(|key| key.1);
    let (low, high) = cosines.fold((0.0, 0.0), |(low, high): (f64, f64), x| (low.min(x), high.max(x)));
    let parts = [&sample, &after].map(shares);
    let row = |(name, Shares { norm, cosine, both }): (crate::text::Text, &Shares)| {
        let shares = [norm, cosine, both].map(|share| decimals(*share, 3));
        [vec![name.get(language).to_string()], shares.to_vec()].concat()
    };
    let head = [words::KEYS, words::BY_LENGTH, words::BY_ANGLE, words::BY_BOTH];
    let names = [words::AS_THEY_ARE, words::NORMALISED];
    let entry = |(ink, name): (Ink, crate::text::Text)| Entry {
        ink,
        dashed: false,
        label: name.get(language).into(),
    };
    let [length, angle, both] =
        [parts[0].norm, parts[0].cosine, parts[0].both].map(|share| decimals(share, 3));
    Figure {
        title: words::KEY_NORMS.get(language).into(),
        subtitle: String::new(),
        x: Axis::linear(words::COSINE_AXIS.get(language), (low - 0.05, high + 0.05)),
        y: Axis::linear(words::NORM_AXIS.get(language), (0.0, 1.05 * longest)),
        equal: false,
        marks: vec![
            Mark::Points { points: points(&sample), ink: Ink::Accent, radius: 2.0 },
            Mark::Points { points: points(&after), ink: Ink::Warning, radius: 1.5 },
        ],
        legend: [Ink::Accent, Ink::Warning].into_iter().zip(names).map(entry).collect(),
        summary: words::KEY_NORMS_SUMMARY
            .with(language, &[("length", &length), ("angle", &angle), ("both", &both)]),
        table: Table {
            head: head.map(|text| text.get(language).into()).to_vec(),
            rows: names.into_iter().zip(&parts).map(row).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn normalising_leaves_angles_only_and_equal_lengths_do_not_matter() {
        let rows = |link: &str| {
            let lab = link::read(link, Language::En).lab;
            Experiment::new(&VIEW, &lab, Language::En, 200).figure().table.rows
        };
        let usual = rows("#/length?topic=crowd");
        let number = |text: &String| text.parse::<f64>().unwrap();
        assert!(number(&usual[0][1]) > 0.5, "{usual:?}");
        assert_eq!(usual[1][1..].join(" "), "0.000 1.000 0.000");
        assert_eq!(rows("#/length?topic=crowd&lengths=0")[0][1..].join(" "), "0.000 1.000 0.000");
    }
}
