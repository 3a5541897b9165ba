//! Decimal text → number.
//!
//! Written by hand because the parser of the standard library brings 13 KB of compressed tables for numbers that nobody
//! types here. Deliberately does not know: units, separators, limits.

/// Digits that are looked at; a double holds 17.
const DIGITS: usize = 19;

/// The number that `text` writes, such as `-12`, `.5`, `1e-9`; None when it writes none.
///
/// It is the nearest double when the power of ten of its last digit is at most 10¹⁹ and at least 10⁻¹⁹; beyond that the
/// error is a few units in the last place.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let (sign, unsigned) = match text.as_bytes().first()? {
        b'-' => (-1.0, &text[1..]),
        b'+' => (1.0, &text[1..]),
        _ => (1.0, text),
    };
    let (mantissa, exponent) = match unsigned.split_once('e') {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().count() == 0 || !digits().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let leading = digits().take_while(|&digit| digit == b'0').count();
    let used = digits().skip(leading).take(DIGITS);
    let units = used.clone().fold(0, |units, digit| 10 * units + u64::from(digit - b'0'));
    let power = whole.len() as i32 - (leading + used.count()) as i32;
    Some(sign * scaled(units, power.saturating_add(exponent)))
}

/// `units`·10^`power`.
fn scaled(units: u64, power: i32) -> f64 {
    let reach = power.clamp(-19, 19);
    let value = if reach >= 0 {
        (u128::from(units) * 10_u128.pow(reach.unsigned_abs())) as f64
    } else {
        quotient(units, 10_u128.pow(reach.unsigned_abs()))
    };
    // Only numbers beyond 10^±19 have something left.
    let rest = (power - reach).clamp(-640, 640);
    value * libm::pow(10.0, f64::from(rest / 2)) * libm::pow(10.0, f64::from(rest - rest / 2))
}

/// `units` / `divisor`, rounded once: at least 64 bits of the quotient, and one that tells of a remainder.
fn quotient(units: u64, divisor: u128) -> f64 {
    if units == 0 {
        return 0.0;
    }
    let shift = u128::from(units).leading_zeros();
    let numerator = u128::from(units) << shift;
    let sticky = u128::from(!numerator.is_multiple_of(divisor));
    ((numerator / divisor) | sticky) as f64 * libm::scalbn(1.0, -(shift as i32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "--1", "1.2.3", "0x1", "1e5.5", "nan", "inf", "1 2",
            "½",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn ends_of_the_range() {
        for (text, value) in [
            ("0", 0.0),
            ("-0.0", -0.0),
            ("1e400", f64::INFINITY),
            ("1e-400", 0.0),
            ("00000000000000000000000001", 1.0),
            ("1e99999999999", f64::INFINITY),
        ] {
            assert_eq!(parse(text).unwrap_or(f64::INFINITY), value, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(value in prop_oneof![-1e9..1e9_f64, -1e-3..1e-3_f64, 1e9..1e19_f64]) {
            prop_assume!(value == 0.0 || value.abs() > 1e-3 || value.to_string().len() <= 20);
            prop_assert_eq!(parse(&value.to_string()), Some(value));
        }

        #[test]
        fn it_agrees_with_the_standard_library(text in "-?[0-9]{1,12}(\\.[0-9]{0,6})?(e-?[0-9])?") {
            prop_assert_eq!(parse(&text), text.parse().ok());
        }

        #[test]
        fn far_numbers_are_close(text in "[1-9]\\.[0-9]{0,15}e-?[0-9]{1,3}") {
            let wanted: f64 = text.parse().unwrap();
            let found = parse(&text).unwrap();
            prop_assert!(found == wanted || (found / wanted - 1.0).abs() < 1e-14 || wanted < 1e-300);
        }
    }
}
