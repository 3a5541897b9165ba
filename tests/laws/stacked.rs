//! Any two schemes that go together give a recipe that works, and a link that holds it.

use rotarium_kernel::{Content, Encoding, Head, HeadDim, Segment, Sequence, schemes};
use rotarium_lab::link::{self, Page};
use rotarium_lab::{Lab, Language, Slot};

fn pairs() -> Vec<Slot> {
    let mut found = Vec::new();
    for beneath in schemes::ALL {
        for over in schemes::ALL {
            let mut slot = Slot::of(beneath);
            slot.put_over(over);
            found.extend((!slot.over.is_empty()).then_some(slot));
        }
    }
    assert!(found.len() > 1000, "hardly anything goes together");
    found
}

/// Names of the parts that two recipes have not in common.
fn differences(a: &Encoding, b: &Encoding) -> Vec<&'static str> {
    let parts = a.parts().into_iter().zip(b.parts());
    let differ = parts.filter(|((_, a), (_, b))| (a.id(), a.formula()) != (b.id(), b.formula()));
    differ.map(|((name, _), _)| name).collect()
}

#[test]
fn stacked_recipes_give_rows_that_sum_to_one_at_most() {
    let dim = HeadDim::new(24).unwrap();
    let text = |tokens| Segment::Text { tokens };
    let image = Segment::Image { rows: 2, columns: 3 };
    let sequence = Sequence::new([text(3), image, text(2)]).unwrap();
    for slot in pairs() {
        let head = Head::new(&slot.encoding(dim), dim, &sequence);
        let row = head.row(&Content::Gaussian { mean: 0.1, variance: 1.0, seed: 3 }, 10);
        let mass: f64 = (0..head.tokens()).map(|key| row.weight(key)).sum();
        assert!((0.0..1.0 + 1e-9).contains(&mass), "{}: {mass}", slot.title());
    }
}

#[test]
fn stacked_recipes_change_what_the_upper_scheme_is_about() {
    for slot in pairs() {
        let dim = HeadDim::DEFAULT;
        let [beneath, both] = [Slot::of(slot.scheme), slot.clone()].map(|slot| slot.encoding(dim));
        if let Some(subject) = slot.over[0].scheme.subject() {
            assert!(differences(&beneath, &both).contains(&subject), "{}", slot.title());
        }
    }
}

#[test]
fn stacked_recipes_fit_into_a_link() {
    for slot in pairs() {
        let mut lab = Lab::default();
        lab.slots[0] = slot;
        let opened = link::read(&link::write(Page::Bench, &lab), Language::En);
        assert_eq!((opened.lab, opened.notices), (lab, vec![]));
    }
}
