//! Golden values of frequencies for longer texts: a worked table, published presets, bounds and counts.

use rotarium_kernel::ladder::{Ladder, Rope};
use rotarium_kernel::rescale::{
    Band, DynamicNtk, Given, Interpolation, Llama3, LongRope, Mscale, Ntk, NtkByParts, NtkMixed,
    QwenDynamicNtk, Ramp, Reach, Rescale, Spread, Yarn,
};
use rotarium_kernel::temperature::{DeepSeek, Scale};
use rotarium_kernel::{HeadDim, Settings, schemes};

use crate::tools::{assert_printed, rope};

/// θ′/θ of every pair.
fn gains(rescale: &Rescale, dim: usize, base: f64, length: f64) -> Vec<f64> {
    let thetas = Ladder::Rope(Rope { base, share: 1.0 }).thetas(dim);
    let mut slowed = thetas.clone();
    rescale.apply(&mut slowed, &Given { base, length });
    slowed.iter().zip(&thetas).map(|(new, old)| new / old).collect()
}

fn band(original: f64, ramp: Ramp) -> Band {
    Band { original, beta_fast: 32.0, beta_slow: 1.0, ramp, truncate: true }
}

fn yarn(factor: f64, band: Band) -> Rescale {
    Rescale::Yarn(Yarn { reach: Reach::Factor(factor), band, mscale: Mscale::default() })
}

fn ntk(spread: Spread) -> Rescale {
    Rescale::Ntk(Ntk { factor: 8.0, spread })
}

fn mixed(exponent: f64) -> Rescale {
    Rescale::NtkMixed(NtkMixed { factor: 8.0, exponent })
}

/// d = 128, b = 10⁴, L = 512, s = 8, at eleven pairs.
#[test]
fn the_table_of_all_methods() {
    let pairs = [0, 1, 8, 16, 24, 30, 31, 32, 40, 48, 63];
    let parts = NtkByParts { reach: Reach::Factor(8.0), original: 512.0 };
    #[rustfmt::skip]
    let table = [
        ("interpolation", Rescale::Interpolation(Interpolation { factor: 8.0 }), [0.125; 11]),
        ("bloc97", ntk(Spread::Bloc97),
            [1.0, 0.967532, 0.767930, 0.589717, 0.452862, 0.371499, 0.359437, 0.347766, 0.267060, 0.205084, 0.125]),
        ("old", ntk(Spread::Old),
            [1.0, 0.968031, 0.771105, 0.594604, 0.458502, 0.377291, 0.365229, 0.353553, 0.272627, 0.210224, 0.129128]),
        ("fixed", ntk(Spread::Fixed),
            [0.968031, 0.937084, 0.746454, 0.575595, 0.443844, 0.365229, 0.353553, 0.342251, 0.263911, 0.203503, 0.125]),
        ("mixed 0.625", mixed(0.625),
            [0.856796, 0.787921, 0.543232, 0.403306, 0.314878, 0.266639, 0.259668, 0.252957, 0.207163, 0.172084, 0.125]),
        ("mixed 0.75", mixed(0.75),
            [0.912197, 0.856796, 0.620318, 0.463294, 0.357913, 0.298989, 0.290415, 0.282152, 0.225594, 0.182319, 0.125]),
        ("YaRN, index ramp", yarn(8.0, band(512.0, Ramp::Index)),
            [1.0, 1.0, 0.93, 0.65, 0.37, 0.16, 0.125, 0.125, 0.125, 0.125, 0.125]),
        ("YaRN, turn ramp", yarn(8.0, band(512.0, Ramp::Turns)),
            [1.0, 1.0, 0.824112, 0.326779, 0.169508, 0.127446, 0.125, 0.125, 0.125, 0.125, 0.125]),
        ("by parts", Rescale::NtkByParts(parts),
            [1.0, 1.0, 1.0, 0.863239, 0.525814, 0.309874, 0.242218, 0.180692, 0.125, 0.125, 0.125]),
    ];
    assert_eq!(parts.ends(128, 1e4), [[29.0, 33.0], [11.0, 26.0]]);
    for (name, rescale, printed) in table {
        let found = gains(&rescale, 128, 1e4, 1.0);
        for (pair, printed) in pairs.into_iter().zip(printed) {
            assert_printed(found[pair], printed, 6, &format!("{name}, pair {pair}"));
        }
    }
}

/// Every pair of a preset: 1 up to the first entry, 1/s from `done` on, the printed values where they are given.
fn assert_preset(
    rescale: &Rescale,
    (dim, base): (usize, f64),
    kept: usize,
    printed: &[(usize, f64)],
    done: (usize, f64),
) {
    let found = gains(rescale, dim, base, 1.0);
    assert!(found[..=kept].iter().all(|&gain| gain == 1.0), "{rescale:?}");
    assert!(found[kept + 1..].iter().all(|&gain| gain < 1.0), "{rescale:?}");
    for &(pair, printed) in printed {
        assert_printed(found[pair], printed, 6, &format!("{rescale:?}, pair {pair}"));
    }
    let (first, floor) = done;
    assert!(found[first..].iter().all(|gain| (gain - floor).abs() < 1e-15), "{rescale:?}");
    assert!(found[..first].iter().all(|gain| *gain > floor + 1e-6), "{rescale:?}");
}

#[test]
fn presets_of_yarn() {
    let llama2 = yarn(16.0, band(4096.0, Ramp::Index));
    let printed = [(21, 0.963942), (30, 0.639423), (40, 0.278846), (45, 0.098558)];
    assert_preset(&llama2, (128, 1e4), 20, &printed, (46, 0.0625));
    let gpt_oss = yarn(32.0, Band { truncate: false, ..band(4096.0, Ramp::Index) });
    let printed = [(9, 0.905551), (12, 0.593227), (16, 0.176795), (17, 0.072688)];
    assert_preset(&gpt_oss, (64, 150_000.0), 8, &printed, (18, 0.03125));
    let qwen3 = yarn(4.0, band(32768.0, Ramp::Index));
    let printed = [(24, 0.955882), (30, 0.691176), (35, 0.470588), (39, 0.294118)];
    assert_preset(&qwen3, (128, 1e6), 23, &printed, (40, 0.25));
    let deepseek = yarn(40.0, band(4096.0, Ramp::Index));
    let printed = [(11, 0.925), (15, 0.625), (20, 0.25), (22, 0.1)];
    assert_preset(&deepseek, (64, 1e4), 10, &printed, (23, 0.025));
    let olmo3 = yarn(8.0, band(8192.0, Ramp::Index));
    let printed = [(19, 0.948529), (25, 0.639706), (30, 0.382353), (34, 0.176471)];
    assert_preset(&olmo3, (128, 5e5), 18, &printed, (35, 0.125));
    let kimi = yarn(32.0, Band { beta_fast: 1.0, ..band(4096.0, Ramp::Index) });
    assert_preset(&kimi, (64, 5e4), 19, &[], (20, 0.03125));
}

/// The paper's ramp interpolates the middle much harder than its code: Llama 2 at s = 16, pair 30.
#[test]
fn two_ramps_of_one_name() {
    let [index, turns] =
        Ramp::ALL.map(|ramp| gains(&yarn(16.0, band(4096.0, ramp)), 128, 1e4, 1.0)[30]);
    assert_printed(index, 0.639, 3, "index ramp");
    assert_printed(turns, 0.295, 3, "turn ramp");
}

#[test]
fn ends_of_the_ramps() {
    let ends = |dim, base, band: Band| band.ends(dim, base);
    #[rustfmt::skip]
    let fractional = [
        (128, 1e4, 4096.0, 20.944, 45.027), (128, 1e4, 512.0, 6.495, 30.577), (64, 1e4, 4096.0, 10.472, 22.513),
        (128, 1e6, 32768.0, 23.596, 39.651), (64, 150_000.0, 4096.0, 8.0928, 17.3980),
    ];
    for (dim, base, original, low, high) in fractional {
        let found = ends(dim, base, Band { truncate: false, ..band(original, Ramp::Index) });
        assert_printed(found[0], low, 3, "low end");
        assert_printed(found[1], high, 3, "high end");
    }
    #[rustfmt::skip]
    let whole = [
        (128, 1e4, 4096.0, [20.0, 46.0]), (128, 1e4, 512.0, [6.0, 31.0]), (64, 1e4, 4096.0, [10.0, 23.0]),
        (128, 1e6, 32768.0, [23.0, 40.0]), (128, 5e5, 8192.0, [18.0, 35.0]), (128, 1e6, 16384.0, [20.0, 37.0]),
        (64, 5e4, 4096.0, [8.0, 20.0]),
    ];
    for (dim, base, original, wanted) in whole {
        assert_eq!(
            ends(dim, base, band(original, Ramp::Index)),
            wanted,
            "d={dim} b={base} L={original}"
        );
    }
    let kimi = Band { beta_fast: 1.0, ..band(4096.0, Ramp::Index) };
    assert_printed(Band { truncate: false, ..kimi }.ends(64, 5e4)[0], 19.165, 3, "Kimi K2");
    assert_eq!(kimi.ends(64, 5e4), [19.0, 20.0]);
    // Held below the number of channels, not of pairs; where nothing turns often, it begins at pair 0.
    assert_eq!(ends(8, 10.0, band(1e9, Ramp::Index))[1], 7.0);
    assert_eq!(ends(8, 1e4, band(64.0, Ramp::Index))[0], 0.0);
}

#[test]
fn attention_factors() {
    let m = |factor, mscale| {
        let yarn = Yarn { reach: Reach::Factor(factor), band: band(4096.0, Ramp::Index), mscale };
        Rescale::Yarn(yarn).attention_factor(&Given { base: 1e4, length: 1.0 })
    };
    let silent = Mscale::default();
    for (factor, printed) in [(16.0, 1.27726), (8.0, 1.20794), (4.0, 1.13863), (32.0, 1.34657)] {
        assert_printed(m(factor, silent), printed, 5, &format!("s = {factor}"));
    }
    assert_printed(m(16.0, silent).powi(2), 1.63139, 5, "m²");
    assert_printed(m(8.0, silent).powi(2), 1.45913, 5, "m²");
    // Ministral 3 and DeepSeek state both alike; one alone says nothing; m itself goes before them.
    assert_eq!(m(16.0, Mscale { mscale: 1.0, all_dim: 1.0, ..silent }), 1.0);
    assert_eq!(m(40.0, Mscale { mscale: 0.707, all_dim: 0.707, ..silent }), 1.0);
    assert_eq!(m(40.0, Mscale { mscale: 0.707, ..silent }), m(40.0, silent));
    assert_eq!(m(40.0, Mscale { all_dim: 0.707, ..silent }), m(40.0, silent));
    assert_eq!(m(40.0, Mscale { attention_factor: 1.25, mscale: 1.0, all_dim: 1.0 }), 1.25);
}

#[test]
fn softmax_scales_of_deepseek() {
    let dim = HeadDim::new(192).unwrap();
    let plain = 1.0 / 192_f64.sqrt();
    let of = |mscale_all_dim| DeepSeek { factor: 40.0, mscale_all_dim }.factor(dim);
    assert_printed(of(1.0) / plain, 1.87385, 5, "V3");
    assert_printed(of(1.0), 0.135234, 6, "V3");
    assert_printed(of(0.707) / plain, 1.58963, 5, "V2");
    assert_eq!(of(0.0), plain);
}

/// The same presets from the knobs of the scheme, found by key.
#[test]
fn presets_of_yarn_can_be_set() {
    let scheme = schemes::find("yarn").unwrap();
    let encoding = |dim: usize, base, values: &[(&str, f64)]| {
        let dim = HeadDim::new(dim).unwrap();
        let mut settings = Settings::default();
        for &(key, value) in values {
            let knob = scheme.knobs.iter().find(|knob| knob.key == key).unwrap();
            settings.set(knob, dim, value);
        }
        scheme.encoding(dim, base, &settings)
    };
    let gpt_oss = encoding(64, 150_000.0, &[("factor", 32.0), ("truncate", 0.0)]);
    assert_printed(gains(&gpt_oss.rescale, 64, 150_000.0, 1.0)[12], 0.593227, 6, "gpt-oss");
    let kimi = encoding(
        64,
        5e4,
        &[("factor", 32.0), ("beta-fast", 1.0), ("mscale", 1.0), ("mscale-all-dim", 1.0)],
    );
    assert_preset(&kimi.rescale, (64, 5e4), 19, &[], (20, 0.03125));
    let alike =
        [("factor", 40.0), ("mscale", 0.707), ("mscale-all-dim", 0.707), ("softmax-scale", 1.0)];
    let dim = HeadDim::new(64).unwrap();
    let deepseek = encoding(64, 1e4, &alike);
    assert_eq!(deepseek.frequencies(dim, 1.0).attention_factor(), 1.0);
    assert_printed(deepseek.temperature.factor(dim) * 8.0, 1.58963, 5, "DeepSeek V2");
    let paper = encoding(128, 1e4, &[("factor", 16.0), ("ramp", 1.0), ("attention-factor", 1.5)]);
    assert_printed(gains(&paper.rescale, 128, 1e4, 1.0)[30], 0.295, 3, "turn ramp");
    assert_eq!(paper.frequencies(HeadDim::DEFAULT, 1.0).attention_factor(), 1.5);
}

#[test]
fn presets_of_llama() {
    let llama = |factor, high| Rescale::Llama3(Llama3 { factor, low: 1.0, high, original: 8192.0 });
    let printed = [
        (29, 0.828168),
        (30, 0.643743),
        (31, 0.493507),
        (32, 0.371122),
        (33, 0.271425),
        (34, 0.190211),
    ];
    assert_preset(&llama(8.0, 4.0), (128, 5e5), 28, &printed, (35, 0.125));
    let printed = [(15, 0.605573), (16, 0.303743), (17, 0.103448)];
    assert_preset(&llama(32.0, 4.0), (64, 5e5), 14, &printed, (18, 0.03125));
    // Kept, blended, scaled: 3.1-8B, 3.2-1B, and Scout, whose ends coincide.
    for (rescale, dim, factor, counts) in [
        (llama(8.0, 4.0), 128, 8.0, [29, 6, 29]),
        (llama(32.0, 4.0), 64, 32.0, [15, 3, 14]),
        (llama(16.0, 1.0), 128, 16.0, [35, 0, 29]),
    ] {
        let found = gains(&rescale, dim, 5e5, 1.0);
        let kept = found.iter().filter(|gain| **gain == 1.0).count();
        let scaled = found.iter().filter(|gain| (**gain * factor - 1.0).abs() < 1e-12).count();
        assert_eq!([kept, found.len() - kept - scaled, scaled], counts);
    }
}

/// Pairs that complete a turn in training, the critical index and the longest period.
#[test]
fn pairs_that_complete_a_turn() {
    #[rustfmt::skip]
    let printed = [
        (1e4, 128, 512.0, 31, 30.58, 54_410.0), (1e4, 128, 2048.0, 41, 40.21, 54_410.0),
        (1e4, 128, 4096.0, 46, 45.03, 54_410.0), (5e5, 128, 8192.0, 35, 34.98, 2.56e6),
        (5e5, 64, 8192.0, 18, 17.49, 2.08e6), (5e5, 128, 131_072.0, 49, 48.51, 2.56e6),
        (1e6, 128, 32768.0, 40, 39.65, 5.06e6), (1e6, 128, 40960.0, 41, 40.68, 5.06e6),
        (1e6, 128, 16384.0, 37, 36.44, 5.06e6), (1e4, 256, 1024.0, 71, 70.79, 58_470.0),
        (1e6, 256, 32768.0, 80, 79.30, 5.64e6), (1.5e5, 64, 4096.0, 18, 17.40, 649_409.0),
        (1e4, 64, 4096.0, 23, 22.51, 47_117.0), (5e4, 64, 4096.0, 20, 19.16, 224_031.0),
        (1e4, 96, 4096.0, 34, 33.77, 51_861.0), (1e4, 64, 2048.0, 21, 20.11, 47_117.0),
        (1e4, 32, 2048.0, 11, 10.05, 35_333.0), (1e4, 32, 64.0, 5, 4.03, 35_333.0),
    ];
    for (base, dim, length, complete, critical, longest) in printed {
        let what = format!("b={base} d={dim} L={length}");
        let head = rope(dim, base);
        assert_eq!(dim / 2 - head.frequencies().unfinished(length), complete, "{what}");
        let [_, place] = Band { truncate: false, ..band(length, Ramp::Index) }.ends(dim, base);
        assert_printed(place, critical, 2, &what);
        let period = head.frequencies().wavelength(dim / 2 - 1);
        assert!(
            (period / longest - 1.0).abs() < if longest < 1e6 { 1e-4 } else { 2.5e-3 },
            "{what}: {period}"
        );
    }
}

#[test]
fn bases_that_follow_the_text() {
    // d = 128: from the gain of the last pair, base ratio = gain^(−d/(d−2)).
    let ratio =
        |rescale: &Rescale, length: f64| gains(rescale, 128, 1e4, length)[63].powf(-128.0 / 126.0);
    let dynamic = |factor| Rescale::DynamicNtk(DynamicNtk { factor, original: 2048.0 });
    assert_printed(ratio(&dynamic(2.0), 4096.0), 3.0528, 4, "f = 2 at 2L");
    assert!(
        (gains(&dynamic(1.0), 128, 1e4, 6144.0)[63] * 3.0 - 1.0).abs() < 1e-12,
        "f = 1 stretches by n/L"
    );
    let qwen = QwenDynamicNtk { original: 2048.0 };
    for (length, alpha) in [
        (1.0, 1.0),
        (2048.0, 1.0),
        (2049.0, 3.0),
        (4096.0, 3.0),
        (4097.0, 7.0),
        (8192.0, 7.0),
        (16384.0, 15.0),
    ] {
        assert_eq!(qwen.alpha(length), alpha, "{length}");
        let last = gains(&Rescale::QwenDynamicNtk(qwen), 128, 1e4, length)[63];
        assert!((last * alpha - 1.0).abs() < 1e-12);
    }
    let base = 1e4 * gains(&ntk(Spread::Bloc97), 128, 1e4, 1.0)[63].powf(-128.0 / 126.0);
    assert_printed(base, 82684.6226, 4, "base of bloc97");
}

#[test]
fn lists_of_phi() {
    let scheme = schemes::find("longrope").unwrap();
    let dim = HeadDim::new(96).unwrap();
    let rope = rope(96, 1e4);
    let divisors = |model: f64, length: f64| -> Vec<f64> {
        let mut settings = Settings::default();
        settings.set(&scheme.knobs[0], dim, model);
        let frequencies = scheme.encoding(dim, 1e4, &settings).frequencies(dim, length);
        (0..48).map(|pair| rope.frequencies().theta(pair) / frequencies.theta(pair)).collect()
    };
    let ends = |list: &[f64]| [list[0], list[47]].map(|x| (x * 1e4).round() / 1e4);
    assert_eq!(ends(&divisors(0.0, 4096.0)), [1.0, 2.84]);
    assert_eq!(ends(&divisors(0.0, 4097.0)), [1.08, 64.84]);
    assert!(divisors(1.0, 4096.0).iter().all(|divisor| *divisor == 1.0));
    // Flat in the logarithm up to pair 30, then about the ratio 32.
    let long = divisors(1.0, 4097.0);
    for (pair, divisor) in long.iter().enumerate().take(31) {
        assert_printed(*divisor, 1.118_320_672_f64.powi(pair as i32), 4, "Phi-4-mini");
    }
    assert!(long[31..46].iter().all(|divisor| (32.0..33.6).contains(divisor)));
    assert_eq!(ends(&long), [1.0, 47.77]);
}

/// √(1 + ln s / ln L) of Phi-3.5 (s = 32, L = 4096), below the training length, too; a stated m replaces it.
#[test]
fn attention_factor_of_longrope() {
    let longrope = |factor, attention_factor| {
        let [short, long] = [vec![1.0; 48], vec![2.0; 48]];
        Rescale::LongRope(LongRope { short, long, original: 4096.0, factor, attention_factor })
    };
    for length in [10.0, 1e5] {
        let given = Given { base: 1e4, length };
        assert_printed(longrope(32.0, None).attention_factor(&given), 1.190238, 6, "Phi-3.5");
        assert_eq!(longrope(1.0, None).attention_factor(&given), 1.0);
        assert_eq!(longrope(32.0, Some(1.5)).attention_factor(&given), 1.5);
    }
}
