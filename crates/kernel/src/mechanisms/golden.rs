//! Numbers of the notes, worked out elsewhere from inputs that need no generator.

use super::*;

/// The last row of the output, and the norm of all of it.
fn found(mechanism: &Mechanism, inputs: &Inputs, sight: Sight) -> (Vec<f64>, f64) {
    let output = mechanism.parallel(inputs, sight);
    let norm = libm::sqrt(output.iter().map(|x| x * x).sum());
    (output.row(7).to_vec(), norm)
}

fn wave(width: usize, number: impl Fn(f64, f64) -> f64) -> Gate {
    let numbers =
        (0..8 * width).map(|at| number((at / width) as f64, (at % width) as f64)).collect();
    Gate::Given { width, numbers }
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

#[test]
#[allow(clippy::too_many_lines, clippy::type_complexity, reason = "it is a table")]
fn outputs_are_those_of_the_notes() {
    let plain = Inputs::closed_form(8, 4, 3);
    let halved = Inputs { q: &plain.q / 2.0, ..plain.clone() };
    let channels = Inputs {
        k: Array2::from_shape_fn((8, 3), |(j, b)| libm::cos(2.0 + 5.0 * j as f64 + 2.0 * b as f64)),
        ..plain.clone()
    };
    let linear = |features| Mechanism::Linear(Linear { features });
    let vq = |slope, window| Mechanism::Vq(Vq { codes: Codebook::First(3), slope, window });
    let (causal, full) = (Sight::Causal, Sight::Full);
    let retention = |scaled| Mechanism::Retention(Retention { gamma: 0.9, scaled });
    let cosine = Mechanism::Series(Series { form: Form::Cosine, order: 1 });
    let rwkv = Rwkv { decay: vec![0.1, 0.5, 1.0], bonus: vec![0.3, 0.0, -0.4] };
    let keep = wave(4, |i, a| libm::pow(sigmoid(libm::sin(1.0 + 3.0 * i + 2.0 * a)), 0.25));
    let beta = wave(1, |i, _| sigmoid(libm::cos(1.0 + i)));
    let delta = Mechanism::Delta(Delta { write: beta, keep: Gate::Constant(1.0) });
    let rows: [(&str, Mechanism, &Inputs, Sight, [f64; 3], f64); 15] = [
        (
            "softmax",
            Mechanism::Softmax(Softmax),
            &plain,
            causal,
            [-0.066207335053, 0.077754983272, 0.110319632024],
            1.630308297105,
        ),
        (
            "1/√d",
            Mechanism::Softmax(Softmax),
            &halved,
            causal,
            [-0.072343359398, 0.092307302623, 0.124711541790],
            1.449178160219,
        ),
        (
            "elu",
            linear(Features::Elu),
            &plain,
            causal,
            [-0.080047515787, 0.081118368504, 0.126067943169],
            1.355894988122,
        ),
        (
            "exp",
            linear(Features::Exp),
            &plain,
            causal,
            [-0.069693392818, 0.095187776640, 0.123695738320],
            1.355682872950,
        ),
        (
            "1+cos",
            cosine,
            &plain,
            causal,
            [-0.082712574360, 0.100495943793, 0.139726372453],
            1.537761609662,
        ),
        (
            "efficient",
            Mechanism::Efficient(Efficient),
            &plain,
            full,
            [-0.071364277233, 0.105801077418, 0.131387806923],
            0.505867804988,
        ),
        (
            "cosformer",
            Mechanism::CosFormer(CosFormer { longest: 8 }),
            &plain,
            causal,
            [-0.060215617341, 0.262016747431, 0.208864103749],
            1.771468680809,
        ),
        // The notes print …073040 for the first; that of the next row, without its divisor, is …074032 as well.
        (
            "retention",
            retention(false),
            &plain,
            causal,
            [-0.189866074030, 0.301328767197, 0.360817227322],
            3.393430299289,
        ),
        (
            "torchscale",
            retention(true),
            &plain,
            causal,
            [-0.039779379838, 0.063132244913, 0.075595840968],
            1.059542037451,
        ),
        (
            "rwkv",
            Mechanism::Rwkv(rwkv),
            &channels,
            causal,
            [-0.124451896058, 0.153164144586, -0.184158377171],
            1.812916060804,
        ),
        (
            "gla",
            Mechanism::Gla(Gla { keep }),
            &plain,
            causal,
            [-0.277831856288, 0.373275223074, 0.489599987401],
            3.285667830448,
        ),
        (
            "delta",
            delta,
            &plain,
            causal,
            [-0.325576037622, 0.156505329962, 0.414365325490],
            1.710716492769,
        ),
        (
            "gau",
            Mechanism::Gau(Gau { normalised: false }),
            &plain,
            full,
            [-0.003879365942, -0.004053071145, 0.001579959904],
            0.065951136651,
        ),
        (
            "vq",
            vq(0.0, 0),
            &plain,
            causal,
            [-0.029908252864, 0.131917440675, 0.104748231909],
            1.633179801190,
        ),
        (
            "vq bias",
            vq(0.25, 2),
            &plain,
            causal,
            [-0.055104229711, 0.130805532981, 0.129313396423],
            1.665989709573,
        ),
    ];
    for (name, mechanism, inputs, sight, wanted, norm) in rows {
        let (row, found) = found(&mechanism, inputs, sight);
        for (found, wanted) in row.iter().zip(wanted) {
            assert!((found - wanted).abs() < 1e-12, "{name}: {row:?}");
        }
        assert!((found - norm).abs() < 1e-11, "{name}: norm {found}");
    }
}

#[test]
fn a_selective_state_space_of_the_notes() {
    let inputs = Inputs::closed_form(8, 4, 1);
    let step = wave(1, |t, _| Features::Softplus.of(libm::sin(t)));
    let mamba = Mechanism::Mamba(Mamba { step, rate: vec![-1.0, -2.0, -3.0, -4.0] });
    let wanted = [
        0.083582393744,
        -0.911469212453,
        -1.003796340763,
        -0.058321408014,
        -0.066342649717,
        -0.314426505301,
        -0.305048408658,
        -0.853039314861,
    ];
    let found = mamba.parallel(&inputs, Sight::Causal);
    for (found, wanted) in found.iter().zip(wanted) {
        assert!((found - wanted).abs() < 1e-12, "{found} {wanted}");
    }
}

#[test]
fn codes_of_the_notes() {
    let inputs = Inputs::closed_form(8, 4, 3);
    let vq = Vq { codes: Codebook::First(3), slope: 0.0, window: 0 };
    assert_eq!(vq.quantised(&inputs.k).1, [0, 1, 2, 2, 0, 0, 1, 2]);
}
