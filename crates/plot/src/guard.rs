//! **Range guard**: makes any axis range safe to divide by and to put ticks on.
//!
//! Deliberately does not know: pixels, labels, or what the axis shows.

use rotarium_lab::figure::Scale;

/// No coordinate is larger than this.
const LARGEST: f64 = 1e300;
/// No logarithmic axis starts below this.
const SMALLEST: f64 = 1e-300;
/// The span of a range is at least this part of its larger end.
const NARROWEST: f64 = 1e-9;

/// A range that is finite, increasing and not too narrow, as close as possible to the given one.
///
/// A logarithmic range is positive, too. Reversed ends are swapped; an empty range is widened around its value.
pub fn safe_range(range: (f64, f64), scale: Scale) -> (f64, f64) {
    let finite =
        |value: f64| if value.is_nan() { None } else { Some(value.clamp(-LARGEST, LARGEST)) };
    let (low, high) = match (finite(range.0), finite(range.1)) {
        (Some(a), Some(b)) => (a.min(b), a.max(b)),
        (Some(a), None) | (None, Some(a)) => (a, a),
        (None, None) => (0.0, 1.0),
    };
    match scale {
        Scale::Linear => widened(low, high),
        Scale::Logarithmic => positive(low, high),
    }
}

fn widened(low: f64, high: f64) -> (f64, f64) {
    let size = low.abs().max(high.abs());
    if size < SMALLEST {
        return (low.min(0.0), 1.0);
    }
    if high - low >= NARROWEST * size {
        return (low, high);
    }
    let middle = low / 2.0 + high / 2.0;
    let half = if low == high { 0.5_f64.max(NARROWEST * size) } else { NARROWEST * size };
    let (low, high) = ((middle - half).max(-LARGEST), (middle + half).min(LARGEST));
    (low, high)
}

fn positive(low: f64, high: f64) -> (f64, f64) {
    if high < SMALLEST {
        return (1.0, 10.0);
    }
    let low = if low < SMALLEST { (high / 1e6).max(SMALLEST) } else { low };
    if high / low >= 1.0 + NARROWEST {
        return (low, high);
    }
    ((low / 2.0).max(SMALLEST), (high * 2.0).min(LARGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_end() -> impl Strategy<Value = f64> {
        prop_oneof![
            any::<f64>(),
            -1e6..1e6,
            (0..12_usize).prop_map(|i| {
                [
                    f64::NAN,
                    f64::INFINITY,
                    f64::NEG_INFINITY,
                    0.0,
                    -0.0,
                    1.0,
                    1e300,
                    -1e300,
                    f64::MAX,
                    f64::MIN_POSITIVE,
                    5e-324,
                    1e15,
                ][i]
            }),
        ]
    }

    proptest! {
        #[test]
        fn every_range_becomes_safe(a in any_end(), b in any_end(), near in any::<bool>()) {
            let b = if near { a + a.abs() * f64::EPSILON } else { b };
            for scale in [Scale::Linear, Scale::Logarithmic] {
                let (low, high) = safe_range((a, b), scale);
                prop_assert!(low.is_finite() && high.is_finite(), "{low} {high}");
                prop_assert!(low.abs() <= LARGEST && high.abs() <= LARGEST);
                prop_assert!(low < high, "{low} {high}");
                prop_assert!(high - low >= 0.999 * NARROWEST * low.abs().max(high.abs()));
                if scale == Scale::Logarithmic {
                    prop_assert!(low > 0.0);
                    prop_assert!(high.log10() > low.log10());
                }
            }
        }

        #[test]
        fn ordinary_ranges_stay(low in -1e6..1e6, span in 1e-2..1e6) {
            prop_assert_eq!(safe_range((low, low + span), Scale::Linear), (low, low + span));
            prop_assert_eq!(safe_range((low + span, low), Scale::Linear), (low, low + span));
        }
    }

    #[test]
    fn empty_ranges_open_around_their_value() {
        assert_eq!(safe_range((3.0, 3.0), Scale::Linear), (2.5, 3.5));
        assert_eq!(safe_range((0.0, 0.0), Scale::Linear), (0.0, 1.0));
        assert_eq!(safe_range((f64::NAN, f64::NAN), Scale::Linear), (0.0, 1.0));
        assert_eq!(safe_range((0.0, 100.0), Scale::Logarithmic), (1e-4, 100.0));
        assert_eq!(safe_range((-5.0, -1.0), Scale::Logarithmic), (1.0, 10.0));
    }
}
