//! Numbers and notices: what people type or link to, parsed once, with limits.
//!
//! Deliberately does not know: which setting a number belongs to.

use rotarium_kernel::Range;
use rotarium_kernel::number::plain;
use serde::{Deserialize, Serialize};

use crate::decimal;
use crate::messages;
use crate::mix::PairSet;
use crate::text::{Language, Text};

/// Longest input that is looked at, in bytes.
pub const MAX_INPUT: usize = 16 * 1024;

/// Why an input was not taken: the field, what was found, what is allowed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    /// Name of the field, as people see it or as it stands in the link.
    pub field: String,
    /// What was found, shortened.
    pub found: String,
    /// What is allowed.
    pub allowed: String,
}

impl Notice {
    /// A notice; what was found is cut to a readable length.
    pub fn new(field: impl Into<String>, found: &str, allowed: impl Into<String>) -> Self {
        let mut short: String = found.chars().filter(|c| !c.is_control()).take(40).collect();
        if found.chars().count() > 40 {
            short.push('…');
        }
        Self { field: field.into(), found: short, allowed: allowed.into() }
    }

    /// The sentence that is shown.
    pub fn sentence(&self, language: Language) -> String {
        let Self { field, found, allowed } = self;
        messages::NOTICE.with(language, &[("field", field), ("found", found), ("allowed", allowed)])
    }
}

/// A number as people write it: `4096`, `1e6`, `10^6`, `2**20`, `32k`, `1 048 576`, `1_000`, `10,000`, `0.5`.
///
/// ```
/// use rotarium_lab::entry::number;
/// assert_eq!(number("32k"), Some(32_000.0));
/// assert_eq!(number("2^20"), Some(1_048_576.0));
/// assert_eq!(number("10,000"), Some(10_000.0));
/// assert_eq!(number("−1.5"), Some(-1.5));
/// assert_eq!(number("banana"), None);
/// assert_eq!(number("1e999"), None);
/// ```
pub fn number(text: &str) -> Option<f64> {
    if text.len() > 64 {
        return None;
    }
    let separator =
        |c: &char| matches!(c, '_' | '\u{202f}' | '\u{2009}' | '\u{a0}') || c.is_whitespace();
    let plain: String =
        text.chars().filter(|c| !separator(c)).map(|c| if c == '−' { '-' } else { c }).collect();
    let plain = without_thousands(&plain).to_ascii_lowercase();
    if let Some((base, exponent)) = plain.split_once("**").or_else(|| plain.split_once('^')) {
        return finite(libm::pow(number_plain(base)?, number_plain(exponent)?));
    }
    let (digits, factor) = match plain.strip_suffix(['k', 'm', 'g']) {
        Some(digits) if plain.ends_with('k') => (digits, 1e3),
        Some(digits) if plain.ends_with('m') => (digits, 1e6),
        Some(digits) => (digits, 1e9),
        None => (plain.as_str(), 1.0),
    };
    finite(number_plain(digits)? * factor)
}

fn number_plain(text: &str) -> Option<f64> {
    finite(decimal::parse(text)?)
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Drops commas that part groups of three digits; any other comma stays and is refused later.
fn without_thousands(text: &str) -> String {
    let groups: Vec<_> = text.split(',').collect();
    let whole = |group: &&str| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit());
    let first_fits =
        groups.first().is_some_and(|first| (1..=3).contains(&first.trim_start_matches('-').len()));
    if groups.len() > 1 && first_fits && groups[1..].iter().all(whole) {
        groups.concat()
    } else {
        text.to_string()
    }
}

/// A number within a range, or the notice that says why not. `even`: only even numbers are allowed.
///
/// # Errors
/// The notice to show, when the text is no number, is out of range, or is no whole number where one is needed.
pub fn within(
    text: &str,
    range: &Range,
    even: bool,
    field: Text,
    language: Language,
) -> Result<f64, Notice> {
    let limits = [("min", &plain(range.min) as &dyn std::fmt::Display), ("max", &plain(range.max))];
    let words = match (even, range.whole) {
        (true, _) => messages::ALLOWED_EVEN,
        (_, true) => messages::ALLOWED_WHOLE,
        _ => messages::ALLOWED_RANGE,
    };
    let refuse = || Notice::new(field.get(language), text, words.with(language, &limits));
    let value = number(text).ok_or_else(refuse)?;
    let fits = (range.min..=range.max).contains(&value)
        && (!range.whole || value.fract() == 0.0)
        && (!even || value % 2.0 == 0.0);
    if fits { Ok(value) } else { Err(refuse()) }
}

/// Numbers parted by commas, semicolons or spaces, with brackets allowed around them.
///
/// # Errors
/// The notice to show.
pub fn vector(text: &str, field: &str, language: Language) -> Result<Vec<f32>, Notice> {
    use crate::content::{MAX_GIVEN, MAX_GIVEN_VALUE};
    let values = [("count", &MAX_GIVEN as &dyn std::fmt::Display), ("value", &MAX_GIVEN_VALUE)];
    let refuse = || Notice::new(field, text, messages::ALLOWED_VECTOR.with(language, &values));
    if text.len() > MAX_INPUT {
        return Err(refuse());
    }
    let inner = text.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']);
    let words = inner
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|word| !word.is_empty());
    let numbers: Option<Vec<f32>> =
        words.take(MAX_GIVEN + 1).map(|word| number(word).map(|x| x as f32)).collect();
    match numbers {
        Some(numbers)
            if (1..=MAX_GIVEN).contains(&numbers.len())
                && numbers.iter().all(|x| x.abs() <= MAX_GIVEN_VALUE) =>
        {
            Ok(numbers)
        }
        _ => Err(refuse()),
    }
}

/// A set of pairs below `pairs` as people write it: `0-15,40`.
///
/// # Errors
/// The notice to show, when it is not understood.
pub fn pairs(text: &str, field: &str, pairs: usize, language: Language) -> Result<PairSet, Notice> {
    PairSet::read(text, pairs).ok_or_else(|| {
        let all = format!("0-{}", pairs.saturating_sub(1));
        Notice::new(field, text, messages::ALLOWED_ONE_OF.with(language, &[("names", &all)]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_spellings() {
        for (text, value) in [
            ("1 048 576", 1_048_576.0),
            ("10^6", 1e6),
            ("+3", 3.0),
            (".5", 0.5),
            ("1,000,000", 1e6),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "1,5", "nan", "inf", "--1", "0x10", "1e400", "k", "2^", &"9".repeat(100)] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn a_refusal_names_field_found_and_allowed() {
        let range = Range { min: 1.0, max: 128.0, default: 6.0, whole: true, logarithmic: false };
        let notice = within("1e99", &range, false, messages::ROWS, Language::En).unwrap_err();
        let sentence = notice.sentence(Language::En);
        assert_eq!(sentence, "Image rows: found “1e99”; allowed: whole numbers from 1 to 128.");
        assert!(within("2.5", &range, false, messages::ROWS, Language::Zh).is_err());
        assert!(within("3", &range, true, messages::ROWS, Language::En).is_err());
    }

    #[test]
    fn vectors_are_limited() {
        assert_eq!(vector("[1, -2; 3e-1]", "q", Language::En), Ok(vec![1.0, -2.0, 0.3]));
        for text in ["", "1,banana", "1e9", &"1,".repeat(600), &"1".repeat(20_000)] {
            assert!(vector(text, "q", Language::En).is_err());
        }
    }
}
