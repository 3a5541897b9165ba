//! What holds for every mechanism.

use super::*;

/// One or more of each kind.
fn all() -> Vec<Mechanism> {
    let directions = |draw| Directions { draw, count: 16, seed: 5 };
    let mut all: Vec<Mechanism> =
        Features::ALL.map(|features| Mechanism::Linear(Linear { features })).to_vec();
    for (form, order) in [(Form::Taylor, 4), (Form::Power, 6), (Form::Cosine, 1)] {
        all.push(Mechanism::Series(Series { form, order }));
    }
    for kind in Kind::ALL {
        for draw in Draw::ALL {
            all.push(Mechanism::Performer(Performer { kind, directions: directions(draw) }));
        }
    }
    for (slope, window) in [(0.0, 0), (0.25, 2), (0.1, 9)] {
        // A codebook is given: it must not depend on keys to come.
        let codes = Codebook::Directions(directions(Draw::Independent));
        all.push(Mechanism::Vq(Vq { codes, slope, window }));
    }
    for (temperature, gain) in [(1.0, true), (1.0, false), (0.01, false)] {
        let codes = Codebook::Directions(directions(Draw::Orthogonal));
        all.push(Mechanism::SoftVq(SoftVq { codes, temperature, gain }));
    }
    for (gamma, scaled) in [(0.9, false), (0.9, true), (1.0, false), (0.0, false)] {
        all.push(Mechanism::Retention(Retention { gamma, scaled }));
    }
    let numbers: Vec<f64> = (0..100).map(|at| 0.5 + 0.5 * libm::sin(f64::from(at)).abs()).collect();
    let gate = |width| Gate::Given { width, numbers: numbers.clone() };
    all.extend([
        Mechanism::Softmax(Softmax),
        Mechanism::CosFormer(CosFormer { longest: 64 }),
        Mechanism::Efficient(Efficient),
        Mechanism::Rwkv(Rwkv { decay: vec![0.1, 0.5, 1.0], bonus: vec![0.3, -0.4] }),
        Mechanism::Mamba(Mamba { step: gate(3), rate: vec![-1.0, -2.0] }),
        Mechanism::Gla(Gla { keep: gate(4) }),
        Mechanism::Delta(Delta { write: gate(1), keep: Gate::Constant(1.0) }),
        Mechanism::Delta(Delta { write: gate(1), keep: gate(1) }),
        Mechanism::Gau(Gau { normalised: true }),
        Mechanism::Gau(Gau { normalised: false }),
    ]);
    all
}

fn inputs() -> Inputs {
    Inputs::closed_form(17, 4, 3)
}

fn apart(a: &Array2<f64>, b: &Array2<f64>) -> f64 {
    let most = b.iter().fold(1.0_f64, |most, x| most.max(x.abs()));
    a.iter().zip(b).fold(0.0, |apart: f64, (a, b)| apart.max((a - b).abs())) / most
}

#[test]
fn all_forms_agree() {
    for mechanism in all().iter().filter(|m| m.sights().contains(&Sight::Causal)) {
        let parallel = mechanism.parallel(&inputs(), Sight::Causal);
        if let Some(recurrent) = mechanism.recurrent(&inputs()) {
            assert!(
                apart(&recurrent, &parallel) < 1e-12,
                "{mechanism:?}: {}",
                apart(&recurrent, &parallel)
            );
        }
        for block in [0, 1, 4, 17, 99] {
            let Some(chunked) = mechanism.chunked(&inputs(), block) else { continue };
            assert!(apart(&chunked, &parallel) < 1e-12, "{mechanism:?}, blocks of {block}");
        }
    }
}

#[test]
fn what_comes_later_changes_nothing() {
    for mechanism in all().iter().filter(|m| m.sights().contains(&Sight::Causal)) {
        let mut later = inputs();
        for rows in [&mut later.q, &mut later.k, &mut later.v] {
            rows.row_mut(16).fill(0.7);
            rows.row_mut(15).fill(-0.2);
        }
        let [before, after] =
            [&inputs(), &later].map(|inputs| mechanism.parallel(inputs, Sight::Causal));
        for token in 0..15 {
            let error = (&before.row(token) - &after.row(token))
                .iter()
                .fold(0.0, |a: f64, x| a.max(x.abs()));
            assert!(error < 1e-12, "{mechanism:?} at {token}: {error}");
        }
        assert!(apart(&before, &after) > 1e-6, "{mechanism:?} reads nothing");
    }
}

#[test]
fn rows_of_what_is_normalised_add_up_to_one_and_keep_constants() {
    for mechanism in all().iter().filter(|mechanism| mechanism.is_normalised()) {
        for &sight in mechanism.sights() {
            for row in mechanism.weights(&inputs(), sight, 0).rows() {
                let sum = row.sum();
                // Rectified features of a row can all be 0; then it reads nothing.
                assert!(
                    (sum - 1.0).abs() < 1e-12 || row.iter().all(|x| *x == 0.0),
                    "{mechanism:?}: {sum}"
                );
                assert!(row.iter().all(|weight| *weight >= 0.0), "{mechanism:?}");
            }
        }
    }
}

#[test]
fn outputs_are_linear_in_values() {
    let (one, mut other) = (inputs(), inputs());
    other.v.mapv_inplace(|x| libm::cos(3.0 * x));
    let both = Inputs { v: &one.v * 2.0 - &other.v * 3.0, ..one.clone() };
    for mechanism in &all() {
        let sight = mechanism.sights()[0];
        let [one, other, both] =
            [&one, &other, &both].map(|inputs| mechanism.parallel(inputs, sight));
        assert!(apart(&(one * 2.0 - other * 3.0), &both) < 1e-11, "{mechanism:?}");
    }
}

#[test]
fn soft_quantisation_with_gain_is_performer() {
    for draw in Draw::ALL {
        let directions = Directions { draw, count: 12, seed: 8 };
        let soft = SoftVq { codes: Codebook::Directions(directions), temperature: 1.0, gain: true };
        let performer = Performer { kind: Kind::Positive, directions };
        let [soft, performer] =
            [soft.weights(&inputs(), Sight::Full, 0), performer.weights(&inputs(), Sight::Full, 0)];
        assert!(apart(&soft, &performer) < 1e-12);
    }
    let directions = Directions { draw: Draw::Independent, count: 12, seed: 8 };
    let soft = |gain| SoftVq { codes: Codebook::Directions(directions), temperature: 1.0, gain };
    let [with, without] = [true, false].map(|gain| soft(gain).weights(&inputs(), Sight::Full, 0));
    assert!(apart(&with, &without) > 0.01, "the factor of each key does not cancel");
}

#[test]
fn one_code_per_key_is_softmax_and_one_code_is_the_mean() {
    let vq = |count| Vq { codes: Codebook::First(count), slope: 0.0, window: 0 };
    let full = Softmax.parallel(&inputs(), Sight::Causal);
    assert!(apart(&vq(17).parallel(&inputs(), Sight::Causal), &full) < 1e-13);
    let mean = vq(1).parallel(&inputs(), Sight::Causal);
    for query in 0..17 {
        let wanted = (0..=query).map(|key| inputs().v[(key, 1)]).sum::<f64>() / (query + 1) as f64;
        assert!((mean[(query, 1)] - wanted).abs() < 1e-13);
    }
    let soft = SoftVq { codes: Codebook::First(17), temperature: 1e-9, gain: false };
    assert!(apart(&soft.parallel(&inputs(), Sight::Causal), &full) < 1e-12);
}

#[test]
fn relatives_that_are_the_same() {
    let gla = Gla { keep: Gate::Constant(0.9) }.parallel(&inputs(), Sight::Causal);
    let retention = Retention { gamma: 0.9, scaled: false }.parallel(&inputs(), Sight::Causal);
    assert!(apart(&gla, &retention) < 1e-13);
    let identity = Linear { features: Features::Identity }.parallel(&inputs(), Sight::Causal);
    let forever = Retention { gamma: 1.0, scaled: false }.parallel(&inputs(), Sight::Causal);
    assert!(apart(&identity, &forever) < 1e-13);
    // Squared rectified scores do not know how long a query is; exponentials do.
    let longer = Inputs { q: &inputs().q * 3.0, ..inputs() };
    let gau = Gau { normalised: true };
    let [short, long] = [&inputs(), &longer].map(|inputs| gau.weights(inputs, Sight::Causal, 0));
    assert!(apart(&short, &long) < 1e-13);
    let [short, long] =
        [&inputs(), &longer].map(|inputs| Softmax.weights(inputs, Sight::Causal, 0));
    assert!(apart(&short, &long) > 0.1);
}

#[test]
fn a_delta_rule_reads_what_it_wrote_last() {
    let mut inputs = inputs();
    let known = inputs.k.row(3).to_owned();
    inputs.k.row_mut(16).assign(&known);
    let norm = libm::sqrt(inputs.k.row(16).dot(&inputs.k.row(16)));
    let unit = inputs.k.row(16).mapv(|x| x / norm);
    inputs.q.row_mut(16).assign(&unit);
    let delta = Delta { write: Gate::Constant(1.0), keep: Gate::Constant(1.0) };
    let output = delta.recurrent(&inputs).unwrap();
    assert!((&output.row(16) - &inputs.v.row(16)).iter().all(|error| error.abs() < 1e-13));
}

#[test]
fn huge_and_empty_inputs_stay_numbers() {
    for mechanism in &all() {
        let sight = mechanism.sights()[0];
        for scale in [0.0, 1e-200, 30.0] {
            let huge = Inputs { q: inputs().q * scale, k: inputs().k * scale, v: inputs().v };
            let output = mechanism.parallel(&huge, sight);
            assert!(output.iter().all(|x| x.is_finite()), "{mechanism:?} times {scale}");
        }
        let none =
            Inputs { q: Array2::zeros((0, 4)), k: Array2::zeros((0, 4)), v: Array2::zeros((0, 3)) };
        assert_eq!(mechanism.parallel(&none, sight).dim(), (0, 3), "{mechanism:?}");
    }
}

#[test]
fn random_features_are_right_on_average_with_the_error_of_the_paper() {
    let [q, k] = [[0.3, -0.2, 0.4, 0.1], [0.2, 0.3, 0.1, -0.4]].map(|x| ndarray::arr1(&x));
    let wanted = libm::exp(q.dot(&k));
    for kind in Kind::ALL {
        let performer = |seed| Performer {
            kind,
            directions: Directions { draw: Draw::Independent, count: 8, seed },
        };
        let estimates: Vec<f64> = (0..4000)
            .map(|seed| {
                let performer = performer(seed);
                performer.estimate(&performer.directions.rows(4), q.view(), k.view())
            })
            .collect();
        let n = estimates.len() as f64;
        let mean = estimates.iter().sum::<f64>() / n;
        let error = estimates.iter().map(|x| (x - wanted) * (x - wanted)).sum::<f64>() / n;
        let theory = kind.squared_error(q.view(), k.view(), 8);
        assert!(
            (mean - wanted).abs() < 3.5 * libm::sqrt(theory / n),
            "{kind:?}: {mean} for {wanted}"
        );
        assert!((error / theory - 1.0).abs() < 0.15, "{kind:?}: {error} for {theory}");
    }
}

/// What is kept of a token, times what the token is to the query, is the weight: for every mechanism that has such a factor.
#[test]
fn decays_are_factors_of_the_weights() {
    let inputs = inputs();
    let numbers: Vec<f64> = (0..100).map(|at| 0.5 + 0.5 * libm::sin(f64::from(at)).abs()).collect();
    let gate = |width| Gate::Given { width, numbers: numbers.clone() };
    let one = Array2::from_elem((17, 1), 1.0);
    let bare = Inputs { q: one.clone(), k: one, v: inputs.v.clone() };
    let near = |a: &Array2<f64>, b: &Array2<f64>| assert!(apart(a, b) < 1e-13);
    let retention = Retention { gamma: 0.9, scaled: false };
    near(&retention.kept(17, 0).unwrap(), &retention.weights(&bare, Sight::Causal, 0));
    let gla = Gla { keep: gate(1) };
    near(&gla.kept(17, 0).unwrap(), &gla.weights(&bare, Sight::Causal, 0));
    let mamba = Mamba { step: gate(1), rate: vec![-0.7] };
    let steps = Array2::from_shape_fn((17, 17), |(_, key)| numbers[key]);
    near(&(mamba.kept(17, 0).unwrap() * steps), &mamba.weights(&bare, Sight::Causal, 0));
    let identity = Linear { features: Features::Identity };
    near(&identity.kept(17, 0).unwrap(), &identity.weights(&bare, Sight::Causal, 0));
    let rwkv = Rwkv { decay: vec![0.3, 0.2], bonus: vec![0.5, -0.1] };
    let flat = Inputs { k: Array2::zeros((17, 3)), ..inputs.clone() };
    near(&normalised(rwkv.kept(17, 1).unwrap()), &rwkv.weights(&flat, Sight::Causal, 1));
    // Orthonormal keys erase nothing, so that only the gate is left.
    let own = Inputs { q: Array2::eye(17), k: Array2::eye(17), v: inputs.v.clone() };
    let later = Array2::from_elem((17, 17), 1.0);
    let delta = Delta { write: Gate::Constant(1.0), keep: gate(1) };
    let read = Inputs { q: later, ..own };
    near(&delta.kept(17, 0).unwrap(), &delta.weights(&read, Sight::Causal, 0));
}

#[test]
fn heads_of_retention_forget_half_after_so_many_tokens() {
    for (head, wanted) in [21.8, 44.0, 88.4, 177.1, 354.5].into_iter().enumerate() {
        let gamma = Retention::of_head(head as u32);
        let half = Retention { gamma, scaled: false }.half_life();
        assert!((half - wanted).abs() < 0.05, "{head}: {half}");
        assert!((libm::pow(gamma, half) - 0.5).abs() < 1e-12);
    }
    assert_eq!(Retention::of_head(0), 0.96875);
    assert_eq!(Retention { gamma: 1.0, scaled: false }.half_life(), f64::INFINITY);
    assert_eq!(Retention { gamma: 0.0, scaled: false }.half_life(), 0.0);
}

#[test]
fn divisors_of_retention_cancel_under_a_norm_of_the_row() {
    let unit = |mut rows: Array2<f64>| {
        rows.rows_mut().into_iter().for_each(|mut row| {
            let norm = libm::sqrt(row.dot(&row));
            row /= norm;
        });
        rows
    };
    let [plain, scaled] = [false, true]
        .map(|scaled| unit(Retention { gamma: 0.9, scaled }.parallel(&inputs(), Sight::Causal)));
    assert!(apart(&plain, &scaled) < 1e-12);
}

#[test]
fn copies_wait_while_steps_are_nothing() {
    let numbers = vec![1.0, 0.0, 0.0, 0.0];
    let mamba = Mamba { step: Gate::Given { width: 1, numbers }, rate: vec![-1.0] };
    let inputs = Inputs::closed_form(4, 4, 1);
    let weights = mamba.weights(&inputs, Sight::Causal, 0);
    assert!((1..4).all(|query| (1..=query).all(|noise| weights[(query, noise)] == 0.0)));
    assert!(mamba.kept(4, 0).unwrap().column(0).iter().all(|kept| *kept == 1.0));
}

#[test]
fn a_delta_rule_that_replaces_all_holds_what_it_wrote_after_each_write() {
    let mut own = Inputs { k: mapped(&inputs().k, unit), ..inputs() };
    own.q = own.k.clone();
    let replace = |keep| Delta { write: Gate::Constant(1.0), keep: Gate::Constant(keep) };
    for keep in [1.0, 0.9] {
        assert!(apart(&replace(keep).recurrent(&own).unwrap(), &own.v) < 1e-13);
    }
    // Orthonormal keys: nothing is erased, so that it is linear attention, and every item is recalled.
    let basis = Inputs { q: Array2::eye(17), k: Array2::eye(17), v: own.v.clone() };
    let linear = Linear { features: Features::Identity };
    let delta = replace(1.0).parallel(&basis, Sight::Causal);
    assert!(apart(&delta, &linear.parallel(&basis, Sight::Causal)) < 1e-15);
    assert!(apart(&delta, &own.v) < 1e-15);
}
