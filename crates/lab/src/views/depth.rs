//! How far does a stack of layers with the same mask reach? Tokens that the last one can read from through 1, 2, … ℓ layers, beside a
//! window as wide as what is called near.

use rotarium_kernel::mask::{Mask, Window};
use rotarium_kernel::measures::receptive_fields;

use super::beside::{INKS, entry, forget, name, of_positions, width};
use super::{Answers, View};
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
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
    pages: |pages| of_positions(Positions { bare: false, ..pages.length.positions.clone() }),
    ..View::new("depth", words::DEPTH, words::DEPTH_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| words::DEPTH_SUB.with(language, &[("n", &lab.tokens())]),
    pick: |lab, _| Some(lab.cursor()),
    ..Answers::of(figure)
};

fn fields(lab: &Lab, mask: &Mask) -> Vec<usize> {
    receptive_fields(mask, lab.pages.length.positions.layers, lab.tokens())
}

/// The mask of each recipe, and what can be read from through 0, 1, … layers.
fn curves(lab: &Lab) -> Vec<(SlotName, Vec<usize>)> {
    lab.side_by_side().iter().map(|&slot| (slot, fields(lab, &lab.encoding(slot).mask))).collect()
}

fn points(fields: &[usize]) -> Vec<(f64, f64)> {
    fields.iter().enumerate().map(|(layer, count)| (layer as f64, *count as f64)).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let Positions { near, layers, .. } = lab.pages.length.positions;
    let curves = curves(lab);
    let window = fields(lab, &Mask::Window(Window { width: near, ahead: 0 }));
    let mut marks = vec![Mark::Line { points: points(&window), ink: Ink::Muted, width: 1.5, dashed: true }];
    for (slot, fields) in &curves {
        let ink = INKS[slot.index()];
        marks.push(Mark::Line { points: points(fields), ink, width: width(*slot), dashed: false });
    }
    let all = lab.tokens() as f64;
    let label = words::DEPTH_ALL.with(language, &[("n", &printed(all))]);
    marks.push(Mark::Rule { along: Side::Y, at: all, ink: Ink::Strong, dashed: true, label });
    let after = |fields: &[usize]| printed(fields.last().copied().unwrap_or(1) as f64);
    let told = |name: String, fields: &[usize]| words::DEPTH_OF.with(language, &[("name", &name), ("count", &after(fields))]);
    let mut legend: Vec<_> =
        curves.iter().map(|(slot, fields)| entry(*slot, told(name(lab, *slot), fields))).collect();
    let beside = told(words::DEPTH_WINDOW.with(language, &[("near", &near)]), &window);
    legend.push(Entry { ink: Ink::Muted, dashed: true, label: beside });
    let said: Vec<_> = legend.iter().map(|entry| entry.label.clone()).collect();
    Figure {
        title: VIEW.title.get(language).into(),
        subtitle: String::new(),
        x: Axis::linear(words::LAYERS_AXIS.get(language), (0.0, layers.max(1) as f64)),
        y: Axis::logarithmic(words::DEPTH_AXIS.get(language), (1.0, (all * 2.0).max(10.0))),
        equal: false,
        marks,
        legend,
        summary: words::DEPTH_SUMMARY.with(
            language,
            &[("n", &printed(all)), ("layers", &layers), ("curves", &said.join("; "))],
        ),
        table: table(lab, &curves, &window, language),
    }
}

fn table(lab: &Lab, curves: &[(SlotName, Vec<usize>)], window: &[usize], language: Language) -> Table {
    let near = lab.pages.length.positions.near;
    let names = curves.iter().map(|(slot, _)| name(lab, *slot));
    let beside = words::DEPTH_WINDOW.with(language, &[("near", &near)]);
    let head = std::iter::once(words::LAYERS_AXIS.get(language).to_string()).chain(names).chain([beside]).collect();
    let line = |layer: usize| {
        let counts = curves.iter().map(|(_, fields)| &fields[..]).chain([window]);
        std::iter::once(layer.to_string()).chain(counts.map(|fields| fields[layer].to_string())).collect()
    };
    Table { head, rows: (0..window.len()).map(line).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    #[test]
    fn windows_add_up_and_chunks_do_not() {
        let last = |recipe: &str| {
            let link = format!("#/length?compare=1&scheme={recipe}&layers=23&near=32&seq=t4096");
            let opened = link::read(&link, Language::En);
            assert_eq!(opened.notices, [], "{recipe}");
            let figure = Experiment::new(&VIEW, &opened.lab, Language::En, 100).figure();
            figure.table.rows.last().unwrap().join(" ")
        };
        // (w − 1)ℓ + 1: 15·23 + 1 and 31·23 + 1; 4 first tokens more; everything.
        assert_eq!(last("window&window=16"), "23 346 714");
        assert_eq!(last("streaming-llm&sinks=4&window=16"), "23 350 714");
        assert_eq!(last("chunked&chunk=1000"), "23 96 714");
        assert_eq!(last("rope"), "23 4096 714");
    }
}
