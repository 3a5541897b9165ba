//! Laws of all schemes, over many sequences.

use proptest::prelude::*;

use super::loss::holds;
use super::*;

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        (1_usize..6).prop_map(Span::Text),
        (1_usize..4, 1_usize..5, 0_usize..3).prop_map(|(rows, columns, role)| {
            Span::Image { rows, columns, role: Role::ALL[role] }
        }),
    ]
}

fn spans() -> impl Strategy<Value = Vec<Span>> {
    prop::collection::vec(span(), 1..6)
}

fn options() -> impl Strategy<Value = Options> {
    let numbers = (1_usize..5, 1_usize..7, 0_usize..7, 0_usize..5, 1_usize..4);
    (numbers, any::<bool>(), any::<bool>(), 0_u64..99).prop_map(
        |((levels, steps, step, slots, merge), drawn, apart, seed)| Options {
            levels,
            steps,
            step,
            slots,
            merge,
            drawn,
            apart,
            seed,
        },
    )
}

/// A mask that is not transitive would gain from depth.
#[test]
fn two_windows_reach_further_than_one() {
    let window = Relation::from_rule(6, |query, key| key <= query && query < key + 2);
    assert!(window.twice().count() > window.count());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn masks_are_preorders_of_the_counted_size((spans, options) in (spans(), options())) {
        for scheme in ALL {
            let laid = (scheme.lay)(&spans, &options);
            let relation = laid.relation();
            prop_assert!(relation.is_reflexive(), "{}", scheme.id);
            prop_assert!(relation.twice() == relation, "{}: {relation:?}", scheme.id);
            prop_assert_eq!(relation.count(), (scheme.pairs)(&spans, &options), "{}", scheme.id);
        }
    }

    #[test]
    fn no_loss_leaks((spans, options) in (spans(), options())) {
        for scheme in ALL {
            let laid = (scheme.lay)(&spans, &options);
            let found = leaks(&laid, &laid.relation());
            prop_assert!(found.is_empty(), "{}: {found:?}", scheme.id);
            for loss in &laid.losses {
                prop_assert!(loss.at < laid.tokens.len(), "{}", scheme.id);
            }
        }
    }

    #[test]
    fn everyone_is_visible_to_someone_or_is_noise((spans, options) in (spans(), options())) {
        for scheme in ALL {
            let laid = (scheme.lay)(&spans, &options);
            let relation = laid.relation();
            for (at, (state, token)) in caches(&laid, &relation).into_iter().zip(&laid.tokens).enumerate() {
                let later = relation.readers(at).any(|query| laid.tokens[query].step > token.step);
                match state {
                    Cache::Never => prop_assert!(token.noise && !later, "{}", scheme.id),
                    Cache::Unread => prop_assert!(!later, "{}", scheme.id),
                    Cache::AtOnce => prop_assert!(later && !token.noise, "{}", scheme.id),
                    Cache::After(last) => {
                        prop_assert!(later && last > at && relation.allows(at, last), "{}", scheme.id);
                    }
                }
            }
        }
    }

    /// The two published rules make the masks of the schemes that stand in the order in which they are read.
    #[test]
    fn published_rules_make_the_same_masks((spans, options) in (spans(), options())) {
        let options = Options { apart: false, ..options };
        for scheme in ALL.iter().filter(|scheme| scheme.id != "causalfusion") {
            let tokens = (scheme.lay)(&spans, &options).tokens;
            let relation = (scheme.lay)(&spans, &options).relation();
            let groups: Vec<_> = tokens.iter().map(|token| token.group).collect();
            let noise: Vec<_> = tokens.iter().map(|token| token.noise).collect();
            let documents: Vec<_> = tokens.iter().map(|token| token.document).collect();
            prop_assert_eq!(&bagel_rule(&groups, &noise, &documents), &relation, "{}", scheme.id);
            let plain = noise.iter().all(|noise| !noise) && documents.iter().all(|&one| one == 0);
            if plain {
                let begins = |at: usize| at == 0 || tokens[at].step != tokens[at - 1].step;
                let flags: Vec<bool> = (0..tokens.len()).map(begins).collect();
                let valid = vec![true; tokens.len()];
                prop_assert_eq!(&big_vision_rule(&flags, &valid), &relation, "{}", scheme.id);
            }
        }
    }

    /// Copies behind everything clean are the same relation, permuted.
    #[test]
    fn copies_apart_are_a_permutation((spans, options) in (spans(), options())) {
        let lay = find("su-copies").unwrap().lay;
        let beside = lay(&spans, &Options { apart: false, ..options.clone() });
        let apart = lay(&spans, &Options { apart: true, ..options });
        let place = |token: &Token| {
            beside.tokens.iter().position(|other| other == token).unwrap()
        };
        let order: Vec<usize> = apart.tokens.iter().map(place).collect();
        prop_assert_eq!(beside.relation().permuted(&order), apart.relation());
        prop_assert_eq!(beside.losses.len(), apart.losses.len());
    }

    #[test]
    fn one_level_is_causal(spans in spans()) {
        let options = Options { levels: 1, ..Options::default() };
        let relation = (find("su-copies").unwrap().lay)(&spans, &options).relation();
        let n = relation.tokens();
        prop_assert_eq!(relation, Relation::from_rule(n, |query, key| key <= query));
    }

    #[test]
    fn an_image_of_one_patch_is_causal(words in 1_usize..9) {
        let spans = [Span::Text(words), Span::image(1, 1), Span::Text(words)];
        for id in ["transfusion", "su-lossless", "show-o-2"] {
            let relation = (find(id).unwrap().lay)(&spans, &Options::default()).relation();
            let n = relation.tokens();
            prop_assert_eq!(relation, Relation::from_rule(n, |query, key| key <= query), "{}", id);
        }
    }

    /// Without noise BAGEL's spans are blocks in a causal row.
    #[test]
    fn bagel_without_noise_is_blocks((spans, options) in (spans(), options())) {
        let given: Vec<Span> = spans
            .iter()
            .map(|span| match *span {
                Span::Image { rows, columns, .. } => Span::Image { rows, columns, role: Role::Given },
                text @ Span::Text(_) => text,
            })
            .collect();
        let laid = (find("bagel").unwrap().lay)(&given, &options);
        let tokens = &laid.tokens;
        let flags: Vec<bool> = (0..tokens.len())
            .map(|at| at == 0 || tokens[at].group.is_none() || tokens[at].group != tokens[at - 1].group)
            .collect();
        prop_assert_eq!(laid.relation(), big_vision_rule(&flags, &vec![true; tokens.len()]));
    }

    #[test]
    fn steps_share_all_patches((patches, steps, seed) in (1_usize..40, 1_usize..12, 0_u64..50)) {
        let sizes = splits(patches, steps, seed, 0);
        prop_assert_eq!(sizes.len(), steps.min(patches));
        prop_assert_eq!(sizes.iter().sum::<usize>(), patches);
        prop_assert!(sizes.iter().all(|&size| size > 0));
        let mut order = raster_or_drawn(patches, true, seed, 1);
        order.sort_unstable();
        prop_assert_eq!(order, (0..patches).collect::<Vec<_>>());
        let hidden: Vec<usize> = (0..=steps).map(|step| masked_at(patches, step, steps)).collect();
        prop_assert!(hidden.windows(2).all(|pair| pair[1] <= pair[0]), "{hidden:?}");
        prop_assert_eq!((hidden[0], hidden[steps]), (patches, 0));
    }
}

/// The leak test finds leaks: a loss on the prefix of a prefix language model, and an image that reads itself while it is
/// predicted patch by patch.
#[test]
fn leaks_are_found() {
    let spans = [Span::image(1, 2), Span::Text(2), Span::Text(1)];
    let mut laid = (find("paligemma").unwrap().lay)(&spans, &Options::default());
    let relation = laid.relation();
    assert!(leaks(&laid, &relation).is_empty());
    laid.losses.push(Loss { at: 3, target: Content::Token(4), objective: Objective::CrossEntropy });
    assert_eq!(leaks(&laid, &relation), [Leak { at: 3, through: 4 }]);

    let chameleon = (find("chameleon").unwrap().lay)(&spans, &Options::default());
    let all = Relation::from_rule(chameleon.tokens.len(), |_, _| true);
    assert_eq!(leaks(&chameleon, &all).len(), chameleon.losses.len());
    assert!(holds(&chameleon.tokens[1], 1, Content::Patch { span: 0, index: 0 }));
}

/// Padding is read by nobody but itself.
#[test]
fn padding_is_not_valid() {
    let mask = big_vision_rule(&[true; 4], &[false, false, true, true]);
    assert_eq!(
        (0..4).map(|row| mask.drawn(row)).collect::<Vec<_>>(),
        ["#...", ".#..", "..#.", "..##"]
    );
}

#[test]
fn documents_do_not_meet() {
    let spans = [Span::image(1, 2), Span::image(2, 2)];
    let laid = (find("mar-decoder").unwrap().lay)(&spans, &Options::default());
    assert!(laid.notes.contains(&Note::ImagesAlone));
    assert_eq!(laid.relation().count(), 4 * 4 + 6 * 6);
}

#[test]
fn names_are_unique() {
    for (at, scheme) in ALL.iter().enumerate() {
        assert_eq!(ALL.iter().position(|other| other.id == scheme.id), Some(at));
        assert_eq!(find(scheme.id), Some(*scheme));
    }
}
