//! What the views of the page Linear have in common: their inputs, mechanisms by name, and panels beside each other.
//!
//! Deliberately does not know: words of single views.

use std::rc::Rc;

use rotarium_kernel::HeadDim;
use rotarium_kernel::mechanisms::{
    Codebook, CosFormer, Directions, Efficient, Features, Form, Inputs, Linear as Product,
    Mechanism, Performer, Series, Sight, Softmax, Vq, rescaled,
};
use rotarium_kernel::order::ascending;

use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Entry, Family, Figure, Ink, Mark, Raster};
use crate::lab::{Cursor, Lab};
use crate::messages::linear as words;
use crate::pages::{CodeOrigin, Linear, MOST_MAPPED, Pages};
use crate::text::{Language, Text};

/// The gap between panels, in sides of a panel: names stand in it.
const GAP: f64 = 0.16;

/// Only the inputs and this page are looked at.
pub(super) fn forget(lab: &mut Lab) {
    lab.forget_all_but_inputs();
}

/// The same without the pinned cursor.
pub(super) fn forget_cursor(lab: &mut Lab) {
    lab.forget_all_but_inputs();
    lab.pin = None;
}

/// Of the state of pages, the inputs and what this one looks at, without the open part of the page.
pub(super) fn pages(pages: &Pages, keep: impl Fn(&Linear) -> Linear) -> Pages {
    Pages { inputs: pages.inputs.clone(), linear: keep(&pages.linear), ..Pages::default() }
}

pub(super) fn linear(lab: &Lab) -> &Linear {
    &lab.pages.linear
}

pub(super) fn sight(lab: &Lab) -> Sight {
    if linear(lab).full { Sight::Full } else { Sight::Causal }
}

/// How many tokens are mapped.
pub(super) fn mapped(lab: &Lab) -> usize {
    lab.mixed().min(MOST_MAPPED)
}

/// The inputs of maps. Where scores are divided by √d, queries and keys take the same part of it: features know their lengths.
pub(super) fn inputs(lab: &Lab) -> Inputs {
    let mut raw = lab.clone();
    raw.pages.inputs.scaled = false;
    let inputs = raw.inputs_of(mapped(lab));
    let by = if lab.pages.inputs.scaled { libm::pow(lab.dim.get() as f64, -0.25) } else { 1.0 };
    Inputs { q: &inputs.q * by, k: &inputs.k * by, v: inputs.v.clone() }
}

/// So many tokens whose mean ‖q + k‖² is this times what the dial says. Queries and keys share the factor.
pub(super) fn with_norm(lab: &Lab, tokens: usize, times: f64) -> Inputs {
    let mut raw = lab.clone();
    raw.pages.inputs.scaled = false;
    rescaled(&raw.inputs_of(tokens), times * linear(lab).norm)
}

/// The inputs of the plane: the same source in two dimensions.
pub(super) fn plane(lab: &Lab) -> Rc<Inputs> {
    let flat = Lab { dim: HeadDim::nearest(2.0), ..lab.clone() };
    flat.inputs_of(mapped(lab))
}

/// A seed that no input is drawn from: the same numbers would make directions of queries and keys.
pub(super) fn seed(lab: &Lab, draw: u64) -> u64 {
    (1 << 33) + u64::from(linear(lab).lot) * 1_000_003 + draw
}

/// So many directions of the chosen kind.
pub(super) fn directions(lab: &Lab, count: usize) -> Directions {
    Directions { draw: linear(lab).draw, count, seed: seed(lab, 0) }
}

/// The chosen codebook with so many vectors; a grid has the next smaller square of them.
pub(super) fn codebook(lab: &Lab, count: usize) -> Codebook {
    let seed = seed(lab, 0);
    match linear(lab).origin {
        CodeOrigin::Means => Codebook::Means { count, seed },
        CodeOrigin::Keys => Codebook::Keys { count, seed },
        CodeOrigin::Random => Codebook::Directions(directions(lab, count)),
        CodeOrigin::Grid => {
            Codebook::Grid { side: (count as f64).sqrt().floor().max(1.0) as usize }
        }
    }
}

/// The mechanisms that are shown, softmax first, with their names. Those without a causal form read all.
pub(super) fn shown(lab: &Lab) -> Vec<(Text, Mechanism)> {
    let linear = linear(lab);
    let features = |features| Mechanism::Linear(Product { features });
    let directions = directions(lab, linear.features);
    let codes = Codebook::Means { count: linear.codes, seed: seed(lab, 0) };
    let all = [
        (words::ELU, features(Features::Elu)),
        (words::EXP, features(Features::Exp)),
        (words::COSINE, Mechanism::Series(Series { form: Form::Cosine, order: 1 })),
        (words::COS_FORMER, Mechanism::CosFormer(CosFormer { longest: mapped(lab) })),
        (words::EFFICIENT, Mechanism::Efficient(Efficient)),
        (words::TAYLOR, Mechanism::Series(Series { form: Form::Taylor, order: linear.order })),
        (words::PERFORMER, Mechanism::Performer(Performer { kind: linear.kind, directions })),
        (words::VQ, Mechanism::Vq(Vq { codes, slope: 0.0, window: 0 })),
    ];
    let chosen = all.into_iter().zip(linear.shown).filter(|(_, shown)| *shown).map(|(one, _)| one);
    std::iter::once((words::SOFTMAX, Mechanism::Softmax(Softmax))).chain(chosen).collect()
}

/// How a mechanism is looked at: as the page says, where it can be.
pub(super) fn sight_of(mechanism: &Mechanism, lab: &Lab) -> Sight {
    let sights = mechanism.sights();
    if sights.contains(&sight(lab)) { sight(lab) } else { sights[0] }
}

/// The largest number but for the largest two in a hundred, so that a few do not darken all others; more than 0.
pub(super) fn most(numbers: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = numbers.filter(|number| *number > 0.0).collect();
    ascending(&mut sorted);
    let at = (sorted.len() * 98 / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or(1.0).max(1e-12)
}

/// Amounts from 0 on.
pub(super) fn amounts(high: f64, label: String) -> ColourScale {
    ColourScale { family: Family::Sequential, low: 0.0, high, clipped: (false, true), label }
}

/// Differences on both sides of 0.
pub(super) fn differences(high: f64, label: String) -> ColourScale {
    ColourScale { family: Family::Diverging, low: -high, high, clipped: (true, true), label }
}

/// One panel: a name above coloured cells, row 0 on top.
pub(super) struct Panel {
    pub(super) name: String,
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) cells: Vec<f32>,
    pub(super) colours: ColourScale,
}

/// Where the panels of a figure lie.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    count: usize,
    per_row: usize,
}

impl Grid {
    /// Panels in so many columns.
    pub(super) fn new(count: usize, per_row: usize) -> Self {
        Self { count: count.max(1), per_row: per_row.clamp(1, count.max(1)) }
    }

    /// So many panels beside each other.
    pub(super) const fn in_a_row(count: usize) -> Self {
        Self { count, per_row: count }
    }

    /// Panels in about as many columns as rows.
    pub(super) fn square(count: usize) -> Self {
        Self::new(count, (1..).find(|side| side * side >= count).unwrap_or(1))
    }

    fn rows(self) -> usize {
        self.count.div_ceil(self.per_row)
    }

    /// The lower left corner of a panel.
    fn corner(self, panel: usize) -> (f64, f64) {
        let (row, column) = (panel / self.per_row, panel % self.per_row);
        (column as f64 * (1.0 + GAP / 2.0), (self.rows() - 1 - row) as f64 * (1.0 + GAP))
    }

    fn axes(self) -> [Axis; 2] {
        let axis = |high| Axis { ticks: false, ..Axis::linear("", (0.0, high)) };
        let (columns, rows) = (self.per_row as f64, self.rows() as f64);
        [axis(columns * (1.0 + GAP / 2.0) - GAP / 2.0), axis(rows * (1.0 + GAP))]
    }

    /// A point of a panel, as shares from its upper left corner.
    pub(super) fn point(self, panel: usize, (x, y): (f64, f64)) -> (f64, f64) {
        let (left, bottom) = self.corner(panel);
        (left + x, bottom + 1.0 - y)
    }

    /// Which panel is at a point, and where in it.
    pub(super) fn at(self, (x, y): (f64, f64)) -> Option<(usize, (f64, f64))> {
        (0..self.count).find_map(|panel| {
            let (left, bottom) = self.corner(panel);
            let (x, y) = (x - left, bottom + 1.0 - y);
            ((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y)).then_some((panel, (x, y)))
        })
    }

    /// Query and key at a point of square panels.
    pub(super) fn pick(self, tokens: usize, point: (f64, f64)) -> Option<Cursor> {
        let (_, (x, y)) = self.at(point)?;
        let token = |share: f64| ((share * tokens as f64) as usize).min(tokens.saturating_sub(1));
        Some(Cursor { query: token(y), key: token(x), pair: None })
    }

    /// A frame around the cell of a cursor in every panel.
    pub(super) fn frames(self, tokens: usize, cursor: Cursor) -> Vec<Mark> {
        let side = 1.0 / tokens.max(1) as f64;
        let at = |token: usize| token.min(tokens.saturating_sub(1)) as f64 * side;
        let (x, y) = (at(cursor.key), at(cursor.query));
        let grown = (0.012 - side / 2.0).max(0.0);
        let frame = |panel| Mark::Frame {
            from: self.point(panel, (x - grown, y - grown)),
            to: self.point(panel, (x + side + grown, y + side + grown)),
            ink: Ink::Accent,
        };
        (0..self.count).map(frame).collect()
    }

    /// The marks of panels; the first one of each scale explains it.
    pub(super) fn marks(self, panels: Vec<Panel>, explained: &[usize]) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (at, panel) in panels.into_iter().enumerate() {
            marks.push(Mark::Text {
                at: self.point(at, (0.0, -GAP * 0.42)),
                text: panel.name,
                anchor: Anchor::Start,
                ink: Ink::Strong,
            });
            marks.push(Mark::Raster(Raster {
                from: self.point(at, (0.0, 0.0)),
                to: self.point(at, (1.0, 1.0)),
                columns: panel.columns,
                rows: panel.rows,
                cells: Cells::Values(panel.cells),
                colours: panel.colours,
                explained: explained.contains(&at),
            }));
        }
        marks
    }

    /// A figure of panels.
    pub(super) fn figure(
        self,
        title: Text,
        language: Language,
        marks: Vec<Mark>,
        equal: bool,
    ) -> Figure {
        let [x, y] = self.axes();
        Figure { x, y, equal, marks, ..Figure::empty(title, language) }
    }
}

/// A line of a legend.
pub(super) fn entry(label: impl Into<String>, ink: Ink, dashed: bool) -> Entry {
    Entry { ink, dashed, label: label.into() }
}

/// A plain line.
pub(super) fn line(points: Vec<(f64, f64)>, ink: Ink, dashed: bool) -> Mark {
    Mark::Line { points, ink, width: 1.75, dashed }
}

/// A range for a logarithmic axis around positive numbers.
pub(super) fn decades(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = numbers
        .filter(|number| number.is_finite() && *number > 0.0)
        .fold((f64::INFINITY, 0.0_f64), |(low, high), number| (low.min(number), high.max(number)));
    if low > high { (0.1, 10.0) } else { (low / 1.3, high * 1.3) }
}

/// The names of a head of a table.
pub(super) fn names(head: &[Text], language: Language) -> Vec<String> {
    head.iter().map(|text| text.get(language).to_string()).collect()
}

/// m or c along an axis: powers of 2 up to a limit, and the limit.
pub(super) fn doubled(from: usize, most: usize) -> Vec<usize> {
    let mut all: Vec<usize> =
        std::iter::successors(Some(from), |at| Some(at * 2)).take_while(|at| *at < most).collect();
    all.push(most);
    all
}

/// The experiment's state and language.
pub(super) fn asked(experiment: &Experiment) -> (&Lab, Language) {
    (&experiment.lab, experiment.language)
}

#[cfg(test)]
mod tests;
