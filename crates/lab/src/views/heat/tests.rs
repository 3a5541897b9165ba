//! Values that can be found by other ways, and sequences of every size.

use rotarium_kernel::schemes;

use super::*;
use crate::composition::{Composition, Part};
use crate::lab::SlotName;
use crate::sequences::PRESETS;

fn lab_of(id: &str, parts: Vec<Part>) -> Lab {
    let mut lab = Lab { sequence: Composition::new(parts), ..Lab::default() };
    lab.apply(&Action::Choose(SlotName::A, schemes::find(id).unwrap()));
    lab
}

fn ask(lab: &Lab) -> Figure {
    Experiment::new(&VIEW, lab, Language::En, 600).figure()
}

/// The values of all cells, in reading order; cells that fill up a line of text are NaN.
fn cells(figure: &Figure) -> Vec<f32> {
    let mut all = Vec::new();
    for mark in &figure.marks {
        if let Mark::Raster(Raster { cells: Cells::Values(values), .. }) = mark {
            all.extend(values);
        }
    }
    all
}

#[test]
fn the_paper_sequence_holds_the_kernel_of_every_token() {
    // 3 + 2×3 + 2 tokens, one cell each; token 4 is the second patch.
    let mut lab = lab_of("m-rope", vec![Part::text(3), Part::image(2, 3), Part::text(2)]);
    lab.pin = Some(Cursor { query: 4, key: 0, pair: None });
    let values = cells(&ask(&lab));
    let head = lab.head(SlotName::A);
    assert_eq!(values.len(), 11);
    for (key, &value) in values.iter().enumerate() {
        assert!((f64::from(value) - head.kernel_between(4, key)).abs() < 1e-6, "{key}");
    }
    assert!((values[4] - 1.0).abs() < 1e-6);
    // Right and left neighbour are one column away: f(0, 0, 1) = 1/64 (40 + Σ_{p = 40}^{63} cos 10⁴^(−p/64)).
    let slow: f64 = (40..64).map(|p| 1e4_f64.powf(-f64::from(p) / 64.0).cos()).sum();
    for key in [3, 5] {
        assert!((f64::from(values[key]) - (40.0 + slow) / 64.0).abs() < 1e-6);
    }
}

#[test]
fn other_content_is_read_as_the_map_reads_it_and_forbidden_keys_are_empty() {
    let mut lab = lab_of("m-rope", vec![Part::text(3), Part::image(2, 3), Part::text(2)]);
    lab.apply(&Action::Fill(ContentKind::Gaussian));
    lab.pin = Some(Cursor { query: 6, key: 0, pair: None });
    let values = cells(&ask(&lab));
    let empty: Vec<usize> = (0..11).filter(|&key| values[key].is_nan()).collect();
    assert_eq!(empty, [7, 8, 9, 10]);
    assert!((values[..7].iter().sum::<f32>() - 1.0).abs() < 1e-5);
    assert_eq!((VIEW.choices)(&lab).len(), 3);
}

#[test]
fn long_sequences_are_aggregated_and_say_so() {
    for (parts, note) in [
        (vec![Part::text(1 << 20)], "mean of"),
        (vec![Part::text(10_000), Part::image(48, 64), Part::text(7000)], "tokens per cell"),
    ] {
        let figure = ask(&lab_of("rope-tv", parts));
        assert!(figure.x.label.contains(note), "{}", figure.x.label);
        let shown = cells(&figure).iter().filter(|value| value.is_finite()).count();
        assert!((1000..20_000).contains(&shown), "{shown}");
    }
}

#[test]
fn every_preset_of_every_mixed_scheme_is_set_without_gaps() {
    for preset in PRESETS {
        for id in ["rope", "m-rope", "circle-rope", "v-rope", "alibi", "rerope"] {
            let lab = lab_of(id, preset.parts.to_vec());
            let figure = ask(&lab);
            assert!(cells(&figure).iter().filter(|value| value.is_finite()).count() > 5, "{}", preset.id);
            assert!(figure.summary.len() > 40 && !figure.table.rows.is_empty());
        }
    }
}

#[test]
fn a_click_on_a_patch_asks_from_there_and_keys_walk_through_the_picture() {
    let lab = Lab::default();
    let page = page_of(&lab);
    let [from, to] = page.corners(30).unwrap();
    let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    let look = crate::Look::At(crate::Pane::new(&VIEW, None), middle);
    let seen = crate::cursor_at(&lab, &look, crate::views::EVERY).unwrap();
    assert_eq!((seen.query, seen.key), (lab.tokens() - 1, 30));
    let pinned = look.pinned(seen);
    assert_eq!((pinned.query, pinned.key), (30, lab.tokens() - 1));
    assert_eq!((VIEW.step)(&lab, pinned, (0, 1)).query, 40);
    assert_eq!((VIEW.step)(&lab, pinned, (-1, 0)).query, 29);
}
