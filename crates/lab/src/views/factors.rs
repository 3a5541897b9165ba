//! What becomes of the frequency of each pair? g = θ′/θ against the pair, of all recipes that stand side by side, with the turns that
//! each pair made in training and the pairs between which ramps climb.
//!
//! θ is that of RoPE-1D with the base of the recipe, so that pairs that a recipe leaves out have g = 0 and ladders that it spaces anew
//! differ from 1. 1 is left alone, the dashed line what dividing all positions by N/L would give.

use rotarium_kernel::measures::critical_pair;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, Sequence};

use super::beside::{INKS, entry, forget, name, of_positions, width};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Figure, Ink, Mark, Side, Table};
use crate::lab::{Lab, SlotName};
use crate::messages;
use crate::messages::length::positions as words;
use crate::pages::Positions;
use crate::text::Language;

/// The curves.
pub static VIEW: View = View {
    compares: true,
    forget: |lab| {
        forget(lab);
        (lab.show, lab.mask) = (Lab::default().show, Lab::default().mask);
    },
    pages: |_| of_positions(Positions::default()),
    ..View::new("factors", words::FACTORS, words::FACTORS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| words::FACTORS_SUB.with(language, &[("train", &lab.train), ("n", &lab.tokens())]),
    pick: |lab, _| Some(lab.cursor()),
    ..Answers::of(figure)
};

/// Readings of turns beside the curves.
const READINGS: usize = 9;

/// A recipe, g of each of its pairs, and the ends of its ramps.
struct Curve {
    slot: SlotName,
    factors: Vec<f64>,
    ramps: Vec<[f64; 2]>,
}

/// RoPE-1D with the base of a slot.
fn rope(lab: &Lab, slot: SlotName) -> Head {
    Head::new(&lab.rope(slot), lab.dim, &Sequence::text(1))
}

fn curves(lab: &Lab) -> Vec<Curve> {
    let curve = |&slot: &SlotName| {
        let (head, rope) = (lab.head(slot), rope(lab, slot));
        let [now, then] = [head.frequencies(), rope.frequencies()];
        let factor = |pair: usize| (now.theta(pair) / then.theta(pair)).abs();
        let ladder = &head.encoding().ladder;
        let ramps = head.encoding().rescale.ramps(ladder.rotary_channels(lab.dim), ladder.base());
        Curve { slot, factors: (0..lab.dim.pairs()).map(factor).collect(), ramps }
    };
    lab.side_by_side().iter().map(curve).collect()
}

/// A factor that grows or shrinks by less than this is drawn in the middle of the axis.
const AIR: f64 = 1.35;

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let curves = curves(lab);
    let pairs = lab.dim.pairs();
    let ratio = (lab.train as f64 / lab.tokens() as f64).min(1.0);
    let shown = curves.iter().flat_map(|curve| curve.factors.iter().copied()).filter(|factor| *factor > 0.0);
    let (low, high) = shown.fold((ratio, 1.0_f64), |(low, high), factor| (low.min(factor), high.max(factor)));
    let (low, high) = (low.max(1e-9) / AIR, high.min(1e9) * AIR * AIR);
    let mut marks = Vec::new();
    let share = significant(1.0 / ratio, 4);
    let label = words::INTERPOLATED.with(language, &[("s", &share)]);
    marks.push(Mark::Rule { along: Side::Y, at: ratio, ink: Ink::Muted, dashed: true, label });
    for curve in &curves {
        marks.extend(draw(curve, low));
    }
    let critical = critical_pair(lab.slots[0].base, lab.dim.get(), lab.train as f64);
    if (0.0..pairs as f64).contains(&critical) {
        let label = words::ONE_TURN.with(language, &[("pair", &significant(critical, 4))]);
        marks.push(Mark::Rule { along: Side::X, at: critical, ink: Ink::Warning, dashed: true, label });
    }
    marks.extend(readings(lab, high / AIR, language));
    let x = Axis::linear(messages::PAIR.get(language), (-0.6, pairs as f64 - 0.4));
    Figure {
        title: format!("{} – {}", VIEW.title.get(language), names(lab, &curves)),
        subtitle: String::new(),
        x,
        y: Axis::logarithmic("g = θ′/θ", (low, high)),
        equal: false,
        marks,
        legend: curves.iter().map(|curve| entry(curve.slot, name(lab, curve.slot))).collect(),
        summary: summary(lab, &curves, language),
        table: table(lab, &curves, language),
    }
}

fn names(lab: &Lab, curves: &[Curve]) -> String {
    curves.iter().map(|curve| lab.slot(curve.slot).title()).collect::<Vec<_>>().join(", ")
}

/// The curve of a recipe, left out where a pair does not turn, and ticks at the ends of its ramps.
fn draw(curve: &Curve, low: f64) -> Vec<Mark> {
    let ink = INKS[curve.slot.index()];
    let point = |(pair, factor): (usize, &f64)| (pair as f64, *factor);
    let all: Vec<(f64, f64)> = curve.factors.iter().enumerate().map(point).collect();
    let runs = all.split(|(_, factor)| *factor <= 0.0).filter(|run| !run.is_empty());
    let mut marks: Vec<Mark> = runs
        .map(|run| Mark::Line { points: run.to_vec(), ink, width: width(curve.slot), dashed: false })
        .collect();
    let still = all.iter().filter(|(_, factor)| *factor == 0.0).map(|(pair, _)| (*pair, low)).collect::<Vec<_>>();
    if !still.is_empty() {
        marks.push(Mark::Points { points: still, ink, radius: 2.5 });
    }
    let height = |pair: f64| {
        let at = (pair.max(0.0) as usize).min(all.len() - 1);
        let next = (at + 1).min(all.len() - 1);
        let part = pair - at as f64;
        all[at].1 + (all[next].1 - all[at].1) * part
    };
    let inside = |pair: &f64| (0.0..=all.len() as f64 - 1.0).contains(pair) && height(*pair) > 0.0;
    let ends: Vec<_> = curve.ramps.iter().flatten().copied().filter(inside).map(|pair| (pair, height(pair))).collect();
    if !ends.is_empty() {
        marks.push(Mark::Points { points: ends, ink, radius: 5.0 });
    }
    marks
}

/// How many turns some pairs made in training, above them.
fn readings(lab: &Lab, at: f64, language: Language) -> Vec<Mark> {
    let rope = rope(lab, SlotName::A);
    let pairs = lab.dim.pairs();
    let step = pairs.div_ceil(READINGS).max(1);
    let reading = |pair: usize| {
        let turns = rope.frequencies().turns(pair, lab.train as f64);
        let digits = if turns >= 100.0 { 3 } else { 2 };
        let turns = significant(turns, digits);
        let text = if pair == 0 { words::TURNS_MADE.with(language, &[("turns", &turns)]) } else { turns };
        let anchor = if pair == 0 { Anchor::Start } else { Anchor::Middle };
        Mark::Text { at: (pair as f64, at), text, anchor, ink: Ink::Muted }
    };
    // The first reading has a word beside it, which needs room.
    (0..pairs).step_by(step).filter(|pair| *pair == 0 || *pair >= 2 * step || pairs <= READINGS).map(reading).collect()
}

fn ends(curve: &Curve) -> String {
    let ramp = |[low, high]: &[f64; 2]| format!("{} … {}", significant(*low, 4), significant(*high, 4));
    curve.ramps.iter().map(ramp).collect::<Vec<_>>().join(", ")
}

fn summary(lab: &Lab, curves: &[Curve], language: Language) -> String {
    let said = curves.iter().map(|curve| {
        let turning = curve.factors.iter().copied().filter(|factor| *factor > 0.0);
        let (low, high) = turning.fold((f64::INFINITY, 0.0_f64), |(low, high), g| (low.min(g), high.max(g)));
        let (name, kept) = (name(lab, curve.slot), curve.factors.iter().filter(|g| (**g - 1.0).abs() < 1e-9).count());
        if !low.is_finite() {
            return words::FACTORS_STILL.with(language, &[("name", &name)]);
        }
        let [low, high] = [low, high].map(|factor| significant(factor, 4));
        let mut said = words::FACTORS_OF.with(
            language,
            &[("name", &name), ("low", &low), ("high", &high), ("kept", &kept), ("all", &curve.factors.len())],
        );
        if !curve.ramps.is_empty() {
            said += &words::FACTORS_RAMP.with(language, &[("ends", &ends(curve))]);
        }
        said
    });
    let critical = critical_pair(lab.slots[0].base, lab.dim.get(), lab.train as f64);
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("train", &lab.train), ("pair", &significant(critical, 4)), ("curves", &said.collect::<Vec<_>>().join("; "))];
    words::FACTORS_SUMMARY.with(language, &values)
}

/// Each pair: its turns in training, and g of every recipe.
fn table(lab: &Lab, curves: &[Curve], language: Language) -> Table {
    let rope = rope(lab, SlotName::A);
    let head = [messages::PAIR.get(language).into(), words::TURNS_COLUMN.get(language).into()];
    let head = head.into_iter().chain(curves.iter().map(|curve| name(lab, curve.slot))).collect();
    let line = |pair: usize| {
        let turns = significant(rope.frequencies().turns(pair, lab.train as f64), 6);
        let factors = curves.iter().map(|curve| significant(curve.factors[pair], 6));
        [pair.to_string(), turns].into_iter().chain(factors).collect()
    };
    Table { head, rows: (0..lab.dim.pairs()).map(line).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    fn table(link: &str) -> Vec<Vec<String>> {
        let opened = link::read(link, Language::En);
        assert_eq!(opened.notices, [], "{link}");
        Experiment::new(&VIEW, &opened.lab, Language::En, 400).figure().table.rows
    }

    /// d = 128, b = 10⁴, L = 512, s = 8: g of a few pairs, and their turns in training; §13.8 of the notes on length.
    #[test]
    fn factors_of_the_notes() {
        const PAIRS: [usize; 11] = [0, 1, 8, 16, 24, 30, 31, 32, 40, 48, 63];
        const TURNS: [f64; 11] =
            [81.4873, 70.5651, 25.7686, 8.1487, 2.5769, 1.0867, 0.9410, 0.8149, 0.2577, 0.0815, 0.0094];
        #[rustfmt::skip]
        let wanted: [(&str, [f64; 11]); 9] = [
            ("pi&factor=8", [0.125; 11]),
            ("ntk&factor=8", [1.0, 0.967532, 0.767930, 0.589717, 0.452862, 0.371499, 0.359437, 0.347766, 0.267060, 0.205084, 0.125]),
            ("ntk&factor=8&variant=ntk-old", [1.0, 0.968031, 0.771105, 0.594604, 0.458502, 0.377291, 0.365229, 0.353553, 0.272627, 0.210224, 0.129128]),
            ("ntk&factor=8&variant=ntk-fixed", [0.968031, 0.937084, 0.746454, 0.575595, 0.443844, 0.365229, 0.353553, 0.342251, 0.263911, 0.203503, 0.125]),
            ("ntk-mixed&factor=8&exponent=0.625", [0.856796, 0.787921, 0.543232, 0.403306, 0.314878, 0.266639, 0.259668, 0.252957, 0.207163, 0.172084, 0.125]),
            ("ntk-mixed&factor=8&exponent=0.75", [0.912197, 0.856796, 0.620318, 0.463294, 0.357913, 0.298989, 0.290415, 0.282152, 0.225594, 0.182319, 0.125]),
            ("yarn&factor=8&original=512", [1.0, 1.0, 0.93, 0.65, 0.37, 0.16, 0.125, 0.125, 0.125, 0.125, 0.125]),
            ("yarn&factor=8&original=512&ramp=along-turns", [1.0, 1.0, 0.824112, 0.326779, 0.169508, 0.127446, 0.125, 0.125, 0.125, 0.125, 0.125]),
            ("ntk-by-parts&factor=8&original=512", [1.0, 1.0, 1.0, 0.863239, 0.525814, 0.309874, 0.242218, 0.180692, 0.125, 0.125, 0.125]),
        ];
        for (recipe, wanted) in wanted {
            let rows = table(&format!("#/length?compare=1&scheme={recipe}"));
            for ((pair, wanted), turns) in PAIRS.into_iter().zip(wanted).zip(TURNS) {
                let [found_turns, found] = [1, 2].map(|at| rows[pair][at].parse::<f64>().unwrap());
                assert!((found - wanted).abs() < 2e-6, "{recipe} pair {pair}: {found}");
                assert!((found_turns - turns).abs() < 6e-5, "pair {pair}: {found_turns}");
            }
        }
    }

    #[test]
    fn all_recipes_that_stand_side_by_side_have_a_column() {
        let rows = table("#/length?compare=6");
        assert!(rows.iter().all(|row| row.len() == 8));
        // Plain RoPE and the rules for distances leave every pair alone.
        assert!(rows.iter().all(|row| row[2] == "1" && row[6] == "1" && row[7] == "1" && row[3] == "0.125"));
        let still = table("#/length?compare=1&scheme=none");
        assert!(still.iter().all(|row| row[2] == "0"));
    }
}
