//! Scores, weights and maps of one attention head.
//!
//! A [`Head`] is a recipe applied to a sequence. Three paths give the same numbers and are tested against each other:
//! *dense* (a query and a key for each token), *Toeplitz* (the same vectors everywhere and one run of positions: only N
//! distances exist) and *mixed* (the same vectors everywhere, several segments).
//! Deliberately does not know: colours, pixels, threads.

mod bent;
mod biases;
mod dense;
mod head;
mod logsum;
mod map;
mod mixed;
mod patchwork;
mod row;
mod toeplitz;

pub use head::{Head, PairWeights};
pub use map::{AttentionMap, Reading, sampled};
pub use row::Row;

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
