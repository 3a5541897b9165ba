//! Scores, weights and maps of one attention head.
//!
//! A [`Head`] is a recipe applied to a sequence. Three paths give the same numbers and are tested against each other:
//! *dense* (a query and a key for each token), *Toeplitz* (the same vectors everywhere and one run of positions: only N
//! distances exist) and *mixed* (the same vectors everywhere, several segments).
//! Deliberately does not know: colours, pixels, threads.

mod biases;
mod dense;
mod head;
mod logsum;
mod map;
mod mixed;
mod row;
mod toeplitz;

pub use head::Head;
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
        let video = Segment::Video { frames: 2, rows: 2, columns: 3 };
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
}
