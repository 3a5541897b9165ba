//! Sections whose pairs were counted by hand.

use rotarium_kernel::schemes;

use super::*;
use crate::dials::Control;
use crate::figure::Grip;
use crate::lab::SlotName;

fn lab_of(id: &str) -> Lab {
    let mut lab = Lab::default();
    lab.apply(&Action::Choose(SlotName::A, schemes::find(id).unwrap()));
    lab
}

fn pairs_of(lab: &Lab, axis: usize) -> Vec<usize> {
    let head = lab.head(SlotName::A);
    readers(head.frequencies(), axis).into_iter().map(|(pair, _)| pair).collect()
}

fn grips_of(lab: &Lab) -> Vec<Grip> {
    let figure = Experiment::new(&VIEW, lab, Language::En, 600).figure();
    let grip = |mark| if let Mark::Grip(grip) = mark { Some(grip) } else { None };
    figure.marks.into_iter().filter_map(grip).collect()
}

/// Where the borders stand.
fn borders(lab: &Lab) -> Vec<(String, f64)> {
    let at = |grip: Grip| {
        let control = Control::find(lab, SlotName::A, grip.layer, &grip.key).unwrap();
        (grip.key, grip.zero + grip.per * control.get(lab, SlotName::A))
    };
    grips_of(lab).into_iter().map(at).collect()
}

#[test]
fn sections_of_qwen2_vl_follow_each_other() {
    let lab = lab_of("m-rope");
    assert_eq!(pairs_of(&lab, 0), (0..16).collect::<Vec<_>>());
    assert_eq!(pairs_of(&lab, 1), (16..40).collect::<Vec<_>>());
    assert_eq!(pairs_of(&lab, 2), (40..64).collect::<Vec<_>>());
    assert_eq!(borders(&lab), [("section-t".into(), 15.5), ("section-h".into(), 39.5)]);
    let figure = Experiment::new(&VIEW, &lab, Language::En, 600).figure();
    let labels: Vec<_> = figure.legend.iter().map(|entry| entry.label.as_str()).collect();
    // λ of pair p is 2π · 10⁴^(p/64).
    let expected =
        ["time: 16 pairs, λ 6.28 – 54.4", "row: 24 pairs, λ 62.8 – 1721", "column: 24 pairs, λ 1987 – 54410"];
    assert_eq!(labels, expected);
    assert_eq!(figure.table.rows.len(), 64);
}

#[test]
fn sections_of_qwen3_vl_are_interleaved() {
    let lab = lab_of("m-rope-i");
    let counts = [0, 1, 2].map(|axis| pairs_of(&lab, axis).len());
    assert_eq!(counts, [24, 20, 20]);
    assert_eq!([1, 2].map(|axis| pairs_of(&lab, axis).last().copied()), [Some(58), Some(59)]);
    assert_eq!(borders(&lab), [("section-h".into(), 58.5), ("section-t".into(), 59.5)]);
}

#[test]
fn slow_time_begins_behind_its_border() {
    for (id, time) in [("video-rope", 16), ("ernie-vl", 20)] {
        let lab = lab_of(id);
        assert_eq!(pairs_of(&lab, 0), (64 - time..64).collect::<Vec<_>>(), "{id}");
        assert_eq!(borders(&lab), [("section-t".into(), 63.5 - time as f64)], "{id}");
    }
    let still: Vec<_> = still(lab_of("hope").head(SlotName::A).frequencies());
    assert_eq!(still, (48..64).collect::<Vec<_>>());
}

#[test]
fn a_pair_that_reads_several_axes_is_split_between_them() {
    for id in ["rope-mixed", "golden-gate", "unified-io-2"] {
        let lab = lab_of(id);
        let head = lab.head(SlotName::A);
        let several = (0..64).filter(|&pair| {
            let shares = [0, 1, 2, 3].map(|axis| share(head.frequencies(), pair, axis));
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{id} {pair}");
            shares.iter().filter(|&&share| share > 0.0).count() > 1
        });
        assert!(several.count() > 50, "{id}");
    }
}

#[test]
fn every_scheme_with_sections_has_borders_that_follow_their_knobs() {
    let mut found = 0;
    for scheme in schemes::ALL {
        let lab = lab_of(scheme.id);
        let has_sections = scheme.knobs.iter().any(|knob| knob.key.starts_with("section-"));
        let before = borders(&lab);
        assert_eq!(!before.is_empty(), has_sections, "{}", scheme.id);
        for (at, grip) in grips_of(&lab).into_iter().enumerate() {
            found += 1;
            assert!((-0.5..=63.5).contains(&before[at].1), "{}", scheme.id);
            let control = Control::find(&lab, SlotName::A, grip.layer, &grip.key).unwrap();
            let mut turned = lab.clone();
            control.set(&mut turned, SlotName::A, control.get(&lab, SlotName::A) - 1.0);
            let after = borders(&turned);
            assert_eq!(after[at].1, before[at].1 - grip.per, "{}", scheme.id);
            let axes = |lab: &Lab| {
                let head = lab.head(SlotName::A);
                (0..64).map(|pair| head.frequencies().axis(pair)).collect::<Vec<_>>()
            };
            assert_ne!(axes(&lab), axes(&turned), "{} {}", scheme.id, grip.key);
        }
    }
    assert!(found >= 18, "{found}");
}

#[test]
fn the_switch_is_offered_where_it_means_something() {
    for scheme in schemes::ALL {
        let choices = (VIEW.choices)(&lab_of(scheme.id));
        let offered = ["m-rope", "m-rope-i"].contains(&scheme.id);
        assert_eq!(choices.len(), if offered { 2 } else { 0 }, "{}", scheme.id);
        assert!(!offered || choices.iter().filter(|choice| choice.chosen).count() == 1);
    }
}
