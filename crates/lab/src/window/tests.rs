//! Any window lies within the sequence, and links keep it.

use proptest::prelude::*;

use super::*;
use crate::action::{Action, History};
use crate::link;
use crate::text::Language;

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        -2e6..2e6,
        -1.0..20.0,
        any::<f64>(),
        (0..4_usize).prop_map(|i| [f64::NAN, f64::INFINITY, -0.0, 1e300][i]),
    ]
}

fn long(tokens: usize) -> Lab {
    let mut lab = Lab::default();
    lab.set_picture(false);
    lab.set_tokens(tokens);
    lab
}

proptest! {
    #[test]
    fn every_window_is_brought_within_the_sequence(
        query in any_number(), key in any_number(), span in any_number(),
        tokens in prop_oneof![1..6_usize, 1..1_048_577_usize],
        factor in 0.01..100.0, at in (0.0..1.0, 0.0..1.0), token in 0..1_048_576_usize,
    ) {
        let mut lab = long(tokens);
        lab.apply(&Action::Window(Some(Window { query, key, span })));
        let steps: [&dyn Fn(Window) -> Window; 3] =
            [&|w| w.zoomed(factor, at), &|w| w.moved((at.0 - 0.5, factor)), &|w| w.centred(at, tokens)];
        for step in steps {
            if let Some(Window { query, key, span }) = lab.window {
                prop_assert!(span >= SMALLEST && span < tokens as f64);
                for from in [query, key] {
                    prop_assert!(from >= 0.0 && from + span <= tokens as f64 + 1e-6, "{from} {span}");
                }
            }
            let opened = link::read(&link::write(link::Page::Bench, &lab), Language::En);
            prop_assert_eq!(opened.lab.window, lab.window);
            prop_assert_eq!(opened.notices, vec![]);
            lab.apply(&Action::Window(lab.looking(step)));
        }
        let cursor = Cursor { query: token % tokens, key: (token / 7) % tokens, pair: None };
        lab.apply(&Action::Pin(Some(cursor)));
        let seen = lab.window();
        for (from, token) in [(seen.query, cursor.query), (seen.key, cursor.key)] {
            let token = token as f64;
            prop_assert!(from <= token + 1e-3 && token + 1.0 <= from + seen.span + 1e-3);
        }
    }
}

#[test]
fn the_point_under_the_pointer_stays_where_it_is() {
    let lab = long(1 << 20);
    let mut window = lab.window();
    for _ in 0..19 {
        window = window.zoomed(2.0, (0.25, 0.75)).within(lab.tokens()).unwrap_or(window);
    }
    assert_eq!(window.span, 2.0);
    assert!((window.key + 0.25 * window.span - 262_144.0).abs() < 20.0, "{window:?}");
    let out = (0..30).try_fold(window, |window, _| window.zoomed(0.5, (0.5, 0.5)).within(1 << 20));
    assert_eq!(out, None);
}

#[test]
fn the_inset_knows_its_corners() {
    let near = |a: Option<(f64, f64)>, b: (f64, f64)| {
        let a = a.unwrap();
        assert!((a.0 - b.0).abs() < 1e-9 && (a.1 - b.1).abs() < 1e-9, "{a:?}");
    };
    near(Inset::at((0.86, 0.14)), (0.5, 0.5));
    near(Inset::at((0.741, 0.021)), (0.001 / 0.24, 0.001 / 0.24));
    assert_eq!(Inset::at((0.5, 0.1)), None);
}

#[test]
fn a_gesture_is_one_step_and_a_bad_link_is_told() {
    let mut history = History::new(long(1000));
    let zoom = |history: &mut History| {
        let window = history.now().looking(|window| window.zoomed(1.1, (0.5, 0.5)));
        history.apply(Action::Window(window));
    };
    (0..5).for_each(|_| zoom(&mut history));
    history.rest();
    (0..5).for_each(|_| zoom(&mut history));
    history.undo();
    assert!(history.now().window.is_some());
    history.undo();
    assert_eq!((history.now().window, history.can_undo()), (None, false));
    for (link, kept) in [
        ("view=1,2", None),
        ("view=a,b,c", None),
        ("view=0,0,1e99", None),
        ("view=-1,0,8", None),
        ("view=100,0,8", Some(Window { query: 100.0, key: 0.0, span: 8.0 })),
        ("view=900,3,80", Some(Window { query: 28.0, key: 3.0, span: 80.0 })),
        ("view=0,0,500", None),
    ] {
        let opened = link::read(&format!("#/bench?{link}"), Language::En);
        assert_eq!(opened.lab.window, kept, "{link}");
        let told = kept.is_none_or(|window| window.query == 28.0);
        assert_eq!(opened.notices.len(), usize::from(told), "{link}");
        assert!(opened.notices.iter().all(|notice| notice.allowed.contains("108")));
    }
}
