//! Maps that remember are those that do not.

use super::*;
use crate::attention::{Reading, Rows};
use crate::content::Content;
use crate::dim::HeadDim;
use crate::knob::Settings;
use crate::mask::Mask;
use crate::schemes;
use crate::sequence::Sequence;

const TOKENS: usize = 90;

fn head(scheme: &str, base: f64, mask: Option<Mask>) -> Head {
    let dim = HeadDim::new(16).unwrap();
    let encoding = schemes::find(scheme).unwrap().encoding(dim, base, &Settings::default());
    let head = Head::new(&encoding, dim, &Sequence::text(TOKENS));
    mask.map_or(head.clone(), |mask| head.masked(mask))
}

fn content() -> Content {
    Content::Gaussian { mean: 0.1, variance: 2.0, seed: 3 }
}

fn vectors(head: &Head, content: &Content) -> Rc<Vectors> {
    Rc::new(content.vectors(head.encoding(), head.dim(), head.tokens()))
}

/// All rows that a map of every other query has, as bits; forbidden cells as 0.
fn map(head: &Head, content: &Content, reading: Reading, memory: &mut Memory) -> Vec<u32> {
    let vectors = vectors(head, content);
    let queries: Vec<usize> = (0..TOKENS).step_by(2).collect();
    let asked = (queries, (0..TOKENS).collect());
    let rows = Rows::remembering(head.clone(), content.clone(), vectors, asked, reading, memory);
    let mut bits = Vec::new();
    while !rows.next(bits.len() / TOKENS).is_empty() {
        let next = rows.next(bits.len() / TOKENS);
        let mut values = vec![0.0; next.len() * TOKENS];
        rows.write(next, &mut values);
        bits.extend(values.iter().map(|value: &f32| value.to_bits()));
    }
    bits
}

fn holds(memory: &Memory) -> bool {
    memory.0.as_ref().is_some_and(|known| known.products.is_some())
}

#[test]
fn what_acts_on_products_finds_them_again_and_gives_the_same_map() {
    let mut memory = Memory::default();
    let mut known = false;
    for round in 0..2 {
        for scheme in ["rope", "log-n", "ssmax", "window", "sink"] {
            for mask in Mask::ALL {
                for reading in Reading::ALL {
                    let head = head(scheme, 1e4, Some(mask));
                    let plain = map(&head, &content(), reading, &mut Memory::default());
                    assert_eq!(
                        map(&head, &content(), reading, &mut memory),
                        plain,
                        "{scheme} {round}"
                    );
                    assert_eq!(holds(&memory), known);
                    known = true;
                }
            }
        }
    }
}

#[test]
fn other_angles_contents_or_queries_make_new_products() {
    let first = head("rope", 1e4, None);
    let others = [
        (head("rope", 1.1e4, None), content()),
        (head("partial", 1e4, None), content()),
        (first.clone(), Content::Gaussian { mean: 0.1, variance: 2.0, seed: 4 }),
    ];
    for (other, content_of_other) in others {
        let mut memory = Memory::default();
        for _ in 0..2 {
            map(&first, &content(), Reading::Weight, &mut memory);
        }
        assert!(holds(&memory));
        let plain = map(&other, &content_of_other, Reading::Weight, &mut Memory::default());
        assert_eq!(map(&other, &content_of_other, Reading::Weight, &mut memory), plain);
        assert!(
            !holds(&memory)
                || other.encoding() == first.encoding() && content_of_other == content()
        );
    }
}

#[test]
fn a_mask_that_allows_more_than_is_kept_makes_more() {
    let mut memory = Memory::default();
    let causal = head("rope", 1e4, Some(Mask::ALL[0]));
    let full = head("rope", 1e4, Some(Mask::ALL[1]));
    for head in [&causal, &causal, &full, &causal, &full] {
        let plain = map(head, &content(), Reading::Weight, &mut Memory::default());
        assert_eq!(map(head, &content(), Reading::Weight, &mut memory), plain);
    }
    let Some(Known { products: Some(products), .. }) = &memory.0 else { panic!("nothing kept") };
    assert_eq!(products.runs[0], 0..TOKENS);
}

#[test]
fn nothing_large_is_kept() {
    let dim = HeadDim::new(2).unwrap();
    let encoding = schemes::find("rope").unwrap().encoding(dim, 1e4, &Settings::default());
    let head = Head::new(&encoding, dim, &Sequence::text(MOST_KEPT / 1024 + 1));
    let vectors = vectors(&head, &content());
    let queries: Vec<usize> = (0..1024).collect();
    let runs = vec![0..1; queries.len()];
    let mut memory = Memory::default();
    for _ in 0..3 {
        let source = memory.products(&head, &vectors, &queries, &runs);
        assert!(matches!(source, Source::Packed(_)) && !holds(&memory));
    }
}
