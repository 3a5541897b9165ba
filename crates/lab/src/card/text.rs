//! What a recipe does to text: whether anything changes within the training length, close by and beyond it, and what it costs.
//!
//! It is compared with RoPE-1D on the same ladder, placement and allocation: with all that is put over the rotation taken away.
//! Deliberately does not know: scores of far tokens of long texts, of which it takes a sample.

use rotarium_kernel::measures::{Change, most_keys, score_matrices, unseen_arcs};
use rotarium_kernel::number::{plain, significant};
use rotarium_kernel::{Encoding, Head, Sequence};

use super::Line;
use crate::lab::{Lab, SlotName};
use crate::messages::card as words;
use crate::text::Language;

/// Distances below this are near.
const NEAR: usize = 64;
/// Largest distance that is looked at.
const FARTHEST: usize = 1 << 13;

/// The recipe without what is put over the rotation.
fn bare(lab: &Lab, slot: SlotName, own: &Encoding) -> Encoding {
    Encoding {
        placement: own.placement,
        ladder: own.ladder.clone(),
        allocation: own.allocation.clone(),
        pairing: own.pairing,
        ..lab.rope(slot)
    }
}

/// What the recipe changes on text of some length: at all distances that are looked at, and at near ones.
fn changes(lab: &Lab, recipes: [&Encoding; 2], tokens: usize) -> [Change; 2] {
    if recipes[0] == recipes[1] {
        return [Change::NONE; 2];
    }
    let [own, bare] = recipes.map(|encoding| Head::new(encoding, lab.dim, &Sequence::text(tokens)));
    let last = tokens.min(FARTHEST) - 1;
    own.changes(&bare, &[last, last / 8], [FARTHEST, NEAR])
}

/// Classification of a recipe.
pub(super) fn lines(lab: &Lab, slot: SlotName, head: &Head, language: Language) -> Vec<Line> {
    let own = head.encoding();
    let bare = bare(lab, slot, own);
    let [trained, here] =
        [lab.train, lab.tokens()].map(|tokens| changes(lab, [own, &bare], tokens));
    let within = if lab.tokens() < lab.train { trained[0].or(here[0]) } else { trained[0] };
    vec![
        within_line(lab, within, *own == bare, language),
        near_line(lab, trained[1].or(here[1]), language),
        beyond_line(lab, own, &bare, language),
        cost_line(own, language),
    ]
}

fn within_line(lab: &Lab, change: Change, idle: bool, language: Language) -> Line {
    let length = lab.train.min(FARTHEST);
    let most = significant(libm::sqrt(lab.dim.get() as f64), 3);
    let formula = words::WITHIN_FORMULA
        .with(language, &[("length", &length), ("train", &lab.train), ("most", &most)]);
    let value = if idle { words::UNCHANGED.get(language).into() } else { said(change, language) };
    Line::new(words::WITHIN.get(language), value, change.is_none()).with(formula)
}

fn near_line(lab: &Lab, change: Change, language: Language) -> Line {
    let label = words::NEAR.with(language, &[("near", &NEAR)]);
    let lengths = format!("{}, {}", lab.train, lab.tokens());
    Line::new(label, said(change, language), change.is_none())
        .with(words::NEAR_FORMULA.with(language, &[("lengths", &lengths)]))
}

fn said(change: Change, language: Language) -> String {
    if change.is_none() {
        words::SAME.get(language).into()
    } else if change.hidden > 0 {
        words::HIDES.with(language, &[("keys", &change.hidden)])
    } else {
        let value = significant(change.largest, 3);
        words::CHANGES.with(language, &[("value", &value), ("at", &change.distance)])
    }
}

/// At the length of the lab, or at four times the training length when that is not beyond it.
fn beyond_line(lab: &Lab, own: &Encoding, bare: &Encoding, language: Language) -> Line {
    let far = if lab.tokens() > lab.train { lab.tokens() } else { lab.train.saturating_mul(4) };
    let [text, trained] = [(own, far), (bare, lab.train)]
        .map(|(encoding, tokens)| Head::new(encoding, lab.dim, &Sequence::text(tokens)));
    let arcs = unseen_arcs(&text, &trained, lab.train);
    let (n, pairs) = (text.tokens(), lab.dim.pairs());
    let value = if arcs.unseen == 0 {
        words::NO_NEW_ANGLE.with(language, &[("n", &n)])
    } else {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("unseen", &arcs.unseen), ("pairs", &pairs), ("n", &n)];
        words::NEW_ANGLES.with(language, &values)
    };
    let furthest = plain(arcs.furthest);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("unfinished", &arcs.unfinished), ("train", &lab.train), ("furthest", &furthest)];
    let formula = if arcs.unfinished == 0 {
        String::new()
    } else {
        words::BEYOND_FORMULA.with(language, &values)
    };
    Line::new(words::BEYOND.get(language), value, arcs.unseen == 0).with(formula)
}

/// How many matrices, and whether a cache of keys can be bounded.
fn cost_line(own: &Encoding, language: Language) -> Line {
    let (matrices, keys) = (score_matrices(&own.distance), most_keys(&own.mask));
    let value = match keys {
        Some(keys) => words::COST_FEW.with(language, &[("matrices", &matrices), ("keys", &keys)]),
        None => words::COST_ALL.with(language, &[("matrices", &matrices)]),
    };
    Line::new(words::COST.get(language), value, keys.is_some())
}
