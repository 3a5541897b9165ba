//! Scores, weights and maps of one attention head.
//!
//! A [`Head`] is a recipe applied to a sequence. Three paths give the same numbers and are tested against each other:
//! *dense* (a query and a key for each token), *Toeplitz* (the same vectors everywhere and one run of positions: only N
//! distances exist) and *mixed* (the same vectors everywhere, several segments).
//! Deliberately does not know: colours, pixels, threads.

mod bent;
mod biases;
mod context;
mod dense;
mod head;
mod logsum;
mod map;
mod mixed;
mod patchwork;
mod precision;
mod products;
mod row;
mod rows;
mod strips;
mod terms;
mod toeplitz;
mod turns;

pub use head::{Head, PairWeights};
pub use map::{AttentionMap, Reading, sampled};
pub use precision::{Format, Rounding};
pub use products::Memory;
pub use row::Row;
pub use rows::{Rows, split};
pub use strips::{StripRow, Strips};
pub use terms::Meeting;

#[cfg(test)]
mod tests {
    //! The three paths and the f64 row give the same numbers.
    use super::*;
    use crate::content::Content;
    use crate::dim::HeadDim;
    use crate::knob::Settings;
    use crate::mask::Mask;
    use crate::schemes;
    use crate::sequence::{Segment, Sequence};

    fn contents() -> [Content; 5] {
        [
            Content::Ones,
            Content::Gaussian { mean: 0.2, variance: 1.0, seed: 5 },
            Content::Shifted { offset: 3.0 },
            Content::Needle { place: 0.4, strength: 1.0, seed: 5 },
            Content::Given { q: vec![1.0, -2.0, 0.5], k: vec![0.3, 2.0] },
        ]
    }

    fn mixed(text: usize) -> Sequence {
        let image = Segment::Image { rows: 3, columns: 5 };
        let video = Segment::clip(2, 2, 3);
        Sequence::new([
            Segment::Text { tokens: text },
            image,
            Segment::Text { tokens: 9 },
            video,
            Segment::Text { tokens: 4 },
        ])
        .unwrap()
    }

    fn assert_agrees(head: &Head, content: &Content, map: &AttentionMap, reading: Reading) {
        for (row, &query) in map.queries.iter().enumerate() {
            let exact = head.row(content, query);
            for (column, &key) in map.keys.iter().enumerate() {
                let found = map.values[[row, column]];
                let wanted = match reading {
                    Reading::Score => exact.score(key),
                    Reading::LogWeight => exact.log_weight(key),
                    Reading::Weight => Some(exact.weight(key)),
                };
                let Some(wanted) = wanted else {
                    assert_eq!(found, reading.forbidden());
                    continue;
                };
                let error = (f64::from(found) - wanted).abs();
                assert!(
                    error < 2e-5 * wanted.abs().max(1.0),
                    "{reading:?} ({query}, {key}): {found} not {wanted}"
                );
            }
        }
    }

    #[test]
    fn every_scheme_content_and_mask_agrees_with_the_exact_row() {
        let dim = HeadDim::new(16).unwrap();
        for scheme in schemes::ALL {
            for mask in Mask::ALL {
                let encoding = scheme.encoding(dim, 1e4, &Settings::default());
                let head = Head::new(&encoding, dim, &mixed(7)).masked(mask);
                let all: Vec<_> = (0..head.tokens()).collect();
                let some = sampled(head.tokens(), 13);
                for content in contents() {
                    for reading in Reading::ALL {
                        assert_agrees(
                            &head,
                            &content,
                            &head.map(&content, &all, &all, reading),
                            reading,
                        );
                        assert_agrees(
                            &head,
                            &content,
                            &head.map(&content, &some, &some, reading),
                            reading,
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn long_mixed_sequences_agree_with_the_exact_row() {
        let dim = HeadDim::new(16).unwrap();
        for scheme in schemes::ALL {
            for mask in Mask::ALL {
                let encoding = scheme.encoding(dim, 1e4, &Settings::default());
                let head = Head::new(&encoding, dim, &mixed(9000)).masked(mask);
                let some = sampled(head.tokens(), 11);
                for content in contents().iter().filter(|content| head.can_map(content)) {
                    let map = head.map(content, &some, &some, Reading::LogWeight);
                    assert_agrees(&head, content, &map, Reading::LogWeight);
                }
            }
        }
    }

    /// RoPE-1D with every rule for distances and every loss, small enough to act in a short text.
    fn bent() -> Vec<crate::Encoding> {
        use crate::distance::{Actual, Cache, Distance, DualChunk, Leaky, ReRope, SelfExtend};
        use crate::fading::{Fading, Retention, Unfaded, XPos};
        let distances = [
            Distance::Actual(Actual),
            Distance::ReRope(ReRope { window: 5.0 }),
            Distance::Leaky(Leaky { window: 4.5, factor: 3.0 }),
            Distance::SelfExtend(SelfExtend { window: 6.0, group: 4.0 }),
            Distance::DualChunk(DualChunk { chunk: 9.0, local: 2.0 }),
            Distance::Cache(Cache { sinks: 2.0, recent: 7.0 }),
        ];
        let fadings = [
            Fading::Unfaded(Unfaded),
            Fading::XPos(XPos { scale: 16.0 }),
            Fading::Retention(Retention { gamma: 0.01 }),
        ];
        let rope = schemes::find("rope").unwrap().encoding(
            HeadDim::new(16).unwrap(),
            1e4,
            &Settings::default(),
        );
        let of =
            |distance| fadings.map(|fading| crate::Encoding { distance, fading, ..rope.clone() });
        distances.into_iter().flat_map(of).collect()
    }

    #[test]
    fn bent_scores_agree_with_the_exact_row() {
        let dim = HeadDim::new(16).unwrap();
        let placements = ["rope", "m-rope", "rope-tie"]
            .map(|id| schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default()));
        for encoding in bent() {
            for placed in &placements {
                let (placement, allocation) = (placed.placement, placed.allocation.clone());
                let encoding = crate::Encoding { placement, allocation, ..encoding.clone() };
                for (mask, text) in Mask::ALL.into_iter().flat_map(|mask| [(mask, 7), (mask, 40)]) {
                    let head = Head::new(&encoding, dim, &mixed(text)).masked(mask);
                    let all: Vec<_> = (0..head.tokens()).collect();
                    for content in contents() {
                        for reading in Reading::ALL {
                            let map = head.map(&content, &all, &all, reading);
                            assert_agrees(&head, &content, &map, reading);
                        }
                    }
                }
            }
        }
    }

    /// CoPE with every part that acts on its logits or its queries.
    fn counting() -> Vec<crate::Encoding> {
        use crate::bias::{Bias, Cope, Embeddings};
        let dim = HeadDim::new(16).unwrap();
        let find = |id| schemes::find(id).unwrap().encoding(dim, 1e4, &Settings::default());
        let under = [
            "none",
            "sinusoidal",
            "m-rope",
            "rerope",
            "retention",
            "qk-norm",
            "log-n",
            "lambda",
            "qk-bias",
        ];
        let bias = Bias::Cope(Cope { embeddings: Embeddings::Drawn { positions: 12 } });
        under.map(|id| crate::Encoding { bias: bias.clone(), ..find(id) }).to_vec()
    }

    #[test]
    fn counted_scores_agree_with_the_exact_row_and_with_the_definition() {
        use crate::bias::{Bias, Unbiased};
        let dim = HeadDim::new(16).unwrap();
        for encoding in counting() {
            let bare = crate::Encoding { bias: Bias::Unbiased(Unbiased), ..encoding.clone() };
            let of = |encoding, mask| Head::new(encoding, dim, &mixed(40)).masked(mask);
            for (mask, content) in Mask::ALL.iter().flat_map(|mask| contents().map(|c| (mask, c))) {
                let (head, bare) = (of(&encoding, *mask), of(&bare, *mask));
                let all: Vec<_> = (0..head.tokens()).collect();
                for reading in Reading::ALL {
                    let map = head.map(&content, &all, &all, reading);
                    assert_agrees(&head, &content, &map, reading);
                }
                let (row, logits) = (head.row(&content, 61), bare.row(&content, 61));
                for key in row.keys().iter() {
                    let gate =
                        |t: usize| logits.score(t).map_or(0.0, |z| 1.0 / (1.0 + libm::exp(-z)));
                    let counted = row.counted(key).unwrap();
                    let position = (key..head.tokens()).map(gate).sum::<f64>().min(11.0);
                    assert!((counted.position - position).abs() < 1e-9, "{key}: {counted:?}");
                    let score = logits.score(key).unwrap() + counted.bias;
                    assert!((row.score(key).unwrap() - score).abs() < 1e-9);
                }
            }
        }
    }

    #[test]
    fn counted_curves_are_the_scores_of_the_last_row() {
        use crate::decay::Definition;
        let dim = HeadDim::new(16).unwrap();
        for encoding in counting().into_iter().filter(|encoding| encoding.mask.is_plain()) {
            let head = Head::new(&encoding, dim, &Sequence::text(100));
            let own = head.scale_of(99) * 16.0;
            let given = &contents()[4];
            let ones = (Definition::Kernel, &Content::Ones, own);
            for (definition, content, unit) in [ones, (Definition::Given, given, 1.0)] {
                // The kernel is relative to d, and additive vectors alone have d/2; a curve of given content leaves them out.
                if head.adds() || definition == Definition::Kernel && head.prepares() {
                    continue;
                }
                let row = head.row(content, 99);
                let step = [1.0; crate::layout::MAX_AXES];
                let curve = head.decay(definition, content, (0.0, 1.0), step, 100);
                for (back, &found) in curve.iter().enumerate() {
                    let wanted = row.score(99 - back).unwrap();
                    let at = head.decay_at(definition, content, (0.0, 1.0), step, back as f64);
                    let errors = [f64::from(found), at].map(|x| (unit * x - wanted).abs());
                    assert!(
                        errors.iter().all(|&error| error < 1e-4),
                        "{encoding:?} {back} {errors:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn long_bent_runs_agree_with_the_exact_row() {
        let dim = HeadDim::new(16).unwrap();
        for encoding in bent() {
            for mask in Mask::ALL {
                let head = Head::new(&encoding, dim, &Sequence::text(9000)).masked(mask);
                let some = sampled(head.tokens(), 9);
                for content in contents().iter().filter(|content| head.can_map(content)) {
                    let map = head.map(content, &some, &some, Reading::LogWeight);
                    assert_agrees(&head, content, &map, Reading::LogWeight);
                }
            }
        }
    }

    #[test]
    fn bent_curves_are_the_scores_of_the_last_row() {
        use crate::decay::Definition;
        let dim = HeadDim::new(16).unwrap();
        for encoding in bent() {
            let head = Head::new(&encoding, dim, &Sequence::text(100));
            let content = &contents()[2];
            let row = head.row(content, 99);
            let step = [1.0, 0.0, 0.0, 0.0];
            let curve = head.decay(Definition::Given, content, (0.0, 1.0), step, 100);
            for (back, &found) in curve.iter().enumerate() {
                let wanted = row.score(99 - back).unwrap();
                assert!((f64::from(found) - wanted).abs() < 2e-5, "{encoding:?} {back}");
                let at = head.decay_at(Definition::Given, content, (0.0, 1.0), step, back as f64);
                assert!((at - wanted).abs() < 1e-9, "{encoding:?} {back}");
            }
        }
    }
}
