//! The table of diagnostics: for every scheme and every kind of sequence, finite numbers and words in both languages.

use proptest::prelude::*;
use rotarium_kernel::schemes::{self, Scheme};
use rotarium_kernel::{Encoding, Head, HeadDim, Segment, Sequence, Settings};
use rotarium_lab::Language;
use rotarium_lab::diagnostics::{ALL, Report, Subject, Verdict, report};

use crate::strategies::{config, default_encoding, mixed, scheme, settings, shares};

fn subject(scheme: &Scheme, encoding: &Encoding, dim: HeadDim, sequence: &Sequence) -> Subject {
    let rope = default_encoding("rope", dim, 1e4);
    Subject {
        name: scheme.title.into(),
        head: Head::new(encoding, dim, sequence),
        rope,
        train: 512,
    }
}

fn assert_sound(report: &Report, tokens: usize, what: &str) {
    assert_eq!(report.lines.len(), ALL.len());
    for line in &report.lines {
        let what = format!("{what}, {}", line.id);
        assert!(!line.title.is_empty() && !line.about.is_empty(), "{what}");
        assert_eq!(line.findings.len(), report.names.len(), "{what}");
        for finding in &line.findings {
            let printed = format!("{finding:?}");
            assert!(finding.number.is_none_or(f64::is_finite), "{what}: {printed}");
            assert_eq!(
                finding.number.is_none(),
                finding.verdict == Verdict::Absent,
                "{what}: {printed}"
            );
            assert!(!finding.value.is_empty(), "{what}: {printed}");
            assert!(finding.why.ends_with(['.', '。']), "{what}: {printed}");
            assert!(!finding.why.contains(['{', '}']), "{what}: {printed}");
            let unnamed = ["NaN", "inf", "∞"].iter().any(|word| printed.contains(word));
            assert!(!unnamed, "{what}: {printed}");
            if let Some((query, key)) = finding.tokens {
                assert!(key <= query && query < tokens, "{what}: {printed}");
            }
        }
    }
}

fn sequences() -> Vec<(&'static str, Sequence)> {
    let text = Segment::Text { tokens: 5 };
    let image = |rows, columns| Segment::Image { rows, columns };
    let clip = Segment::clip(2, 2, 3);
    [
        ("text", vec![text]),
        ("one token", vec![Segment::Text { tokens: 1 }]),
        ("two pictures", vec![text, image(2, 3), text, image(4, 4), text]),
        ("pictures side by side", vec![image(2, 3), image(1, 4), text]),
        ("a clip", vec![text, clip, text]),
        ("a picture first", vec![image(3, 2), text]),
        ("a picture alone", vec![image(3, 3)]),
        ("a patch", vec![text, image(1, 1), text]),
        ("a clip alone", vec![clip]),
    ]
    .map(|(name, segments)| (name, Sequence::new(segments).unwrap()))
    .into()
}

#[test]
fn every_scheme_has_its_report_on_every_kind_of_sequence() {
    let dim = HeadDim::new(32).unwrap();
    for (name, sequence) in sequences() {
        let subjects: Vec<Subject> = schemes::ALL
            .iter()
            .map(|scheme| {
                let encoding = scheme.encoding(dim, 1e4, &Settings::default());
                subject(scheme, &encoding, dim, &sequence)
            })
            .collect();
        let [english, chinese] = Language::ALL.map(|language| report(&subjects, language));
        for (one, other) in english.lines.iter().zip(&chinese.lines) {
            assert_ne!(one.about, other.about);
            for (one, other) in one.findings.iter().zip(&other.findings) {
                let facts = |it: &rotarium_lab::diagnostics::Finding| {
                    (it.value.clone(), it.number, it.verdict, it.tokens)
                };
                assert_eq!(facts(one), facts(other), "{name}");
                assert_ne!(one.why, other.why, "{name}");
            }
        }
        assert_sound(&english, sequence.tokens(), name);
        assert_sound(&chinese, sequence.tokens(), name);
    }
}

#[test]
fn knobs_at_their_ends_have_their_report_for_any_head() {
    let sequences = sequences();
    for (dim, share) in [(2, 0.0), (2, 1.0), (24, 0.0), (24, 1.0)] {
        let dim = HeadDim::new(dim).unwrap();
        for (name, sequence) in &sequences[2..5] {
            let of = |scheme: &&'static Scheme| {
                let encoding = scheme.encoding(dim, 1e9, &settings(scheme, dim, &[share]));
                subject(scheme, &encoding, dim, sequence)
            };
            let subjects: Vec<Subject> = schemes::ALL.iter().map(of).collect();
            assert_sound(&report(&subjects, Language::En), sequence.tokens(), name);
        }
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn any_setting_on_any_sequence_has_its_report((scheme, shares, sequence) in (scheme(), shares(), mixed())) {
        let dim = HeadDim::new(16).unwrap();
        let encoding = scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares));
        let subjects = [subject(scheme, &encoding, dim, &sequence)];
        assert_sound(&report(&subjects, Language::En), sequence.tokens(), scheme.id);
    }
}
