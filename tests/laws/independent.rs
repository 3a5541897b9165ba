//! Independent queries and keys: the expected score and its deviation (Su, kexue.fm 10122) against draws.

use rotarium_kernel::content::Vectors;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::{Content, Head, HeadDim, Sequence};

use crate::strategies::default_encoding;

const TOKENS: usize = 4096;

/// Scores of the query of token i against the key of token i, set `offset` apart: independent draws.
fn scores(head: &Head, content: &Content, offset: f64) -> Vec<f64> {
    let vectors = content.vectors(head.encoding(), head.dim(), TOKENS);
    assert!(matches!(vectors, Vectors::Each { .. }));
    let score = |token| {
        let weights = head.weights_of(vectors.query(token), vectors.key(token));
        head.score(&weights, [offset, 0.0, 0.0, 0.0])
    };
    (0..TOKENS).map(score).collect()
}

#[test]
fn mean_and_deviation_are_those_of_the_formula() {
    for (id, dim, mean, variance) in [
        ("rope", 64, 0.5, 1.0),
        ("rope", 128, 1.0, 0.25),
        ("pi", 32, -0.7, 2.0),
        ("none", 16, 0.4, 1.0),
        ("rope", 64, 0.0, 1.0),
    ] {
        let dim = HeadDim::new(dim).unwrap();
        let head = Head::new(&default_encoding(id, dim, 1e4), dim, &Sequence::text(2));
        for (seed, offset) in [0.0, 1.0, 7.0, 300.0].into_iter().enumerate() {
            let content = Content::Gaussian { mean, variance, seed: seed as u64 };
            let scores = scores(&head, &content, offset);
            let count = scores.len() as f64;
            let found = scores.iter().sum::<f64>() / count;
            let spread =
                (scores.iter().map(|score| (score - found) * (score - found)).sum::<f64>() / count)
                    .sqrt();
            let moments = (mean, variance);
            let wanted = head.decay_at(
                Definition::Independent,
                &content,
                moments,
                [1.0, 0.0, 0.0, 0.0],
                offset,
            );
            let deviation = head.independent_deviation(moments);
            // Four standard errors of each estimate.
            assert!(
                (found - wanted).abs() < 4.0 * deviation / count.sqrt(),
                "{id} {offset}: {found} not {wanted}"
            );
            assert!(
                (spread / deviation - 1.0).abs() < 4.0 / (2.0 * count).sqrt() * 1.5,
                "{id} {offset}: {spread} not {deviation}"
            );
        }
    }
}

#[test]
fn a_similar_key_gains_the_kernel_at_every_distance() {
    // E[q·R q] − E[q·R k] = 2σ²·Σ cos mθ: what the base must keep positive.
    let dim = HeadDim::new(64).unwrap();
    let head = Head::new(&default_encoding("rope", dim, 1e4), dim, &Sequence::text(2));
    let (mean, variance) = (0.3, 1.0);
    let content = Content::Gaussian { mean, variance, seed: 11 };
    let vectors = content.vectors(head.encoding(), dim, TOKENS);
    for offset in [1.0, 20.0, 500.0] {
        let position = [offset, 0.0, 0.0, 0.0];
        let gain = |token| {
            let q = vectors.query(token);
            let [same, other] =
                [q, vectors.key(token)].map(|k| head.score(&head.weights_of(q, k), position));
            same - other
        };
        let gains: Vec<f64> = (0..TOKENS).map(gain).collect();
        let found = gains.iter().sum::<f64>() / TOKENS as f64;
        let spread = (gains.iter().map(|gain| (gain - found) * (gain - found)).sum::<f64>()
            / TOKENS as f64)
            .sqrt();
        let kernel = head.decay_at(
            Definition::Kernel,
            &Content::Ones,
            (0.0, 0.0),
            [1.0, 0.0, 0.0, 0.0],
            offset,
        );
        let wanted = head.scale() * 2.0 * variance * dim.pairs() as f64 * kernel;
        assert!(
            (found - wanted).abs() < 4.0 * spread / (TOKENS as f64).sqrt(),
            "{offset}: {found} not {wanted}"
        );
    }
}
