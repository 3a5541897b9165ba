//! Qwen2-VL-7B (d = 128, base 10⁶, sections 16, 24, 24), text 64, a picture of 48 × 64 patches, text 64.
//!
//! Ids, scores and weights of M-RoPE, RoPE-TV and flattened RoPE-1D against their definitions, written out here with explicit
//! loops in f64 and without anything of the kernel.

use rotarium_kernel::attention::{Reading, sampled};
use rotarium_kernel::content::Vectors;
use rotarium_kernel::mask::Keys;
use rotarium_kernel::{Content, Head};

use crate::tools::{around, head};

const BEFORE: usize = 64;
const ROWS: usize = 48;
const COLUMNS: usize = 64;
const AFTER: usize = 64;
const TOKENS: usize = BEFORE + ROWS * COLUMNS + AFTER;
const DIM: usize = 128;
const PAIRS: usize = 64;
const BASE: f64 = 1e6;

/// A scheme as the definition has it: an id per axis for each token, an axis and two channels for each pair.
struct Definition {
    scheme: &'static str,
    ids: Vec<Vec<f64>>,
    axis: fn(usize) -> usize,
    channels: fn(usize) -> [usize; 2],
}

/// [time; tokens], [height; tokens], [width; tokens] as `get_rope_index` of Qwen2-VL builds them (arXiv:2409.12191).
fn m_rope() -> Definition {
    let mut ids: Vec<Vec<f64>> = vec![Vec::new(); 3];
    for n in 0..BEFORE {
        ids.iter_mut().for_each(|axis| axis.push(n as f64));
    }
    let start = BEFORE as f64;
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            ids[0].push(start);
            ids[1].push(start + row as f64);
            ids[2].push(start + column as f64);
        }
    }
    let largest = ids.iter().flatten().copied().fold(0.0, f64::max);
    for n in 0..AFTER {
        ids.iter_mut().for_each(|axis| axis.push(largest + 1.0 + n as f64));
    }
    let axis = |pair| match pair {
        0..16 => 0,
        16..40 => 1,
        _ => 2,
    };
    Definition { scheme: "m-rope", ids, axis, channels: |pair| [pair, pair + PAIRS] }
}

/// β₁ = L + (wh − h)/2, β₂ = L + (wh − w)/2, K = L + wh + 1, counted from 1 (Su, kexue.fm 10352).
fn rope_tv() -> Definition {
    let mut ids: Vec<Vec<f64>> = vec![Vec::new(); 2];
    let text =
        |ids: &mut Vec<Vec<f64>>, n: usize| ids.iter_mut().for_each(|axis| axis.push(n as f64));
    (1..=BEFORE).for_each(|n| text(&mut ids, n));
    let patches = (ROWS * COLUMNS) as f64;
    for i in 1..=ROWS {
        for j in 1..=COLUMNS {
            ids[0].push(BEFORE as f64 + (patches - ROWS as f64) / 2.0 + i as f64);
            ids[1].push(BEFORE as f64 + (patches - COLUMNS as f64) / 2.0 + j as f64);
        }
    }
    (0..AFTER).for_each(|n| text(&mut ids, BEFORE + ROWS * COLUMNS + 1 + n));
    Definition {
        scheme: "rope-tv",
        ids,
        axis: |pair| pair % 2,
        channels: |pair| [2 * pair, 2 * pair + 1],
    }
}

/// Every token is one step.
fn flattened() -> Definition {
    let ids = vec![(0..TOKENS).map(|n| n as f64).collect()];
    Definition { scheme: "rope", ids, axis: |_| 0, channels: |pair| [pair, pair + PAIRS] }
}

impl Definition {
    fn angle(&self, pair: usize, token: usize) -> f64 {
        self.ids[(self.axis)(pair)][token] * BASE.powf(-2.0 * pair as f64 / DIM as f64)
    }

    /// Σ over the pairs of the product of a turned pair of q and a turned pair of k, over √d.
    fn score(&self, q: &[f32], k: &[f32], query: usize, key: usize) -> f64 {
        let mut sum = 0.0;
        for pair in 0..PAIRS {
            let turned = |vector: &[f32], token: usize| {
                let [one, two] = (self.channels)(pair).map(|channel| f64::from(vector[channel]));
                let angle = self.angle(pair, token);
                (one * angle.cos() - two * angle.sin(), two * angle.cos() + one * angle.sin())
            };
            let (q, k) = (turned(q, query), turned(k, key));
            sum += q.0 * k.0 + q.1 * k.1;
        }
        sum / (DIM as f64).sqrt()
    }

    /// Scores of one query against itself and all keys before it.
    fn scores(&self, vectors: &Vectors, query: usize) -> Vec<f64> {
        (0..=query)
            .map(|key| self.score(vectors.query(query), vectors.key(key), query, key))
            .collect()
    }

    fn head(&self) -> Head {
        head(self.scheme, DIM, BASE, &around(BEFORE, [ROWS, COLUMNS], AFTER))
    }
}

fn definitions() -> [Definition; 3] {
    [m_rope(), rope_tv(), flattened()]
}

fn softmax(scores: &[f64]) -> Vec<f64> {
    let largest = scores.iter().copied().fold(f64::MIN, f64::max);
    let sum: f64 = scores.iter().map(|score| (score - largest).exp()).sum();
    scores.iter().map(|score| (score - largest).exp() / sum).collect()
}

#[test]
fn position_ids() {
    for definition in definitions() {
        let layout = definition.head().layout().clone();
        assert_eq!(layout.tokens(), TOKENS);
        assert_eq!(layout.ids(), definition.ids, "{}", definition.scheme);
    }
    let m_rope = m_rope().head().layout().clone();
    assert_eq!(m_rope.position(BEFORE + ROWS * COLUMNS)[..3], [128.0; 3]);
    assert_eq!(m_rope.next(), 192.0);
}

#[test]
fn axes_and_channels_of_the_pairs() {
    for definition in definitions() {
        let head = definition.head();
        for pair in 0..PAIRS {
            assert_eq!(head.frequencies().axis(pair), Some((definition.axis)(pair)));
            let theta = BASE.powf(-2.0 * pair as f64 / DIM as f64);
            assert!((head.frequencies().theta(pair) / theta - 1.0).abs() < 1e-14);
            assert_eq!(head.encoding().pairing.channels(pair, PAIRS), (definition.channels)(pair));
        }
    }
}

#[test]
fn scores_of_ones_are_sums_of_cosines() {
    for definition in definitions() {
        let head = definition.head();
        for (query, key) in
            [(3199, 0), (3199, 64), (3199, 3135), (3136, 1600), (2000, 70), (63, 1), (64, 64)]
        {
            let cosine = |pair| (definition.angle(pair, query) - definition.angle(pair, key)).cos();
            let wanted = 2.0 * (0..PAIRS).map(cosine).sum::<f64>() / (DIM as f64).sqrt();
            let found = head.row(&Content::Ones, query).score(key).unwrap();
            assert!(
                (found - wanted).abs() < 1e-9,
                "{} ({query}, {key}): {found} not {wanted}",
                definition.scheme
            );
        }
    }
}

/// Contents with equal vectors everywhere, and with vectors of their own for each token.
fn contents() -> [Content; 3] {
    [
        Content::Ones,
        Content::Gaussian { mean: 0.1, variance: 1.0, seed: 2409 },
        Content::Needle { place: 0.5, strength: 1.0, seed: 10352 },
    ]
}

/// Queries in both texts and at corners and inside of the picture.
const QUERIES: [usize; 8] = [0, 63, 64, 127, 1700, 3135, 3136, 3199];

#[test]
fn rows_are_the_definition() {
    for definition in definitions() {
        let head = definition.head();
        for content in contents() {
            let vectors = content.vectors(head.encoding(), head.dim(), TOKENS);
            for query in QUERIES {
                let wanted = definition.scores(&vectors, query);
                let weights = softmax(&wanted);
                let row = head.row(&content, query);
                assert_eq!(row.keys(), &Keys::run(0..query + 1));
                for key in 0..=query {
                    assert!(
                        (row.score(key).unwrap() - wanted[key]).abs() < 1e-9,
                        "({query}, {key})"
                    );
                    assert!((row.weight(key) - weights[key]).abs() < 1e-10, "({query}, {key})");
                }
            }
        }
    }
}

#[test]
fn maps_are_the_definition() {
    for definition in definitions() {
        let head = definition.head();
        let all: Vec<usize> = (0..TOKENS).collect();
        for content in contents() {
            let vectors = content.vectors(head.encoding(), head.dim(), TOKENS);
            let [scores, weights] = [Reading::Score, Reading::Weight]
                .map(|reading| head.map_of(&content, &vectors, &QUERIES, &all, reading));
            for (row, query) in QUERIES.into_iter().enumerate() {
                let wanted = definition.scores(&vectors, query);
                let shares = softmax(&wanted);
                for key in 0..TOKENS {
                    let [score, weight] =
                        [&scores, &weights].map(|map| f64::from(map.values[[row, key]]));
                    if key > query {
                        assert_eq!((score, weight), (f64::NEG_INFINITY, 0.0));
                        continue;
                    }
                    assert!(
                        (score - wanted[key]).abs() < 2e-5,
                        "{} ({query}, {key})",
                        definition.scheme
                    );
                    assert!(
                        (weight - shares[key]).abs() < 1e-6 + 2e-5 * shares[key],
                        "{} ({query}, {key})",
                        definition.scheme
                    );
                }
            }
        }
    }
}

#[test]
fn a_sampled_map_holds_cells_of_the_whole_one() {
    for definition in definitions() {
        let head = definition.head();
        let content = &contents()[1];
        let vectors = content.vectors(head.encoding(), head.dim(), TOKENS);
        let some = sampled(TOKENS, 24);
        let map = head.map_of(content, &vectors, &some, &some, Reading::Weight);
        for (row, &query) in some.iter().enumerate() {
            let shares = softmax(&definition.scores(&vectors, query));
            for (column, &key) in some.iter().enumerate().filter(|(_, key)| **key <= query) {
                let found = f64::from(map.values[[row, column]]);
                assert!(
                    (found - shares[key]).abs() < 1e-6 + 2e-5 * shares[key],
                    "{} ({query}, {key})",
                    definition.scheme
                );
            }
        }
    }
}
