//! How sparse can a row become, and what makes it so? Rows are drawn in rounds, beside the closed forms (Su,
//! kexue.fm/archives/9889).

use rotarium_kernel::focus::{Activation, Estimate, Rows, Weighing};
use rotarium_kernel::number::significant;

use super::focus::{
    asked, entry, focus, forget, gamma, head, line, pages, present, rows, seed, size, three,
    weighing, weighing_name,
};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Mark, Side, Table};
use crate::lab::Lab;
use crate::messages::focus as words;
use crate::pages::{Focus, Pages};
use crate::switches;
use crate::text::Language;
use crate::trials::drawn;

/// The curves.
pub static VIEW: View = View {
    forget,
    pages: looked_at,
    choices: |lab| switches::find("against").map_or_else(Vec::new, |switch| switch.choices(lab)),
    ..View::new("focus_curves", words::CURVES, words::CURVES_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers =
    Answers { subtitle, rounds: |asked| plan(&asked.lab).rounds, ..Answers::of(figure) };

/// Fixed values beside the present one: of β, and of γ where curves run over β/γ.
const BETAS: [(f64, Ink); 4] =
    [(-2.0, Ink::Video), (-1.0, Ink::Image), (0.0, Ink::Second), (2.0, Ink::Text)];
const GAMMAS: [(f64, Ink); 3] = [(0.5, Ink::Image), (1.0, Ink::Second), (2.0, Ink::Text)];
/// Ends of both axes.
const WIDEST: f64 = 4.0;
/// Dots of each curve.
const DOTS: u32 = 8;
/// Rows of each dot in the end.
const REPEATS: u64 = 120;
/// Numbers drawn in a round, about.
const ROUND: usize = 1_500_000;

pub(super) fn looked_at(all: &Pages) -> Pages {
    pages(all, |focus| Focus {
        weighing: focus.weighing,
        beta: focus.beta,
        norm: focus.norm,
        spread: focus.spread,
        lambda: focus.lambda,
        ratio: focus.ratio,
        ..Focus::default()
    })
}

/// One curve: the fixed number, and what it is drawn with.
struct Curve {
    fixed: f64,
    ink: Ink,
    present: bool,
}

impl Curve {
    /// Of the state; the present one last, above the others.
    fn all(lab: &Lab) -> Vec<Self> {
        let (others, fixed): (&[_], _) =
            if focus(lab).ratio { (&GAMMAS, gamma(lab)) } else { (&BETAS, focus(lab).beta) };
        let mut all: Vec<Self> = others
            .iter()
            .filter(|(other, _)| (other - fixed).abs() > 1e-9)
            .map(|&(fixed, ink)| Self { fixed, ink, present: false })
            .collect();
        all.push(Self { fixed, ink: Ink::Accent, present: true });
        all
    }

    /// β and γ at a place of the axis.
    fn at(&self, lab: &Lab, x: f64) -> (f64, f64) {
        if focus(lab).ratio { (x * self.fixed, self.fixed) } else { (self.fixed, x) }
    }
}

/// The range of the axis.
fn range(lab: &Lab) -> (f64, f64) {
    if focus(lab).ratio { (-3.0, 3.0) } else { (0.0, WIDEST) }
}

/// Where the dots of a curve stand.
fn dots(lab: &Lab) -> Vec<f64> {
    let (low, high) = range(lab);
    let step = (high - low) / f64::from(DOTS);
    let first = if focus(lab).ratio { 0 } else { 1 };
    (first..=DOTS).map(|at| low + f64::from(at) * step).collect()
}

/// How the drawing is shared out.
struct Plan {
    rounds: u32,
    /// Rows of each dot per round.
    repeats: u64,
}

fn plan(lab: &Lab) -> Plan {
    let dots = Curve::all(lab).len() * dots(lab).len();
    let cost = (present(lab).cost() * (dots + 1)).max(1);
    let repeats = ((ROUND / cost) as u64).clamp(1, REPEATS);
    // Rows of places only are all alike.
    if weighing(lab) == Weighing::Decay {
        return Plan { rounds: 1, repeats: 2 };
    }
    Plan { rounds: REPEATS.div_ceil(repeats) as u32, repeats }
}

/// For each dot of each curve, and at last for the present β and γ: S so far, and rows without weight.
type Sums = Vec<(Estimate, u64)>;

fn sums(experiment: &Experiment) -> Sums {
    let lab = &experiment.lab;
    let mut places: Vec<Rows> = Vec::new();
    for curve in Curve::all(lab) {
        for x in dots(lab) {
            let (beta, gamma) = curve.at(lab, x);
            places.push(rows(lab, beta, gamma));
        }
    }
    places.push(present(lab));
    let repeats = plan(lab).repeats;
    drawn(experiment, |sums: &mut Sums, round| {
        sums.resize(places.len(), (Estimate::default(), 0));
        let from = u64::from(round) * repeats;
        for (place, (sum, rows)) in sums.iter_mut().zip(&places).enumerate() {
            let (estimate, empty) = rows.estimate(seed(lab), place as u64, from..from + repeats);
            *sum = (sum.0.merged(estimate), sum.1 + empty);
        }
    })
}

fn subtitle(lab: &Lab, language: Language) -> String {
    let (n, d) = size(lab);
    let channels = match weighing(lab).channels() {
        Some(_) => words::WITH_CHANNELS.with(language, &[("d", &d)]),
        None => String::new(),
    };
    let Plan { rounds, repeats } = plan(lab);
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("weighing", &weighing_name(lab, language)),
        ("n", &n),
        ("channels", &channels),
        ("repeats", &(u64::from(rounds) * repeats)),
    ];
    words::CURVES_SUB.with(language, &values)
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let (curves, dots, sums) = (Curve::all(lab), dots(lab), sums(experiment));
    let mut marks = Vec::new();
    let mut legend = Vec::new();
    band(lab, language, &mut marks, &mut legend);
    for (curve, sums) in curves.iter().zip(sums.chunks(dots.len())) {
        marks.push(line(theory(lab, curve), curve.ink, false));
        let points: Vec<_> = dots.iter().zip(sums).map(|(x, (sum, _))| (*x, *sum)).collect();
        for (x, sum) in &points {
            if let (Some(mean), Some(error)) = (sum.mean(), sum.error()) {
                let bar = vec![(*x, mean - 3.0 * error), (*x, mean + 3.0 * error)];
                marks.push(Mark::Line { points: bar, ink: curve.ink, width: 1.0, dashed: false });
            }
        }
        let means = points.iter().filter_map(|(x, sum)| Some((*x, sum.mean()?))).collect();
        let radius = if curve.present { 3.5 } else { 2.5 };
        marks.push(Mark::Points { points: means, ink: curve.ink, radius });
        let fixed = significant(curve.fixed, 3);
        let label = if focus(lab).ratio {
            words::GAMMA_IS.with(language, &[("gamma", &fixed)])
        } else {
            words::BETA_IS.with(language, &[("beta", &fixed)])
        };
        legend.push(entry(label, curve.ink, false));
    }
    floors(lab, language, &mut marks);
    legend.push(entry(words::THEORY.get(language), Ink::Muted, false));
    let axis = if focus(lab).ratio { words::RATIO_AXIS } else { words::GAMMA_AXIS };
    Figure {
        x: Axis::linear(axis.get(language), range(lab)),
        y: Axis::linear(words::S_AXIS.get(language), (0.0, 1.02)),
        marks,
        legend,
        summary: summary(lab, &sums, language),
        table: table(lab, &curves, &dots, &sums, language),
        ..Figure::empty(words::CURVES, language)
    }
}

/// S for n → ∞ along a curve.
fn theory(lab: &Lab, curve: &Curve) -> Vec<(f64, f64)> {
    let (low, high) = range(lab);
    let steps = if weighing(lab).channels().is_some() { 24 } else { 120 };
    let step = (high - low) / f64::from(steps);
    let point = |at: u32| {
        let x = low + f64::from(at) * step;
        let (beta, gamma) = curve.at(lab, x);
        Some((x, rows(lab, beta, gamma.max(1e-3)).theory()?))
    };
    (0..=steps).filter_map(point).collect()
}

/// Between which values S lies for any query with the same features.
fn band(lab: &Lab, language: Language, marks: &mut Vec<Mark>, legend: &mut Vec<Entry>) {
    if focus(lab).ratio {
        return;
    }
    let beta = focus(lab).beta;
    let column = |at: u32| {
        let gamma = WIDEST * f64::from(at.max(1)) / 24.0;
        rows(lab, beta, gamma).band().map(|band| (gamma, band.low, band.high))
    };
    let columns: Vec<_> = (0..=24).filter_map(column).collect();
    if !columns.is_empty() {
        marks.push(Mark::Band { columns, ink: Ink::Accent });
        let label = words::BAND.with(language, &[("beta", &significant(beta, 3))]);
        legend.push(entry(label, Ink::Accent, true));
    }
}

fn floors(lab: &Lab, language: Language, marks: &mut Vec<Mark>) {
    let rule = |at, label: &str| Mark::Rule {
        along: Side::Y,
        at,
        ink: Ink::Muted,
        dashed: true,
        label: label.into(),
    };
    let (n, _) = size(lab);
    marks.push(rule(1.0 / libm::sqrt(n as f64), words::FLOOR.get(language)));
    if weighing(lab) == Weighing::Score(Activation::Identity) {
        let at = Activation::Identity.sparsity(0.0, 1.0);
        marks.push(rule(at, words::IDENTITY_FLOOR.get(language)));
    }
}

fn summary(lab: &Lab, sums: &Sums, language: Language) -> String {
    let Some((estimate, _)) = sums.last() else { return String::new() };
    let (n, _) = size(lab);
    let values: [(&str, &dyn std::fmt::Display); 8] = [
        ("weighing", &weighing_name(lab, language)),
        ("beta", &significant(focus(lab).beta, 3)),
        ("gamma", &significant(gamma(lab), 3)),
        ("theory", &three(present(lab).theory())),
        ("drawn", &three(estimate.mean())),
        ("error", &estimate.error().map_or_else(|| "–".into(), |error| significant(error, 2))),
        ("repeats", &estimate.count()),
        ("n", &n),
    ];
    let mut summary = words::CURVES_SUMMARY.with(language, &values);
    let more = match weighing(lab) {
        Weighing::Score(Activation::Exp) => Some(words::CURVES_EXP),
        other if other.is_homogeneous() => Some(words::CURVES_HOMOGENEOUS),
        _ => None,
    };
    if let Some(more) = more {
        summary += if language == Language::En { " " } else { "" };
        summary += more.get(language);
    }
    let empty: u64 = sums.iter().map(|(_, empty)| empty).sum();
    if empty > 0 {
        summary += &words::CURVES_EMPTY.with(language, &[("empty", &empty)]);
    }
    summary
}

fn table(lab: &Lab, curves: &[Curve], dots: &[f64], sums: &Sums, language: Language) -> Table {
    let mut table = Table {
        head: ["β", "γ"].map(String::from).to_vec(),
        rows: Vec::new(),
    };
    let names = [words::THEORY_S, words::DRAWN_S, words::ERROR_S, words::REPEATS];
    table.head.extend(head(&names, language));
    let places = curves.iter().flat_map(|curve| dots.iter().map(move |x| curve.at(lab, *x)));
    let places = places.chain([(focus(lab).beta, gamma(lab))]);
    for ((beta, gamma), (sum, _)) in places.zip(sums) {
        table.rows.push(vec![
            significant(beta, 3),
            significant(gamma, 3),
            three(rows(lab, beta, gamma).theory()),
            three(sum.mean()),
            sum.error().map_or_else(|| "–".into(), |error| significant(error, 2)),
            sum.count().to_string(),
        ]);
    }
    table
}

/// For lessons: S at the β and γ of the state, for n → ∞ and drawn.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    match what {
        "theory" => Some(three(present(lab).theory())),
        "drawn" => {
            let (estimate, _) = present(lab).estimate(seed(lab), 0, 0..40);
            Some(three(estimate.mean()))
        }
        _ => None,
    }
}
