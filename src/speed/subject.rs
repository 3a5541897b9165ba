//! What is timed: the functions that the Bench uses, on a RoPE head with Gaussian content.
//!
//! Deliberately does not know: how often.

use js_sys::Float32Array;
use rotarium_kernel::Content;
use rotarium_kernel::attention::Reading;
use rotarium_kernel::decay::Definition;
use rotarium_kernel::layout::MAX_AXES;
use rotarium_lab::{
    Composition, Experiment, Lab, Language, Part, Show, SlotName, diagnose, ids, link, views,
};

use rotarium_plot::Theme;

use super::DECAY_DIM;
use super::plain::{PlainDecay, PlainMap};
use super::rounds::{self, Timing, interleave};

/// Cells of each figure of W8, and rows of its ids: what a large screen asks for.
const EDIT_CELLS: u32 = 800;
const EDIT_ROWS: usize = 80;

/// A lab with one RoPE head of Gaussian content on `tokens` text tokens, as from a link.
pub fn lab(tokens: usize, dim: usize) -> Lab {
    let link = format!("#/bench?scheme=rope&dim={dim}&image=none&n={tokens}&content=gaussian");
    link::read(&link, Language::En).lab
}

/// All queries and all keys of that head, one after the other.
pub fn vectors(lab: &Lab) -> [Vec<f32>; 2] {
    let tokens = lab.tokens();
    let vectors = lab.content.content().vectors(&lab.encoding(SlotName::A), lab.dim, tokens);
    let q = (0..tokens).flat_map(|token| vectors.query(token)).copied().collect();
    let k = (0..tokens).flat_map(|token| vectors.key(token)).copied().collect();
    [q, k]
}

/// The same head for plain JavaScript.
pub fn plain_map(lab: &Lab, [q, k]: &[Vec<f32>; 2]) -> PlainMap {
    let (q, k) = (Float32Array::from(&q[..]), Float32Array::from(&k[..]));
    PlainMap::new(lab.tokens(), lab.dim.get(), &q, &k)
}

/// W1.
pub fn map(tokens: usize, dim: usize) -> Timing {
    let mut lab = lab(tokens, dim);
    let plain = plain_map(&lab, &vectors(&lab));
    let content = lab.content.content();
    let vectors = content.vectors(&lab.encoding(SlotName::A), lab.dim, tokens);
    let all: Vec<usize> = (0..tokens).collect();
    let mut weights = |base| {
        lab.slots[0].base = base;
        lab.head(SlotName::A).map_of(&content, &vectors, &all, &all, Reading::Weight).values
    };
    let mut kernel = |base| drop(std::hint::black_box(weights(base)));
    let spreads = interleave(&mut kernel, &mut |base| drop(plain.run(base)));
    let last = weights(rounds::base(0));
    timing(spreads, last.as_slice().unwrap_or_default(), &plain.run(rounds::base(0)))
}

/// W2.
pub fn decay(length: usize) -> Timing {
    let mut lab = lab(1, DECAY_DIM);
    let plain = PlainDecay::new(length, DECAY_DIM);
    let step: [f64; MAX_AXES] = std::array::from_fn(|axis| if axis == 0 { 1.0 } else { 0.0 });
    let mut curve = |base| {
        lab.slots[0].base = base;
        lab.head(SlotName::A).decay(Definition::Kernel, &Content::Ones, (0.0, 1.0), step, length)
    };
    let mut kernel = |base| drop(std::hint::black_box(curve(base)));
    let spreads = interleave(&mut kernel, &mut |base| drop(plain.run(base)));
    timing(spreads, &curve(rounds::base(0)), &plain.run(rounds::base(0)))
}

/// W7: from a base to the pixels of the map. Plain loops over all its cells would need terabytes.
pub fn long(tokens: usize) -> Timing {
    let link = format!("#/bench?scheme=rope&dim={DECAY_DIM}&image=none&n={tokens}&content=ones");
    let mut lab = link::read(&link, Language::En).lab;
    let kernel = rounds::alone(&mut |round| {
        lab.slots[0].base = rounds::base(round);
        let ask = Experiment::new(&views::attention::VIEW, &lab, Language::En, EDIT_CELLS);
        let mut figure = ask.figure();
        rotarium_plot::colour(&mut figure, Theme::Light);
        std::hint::black_box(figure);
    });
    Timing::of_kernel(kernel)
}

/// W8: the planes and the map, the diagnostics, a stretch of the ids; each round with another length of the last text.
pub fn edit(tokens: usize) -> Timing {
    // The largest square picture that leaves a tenth of the tokens to the text.
    let side = ((tokens as f64 * 0.9).sqrt() as usize).clamp(1, 128);
    let mut lab =
        Lab { sequence: Composition::new(vec![Part::image(side, side)]), ..Lab::default() };
    let answer = |lab: &Lab| {
        let ask = |view, lab: &Lab| Experiment::new(view, lab, Language::En, EDIT_CELLS).figure();
        let planes = lab.side_by_side().iter().map(|&slot| lab.showing(Show::One(slot)));
        let figures: Vec<_> = planes.map(|lab| ask(&views::layout::VIEW, &lab)).collect();
        let map = ask(&views::attention::VIEW, lab);
        let ids = ids::sheet(lab, ids::Whose::Compared, 0, EDIT_ROWS, Language::En);
        std::hint::black_box((figures, map, ids, diagnose(lab, Language::En)));
    };
    let before = tokens.saturating_sub(side * side) / 2;
    let kernel = rounds::alone(&mut |round| {
        lab.sequence.set_around(before, before + round);
        answer(&lab);
    });
    Timing::of_kernel(kernel)
}

fn timing([kernel, plain]: [rounds::Spread; 2], ours: &[f32], theirs: &Float32Array) -> Timing {
    let theirs = theirs.to_vec();
    // Results of different lengths do not agree at all.
    let unequal = if ours.len() == theirs.len() { 0.0 } else { f32::INFINITY };
    let differences = ours.iter().zip(&theirs).map(|(a, b)| (a - b).abs());
    let largest =
        f64::from(differences.fold(unequal, |largest, d| if d <= largest { largest } else { d }));
    Timing { max_difference: Some(largest), ..Timing::of_both([kernel, plain]) }
}
