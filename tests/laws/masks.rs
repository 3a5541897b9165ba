//! Masks against their definitions, cell by cell.

use proptest::prelude::*;
use rotarium_kernel::mask::{Blocks, Keys, Lambda, Mask, Prefix, Window};
use rotarium_kernel::{HeadDim, schemes};

use crate::strategies::{config, scheme, settings, shares};

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn keys_are_those_of_the_definition(
        (tokens, size, few, back) in (1_usize..90, 1_usize..40, 0_usize..12, 0_usize..3),
    ) {
        let block = |token: usize| token / size;
        for query in 0..tokens {
            let assert_keys = |mask: Mask, allows: &dyn Fn(usize) -> bool| {
                let found: Vec<usize> = mask.keys(query, tokens).iter().collect();
                let wanted: Vec<usize> = (0..tokens).filter(|&key| allows(key)).collect();
                assert_eq!(found, wanted, "{mask:?}, query {query} of {tokens}");
            };
            let near = |key: usize| key <= query && query < key + size;
            assert_keys(Mask::Window(Window { width: size, ahead: 0 }), &near);
            assert_keys(Mask::Window(Window { width: size, ahead: few }), &|key| {
                query < key + size && key <= query + few
            });
            assert_keys(Mask::Lambda(Lambda { global: few, width: size }), &|key| {
                near(key) || key < few && key <= query
            });
            assert_keys(Mask::Prefix(Prefix { length: size }), &|key| key <= query || key < size);
            let behind = |key: usize| block(key) + back >= block(query);
            assert_keys(Mask::Blocks(Blocks { length: size, back, ahead: None }), &|key| {
                key <= query && behind(key)
            });
            assert_keys(Mask::Blocks(Blocks { length: size, back, ahead: Some(few) }), &|key| {
                behind(key) && block(key) <= block(query) + few
            });
        }
    }

    #[test]
    fn every_window_holds_its_query(
        (scheme, shares, tokens) in (scheme(), shares(), 1_usize..300),
    ) {
        let mask = scheme.encoding(HeadDim::DEFAULT, 1e4, &settings(scheme, HeadDim::DEFAULT, &shares)).mask;
        for query in 0..tokens {
            let Keys { sinks, window } = mask.keys(query, tokens);
            prop_assert!(window.contains(&query) && window.end <= tokens, "{mask:?}");
            prop_assert!(sinks.end <= window.start, "{mask:?}");
        }
    }
}

#[test]
fn masks_of_the_lab_give_way_to_those_of_schemes() {
    for scheme in schemes::ALL {
        let own =
            scheme.encoding(HeadDim::DEFAULT, 1e4, &rotarium_kernel::Settings::default()).mask;
        for chosen in Mask::ALL {
            let wanted = if own.is_plain() { chosen } else { own };
            assert_eq!(own.under(chosen), wanted, "{}", scheme.id);
        }
    }
}
