//! What is called decay? The four definitions side by side for one recipe, each on a scale of its own, with its changes of sign
//! and how often it rises.
//!
//! Columns show the exact extremes, as in the large curve, which is that of the definition that is framed.

use rotarium_kernel::decay::{self as kernel, Definition};
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, MAX_TOKENS};

use super::curves::Curve;
use super::decay::{definition_name, draw_curve, value_range};
use super::{Answers, View};
use crate::composition::{Composition, Part};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Table};
use crate::lab::{Lab, Show};
use crate::messages::{self, decays as words};
use crate::text::Language;

/// The four curves.
pub static VIEW: View = View {
    forget: |lab| {
        let Lab { slots, dim, content, decay, train, .. } = lab.clone();
        let show = Show::One(lab.show.editing());
        // The training length as a text, as for the large curve.
        let sequence = Composition::new(vec![Part::text(train.clamp(1, MAX_TOKENS))]);
        *lab = Lab { slots, dim, content, decay, show, sequence, ..Lab::default() };
    },
    ..View::new("definitions", words::DEFINITIONS, words::DEFINITIONS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle,
    ..Answers::of(figure)
};

/// Panes at least this wide, in device pixels, have all four in a row.
const WIDE: usize = 900;
/// The part of a panel that its curve takes: left, right, top, bottom.
const CURVE: [f64; 4] = [0.03, 0.97, 0.36, 0.95];

fn subtitle(lab: &Lab, language: Language) -> String {
    let scheme = lab.slot(lab.show.editing()).title();
    let last = printed((lab.tokens().max(2) - 1) as f64);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("scheme", &scheme), ("last", &last)];
    words::DEFINITIONS_SUB.with(language, &values)
}

/// A definition with its curve.
struct Panel {
    definition: Definition,
    curve: Curve,
    /// Standard deviation around the expected score; 0 for the others.
    deviation: f64,
    /// Whether the curve lacks the bias of the recipe.
    unbiased: bool,
}

impl Panel {
    fn of(lab: &Lab, head: &Head, definition: Definition) -> Self {
        let lab = Lab { decay: definition, ..lab.clone() };
        let curve = Curve::of(&lab, lab.show.editing(), head);
        let random = definition == Definition::Independent;
        let deviation = if random { head.independent_deviation(lab.content.moments()) } else { 0.0 };
        Self { definition, curve, deviation, unbiased: head.leaves_bias_out(definition) }
    }

    fn name(&self, language: Language) -> &'static str {
        definition_name(self.definition).get(language)
    }

    fn extremes(&self) -> [f32; 2] {
        let values = self.curve.values.iter().copied();
        let fold = |[low, high]: [f32; 2], value: f32| [low.min(value), high.max(value)];
        values.fold([f32::INFINITY, f32::NEG_INFINITY], fold)
    }

    fn zeros(&self, language: Language) -> String {
        words::DEFINITION_ZEROS.with(language, &[("zeros", &self.curve.zeros)])
    }

    fn rises(&self, language: Language) -> String {
        words::DEFINITION_RISES.with(language, &[("rises", &significant(self.curve.rises, 3))])
    }

    fn said(&self, language: Language) -> String {
        let first = self.curve.first.map_or_else(
            || words::DEFINITION_STAYS.get(language).to_string(),
            |at| words::DEFINITION_FIRST.with(language, &[("at", &at)]),
        );
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("name", &self.name(language)),
            ("first", &first),
            ("zeros", &self.zeros(language)),
            ("rises", &self.rises(language)),
        ];
        let said = words::DEFINITION_SAID.with(language, &values);
        if !self.unbiased {
            return said;
        }
        let gap = if language == Language::En { " " } else { "" };
        format!("{said}{gap}{}", messages::DECAY_NO_BIAS_SUMMARY.get(language))
    }

    /// The curve on a scale of its own, drawn into the place whose left upper corner is given.
    fn draw(&self, (x, y): (f64, f64), cells: usize, chosen: bool, language: Language, marks: &mut Vec<Mark>) {
        let [left, right, top, bottom] = CURVE;
        let mut own = Vec::new();
        let columns = (cells as f64 * (right - left)) as usize;
        if self.deviation > 0.0 {
            let around = |c: &kernel::Column| {
                (c.start as f64, f64::from(c.low) - self.deviation, f64::from(c.high) + self.deviation)
            };
            let band = kernel::columns(&self.curve.values, columns).iter().map(around).collect();
            own.push(Mark::Band { columns: band, ink: Ink::Second });
        }
        let ink = if chosen { Ink::Accent } else { Ink::Second };
        draw_curve(&self.curve.values, columns, ink, 1.25, &mut own);
        let (low, high) = value_range(&own);
        let last = (self.curve.values.len() - 1).max(1) as f64;
        let across = |distance: f64| x + left + (right - left) * distance / last;
        let down = |value: f64| y + bottom - (bottom - top) * (value - low) / (high - low);
        if low < 0.0 && high > 0.0 {
            let points = vec![(across(0.0), down(0.0)), (across(last), down(0.0))];
            marks.push(Mark::Line { points, ink: Ink::Muted, width: 1.0, dashed: false });
        }
        for mark in &mut own {
            match mark {
                Mark::Line { points, .. } => {
                    points.iter_mut().for_each(|point| *point = (across(point.0), down(point.1)));
                }
                Mark::Band { columns, .. } => {
                    columns.iter_mut().for_each(|c| *c = (across(c.0), down(c.1), down(c.2)));
                }
                _ => {}
            }
        }
        marks.append(&mut own);
        let (near, far) = ((x + 0.01, y + 0.02), (x + 0.99, y + 0.98));
        marks.push(if chosen {
            Mark::Frame { from: near, to: far, ink: Ink::Accent }
        } else {
            let points = vec![near, (far.0, near.1), far, (near.0, far.1), near];
            Mark::Line { points, ink: Ink::Muted, width: 0.5, dashed: false }
        });
        let mut words = |at, text, anchor, ink| marks.push(Mark::Text { at, text, anchor, ink });
        let name = self.name(language).to_string();
        words((x + left, y + 0.09), name, Anchor::Start, if chosen { Ink::Strong } else { Ink::Muted });
        words((x + left, y + 0.18), self.zeros(language), Anchor::Start, Ink::Muted);
        words((x + left, y + 0.27), self.rises(language), Anchor::Start, Ink::Muted);
        let [least, most] = self.extremes().map(|value| significant(f64::from(value), 3));
        words((x + right, y + 0.09), words::DEFINITION_MOST.with(language, &[("most", &most)]), Anchor::End, Ink::Muted);
        words((x + right, y + 0.18), words::DEFINITION_LEAST.with(language, &[("least", &least)]), Anchor::End, Ink::Muted);
    }
}

fn panels(experiment: &Experiment) -> Vec<Panel> {
    let lab = &experiment.lab;
    let head = lab.head(lab.show.editing());
    Definition::ALL.map(|definition| Panel::of(lab, &head, definition)).into()
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let (language, cells) = (*language, *cells as usize);
    let panels = panels(experiment);
    let columns = if cells >= WIDE { 4 } else { 2 };
    let rows = panels.len().div_ceil(columns);
    let mut marks = Vec::new();
    for (at, panel) in panels.iter().enumerate() {
        let corner = ((at % columns) as f64, (at / columns) as f64);
        panel.draw(corner, cells / columns, panel.definition == lab.decay, language, &mut marks);
    }
    let axis = |range| Axis { ticks: false, ..Axis::linear("", range) };
    let said: Vec<_> = panels.iter().map(|panel| panel.said(language)).collect();
    let (stop, gap) = if language == Language::En { (".", " ") } else { ("。", "") };
    Figure {
        title: format!("{} – {}", VIEW.title.get(language), lab.slot(lab.show.editing()).title()),
        subtitle: String::new(),
        x: axis((0.0, columns as f64)),
        y: axis((0.0, rows as f64)).reversed(),
        equal: false,
        marks,
        legend: Vec::new(),
        summary: format!("{}{stop}{gap}{}", subtitle(lab, language), said.join(gap)),
        table: table(&panels, language),
    }
}

/// What is told of each curve.
fn table(panels: &[Panel], language: Language) -> Table {
    let names = [
        words::DEFINITION,
        words::FIRST_AXIS,
        words::SIGN_CHANGES,
        words::RISING,
        words::LOWEST,
        words::HIGHEST,
    ];
    let row = |panel: &Panel| {
        let first = panel.curve.first.map_or_else(|| "–".into(), |at| at.to_string());
        let [low, high] = panel.extremes().map(|value| significant(f64::from(value), 6));
        let name = panel.name(language).to_string();
        let (zeros, rises) = (panel.curve.zeros.to_string(), significant(panel.curve.rises, 4));
        vec![name, first, zeros, rises, low, high]
    };
    Table {
        head: names.map(|text| text.get(language).into()).to_vec(),
        rows: panels.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn found(link: &str) -> Vec<Panel> {
        let lab = link::read(link, Language::En).lab;
        panels(&Experiment::new(&VIEW, &lab, Language::En, 1000))
    }

    #[test]
    fn curves_worked_out_by_hand() {
        // d = 2, θ = 1, Δ < 16: cos Δ changes sign after 1, 4, 7, 10 and 14, and rises from 3 to 6 and from 9 to 13: 7 of 15
        // steps. The bound is |S_1| = 1 everywhere; given ones are the kernel times 2/√2, and so are random ones with μ = σ = 1,
        // whose scores deviate by √(2·3)/√2.
        let panels = found("#/decay?scheme=rope&dim=2&train=16");
        let [kernel, random, bound, given] = [0, 1, 2, 3].map(|at| &panels[at]);
        let rises = |panel: &Panel| (panel.curve.rises * 15.0 / 100.0).round();
        assert_eq!((kernel.curve.first, kernel.curve.zeros, rises(kernel)), (Some(2), 5, 7.0));
        assert!((kernel.extremes()[0] - 3.0_f32.cos()).abs() < 1e-6 && kernel.extremes()[1] == 1.0);
        assert!(bound.extremes().iter().all(|value| (value - 1.0).abs() < 1e-6));
        assert_eq!((given.curve.zeros, rises(given)), (5, 7.0));
        assert!((given.extremes()[1] - 2.0_f32.sqrt()).abs() < 1e-6);
        assert_eq!((random.curve.zeros, random.curve.first), (5, Some(2)));
        assert!((random.extremes()[1] - 2.0_f32.sqrt()).abs() < 1e-6);
        assert!((random.deviation - 3.0_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn each_curve_is_the_large_one_of_its_definition() {
        for definition in Definition::ALL {
            let link = "#/decay?scheme=yarn&train=700&content=gaussian&mean=0.5";
            let mut lab = link::read(link, Language::En).lab;
            lab.decay = definition;
            let large = Experiment::new(&super::super::curves::VIEW, &lab, Language::En, 1000);
            let head = large.lab.head(large.lab.show.editing());
            let large = Curve::of(&large.lab, large.lab.show.editing(), &head);
            let panels = panels(&Experiment::new(&VIEW, &lab, Language::En, 1000));
            let small = panels.into_iter().find(|panel| panel.definition == definition).unwrap();
            assert_eq!(small.curve.values, large.values, "{definition:?}");
            assert_eq!((small.curve.first, small.curve.zeros), (large.first, large.zeros));
        }
    }
}
