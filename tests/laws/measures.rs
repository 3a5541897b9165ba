//! Measures of layouts: finite for every scheme, and what some schemes are made for.

use proptest::prelude::*;
use rotarium_kernel::measures::{Norm, is_open_ended, is_prefix_invariant};
use rotarium_kernel::placement::{Circle, Clock, MRope, Place, Radius, Release, ScaledGrid};
use rotarium_kernel::{Head, HeadDim, Segment, Sequence};

use crate::strategies::{config, embedded, image, mixed, near, scheme, settings, shares, text};

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn every_measure_of_every_scheme_is_finite((scheme, shares, sequence) in (scheme(), shares(), mixed())) {
        let dim = HeadDim::new(16).unwrap();
        let head = Head::new(&scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares)), dim, &sequence);
        let layout = head.layout();
        for norm in [Norm::TextSteps, Norm::Euclidean, Norm::Manhattan, Norm::Largest] {
            if let Some(distances) = layout.distances(norm) {
                let all = [distances.least, distances.mean, distances.most, distances.ptd, distances.relative_ptd()];
                prop_assert!(all.iter().all(|value| value.is_finite() && *value >= 0.0), "{}", scheme.id);
                prop_assert!(distances.least <= distances.mean + 1e-9 && distances.mean <= distances.most + 1e-9);
            }
        }
        for ids in layout.ids_used() {
            prop_assert!(ids.least <= ids.most && ids.most.is_finite());
            prop_assert!((0.0..=1.0).contains(&ids.negative) && (0.0..=1.0).contains(&ids.fractional));
        }
        prop_assert!(layout.context_used().is_finite());
        let collisions = layout.collisions();
        prop_assert!(collisions.per_axis.iter().all(|&pairs| pairs >= collisions.full));
        for block in layout.blocks() {
            let (affine, pitch) = (block.affine(), layout.pitch(block));
            prop_assert!(affine.residual.is_finite());
            prop_assert!(block.lattice().is_none() || affine.residual < 1e-6, "{}: a lattice is affine", scheme.id);
            let steps = [pitch.right, pitch.down, pitch.later, pitch.isotropy()];
            prop_assert!(steps.into_iter().flatten().all(f64::is_finite));
            let view = head.view(layout.position(0), block);
            prop_assert!(view.mean.abs() <= 1.0 + 1e-9 && view.deviation <= view.spread + 1e-9);
        }
        let placement = &*head.encoding().placement;
        prop_assert_eq!(is_open_ended(placement, [2, 3, 2]), scheme.id != "rope-tv-video");
        prop_assert!(scheme.id == "ms-rope" || is_prefix_invariant(placement, &sequence));
    }

    #[test]
    fn a_circle_is_equally_far_from_every_text_token(
        (before, picture, after) in (text(), image(), text()),
        (alpha, radius, by_size) in (0.0..=1.0_f64, 0.1..50.0_f64, any::<bool>()),
    ) {
        let radius = if by_size { Radius::PerSize(radius) } else { Radius::Fixed(radius) };
        let layout = Circle { alpha, radius }.place(&Sequence::new([before, picture, after]).unwrap());
        let distances = layout.distances(Norm::Euclidean).unwrap();
        prop_assert!(distances.ptd < 1e-9 * distances.most.max(1.0), "{distances:?}");
    }

    #[test]
    fn releases_agree_on_pictures_and_on_short_clips(sequence in embedded(), (rate, seconds) in (1_u8..5, 1_u8..4)) {
        let paced = |seconds: f64| {
            let pace = |segment: &Segment| match *segment {
                Segment::Video { frames, rows, columns, .. } => Segment::Video { frames, rows, columns, seconds },
                other => other,
            };
            Sequence::new(sequence.segments().iter().map(pace)).unwrap()
        };
        let of = |clock, release| MRope { clock, release }.place(&paced(f64::from(seconds)));
        let frames = |release| of(Clock::Frames, release);
        let paper = frames(Release::V4_49);
        prop_assert_eq!(&paper, &frames(Release::V4_57));
        let short = sequence.segments().iter().all(|segment| {
            let [frames, rows, columns] = segment.grid();
            segment.is_text() || frames <= rows.max(columns)
        });
        if short {
            prop_assert_eq!(&paper, &frames(Release::V5_23));
        }
        // Whole seconds lose nothing; without rounding they are whole anyway.
        let clock = Clock::Seconds { rate: f64::from(rate) };
        prop_assert_eq!(of(clock, Release::V4_49), of(clock, Release::V4_57));
        prop_assert_eq!(of(clock, Release::V4_49), of(clock, Release::Omni));
        let two = MRope { clock: Clock::Seconds { rate: 2.0 }, release: Release::V4_49 }.place(&paced(0.5));
        prop_assert_eq!(two.ids(), paper.ids());
    }

    #[test]
    fn pitches_of_one_are_m_rope(sequence in mixed()) {
        let scaled = ScaledGrid { scales: [1.0; 3] }.place(&sequence);
        prop_assert_eq!(scaled, MRope::PAPER.place(&sequence));
    }

    #[test]
    fn a_table_of_positions_turns_each_token_by_its_own(picture in image(), shares in shares(), query in 0_usize..20) {
        let [_, rows, columns] = picture.grid();
        let clip = Sequence::new([Segment::Text { tokens: 3 }, Segment::clip(3, rows, columns)]).unwrap();
        let dim = HeadDim::new(16).unwrap();
        let scheme = rotarium_kernel::schemes::find("circle-rope").unwrap();
        let head = Head::new(&scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares)), dim, &clip);
        let query = query.min(head.tokens() - 1);
        let row = head.row(&rotarium_kernel::Content::Ones, query);
        let weights = head.pair_weights(&rotarium_kernel::Content::Ones).unwrap();
        for key in row.keys().iter() {
            let wanted = head.score(&weights, head.offset(query, key));
            prop_assert!(near(row.score(key).unwrap(), wanted, 1e-9));
        }
    }
}
