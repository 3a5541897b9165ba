//! **Ticks**: few round values on an axis, and how they are written.
//!
//! Steps are 1, 2 or 5 times a power of ten. Numbers are decimal integers times powers of ten from the start, so
//! labels are exact. Deliberately does not know: pixels, or how wide a label is.

use rotarium_lab::figure::Scale;

/// The largest number of ticks on an axis.
pub(crate) const MOST: usize = 6;

/// A value on an axis and its label.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tick {
    pub(crate) value: f64,
    pub(crate) label: String,
}

/// At most `most` ticks within a safe range; `whole`: only integers.
pub(crate) fn ticks(range: (f64, f64), scale: Scale, whole: bool, most: usize) -> Vec<Tick> {
    match scale {
        Scale::Linear => linear(range, whole, most),
        Scale::Logarithmic => {
            let ticks = logarithmic(range, most);
            // within a decade a stretch of a logarithm is nearly straight
            let straight = ticks.len() < 2 && range.1 / range.0 < 10.0;
            if straight { linear(range, whole, most) } else { ticks }
        }
    }
}

/// An integer times a power of ten.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Decimal {
    digits: i64,
    exponent: i32,
}

impl Decimal {
    fn value(self) -> f64 {
        if self.exponent < 0 {
            self.digits as f64 / 10_f64.powi(-self.exponent)
        } else {
            self.digits as f64 * 10_f64.powi(self.exponent)
        }
    }

    /// Without trailing zeros.
    fn reduced(mut self) -> Self {
        while self.digits != 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.exponent += 1;
        }
        self
    }

    fn sign(self) -> &'static str {
        if self.digits < 0 { "\u{2212}" } else { "" }
    }

    /// 0.25, 4096, 1 048 576.
    fn plain(self) -> String {
        let Self { digits, exponent } = self.reduced();
        if digits == 0 {
            return "0".to_owned();
        }
        let digits = digits.unsigned_abs().to_string();
        let (whole, rest) = if exponent >= 0 {
            (digits + &"0".repeat(exponent as usize), String::new())
        } else {
            let places = exponent.unsigned_abs() as usize;
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, rest) = padded.split_at(padded.len() - places);
            (whole.to_owned(), format!(".{rest}"))
        };
        format!("{}{}{rest}", self.sign(), grouped(&whole))
    }

    /// 10⁶, 2.5×10⁷.
    fn scientific(self) -> String {
        let Self { digits, exponent } = self.reduced();
        if digits == 0 {
            return "0".to_owned();
        }
        let digits = digits.unsigned_abs().to_string();
        let power = superscript(exponent + digits.len() as i32 - 1);
        let (first, rest) = digits.split_at(1);
        let mantissa = match (first, rest) {
            ("1", "") => String::new(),
            (first, "") => format!("{first}×"),
            (first, rest) => format!("{first}.{rest}×"),
        };
        format!("{}{mantissa}10{power}", self.sign())
    }

    /// 50k.
    fn thousands(self) -> String {
        Self { exponent: self.exponent - 3, ..self }.plain() + "k"
    }
}

fn grouped(digits: &str) -> String {
    let length = digits.len();
    if length < 5 {
        return digits.to_owned();
    }
    let mut text = String::with_capacity(length * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (length - i).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}

fn superscript(number: i32) -> String {
    number
        .to_string()
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4' => '⁴',
            '5' => '⁵',
            '6' => '⁶',
            '7' => '⁷',
            '8' => '⁸',
            '9' => '⁹',
            _ => '⁰',
        })
        .collect()
}

/// A number in so many significant digits, as on a colour bar.
pub(crate) fn rounded(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return if value.is_nan() {
            "–"
        } else if value < 0.0 {
            "\u{2212}∞"
        } else {
            "∞"
        }
        .to_owned();
    }
    let text = format!("{value:.*e}", digits.clamp(1, 15) - 1);
    let (mantissa, power) = text.split_once('e').unwrap_or((&text, "0"));
    let places = mantissa.split_once('.').map_or(0, |(_, rest)| rest.len()) as i32;
    let digits = mantissa.replace('.', "").parse().unwrap_or(0);
    let number = Decimal { digits, exponent: power.parse().unwrap_or(0) - places };
    if number.digits == 0 || (1e-3..1e7).contains(&value.abs()) {
        number.plain()
    } else {
        number.scientific()
    }
}

fn linear((low, high): (f64, f64), whole: bool, most: usize) -> Vec<Tick> {
    let most = most.max(1);
    let start = (libm::log10((high - low) / (most + 1) as f64).floor() as i32).clamp(-300, 300);
    let start = if whole { start.max(0) } else { start };
    for exponent in start..=start + 3 {
        for factor in [1, 2, 5] {
            let step = Decimal { digits: factor, exponent }.value();
            // multiples of the step, with a little room for rounding at the ends
            let slack = 1e-6 * ((high - low) / step).min(1.0);
            let first = (low / step - slack).ceil();
            let last = (high / step + slack).floor();
            if last - first < most as f64 && last >= first && first.abs().max(last.abs()) < 1e15 {
                let numbers: Vec<_> = (first as i64..=last as i64)
                    .map(|multiple| Decimal { digits: multiple * factor, exponent })
                    .collect();
                let size = largest(&numbers);
                let plain = size < 1e7 && (size >= 1e-3 || size == 0.0);
                return labelled(
                    &numbers,
                    if plain { Decimal::plain } else { Decimal::scientific },
                );
            }
        }
    }
    Vec::new()
}

fn logarithmic((low, high): (f64, f64), most: usize) -> Vec<Tick> {
    let inside = |number: &Decimal| {
        let value = number.value();
        value >= low * (1.0 - 1e-9) && value <= high * (1.0 + 1e-9)
    };
    let decades = libm::log10(low).floor() as i32..=libm::log10(high).ceil() as i32;
    let form = |numbers: &[Decimal]| if largest(numbers) < 1e6 { short } else { large };
    if libm::log10(high / low) < 2.0 {
        let numbers: Vec<_> = decades
            .clone()
            .flat_map(|exponent| [1, 2, 5].map(|digits| Decimal { digits, exponent }))
            .filter(inside)
            .collect();
        if numbers.len() <= most {
            return labelled(&numbers, form(&numbers));
        }
    }
    let numbers: Vec<_> =
        decades.map(|exponent| Decimal { digits: 1, exponent }).filter(inside).collect();
    let stride = numbers.len().div_ceil(most.max(1)).max(1) as i32;
    let mut kept = numbers.clone();
    kept.retain(|number| number.exponent.rem_euclid(stride) == 0);
    if kept.is_empty() {
        kept.extend(numbers.first());
    }
    labelled(&kept, form(&kept))
}

/// Up to 500k without powers.
fn short(number: Decimal) -> String {
    match number.value() {
        size if size >= 1e3 => number.thousands(),
        size if size >= 1e-3 => number.plain(),
        _ => number.scientific(),
    }
}

/// Beside millions, everything from 10 000 on is a power.
fn large(number: Decimal) -> String {
    if (1e-3..9e3).contains(&number.value()) { number.plain() } else { number.scientific() }
}

fn largest(numbers: &[Decimal]) -> f64 {
    numbers.iter().map(|n| n.value().abs()).fold(0.0, f64::max)
}

fn labelled(numbers: &[Decimal], write: fn(Decimal) -> String) -> Vec<Tick> {
    numbers.iter().map(|n| Tick { value: n.value(), label: write(*n) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::safe_range;
    use proptest::prelude::*;

    fn labels(range: (f64, f64), scale: Scale, most: usize) -> Vec<String> {
        ticks(range, scale, false, most).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn linear_ticks_are_round() {
        let linear = |low, high| labels((low, high), Scale::Linear, MOST).join(" ");
        assert_eq!(linear(0.0, 512.0), "0 100 200 300 400 500");
        assert_eq!(linear(-0.1, 1.0), "0 0.2 0.4 0.6 0.8 1");
        assert_eq!(linear(-2.5, 2.5), "\u{2212}2 \u{2212}1 0 1 2");
        let thousands = linear(0.0, 1_048_576.0).replace('\u{2009}', "_");
        assert_eq!(thousands, "0 200_000 400_000 600_000 800_000 1_000_000");
        assert_eq!(linear(0.0, 4096.0), "0 1000 2000 3000 4000");
        assert_eq!(linear(0.0, 3e7), "0 10⁷ 2×10⁷ 3×10⁷");
        assert_eq!(linear(0.0, 2e-5), "0 5×10⁻⁶ 10⁻⁵ 1.5×10⁻⁵ 2×10⁻⁵");
        assert_eq!(linear(0.02, 0.031), "0.02 0.022 0.024 0.026 0.028 0.03");
    }

    #[test]
    fn few_and_whole() {
        assert_eq!(labels((0.0, 512.0), Scale::Linear, 2), ["0", "500"]);
        assert_eq!(labels((0.0, 108.0), Scale::Linear, 3), ["0", "50", "100"]);
        let whole = ticks((-0.5, 1.5), Scale::Linear, true, MOST);
        assert_eq!(whole.iter().map(|t| t.value).collect::<Vec<_>>(), [0.0, 1.0]);
    }

    #[test]
    fn logarithmic_ticks_are_decades() {
        let log = |low, high| labels((low, high), Scale::Logarithmic, MOST).join(" ");
        assert_eq!(log(5.0, 62_832.0), "10 100 1k 10k");
        assert_eq!(log(1.0, 1e5), "1 10 100 1k 10k 100k");
        assert_eq!(log(1.0, 1e9), "1 100 10⁴ 10⁶ 10⁸");
        assert_eq!(log(1e-6, 1.0), "10⁻⁶ 10⁻⁴ 0.01 1");
        assert_eq!(log(10.0, 300.0), "10 20 50 100 200");
        assert_eq!(log(800.0, 60_000.0), "1k 2k 5k 10k 20k 50k");
        assert_eq!(log(300.0, 340.0), "300 310 320 330 340");
    }

    #[test]
    fn numbers_are_rounded() {
        for (value, text) in [
            (0.168, "0.17"),
            (0.0, "0"),
            (-2.4, "\u{2212}2.4"),
            (99.96, "100"),
            (0.000_123, "1.2×10⁻⁴"),
            (-1.0e8, "\u{2212}10⁸"),
            (f64::NEG_INFINITY, "\u{2212}∞"),
            (f64::NAN, "–"),
        ] {
            assert_eq!(rounded(value, 2), text);
        }
        assert_eq!(rounded(1_048_576.0, 7), "1\u{2009}048\u{2009}576");
    }

    proptest! {
        #[test]
        fn ticks_are_few_different_and_inside(
            a in any::<f64>(),
            b in any::<f64>(),
            near in 0..3,
            most in 1..7_usize,
        ) {
            let b = match near { 0 => b, 1 => a * (1.0 + 1e-9), _ => a + 1.0 };
            for scale in [Scale::Linear, Scale::Logarithmic] {
                let (low, high) = safe_range((a, b), scale);
                let ticks = ticks((low, high), scale, false, most);
                prop_assert!(ticks.len() <= most);
                let slack = 1e-6 * (high - low);
                for pair in ticks.windows(2) {
                    prop_assert!(pair[0].value < pair[1].value, "{ticks:?}");
                    prop_assert_ne!(&pair[0].label, &pair[1].label);
                }
                for tick in &ticks {
                    let inside = tick.value >= low - slack && tick.value <= high + slack;
                    prop_assert!(inside, "{low} {high} {tick:?}");
                    prop_assert!(tick.label.chars().count() < 24, "{tick:?}");
                }
            }
        }
    }
}
