//! The recipes that stand side by side, each turning the content of a head that was trained with plain RoPE.
//!
//! The head is trained with the base of each slot and its channels. Deliberately does not know: what is drawn.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rotarium_kernel::attention::PairWeights;
use rotarium_kernel::heads::{Line, fitted, looking_back, tax};
use rotarium_kernel::{Head, MAX_TOKENS, Sequence};

use crate::figure::Ink;
use crate::lab::{Lab, SlotName};

/// The inks of the recipes, in order.
const INKS: [Ink; 6] = [Ink::Accent, Ink::Image, Ink::Second, Ink::Video, Ink::Strong, Ink::Text];

/// What the head has learned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Learned {
    /// A decay over the distances of training.
    Decay,
    /// To look back so many tokens.
    Back(usize),
}

/// A recipe at work.
pub(crate) struct Known {
    /// Its letter and its name.
    pub(crate) name: String,
    pub(crate) ink: Ink,
    /// The last query of the long text.
    pub(crate) long: Line,
    /// The recipe and plain RoPE on a text of the training length.
    at_length: [Head; 2],
    short: OnceCell<Line>,
    weights: Rc<PairWeights>,
}

impl Known {
    /// The last query of a text of the training length.
    pub(crate) fn short(&self) -> &Line {
        let [own, _] = &self.at_length;
        self.short.get_or_init(|| Line::of(own, &self.weights, own.tokens().saturating_sub(1)))
    }

    /// The last query of a text of so many tokens, turned by plain RoPE.
    pub(crate) fn before(&self, tokens: usize) -> Line {
        let [_, rope] = &self.at_length;
        let rope = Head::new(rope.encoding(), rope.dim(), &Sequence::text(tokens));
        Line::of(&rope, &self.weights, tokens.saturating_sub(1))
    }

    /// The largest change of a logit within the training length.
    pub(crate) fn tax(&self) -> f64 {
        let [own, rope] = &self.at_length;
        tax(own, rope, &self.weights)
    }
}

type Asked = (Vec<f64>, usize, f64);

thread_local! {
    /// The head that was fitted last.
    static FITTED: RefCell<Option<(Asked, Rc<PairWeights>)>> = const { RefCell::new(None) };
}

fn fit(thetas: &[f64], length: usize, ridge: f64) -> Rc<PairWeights> {
    let asked = (thetas.to_vec(), length, ridge);
    let known = FITTED.with_borrow(|known| {
        known.as_ref().filter(|(same, _)| *same == asked).map(|(_, weights)| weights.clone())
    });
    known.unwrap_or_else(|| {
        let weights = Rc::new(fitted(thetas, length, ridge));
        FITTED.set(Some((asked, weights.clone())));
        weights
    })
}

/// The training length, as far as texts are looked at.
pub(crate) fn trained(lab: &Lab) -> usize {
    lab.train.clamp(1, MAX_TOKENS)
}

/// What a slot makes of a head.
pub(crate) fn known(lab: &Lab, slot: SlotName, learned: Learned) -> Known {
    let (length, tokens) = (trained(lab), lab.tokens());
    let head = |encoding: &_, tokens: usize| Head::new(encoding, lab.dim, &Sequence::text(tokens));
    let (own, rope) = (lab.encoding(slot), lab.rope(slot));
    let original = head(&rope, length);
    let thetas: Vec<f64> =
        (0..lab.dim.pairs()).map(|pair| original.frequencies().theta(pair)).collect();
    let weights = match learned {
        Learned::Decay => fit(&thetas, length, lab.pages.length.heads.ridge),
        Learned::Back(back) => Rc::new(looking_back(&thetas, back as f64)),
    };
    Known {
        name: format!("{slot:?} {}", lab.slot(slot).title()),
        ink: INKS[slot.index()],
        long: Line::of(&head(&own, tokens), &weights, tokens - 1),
        at_length: [head(&own, length), original],
        short: OnceCell::new(),
        weights,
    }
}

/// As [`known`], for all that stand side by side.
pub(crate) fn all(lab: &Lab, learned: Learned) -> Vec<Known> {
    lab.side_by_side().iter().map(|&slot| known(lab, slot, learned)).collect()
}

/// A number with so many decimals; ∞ where there is none.
pub(crate) fn decimals(value: f64, decimals: usize) -> String {
    if value.is_nan() {
        return "–".into();
    }
    if value.is_infinite() {
        return if value > 0.0 { "∞".into() } else { "–".into() };
    }
    let text = format!("{value:.decimals$}");
    let is_zero = text.chars().all(|letter| matches!(letter, '-' | '0' | '.'));
    if is_zero { text.replace('-', "") } else { text.replace('-', "−") }
}

/// Points of a line over a logarithmic axis: every distance while there is room, then the ends of stretches.
pub(crate) fn points(stops: impl Iterator<Item = (usize, f64)>, cells: usize) -> Vec<(f64, f64)> {
    let mut stops: Vec<_> = stops.filter(|(distance, _)| *distance > 0).collect();
    stops.sort_by_key(|(distance, _)| *distance);
    let last = stops.last().map_or(1, |(distance, _)| *distance).max(2) as f64;
    let column = |distance: usize| {
        (libm::log(distance as f64) / libm::log(last) * cells.max(16) as f64) as usize
    };
    let mut points = Vec::new();
    for stretch in stops.chunk_by(|a, b| column(a.0) == column(b.0)) {
        let by = |a: &&(usize, f64), b: &&(usize, f64)| a.1.total_cmp(&b.1);
        let ends = [stretch.iter().min_by(by), stretch.iter().max_by(by)];
        let mut ends: Vec<_> = ends.into_iter().flatten().map(|&(x, y)| (x as f64, y)).collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        ends.dedup();
        points.extend(ends);
    }
    points
}
