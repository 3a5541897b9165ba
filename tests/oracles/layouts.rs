//! Measures of layouts: text 3, image 2×3, text 2; text 16, image 24×32, text 16; and f̄ seen from text at the right.

use rotarium_kernel::layout::{Layout, Position};
use rotarium_kernel::placement::Solution;
use rotarium_kernel::{Head, HeadDim, Modality, Segment, Sequence, Settings, schemes};

use crate::tools::{around, assert_printed, head};

/// A row of the table of measured layouts; axes beyond a scheme's own are left out.
struct Measured {
    scheme: &'static str,
    solution: Solution,
    consumed: f64,
    before: &'static [f64],
    after: &'static [f64],
    /// Smallest, mean and largest distance from text to patches, and their decimals.
    distances: [f64; 3],
    decimals: [i32; 3],
}

const fn row(
    scheme: &'static str,
    consumed: f64,
    before: &'static [f64],
    after: &'static [f64],
    distances: [f64; 3],
    decimals: [i32; 3],
) -> Measured {
    Measured { scheme, solution: Solution::Integer, consumed, before, after, distances, decimals }
}

#[rustfmt::skip]
const RUNNING: [Measured; 6] = [
    row("rope", 6.0, &[1.0], &[1.0], [1.0, 4.30, 8.0], [2; 3]),
    row("naive-lift", 3.0, &[1.0, 1.0], &[2.0, 1.0], [1.0, 2.81, 4.53], [2; 3]),
    row("rope-tie", 11.0, &[4.0, 3.0], &[4.0, 3.0], [3.54, 6.98, 10.51], [2; 3]),
    Measured {
        solution: Solution::Equivalence,
        ..row("rope-tie", 6.0, &[2.33, 1.75], &[2.33, 1.75], [2.06, 4.40, 6.96], [2; 3])
    },
    row("rope-tv", 6.0, &[3.0, 2.5], &[3.0, 2.5], [2.76, 4.33, 6.25], [2; 3]),
    row("m-rope", 3.0, &[1.0, 1.0, 1.0], &[3.0, 2.0, 1.0], [1.0, 2.77, 4.08], [2; 3]),
];

#[rustfmt::skip]
const LARGE: [Measured; 6] = [
    row("rope", 768.0, &[1.0], &[1.0], [1.0, 392.0, 783.0], [0; 3]),
    row("naive-lift", 32.0, &[1.0, 1.0], &[9.0, 1.0], [1.0, 24.8, 47.0], [0, 1, 0]),
    row("rope-tie", 824.0, &[33.0, 25.0], &[33.0, 25.0], [29.3, 450.9, 811.0], [1; 3]),
    Measured {
        solution: Solution::Equivalence,
        ..row("rope-tie", 768.0, &[30.76, 23.30], &[30.76, 23.30], [27.3, 420.8, 757.0], [1; 3])
    },
    row("rope-tv", 768.0, &[373.0, 369.0], &[373.0, 369.0], [371.0, 392.0, 413.0], [1; 3]),
    row("m-rope", 32.0, &[1.0, 1.0, 1.0], &[32.0, 9.0, 1.0], [1.0, 25.6, 47.0], [0, 1, 0]),
];

fn placed(measured: &Measured, sequence: &Sequence) -> Layout {
    let (scheme, dim) = (schemes::find(measured.scheme).unwrap(), HeadDim::DEFAULT);
    let mut settings = Settings::default();
    if measured.scheme == "rope-tie" {
        let index =
            Solution::ALL.iter().position(|solution| *solution == measured.solution).unwrap();
        settings.set(&scheme.knobs[0], dim, index as f64);
    }
    scheme.encoding(dim, 1e4, &settings).placement.place(sequence)
}

/// ‖r − s‖/√A of every text token against every patch: smallest, mean, largest.
fn distances(layout: &Layout) -> [f64; 3] {
    let tokens: Vec<_> = (0..layout.tokens()).map(|index| layout.token(index)).collect();
    let axes = layout.axes().len() as f64;
    let (mut low, mut sum, mut high, mut count) = (f64::INFINITY, 0.0, 0.0_f64, 0.0);
    for text in tokens.iter().filter(|token| token.modality == Modality::Text) {
        for patch in tokens.iter().filter(|token| token.modality == Modality::Image) {
            let squares = text.position.iter().zip(&patch.position).map(|(a, b)| (a - b) * (a - b));
            let distance = (squares.sum::<f64>() / axes).sqrt();
            (low, sum, high, count) =
                (low.min(distance), sum + distance, high.max(distance), count + 1.0);
        }
    }
    [low, sum / count, high]
}

fn assert_measured(table: &[Measured], sequence: &Sequence) {
    for measured in table {
        let what = measured.scheme;
        let layout = placed(measured, sequence);
        let gaps = layout.gaps()[0];
        assert_eq!(gaps.consumed, measured.consumed, "{what}");
        for (found, wanted) in [(gaps.before, measured.before), (gaps.after, measured.after)] {
            let found = found.unwrap();
            assert_eq!(layout.axes().len(), wanted.len(), "{what}");
            found
                .iter()
                .zip(wanted)
                .for_each(|(found, wanted)| assert_printed(*found, *wanted, 2, what));
        }
        for ((found, wanted), decimals) in
            distances(&layout).into_iter().zip(measured.distances).zip(measured.decimals)
        {
            assert_printed(found, wanted, decimals, what);
        }
    }
}

#[test]
fn the_running_example() {
    assert_measured(&RUNNING, &around(3, [2, 3], 2));
}

#[test]
fn the_large_example() {
    assert_measured(&LARGE, &around(16, [24, 32], 16));
}

#[test]
fn first_and_last_patch_of_a_clip_and_the_text_after_it() {
    let text = |tokens| Segment::Text { tokens };
    let clip = Segment::Video { frames: 2, rows: 2, columns: 2 };
    let sequence = Sequence::new([text(3), clip, text(1)]).unwrap();
    for (id, first, last, next) in [("rope-tv-video", 7.0, 8.0, 12.0), ("m-rope", 3.0, 4.0, 5.0)] {
        let layout = head(id, 128, 1e4, &sequence).layout().clone();
        for (token, wanted) in [(3, first), (10, last), (11, next)] {
            assert_eq!(layout.position(token)[..3], [wanted; 3], "{id}, token {token}");
        }
    }
}

/// f̄ between two tokens: the score of q = k = 1 over the score of a token with itself.
fn kernel(head: &Head, a: Position, b: Position) -> f64 {
    let angles = head.frequencies().angles(std::array::from_fn(|axis| a[axis] - b[axis]));
    angles.map(f64::cos).sum::<f64>() / head.dim().pairs() as f64
}

/// Mean, standard deviation and spread of f̄ over the patches, averaged over the text at the right.
fn seen_from_the_right(head: &Head) -> [f64; 3] {
    let [patches, text] = [1, 2].map(|segment| head.layout().blocks()[segment].tokens());
    let ones = rotarium_kernel::Content::Ones;
    let own = head.scale() * head.dim().get() as f64;
    let mut sums = [0.0; 3];
    for query in text.clone() {
        let row = head.row(&ones, query);
        let seen: Vec<f64> = patches.clone().map(|key| row.score(key).unwrap() / own).collect();
        let mean = seen.iter().sum::<f64>() / seen.len() as f64;
        let variance = seen.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>()
            / seen.len() as f64;
        let fold = |pick: fn(f64, f64) -> f64, start| seen.iter().copied().fold(start, pick);
        let spread = fold(f64::max, -1.0) - fold(f64::min, 1.0);
        for (sum, value) in sums.iter_mut().zip([mean, variance.sqrt(), spread]) {
            *sum += value / text.len() as f64;
        }
    }
    sums
}

/// Base 10⁶, d = 128, text 16, image 16×16, text 16.
#[test]
fn how_evenly_text_sees_a_picture() {
    #[rustfmt::skip]
    let table = [
        ("rope", [0.612, 0.0668, 0.344], [0.979, 0.742]),
        ("m-rope", [0.730, 0.0032, 0.010], [1.000, 1.000]),
        ("rope-tie", [0.602, 0.0523, 0.269], [0.875, 0.870]),
        ("rope-tv", [0.604, 0.0322, 0.150], [0.992, 0.987]),
    ];
    for (id, seen, neighbours) in table {
        let head = head(id, 128, 1e6, &around(16, [16, 16], 16));
        for ((found, printed), decimals) in
            seen_from_the_right(&head).into_iter().zip(seen).zip([3, 4, 3])
        {
            assert_printed(found, printed, decimals, id);
        }
        let at = |token| head.layout().position(token);
        for (neighbour, printed) in [17, 32].into_iter().zip(neighbours) {
            assert_printed(kernel(&head, at(neighbour), at(16)), printed, 3, id);
        }
    }
}
