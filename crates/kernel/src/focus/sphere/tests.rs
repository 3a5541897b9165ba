//! Rows on a sphere, against closed forms and the tables of the notes.

use super::*;
use crate::focus::{Estimate, near};

#[test]
fn entropy_on_a_sphere() {
    for (d, lambda, wanted) in [
        (64, 0.125, -0.4890),
        (64, 0.25, -1.8389),
        (64, 0.5, -6.0511),
        (64, 1.0, -15.4734),
        (32, 1.0, -7.7747),
    ] {
        near(sphere_entropy(d, lambda), wanted, 5e-5);
        near(sphere_entropy_leading(d, lambda), wanted, 0.08);
    }
    assert_eq!(sphere_entropy(64, 0.0), 0.0);
    assert!(sphere_entropy(512, 50.0).is_finite());
}

#[test]
fn at_512_tokens_both_scales_are_one() {
    let sphere = Sphere { dim: 64, heat: 5.0, needle: 0.5 };
    let [plain, log_n] = sphere.row(512, 3, 1);
    near(plain.entropy, log_n.entropy, 1e-12);
    near(plain.needle, log_n.needle, 1e-12);
    near(sphere.lambda(512, Scale::LogN), sphere.lambda(512, Scale::Plain), 1e-15);
    assert!(sphere.row(4096, 3, 1)[0].entropy > sphere.row(4096, 3, 1)[1].entropy);
}

#[test]
fn theory_is_what_is_drawn_at_heat_one() {
    let sphere = Sphere { dim: 64, heat: 1.0, needle: 0.5 };
    for (tokens, repeats) in [(64, 2000), (512, 200), (4096, 30)] {
        for (at, scale) in Scale::ALL.into_iter().enumerate() {
            let rows: Vec<_> =
                (0..repeats).map(|repeat| sphere.row(tokens, 1, repeat)[at]).collect();
            let entropies: Estimate = rows.iter().map(|row| row.entropy).collect();
            let needles: Estimate = rows.iter().map(|row| row.needle).collect();
            // The next order in 1/n: 0.024 at 64 tokens, where the notes say “within 0.02”.
            let within = if tokens == 64 { 0.03 } else { 0.02 };
            near(entropies.mean().unwrap(), sphere.entropy(tokens, scale), within);
            let needle = sphere.needle_weight(tokens, scale);
            near(needles.mean().unwrap() / needle, 1.0, 0.05);
        }
    }
}

#[test]
fn extremes_are_finite() {
    for dim in [0, 1, 2, 128] {
        for tokens in [0, 1, 2, 1000] {
            for (heat, needle) in [(0.0, 0.0), (8.0, 1.0), (100.0, -1.0)] {
                let sphere = Sphere { dim, heat, needle };
                let most = libm::log(tokens.max(1) as f64);
                for (row, scale) in sphere.row(tokens, 1, 0).into_iter().zip(Scale::ALL) {
                    assert!((0.0..=most + 1e-9).contains(&row.entropy), "{dim} {tokens}: {row:?}");
                    assert!((0.0..=1.0).contains(&row.needle), "{dim} {tokens}: {row:?}");
                    assert!(sphere.entropy(tokens, scale) <= most + 1e-9);
                    assert!((0.0..=1.0).contains(&sphere.needle_weight(tokens, scale)));
                }
            }
        }
    }
    // One dimension: E e^{λ q·k} = cosh λ.
    near(sphere_log_mean(1, 1.3), libm::log(libm::cosh(1.3)), 1e-9);
}

/// Means of H under both scales at these lengths.
fn drawn(heat: f64, lengths: &[usize], numbers: usize) -> Vec<[Estimate; 2]> {
    let sphere = Sphere { dim: 64, heat, needle: 0.5 };
    let each = |tokens: &usize| {
        let repeats = (numbers / tokens).clamp(40, 400) as u64;
        let mut found = [Estimate::default(); 2];
        for repeat in 0..repeats {
            let rows = sphere.row(*tokens, 1, repeat);
            found.iter_mut().zip(rows).for_each(|(found, row)| found.add(row.entropy));
        }
        found
    };
    lengths.iter().map(each).collect()
}

/// Acceptance 8: with log n the entropy stays, without it it grows (0.07 and 1.30 in the notes).
#[test]
fn log_n_keeps_the_entropy() {
    let found = drawn(5.0, &[64, 4096], 400_000);
    let [plain, log_n] =
        [0, 1].map(|at| found[1][at].mean().unwrap() - found[0][at].mean().unwrap());
    assert!(found.iter().all(|found| found[0].count() >= 97));
    assert!(log_n.abs() < 0.3 && plain > 1.0, "{log_n} {plain}");
}

/// §8, the table of random keys at τ = 1: one number is a mean of unknown repeats there; 0.03 covers its last digit and noise.
#[test]
fn the_entropy_still_grows_at_heat_one() {
    let found = drawn(1.0, &[64, 512, 4096], 100_000);
    let printed = [[3.68, 3.94], [5.75, 5.75], [7.82, 7.46]];
    for (found, wanted) in found.into_iter().zip(printed) {
        for (found, wanted) in found.into_iter().zip(wanted) {
            near(found.mean().unwrap(), wanted, 0.03);
        }
    }
}

/// §8, the table of τ: means of 300 repeats there, of other draws. Both have errors: 4 of ours, times √2, must cover.
#[test]
fn peaked_rows_are_as_in_the_table() {
    let lengths = [64, 256, 512, 1024, 4096];
    let table = [
        (3.0, [1.87, 2.66, 3.22, 3.64, 4.74], [2.66, 2.96, 3.17, 3.24, 3.34]),
        (4.0, [1.29, 1.97, 2.20, 2.63, 3.38], [2.07, 2.23, 2.23, 2.27, 2.21]),
        (5.0, [1.10, 1.38, 1.63, 1.86, 2.40], [1.64, 1.58, 1.70, 1.65, 1.57]),
        (6.0, [0.81, 1.16, 1.31, 1.52, 1.83], [1.34, 1.34, 1.28, 1.29, 1.27]),
        (8.0, [0.59, 0.79, 0.84, 1.00, 1.25], [1.00, 0.85, 0.93, 0.85, 0.81]),
    ];
    for (heat, plain, log_n) in table {
        for ((found, plain), log_n) in
            drawn(heat, &lengths, 160_000).into_iter().zip(plain).zip(log_n)
        {
            for (found, wanted) in found.into_iter().zip([plain, log_n]) {
                let error = found.error().unwrap();
                near(found.mean().unwrap(), wanted, 4.0 * std::f64::consts::SQRT_2 * error + 5e-3);
            }
        }
    }
}
