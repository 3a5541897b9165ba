//! Spectra against matrices that are known by hand, and the table of the notes.

use ndarray::array;
use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::SeedableRng;

use super::*;
use crate::focus::Estimate;

const ELU: Similarity = Similarity::Linear(Features::Elu);
const READS: [Reads; 5] =
    [Reads::All, Reads::Mixed(5), Reads::Forward, Reads::Backward, Reads::Near(2)];

fn drawn(tokens: usize, d: usize, seed: u64) -> Inputs {
    let mut generator = Pcg64::seed_from_u64(seed);
    let mut matrix =
        || Array2::from_shape_simple_fn((tokens, d), || StandardNormal.sample(&mut generator));
    let (q, k) = (matrix(), matrix());
    Inputs { q, k, v: Array2::zeros((tokens, 1)) }
}

fn spectrum(similarity: Similarity, inputs: &Inputs, reads: Reads) -> Spectrum {
    Spectrum::of(&similarity.map(inputs, reads, 1.0)).unwrap()
}

#[test]
fn matrices_by_hand() {
    // Singular values of [[3, 0], [4, 5]] are √45 and √5.
    let found = Spectrum::of(&array![[3.0, 0.0], [4.0, 5.0]]).unwrap();
    assert!((found.values[0] - libm::sqrt(45.0)).abs() < 1e-12);
    assert!((found.values[1] - libm::sqrt(5.0)).abs() < 1e-12);
    assert!((found.condition() - 3.0).abs() < 1e-12 && found.rank() == 2);
    let equal = Spectrum::of(&Array2::eye(7)).unwrap();
    assert!((equal.effective_rank() - 7.0).abs() < 1e-12);
    let one = Spectrum::of(&Array2::from_elem((5, 5), 0.2)).unwrap();
    assert_eq!(one.rank(), 1);
    assert!((one.effective_rank() - 1.0).abs() < 1e-6 && one.condition() > 1e10);
    let none = Spectrum::of(&Array2::zeros((3, 3))).unwrap();
    assert_eq!((none.rank(), none.effective_rank()), (0, 0.0));
    assert_eq!(Spectrum::of(&Array2::zeros((0, 0))), None);
    assert_eq!(Spectrum::of(&array![[f64::NAN]]), None);
    assert_eq!(log_diagonal(&array![[0.5, 0.0], [1.0, 0.25]]), Some(libm::log(0.125)));
    assert_eq!(log_diagonal(&array![[0.5, 0.0], [1.0, 0.0]]), None);
}

/// §7 at n = 64. The notes print one draw of another generator: ranks of products of d features are exact, the rest must lie
/// within 3.5 standard deviations of single draws here, which are small (checked) but for Σ ln A_ii, a sum of 64 scores.
#[test]
fn table_of_the_notes() {
    const DRAWS: u64 = 12;
    let printed = [
        (2, [52.0, 8.1, 1.6, -233.9, 23.7, 20.5]),
        (4, [64.0, 15.2, 2.2, -240.2, 24.9, 20.9]),
        (8, [64.0, 27.8, 3.1, -243.2, 30.3, 21.5]),
        (16, [64.0, 35.0, 3.8, -252.6, 31.0, 20.9]),
    ];
    for (d, printed) in printed {
        let mut found = [Estimate::default(); 6];
        for seed in 0..DRAWS {
            let measured = measured(&drawn(64, d, seed), d);
            found.iter_mut().zip(measured).for_each(|(all, one)| all.add(one));
        }
        for (at, (found, wanted)) in found.into_iter().zip(printed).enumerate() {
            let (mean, error) = (found.mean().unwrap(), found.error().unwrap());
            let deviation = error * libm::sqrt(DRAWS as f64);
            let most = [4.0, 2.5, 0.25, 12.0, 2.5, 1.5][at];
            assert!(deviation < most, "d = {d}, {at}: ± {deviation}");
            assert!(
                (mean - wanted).abs() < 3.5 * deviation + 0.05,
                "d = {d}, {at}: {mean} for {wanted}"
            );
        }
    }
}

fn measured(inputs: &Inputs, d: usize) -> [f64; 6] {
    assert_eq!(spectrum(Similarity::Product, inputs, Reads::All).rank(), d);
    let linear = spectrum(ELU, inputs, Reads::All);
    assert_eq!(linear.rank(), d);
    let softmax = spectrum(Similarity::Softmax, inputs, Reads::All);
    let map = Similarity::Softmax.map(inputs, Reads::Forward, 1.0);
    [
        softmax.rank() as f64,
        softmax.effective_rank(),
        linear.effective_rank(),
        log_diagonal(&map).unwrap(),
        Spectrum::of(&map).unwrap().effective_rank(),
        spectrum(ELU, inputs, Reads::Forward).effective_rank(),
    ]
}

/// Acceptance 7: causal maps have full rank, by the diagonal; and the diagonal is what singular values say where they can.
#[test]
fn causal_maps_have_full_rank() {
    for similarity in [Similarity::Softmax, ELU, Similarity::Linear(Features::Exp)] {
        for reads in [Reads::Forward, Reads::Backward, Reads::Near(0), Reads::Mixed(1)] {
            assert!(reads.is_triangular());
            let map = similarity.map(&drawn(24, 4, 3), reads, 1.0);
            let logs = log_diagonal(&map).unwrap();
            assert!(logs.is_finite() && libm::exp(logs) > 0.0);
            let product: f64 =
                Spectrum::of(&map).unwrap().values.iter().map(|value| libm::log(*value)).sum();
            assert!((product - logs).abs() < 1e-6 * logs.abs() + 1e-9, "{similarity:?} {reads:?}");
        }
    }
    let long = Similarity::Softmax.map(&drawn(256, 8, 3), Reads::Forward, 1.0);
    assert!(log_diagonal(&long).unwrap() < -1000.0);
}

#[test]
fn local_truncation_raises_the_rank() {
    let inputs = drawn(64, 8, 1);
    let rank = |reads| spectrum(ELU, &inputs, reads).rank();
    assert_eq!(rank(Reads::All), 8);
    assert!(rank(Reads::Near(8)) > 40);
    assert_eq!(rank(Reads::Near(0)), 64);
    let map = ELU.map(&inputs, Reads::Near(0), 1.0);
    assert!((&map - &Array2::<f64>::eye(64)).iter().all(|x| x.abs() < 1e-15));
}

#[test]
fn rows_are_divided_and_the_spectral_radius_is_one() {
    let inputs = drawn(12, 3, 2);
    for similarity in Similarity::ALL.into_iter().filter(|similarity| similarity.is_normalised()) {
        for reads in READS {
            let map = similarity.map(&inputs, reads, 1.0);
            for (query, row) in map.rows().into_iter().enumerate() {
                assert!(row.iter().all(|weight| *weight >= 0.0));
                assert!(
                    row.iter().enumerate().all(|(key, w)| *w == 0.0 || reads.allows(query, key))
                );
                assert!((row.sum() - 1.0).abs() < 1e-12 || row.sum() == 0.0);
            }
            let (low, high) = spectral_radius(&map);
            let eigen =
                DMatrix::from_fn(12, 12, |row, column| map[(row, column)]).complex_eigenvalues();
            let radius =
                eigen.iter().map(|value| libm::hypot(value.re, value.im)).fold(0.0, f64::max);
            assert!(
                radius > low - 1e-9 && radius < high + 1e-9,
                "{similarity:?} {reads:?}: {radius}"
            );
            if similarity != Similarity::Relu2 && similarity != Similarity::Linear(Features::Relu) {
                assert!((radius - 1.0).abs() < 1e-9, "{similarity:?} {reads:?}: {radius}");
            }
        }
    }
}

#[test]
fn masks_are_those_of_the_article() {
    let pattern = |reads: Reads| {
        let row = |query| (0..4).map(move |key| if reads.allows(query, key) { '#' } else { '.' });
        (0..4).map(|query| row(query).collect::<String>()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(pattern(Reads::All), "#### #### #### ####");
    assert_eq!(pattern(Reads::Mixed(2)), "##.. ##.. ###. ####");
    assert_eq!(pattern(Reads::Forward), "#... ##.. ###. ####");
    assert_eq!(pattern(Reads::Backward), "#### .### ..## ...#");
    assert_eq!(pattern(Reads::Near(1)), "##.. ###. .### ..##");
    assert_eq!(pattern(Reads::Mixed(0)), pattern(Reads::Forward));
}

#[test]
fn large_scales_and_single_tokens_are_finite() {
    for similarity in Similarity::ALL {
        for (tokens, d, scale) in [(1, 1, 0.0), (2, 1, 1e6), (16, 64, 1e3), (3, 2, 0.0)] {
            for reads in READS {
                let map = similarity.map(&drawn(tokens, d, 9), reads, scale);
                let found = Spectrum::of(&map).unwrap();
                assert!(found.values.iter().all(|value| value.is_finite()));
                assert!((0.0..=tokens as f64 + 1e-9).contains(&found.effective_rank()));
            }
        }
    }
}
