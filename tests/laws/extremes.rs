//! Whatever is turned to wherever: finite numbers.

use rotarium_kernel::attention::{Reading, sampled};
use rotarium_kernel::decay::{Definition, columns};
use rotarium_kernel::mask::Mask;
use rotarium_kernel::measures::text_deviation;
use rotarium_kernel::schemes;
use rotarium_kernel::{Content, Encoding, Head, HeadDim, Knob, Segment, Sequence, Settings};

use crate::strategies::default_encoding;

/// Settings with one knob at a time where it hurts, stored or read from a link.
fn walks(knobs: &'static [Knob], dim: HeadDim) -> Vec<Settings> {
    let mut all = vec![Settings::default()];
    for knob in knobs {
        let range = knob.range(dim);
        for value in [range.min, range.max, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -0.0]
        {
            let mut settings = Settings::default();
            settings.set(knob, dim, value);
            let read = settings.get(knob, dim);
            assert!((range.min..=range.max).contains(&read), "{} became {read}", knob.key);
            all.push(settings);
        }
    }
    // Every knob at an end at once.
    for end in [f64::NEG_INFINITY, f64::INFINITY] {
        let mut settings = Settings::default();
        knobs.iter().for_each(|knob| settings.set(knob, dim, end));
        all.push(settings);
    }
    all
}

fn contents() -> Vec<Content> {
    let gaussian = |mean, variance| Content::Gaussian { mean, variance, seed: u64::MAX };
    vec![
        Content::Ones,
        gaussian(0.0, 0.0),
        gaussian(1e4, 1e4),
        gaussian(0.0, -1.0),
        Content::Shifted { offset: 1e9 },
        Content::Needle { place: 1.0, strength: 1e4, seed: 0 },
        Content::Needle { place: f64::NAN, strength: 0.0, seed: 0 },
        Content::Given { q: vec![1e4], k: vec![-1e4, 1e4] },
        Content::Given { q: vec![f32::NAN, f32::INFINITY], k: Vec::new() },
        Content::Given { q: vec![1e4; 5000], k: vec![1e4; 5001] },
    ]
}

fn sequences() -> [Sequence; 4] {
    let text = |tokens| Segment::Text { tokens };
    let image = |rows, columns| Segment::Image { rows, columns };
    let clip = Segment::clip(3, 1, 2);
    [
        Sequence::text(1),
        Sequence::new([image(1, 1)]).unwrap(),
        Sequence::new([image(7, 1), clip, image(1, 6)]).unwrap(),
        Sequence::new([text(5), image(2, 3), text(4), clip, text(1)]).unwrap(),
    ]
}

fn assert_finite(head: &Head, content: &Content, what: &str) {
    let some = sampled(head.tokens(), 7);
    for reading in Reading::ALL {
        let map = head.map(content, &some, &some, reading);
        for (row, allowed) in map.values.rows().into_iter().zip(&map.allowed) {
            let fine = allowed.iter().all(|column| row[column].is_finite());
            assert!(fine, "{what}, {content:?}, {reading:?}: {row:?}");
        }
        let (low, high) = map.extent();
        assert!(low.is_finite() && high.is_finite() && low <= high);
    }
    let row = head.row(content, head.tokens() - 1);
    let fine = row
        .keys()
        .iter()
        .all(|key| row.score(key).unwrap().is_finite() && row.weight(key).is_finite());
    assert!(fine && row.log_sum().is_finite(), "{what}, {content:?}: {row:?}");
}

#[test]
fn knobs_bases_and_widths() {
    for dim in [2, 4, 6, 128, 512].map(|dim| HeadDim::new(dim).unwrap()) {
        for scheme in schemes::ALL {
            for settings in walks(scheme.knobs, dim) {
                for base in [10.0, 1e4, 1e9] {
                    let encoding = scheme.encoding(dim, base, &settings);
                    let what = format!("{} d={} b={base} {settings:?}", scheme.id, dim.get());
                    let thetas = encoding.frequencies(dim, 1.0);
                    assert!(
                        thetas.pairs().iter().flatten().all(|omega| omega.is_finite()),
                        "{what}"
                    );
                    assert_eq!(thetas.pairs().len(), dim.pairs(), "{what}");
                    let head = Head::new(&encoding, dim, &sequences()[3]);
                    assert!(
                        text_deviation(&head, &default_encoding("rope", dim, base)).is_finite()
                    );
                    for content in
                        [Content::Ones, Content::Gaussian { mean: 0.0, variance: 1.0, seed: 1 }]
                    {
                        assert_finite(&head, &content, &what);
                    }
                }
            }
        }
    }
}

#[test]
fn contents_masks_and_sequences() {
    let dim = HeadDim::new(32).unwrap();
    for scheme in schemes::ALL {
        let encoding = scheme.encoding(dim, 1e4, &Settings::default());
        for sequence in sequences() {
            for mask in Mask::ALL {
                let head = Head::new(&Encoding { mask, ..encoding.clone() }, dim, &sequence);
                for content in contents() {
                    assert_finite(&head, &content, scheme.id);
                }
            }
        }
    }
}

#[test]
fn curves() {
    for dim in [2, 128, 512].map(|dim| HeadDim::new(dim).unwrap()) {
        for scheme in schemes::ALL {
            for settings in walks(scheme.knobs, dim) {
                let head = Head::new(&scheme.encoding(dim, 1e9, &settings), dim, &sequences()[3]);
                for definition in Definition::ALL {
                    for (content, moments) in
                        [(&Content::Ones, (0.0, 0.0)), (&contents()[2], (1e4, 1e4))]
                    {
                        let step = [1.0, -1.0, 0.5, 0.0];
                        let values = head.decay(definition, content, moments, step, 300);
                        assert_eq!(values.len(), 300);
                        assert!(
                            values.iter().all(|value| value.is_finite()),
                            "{} {definition:?}",
                            scheme.id
                        );
                        let far = head.decay_at(definition, content, moments, step, 1e6);
                        assert!(far.is_finite() && head.independent_deviation(moments).is_finite());
                        let drawn = columns(&values, 64);
                        assert!(drawn.iter().all(|column| column.low <= column.high));
                    }
                }
            }
        }
    }
}
