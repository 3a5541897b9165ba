//! What the notes claim of linear attention, random features and codebooks, with their numbers.

use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;

use super::*;

fn apart(a: &Array2<f64>, b: &Array2<f64>) -> f64 {
    a.iter().zip(b).fold(0.0, |apart: f64, (a, b)| apart.max((a - b).abs()))
}

fn gaussian(tokens: usize, d: usize, spread: f64, seed: u64) -> Inputs {
    let mut random = Pcg64::seed_from_u64(seed);
    let mut rows = |spread: f64| {
        Array2::from_shape_simple_fn((tokens, d), || {
            let number: f64 = StandardNormal.sample(&mut random);
            spread * number
        })
    };
    Inputs { q: rows(spread), k: rows(spread), v: rows(1.0) }
}

fn hard(vectors: &Array2<f64>) -> Softened {
    Softened { vectors: vectors.clone(), temperature: 0.0, gain: 0.0 }
}

#[test]
fn quantised_attention_is_softmax_over_quantised_keys() {
    let inputs = gaussian(48, 4, 1.0, 3);
    for count in [1, 3, 12, 48] {
        let vq = Vq { codes: Codebook::Means { count, seed: 2 }, slope: 0.0, window: 0 };
        let (vectors, codes) = vq.quantised(&inputs.k);
        let quantised = Inputs {
            k: Array2::from_shape_fn((48, 4), |(j, a)| vectors[(codes[j], a)]),
            ..inputs.clone()
        };
        for sight in [Sight::Causal, Sight::Full] {
            let wanted = Softmax.parallel(&quantised, sight);
            assert!(apart(&vq.parallel(&inputs, sight), &wanted) < 1e-14);
            // The encoder reads the codebook once, with values that are summed by code.
            if sight == Sight::Full {
                let soft = hard(&vectors).recurrent(&inputs);
                assert!((&soft.row(47) - &wanted.row(47)).iter().all(|error| error.abs() < 1e-14));
            }
        }
        for block in [1, 8, 48] {
            let chunked = vq.chunked(&inputs, block).unwrap();
            assert!(apart(&chunked, &Softmax.parallel(&quantised, Sight::Causal)) < 1e-14);
        }
    }
    let all = hard(&inputs.k).weights(&inputs, Sight::Causal);
    assert!(apart(&all, &Softmax.weights(&inputs, Sight::Causal, 0)) < 1e-15);
}

#[test]
fn keys_of_one_code_weigh_the_same_and_the_order_of_codes_is_nothing() {
    let inputs = gaussian(40, 3, 1.0, 5);
    let vectors = Codebook::Means { count: 7, seed: 1 }.vectors(&inputs.k);
    let weights = hard(&vectors).weights(&inputs, Sight::Causal);
    let codes: Vec<usize> = inputs.k.rows().into_iter().map(|key| nearest(&vectors, key)).collect();
    let same = (1..40).find(|&key| codes[key] == codes[0]).unwrap();
    for query in 0..40 {
        let wanted = if query < same { 0.0 } else { weights[(query, 0)] };
        assert!((weights[(query, same)] - wanted).abs() < 1e-16);
    }
    let turned =
        Array2::from_shape_fn(vectors.dim(), |(code, channel)| vectors[((code + 3) % 7, channel)]);
    assert_eq!(hard(&turned).weights(&inputs, Sight::Causal), weights);
}

/// Root mean squared errors of the estimate of one e^{q·k} over seeds, for each m.
fn errors(
    draw: Draw,
    counts: &[usize],
    q: &Array1<f64>,
    k: &Array1<f64>,
    seeds: u64,
) -> Vec<[f64; 2]> {
    let wanted = libm::exp(q.dot(k));
    let each = |&count: &usize| {
        let directions = Directions { draw, count, seed: 0 };
        let prepared = directions.prepared(q.len());
        let performer = Performer { kind: Kind::Positive, directions };
        let (mut mean, mut square) = (0.0, 0.0);
        for seed in 0..seeds {
            let estimate = performer.estimate(&prepared.rows(seed), q.view(), k.view()) / wanted;
            mean += estimate;
            square += (estimate - 1.0) * (estimate - 1.0);
        }
        [mean / seeds as f64, square / seeds as f64]
    };
    counts.iter().map(each).collect()
}

/// A query and a key in 8 dimensions with this ‖q + k‖².
fn two(square: f64) -> [Array1<f64>; 2] {
    let inputs = gaussian(2, 8, 1.0, 21);
    let sum = &inputs.q.row(0) + &inputs.k.row(0);
    let factor = libm::sqrt(square / sum.dot(&sum));
    [inputs.q.row(0).mapv(|x| factor * x), inputs.k.row(0).mapv(|x| factor * x)]
}

#[test]
fn the_error_of_an_estimate_falls_with_the_root_of_the_features() {
    let [q, k] = two(1.25);
    let counts = [4, 8, 16, 32, 64, 128];
    let errors = errors(Draw::Independent, &counts, &q, &k, 2400);
    let n = counts.len() as f64;
    let logs: Vec<(f64, f64)> = counts
        .iter()
        .zip(&errors)
        .map(|(&m, error)| (libm::log(m as f64), libm::log(error[1]) / 2.0))
        .collect();
    let middle = logs.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
    let [mut above, mut below] = [0.0; 2];
    for (x, y) in &logs {
        above += (x - middle.0) * (y - middle.1);
        below += (x - middle.0) * (x - middle.0);
    }
    let slope = above / below;
    assert!((slope + 0.5).abs() < 0.05, "slope {slope}");
    for (m, error) in counts.iter().zip(&errors) {
        let theory = libm::expm1(1.25) / *m as f64;
        assert!(
            (error[0] - 1.0).abs() < 3.5 * libm::sqrt(theory / 2400.0),
            "m {m}: mean {}",
            error[0]
        );
    }
}

#[test]
fn orthogonal_directions_err_less_and_equal_radii_err_low() {
    // Relative mean squared errors at ‖q + k‖² = 1.25 in 8 dimensions with 20 000 seeds.
    let table = [
        (Draw::Independent, [0.313, 0.154, 0.0400]),
        (Draw::Orthogonal, [0.250, 0.126, 0.0329]),
        (Draw::EqualRadii, [0.128, 0.066, 0.0172]),
    ];
    let [q, k] = two(1.25);
    for (draw, wanted) in table {
        let found = errors(draw, &[8, 16, 64], &q, &k, 4000);
        for (found, wanted) in found.iter().zip(wanted) {
            assert!((found[1] / wanted - 1.0).abs() < 0.17, "{draw:?}: {} for {wanted}", found[1]);
            let low = if draw == Draw::EqualRadii { 0.968 } else { 1.0 };
            assert!((found[0] - low).abs() < 0.03, "{draw:?}: mean {}", found[0]);
        }
    }
}

#[test]
fn outputs_err_as_the_notes_saw_it() {
    let found = |spread: f64| -> Vec<f64> {
        [16, 64, 256, 1024]
            .iter()
            .map(|&count| {
                let seeds = if count > 500 { 4 } else { 12 };
                let error = |seed: u64| {
                    let inputs = gaussian(64, 16, spread, 900 + seed);
                    let directions = Directions { draw: Draw::Independent, count, seed };
                    let performer = Performer { kind: Kind::Positive, directions };
                    let output = performer.output(&directions.rows(16), &inputs, Sight::Full);
                    relative_error(&output, &Softmax.parallel(&inputs, Sight::Full))
                };
                (0..seeds).map(error).sum::<f64>() / seeds as f64
            })
            .collect()
    };
    // With mean ‖q + k‖² of 2, 8 and 32: the slope is seen for small norms only.
    let table = [
        (0.25, [0.50, 0.29, 0.17, 0.094]),
        (0.5, [1.41, 1.16, 1.07, 0.98]),
        (1.0, [1.3, 1.2, 1.2, 1.1]),
    ];
    for (spread, wanted) in table {
        for (found, wanted) in found(spread).iter().zip(wanted) {
            assert!((found / wanted - 1.0).abs() < 0.2, "spread {spread}: {found} for {wanted}");
        }
    }
}

#[test]
fn features_are_positive_or_not_and_average() {
    let inputs = gaussian(12, 4, 0.8, 2);
    let directions = Directions { draw: Draw::Independent, count: 6, seed: 4 };
    let rows = directions.rows(4);
    let mut least = [f64::INFINITY; 3];
    for (least, kind) in least.iter_mut().zip(Kind::ALL) {
        let performer = Performer { kind, directions };
        let (q, k) = (inputs.q.row(1), inputs.k.row(2));
        let one = |row: usize| {
            performer.estimate(&rows.slice(ndarray::s![row..=row, ..]).to_owned(), q, k)
        };
        let mean = (0..6).map(one).sum::<f64>() / 6.0;
        assert!((performer.estimate(&rows, q, k) / mean - 1.0).abs() < 1e-13, "{kind:?}");
        for query in inputs.q.rows() {
            for key in inputs.k.rows() {
                *least = least.min(performer.estimate(&rows, query, key));
            }
        }
        for sight in [Sight::Causal, Sight::Full] {
            let quadratic = performer.parallel(&inputs, sight);
            assert!(
                apart(&performer.output(&rows, &inputs, sight), &quadratic) < 1e-10,
                "{kind:?}"
            );
        }
    }
    assert!(least[0] > 0.0 && least[1] > 0.0 && least[2] < 0.0, "{least:?}");
}

#[test]
fn powers_of_the_score_go_to_softmax() {
    let inputs = gaussian(24, 8, 0.5, 6);
    let full = Softmax.parallel(&inputs, Sight::Causal);
    for form in [Form::Taylor, Form::Power] {
        let errors: Vec<f64> = [2, 4, 8, 16, 32]
            .iter()
            .map(|&order| {
                relative_error(&Series { form, order }.parallel(&inputs, Sight::Causal), &full)
            })
            .collect();
        assert!(errors.is_sorted_by(|a, b| a > b || *a < 1e-14), "{form:?}: {errors:?}");
        // Powers come nearer as 1/p only.
        let last = if form == Form::Taylor { 1e-12 } else { errors[3] * 0.55 };
        assert!(errors[4] < last, "{form:?}: {errors:?}");
    }
    // Order 1 with unit vectors is the kernel 1 + cos.
    let [q, k] = [&inputs.q, &inputs.k].map(|rows| mapped(rows, unit));
    let units = Inputs { q, k, ..inputs.clone() };
    let cosine = Series { form: Form::Cosine, order: 1 }.similarities(&inputs, Sight::Full);
    let taylor = Series { form: Form::Taylor, order: 1 }.similarities(&units, Sight::Full);
    assert!(apart(&cosine, &taylor) < 1e-15);
}

#[test]
fn cosines_come_apart_and_two_softmaxes_add_up_to_one() {
    let inputs = gaussian(32, 6, 1.0, 7);
    let cos_former = CosFormer { longest: 32 };
    let [features, whole] = [
        cos_former.features(&inputs.q).dot(&cos_former.features(&inputs.k).t()),
        cos_former.similarities(&inputs),
    ];
    let most = whole.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    assert!(
        apart(&features, &whole) <= 1e-15 * most.max(1.0) * 4.0,
        "{}",
        apart(&features, &whole)
    );
    for row in Efficient.weights(&inputs, Sight::Full, 0).rows() {
        assert!((row.sum() - 1.0).abs() < 1e-14);
    }
}
