//! Names are unique and fit into an address; recipes are plain data.

use std::collections::BTreeSet;

use rotarium_kernel::allocation::{Allocation, Chunked};
use rotarium_kernel::ladder::{Custom, Ladder, Rope};
use rotarium_kernel::mask::Mask;
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::placement::{Placement, RopeTie, Solution};
use rotarium_kernel::schemes::{self, Scheme};
use rotarium_kernel::temperature::{Fixed, Temperature};
use rotarium_kernel::{Content, Encoding, HeadDim, Kind, Part, Segment, Sequence, Settings};

use crate::strategies::settings;

fn fits_into_an_address(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.chars().all(plain) && !id.starts_with('-') && !id.ends_with('-')
}

fn assert_unique<'a>(ids: impl IntoIterator<Item = &'a str>, what: &str) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(fits_into_an_address(id), "{what}: {id:?}");
        assert!(seen.insert(id), "{what}: {id} twice");
    }
}

#[test]
fn names_are_unique_and_plain() {
    assert_unique(schemes::ALL.iter().map(|scheme| scheme.id), "schemes");
    for scheme in schemes::ALL {
        assert_eq!(schemes::find(scheme.id), Some(*scheme));
        assert!(
            ![scheme.title, scheme.about().formula, scheme.about().source].contains(&""),
            "{} says nothing",
            scheme.id
        );
        assert_unique(scheme.knobs.iter().map(|knob| knob.key), scheme.id);
        for knob in scheme.knobs {
            if let Kind::Choice { ids, default } = knob.kind {
                assert_unique(ids.iter().copied(), knob.key);
                assert!(default < ids.len());
            }
        }
    }
    assert_eq!(schemes::find("no such scheme"), None);
}

#[test]
fn defaults_lie_within_the_limits() {
    for dim in [2, 6, 128, 512].map(|dim| HeadDim::new(dim).unwrap()) {
        for knob in schemes::ALL.iter().flat_map(|scheme| scheme.knobs) {
            let range = knob.range(dim);
            assert!(
                range.min <= range.default && range.default <= range.max,
                "{} d={}",
                knob.key,
                dim.get()
            );
            assert!(!range.logarithmic || range.min > 0.0, "{}", knob.key);
            assert!(!range.whole || range.default.fract() == 0.0, "{}", knob.key);
            assert_eq!(range.nearest(range.default), range.default);
        }
    }
}

/// Encodings of every scheme at several settings, and of parts that no scheme uses.
fn encodings() -> Vec<Encoding> {
    let dim = HeadDim::DEFAULT;
    let of = |scheme: &&'static Scheme| {
        let shares = [0.0, 0.25, 0.5, 1.0];
        shares.map(|share| scheme.encoding(dim, 500_000.0, &settings(scheme, dim, &[share])))
    };
    let mut all: Vec<Encoding> = schemes::ALL.iter().flat_map(of).collect();
    let first = all[0].clone();
    all.push(Encoding {
        placement: Placement::RopeTie(RopeTie { solution: Solution::Equivalence }),
        ladder: Ladder::Rope(Rope { base: 1234.5, share: 0.25 }),
        allocation: Allocation::Chunked(Chunked { first: 3, second: usize::from(u16::MAX) }),
        temperature: Temperature::Fixed(Fixed { factor: 0.125 }),
        pairing: Pairing::Interleaved,
        ..first.clone()
    });
    let ladder = Ladder::Custom(Custom { thetas: vec![1.0, 0.1, 1.0 / 3.0] });
    all.push(Encoding { ladder, ..first.clone() });
    all.extend(Mask::ALL.map(|mask| Encoding { mask, ..first.clone() }));
    all
}

#[test]
fn parts_have_plain_names_and_formulas() {
    for encoding in encodings() {
        let parts = encoding.parts();
        assert_unique(parts.iter().map(|(name, _)| *name), "parts");
        for (name, part) in parts {
            assert!(fits_into_an_address(part.id()), "{name}: {:?}", part.id());
            assert!(!part.formula().is_empty(), "{name} {} has no formula", part.id());
        }
    }
    assert_unique(Pairing::ALL.iter().map(Part::id), "pairing");
    assert_unique(Mask::ALL.iter().map(|mask| mask.id()), "mask");
}

/// Serialised and read again without text in between, which may cost a bit of a number.
macro_rules! assert_comes_back {
    ($value:expr, $type:ty) => {{
        let value: $type = $value;
        let back: $type = serde_json::from_value(serde_json::to_value(&value).unwrap()).unwrap();
        assert_eq!(back, value);
    }};
}

#[test]
fn encodings_come_back_equal() {
    for encoding in encodings() {
        assert_comes_back!(encoding, Encoding);
    }
}

#[test]
fn requests_come_back_equal() {
    let dim = HeadDim::new(6).unwrap();
    assert_comes_back!(dim, HeadDim);
    for scheme in schemes::ALL {
        for share in [0.0, 0.5, 1.0] {
            assert_comes_back!(settings(scheme, dim, &[share]), Settings);
        }
        let named: &'static Scheme =
            serde_json::from_str(&serde_json::to_string(scheme).unwrap()).unwrap();
        assert_eq!(named, *scheme);
    }
    let text = Segment::Text { tokens: 3 };
    let clip = Segment::clip(2, 3, 4);
    assert_comes_back!(
        Sequence::new([text, clip, Segment::Image { rows: 1, columns: 2 }]).unwrap(),
        Sequence
    );
    assert_comes_back!(clip, Segment);
    for content in [
        Content::Ones,
        Content::Gaussian { mean: 0.5, variance: 2.0, seed: 3 },
        Content::Given { q: vec![0.1, -2.5], k: vec![1e-3] },
    ] {
        assert_comes_back!(content, Content);
    }
}

#[test]
fn what_is_no_sequence_head_or_scheme_is_refused() {
    assert!(serde_json::from_str::<Sequence>("[]").is_err());
    assert!(serde_json::from_str::<Sequence>(r#"[{"Text":{"tokens":99999999}}]"#).is_err());
    assert!(serde_json::from_str::<HeadDim>("7").is_err());
    assert!(serde_json::from_str::<&'static Scheme>("\"rope-of-sand\"").is_err());
    let mut outside = Settings::default();
    outside.set(&schemes::find("pi").unwrap().knobs[0], HeadDim::DEFAULT, 8.0);
    let text = serde_json::to_string(&outside).unwrap().replace("8.0", "1e99");
    let outside: Settings = serde_json::from_str(&text).unwrap();
    assert_eq!(outside.get(&schemes::find("pi").unwrap().knobs[0], HeadDim::DEFAULT), 1024.0);
}
