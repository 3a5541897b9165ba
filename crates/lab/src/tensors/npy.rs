//! Headers of `.npy` files, versions 1.0 to 3.0.
//!
//! As `numpy.lib.format` describes them: magic bytes, two bytes of version, the length of the header (two bytes, from version 2
//! on four), a Python dictionary with `descr`, `fortran_order` and `shape`, then the numbers. bfloat16 has no name in this format; ml_dtypes
//! writes it as `<V2`, two bytes without a meaning, which is read so. Deliberately does not know: pickled objects, structures.

use super::place::Place;
use super::{Dtype, Layout, Tensor, checked};
use crate::entry::Notice;
use crate::messages::tensors as words;

const MAGIC: &[u8] = b"\x93NUMPY";
/// Longest header, in bytes; numpy itself reads no longer ones.
const MAX_HEADER: usize = 10_000;
/// Most axes that are read, so that a notice can name them; numpy allows 64.
const MAX_AXES: usize = 64;

/// The tensor of a file, without its fingerprint.
pub(super) fn read(place: &Place, bytes: &[u8]) -> Result<Tensor, Notice> {
    let (header, start) = header(place, bytes)?;
    let mut dictionary = Dictionary { place, header, rest: header };
    let Entries { dtype, is_big_endian, is_fortran, shape } = dictionary.read()?;
    let needed = checked(place, "shape", &shape, dtype)?;
    let found = bytes.len() - start;
    if found != needed {
        return Err(place.cut(words::NUMBERS, found, needed));
    }
    let layout = Layout { start, is_big_endian, is_fortran };
    Ok(Tensor { name: place.stem(), dtype, shape, fingerprint: 0, largest: 0.0, layout })
}

/// The dictionary as text, and where the numbers begin.
fn header<'a>(place: &Place, bytes: &'a [u8]) -> Result<(&'a str, usize), Notice> {
    let field = place.say(words::MAGIC, &[]);
    if !bytes.starts_with(MAGIC) {
        let found: String =
            bytes.iter().take(6).map(|byte| byte.escape_ascii().to_string()).collect();
        return Err(place.refuse(&field, &found, "\\x93NUMPY".into()));
    }
    let (length, start) = match bytes.get(6..8) {
        Some([1, 0]) => (bytes.get(8..10), 10),
        Some([2 | 3, 0]) => (bytes.get(8..12), 12),
        Some([major, minor]) => {
            let found = format!("{major}.{minor}");
            return Err(place.refuse(
                &place.say(words::VERSION, &[]),
                &found,
                "1.0, 2.0, 3.0".into(),
            ));
        }
        _ => return Err(place.cut(words::VERSION, bytes.len(), 8)),
    };
    let Some(length) = length else {
        return Err(place.cut(words::HEADER_LENGTH, bytes.len(), start));
    };
    let length = length.iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte));
    if length > MAX_HEADER {
        let allowed = place.say(words::ALLOWED_AT_MOST, &[("max", &MAX_HEADER)]);
        return Err(place.refuse(
            &place.say(words::HEADER_LENGTH, &[]),
            &length.to_string(),
            allowed,
        ));
    }
    let end = start + length;
    let header = bytes.get(start..end).ok_or_else(|| place.cut(words::HEADER, bytes.len(), end))?;
    // Latin 1 in versions 1 and 2, but what is read here is ASCII in all.
    let header = std::str::from_utf8(header).map_err(|_| {
        place.refuse(
            &place.say(words::HEADER, &[]),
            &String::from_utf8_lossy(header),
            dictionary(place),
        )
    })?;
    Ok((header, end))
}

fn dictionary(place: &Place) -> String {
    place.say(words::ALLOWED_DICTIONARY, &[])
}

/// What the dictionary says.
struct Entries {
    dtype: Dtype,
    is_big_endian: bool,
    is_fortran: bool,
    shape: Vec<usize>,
}

/// The dictionary, read from the left.
struct Dictionary<'a> {
    place: &'a Place<'a>,
    header: &'a str,
    rest: &'a str,
}

impl<'a> Dictionary<'a> {
    fn read(&mut self) -> Result<Entries, Notice> {
        let (mut descr, mut order, mut shape) = (None, None, None);
        self.expect('{')?;
        while !self.take('}') {
            let key = self.text()?;
            self.expect(':')?;
            let is_first = match key {
                "descr" => descr.replace(self.descr()?).is_none(),
                "fortran_order" => order.replace(self.truth()?).is_none(),
                "shape" => shape.replace(self.shape()?).is_none(),
                _ => false,
            };
            if !is_first {
                return Err(self.place.refuse(&self.field(), key, dictionary(self.place)));
            }
            if !self.take(',') && !self.rest.trim_start().starts_with('}') {
                return Err(self.wrong());
            }
        }
        if !self.rest.trim().is_empty() {
            return Err(self.wrong());
        }
        let missing = |key: &str| {
            let allowed = self.place.say(words::ALLOWED_PRESENT, &[("key", &key)]);
            self.place.refuse(key, "–", allowed)
        };
        let (dtype, is_big_endian) = descr.ok_or_else(|| missing("descr"))?;
        let is_fortran = order.ok_or_else(|| missing("fortran_order"))?;
        let shape = shape.ok_or_else(|| missing("shape"))?;
        Ok(Entries { dtype, is_big_endian, is_fortran, shape })
    }

    /// `'<f4'` → the type, and whether the largest byte comes first.
    fn descr(&mut self) -> Result<(Dtype, bool), Notice> {
        let allowed = || self.place.say(words::ALLOWED_DESCR, &[]);
        let whole = self.rest.trim_start();
        let Ok(text) = self.text() else {
            return Err(self.place.refuse("descr", whole, allowed()));
        };
        let refuse = || self.place.refuse("descr", text, allowed());
        let mut letters = text.chars();
        let order = letters.next().ok_or_else(refuse)?;
        let dtype = match (order, letters.as_str()) {
            ('<' | '>' | '=', "f8") => Dtype::F64,
            ('<' | '>' | '=', "f4") => Dtype::F32,
            ('<' | '>' | '=', "f2") => Dtype::F16,
            ('<' | '>' | '|', "V2") => Dtype::Bf16,
            _ => return Err(refuse()),
        };
        Ok((dtype, order == '>'))
    }

    fn truth(&mut self) -> Result<bool, Notice> {
        self.rest = self.rest.trim_start();
        for (word, value) in [("True", true), ("False", false)] {
            if let Some(rest) = self.rest.strip_prefix(word) {
                self.rest = rest;
                return Ok(value);
            }
        }
        Err(self.place.refuse("fortran_order", self.rest, "True, False".into()))
    }

    /// `(2, 3)`, `(2,)`, `()`; Python 2 wrote `(2L, 3L)`.
    fn shape(&mut self) -> Result<Vec<usize>, Notice> {
        let whole = self.rest.trim_start();
        let end = whole.find(')').map_or(whole.len(), |end| end + 1);
        let (tuple, rest) = whole.split_at(end);
        let inner = tuple.strip_prefix('(').and_then(|tuple| tuple.strip_suffix(')'));
        let sizes = inner.and_then(|inner| {
            let inner = inner.trim();
            let (list, has_comma) =
                inner.strip_suffix(',').map_or((inner, inner.contains(',')), |list| (list, true));
            if list.is_empty() {
                return (!has_comma).then(Vec::new);
            }
            let size = |text: &str| {
                let text = text.trim();
                let digits = text.strip_suffix('L').unwrap_or(text);
                let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
                // What is too large for a number is too large for all that follows.
                plain.then(|| digits.parse::<u32>().map_or(usize::MAX, |size| size as usize))
            };
            let sizes: Option<Vec<_>> = list.split(',').take(MAX_AXES + 1).map(size).collect();
            sizes.filter(|sizes| has_comma && sizes.len() <= MAX_AXES)
        });
        self.rest = rest;
        sizes.ok_or_else(|| {
            self.place.refuse("shape", tuple, self.place.say(words::ALLOWED_TUPLE, &[]))
        })
    }

    /// A text between quotes, without escapes.
    fn text(&mut self) -> Result<&'a str, Notice> {
        let rest = self.rest.trim_start();
        let quote = rest.chars().next().filter(|letter| matches!(letter, '\'' | '"'));
        let found = quote.and_then(|quote| rest[1..].split_once(quote));
        match found {
            Some((text, rest)) if !text.contains(['\\', '\n']) => {
                self.rest = rest;
                Ok(text)
            }
            _ => Err(self.wrong()),
        }
    }

    /// Whether the next letter is this one; it is taken.
    fn take(&mut self, letter: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(letter);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, letter: char) -> Result<(), Notice> {
        if self.take(letter) { Ok(()) } else { Err(self.wrong()) }
    }

    fn field(&self) -> String {
        self.place.say(words::HEADER, &[])
    }

    /// The header is no dictionary, from here on.
    fn wrong(&self) -> Notice {
        let rest = self.rest.trim_start();
        let found = if rest.is_empty() { self.header } else { rest };
        self.place.refuse(&self.field(), found.trim(), dictionary(self.place))
    }
}
