//! What the rescales have in common: a factor of 1 changes nothing, limits meet, and no value breaks a number.

use proptest::prelude::*;
use rotarium_kernel::HeadDim;
use rotarium_kernel::ladder::{Custom, Even, Ladder, Rope, Truncated};
use rotarium_kernel::rescale::{
    Band, BaseChange, DynamicNtk, Given, Interpolation, Llama3, LongRope, Mscale, Ntk, NtkByParts,
    NtkMixed, QwenDynamicNtk, Ramp, Reach, Rescale, Spread, Yarn,
};

use crate::strategies::{base, config, near};

fn rope(base: f64, pairs: usize) -> Vec<f64> {
    Ladder::Rope(Rope { base, share: 1.0 }).thetas(2 * pairs)
}

/// θ′ and m for a text of that length.
fn stretched(rescale: &Rescale, thetas: &[f64], given: Given) -> (Vec<f64>, f64) {
    let mut thetas = thetas.to_vec();
    rescale.apply(&mut thetas, &given);
    (thetas, rescale.attention_factor(&given))
}

fn band(ramp: Ramp, original: f64, truncate: bool) -> Band {
    Band { original, beta_fast: 32.0, beta_slow: 1.0, ramp, truncate }
}

fn yarn(reach: Reach, band: Band) -> Rescale {
    Rescale::Yarn(Yarn { reach, band, mscale: Mscale::default() })
}

/// Every rescale with a factor of its own, at that factor.
fn by_factor(factor: f64, original: f64) -> Vec<Rescale> {
    let reach = Reach::Factor(factor);
    let mut all = vec![
        Rescale::Interpolation(Interpolation { factor }),
        Rescale::NtkMixed(NtkMixed { factor, exponent: 0.625 }),
        Rescale::NtkByParts(NtkByParts { reach, original }),
        Rescale::Llama3(Llama3 { factor, low: 1.0, high: 4.0, original }),
        Rescale::Llama3(Llama3 { factor, low: 1.0, high: 1.0, original }),
    ];
    all.extend(Spread::ALL.map(|spread| Rescale::Ntk(Ntk { factor, spread })));
    for ramp in Ramp::ALL {
        all.extend([false, true].map(|truncate| yarn(reach, band(ramp, original, truncate))));
    }
    all
}

/// Every rescale that follows the text.
fn by_text(original: f64) -> Vec<Rescale> {
    let mut all = vec![
        Rescale::DynamicNtk(DynamicNtk { factor: 2.5, original }),
        Rescale::QwenDynamicNtk(QwenDynamicNtk { original }),
        Rescale::NtkByParts(NtkByParts { reach: Reach::Text, original }),
    ];
    all.extend(Ramp::ALL.map(|ramp| yarn(Reach::Text, band(ramp, original, true))));
    all
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_factor_of_one_changes_nothing(
        (base, pairs) in (base(), 1_usize..=64),
        (original, length) in (2.0..1e6_f64, 1.0..1e6_f64),
    ) {
        let (thetas, given) = (rope(base, pairs), Given { base, length });
        let mut all = by_factor(1.0, original);
        all.push(Rescale::BaseChange(BaseChange { base }));
        for rescale in all {
            prop_assert_eq!(stretched(&rescale, &thetas, given), (thetas.clone(), 1.0), "{:?}", rescale);
        }
    }

    #[test]
    fn a_text_of_the_training_length_changes_nothing(
        (base, pairs) in (base(), 1_usize..=64),
        (original, share) in (2.0..1e6_f64, 0.0..=1.0_f64),
    ) {
        let thetas = rope(base, pairs);
        for length in [original * share, original] {
            for rescale in by_text(original) {
                let found = stretched(&rescale, &thetas, Given { base, length });
                prop_assert_eq!(found, (thetas.clone(), 1.0), "{:?} at {}", rescale, length);
            }
        }
    }

    #[test]
    fn no_pair_is_stretched_by_more_than_the_factor(
        (base, pairs, factor) in (base(), 1_usize..=64, 1.0..1000.0_f64),
        original in 2.0..1e6_f64,
    ) {
        let (thetas, given) = (rope(base, pairs), Given { base, length: 1.0 });
        for rescale in by_factor(factor, original) {
            let (slowed, m) = stretched(&rescale, &thetas, given);
            for (new, old) in slowed.iter().zip(&thetas) {
                let gain = new / old;
                prop_assert!(gain <= 1.0 + 1e-12 && gain * factor >= 1.0 - 1e-9, "{:?}: {}", rescale, gain);
            }
            prop_assert!(m >= 1.0);
        }
    }

    #[test]
    fn limits_of_the_mixed_radix(
        (base, pairs, factor) in (base(), 1_usize..=64, 1.0..1000.0_f64),
    ) {
        let (thetas, given) = (rope(base, pairs), Given { base, length: 1.0 });
        let mixed = |exponent| Rescale::NtkMixed(NtkMixed { factor, exponent });
        let even = Rescale::Ntk(Ntk { factor, spread: Spread::Fixed });
        let interpolated = Rescale::Interpolation(Interpolation { factor });
        for (exponent, wanted) in [(0.0, interpolated), (1.0, even)] {
            let [(found, _), (wanted, _)] =
                [mixed(exponent), wanted].map(|rescale| stretched(&rescale, &thetas, given));
            prop_assert!(found.iter().zip(&wanted).all(|(a, b)| (a / b - 1.0).abs() < 1e-13));
        }
    }

    #[test]
    fn the_last_pair_of_bloc97_is_interpolated(
        (base, pairs, factor) in (base(), 2_usize..=256, 1.0..1000.0_f64),
    ) {
        let (thetas, given) = (rope(base, pairs), Given { base, length: 1.0 });
        let rescale = Rescale::Ntk(Ntk { factor, spread: Spread::Bloc97 });
        let (slowed, _) = stretched(&rescale, &thetas, given);
        prop_assert_eq!(slowed[0], thetas[0]);
        prop_assert!((slowed[pairs - 1] * factor / thetas[pairs - 1] - 1.0).abs() < 1e-15);
        // The same from a changed base.
        let d = 2.0 * pairs as f64;
        let changed = Rescale::BaseChange(BaseChange { base: base * factor.powf(d / (d - 2.0)) });
        let (wanted, _) = stretched(&changed, &thetas, given);
        prop_assert!(slowed.iter().zip(&wanted).all(|(a, b)| (a / b - 1.0).abs() < 1e-11));
    }

    #[test]
    fn llama_3_is_the_turn_ramp_from_1_to_4(
        (base, pairs, factor) in (base(), 1_usize..=64, 1.0..1000.0_f64),
        original in 2.0..1e6_f64,
    ) {
        let (thetas, given) = (rope(base, pairs), Given { base, length: 1.0 });
        let llama = Rescale::Llama3(Llama3 { factor, low: 1.0, high: 4.0, original });
        let (found, m) = stretched(&llama, &thetas, given);
        prop_assert_eq!(m, 1.0);
        for (new, theta) in found.iter().zip(&thetas) {
            let turns = theta * original / std::f64::consts::TAU;
            let kept = ((turns - 1.0) / 3.0).clamp(0.0, 1.0);
            prop_assert!(near(new / theta, kept + (1.0 - kept) / factor, 1e-13));
        }
    }

    #[test]
    fn unit_lists_leave_the_factor_only(
        (base, pairs, length) in (base(), 1_usize..=64, 1.0..1e5_f64),
        list in 0_usize..100,
    ) {
        let thetas = rope(base, pairs);
        let unit = LongRope {
            short: vec![1.0; list],
            long: vec![1.0; 2 * list],
            original: 4096.0,
            factor: 32.0,
            attention_factor: None,
        };
        let (found, m) = stretched(&Rescale::LongRope(unit), &thetas, Given { base, length });
        prop_assert_eq!(found, thetas);
        prop_assert!((m - 1.190_238_071_423_808_3).abs() < 1e-15);
    }
}

#[test]
fn a_longer_text_changes_something() {
    let (thetas, base) = (rope(1e4, 64), 1e4);
    for rescale in by_text(4096.0) {
        let [once, twice] =
            [4097.0, 9000.0].map(|length| stretched(&rescale, &thetas, Given { base, length }));
        assert!(once.0 != thetas && twice.0 != once.0, "{rescale:?} does not follow the text");
    }
}

/// Values that no knob gives, in every field at once.
fn wild(value: f64) -> Vec<Rescale> {
    let mut all = by_factor(value, value);
    all.extend(by_text(value));
    for ramp in Ramp::ALL {
        let band =
            Band { original: value, beta_fast: value, beta_slow: value, ramp, truncate: true };
        let mscale = Mscale { attention_factor: 0.0, mscale: value, all_dim: value };
        all.push(Rescale::Yarn(Yarn { reach: Reach::Factor(value), band, mscale }));
    }
    let lists = [vec![], vec![value], vec![1.0, value, 3.0]];
    all.extend(lists.map(|long| {
        let short = long.clone();
        Rescale::LongRope(LongRope {
            short,
            long,
            original: value,
            factor: value,
            attention_factor: None,
        })
    }));
    all.push(Rescale::BaseChange(BaseChange { base: value }));
    all.push(Rescale::NtkMixed(NtkMixed { factor: value, exponent: value }));
    all
}

#[test]
fn nothing_breaks_a_number() {
    let ladders = [
        Ladder::Rope(Rope { base: 1e4, share: 0.5 }),
        Ladder::Truncated(Truncated { base: 1e9, share: 0.3 }),
        Ladder::Even(Even { base: 10.0 }),
        Ladder::Custom(Custom { thetas: vec![1.0, 0.5, 0.0] }),
        Ladder::Custom(Custom { thetas: vec![] }),
    ];
    let values =
        [0.0, -0.0, -1.0, 1e-300, 0.5, 1.0, 7.0, 1e300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    for dim in [2, 4, 6, 128].map(|dim| HeadDim::new(dim).unwrap()) {
        for ladder in &ladders {
            let thetas = ladder.thetas(ladder.rotary_channels(dim));
            for rescale in values.into_iter().flat_map(wild) {
                for length in [1.0, 5000.0, 1e6] {
                    let given = Given { base: ladder.base(), length };
                    let (found, m) = stretched(&rescale, &thetas, given);
                    let fine = found.iter().all(|theta| theta.is_finite()) && m.is_finite();
                    assert!(fine, "{rescale:?} on {ladder:?}: {found:?}, {m}");
                    assert_eq!(found.len(), thetas.len());
                }
            }
        }
    }
}
