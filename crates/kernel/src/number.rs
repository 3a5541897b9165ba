//! Numbers as people write them in formulas.
//!
//! Deliberately does not know: languages or screens.

/// Up to six significant digits, no trailing zeros; powers of ten where the plain form would be long.
///
/// ```
/// use rotarium_kernel::number::plain;
/// assert_eq!(plain(10_000.0), "10000");
/// assert_eq!(plain(0.25), "0.25");
/// assert_eq!(plain(7.0 / 3.0), "2.33333");
/// assert_eq!(plain(-0.0000012), "−1.2e−6");
/// assert_eq!(plain(1e9), "1e9");
/// ```
pub fn plain(value: f64) -> String {
    significant(value, 6)
}

/// As [`plain`], with `digits` significant digits.
pub fn significant(value: f64, digits: usize) -> String {
    if value == 0.0 {
        return "0".into();
    }
    if !value.is_finite() {
        return if value.is_nan() {
            "–".into()
        } else if value > 0.0 {
            "∞".into()
        } else {
            "−∞".into()
        };
    }
    let digits = digits.max(1);
    let scientific = format!("{value:.*e}", digits - 1);
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let text = if (-4..8).contains(&exponent) {
        let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
        trim(&format!("{value:.decimals$}")).to_string()
    } else {
        format!("{}e{exponent}", trim(mantissa))
    };
    text.replace('-', "−")
}

fn trim(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}
