//! The card against the published tables: which method changes what, and which placement has which property.

use rotarium_kernel::schemes;

use super::*;
use crate::composition::{Composition, Part};
use crate::dials::Control;
use crate::slot::Slot;

fn scheme(id: &str) -> &'static schemes::Scheme {
    schemes::find(id).unwrap()
}

fn text_lab(id: &str, tokens: usize) -> Lab {
    let sequence = Composition::new(vec![Part::text(tokens)]);
    let mut lab = Lab { sequence, ..Lab::default() };
    lab.slots[0] = Slot::of(scheme(id));
    lab
}

fn picture_lab(id: &str, rows: usize, columns: usize) -> Lab {
    let parts = vec![Part::text(24), Part::image(rows, columns), Part::text(24)];
    let mut lab = Lab { sequence: Composition::new(parts), ..Lab::default() };
    lab.slots[0] = Slot::of(scheme(id));
    lab
}

fn find<'a>(lines: &'a [Line], label: &str) -> &'a Line {
    lines.iter().find(|line| line.label.starts_with(label)).unwrap()
}

/// Whether scores are the same within the scheme's own training length L, and the same close by.
fn kept(id: &str, tokens: usize) -> [bool; 2] {
    let mut lab = text_lab(id, tokens);
    if let Some(original) = Control::find(&lab, SlotName::A, 0, "original") {
        lab.train = original.get(&lab, SlotName::A) as usize;
    }
    if let Some(window) = Control::find(&lab, SlotName::A, 0, "window") {
        window.set(&mut lab, SlotName::A, 128.0);
    }
    let lines = card(&lab, SlotName::A, "", Language::En);
    ["same within L", "same for Δ"].map(|label| find(&lines, label).good)
}

#[test]
fn long_context_methods_are_classified_as_published() {
    let [short, long] = [1000, 10_000];
    for id in ["pi", "ntk", "ntk-mixed", "ntk-by-parts", "yarn", "llama3", "longrope"] {
        assert!(!kept(id, short)[0], "{id} leaves no score alone");
    }
    for id in ["rope", "partial", "p-rope", "dynamic-ntk", "qwen-dynamic-ntk", "dynamic-yarn"] {
        assert_eq!(kept(id, short), [true, true], "{id}");
    }
    assert_eq!(kept("dynamic-ntk", long), [true, false]);
    assert_eq!(kept("dynamic-yarn", long), [true, false]);
    let lab = Lab { train: 100_000, ..text_lab("dynamic-ntk", 1000) };
    let lines = card(&lab, SlotName::A, "", Language::En);
    assert!(!find(&lines, "same within L").good, "made for 4096 tokens");
}

#[test]
fn distances_masks_and_temperatures_are_classified_as_published() {
    for id in ["rerope", "leaky-rerope", "self-extend"] {
        assert_eq!(kept(id, 1000), [false, true], "{id}");
    }
    assert_eq!(kept("log-n-post-hoc", 300), [true, true]);
    let of = |id: &str, label: &str| {
        let lines = card(&text_lab(id, 9000), SlotName::A, "", Language::En);
        let line = find(&lines, label);
        (line.good, line.value.clone())
    };
    assert!(of("rerope", "beyond L").0 && of("window", "beyond L").0);
    assert!(of("window", "cost").0 && !of("rope", "cost").0);
    assert!(of("rerope", "cost").1.starts_with("score matrices per layer: 2"));
}

#[test]
fn near_tokens_move_less_under_ntk_than_under_interpolation() {
    let moved = |id: &str| -> f64 {
        let lines = card(&text_lab(id, 1000), SlotName::A, "", Language::En);
        let value = &find(&lines, "same for Δ").value;
        let number = value.split("up to ").nth(1).unwrap().split(',').next().unwrap();
        number.parse().unwrap()
    };
    let [pi, ntk, llama] = ["pi", "ntk", "llama3"].map(moved);
    assert!(llama < ntk && ntk < pi, "{llama} {ntk} {pi}");
}

#[test]
fn short_factors_of_one_and_no_attention_factor_keep_short_texts() {
    let mut lab = text_lab("longrope", 1000);
    for (key, value) in [("lists", 1.0), ("attention-factor", 1.0)] {
        let control = Control::find(&lab, SlotName::A, 0, key).unwrap();
        control.set(&mut lab, SlotName::A, value);
    }
    let lines = card(&lab, SlotName::A, "", Language::En);
    assert!(find(&lines, "same within L").good && find(&lines, "C1").good);
    let control = Control::find(&lab, SlotName::A, 0, "attention-factor").unwrap();
    control.set(&mut lab, SlotName::A, 1.2);
    let lines = card(&lab, SlotName::A, "", Language::En);
    assert!(!find(&lines, "same within L").good && !find(&lines, "C1").good);
}

#[test]
fn new_angles_appear_beyond_what_a_method_is_made_for() {
    let good = |id: &str, tokens: usize| {
        let lines = card(&text_lab(id, tokens), SlotName::A, "", Language::En);
        find(&lines, "beyond L").good
    };
    assert!(!good("rope", 4097) && !good("rope", 100) && !good("pi", 16_385 + 4));
    assert!(good("pi", 16_384) && good("pi", 100) && good("yarn", 16_384));
}

/// y, n and . for a cell that the table leaves open or that is about something else than this picture.
fn verdicts(id: &str, [rows, columns]: [usize; 2]) -> String {
    let lab = picture_lab(id, rows, columns);
    verdicts_of(&lab)
}

fn verdicts_of(lab: &Lab) -> String {
    let lines = card(lab, SlotName::A, "", Language::En);
    let labels = ["C1", "C2", "E ", "S ", "G ", "F ", "A ", "B ", "U ", "Z "];
    labels.iter().map(|label| if find(&lines, label).good { 'y' } else { 'n' }).collect()
}

#[test]
fn placements_have_the_properties_of_the_published_table() {
    #[rustfmt::skip]
    let table = [
        // C1 C2 E S G F A B U Z, for a picture of 2×3
        ("rope",          "ynyynnyyyy"),
        ("typesetting",   "nynnynyy.y"),
        ("shared-id",     "ynny.yyyyy"),
        ("v2pe",          "ynnnnnyyyn"),
        ("naive-lift",    "yynnynyyyy"),
        ("rope-tie",      "yynynn.yyy"),
        ("rope-tv",       "yyyyyn.yyn"),
        ("rope-tv-video", "yyyyynnyy."),
        ("m-rope",        "yynnynynyy"),
        ("m-rope-i",      "yynnynyyyy"),
        ("spatial-reset", "yynnyny.ny"),
        ("video-rope",    "yynnynynn."),
        ("hope",          "nynnynynn."),
        ("v-rope",        "yynyynyyyy"),
        ("circle-rope",   "ynnnny.nnn"),
        ("ms-rope",       "ny..yn..ny"),
        ("flux-1",        "ny..yn..ny"),
    ];
    let mut wrong = Vec::new();
    for (id, wanted) in table {
        let found = verdicts(id, [2, 3]);
        let same = found.chars().zip(wanted.chars()).all(|(f, w)| w == '.' || f == w);
        if !same {
            wrong.push(format!("{id}: {found} instead of {wanted}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn odd_pictures_are_symmetric_in_video_rope_and_square_ones_under_the_naive_lift() {
    let symmetric = |id: &str, size| verdicts(id, size).chars().nth(3) == Some('y');
    assert!(symmetric("video-rope", [3, 5]) && !symmetric("video-rope", [3, 4]));
    assert!(symmetric("naive-lift", [4, 4]) && !symmetric("m-rope", [4, 4]));
}

#[test]
fn the_solution_with_as_many_ids_as_tokens_is_not_whole() {
    let mut lab = picture_lab("rope-tie", 2, 3);
    let control = Control::find(&lab, SlotName::A, 0, "solution").unwrap();
    let found: Vec<String> = (0..4)
        .map(|solution| {
            control.set(&mut lab, SlotName::A, f64::from(solution));
            verdicts_of(&lab)
        })
        .collect();
    assert!(found.iter().any(|verdicts| verdicts == "yyyynnyyyn"), "{found:?}");
}

#[test]
fn every_scheme_has_its_card_in_both_languages() {
    for scheme in schemes::ALL {
        for has_image in [false, true] {
            let mut lab = Lab::default();
            lab.slots[0] = Slot::of(scheme);
            lab.set_picture(has_image);
            let cards = Language::ALL.map(|language| card(&lab, SlotName::A, "", language));
            assert_eq!(cards[0].len(), cards[1].len());
            for line in cards.iter().flatten() {
                assert!(!line.label.is_empty() && !line.value.is_empty(), "{}", scheme.id);
                assert!(!format!("{line:?}").contains("{n}"), "{line:?}");
            }
            assert_eq!(find(&cards[0], scheme.title).value, scheme.about().source);
        }
    }
}

#[test]
fn a_stacked_recipe_names_all_its_sources() {
    let mut lab = Lab::default();
    lab.slots[0] = Slot::of(scheme("m-rope"));
    lab.slots[0].put_over(scheme("yarn"));
    let lines = card(&lab, SlotName::A, "", Language::Zh);
    assert!(["m-rope", "yarn"].iter().all(|id| {
        let scheme = scheme(id);
        let line = find(&lines, scheme.title);
        let about = scheme.about();
        (&line.value[..], &line.formula[..]) == (about.source, about.formula)
    }));
}

#[test]
fn a_picture_that_fills_the_longest_sequence_leaves_room_for_text() {
    for (rows, columns) in [(1024, 1024), (1, 1 << 20), (1 << 20, 1), (1024, 1023)] {
        let sequence = Composition::new(vec![Part::image(rows, columns)]);
        let lab = Lab { sequence, ..Lab::default() };
        let lines = card(&lab, SlotName::A, "", Language::En);
        assert!(lines.len() > 10, "{rows}×{columns}");
    }
}
