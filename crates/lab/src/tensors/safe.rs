//! Headers of `.safetensors` files.
//!
//! As the format's own page describes them: eight bytes with the length of the header, smallest first; the header, a JSON object from
//! names to `dtype`, `shape` and `data_offsets`, with spaces at its end; then the numbers of all tensors, smallest byte and last
//! index first, without gaps or overlaps. Deliberately does not know: what is in `__metadata__`.

use super::place::Place;
use super::roles::Role;
use super::{Dtype, Layout, Tensor, checked, json};
use crate::config::Json;
use crate::entry::Notice;
use crate::messages::tensors as words;

/// Longest header that is read, in bytes.
const MAX_HEADER: u64 = 1 << 20;
/// Most tensors that are offered as queries, keys or values.
const MAX_TENSORS: usize = 64;
/// Largest whole number that JSON holds exactly everywhere.
const MAX_WHOLE: f64 = 9_007_199_254_740_991.0;
/// Types of the format, and their bits.
const DTYPES: &[(&str, u64)] = &[
    ("F64", 64),
    ("F32", 32),
    ("F16", 16),
    ("BF16", 16),
    ("BOOL", 8),
    ("U8", 8),
    ("I8", 8),
    ("U16", 16),
    ("I16", 16),
    ("U32", 32),
    ("I32", 32),
    ("U64", 64),
    ("I64", 64),
    ("F8_E5M2", 8),
    ("F8_E4M3", 8),
    ("F8_E8M0", 8),
    ("C64", 64),
    ("F8_E4M3FNUZ", 8),
    ("F8_E5M2FNUZ", 8),
    ("F4", 4),
    ("F6_E2M3", 6),
    ("F6_E3M2", 6),
];

/// What the header says of a tensor.
struct Entry<'a> {
    name: &'a str,
    dtype: &'a str,
    bits: u64,
    shape: Vec<u64>,
    from: u64,
    to: u64,
}

/// The tensors that can be queries, keys or values, and how many others there are.
pub(super) fn read(place: &Place, bytes: &[u8]) -> Result<(Vec<Tensor>, usize), Notice> {
    let (header, start) = header(place, bytes)?;
    let field = place.say(words::HEADER, &[]);
    let refuse = || place.refuse(&field, header.trim_end(), place.say(words::ALLOWED_JSON, &[]));
    // The format wants the bracket at the very beginning.
    let parsed = if header.starts_with('{') { json::parse(header) } else { None };
    let Some(Json::Object(entries)) = parsed else { return Err(refuse()) };
    let named = entries.iter().filter(|(name, _)| name != "__metadata__");
    let entries: Vec<Entry> =
        named.map(|(name, value)| entry(place, name, value)).collect::<Result<_, _>>()?;
    if entries.is_empty() {
        return Err(refuse());
    }
    covered(place, &entries, (bytes.len() - start) as u64)?;
    offered(place, &entries, start)
}

/// The header as text, and where the numbers begin.
fn header<'a>(place: &Place, bytes: &'a [u8]) -> Result<(&'a str, usize), Notice> {
    let Some((length, rest)) = bytes.split_first_chunk() else {
        return Err(place.cut(words::HEADER_LENGTH, bytes.len(), 8));
    };
    let length = u64::from_le_bytes(*length);
    if !(2..=MAX_HEADER).contains(&length) {
        let allowed = place.say(words::ALLOWED_BETWEEN, &[("min", &2), ("max", &MAX_HEADER)]);
        return Err(place.refuse(
            &place.say(words::HEADER_LENGTH, &[]),
            &length.to_string(),
            allowed,
        ));
    }
    let length = length as usize;
    let header = rest.get(..length).ok_or_else(|| place.cut(words::HEADER, rest.len(), length))?;
    let text = std::str::from_utf8(header).map_err(|_| {
        let found = String::from_utf8_lossy(header);
        place.refuse(&place.say(words::HEADER, &[]), &found, place.say(words::ALLOWED_JSON, &[]))
    })?;
    Ok((text, 8 + length))
}

fn entry<'a>(place: &Place, name: &'a str, value: &'a Json) -> Result<Entry<'a>, Notice> {
    let Json::Object(fields) = value else {
        return Err(place.refuse(name, &value.text(None), place.say(words::ALLOWED_ENTRY, &[])));
    };
    let field = |key: &str| {
        let found = fields.iter().find(|(known, _)| known == key).map(|(_, value)| value);
        found.ok_or_else(|| {
            let allowed = place.say(words::ALLOWED_PRESENT, &[("key", &key)]);
            place.refuse(&format!("{name} · {key}"), "–", allowed)
        })
    };
    let known = || DTYPES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let dtype = field("dtype")?;
    let found = match dtype {
        Json::Text(text) => DTYPES.iter().find(|(known, _)| known == text),
        _ => None,
    };
    let Some((dtype, bits)) = found else {
        return Err(place.refuse(&format!("{name} · dtype"), &dtype.text(None), known()));
    };
    let numbers = |key: &str, allowed| {
        let value = field(key)?;
        let whole = |item: &Json| match item {
            Json::Number(x) if (0.0..=MAX_WHOLE).contains(x) && x.fract() == 0.0 => Some(*x as u64),
            _ => None,
        };
        let list = match value {
            Json::List(list) => list.iter().map(whole).collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let refuse =
            || place.refuse(&format!("{name} · {key}"), &value.text(None), place.say(allowed, &[]));
        list.ok_or_else(refuse)
    };
    let shape = numbers("shape", words::ALLOWED_LIST)?;
    let offsets = numbers("data_offsets", words::ALLOWED_OFFSETS)?;
    let [from, to] = offsets[..] else {
        let found = format!("{offsets:?}");
        let allowed = place.say(words::ALLOWED_OFFSETS, &[]);
        return Err(place.refuse(&format!("{name} · data_offsets"), &found, allowed));
    };
    Ok(Entry { name, dtype, bits: *bits, shape, from, to })
}

/// Whether the tensors stand one after the other in all of the bytes, each with as many as it needs.
fn covered(place: &Place, entries: &[Entry], bytes: u64) -> Result<(), Notice> {
    let mut rest: Vec<&Entry> = entries.iter().collect();
    let mut start = 0;
    // The next one is looked for each time: sorting would be a great part of this module.
    while let Some(at) = (0..rest.len()).min_by_key(|&at| (rest[at].from, rest[at].to)) {
        let entry = rest.swap_remove(at);
        let Entry { name, shape, from, to, .. } = entry;
        let field = format!("{name} · data_offsets");
        let needed = shape.iter().try_fold(entry.bits, |bits, &size| bits.checked_mul(size));
        let Some(needed) = needed else {
            let allowed = place.say(words::ALLOWED_BYTES, &[("max", &(super::MAX_BYTES >> 20))]);
            return Err(place.refuse(&format!("{name} · shape"), &format!("{shape:?}"), allowed));
        };
        let end = start + needed.div_ceil(8);
        if (*from, *to) != (start, end) || !needed.is_multiple_of(8) || end > bytes {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("from", &start), ("to", &end), ("bytes", &bytes)];
            let allowed = place.say(words::ALLOWED_COVER, &values);
            return Err(place.refuse(&field, &format!("[{from}, {to}]"), allowed));
        }
        start = end;
    }
    if start == bytes { Ok(()) } else { Err(place.cut(words::NUMBERS, bytes as usize, start)) }
}

/// Those that can be queries, keys or values. One that is named so, and the only one, has to be.
fn offered(place: &Place, entries: &[Entry], start: usize) -> Result<(Vec<Tensor>, usize), Notice> {
    let (mut tensors, mut others, mut first) = (Vec::new(), 0, None);
    for entry in entries {
        match tensor(place, entry, start) {
            Ok(tensor) if tensors.len() < MAX_TENSORS => tensors.push(tensor),
            Ok(_) => others += 1,
            Err(notice) if Role::of(entry.name).is_some() => return Err(notice),
            Err(notice) => {
                others += 1;
                first.get_or_insert(notice);
            }
        }
    }
    match first {
        Some(notice) if tensors.is_empty() => Err(notice),
        _ => Ok((tensors, others)),
    }
}

fn tensor(place: &Place, entry: &Entry, start: usize) -> Result<Tensor, Notice> {
    let Entry { name, dtype, shape, from, .. } = entry;
    let dtype = match *dtype {
        "F64" => Dtype::F64,
        "F32" => Dtype::F32,
        "F16" => Dtype::F16,
        "BF16" => Dtype::Bf16,
        other => {
            return Err(place.refuse(
                &format!("{name} · dtype"),
                other,
                "F64, F32, F16, BF16".into(),
            ));
        }
    };
    // On 32 bits, too: what does not fit is beyond every limit.
    let shape: Vec<usize> =
        shape.iter().map(|&size| usize::try_from(size).unwrap_or(usize::MAX)).collect();
    checked(place, &format!("{name} · shape"), &shape, dtype)?;
    let name = name.chars().filter(|letter| !letter.is_control()).take(60).collect();
    let layout = Layout { start: start + *from as usize, is_big_endian: false, is_fortran: false };
    Ok(Tensor { name, dtype, shape, fingerprint: 0, largest: 0.0, layout })
}
