//! What holds for every lesson.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use super::*;
use crate::lab::Lab;
use crate::link;

/// Every text of a step, with the state that it speaks of.
fn texts(scene: &Scene) -> Vec<Text> {
    let mut texts = vec![scene.heading];
    texts.extend(scene.text);
    if let Some(riddle) = &scene.riddle {
        texts.extend([riddle.prompt, riddle.reveal]);
        texts.extend(riddle.options.iter().flat_map(|(one, reply)| [*one, *reply]));
    }
    texts
}

fn scenes() -> impl Iterator<Item = (&'static Head, &'static Scene)> {
    HEADS.iter().zip(STEPS).flat_map(|(head, steps)| steps.iter().map(move |scene| (head, scene)))
}

#[test]
fn every_lesson_has_a_name_of_its_own_and_its_steps() {
    for (at, head) in HEADS.iter().enumerate() {
        assert_eq!((head.steps, STEPS.len()), (STEPS[at].len(), HEADS.len()));
        assert!(head.id.chars().all(|letter| letter.is_ascii_lowercase()), "{}", head.id);
        assert!(!HEADS[..at].iter().any(|other| other.id == head.id), "{}", head.id);
        for step in 0..head.steps {
            let mark = Bookmark { lesson: at, step };
            assert_eq!(Bookmark::read(&mark.write()), Some(mark));
        }
    }
    for text in ["", "where", "where.", "where.0", "where.99", "where.-1", "nowhere.1"] {
        assert_eq!(Bookmark::read(text), None, "{text}");
    }
}

#[test]
fn an_unknown_step_is_named_and_a_known_one_round_trips() {
    for language in Language::ALL {
        let opened = link::read("#/layouts?lesson=where.99", language);
        assert_eq!(opened.lab, Lab::default());
        assert_eq!(opened.notices[0].field, "lesson");
        let allowed = format!("where.1–where.{}", HEADS[0].steps);
        assert!(opened.notices[0].allowed.contains(&allowed), "{}", opened.notices[0].allowed);
        let opened = link::read("#/layouts?lesson=where.3", language);
        assert_eq!(opened.lab.lesson, Some(Bookmark { lesson: 0, step: 2 }));
        assert_eq!(link::write(Page::Layouts, &opened.lab), "#/layouts?v=1&lesson=where.3");
    }
}

#[test]
fn every_link_is_understood_and_leads_to_the_page_of_its_lesson() {
    for (head, scene) in scenes() {
        let then = scene.riddle.as_ref().map(|riddle| riddle.then).filter(|then| !then.is_empty());
        for text in [Some(scene.link), then].into_iter().flatten() {
            for language in Language::ALL {
                let opened = link::read(text, language);
                assert_eq!((opened.notices, opened.page), (vec![], head.page), "{text}");
                assert_eq!(opened.lab.lesson, None, "{text}");
            }
        }
    }
}

#[test]
fn words_are_there_in_both_languages_with_the_same_values() {
    for text in scenes().flat_map(|(_, scene)| texts(scene)) {
        assert_eq!(text.en.is_empty(), text.zh.is_empty(), "{}", text.en);
        let [en, zh] = [text.en, text.zh].map(Text::names);
        assert_eq!(en, zh, "{}", text.en);
        for words in [text.en, text.zh] {
            // Formulas are cut out first, then what is stressed between them.
            assert_eq!(words.matches('`').count() % 2, 0, "{words}");
            for piece in words.split('`') {
                assert_eq!(piece.matches('*').count() % 2, 0, "{piece}");
            }
        }
    }
}

#[test]
fn every_value_is_measured() {
    for (_, scene) in scenes() {
        let states = values::States::of(scene);
        for text in texts(scene) {
            for name in Text::names(text.en) {
                for language in Language::ALL {
                    let value = states.value(name, language);
                    assert!(value.is_some_and(|value| value != "–"), "{name} in {}", text.en);
                }
            }
        }
    }
}

/// What may hold digits outside braces and formulas: names and sources.
const NAMES: &[&str] = &[
    "RoPE-1D",
    "V2PE",
    "*C1*",
    "C1",
    "10040",
    "10352",
    "2409.12191",
    "2412.09616",
    "2311.03079",
    "2505.16416",
    "2510.23095",
    "2502.05173",
    "Qwen2-VL",
    "8231",
    "9948",
    "2410.06205",
    "8265",
    "10122",
    "2104.09864",
    "2405.14591",
    "2410.06205",
    "Llama-2",
    "EVA-02",
    "DINOv3",
    "9708",
    "8823",
    "10017",
    "6853",
    "bf16",
    "f64",
    "7546",
    "2009.14794",
    "7921",
    "9862",
    "9844",
    "8610",
    "9889",
    "9529",
    "8823",
    "9984",
    "10197",
];

#[test]
fn no_number_is_typed() {
    for text in scenes().flat_map(|(_, scene)| texts(scene)) {
        for words in [text.en, text.zh] {
            let outside = words.split('`').step_by(2).collect::<String>();
            let mut bare = String::new();
            for (at, piece) in outside.split(['{', '}']).enumerate() {
                if at % 2 == 0 {
                    bare.push_str(piece);
                }
            }
            let bare = NAMES.iter().fold(bare, |bare, name| bare.replace(name, ""));
            assert!(!bare.contains(|letter: char| letter.is_ascii_digit()), "{bare}");
        }
    }
}

#[test]
fn options_differ_and_one_is_right() {
    for (at, language) in (0..HEADS.len()).flat_map(|at| Language::ALL.map(|one| (at, one))) {
        for step in steps(at, language).into_iter().filter(|step| !step.prompt.is_empty()) {
            assert!((2..=4).contains(&step.options.len()) && !step.reveal.is_empty());
            assert_eq!(step.options.len(), step.replies.len());
            for (one, (option, reply)) in step.options.iter().zip(&step.replies).enumerate() {
                assert_eq!(reply.is_empty(), one == step.right, "{option}");
                let same = |other: &&String| bare(other) == bare(option);
                assert_eq!(step.options.iter().filter(same).count(), 1, "{option}");
            }
        }
    }
    assert_eq!(steps(HEADS.len(), Language::En), []);
}

/// The words without their signs.
pub(super) fn bare(text: &str) -> String {
    text.replace(['*', '`'], "").replace('\u{a0}', " ")
}
