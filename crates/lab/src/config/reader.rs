//! Reading of single values: which spelling is there, whether it is a number, whether it is allowed.
//!
//! It remembers which keys were asked for, so that the rest can be listed at the end.
//! Deliberately does not know: what a key means.

use rotarium_kernel::number::plain;
use rotarium_kernel::{HeadDim, Knob, Range};

use super::json::{Entries, Json, get};
use super::{Filled, MAX_NOTICES};
use crate::entry::Notice;
use crate::messages;
use crate::slot::Layer;
use crate::text::{Language, Text};

/// Objects that hold the text part of a model, or part of its attention.
const NESTED: [&str; 6] = [
    "text_config",
    "llm_config",
    "language_config",
    "language_model",
    "thinker_config",
    "attn_config",
];

/// A configuration while it is read.
pub(super) struct Reader<'a> {
    /// Where keys are looked for, innermost first.
    scopes: Vec<&'a Entries>,
    /// How many of them, from the first, are the object of rotation itself.
    blocks: usize,
    /// Keys that were asked for.
    asked: Vec<&'static str>,
    /// Whether any of them was there.
    pub(super) found_any: bool,
    /// The language of the notices.
    pub(super) language: Language,
    /// What was doubtful.
    pub(super) notices: Vec<Notice>,
    /// What was not said.
    pub(super) filled: Vec<Filled>,
}

/// A number with the key that said it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    /// The key.
    pub(super) key: &'static str,
    /// The number.
    pub(super) value: f64,
}

impl<'a> Reader<'a> {
    pub(super) fn new(root: &'a Entries, language: Language) -> Self {
        let mut scopes = vec![root];
        let mut at = 0;
        while at < scopes.len() && scopes.len() < 8 {
            let inner = NESTED.iter().filter_map(|key| get(scopes[at], key)).map(Json::entries);
            let inner: Vec<_> = inner.filter(|entries| !entries.is_empty()).collect();
            scopes.extend(inner);
            at += 1;
        }
        scopes.reverse();
        let asked = NESTED.to_vec();
        let (notices, filled) = (Vec::new(), Vec::new());
        Self { scopes, blocks: 0, asked, found_any: false, language, notices, filled }
    }

    /// Looks into the object of rotation before all else.
    pub(super) fn enter(&mut self, block: &'a Entries) {
        self.scopes.insert(0, block);
        self.blocks += 1;
    }

    /// Whether a key was asked for.
    pub(super) fn was_asked(&self, key: &str) -> bool {
        self.asked.contains(&key)
    }

    /// Counts what is left in the object of rotation as something else.
    pub(super) fn forget_block(&mut self) {
        self.blocks = 0;
    }

    /// The value of the first of these keys that is there; null counts as absent.
    pub(super) fn find(&mut self, keys: &[&'static str]) -> Option<(&'static str, &'a Json)> {
        self.asked.extend(keys);
        let found = keys.iter().find_map(|key| {
            self.scopes.iter().find_map(|scope| get(scope, key)).map(|value| (*key, value))
        });
        self.found_any |= found.is_some();
        found
    }

    /// As [`Self::find`], in the object of rotation only.
    pub(super) fn find_inside(
        &mut self,
        keys: &[&'static str],
    ) -> Option<(&'static str, &'a Json)> {
        self.asked.extend(keys);
        let blocks = &self.scopes[..self.blocks];
        keys.iter()
            .find_map(|key| blocks.iter().find_map(|b| get(b, key)).map(|value| (*key, value)))
    }

    /// All texts that a key has, innermost first.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<&'a str> {
        self.asked.push(key);
        let values = self.scopes.iter().filter_map(|scope| get(scope, key));
        values
            .filter_map(|v| if let Json::Text(text) = v { Some(text.as_str()) } else { None })
            .collect()
    }

    /// The number that the first of these keys says; a notice when it is none.
    pub(super) fn number(&mut self, keys: &[&'static str]) -> Option<Said> {
        match self.find(keys)? {
            (key, Json::Number(value)) if value.is_finite() => Some(Said { key, value: *value }),
            (key, other) => {
                self.refuse(key, &other.print(), messages::ALLOWED_NUMBER);
                None
            }
        }
    }

    /// As [`Self::number`]; other values that these keys have elsewhere are reported.
    pub(super) fn number_agreeing(&mut self, keys: &[&'static str]) -> Option<Said> {
        let said = self.number(keys)?;
        let all = keys.iter().flat_map(|key| self.scopes.iter().map(move |scope| (*key, *scope)));
        let other = all.filter_map(|(key, scope)| Some((key, get(scope, key)?)));
        let other = other.into_iter().find(|(_, value)| **value != Json::Number(said.value));
        if let Some((key, value)) = other {
            self.contradiction(key, &value.print(), said);
        }
        Some(said)
    }

    /// Reports that a key says something else than another, which is used.
    pub(super) fn contradiction(&mut self, key: &str, found: &str, used: Said) {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("key", &used.key), ("value", &plain(used.value))];
        let allowed = messages::ALLOWED_SAME.with(self.language, &values);
        self.notice(Notice::new(key, found, allowed));
    }

    /// Whether the first of these keys says true; a notice when it says neither.
    pub(super) fn flag(&mut self, keys: &[&'static str]) -> bool {
        match self.find(keys) {
            None => false,
            Some((_, Json::Bool(value))) => *value,
            Some((key, other)) => {
                self.refuse(key, &other.print(), messages::ALLOWED_FLAG);
                false
            }
        }
    }

    /// The numbers of a list; a notice when it is none.
    pub(super) fn list(&mut self, keys: &[&'static str]) -> Option<(&'static str, Vec<f64>)> {
        let (key, value) = self.find(keys)?;
        let number = |item: &Json| match item {
            Json::Number(value) if value.is_finite() => Some(*value),
            _ => None,
        };
        let numbers = match value {
            Json::List(list) if (1..=HeadDim::MAX).contains(&list.len()) => {
                list.iter().map(number).collect()
            }
            _ => None,
        };
        if numbers.is_none() {
            let values: [(&str, &dyn std::fmt::Display); 1] = [("max", &HeadDim::MAX)];
            let allowed = messages::ALLOWED_LIST.with(self.language, &values);
            self.notice(Notice::new(key, &value.print(), allowed));
        }
        Some((key, numbers?))
    }

    /// The nearest allowed value; a notice when that is another.
    pub(super) fn within(&mut self, said: Said, range: &Range, even: bool) -> f64 {
        let Said { key, value } = said;
        let nearest = range.nearest(value);
        if nearest != value || (even && value % 2.0 != 0.0) {
            let words = match (even, range.whole) {
                (true, _) => messages::ALLOWED_EVEN,
                (_, true) => messages::ALLOWED_WHOLE,
                _ => messages::ALLOWED_RANGE,
            };
            let limits: [(&str, &dyn std::fmt::Display); 2] =
                [("min", &plain(range.min)), ("max", &plain(range.max))];
            let allowed = words.with(self.language, &limits);
            self.notice(Notice::new(key, &plain(value), allowed));
        }
        nearest
    }

    /// Sets a knob of a layer, with a notice when its range does not allow the value.
    pub(super) fn set(&mut self, layer: &mut Layer, knob: &str, dim: HeadDim, said: Said) {
        if let Some(knob) = find_knob(layer, knob) {
            let value = self.within(said, &knob.range(dim), false);
            layer.settings.set(knob, dim, value);
        }
    }

    /// Notes that a value is not said and what is used instead.
    pub(super) fn fill(&mut self, field: &str, value: impl Into<String>) {
        self.filled.push(Filled { field: field.to_string(), value: value.into() });
    }

    /// A notice in plain words.
    pub(super) fn refuse(&mut self, key: &str, found: &str, allowed: Text) {
        self.notice(Notice::new(key, found, allowed.get(self.language)));
    }

    /// Adds a notice while there is room; one for each field.
    pub(super) fn notice(&mut self, notice: Notice) {
        let is_new = self.notices.iter().all(|known| known.field != notice.field);
        if is_new && self.notices.len() < MAX_NOTICES {
            self.notices.push(notice);
        }
    }

    /// Entries that nobody asked for, and whether they stand in the object of rotation.
    pub(super) fn rest(&self) -> Vec<(bool, &'a str, &'a Json)> {
        let scopes = self.scopes.iter().enumerate();
        let all = scopes.flat_map(|(index, scope)| {
            let inside = index < self.blocks;
            scope.iter().map(move |(key, value)| (inside, key.as_str(), value))
        });
        all.filter(|(_, key, _)| !self.asked.contains(key)).collect()
    }
}

/// The knob of a layer's scheme.
pub(super) fn find_knob(layer: &Layer, key: &str) -> Option<&'static Knob> {
    layer.scheme.knobs.iter().find(|knob| knob.key == key)
}
