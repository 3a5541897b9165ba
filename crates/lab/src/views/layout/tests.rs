//! Places by hand: text 3, image 2×3, text 2 unless a link says otherwise.

use super::*;
use crate::figure::{Cells, Raster};
use crate::link;
use crate::text::Language;

fn lab(rest: &str) -> Lab {
    let opened = link::read(&format!("#/layouts?{rest}"), Language::En);
    assert_eq!(opened.notices, [], "{rest}");
    opened.lab
}

fn running(rest: &str) -> Lab {
    lab(&format!("seq=t3,i2x3,t2&{rest}"))
}

fn drawn(lab: &Lab) -> Figure {
    Experiment::new(&VIEW, lab, Language::En, 200).figure()
}

/// Where a token is drawn: the end of the line to the key.
fn place(lab: &Lab, token: usize) -> (f64, f64) {
    let marks = overlay(lab, Cursor { query: 0, key: token, pair: None });
    let Some(Mark::Line { points, .. }) = marks.first() else { panic!("no line") };
    points[0]
}

fn rasters(figure: &Figure) -> Vec<&Raster> {
    figure.marks.iter().filter_map(|mark| if let Mark::Raster(raster) = mark { Some(raster) } else { None }).collect()
}

fn labels(lab: &Lab) -> Vec<String> {
    drawn(lab).legend.into_iter().map(|entry| entry.label).collect()
}

fn assert_near(found: (f64, f64), wanted: (f64, f64)) {
    assert!(libm::hypot(found.0 - wanted.0, found.1 - wanted.1) < 1e-6, "{found:?}, wanted {wanted:?}");
}

#[test]
fn sides_of_m_rope_by_hand() {
    // Token 8 is the last patch: time 3, row 4, column 5.
    let at = |side: &str| place(&running(&format!("scheme=m-rope&plane={side}")), 8);
    assert_eq!(at("row-column"), (5.0, 4.0));
    assert_eq!(at("time-row"), (3.0, 4.0));
    assert_eq!(at("time-column"), (5.0, 3.0));
    let half = 3_f64.sqrt() / 2.0;
    for (turn, wanted) in [
        ("0,0", (5.0, 4.0)),
        ("90,0", (3.0, 4.0)),
        ("0,90", (5.0, -3.0)),
        ("30,0", (5.0 * half + 1.5, 4.0)),
        ("0,30", (5.0, 4.0 * half - 1.5)),
        ("-90,0", (-3.0, 4.0)),
    ] {
        assert_near(at(&format!("3d&turn={turn}")), wanted);
    }
}

#[test]
fn patches_that_share_a_place_are_one_cell() {
    let figure = drawn(&running("scheme=m-rope&plane=time-row"));
    let cells = rasters(&figure);
    assert_eq!(cells.iter().map(|cell| cell.from.1.round()).collect::<Vec<_>>(), [3.0, 4.0]);
    assert_eq!(figure.legend[0].label, "a cell: up to 3 patches");
    assert!(figure.summary.contains("a cell: up to 3 patches"), "{}", figure.summary);
}

#[test]
fn the_four_maps_of_v_rope_are_those_of_its_code() {
    let figure = drawn(&running("scheme=v-rope&plane=maps"));
    let values: Vec<&[f32]> = rasters(&figure)
        .iter()
        .map(|raster| if let Cells::Values(values) = &raster.cells { values.as_slice() } else { &[] })
        .collect();
    // i + j, i + j̄, ī + j, ī + j̄, and 3.
    let wanted: [&[f32]; 4] =
        [&[3., 4., 5., 4., 5., 6.], &[5., 4., 3., 6., 5., 4.], &[4., 5., 6., 3., 4., 5.], &[6., 5., 4., 5., 4., 3.]];
    assert_eq!(values, wanted);
    assert!(rasters(&figure).iter().all(|raster| (raster.colours.low, raster.colours.high) == (3.0, 6.0)));
    assert_eq!(figure.count(|mark| matches!(mark, Mark::Numbers { numbers, .. } if numbers.len() == 24)), 1);
    assert_eq!(figure.table.rows.len(), 11);
}

#[test]
fn what_has_no_axes_for_a_side_falls_back_and_says_so() {
    for (scheme, side) in [("rope", "3d"), ("rope-tv", "time-row"), ("v-rope", "3d"), ("v2pe", "maps")] {
        let own = drawn(&running(&format!("scheme={scheme}")));
        let other = drawn(&running(&format!("scheme={scheme}&plane={side}")));
        assert_eq!((own.marks, own.x), (other.marks, other.x), "{scheme}");
        assert!(other.subtitle.contains("no “"), "{}", other.subtitle);
    }
}

#[test]
fn a_pointer_finds_the_token_that_is_drawn_there() {
    for (scheme, sides) in [
        ("m-rope", &["row-column", "3d", "maps"][..]),
        ("v-rope", &["row-column", "maps"]),
        ("circle-rope", &["row-column", "time-row", "time-column", "3d"]),
        ("rope", &["row-column"]),
    ] {
        for side in sides {
            let lab = running(&format!("scheme={scheme}&plane={side}"));
            for token in 3..9 {
                let point = if *side == "maps" {
                    let Some(Mark::Frame { from, to, .. }) =
                        overlay(&lab, Cursor { query: 0, key: token, pair: None }).pop()
                    else {
                        panic!("no frame")
                    };
                    (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1))
                } else {
                    place(&lab, token)
                };
                let found = (ANSWERS.pick)(&lab, point).map(|cursor| cursor.key);
                assert_eq!(found, Some(token), "{scheme} {side}");
            }
        }
    }
}

#[test]
fn clips_say_what_a_mark_stands_for() {
    assert_eq!(labels(&lab("scheme=m-rope&seq=t2,v4x2x2@1,t2")), ["4 frames at the same place"]);
    assert_eq!(labels(&lab("scheme=video-rope&seq=t2,v4x2x2@1,t2&pin=0,11")), ["tinted: frame 3 of 4"]);
    assert_eq!(labels(&lab("scheme=rope&seq=t2,v40x2x2@1,t2")), ["frames 25–40 on one line: 64 tokens"]);
    assert_eq!(labels(&lab("scheme=rope-tv&seq=t900,v1x2x2@1")), [] as [&str; 0]);
    assert_eq!(labels(&lab("scheme=rope-tv&seq=t9,i40x40,t900")), ["a line: 289 tokens of text"]);
    assert_eq!(labels(&lab("scheme=m-rope&seq=t2,v90x90x90@1&plane=3d"))[0], "a dot: 12 patches");
    // Every frame of a clip has its lines on a single axis.
    assert_eq!(rasters(&drawn(&lab("scheme=rope&seq=t2,v4x3x2@1,t2"))).len(), 12);
}

#[test]
fn a_pinned_key_asks_anew_only_for_another_frame() {
    let asked = |key: usize| {
        let lab = lab(&format!("scheme=video-rope&seq=t2,v4x2x2@1,t2&pin=0,{key}"));
        Experiment::new(&VIEW, &lab, Language::En, 200)
    };
    assert!(asked(0) == asked(5));
    assert!(asked(6) == asked(9));
    assert!(asked(6) != asked(10));
}

#[test]
fn one_scale_for_all_is_the_same_window() {
    let slots = "scheme=m-rope&b.scheme=rope-tv&compare=2&seq=t3,i2x3,t2,i4x4";
    let ranges = |rest: &str| {
        [SlotName::A, SlotName::B].map(|slot| {
            let figure = drawn(&lab(&format!("{slots}&{rest}")).showing(Show::One(slot)));
            (figure.x.range, figure.y.range)
        })
    };
    let [a, b] = ranges("scale=same");
    assert_eq!(a, b);
    let own = ranges("scale=own");
    assert_ne!(own[0], own[1]);
    let outer = |at: fn(&plane::Window) -> (f64, f64)| {
        (at(&own[0]).0.min(at(&own[1]).0), at(&own[0]).1.max(at(&own[1]).1))
    };
    assert_eq!(a, (outer(|own| own.0), outer(|own| own.1)));
    let [space, _] = ranges("scale=same&plane=3d");
    assert_eq!(space, ranges("plane=3d")[0], "no other recipe is seen in space");
}
