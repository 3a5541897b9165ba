//! Where something is wrong, and the notice that says so.
//!
//! Deliberately does not know: formats.

use std::fmt::Display;

use super::{MAX_BYTES, Tensor};
use crate::entry::Notice;
use crate::messages::tensors as words;
use crate::text::{Language, Text};

/// A file that is read, and the language of its notices.
pub(super) struct Place<'a> {
    file: &'a str,
    language: Language,
}

impl<'a> Place<'a> {
    pub(super) fn new(file: &'a str, language: Language) -> Self {
        Self { file, language }
    }

    /// Whether the name of the file has that ending, in whatever case.
    pub(super) fn ends_with(&self, ending: &str) -> bool {
        self.file.to_ascii_lowercase().ends_with(ending)
    }

    /// The name of the file without its ending.
    pub(super) fn stem(&self) -> String {
        let stem = self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem);
        stem.chars().filter(|letter| !letter.is_control()).take(40).collect()
    }

    /// Words in the language of the notices.
    pub(super) fn say(&self, text: Text, values: &[(&str, &dyn Display)]) -> String {
        text.with(self.language, values)
    }

    /// A notice on a field of the file.
    pub(super) fn refuse(&self, field: &str, found: &str, allowed: String) -> Notice {
        let file: String =
            self.file.chars().filter(|letter| !letter.is_control()).take(40).collect();
        let field: String = field.chars().filter(|letter| !letter.is_control()).take(60).collect();
        Notice::new(format!("{file}, {field}"), found, allowed)
    }

    /// As [`Self::refuse`], where the field has a name in both languages and the file ends too early.
    pub(super) fn cut(&self, field: Text, found: usize, needed: impl Display) -> Notice {
        let found = self.say(words::FOUND_BYTES, &[("count", &found)]);
        let allowed = self.say(words::ALLOWED_LENGTH, &[("count", &needed)]);
        self.refuse(field.get(self.language), &found, allowed)
    }

    /// Whether a file of that name and length is worth reading.
    ///
    /// # Errors
    /// The notice that says why not.
    pub(super) fn accepts(&self, bytes: usize) -> Result<(), Notice> {
        let field = words::FILE.get(self.language);
        if !self.ends_with(".npy") && !self.ends_with(".safetensors") {
            let ending = self.file.rsplit_once('.').map_or("–", |(_, ending)| ending);
            return Err(self.refuse(
                field,
                ending,
                words::ALLOWED_ENDING.get(self.language).into(),
            ));
        }
        let mebibytes = MAX_BYTES >> 20;
        if bytes > MAX_BYTES {
            let found = format!("{} MiB", bytes.div_ceil(1 << 20));
            return Err(self.refuse(
                field,
                &found,
                self.say(words::ALLOWED_BYTES, &[("max", &mebibytes)]),
            ));
        }
        if bytes == 0 {
            let found = self.say(words::FOUND_BYTES, &[("count", &0)]);
            return Err(self.refuse(
                field,
                &found,
                words::ALLOWED_ENDING.get(self.language).into(),
            ));
        }
        Ok(())
    }

    /// A number that is infinite or none at all.
    pub(super) fn strange(
        &self,
        tensor: &Tensor,
        number: f64,
        at: [usize; 4],
        count: usize,
    ) -> Notice {
        let first = &at[4 - tensor.shape.len()..];
        let kind = if number.is_nan() { "NaN".to_string() } else { format!("{number}") };
        let values: [(&str, &dyn Display); 3] =
            [("count", &count), ("kind", &kind), ("place", &format!("{first:?}"))];
        let field = format!("{} · {}", tensor.name, words::NUMBERS.get(self.language));
        let found = self.say(words::FOUND_STRANGE, &values);
        self.refuse(&field, &found, words::ALLOWED_FINITE.get(self.language).into())
    }
}
