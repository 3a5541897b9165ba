//! What becomes of each distance? ρ against Δ for the last token, of all recipes that stand side by side, with how far near distances
//! are bent and how far the fastest pair turns from token to token.
//!
//! Where frequencies change unevenly ρ = Δ, and only the turn of the fastest pair says what happens to near tokens.

use rotarium_kernel::Head;
use rotarium_kernel::measures::Rho;
use rotarium_kernel::number::significant;

use super::beside::{INKS, entry, forget, name, of_positions, spread, width};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Ink, Mark, Side, Table};
use crate::lab::{Lab, SlotName};
use crate::messages::length::positions as words;
use crate::pages::Positions;
use crate::text::Language;

/// The curves.
pub static VIEW: View = View {
    compares: true,
    forget: |lab| {
        forget(lab);
        lab.show = Lab::default().show;
    },
    pages: |pages| of_positions(Positions { near: pages.length.positions.near, ..Positions::default() }),
    ..View::new("bends", words::BENDS, words::BENDS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| words::BENDS_SUB.with(language, &[("near", &near(lab))]),
    pick: |lab, _| Some(lab.cursor()),
    ..Answers::of(figure)
};

/// Distances below it are near.
fn near(lab: &Lab) -> usize {
    lab.pages.length.positions.near.min(lab.tokens())
}

/// A recipe: (Δ, ρ) of some keys of the last token, None without rotation; and what becomes of near ones.
struct Curve {
    slot: SlotName,
    points: Option<Vec<(f64, f64)>>,
    /// The largest |ρ − Δ| below w.
    bent: f64,
    /// θ′₀, radians per token.
    step: f64,
}

impl Curve {
    fn of(lab: &Lab, slot: SlotName, backs: &[usize]) -> Self {
        let head = lab.head(slot);
        let Some(rho) = Rho::new(&head, lab.train, false) else {
            return Self { slot, points: None, bent: 0.0, step: 0.0 };
        };
        let last = lab.tokens() - 1;
        let keys = head.keys(last);
        let read = backs.iter().map(|back| last - back).filter(|key| keys.contains(*key));
        let points = read.map(|key| ((last - key) as f64, rho.at(last, key))).collect();
        Self { slot, points: Some(points), bent: rho.distortion(near(lab)), step: step(&head) }
    }

    fn told(&self, lab: &Lab, language: Language) -> String {
        let name = name(lab, self.slot);
        if self.points.is_none() {
            return words::BENDS_NONE.with(language, &[("name", &name)]);
        }
        let [bent, step] = [self.bent, self.step].map(|number| significant(number, 3));
        words::BENDS_OF.with(language, &[("name", &name), ("bent", &bent), ("step", &step)])
    }
}

/// How far the first pair turns from token to token.
fn step(head: &Head) -> f64 {
    let step = head.encoding().placement.text_step();
    head.frequencies().angles(step).next().unwrap_or(0.0).abs()
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let language = *language;
    let backs = spread(lab.tokens(), *cells as usize);
    let curves: Vec<_> = lab.side_by_side().iter().map(|&slot| Curve::of(lab, slot, &backs)).collect();
    let highest = curves.iter().flat_map(|curve| curve.points.iter().flatten()).map(|point| point.1);
    let top = highest.fold(lab.train as f64, f64::max) * 1.6;
    let lowest = curves.iter().flat_map(|curve| curve.points.iter().flatten()).map(|point| point.1);
    let bottom = lowest.filter(|rho| *rho > 0.0).fold(1.0, f64::min).max(1e-4) / 1.3;
    let right = (lab.tokens() as f64 - 1.0).max(2.0);
    let edge = (near(lab) as f64).clamp(1.0, right);
    let mut marks = vec![Mark::Band { columns: vec![(1.0, bottom, top), (edge, bottom, top)], ink: Ink::Muted }];
    for curve in &curves {
        let points = curve.points.iter().flatten().copied().filter(|(back, rho)| *back >= 1.0 && *rho > 0.0);
        // A masked stretch is a gap in the line.
        let points: Vec<_> = points.collect();
        let gap = |a: &(f64, f64), b: &(f64, f64)| !is_next(&backs, a.0, b.0);
        for run in points.chunk_by(|a, b| !gap(a, b)) {
            let ink = INKS[curve.slot.index()];
            marks.push(match run {
                [_] => Mark::Points { points: run.to_vec(), ink, radius: 2.0 },
                _ => Mark::Line { points: run.to_vec(), ink, width: width(curve.slot), dashed: false },
            });
        }
    }
    let label = words::BENDS_TRAINED.with(language, &[("train", &lab.train)]);
    marks.push(Mark::Rule { along: Side::Y, at: lab.train as f64, ink: Ink::Warning, dashed: true, label });
    let said: Vec<_> = curves.iter().map(|curve| curve.told(lab, language)).collect();
    Figure {
        title: VIEW.title.get(language).into(),
        subtitle: String::new(),
        x: Axis::logarithmic(words::DELTA.get(language), (1.0, right)),
        y: Axis::logarithmic("ρ", (bottom, top)),
        equal: false,
        marks,
        legend: curves.iter().zip(&said).map(|(curve, said)| entry(curve.slot, said.clone())).collect(),
        summary: words::BENDS_SUMMARY.with(
            language,
            &[("n", &printed(lab.tokens() as f64)), ("near", &near(lab)), ("curves", &said.join("; "))],
        ),
        table: table(lab, &curves, language),
    }
}

/// Whether two distances are neighbours among those that are drawn.
fn is_next(backs: &[usize], a: f64, b: f64) -> bool {
    let place = |back: f64| backs.binary_search(&(back as usize)).unwrap_or_default();
    place(a).abs_diff(place(b)) <= 1
}

/// Each recipe, how far it bends near distances, and ρ of a few distances.
fn table(lab: &Lab, curves: &[Curve], language: Language) -> Table {
    let head = [words::RECIPE.get(language).to_string(), format!("max |ρ − Δ|, Δ < {}", near(lab)), "θ′₀".into()];
    let line = |curve: &Curve| {
        let numbers = match curve.points {
            Some(_) => [curve.bent, curve.step].map(|number| significant(number, 6)),
            None => ["–".to_string(), "–".to_string()],
        };
        std::iter::once(name(lab, curve.slot)).chain(numbers).collect()
    };
    Table { head: head.to_vec(), rows: curves.iter().map(line).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn near_distances_are_told() {
        let opened = link::read("#/length?compare=6&near=64", Language::En);
        assert_eq!(opened.notices, []);
        let figure = Experiment::new(&VIEW, &opened.lab, Language::En, 300).figure();
        let cells: Vec<_> = figure.table.rows.iter().map(|row| row[1..].join(" ")).collect();
        // Δ/8 is 7/8 of 63 off; NTK, YaRN, ReRoPE and Leaky ReRoPE leave near distances and the fastest pair alone.
        assert_eq!(cells, ["0 1", "55.125 0.125", "0 1", "0 1", "0 1", "0 1"]);
        // Beyond w = 128 ReRoPE stops: 255 seems 128.
        let opened = link::read("#/length?compare=1&scheme=rerope&window=128&near=256", Language::En);
        let figure = Experiment::new(&VIEW, &opened.lab, Language::En, 300).figure();
        assert_eq!(figure.table.rows[0][1], "127");
    }
}
