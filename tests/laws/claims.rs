//! What schemes claim holds, and what they do not claim fails somewhere.

use proptest::prelude::*;
use rotarium_kernel::measures::{text_deviation, text_is_rope};
use rotarium_kernel::schemes::{self, Scheme};
use rotarium_kernel::{Content, Encoding, Head, HeadDim, Sequence, Settings};

use crate::strategies::{
    around, base, config, default_encoding, embedded, mixed, numbers, scheme, settings, shares,
    small_dim,
};

/// Largest relative difference between the scheme's scores and RoPE-1D's on pure text.
fn text_difference(
    encoding: &Encoding,
    dim: HeadDim,
    base: f64,
    numbers: &[f64],
    tokens: usize,
) -> f64 {
    let rope = Encoding { pairing: encoding.pairing, ..default_encoding("rope", dim, base) };
    let narrow = |start: usize| {
        let wave = numbers.iter().cycle().skip(start).take(tokens * dim.get()).enumerate();
        wave.map(|(i, &x)| (x + (i as f64).cos()) as f32).collect::<Vec<_>>()
    };
    let content = Content::Given { q: narrow(0), k: narrow(3) };
    let heads =
        [encoding.clone(), rope].map(|encoding| Head::new(&encoding, dim, &Sequence::text(tokens)));
    // The first query and the last: masks differ at either end.
    let differences = [0, tokens - 1].into_iter().flat_map(|query| {
        let [own, wanted] = [&heads[0], &heads[1]].map(|head| head.row(&content, query));
        let differ = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() / a.abs().max(b.abs()).max(1.0),
            (None, None) => 0.0,
            // A key that only one of them reads differs as much as anything can.
            _ => f64::INFINITY,
        };
        (0..tokens).map(move |key| {
            let weights = differ(own.log_weight(key), wanted.log_weight(key));
            differ(own.score(key), wanted.score(key)).max(weights)
        })
    });
    differences.fold(0.0, f64::max)
}

fn deviation(encoding: &Encoding, dim: HeadDim, base: f64, tokens: usize) -> f64 {
    text_deviation(
        &Head::new(encoding, dim, &Sequence::text(tokens)),
        &default_encoding("rope", dim, base),
    )
}

/// Schemes that claim to be RoPE-1D on text.
fn claiming() -> impl Strategy<Value = &'static Scheme> {
    let claim = |scheme: &&'static Scheme| scheme.claims.text_is_rope;
    let claiming: Vec<_> = schemes::ALL.iter().copied().filter(claim).collect();
    proptest::sample::select(claiming)
}

/// A short text, and one longer than what models are trained on: some schemes change nothing until then.
const LENGTHS: [usize; 2] = [12, 20_000];

/// Largest asymmetry of the gaps around pictures that stand between texts.
fn asymmetry(encoding: &Encoding, sequence: &Sequence) -> f64 {
    let layout = encoding.placement.place(sequence);
    let axes = layout.axes().len();
    layout.gaps().iter().filter_map(|gaps| gaps.asymmetry(axes)).fold(0.0, f64::max)
}

/// Largest difference between the text coordinates that a picture takes and its tokens.
fn token_error(encoding: &Encoding, sequence: &Sequence) -> f64 {
    let layout = encoding.placement.place(sequence);
    let tokens = |segment: usize| sequence.segments()[segment].tokens() as f64;
    layout
        .gaps()
        .iter()
        .map(|gaps| (gaps.consumed - tokens(gaps.segment)).abs())
        .fold(0.0, f64::max)
}

/// Images that tell the schemes apart: wide, tall, square.
fn examples() -> [Sequence; 3] {
    [around(3, [2, 3], 2), around(1, [5, 1], 4), around(4, [3, 3], 1)]
}

fn defaults(scheme: &Scheme, dim: HeadDim) -> Encoding {
    scheme.encoding(dim, 1e4, &Settings::default())
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn claimed_text_compatibility_is_exact(
        (scheme, dim, base, shares) in (claiming(), small_dim(), base(), shares()),
        (numbers, tokens) in (numbers(40), 1_usize..30),
    ) {
        let encoding = scheme.encoding(dim, base, &settings(scheme, dim, &shares));
        prop_assert_eq!(deviation(&encoding, dim, base, tokens), 0.0);
        let difference = text_difference(&encoding, dim, base, &numbers, tokens);
        prop_assert!(difference < 1e-12, "{}: {difference}", scheme.id);
    }

    #[test]
    fn claimed_gaps_are_equal(
        (scheme, dim, shares) in (scheme(), small_dim(), shares()),
        sequence in embedded(),
    ) {
        prop_assume!(scheme.claims.symmetric_gaps);
        let encoding = scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares));
        let asymmetry = asymmetry(&encoding, &sequence);
        prop_assert!(asymmetry < 1e-9, "{}: {asymmetry} in {sequence:?}", scheme.id);
    }

    #[test]
    fn claimed_token_equivalence_is_exact(
        (scheme, dim, shares) in (scheme(), small_dim(), shares()),
        sequence in mixed(),
    ) {
        prop_assume!(scheme.claims.token_equivalence);
        let encoding = scheme.encoding(dim, 1e4, &settings(scheme, dim, &shares));
        prop_assert_eq!(token_error(&encoding, &sequence), 0.0);
        let layout = encoding.placement.place(&sequence);
        prop_assert_eq!(layout.next() - encoding.placement.first(), sequence.tokens() as f64);
    }
}

#[test]
fn what_is_not_claimed_fails_somewhere() {
    let dim = HeadDim::new(16).unwrap();
    let numbers: Vec<f64> = (0..16).map(|i| f64::from(i) / 9.0 - 0.8).collect();
    for scheme in schemes::ALL {
        let encoding = defaults(scheme, dim);
        let same_text = LENGTHS.into_iter().all(|tokens| {
            deviation(&encoding, dim, 1e4, tokens) == 0.0
                && text_difference(&encoding, dim, 1e4, &numbers, tokens) < 1e-12
        });
        assert_eq!(same_text, scheme.claims.text_is_rope, "{}: text is RoPE-1D", scheme.id);
        let symmetric = examples().iter().all(|sequence| asymmetry(&encoding, sequence) < 1e-9);
        assert_eq!(symmetric, scheme.claims.symmetric_gaps, "{}: equal gaps", scheme.id);
        let equivalent = examples().iter().all(|sequence| token_error(&encoding, sequence) == 0.0);
        assert_eq!(equivalent, scheme.claims.token_equivalence, "{}: tokens count once", scheme.id);
    }
}

#[test]
fn either_half_of_the_text_check_notices_a_false_claim() {
    let dim = HeadDim::new(16).unwrap();
    let numbers: Vec<f64> = (0..16).map(|i| f64::from(i) / 9.0 - 0.8).collect();
    for scheme in schemes::ALL.iter().filter(|scheme| !scheme.claims.text_is_rope) {
        let encoding = defaults(scheme, dim);
        let somewhere =
            |measure: &dyn Fn(usize) -> f64| LENGTHS.map(measure).into_iter().any(|x| x > 1e-4);
        let other_scores = |tokens| {
            let head = Head::new(&encoding, dim, &Sequence::text(tokens));
            !text_is_rope(&head, &default_encoding("rope", dim, 1e4))
        };
        let other_angles = somewhere(&|tokens| deviation(&encoding, dim, 1e4, tokens));
        assert!(other_angles || LENGTHS.into_iter().all(other_scores), "{}", scheme.id);
        let difference = |tokens| text_difference(&encoding, dim, 1e4, &numbers, tokens);
        assert!(somewhere(&difference), "{}", scheme.id);
    }
}
