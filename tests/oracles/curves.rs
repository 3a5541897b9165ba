//! The kernel f(m) = Σ cos mθ_i and the bound factor B(m) of RoPE-1D (Su, kexue.fm 8265 and 10122), through the functions
//! that draw them.

use rotarium_kernel::decay::Definition;
use rotarium_kernel::{Content, Encoding, Head, HeadDim, Sequence, trig};

use crate::tools::{STEP, assert_printed, rope};

fn at(head: &Head, definition: Definition, m: usize) -> f64 {
    head.decay_at(definition, &Content::Ones, (0.0, 0.0), STEP, m as f64)
}

fn drawn(head: &Head, definition: Definition, length: usize) -> Vec<f32> {
    head.decay(definition, &Content::Ones, (0.0, 0.0), STEP, length)
}

/// f(m) = P · (f/P): drawn curves are relative to their value at 0.
fn kernel(head: &Head, m: usize) -> f64 {
    head.dim().pairs() as f64 * at(head, Definition::Kernel, m)
}

#[test]
fn eight_channels() {
    let head = rope(8, 1e4);
    for (pair, theta) in [1.0, 0.1, 0.01, 0.001].into_iter().enumerate() {
        assert!((head.frequencies().theta(pair) - theta).abs() < 1e-16);
    }
    let f = [(1, 3.5352559715628726), (2, 2.5637177479613436), (5, 3.1599825077746067)];
    let b = [(0, 2.5), (1, 2.292506708053788), (5, 1.911751037741269)];
    for (m, wanted) in f {
        assert!((kernel(&head, m) - wanted).abs() < 1e-14, "f({m})");
        assert!(
            (4.0 * f64::from(drawn(&head, Definition::Kernel, 6)[m]) - wanted).abs() < 2e-6,
            "drawn f({m})"
        );
    }
    for (m, wanted) in b {
        assert!((at(&head, Definition::Bound, m) - wanted).abs() < 1e-14, "B({m})");
        assert!(
            (f64::from(drawn(&head, Definition::Bound, 6)[m]) - wanted).abs() < 2e-6,
            "drawn B({m})"
        );
    }
}

#[test]
fn f_of_128_channels() {
    #[rustfmt::skip]
    let rows: [(f64, &[(usize, f64)]); 3] = [
        (1e4, &[
            (0, 64.0), (1, 62.093684), (2, 57.381861), (5, 47.185012), (10, 42.820023), (20, 38.934047),
            (50, 34.955011), (100, 30.543455), (256, 20.524833), (1000, 10.177728), (4096, -3.382614),
        ]),
        (5e5, &[(1, 62.586190), (100, 39.103276), (4096, 24.496189)]),
        (1e6, &[(1, 62.644115), (100, 37.523247), (4096, 17.766604)]),
    ];
    for (base, values) in rows {
        let head = rope(128, base);
        let curve = drawn(&head, Definition::Kernel, 4097);
        for &(m, printed) in values {
            assert_printed(kernel(&head, m), printed, 6, &format!("f({m}) of base {base}"));
            assert!(
                (64.0 * f64::from(curve[m]) - printed).abs() < 2e-5,
                "drawn f({m}) of base {base}"
            );
        }
    }
}

#[test]
fn b_of_128_channels() {
    #[rustfmt::skip]
    let printed = [
        (0, 32.5), (1, 31.538166), (2, 28.955988), (5, 20.845358), (10, 17.954137), (20, 15.242430), (50, 12.629452),
        (100, 10.227330), (128, 9.272903), (256, 6.543097),
    ];
    let head = rope(128, 1e4);
    let curve = drawn(&head, Definition::Bound, 257);
    for (m, wanted) in printed {
        assert_printed(at(&head, Definition::Bound, m), wanted, 6, &format!("B({m})"));
        assert!((f64::from(curve[m]) - wanted).abs() < 2e-5, "drawn B({m})");
    }
}

#[test]
fn the_curve_function_itself() {
    let alphas: Vec<f64> =
        (0..64).map(|pair| 1e4_f64.powf(-2.0 * f64::from(pair) / 128.0)).collect();
    let (on_cos, on_sin) = (vec![1.0; 64], vec![0.0; 64]);
    let curve = trig::curve(&alphas, &on_cos, &on_sin, 1001);
    for (m, printed) in [(1, 62.093684), (100, 30.543455), (1000, 10.177728)] {
        assert_printed(trig::curve_at(&alphas, &on_cos, &on_sin, m as f64), printed, 6, "curve_at");
        assert!((f64::from(curve[m]) - printed).abs() < 2e-5);
    }
}

#[test]
fn the_sum_is_not_yet_the_integral() {
    assert_printed(at(&rope(128, 1e4), Definition::Kernel, 100), 0.47724, 5, "f(100)/64");
}

/// The first m at which f is negative, from the drawn curve, confirmed in f64.
fn first_negative(base: f64, most: usize) -> Option<usize> {
    let head = rope(128, base);
    let curve = drawn(&head, Definition::Kernel, most);
    // The drawn curve may round to the wrong side of 0; look a little above it and decide in f64.
    curve
        .iter()
        .enumerate()
        .filter(|(_, value)| **value < 1e-6)
        .map(|(m, _)| m)
        .find(|&m| kernel(&head, m) < 0.0)
}

#[test]
fn where_a_similar_key_first_loses() {
    for (base, wanted) in [
        (1e3, 361),
        (1e4, 1707),
        (1.2e4, 1554),
        (1.6e4, 2724),
        (8.4e4, 8592),
        (5e5, 18438),
        (1e6, 27115),
    ] {
        assert_eq!(first_negative(base, 30_000), Some(wanted), "base {base}");
    }
}

#[test]
fn bases_that_suffice_form_islands() {
    let suffices = |base: f64, length: usize| first_negative(base, length).is_none();
    for (length, outside, inside) in [
        (1024, [4293.0, 4331.0], [4294.0, 4330.0]),
        (4096, [26_952.0, 26_974.0], [26_954.0, 26_972.0]),
        (8192, [83_763.0, 84_475.0], [83_765.0, 84_465.0]),
    ] {
        assert_eq!(outside.map(|base| suffices(base, length)), [false; 2], "outside, {length}");
        assert_eq!(inside.map(|base| suffices(base, length)), [true; 2], "inside, {length}");
    }
    // Larger bases fail again until about 5605.
    assert!(!suffices(5600.0, 1024) && suffices(5610.0, 1024));
    assert!(suffices(11_588.0, 2048) && !suffices(12_000.0, 2048) && suffices(12_435.0, 2048));
}

#[test]
fn turning_half_of_the_channels_never_loses() {
    use rotarium_kernel::ladder::{Ladder, Rope};
    let dim = HeadDim::DEFAULT;
    for base in [10.0, 1e4, 1e6] {
        let half = Encoding {
            ladder: Ladder::Rope(Rope { base, share: 0.5 }),
            ..rope(128, base).encoding().clone()
        };
        let head = Head::new(&half, dim, &Sequence::text(1));
        assert_eq!(head.frequencies().rotary_pairs(), 32);
        let curve = drawn(&head, Definition::Kernel, 20_000);
        assert!(curve.iter().all(|&value| value >= -1e-6), "base {base}");
    }
}

#[test]
fn wavelengths_and_the_critical_dimension() {
    let longest = |base: f64| rope(128, base).frequencies().wavelength(63);
    assert_printed(longest(1e4), 54_410.0, 0, "base 1e4");
    assert_printed(longest(5e5) / 1e6, 2.56, 2, "base 5e5");
    assert_printed(longest(1e6) / 1e6, 5.06, 2, "base 1e6");
    assert_printed(
        rope(128, 1e4).frequencies().wavelength(0),
        std::f64::consts::TAU,
        12,
        "the fastest",
    );
    // Channels whose full period was seen in training (arXiv:2310.05209): twice the pairs that finish a turn.
    for (base, length, channels) in
        [(1e4, 4096.0, 92), (1e4, 2048.0, 82), (5e5, 8192.0, 70), (1e6, 32768.0, 80)]
    {
        let head = rope(128, base);
        assert_eq!(
            2 * (64 - head.frequencies().unfinished(length)),
            channels,
            "base {base}, length {length}"
        );
    }
}
