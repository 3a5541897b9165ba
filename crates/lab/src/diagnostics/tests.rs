//! Words and exports of the table, and the rules of verdicts on a few known layouts.

use rotarium_kernel::{Head, HeadDim, Segment, Sequence, Settings, schemes};

use super::*;

fn subject(id: &str, sequence: &Sequence) -> Subject {
    let dim = HeadDim::DEFAULT;
    let of = |id: &str| schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
    Subject {
        name: id.into(),
        head: Head::new(&of(id), dim, sequence),
        rope: of("rope"),
        train: 4096,
    }
}

fn around(before: usize, [rows, columns]: [usize; 2], after: usize) -> Sequence {
    let [before, after] = [before, after].map(|tokens| Segment::Text { tokens });
    Sequence::new([before, Segment::Image { rows, columns }, after]).unwrap()
}

fn find(subject: &Subject, id: &str) -> Finding {
    let diagnostic = ALL.iter().find(|diagnostic| diagnostic.id == id).unwrap();
    (diagnostic.measure)(subject, Language::En)
}

#[test]
fn both_languages_name_the_same_values() {
    for text in WORDS.iter().copied().chain([scene::WORDS]).flatten() {
        assert!(!text.en.is_empty() && !text.zh.is_empty());
        assert_eq!(Text::names(text.en), Text::names(text.zh), "{}", text.en);
    }
    let ids: std::collections::BTreeSet<_> = ALL.iter().map(|diagnostic| diagnostic.id).collect();
    assert_eq!(ids.len(), ALL.len());
}

#[test]
fn every_about_states_its_rule() {
    for diagnostic in ALL {
        let (en, zh) = (diagnostic.about.en, diagnostic.about.zh);
        let en = en.to_lowercase();
        assert!(en.contains("good") || en.contains("without judgement"), "{}", diagnostic.id);
        assert!(zh.contains('好') || zh.contains("仅为数值"), "{}", diagnostic.id);
    }
}

#[test]
fn other_pictures_are_named_where_they_differ() {
    let [text, small, large] = [
        Segment::Text { tokens: 3 },
        Segment::Image { rows: 2, columns: 2 },
        Segment::Image { rows: 4, columns: 2 },
    ];
    let of = |second| Sequence::new([text, small, text, second, text]).unwrap();
    let [same, differs] =
        [small, large].map(|second| find(&subject("m-rope", &of(second)), "consumed").why);
    assert!(!same.contains("Other pictures"), "{same}");
    assert!(
        differs.contains("Other pictures that differ: 1, of which number 2 has 4."),
        "{differs}"
    );
}

#[test]
fn equal_distances_are_not_equal_phases() {
    let circle = subject("circle-rope", &around(16, [16, 16], 16));
    assert_eq!(find(&circle, "ptd").verdict, Verdict::Good);
    let spread = find(&circle, "kernel-spread");
    assert!(spread.why.contains("PTD = 0") && spread.verdict != Verdict::Good, "{spread:?}");
    let shared = find(&subject("shared-id", &around(16, [16, 16], 16)), "kernel-spread");
    assert!(!shared.why.contains("PTD") && shared.verdict == Verdict::Good, "{shared:?}");
}

#[test]
fn what_is_missing_has_a_reason() {
    let text = subject("m-rope", &Sequence::text(9));
    let image = Sequence::new([Segment::Image { rows: 2, columns: 2 }]).unwrap();
    let image = subject("m-rope", &image);
    for (subject, id) in
        [(&text, "gap-in"), (&text, "ptd"), (&image, "gap-in"), (&image, "distance")]
    {
        let finding = find(subject, id);
        assert_eq!((finding.verdict, finding.number), (Verdict::Absent, None), "{id}");
        assert!(finding.why.ends_with('.'), "{id}: {}", finding.why);
    }
}

#[test]
fn exports_hold_every_cell() {
    let mut odd = subject("m-rope", &around(3, [2, 3], 2));
    odd.name = "=a \"quoted\", name\n".into();
    let report = report(&[odd, subject("rope", &around(3, [2, 3], 2))], Language::En);
    let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
    assert_eq!(json["names"][0], "=a \"quoted\", name\n");
    let cell = &json["lines"][0]["findings"][0];
    assert_eq!((&cell["value"], &cell["verdict"]), (&"(1, 1, 1)".into(), &"good".into()));
    assert_eq!(cell["tokens"], serde_json::json!([3, 2]));
    for (line, read) in report.lines.iter().zip(json["lines"].as_array().unwrap()) {
        for (finding, read) in line.findings.iter().zip(read["findings"].as_array().unwrap()) {
            match (read["number"].as_f64(), finding.number) {
                (Some(read), Some(number)) => {
                    assert!((read - number).abs() <= 1e-15 * number.abs(), "{}", line.id);
                }
                pair => assert_eq!(pair, (None, None), "{}", line.id),
            }
            assert_eq!(read["why"], finding.why);
        }
    }
    let csv = report.csv();
    assert!(csv.contains("gap-in,gap in,\"'=a \"\"quoted\"\", name\n\",\"(1, 1, 1)\",1,good,"));
    assert_eq!(csv.matches("\r\n").count(), 1 + 2 * ALL.len());
}
