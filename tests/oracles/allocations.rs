//! Which pair reads which axis, for a head of 128, as the released codes have it.

use rotarium_kernel::allocation::{Allocate, PeriodEight, Restart, Strided};
use rotarium_kernel::layout::Axis;
use rotarium_kernel::{Head, Sequence};

use crate::tools::head;

fn of(id: &str) -> Head {
    head(id, 128, 1e4, &Sequence::text(1))
}

/// The axis of each pair.
fn axes(id: &str) -> Vec<Option<usize>> {
    let head = of(id);
    (0..64).map(|pair| head.frequencies().axis(pair)).collect()
}

fn count(axes: &[Option<usize>], axis: usize) -> usize {
    axes.iter().filter(|&&a| a == Some(axis)).count()
}

#[test]
fn sections_of_the_models() {
    // Scheme, and pairs that read time, rows and columns.
    let table = [
        ("m-rope", [16, 24, 24]),
        ("m-rope-time", [16, 24, 24]),
        ("m-rope-i", [24, 20, 20]),
        ("video-rope", [16, 24, 24]),
        ("hope", [0, 24, 24]),
        ("ernie-vl", [20, 22, 22]),
        ("mm-rope", [16, 24, 24]),
        ("circle-rope", [16, 24, 24]),
        ("flux-1", [8, 28, 28]),
        ("ms-rope", [8, 28, 28]),
        ("hunyuan-video", [8, 28, 28]),
        ("wan", [22, 21, 21]),
    ];
    for (id, wanted) in table {
        let axes = axes(id);
        assert_eq!([0, 1, 2].map(|axis| count(&axes, axis)), wanted, "{id}");
    }
    let four = axes("flux-2");
    assert_eq!([0, 1, 2, 3].map(|axis| count(&four, axis)), [16; 4]);
}

#[test]
fn order_of_the_pairs() {
    let m_rope = axes("m-rope");
    assert_eq!(
        [m_rope[15], m_rope[16], m_rope[39], m_rope[40]],
        [Some(0), Some(1), Some(1), Some(2)]
    );
    let alternating = axes("m-rope-i");
    let last = |axis| alternating.iter().rposition(|&a| a == Some(axis));
    assert_eq!([last(1), last(2)], [Some(58), Some(59)]);
    assert!(alternating[60..].iter().all(|&axis| axis == Some(0)));
    let slow = axes("video-rope");
    assert_eq!((slow[0], slow[1], slow[47], slow[48]), (Some(1), Some(2), Some(2), Some(0)));
    let rest = axes("hope");
    assert!(rest[48..].iter().all(Option::is_none));
    let ernie = axes("ernie-vl");
    assert_eq!((ernie[0], ernie[43], ernie[44]), (Some(1), Some(2), Some(0)));
    let corners = axes("v-rope");
    assert!((0..64).all(|pair| corners[pair] == Some(pair % 4)));
}

/// Unequal sections, and heads that do not divide evenly.
#[test]
fn sections_of_other_sizes() {
    const THREE: [Axis; 3] = [Axis::Time, Axis::Row, Axis::Column];
    let ladder = |channels: usize| vec![1.0; channels / 2];
    let axes = |part: &dyn Allocate, channels: usize| -> Vec<usize> {
        let omegas = part.frequencies(&THREE, channels, &ladder);
        omegas.iter().map(|omega| omega.iter().position(|&o| o != 0.0).unwrap()).collect()
    };
    // Qwen3.5: 64 of 256 channels turn, sections [11, 11, 10].
    let qwen = axes(&Strided { rows: 11, columns: 10 }, 64);
    let count = |axes: &[usize], axis| axes.iter().filter(|&&a| a == axis).count();
    assert_eq!([0, 1, 2].map(|axis| count(&qwen, axis)), [11, 11, 10]);
    assert_eq!(qwen[28..], [1, 2, 0, 1]);
    assert_eq!(axes(&PeriodEight, 20), [0, 0, 1, 2, 1, 2, 1, 2, 0, 0]);
    assert_eq!(axes(&Restart { pairs: [2, 9, 9, 9] }, 10), [0, 0, 1, 1, 1]);
}

/// Every pair that keeps its 1-D frequency has it, whatever its axis.
#[test]
fn shared_ladders_are_the_ladder_of_text() {
    let rope = of("rope");
    for id in [
        "m-rope",
        "m-rope-i",
        "video-rope",
        "v-rope",
        "mm-rope",
        "mh-rope",
        "ernie-vl",
        "typesetting",
    ] {
        let own = of(id);
        for pair in 0..64 {
            assert_eq!(
                own.frequencies().theta(pair),
                rope.frequencies().theta(pair),
                "{id}, pair {pair}"
            );
        }
    }
    // A ladder that begins anew on each axis has its fastest rung there.
    let flux = of("flux-1");
    assert_eq!([0, 8, 36].map(|pair| flux.frequencies().theta(pair)), [1.0; 3]);
}
