//! Which tokens does each token read? The N × N map of scores or weights.
//!
//! At most as many rows and columns are shown as fit on the screen; each row is normalised over all keys all the same.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::{Content, Head};

use super::{Answers, Choice, View, moved};
use crate::action::Action;
use crate::experiment::Experiment;
use crate::figure::{Ink, Mark, Side};
use crate::lab::{Cursor, Lab, Show};
use crate::messages;
use crate::shares::{self, Piece, Share};
use crate::text::{Language, Text};

mod drawing;
mod piece;
mod sight;

use piece::Stretch;
use sight::Sight;

/// The attention map.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.decay, lab.pin) = (usual.train, usual.decay, None);
        lab.forget_projection();
    },
    step: |lab, cursor, (right, down)| {
        let tokens = lab.tokens();
        Cursor { query: moved(cursor.query, down, tokens), key: moved(cursor.key, right, tokens), ..cursor }
    },
    choices: |lab| {
        let choice = |reading| Choice {
            label: reading_name(reading),
            chosen: lab.reading == reading,
            action: Action::Read(reading),
        };
        Reading::ALL.map(choice).to_vec()
    },
    square: true,
    zooms: true,
    shares: true,
    ..View::new("attention", messages::ATTENTION, messages::ATTENTION_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let mask = mask_name(lab, language);
        format!("{mask} · {}", lab.content.told().get(language))
    },
    pick: |lab, (x, y)| {
        let (last, shift) = (lab.tokens() - 1, lab.shift());
        let token = |value: f64| ((value + shift).max(0.0) as usize).min(last);
        Some(Cursor { query: token(y), key: token(x), pair: None })
    },
    overlay,
    rounds: Sight::rounds,
    piece: Some(piece),
    ..Answers::of(|experiment| shares::alone(piece(experiment, Share::ALL)))
};

/// Words for a reading.
pub(crate) fn reading_name(reading: Reading) -> Text {
    match reading {
        Reading::Score => messages::SCORE,
        Reading::Weight => messages::WEIGHT,
        Reading::LogWeight => messages::LOG_WEIGHT,
    }
}

/// Words for the masks that are shown: that of the lab, or those that schemes have of their own.
fn mask_name(lab: &Lab, language: Language) -> String {
    let name = |slot| {
        let mask = lab.encoding(slot).mask;
        let words = match mask.id() {
            "causal" => Some(messages::CAUSAL),
            "full" => Some(messages::FULL),
            id => messages::part_value(id),
        };
        words.map_or_else(|| mask.formula(), |words| words.get(language).into())
    };
    let mut names: Vec<String> = lab.shown().into_iter().map(name).collect();
    names.dedup();
    names.join(" – ")
}

fn piece(experiment: &Experiment, share: Share) -> Box<dyn Piece> {
    Box::new(Stretch::new(experiment, share))
}

/// Whether values of both signs are shown.
fn is_signed(lab: &Lab) -> bool {
    lab.show == Show::Difference || lab.reading == Reading::Score
}

/// Why no map of this content can be made; None when it can.
pub(crate) fn too_long(head: &Head, content: &Content, language: Language) -> Option<String> {
    let most = head.most_tokens(content);
    let values = [("n", &head.tokens() as &dyn std::fmt::Display), ("max", &most)];
    let of_its_own = head.pair_weights(content).is_none();
    let words = if of_its_own { messages::TOO_LONG } else { messages::TOO_LONG_ROWS };
    (head.tokens() > most).then(|| words.with(language, &values))
}

/// The cell, its row and column, and all cells at the same distance.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let tokens = lab.tokens() as f64;
    let shift = lab.shift();
    let (x, y) = (cursor.key as f64 + 0.5 - shift, cursor.query as f64 + 0.5 - shift);
    let back = y - x;
    let (first, last) = (-shift, tokens - shift);
    let diagonal = if back >= 0.0 {
        vec![(first, first + back), (last - back, last)]
    } else {
        vec![(first - back, first), (last, last + back)]
    };
    vec![
        Mark::Line { points: diagonal, ink: Ink::Muted, width: 1.0, dashed: true },
        Mark::Rule { along: Side::X, at: x, ink: Ink::Accent, dashed: false, label: String::new() },
        Mark::Rule { along: Side::Y, at: y, ink: Ink::Accent, dashed: false, label: String::new() },
        Mark::Points { points: vec![(x, y)], ink: Ink::Accent, radius: 3.5 },
    ]
}
