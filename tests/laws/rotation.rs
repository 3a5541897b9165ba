//! What makes an encoding a rotation: norms stay, and only differences of positions enter a score.

use proptest::prelude::*;
use rotarium_kernel::additive::Additive;
use rotarium_kernel::layout::{MAX_AXES, Position};
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::schemes::{self, Scheme};
use rotarium_kernel::{Content, Encoding, Head, HeadDim, Segment, Sequence, Settings, Side};

use crate::strategies::{
    base, config, default_encoding, mixed, near, numbers, scheme, settings, shares, small_dim,
};

fn is_additive(encoding: &Encoding) -> bool {
    matches!(encoding.additive, Additive::Sinusoidal(_))
}

fn position() -> impl Strategy<Value = Position> {
    proptest::array::uniform4(-3000.0..3000.0_f64)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn head(scheme: &Scheme, dim: HeadDim, base: f64, shares: &[f64], sequence: &Sequence) -> Head {
    Head::new(&scheme.encoding(dim, base, &settings(scheme, dim, shares)), dim, sequence)
}

/// Numbers that repeat after neither 2 nor d, so that every token holds something else.
fn given(numbers: &[f64], tokens: usize, dim: HeadDim) -> Content {
    let narrow = |start: usize| {
        let cycle = numbers.iter().cycle().skip(start);
        cycle
            .take(tokens * dim.get())
            .enumerate()
            .map(|(i, &x)| (x + (i as f64 * 0.7).sin()) as f32)
            .collect()
    };
    Content::Given { q: narrow(0), k: narrow(5) }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn rotations_keep_norms(
        (scheme, dim, base, shares) in (scheme(), small_dim(), base(), shares()),
        (vector, position) in (numbers(40), position()),
    ) {
        let head = head(scheme, dim, base, &shares, &Sequence::text(1));
        prop_assume!(!is_additive(head.encoding()));
        let vector = &vector[..dim.get()];
        let rotary = head.frequencies().rotary_pairs();
        let factor = head.frequencies().attention_factor();
        let turned = head.encoded(vector, position);
        let channels = |pair| head.encoding().pairing.channels(pair, rotary);
        for pair in 0..dim.pairs() {
            let [one, two] = channels(pair);
            let gain = if pair < rotary { factor } else { 1.0 };
            prop_assert!(near(turned[one].hypot(turned[two]), gain * vector[one].hypot(vector[two]), 1e-12));
        }
    }

    #[test]
    fn only_the_offset_enters_a_score(
        (scheme, dim, base, shares) in (scheme(), small_dim(), base(), shares()),
        (q, k) in (numbers(40), numbers(40)),
        (here, there, shift) in (position(), position(), position()),
    ) {
        let head = head(scheme, dim, base, &shares, &Sequence::text(1));
        prop_assume!(!is_additive(head.encoding()));
        let [q, k] = [&q[..dim.get()], &k[..dim.get()]];
        let moved = |position: Position| -> Position { std::array::from_fn(|axis| position[axis] + shift[axis]) };
        let (q_own, k_own) = (head.prepared(Side::Query, q), head.prepared(Side::Key, k));
        let product = |a, b| dot(&head.encoded(&q_own, a), &head.encoded(&k_own, b));
        prop_assert!(near(product(here, there), product(moved(here), moved(there)), 1e-9));
        // The closed form from pair weights is the same number, unless distances seem other than they are.
        prop_assume!(!head.is_bent());
        let narrow = |v: &[f64]| v.iter().map(|&x| x as f32).collect::<Vec<_>>();
        let weights = head.weights_of(&narrow(q), &narrow(k));
        let offset: Position = std::array::from_fn(|axis| here[axis] - there[axis]);
        let closed = head.score(&weights, offset) - head.bias(offset);
        prop_assert!(near(closed, head.scale_of(0) * product(here, there), 1e-5));
    }

    #[test]
    fn text_in_front_changes_no_score(
        (scheme, dim, base, shares) in (scheme(), small_dim(), base(), shares()),
        (sequence, front) in (mixed(), 1_usize..40),
        which in 0_usize..3,
    ) {
        // In these, pictures do not move on with the text.
        prop_assume!(!["spatial-reset", "omni-rope", "ms-rope", "flux-2", "unified-io-2"].contains(&scheme.id));
        let alone = head(scheme, dim, base, &shares, &sequence);
        let in_front = std::iter::once(Segment::Text { tokens: front });
        let longer = Sequence::new(in_front.chain(sequence.segments().iter().copied())).unwrap();
        let moved = head(scheme, dim, base, &shares, &longer);
        let one_vector = Content::Given { q: vec![1.0, -0.5], k: vec![0.5, 2.0] };
        let content = &[Content::Ones, Content::Shifted { offset: 2.0 }, one_vector][which];
        prop_assume!(!is_additive(alone.encoding()) || *content == Content::Ones);
        // A rescale that follows the length of the text may see another one.
        prop_assume!(alone.frequencies() == moved.frequencies());
        // So may a temperature that grows with the number of readable tokens.
        prop_assume!(alone.is_even());
        for query in 0..alone.tokens() {
            let [row, moved] = [alone.row(content, query), moved.row(content, query + front)];
            for key in row.keys().iter() {
                let Some((a, b)) = row.score(key).zip(moved.score(key + front)) else { continue };
                prop_assert!(near(a, b, 1e-9), "{}: ({query}, {key}) {a} and {b}", scheme.id);
            }
        }
    }

    #[test]
    fn the_two_pairings_differ_by_a_permutation_of_channels(
        (dim, base, all) in (small_dim(), base(), numbers(80)),
        tokens in 1_usize..9,
    ) {
        let rope = default_encoding("rope", dim, base);
        let [neighbours, halves] = Pairing::ALL.map(|pairing| {
            Head::new(&Encoding { pairing, ..rope.clone() }, dim, &Sequence::text(tokens))
        });
        let Content::Given { q, k } = given(&all, tokens, dim) else { unreachable!() };
        let permuted = |rows: &[f32]| -> Vec<f32> {
            let place = |row: &[f32]| {
                let mut to = vec![0.0; dim.get()];
                for pair in 0..dim.pairs() {
                    let from = Pairing::Interleaved.channels(pair, dim.pairs());
                    let into = Pairing::HalfSplit.channels(pair, dim.pairs());
                    (to[into[0]], to[into[1]]) = (row[from[0]], row[from[1]]);
                }
                to
            };
            rows.chunks(dim.get()).flat_map(place).collect()
        };
        let query = tokens - 1;
        let there = halves.row(&Content::Given { q: permuted(&q), k: permuted(&k) }, query);
        let here = neighbours.row(&Content::Given { q, k }, query);
        for key in 0..tokens {
            prop_assert!(near(here.score(key).unwrap(), there.score(key).unwrap(), 1e-12));
        }
    }
}

#[test]
fn added_vectors_do_not_depend_on_the_offset_alone() {
    let dim = HeadDim::new(16).unwrap();
    for scheme in schemes::ALL {
        let encoding = scheme.encoding(dim, 1e4, &Settings::default());
        let head = Head::new(&encoding, dim, &Sequence::text(20));
        let content = Content::Given { q: vec![1.0, -0.5, 0.25], k: vec![0.5, 2.0] };
        let [near_start, near_end] =
            [(5, 2), (15, 12)].map(|(query, key)| head.row(&content, query).score(key).unwrap());
        let same = near(near_start, near_end, 1e-9);
        if is_additive(&encoding) {
            assert!(!same, "{}", scheme.id);
        } else if head.is_even() {
            assert!(same, "{}", scheme.id);
        }
    }
}

#[test]
fn interpolation_by_one_is_rope() {
    let dim = HeadDim::new(64).unwrap();
    let scheme = schemes::find("pi").unwrap();
    let mut one = Settings::default();
    one.set(&scheme.knobs[0], dim, 1.0);
    let [rope, interpolated] =
        [default_encoding("rope", dim, 1e4), scheme.encoding(dim, 1e4, &one)];
    assert_eq!(rope.frequencies(dim, 1.0), interpolated.frequencies(dim, 1.0));
    let content = Content::Gaussian { mean: 0.1, variance: 1.0, seed: 4 };
    let [a, b] = [rope, interpolated]
        .map(|encoding| Head::new(&encoding, dim, &Sequence::text(64)).row(&content, 63));
    assert_eq!(a, b);
}

#[test]
fn interpolation_divides_positions() {
    let dim = HeadDim::new(64).unwrap();
    let [rope, quarter] = ["rope", "pi"]
        .map(|id| Head::new(&default_encoding(id, dim, 1e4), dim, &Sequence::text(1)));
    let vector: Vec<f64> = (0..64).map(|channel| f64::from(channel) - 30.0).collect();
    let at = |place: f64| {
        std::array::from_fn::<f64, MAX_AXES, _>(|axis| if axis == 0 { place } else { 0.0 })
    };
    let [slow, fast] = [quarter.encoded(&vector, at(1000.0)), rope.encoded(&vector, at(250.0))];
    assert!(slow.iter().zip(&fast).all(|(a, b)| near(*a, *b, 1e-11)));
}
