//! Every view of the Bench for every scheme, and those of other pages for a few, as text. A picture that panics, is empty or changes unnoticed fails here.

use rotarium_kernel::number::significant;
use rotarium_kernel::schemes;
use rotarium_lab::figure::{Cells, Figure, Mark};
use rotarium_lab::{Action, Experiment, Lab, Language, Show, SlotName, View, views};

/// The default state with a scheme in slot A, drawn small.
fn figure(view: &View, lab: &Lab, language: Language) -> Figure {
    Experiment::new(view, lab, language, 200).figure()
}

fn with_scheme(scheme: &'static schemes::Scheme) -> Lab {
    let mut lab = Lab::default();
    lab.apply(&Action::Choose(SlotName::A, scheme));
    lab
}

#[test]
fn every_view_of_every_scheme() {
    for scheme in schemes::ALL {
        let mut text = String::new();
        for view in views::BENCH {
            let figure = figure(view, &with_scheme(scheme), Language::En);
            assert!(!figure.marks.is_empty(), "{} of {} is empty", view.id, scheme.id);
            describe(&figure, &mut text);
        }
        insta::assert_snapshot!(scheme.id, text);
    }
}

#[test]
fn every_difference_in_chinese() {
    let mut text = String::new();
    let mut lab = Lab::default();
    lab.apply(&Action::Show(Show::Difference));
    for view in views::BENCH {
        describe(&figure(view, &lab, Language::Zh), &mut text);
    }
    insta::assert_snapshot!("difference-zh", text);
}

/// The page on decay: what turns, what stretches, what turns in part, and what has no kernel of a base.
#[test]
fn decay_of_a_few_schemes() {
    for id in ["rope", "yarn", "partial", "alibi"] {
        let mut text = String::new();
        let mut lab = with_scheme(schemes::find(id).unwrap());
        lab.train = 1024;
        for show in [Show::A, Show::Difference] {
            lab.apply(&Action::Show(show));
            for view in [&views::curves::VIEW, &views::bases::VIEW] {
                describe(&figure(view, &lab, Language::En), &mut text);
            }
        }
        lab.apply(&Action::Show(Show::A));
        describe(&figure(&views::bases::VIEW, &lab, Language::Zh), &mut text);
        insta::assert_snapshot!(format!("decay-{id}"), text);
    }
}

#[test]
fn two_schemes_never_share_all_pictures() {
    let pictures = |scheme| -> Vec<Figure> {
        views::BENCH.iter().map(|view| figure(view, &with_scheme(scheme), Language::En)).collect()
    };
    for (index, a) in schemes::ALL.iter().enumerate() {
        for b in &schemes::ALL[index + 1..] {
            assert_ne!(pictures(a), pictures(b), "{} and {}", a.id, b.id);
        }
    }
}

/// Marks with their sizes and a few of their numbers, rounded so that the last bits do not matter.
fn describe(figure: &Figure, text: &mut String) {
    let Figure { title, x, y, marks, legend, summary, .. } = figure;
    let mut add = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    let range = |(low, high): (f64, f64)| format!("{} … {}", round(low), round(high));
    add(format!("# {title}\n{summary}"));
    add(format!("x: {} {}, y: {} {}", x.label, range(x.range), y.label, range(y.range)));
    for entry in legend {
        add(format!("legend: {:?} {}", entry.ink, entry.label));
    }
    for mark in marks {
        add(format!("- {}", line(mark)));
    }
    add(String::new());
}

fn line(mark: &Mark) -> String {
    let points = |points: &[(f64, f64)]| {
        let some = points.iter().step_by(points.len().div_ceil(4).max(1));
        let printed: Vec<_> =
            some.map(|(x, y)| format!("({}, {})", round(*x), round(*y))).collect();
        format!("{} points: {}", points.len(), printed.join(" "))
    };
    match mark {
        Mark::Line { points: line, ink, dashed, .. } => {
            format!("line {ink:?}{} {}", if *dashed { " dashed" } else { "" }, points(line))
        }
        Mark::Band { columns, ink } => format!("band {ink:?} of {} columns", columns.len()),
        Mark::Points { points: dots, ink, .. } => format!("dots {ink:?} {}", points(dots)),
        Mark::Bars { bars, ink, .. } => format!("bars {ink:?} {}", points(bars)),
        Mark::Raster(raster) => {
            let Cells::Values(values) = &raster.cells else { return "pixels".into() };
            let some = values.iter().step_by(values.len().div_ceil(7).max(1));
            let printed: Vec<_> = some.map(|value| round(f64::from(*value))).collect();
            let size = format!("{}×{}", raster.rows, raster.columns);
            let ends = format!("{} … {}", round(raster.colours.low), round(raster.colours.high));
            format!("raster {size} {:?} {ends}: {}", raster.colours.family, printed.join(" "))
        }
        Mark::Arrow { from, to, label, .. } => format!("arrow {} {label}", points(&[*from, *to])),
        Mark::Rule { along, at, label, .. } => format!("rule {along:?} at {} {label}", round(*at)),
        Mark::Strip { along, from, to, ink, label } => {
            format!("strip {along:?} {ink:?} {} … {} {label}", round(*from), round(*to))
        }
        Mark::Frame { from, to, ink } => format!("frame {ink:?} {}", points(&[*from, *to])),
        Mark::Text { text, .. } => format!("words {text}"),
    }
}

fn round(value: f64) -> String {
    if value.abs() < 1e-9 { "0".into() } else { significant(value, 4) }
}
