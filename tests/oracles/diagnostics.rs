//! The table of diagnostics against the measured layouts, the table of kernels and the desiderata of mixed sequences: what a report
//! prints, not what the kernel computes.

use rotarium_kernel::{HeadDim, Segment, Sequence, Settings, schemes};
use rotarium_lab::Language;
use rotarium_lab::diagnostics::{Finding, Report, Subject, Verdict, report};

use crate::layouts::{EQUIVALENCE, KERNELS, Knobs, LARGE, Measured, RUNNING, turned};
use crate::tools::{around, assert_printed};

fn subject(id: &str, knobs: Knobs, base: f64, sequence: &Sequence) -> Subject {
    let rope = schemes::find("rope").unwrap();
    Subject {
        name: id.into(),
        head: turned(id, knobs, base, sequence),
        rope: rope.encoding(HeadDim::DEFAULT, base, &Settings::default()),
        train: 4096,
    }
}

fn finding<'a>(report: &'a Report, id: &str, subject: usize) -> &'a Finding {
    let line = report.lines.iter().find(|line| line.id == id).unwrap();
    &line.findings[subject]
}

/// The numbers that a cell prints.
fn numbers(finding: &Finding) -> Vec<f64> {
    let plain = finding.value.replace('−', "-");
    let parts = plain.split(['(', ')', ',', '/', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap()).collect()
}

fn assert_cell(finding: &Finding, wanted: &[f64], decimals: &[i32], what: &str) {
    let found = numbers(finding);
    assert_eq!(found.len(), wanted.len(), "{what}: {}", finding.value);
    for ((found, wanted), decimals) in found.iter().zip(wanted).zip(decimals) {
        assert_printed(*found, *wanted, *decimals, what);
    }
}

fn assert_reported(table: &[Measured], sequence: &Sequence) {
    let subjects: Vec<Subject> =
        table.iter().map(|row| subject(row.scheme, row.knobs, 1e4, sequence)).collect();
    let report = report(&subjects, Language::En);
    for (index, row) in table.iter().enumerate() {
        let cell = |id: &str| finding(&report, id, index);
        let what = |id: &str| format!("{}, {id}", row.scheme);
        let consumed = (row.consumed.0, row.consumed.1.min(5));
        assert_cell(cell("consumed"), &[consumed.0], &[consumed.1], &what("C"));
        assert_cell(cell("gap-in"), row.before, &[2; 4], &what("gap in"));
        assert_cell(cell("gap-out"), row.after, &[2; 4], &what("gap out"));
        assert_cell(cell("distance"), &row.distances, &row.decimals, &what("distance"));
        assert_cell(cell("ptd"), &[row.ptd.0], &[row.ptd.1.min(3)], &what("PTD"));
        // What follows from the columns of the table.
        let patches = sequence.segments()[1].tokens() as f64;
        let error = numbers(cell("equivalence"))[0];
        assert_printed(error, row.consumed.0 - patches, row.consumed.1.min(2), &what("C − N"));
        let same = row.before.iter().zip(row.after).all(|(before, after)| before == after);
        assert_eq!(cell("asymmetry").verdict == Verdict::Good, same, "{}", what("asymmetry"));
    }
}

#[test]
fn the_running_example_is_reported_as_printed() {
    assert_reported(&RUNNING, &around(3, [2, 3], 2));
}

#[test]
fn the_large_example_is_reported_as_printed() {
    assert_reported(&LARGE, &around(16, [24, 32], 16));
}

#[test]
fn kernels_are_reported_as_printed() {
    let sequence = around(16, [16, 16], 16);
    let subjects: Vec<Subject> =
        KERNELS.iter().map(|(id, knobs, _)| subject(id, knobs, 1e6, &sequence)).collect();
    let report = report(&subjects, Language::En);
    for (index, (id, _, (seen, _))) in KERNELS.iter().enumerate() {
        assert_cell(finding(&report, "kernel-spread", index), seen, &[3, 4, 3], id);
    }
}

/// C1 C2 E S G F A B U Z as the notes have them for a picture of 2×3; a dot where they name a condition or nothing.
#[rustfmt::skip]
const DESIDERATA: [(&str, Knobs, &str); 17] = [
    ("rope",          &[],         "ynyynnyyyy"),
    ("typesetting",   &[],         "nynnynyy.y"),
    ("shared-id",     &[],         "ynny.yyyyy"),
    ("v2pe",          &[],         "ynnnnnyyyn"),
    ("naive-lift",    &[],         "yynnynyyyy"),
    ("rope-tie",      &[],         "yynynn.yyy"),
    ("rope-tie",      EQUIVALENCE, "yyyynn.yyn"),
    ("rope-tv",       &[],         "yyyyynnyyn"),
    ("m-rope",        &[],         "yynnynynyy"),
    ("m-rope-i",      &[],         "yynnynyyyy"),
    ("spatial-reset", &[],         "yynnyny.ny"),
    ("video-rope",    &[],         "yynnynynny"),
    ("hope",          &[],         "nynnynynnn"),
    ("v-rope",        &[],         "yynyynyyyy"),
    ("circle-rope",   &[],         "ynnnny.nnn"),
    ("ms-rope",       &[],         "ny..yn..ny"),
    ("flux-1",        &[],         "ny..yn..ny"),
];

/// Where a computed verdict is another one than the notes have, and rightly so.
const DEPARTURES: [(&str, char); 2] = [
    // On two axes frames are pictures of their own, so one more moves nothing; the notes mean the form with a time axis, below.
    ("rope-tv", 'A'),
    // γ is 1 as long as nobody turns it, which is a whole number.
    ("hope", 'Z'),
];

#[test]
fn desiderata_are_judged_as_in_the_notes() {
    let sequence = around(3, [2, 3], 2);
    let subjects: Vec<Subject> =
        DESIDERATA.iter().map(|(id, knobs, _)| subject(id, knobs, 1e4, &sequence)).collect();
    let report = report(&subjects, Language::En);
    let columns: [(char, &[&str]); 10] = [
        ('1', &["text-frequencies", "text-scores"]),
        ('2', &["image-shape", "image-slopes"]),
        ('E', &["equivalence"]),
        ('S', &["asymmetry"]),
        ('G', &["pitch-change"]),
        ('F', &["ptd"]),
        ('A', &["open-end"]),
        ('B', &["band-range"]),
        ('U', &["among-text"]),
        ('Z', &["fractional-ids"]),
    ];
    let mut departures = Vec::new();
    for (index, (scheme, _, wanted)) in DESIDERATA.iter().enumerate() {
        for ((column, ids), wanted) in columns.iter().zip(wanted.chars()) {
            let good = ids.iter().all(|id| finding(&report, id, index).verdict == Verdict::Good);
            if wanted != '.' && good != (wanted == 'y') {
                departures.push((*scheme, *column));
            }
        }
    }
    assert_eq!(departures, DEPARTURES);
}

#[test]
fn gaps_that_agree_by_chance_are_not_symmetric() {
    // Three tokens of text before a picture of three columns: both lines are as long.
    let report = report(&[subject("typesetting", &[], 1e4, &around(3, [2, 3], 2))], Language::En);
    let finding = finding(&report, "asymmetry", 0);
    assert_eq!((finding.number, finding.verdict), (Some(0.0), Verdict::Fair));
    assert!(finding.why.contains("one more token"), "{}", finding.why);
}

#[test]
fn a_time_axis_in_the_middle_of_a_clip_has_no_open_end() {
    let sequence = around(3, [2, 3], 2);
    let report = report(&[subject("rope-tv-video", &[], 1e4, &sequence)], Language::En);
    assert_eq!(finding(&report, "open-end", 0).verdict, Verdict::Poor);
}

#[test]
fn what_depends_on_the_place_in_a_document() {
    let sequence = around(3, [2, 3], 2);
    let of = |id: &str| {
        let report = report(&[subject(id, &[], 1e4, &sequence)], Language::En);
        finding(&report, "prefix", 0).number.unwrap()
    };
    for id in ["rope", "naive-lift", "rope-tie", "rope-tv", "m-rope", "video-rope", "v-rope"] {
        assert_eq!(of(id), 0.0, "{id}");
    }
    // A line of text grows by what is put into it; rows and columns that count from 0 stay behind.
    assert_eq!([of("typesetting"), of("spatial-reset")], [100.0; 2]);
}

#[test]
fn where_rope_loses_is_reported() {
    let sequence = Sequence::new([Segment::Text { tokens: 2000 }]).unwrap();
    let report = report(&[subject("rope", &[], 1e4, &sequence)], Language::En);
    for id in ["axis-loss", "joint-loss"] {
        let finding = finding(&report, id, 0);
        assert_eq!((&finding.value[..], finding.verdict), ("1707", Verdict::Poor));
    }
}
