//! JSON text → values, for the headers of `.safetensors`.
//!
//! The engine could ask the browser, but then neither tests nor the fuzz target would read what people drop.
//! Deliberately does not know: what the keys mean. Numbers are those of JSON; a key that stands twice in an object is an error.

use std::iter::Peekable;
use std::str::Chars;

use crate::config::Json;
use crate::decimal;

/// Most levels of lists and objects.
const MAX_DEPTH: usize = 8;
/// Most entries of an object, each of which is compared with those before it.
const MAX_ENTRIES: usize = 4096;

/// The value of a text; None when it is no JSON, is nested too deeply, or an object names a key
/// twice or has too many.
pub(super) fn parse(text: &str) -> Option<Json> {
    let mut parser = Parser { letters: text.chars().peekable() };
    let value = parser.value(MAX_DEPTH)?;
    parser.space();
    parser.letters.next().is_none().then_some(value)
}

struct Parser<'a> {
    letters: Peekable<Chars<'a>>,
}

impl Parser<'_> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        match self.letters.peek()? {
            '{' => self.object(depth.checked_sub(1)?),
            '[' => self.list(depth.checked_sub(1)?),
            '"' => self.text().map(Json::Text),
            't' => self.word("true", Json::Bool(true)),
            'f' => self.word("false", Json::Bool(false)),
            'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut entries: Vec<(String, Json)> = Vec::new();
        self.expect('{')?;
        if self.take('}') {
            return Some(Json::Object(entries));
        }
        loop {
            self.space();
            let key = self.text()?;
            if entries.len() == MAX_ENTRIES || entries.iter().any(|(known, _)| *known == key) {
                return None;
            }
            self.expect(':')?;
            entries.push((key, self.value(depth)?));
            if !self.take(',') {
                break;
            }
        }
        self.expect('}')?;
        Some(Json::Object(entries))
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.expect('[')?;
        if self.take(']') {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if !self.take(',') {
                break;
            }
        }
        self.expect(']')?;
        Some(Json::List(items))
    }

    fn text(&mut self) -> Option<String> {
        if self.letters.next()? != '"' {
            return None;
        }
        let mut text = String::new();
        loop {
            match self.letters.next()? {
                '"' => return Some(text),
                '\\' => text.push(self.escape()?),
                control if control < ' ' => return None,
                letter => text.push(letter),
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.letters.next()? {
            letter @ ('"' | '\\' | '/') => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let high = self.hex()?;
                if !(0xd800..0xdc00).contains(&high) {
                    return char::from_u32(high);
                }
                // The other half of a letter beyond the first plane.
                if (self.letters.next()?, self.letters.next()?) != ('\\', 'u') {
                    return None;
                }
                let low = self.hex()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                return char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + low);
            }
            _ => return None,
        })
    }

    fn hex(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |sum, _| Some(sum << 4 | self.letters.next()?.to_digit(16)?))
    }

    fn number(&mut self) -> Option<Json> {
        let mut text = String::new();
        while let Some(letter) =
            self.letters.next_if(|letter| matches!(letter, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'))
        {
            text.push(letter.to_ascii_lowercase());
        }
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let starts_well = digits.starts_with(|letter: char| letter.is_ascii_digit());
        let has_zeros = digits.len() > 1
            && digits.starts_with('0')
            && digits[1..].starts_with(|letter: char| letter.is_ascii_digit());
        let ends_well = !text.contains(".e") && !text.ends_with('.');
        (starts_well && !has_zeros && ends_well).then(|| decimal::parse(&text).map(Json::Number))?
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        word.chars().all(|letter| self.letters.next() == Some(letter)).then_some(value)
    }

    fn space(&mut self) {
        while self.letters.next_if(|letter| matches!(letter, ' ' | '\t' | '\n' | '\r')).is_some() {}
    }

    fn take(&mut self, wanted: char) -> bool {
        self.space();
        self.letters.next_if_eq(&wanted).is_some()
    }

    fn expect(&mut self, wanted: char) -> Option<()> {
        self.take(wanted).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
        match (ours, theirs) {
            (Json::Null, serde_json::Value::Null) => true,
            (Json::Bool(ours), serde_json::Value::Bool(theirs)) => ours == theirs,
            (Json::Number(ours), serde_json::Value::Number(theirs)) => theirs
                .as_f64()
                .is_some_and(|theirs| (ours / theirs - 1.0).abs() < 1e-14 || *ours == theirs),
            (Json::Text(ours), serde_json::Value::String(theirs)) => ours == theirs,
            (Json::List(ours), serde_json::Value::Array(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
            }
            (Json::Object(ours), serde_json::Value::Object(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().all(|(key, value)| {
                        theirs.get(key).is_some_and(|theirs| same(value, theirs))
                    })
            }
            _ => false,
        }
    }

    #[test]
    fn it_agrees_with_serde_json() {
        for text in [
            "null",
            " [ ] ",
            "{}",
            "[1,-2.5,3e2,0,1E-3]",
            r#"{"a":{"b":[true,false,null]},"":"x"}"#,
            r#""\u00e9\ud83d\ude00\n\"\\\/""#,
            "\"键\"",
        ] {
            let theirs = serde_json::from_str(text).unwrap();
            assert!(same(&parse(text).unwrap(), &theirs), "{text}");
        }
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\" 1}",
            "01",
            "1.",
            ".5",
            "+1",
            "nul",
            "\"",
            "\"\\x\"",
            "\"\\ud800\"",
            "1 2",
            "[1 2]",
            "{\"a\":1 \"b\":2}",
            "\"\t\"",
            "-",
            "1e",
            "[1]]",
            "{1:2}",
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            assert_eq!(parse(text), None, "{text}");
        }
        // A key that stands twice, and deep nesting, are refused here.
        assert_eq!(parse("{\"a\":1,\"a\":1}"), None);
        assert_eq!(parse(&format!("{}{}", "[".repeat(9), "]".repeat(9))), None);
        assert!(parse(&"[".repeat(1_000_000)).is_none());
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_serde_json_reads(text in "[\\[\\]{}\",:0-9a-e.\\\\ ntrue-]{0,24}") {
            if let Some(ours) = parse(&text) {
                let theirs = serde_json::from_str(&text);
                prop_assert!(theirs.is_ok_and(|theirs| same(&ours, &theirs)), "{}", text);
            }
        }
    }
}
