//! A JSON value, as whoever parsed it hands it over: the browser in the page, serde_json in tests.
//!
//! Deliberately does not know: text. There is no parser here, which would be paid for in every first load.

use rotarium_kernel::number::plain;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, possibly too large to be finite.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order of the file; of equal keys the last counts.
    Object(Vec<(String, Json)>),
}

/// The entries of an object.
pub(super) type Entries = [(String, Json)];

impl Json {
    /// The entries of an object; none for all else.
    pub(super) fn entries(&self) -> &Entries {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    /// Whether it says something: not null, false, empty.
    pub(super) fn says_something(&self) -> bool {
        match self {
            Self::Null | Self::Bool(false) => false,
            Self::Text(text) => !text.is_empty(),
            Self::List(list) => !list.is_empty(),
            Self::Object(entries) => !entries.is_empty(),
            Self::Bool(true) | Self::Number(_) => true,
        }
    }

    /// Whether lists and objects are nested in more than `levels` levels. Looks no deeper than that.
    pub(super) fn is_deeper_than(&self, levels: usize) -> bool {
        let Some(below) = levels.checked_sub(1) else {
            return matches!(self, Self::List(_) | Self::Object(_));
        };
        match self {
            Self::List(list) => list.iter().any(|item| item.is_deeper_than(below)),
            Self::Object(entries) => entries.iter().any(|(_, item)| item.is_deeper_than(below)),
            _ => false,
        }
    }

    /// A short print for notices: the beginning of a list, the keys of an object.
    pub(super) fn print(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Number(value) if value.is_finite() => plain(*value),
            Self::Number(value) => value.to_string(),
            Self::Text(text) => text.chars().take(64).collect(),
            Self::List(list) => {
                let first: Vec<_> = list.iter().take(8).map(Self::print_flat).collect();
                format!("[{}]", first.join(", "))
            }
            Self::Object(entries) => {
                let keys: Vec<_> = entries.iter().take(8).map(|(key, _)| key.as_str()).collect();
                format!("{{{}}}", keys.join(", "))
            }
        }
    }

    /// The whole value as JSON text; `indent` levels deep, on one line when None.
    pub fn text(&self, indent: Option<usize>) -> String {
        let inner = indent.map(|levels| levels + 1);
        let wrap = |parts: Vec<String>, [open, close]: [char; 2]| match indent {
            _ if parts.is_empty() => format!("{open}{close}"),
            None => format!("{open}{}{close}", parts.join(", ")),
            Some(levels) => {
                let [space, end] = [levels + 1, levels].map(|levels| "  ".repeat(levels));
                format!("{open}\n{space}{}\n{end}{close}", parts.join(&format!(",\n{space}")))
            }
        };
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Number(value) if value.is_finite() => value.to_string(),
            Self::Number(_) => "null".into(),
            Self::Text(text) => quoted(text),
            Self::List(list) => {
                let parts: Vec<_> = list.iter().map(|item| item.text(None)).collect();
                format!("[{}]", parts.join(", "))
            }
            Self::Object(entries) => {
                let part = |(key, value): &(String, Self)| {
                    format!("{}: {}", quoted(key), value.text(inner))
                };
                wrap(entries.iter().map(part).collect(), ['{', '}'])
            }
        }
    }

    fn print_flat(&self) -> String {
        match self {
            Self::List(_) => "[…]".into(),
            Self::Object(_) => "{…}".into(),
            flat => flat.print(),
        }
    }
}

/// A string between quotes.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control.is_control() => {
                quoted += &format!("\\u{:04x}", u32::from(control));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// The value of a key; null counts as absent.
pub(super) fn get<'a>(entries: &'a Entries, key: &str) -> Option<&'a Json> {
    let found = entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value);
    found.filter(|value| !matches!(value, Json::Null))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_that_of_the_brackets() {
        let nested = |levels| (1..levels).fold(Json::List(Vec::new()), |x, _| Json::List(vec![x]));
        assert!(!nested(32).is_deeper_than(32));
        assert!(nested(33).is_deeper_than(32));
        assert!(!Json::Null.is_deeper_than(0));
    }

    #[test]
    fn text_is_json() {
        let entry = |key: &str, value| (key.to_string(), value);
        let list = Json::List(vec![Json::Number(1.0), Json::Number(0.25), Json::Null]);
        let inner = Json::Object(vec![entry("a\"", Json::Text("x\n\\".into()))]);
        let all = [entry("list", list), entry("in", inner), entry("none", Json::Object(vec![]))];
        let all = Json::Object(all.to_vec());
        let flat = r#"{"list": [1, 0.25, null], "in": {"a\"": "x\u000a\\"}, "none": {}}"#;
        assert_eq!(all.text(None), flat);
        let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(parsed(&all.text(Some(0))), parsed(flat));
        assert!(all.text(Some(0)).starts_with("{\n  \"list\": [1"));
        assert_eq!(Json::Number(1e9).text(None), "1000000000");
    }

    #[test]
    fn null_is_absent_and_the_last_of_equal_keys_counts() {
        let entry = |key: &str, value| (key.to_string(), value);
        let entries =
            [entry("a", Json::Number(1.0)), entry("a", Json::Null), entry("b", Json::Null)];
        assert_eq!((get(&entries, "a"), get(&entries, "b")), (None, None));
        assert_eq!(get(&entries[..1], "a"), Some(&Json::Number(1.0)));
    }
}
