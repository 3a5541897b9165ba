//! Which distances become the same? For each distance of the last token, how many of the keys that it reads seem to be as far away:
//! their order is lost.

use rotarium_kernel::measures::Rho;
use rotarium_kernel::number::significant;

use super::beside::{INKS, entry, forget, name, of_positions, spread, width};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Figure, Mark, Table};
use crate::lab::{Lab, SlotName};
use crate::messages::length::positions as words;
use crate::pages::Positions;
use crate::text::Language;

/// The curves.
pub static VIEW: View = View {
    compares: true,
    forget: |lab| {
        forget(lab);
        (lab.show, lab.train) = (Lab::default().show, Lab::default().train);
    },
    pages: |_| of_positions(Positions::default()),
    ..View::new("shared", words::SHARED, words::SHARED_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| words::SHARED_SUB.with(language, &[("n", &lab.tokens())]),
    pick: |lab, _| Some(lab.cursor()),
    ..Answers::of(figure)
};

/// A recipe, and for each distance of the last token how many are the same; None without rotation.
struct Curve {
    slot: SlotName,
    counts: Option<Vec<u32>>,
}

impl Curve {
    fn of(lab: &Lab, slot: SlotName) -> Self {
        let head = lab.head(slot);
        Self { slot, counts: Rho::new(&head, lab.train, false).map(|rho| rho.shared()) }
    }

    /// Distances that are read, those that share, the most that are the same.
    fn numbers(&self) -> Option<[usize; 3]> {
        let counts = self.counts.as_ref()?;
        let read = counts.iter().filter(|count| **count > 0).count();
        let shared = counts.iter().filter(|count| **count > 1).count();
        Some([read, shared, counts.iter().copied().max().unwrap_or(0) as usize])
    }

    fn told(&self, lab: &Lab, language: Language) -> String {
        let name = name(lab, self.slot);
        let Some([read, shared, most]) = self.numbers() else {
            return words::BENDS_NONE.with(language, &[("name", &name)]);
        };
        if shared == 0 {
            return words::SHARED_NONE.with(language, &[("name", &name)]);
        }
        let [shared, read, most] = [shared, read, most].map(|count| printed(count as f64));
        words::SHARED_OF.with(language, &[("name", &name), ("shared", &shared), ("read", &read), ("most", &most)])
    }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, cells, .. } = experiment;
    let language = *language;
    let curves: Vec<_> = lab.side_by_side().iter().map(|&slot| Curve::of(lab, slot)).collect();
    let backs = spread(lab.tokens(), *cells as usize);
    let mut marks = Vec::new();
    for curve in &curves {
        let Some(counts) = &curve.counts else { continue };
        let (ink, width) = (INKS[curve.slot.index()], width(curve.slot));
        for run in backs.chunk_by(|a, b| (counts[*a] > 0) == (counts[*b] > 0)) {
            let read = run.iter().filter(|back| **back > 0 && counts[**back] > 0);
            let points: Vec<_> = read.map(|&back| (back as f64, f64::from(counts[back]))).collect();
            match points.len() {
                0 => {}
                1 => marks.push(Mark::Points { points, ink, radius: 2.0 }),
                _ => marks.push(Mark::Line { points, ink, width, dashed: false }),
            }
        }
    }
    let most = curves.iter().filter_map(Curve::numbers).map(|[_, _, most]| most).max().unwrap_or(1);
    let said: Vec<_> = curves.iter().map(|curve| curve.told(lab, language)).collect();
    let right = (lab.tokens() as f64 - 1.0).max(2.0);
    Figure {
        title: VIEW.title.get(language).into(),
        subtitle: String::new(),
        x: Axis::logarithmic(words::DELTA.get(language), (1.0, right)),
        y: Axis::logarithmic(words::SHARED_AXIS.get(language), (0.7, (most as f64 * 1.6).max(10.0))),
        equal: false,
        marks,
        legend: curves.iter().zip(&said).map(|(curve, said)| entry(curve.slot, said.clone())).collect(),
        summary: words::SHARED_SUMMARY
            .with(language, &[("n", &printed(lab.tokens() as f64)), ("curves", &said.join("; "))]),
        table: table(lab, &curves, language),
    }
}

fn table(lab: &Lab, curves: &[Curve], language: Language) -> Table {
    let names = [words::RECIPE, words::READ_COLUMN, words::SHARED_COLUMN, words::MOST_COLUMN];
    let line = |curve: &Curve| {
        let numbers = curve.numbers().map_or_else(
            || std::array::from_fn(|_| "–".to_string()),
            |numbers| numbers.map(|number| significant(number as f64, 8)),
        );
        std::iter::once(name(lab, curve.slot)).chain(numbers).collect()
    };
    let head = names.map(|text| text.get(language).into()).to_vec();
    Table { head, rows: curves.iter().map(line).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn what_shares_a_distance_is_counted() {
        let row = |recipe: &str| {
            let opened = link::read(&format!("#/length?compare=1&scheme={recipe}&seq=t16"), Language::En);
            assert_eq!(opened.notices, [], "{recipe}");
            Experiment::new(&VIEW, &opened.lab, Language::En, 100).figure().table.rows[0][1..].join(" ")
        };
        assert_eq!(row("rope"), "16 0 1");
        // Keys 0 … 11 of query 15 are 4 away, or 4, 5 and 6 away in fours.
        assert_eq!(row("rerope&window=4"), "16 12 12");
        assert_eq!(row("self-extend&window=4&group=4"), "16 12 4");
        // 6 5 4 3 2 6 5 4 3 2 5 4 3 2 1 0: all but 0 and 1 occur more than once.
        assert_eq!(row("dca&chunk-limit=6&local=1"), "16 14 3");
        assert_eq!(row("window&window=8"), "8 0 1");
        assert_eq!(row("none"), "– – –");
    }
}
