//! Words in both languages, side by side: a missing translation does not compile.
//!
//! Deliberately does not know: which words are needed where; see [`crate::messages`].

use std::fmt::Display;

use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// 中文.
    Zh,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-Hans",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Zh => "中文",
        }
    }
}

/// The same words in both languages; `{name}` stands for a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// 中文.
    pub zh: &'static str,
}

impl Text {
    /// The words in one language.
    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Zh => self.zh,
        }
    }

    /// The words with `{name}` replaced by values.
    ///
    /// ```
    /// use rotarium_lab::{Language, Text};
    /// let text = Text { en: "{n} tokens", zh: "{n} 个词元" };
    /// assert_eq!(text.with(Language::Zh, &[("n", &3)]), "3 个词元");
    /// ```
    pub fn with(self, language: Language, values: &[(&str, &dyn Display)]) -> String {
        let words = self.get(language).to_string();
        values.iter().fold(words, |words, (name, value)| {
            words.replace(&format!("{{{name}}}"), &value.to_string())
        })
    }

    /// The names in braces, for comparing the languages.
    pub fn names(words: &str) -> Vec<&str> {
        let parts = words.split('{').skip(1).filter_map(|part| part.split_once('}'));
        let mut names: Vec<_> = parts.map(|(name, _)| name).collect();
        names.sort_unstable();
        names
    }
}
