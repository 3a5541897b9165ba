//! Measures of layouts: text 3, image 2×3, text 2; text 16, image 24×32, text 16; and f̄ seen from text at the right.

use rotarium_kernel::measures::{Norm, is_open_ended, is_prefix_invariant};
use rotarium_kernel::{Head, HeadDim, Segment, Sequence, Settings, schemes};

use crate::tools::{around, assert_printed};

/// Knobs that are turned.
pub(crate) type Knobs = &'static [(&'static str, f64)];
/// Tokens and their coordinates.
type Tokens = &'static [(usize, &'static [f64])];
/// Mean, deviation and spread of f̄, and f̄ between neighbours to the right and below.
pub(crate) type Seen = ([f64; 3], [f64; 2]);

/// A row of the table of measured layouts; axes beyond a scheme's own are left out.
#[derive(Clone, Copy)]
pub(crate) struct Measured {
    pub(crate) scheme: &'static str,
    pub(crate) knobs: Knobs,
    pub(crate) consumed: (f64, i32),
    pub(crate) before: &'static [f64],
    pub(crate) after: &'static [f64],
    /// Smallest, mean and largest distance from text to patches, and their decimals.
    pub(crate) distances: [f64; 3],
    pub(crate) decimals: [i32; 3],
    pub(crate) ptd: (f64, i32),
}

const fn row(
    scheme: &'static str,
    consumed: f64,
    [before, after]: [&'static [f64]; 2],
    distances: [f64; 3],
    decimals: [i32; 3],
    ptd: (f64, i32),
) -> Measured {
    let consumed = (consumed, 9);
    Measured { scheme, knobs: &[], consumed, before, after, distances, decimals, ptd }
}

const fn with(knobs: Knobs, row: Measured) -> Measured {
    Measured { knobs, ..row }
}

/// The settings of the equivalence solution of RoPE-Tie.
pub(crate) const EQUIVALENCE: Knobs = &[("solution", 2.0)];

#[rustfmt::skip]
pub(crate) const RUNNING: [Measured; 12] = [
    row("rope", 6.0, [&[1.0], &[1.0]], [1.0, 4.30, 8.0], [2; 3], (1.5, 3)),
    row("shared-id", 1.0, [&[1.0], &[1.0]], [1.0, 1.8, 3.0], [2; 3], (0.0, 9)),
    row("naive-lift", 3.0, [&[1.0, 1.0], &[2.0, 1.0]], [1.0, 2.81, 4.53], [2; 3], (0.415, 3)),
    row("rope-tie", 11.0, [&[4.0, 3.0], &[4.0, 3.0]], [3.54, 6.98, 10.51], [2; 3], (1.316, 3)),
    with(EQUIVALENCE, row("rope-tie", 6.0, [&[2.33, 1.75], &[2.33, 1.75]], [2.06, 4.40, 6.96], [2; 3], (0.769, 3))),
    row("rope-tv", 6.0, [&[3.0, 2.5], &[3.0, 2.5]], [2.76, 4.33, 6.25], [2; 3], (0.415, 3)),
    row("m-rope", 3.0, [&[1.0, 1.0, 1.0], &[3.0, 2.0, 1.0]], [1.0, 2.77, 4.08], [2; 3], (0.284, 3)),
    row("spatial-reset", 3.0, [&[1.0, -2.0, -2.0], &[3.0, 5.0, 4.0]], [0.82, 2.96, 6.16], [2; 3], (0.211, 3)),
    row("video-rope", 1.0, [&[1.0, 1.0, 0.0], &[1.0, 0.0, 0.0]], [0.58, 1.92, 3.70], [2; 3], (0.261, 3)),
    row("v2pe", 2.0, [&[0.25], &[1.5]], [0.25, 2.17, 3.75], [2; 3], (0.375, 3)),
    row("v-rope", 4.0, [&[1.0, 3.0, 2.0, 4.0], &[1.0, 3.0, 2.0, 4.0]], [2.55, 3.44, 4.64], [2; 3], (0.068, 3)),
    Measured {
        consumed: (8.53, 2),
        ..row("circle-rope", 0.0, [&[1.0, 8.07, -6.07], &[16.44, 6.33, 2.81]], [5.86, 7.98, 11.14], [2; 3], (0.0, 9))
    },
];

#[rustfmt::skip]
pub(crate) const LARGE: [Measured; 12] = [
    row("rope", 768.0, [&[1.0], &[1.0]], [1.0, 392.0, 783.0], [0; 3], (192.0, 0)),
    row("shared-id", 1.0, [&[1.0], &[1.0]], [1.0, 8.5, 16.0], [1; 3], (0.0, 9)),
    row("naive-lift", 32.0, [&[1.0, 1.0], &[9.0, 1.0]], [1.0, 24.8, 47.0], [0, 1, 0], (4.723, 3)),
    row("rope-tie", 824.0, [&[33.0, 25.0], &[33.0, 25.0]], [29.3, 450.9, 811.0], [1; 3], (132.2, 1)),
    with(EQUIVALENCE, row("rope-tie", 768.0, [&[30.76, 23.30], &[30.76, 23.30]], [27.3, 420.8, 757.0], [1; 3], (123.3, 1))),
    row("rope-tv", 768.0, [&[373.0, 369.0], &[373.0, 369.0]], [371.0, 392.0, 413.0], [1; 3], (4.746, 3)),
    row("m-rope", 32.0, [&[1.0, 1.0, 1.0], &[32.0, 9.0, 1.0]], [1.0, 25.6, 47.0], [0, 1, 0], (3.178, 3)),
    row("spatial-reset", 32.0, [&[1.0, -15.0, -15.0], &[32.0, 25.0, 17.0]], [0.58, 25.8, 58.2], [2, 1, 1], (2.830, 3)),
    row("video-rope", 1.0, [&[1.0, -10.0, -14.0], &[1.0, -11.0, -15.0]], [0.58, 10.8, 26.2], [2, 1, 1], (2.689, 3)),
    row("v2pe", 192.0, [&[0.25], &[1.0]], [0.25, 104.0, 207.8], [2, 0, 1], (48.0, 0)),
    row("v-rope", 55.0, [&[1.0, 32.0, 24.0, 55.0], &[1.0, 32.0, 24.0, 55.0]], [28.0, 37.3, 47.1], [1; 3], (0.980, 3)),
    // The largest distance is √(24.16² + 100/3) = 24.85; the table of the notes rounds it to 24.9.
    Measured {
        consumed: (9.16, 2),
        ..row("circle-rope", 0.0, [&[3.46, 6.51, -6.97], &[16.92, 3.07, 7.50]], [5.86, 14.2, 24.85], [2, 1, 2], (0.0, 9))
    },
];

/// The head of a scheme with some knobs turned.
pub(crate) fn turned(id: &str, knobs: Knobs, base: f64, sequence: &Sequence) -> Head {
    let (scheme, dim) = (schemes::find(id).unwrap(), HeadDim::DEFAULT);
    let mut settings = Settings::default();
    for (key, value) in knobs {
        let knob = scheme.knobs.iter().find(|knob| knob.key == *key).unwrap();
        settings.set(knob, dim, *value);
    }
    Head::new(&scheme.encoding(dim, base, &settings), dim, sequence)
}

fn assert_measured(table: &[Measured], sequence: &Sequence) {
    for measured in table {
        let what = measured.scheme;
        let layout = turned(what, measured.knobs, 1e4, sequence).layout().clone();
        let gaps = layout.gaps()[0];
        assert_printed(gaps.consumed, measured.consumed.0, measured.consumed.1, what);
        for (found, wanted) in [(gaps.before, measured.before), (gaps.after, measured.after)] {
            let found = found.unwrap();
            assert_eq!(layout.axes().len(), wanted.len(), "{what}");
            found
                .iter()
                .zip(wanted)
                .for_each(|(found, wanted)| assert_printed(*found, *wanted, 2, what));
        }
        let distances = layout.distances(Norm::TextSteps).unwrap();
        let found = [distances.least, distances.mean, distances.most];
        for ((found, wanted), decimals) in
            found.into_iter().zip(measured.distances).zip(measured.decimals)
        {
            assert_printed(found, wanted, decimals, what);
        }
        assert_printed(distances.ptd, measured.ptd.0, measured.ptd.1, what);
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
    let clip = Segment::clip(2, 2, 2);
    let sequence = Sequence::new([text(3), clip, text(1)]).unwrap();
    let two_ids: Knobs = &[("ids-per-second", 2.0)];
    let paper: Knobs = &[("position-rule", 1.0)];
    // Scheme, settings, then token and coordinates.
    #[rustfmt::skip]
    let table: [(&str, Knobs, Tokens); 9] = [
        ("rope-tv-video", &[], &[(3, &[7.0; 3]), (10, &[8.0; 3]), (11, &[12.0; 3])]),
        ("m-rope", &[], &[(3, &[3.0; 3]), (10, &[4.0; 3]), (11, &[5.0; 3])]),
        ("m-rope-time", two_ids, &[(3, &[3.0; 3]), (7, &[5.0, 3.0, 3.0]), (11, &[6.0; 3])]),
        ("video-rope", &[], &[(7, &[5.0; 3]), (11, &[6.0; 3])]),
        ("video-rope", paper, &[(11, &[7.0; 3])]),
        ("v-rope", &[], &[(7, &[6.0, 7.0, 7.0, 8.0]), (11, &[9.0; 4])]),
        ("spatial-reset", &[], &[(3, &[3.0, 0.0, 0.0]), (10, &[4.0, 1.0, 1.0]), (11, &[5.0; 3])]),
        ("tad-rope", &[], &[(3, &[6.0]), (6, &[9.0]), (7, &[11.0]), (10, &[14.0]), (11, &[16.0])]),
        ("hope", &[("delta", 1.5)], &[(7, &[4.5; 3]), (11, &[5.5; 3])]),
    ];
    for (id, knobs, tokens) in table {
        let layout = turned(id, knobs, 1e4, &sequence).layout().clone();
        for (token, wanted) in tokens {
            assert_eq!(layout.position(*token)[..wanted.len()], **wanted, "{id}, token {token}");
        }
    }
}

/// Token distances of the paper on Circle-RoPE: 9 patches and 5 text tokens, read as one line or as a grid.
#[test]
fn token_distance_of_nine_patches_and_five_words() {
    let image = Segment::Image { rows: 3, columns: 3 };
    let sequence = Sequence::new([image, Segment::Text { tokens: 5 }]).unwrap();
    let ptd = |id| turned(id, &[], 1e4, &sequence).layout().distances(Norm::Euclidean).unwrap().ptd;
    assert_printed(ptd("rope"), 2.22, 2, "hard");
    assert_printed(ptd("naive-lift"), 0.6613, 4, "spatial");
    assert_eq!(ptd("shared-id"), 0.0);
    assert!(ptd("circle-rope") < 1e-12);
}

/// The settings of a picture that is read as a clip: time belongs to its axes.
const TIME_AXIS: Knobs = &[("clip", 1.0)];

/// Base 10⁶, d = 128, text 16, image 16×16, text 16: mean, deviation and spread of f̄, averaged over the text at the right; f̄ between
/// neighbours to the right and below.
#[rustfmt::skip]
pub(crate) const KERNELS: [(&str, Knobs, Seen); 9] = [
    ("rope", &[], ([0.612, 0.0668, 0.344], [0.979, 0.742])),
    ("shared-id", &[], ([0.814, 0.0, 0.0], [1.0, 1.0])),
    ("m-rope", &[], ([0.730, 0.0032, 0.010], [1.000, 1.000])),
    ("m-rope-i", TIME_AXIS, ([0.744, 0.0234, 0.111], [0.996, 0.993])),
    ("spatial-reset", &[], ([0.709, 0.0260, 0.122], [0.996, 0.993])),
    ("video-rope", &[], ([0.819, 0.0409, 0.193], [0.992, 0.987])),
    ("circle-rope", &[], ([0.761, 0.0328, 0.093], [0.997, 0.971])),
    ("rope-tie", &[], ([0.602, 0.0523, 0.269], [0.875, 0.870])),
    ("rope-tv", &[], ([0.604, 0.0322, 0.150], [0.992, 0.987])),
];

/// The table of kernels.
#[test]
fn how_evenly_text_sees_a_picture() {
    for (id, knobs, (seen, neighbours)) in KERNELS {
        let head = turned(id, knobs, 1e6, &around(16, [16, 16], 16));
        let picture = &head.layout().blocks()[1];
        let text = head.layout().blocks()[2].tokens();
        let mut means = [0.0; 3];
        for token in text.clone() {
            let view = head.view(head.layout().position(token), picture);
            for (mean, value) in means.iter_mut().zip([view.mean, view.deviation, view.spread]) {
                *mean += value / text.len() as f64;
            }
        }
        for ((found, printed), decimals) in means.into_iter().zip(seen).zip([3, 4, 3]) {
            assert_printed(found, printed, decimals, id);
        }
        let at = |token| head.layout().position(token);
        for (neighbour, printed) in [17, 32].into_iter().zip(neighbours) {
            let offset = std::array::from_fn(|axis| at(neighbour)[axis] - at(16)[axis]);
            assert_printed(head.kernel(offset), printed, 3, id);
        }
    }
}

#[test]
fn what_pictures_keep_and_what_they_share() {
    let layout = |id| turned(id, &[], 1e4, &around(3, [2, 3], 2)).layout().clone();
    let plane = |id| {
        let affine = layout(id).blocks()[1].affine();
        affine.residual < 1e-9 && affine.is_plane()
    };
    for id in
        ["rope-tie", "rope-tv", "m-rope", "video-rope", "v-rope", "spatial-reset", "typesetting"]
    {
        assert!(plane(id), "{id}");
    }
    for id in ["rope", "shared-id", "v2pe", "tad-rope", "circle-rope"] {
        assert!(!plane(id), "{id}");
    }
    // Pitch w of a flattened picture, w + 1 with row ends; the stretch of RoPE-Tie is (4, 3) over √2.
    let pitch = |id| {
        let layout = layout(id);
        layout.pitch(&layout.blocks()[1])
    };
    assert_eq!([pitch("rope").isotropy(), pitch("row-ends").isotropy()], [Some(3.0), Some(4.0)]);
    assert_printed(pitch("rope-tie").right.unwrap(), 3.0 / 2_f64.sqrt(), 9, "pitch");
    assert_eq!(pitch("rope-tv").isotropy(), Some(1.0));
    // Reset pictures use ids of the text on the row and column axes, VideoRoPE stands among them.
    assert_eq!(layout("m-rope").collisions().per_axis, [0, 0, 0]);
    assert_eq!(layout("spatial-reset").collisions().per_axis, [0, 6, 6]);
    let diagonal = layout("video-rope").collisions();
    assert_eq!((diagonal.per_axis, diagonal.full), (vec![0, 3, 4], 0));
    let ids = layout("ms-rope").ids_used();
    assert_eq!((ids[1].least, ids[2].least, ids[2].most), (-1.0, -2.0, 5.0));
    let half_ids = layout("rope-tv").ids_used();
    assert_eq!([half_ids[0].fractional, half_ids[1].fractional], [0.0, 6.0 / 11.0]);
    assert_eq!([layout("rope").context_used(), layout("m-rope").context_used()], [1.0, 8.0 / 11.0]);
}

#[test]
fn what_can_be_placed_before_the_end_is_known() {
    let open = |id: &str| {
        let head = turned(id, &[], 1e4, &Sequence::text(1));
        is_open_ended(&*head.encoding().placement, [4, 3, 5])
    };
    assert!(!open("rope-tv-video"));
    for id in [
        "rope",
        "m-rope",
        "m-rope-time",
        "video-rope",
        "v-rope",
        "v2pe",
        "spatial-reset",
        "circle-rope",
    ] {
        assert!(open(id), "{id}");
    }
    let two = |rows| Segment::Image { rows, columns: 2 };
    let text = Segment::Text { tokens: 2 };
    let sequence = Sequence::new([text, two(2), text, two(9), text]).unwrap();
    for scheme in schemes::ALL {
        let head = turned(scheme.id, &[], 1e4, &sequence);
        let invariant = is_prefix_invariant(&*head.encoding().placement, &sequence);
        assert_eq!(invariant, scheme.id != "ms-rope", "{}", scheme.id);
    }
}

/// Text coordinates that a picture or clip takes, in closed form.
#[test]
fn closed_forms_of_what_pictures_take() {
    let consumed = |id: &str, segment: Segment| {
        let text = Segment::Text { tokens: 2 };
        let sequence = Sequence::new([text, segment, text]).unwrap();
        turned(id, &[], 1e4, &sequence).layout().gaps()[0].consumed
    };
    for (h, w) in [(1, 1), (2, 3), (7, 4), (5, 5)] {
        let image = Segment::Image { rows: h, columns: w };
        let [rows, columns] = [h as f64, w as f64];
        let patches = rows * columns;
        #[rustfmt::skip]
        let table = [
            ("rope", patches), ("row-ends", patches + rows), ("shared-id", 1.0),
            ("v2pe", (0.25 * patches).ceil()), ("m-rope", rows.max(columns)), ("spatial-reset", rows.max(columns)),
            ("video-rope", 1.0), ("v-rope", rows + columns - 1.0),
            ("rope-tie", (columns + 1.0) * (rows + 1.0) - 1.0), ("rope-tv", patches),
        ];
        for (id, wanted) in table {
            assert_eq!(consumed(id, image), wanted, "{id} {h}×{w}");
        }
        let frames = 3;
        let clip = Segment::clip(frames, h, w);
        let side = rows.max(columns);
        for (id, wanted) in [
            ("m-rope", side.max(3.0)),
            ("video-rope", 5.0),
            ("v-rope", 3.0 * (rows + columns - 1.0)),
        ] {
            assert_eq!(consumed(id, clip), wanted, "{id} {frames}×{h}×{w}");
        }
    }
}
