//! Golden values of length extrapolation and of ALiBi.

use rotarium_kernel::bias::{AddToScore, Alibi};
use rotarium_kernel::{Content, Sequence, Settings, schemes};

use crate::tools::{assert_printed, head, rope};

/// Turns within 512 steps for d = 128, b = 10⁴.
#[test]
fn turns_within_the_training_length() {
    #[rustfmt::skip]
    let printed = [
        (0, 81.4873), (1, 70.5651), (8, 25.7686), (16, 8.1487), (24, 2.5769), (30, 1.0867), (31, 0.9410), (32, 0.8149),
        (40, 0.2577), (48, 0.0815), (63, 0.0094),
    ];
    let head = rope(128, 1e4);
    for (pair, turns) in printed {
        assert_printed(head.frequencies().turns(pair, 512.0), turns, 4, &format!("pair {pair}"));
    }
}

/// Position interpolation by 8 multiplies every frequency by 0.125 (Chen et al., arXiv:2306.15595).
#[test]
fn interpolation_slows_every_pair_alike() {
    let scheme = schemes::find("pi").unwrap();
    let dim = rope(128, 1e4).dim();
    let mut settings = Settings::default();
    settings.set(&scheme.knobs[0], dim, 8.0);
    let slow = scheme.encoding(dim, 1e4, &settings).frequencies(dim, 1.0);
    let fast = rope(128, 1e4);
    for pair in 0..64 {
        assert_eq!(slow.theta(pair), fast.frequencies().theta(pair) * 0.125);
    }
    assert_eq!(slow.attention_factor(), 1.0);
}

/// Effective distances of token 15: 15 … 0 for RoPE, half of them for interpolation by 2.
#[test]
fn effective_distances() {
    let scheme = schemes::find("pi").unwrap();
    let full = rope(32, 1e4);
    let mut settings = Settings::default();
    settings.set(&scheme.knobs[0], full.dim(), 2.0);
    let halved = rotarium_kernel::Head::new(
        &scheme.encoding(full.dim(), 1e4, &settings),
        full.dim(),
        &Sequence::text(16),
    );
    let row = halved.row(&Content::Ones, 15);
    let weights = full.pair_weights(&Content::Ones).unwrap();
    for (key, distance) in (0..16).rev().enumerate() {
        let wanted = full.score(&weights, [f64::from(distance) / 2.0, 0.0, 0.0, 0.0]);
        assert!((row.score(key).unwrap() - wanted).abs() < 1e-12);
    }
}

/// ALiBi slopes of 8 and of 12 heads, and the scores they give (Press et al., arXiv:2108.12409).
#[test]
fn alibi_slopes_and_scores() {
    let slopes =
        |heads: usize| (0..heads).map(|head| Alibi::of_head(head, heads).slope).collect::<Vec<_>>();
    assert_eq!(slopes(8), [0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125, 0.00390625]);
    let twelve = slopes(12);
    assert_eq!(twelve[..8], slopes(8));
    for (found, exponent) in twelve[8..].iter().zip([-0.5, -1.5, -2.5, -3.5_f64]) {
        assert!((found - exponent.exp2()).abs() < 1e-15, "slope of 12 heads");
    }
    let head = head("alibi", 16, 1e4, &Sequence::text(9));
    let slope = Alibi::of_head(3, 8);
    let row = head.row(&Content::Ones, 8);
    for key in 0..9 {
        assert_eq!(row.score(key), Some(4.0 + slope.at(8.0, key as f64)), "√16 and the bias");
    }
}
