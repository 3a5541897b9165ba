//! Where tokens stand: the equations of RoPE-Tie and RoPE-TV (Su, kexue.fm 10040 and 10352), and what holds for all.

use proptest::prelude::*;
use rotarium_kernel::layout::{Layout, MAX_AXES};
use rotarium_kernel::placement::{Place, RopeTie, RopeTv, RopeTvVideo, Solution};
use rotarium_kernel::{HeadDim, Segment, Sequence, Settings};

use crate::strategies::{around, config, mixed, near, scheme, settings, shares, text, vision};

/// L, the coordinate of the last text token before the first picture, and K, that of the first text token after it.
fn neighbours(layout: &Layout) -> (f64, f64) {
    let blocks = layout.blocks();
    (blocks[0].last()[0], blocks[2].first()[0])
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn tie_stretches_both_axes_to_the_same_span(
        (before, rows, columns, after) in (1_usize..50, 1_usize..40, 1_usize..40, 1_usize..9),
    ) {
        for solution in Solution::ALL {
            let (s, t) = solution.steps(rows, columns);
            let layout = RopeTie { solution }.place(&around(before, [rows, columns], after));
            let (l, k) = neighbours(&layout);
            prop_assert_eq!(l, before as f64);
            // (h + 1)s = (w + 1)t = K − L
            prop_assert!(near((rows + 1) as f64 * s, k - l, 1e-12));
            prop_assert!(near((columns + 1) as f64 * t, k - l, 1e-12));
            let first = layout.blocks()[1].first();
            prop_assert!(near(first[0], l + s, 1e-12) && near(first[1], l + t, 1e-12));
            if solution == Solution::Equivalence {
                prop_assert_eq!(k - l, (rows * columns + 1) as f64);
            } else {
                prop_assert!(s.fract() == 0.0 && t.fract() == 0.0);
            }
        }
    }

    #[test]
    fn tv_floats_at_the_middle_of_the_hole(
        (before, rows, columns, after) in (1_usize..50, 1_usize..40, 1_usize..40, 1_usize..9),
    ) {
        let layout = RopeTv.place(&around(before, [rows, columns], after));
        let (l, k) = neighbours(&layout);
        let patches = (rows * columns) as f64;
        prop_assert_eq!((l, k), (before as f64, before as f64 + patches + 1.0));
        let picture = &layout.blocks()[1];
        // β + γ − L = K − (β + (h, w)γ) with γ = 1.
        for (axis, side) in [rows, columns].into_iter().enumerate() {
            let beta = picture.first()[axis] - 1.0;
            prop_assert_eq!(beta + 1.0 - l, k - (beta + side as f64));
            prop_assert_eq!(picture.last()[axis] - picture.first()[axis], side as f64 - 1.0);
        }
        let centre = layout.gaps()[0].centre;
        prop_assert_eq!([centre[0], centre[1]], [l + (patches + 1.0) / 2.0; 2]);
    }

    #[test]
    fn the_clip_of_tv_is_centred_on_all_axes(
        (before, frames, rows, columns) in (1_usize..30, 1_usize..8, 1_usize..8, 1_usize..8),
    ) {
        let text = Segment::Text { tokens: before };
        let sequence = Sequence::new([text, Segment::clip(frames, rows, columns), text]).unwrap();
        let layout = RopeTvVideo.place(&sequence);
        let (l, k) = neighbours(&layout);
        let patches = (frames * rows * columns) as f64;
        prop_assert_eq!(k, l + patches + 1.0);
        let gaps = layout.gaps()[0];
        prop_assert!(gaps.centre[..3].iter().all(|&centre| centre == l + (patches + 1.0) / 2.0));
        prop_assert_eq!(gaps.before, gaps.after);
    }

    #[test]
    fn one_patch_of_tv_is_a_text_token(tokens in proptest::collection::vec(0_usize..4, 1..6)) {
        let patch = Segment::Image { rows: 1, columns: 1 };
        let segments = tokens.iter().flat_map(|&tokens| [Segment::Text { tokens }, patch]);
        let sequence = Sequence::new(segments).unwrap();
        let text = Sequence::text(sequence.tokens());
        prop_assert_eq!(RopeTv.place(&sequence).ids(), RopeTv.place(&text).ids());
        prop_assert_eq!(RopeTvVideo.place(&sequence).ids(), RopeTvVideo.place(&text).ids());
    }

    #[test]
    fn text_advances_by_its_step_on_every_axis((scheme, shares, sequence) in (scheme(), shares(), mixed())) {
        let dim = HeadDim::DEFAULT;
        let placement = scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares)).placement;
        let layout = placement.place(&sequence);
        let (axes, step) = (layout.axes().len(), placement.text_step());
        if scheme.claims.text_is_rope && scheme.id != "unified-io-2" {
            prop_assert!(step[..axes].iter().all(|&step| step == 1.0), "{}: text on the diagonal", scheme.id);
        }
        for block in layout.blocks().iter().filter(|block| block.segment.is_text()) {
            let first = layout.position(block.first_token);
            for (steps, token) in block.tokens().enumerate() {
                let position = layout.position(token);
                for axis in 0..MAX_AXES {
                    let wanted = first[axis] + steps as f64 * step[axis];
                    prop_assert!(near(position[axis], wanted, 1e-12), "{}, axis {axis}", scheme.id);
                    prop_assert!(axis < axes || position[axis] == 0.0);
                }
            }
            if let Some(axis) = step.iter().position(|&step| step != 0.0) {
                prop_assert!(scheme.id == "typesetting" || first[axis] == block.free);
            }
        }
    }

    #[test]
    fn what_follows_moves_nothing((scheme, shares, sequence) in (scheme(), shares(), mixed()), after in text()) {
        let dim = HeadDim::DEFAULT;
        let placement = scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares)).placement;
        let longer = Sequence::new(sequence.segments().iter().copied().chain([after])).unwrap();
        let [short, long] = [&sequence, &longer].map(|sequence| placement.place(sequence));
        for token in 0..short.tokens() {
            prop_assert_eq!(short.token(token), long.token(token));
        }
        let follower = &long.blocks()[sequence.segments().len()];
        prop_assert_eq!(follower.free, short.next());
        prop_assert_eq!(long.sequence(), longer);
    }

    #[test]
    fn patches_come_in_reading_order_and_stand_apart((scheme, shares) in (scheme(), shares()), vision in vision()) {
        let dim = HeadDim::DEFAULT;
        let placement = scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares)).placement;
        let layout = placement.place(&Sequence::new([vision]).unwrap());
        let [_, rows, columns] = vision.grid();
        let apart = !["shared-id", "circle-rope"].contains(&scheme.id);
        let mut seen = Vec::new();
        for index in 0..layout.tokens() {
            let token = layout.token(index);
            let [frame, row, column] = token.place;
            prop_assert_eq!(index, (frame * rows + row) * columns + column);
            // Frames may share places: a tower sees them one at a time, and a rounded clock may stand still.
            if token.place[1..] == [0, 0] {
                seen.clear();
            }
            prop_assert!(!apart || !seen.contains(&token.position), "{}: two patches at one place", scheme.id);
            seen.push(token.position);
        }
    }
}

#[test]
fn solutions_of_tie_agree_where_they_must() {
    let dim = HeadDim::DEFAULT;
    let default = scheme_default("rope-tie", dim);
    assert_eq!(default.place(&around(3, [2, 3], 2)).next(), 17.0);
    // A square picture of the minimal solution is the naive lift.
    let square = around(3, [4, 4], 2);
    let minimal = RopeTie { solution: Solution::Minimal }.place(&square).ids();
    assert_eq!(minimal, scheme_default("naive-lift", dim).place(&square).ids());
}

fn scheme_default(id: &str, dim: HeadDim) -> rotarium_kernel::placement::Placement {
    rotarium_kernel::schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default()).placement
}
