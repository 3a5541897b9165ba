//! Every view of the Bench for every scheme, and those of other pages for a few, as text. A picture that panics, is empty or changes unnoticed fails here.

use rotarium_kernel::number::significant;
use rotarium_kernel::schemes;
use rotarium_lab::figure::{Cells, Figure, Grip, Mark};
use rotarium_lab::{
    Action, Experiment, Lab, Language, Projection, Show, SlotName, View, link, views,
};

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

/// The sides from which schemes with several axes can be seen, of a picture and of a clip.
#[test]
fn every_side_of_every_scheme_with_three_axes_or_more() {
    let view = &views::layout::VIEW;
    for scheme in schemes::ALL {
        let mut text = String::new();
        let mut lab = with_scheme(scheme);
        lab.compared = 1;
        if lab.head(SlotName::A).layout().axes().len() < 3 {
            continue;
        }
        for sequence in ["t3,i2x3,t2", "t2,v3x2x2@1,t2"] {
            let opened = link::read(&format!("#/layouts?seq={sequence}"), Language::En);
            lab.sequence = opened.lab.sequence;
            for choice in (view.choices)(&lab) {
                lab.apply(&choice.action);
                if lab.projection != Projection::default() || sequence.contains('v') {
                    text.push_str(&format!("{} of {sequence}\n", lab.projection.id()));
                    describe(&figure(view, &lab, Language::En), &mut text);
                }
            }
        }
        insta::assert_snapshot!(format!("sides-{}", scheme.id), text);
    }
}

/// Schemes whose pairs are dealt out in different ways, for the views that only the Layouts show.
const DEALT: [&str; 6] = ["rope-tv", "m-rope", "m-rope-i", "hope", "golden-gate", "none"];

#[test]
fn the_views_of_the_layouts() {
    for id in DEALT {
        let mut text = String::new();
        for view in views::OF_ONE {
            describe(
                &figure(view, &with_scheme(schemes::find(id).unwrap()), Language::En),
                &mut text,
            );
        }
        insta::assert_snapshot!(format!("layouts-{id}"), text);
    }
    let mut text = String::new();
    for view in views::OF_ONE {
        describe(
            &figure(view, &with_scheme(schemes::find("hope").unwrap()), Language::Zh),
            &mut text,
        );
    }
    insta::assert_snapshot!("layouts-zh", text);
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
            for view in [&views::curves::VIEW, &views::bases::VIEW, &views::definitions::VIEW] {
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

/// The views that are not on the Bench, for recipes that differ in what they do to a score.
#[test]
fn views_beside_the_bench() {
    for id in ["rope", "none", "sinusoidal", "m-rope", "rerope", "fire"] {
        let mut text = String::new();
        let mut lab = with_scheme(schemes::find(id).unwrap());
        lab.mix.muted.set(3, 7, true);
        lab.mix.still.set(60, 63, true);
        lab.mix.shift = 40;
        for view in [
            &views::clocks::VIEW,
            &views::shift::VIEW,
            &views::mixer::VIEW,
            &views::reach::VIEW,
            &views::precision::VIEW,
            &views::pairing::VIEW,
        ] {
            for language in Language::ALL {
                let figure = figure(view, &lab, language);
                assert!(!figure.marks.is_empty() && !figure.table.rows.is_empty(), "{id}");
                describe(&figure, &mut text);
            }
        }
        insta::assert_snapshot!(format!("rotation-{id}"), text);
    }
}

/// No length, width or place makes a view hang, panic or show nothing.
#[test]
fn extremes_of_the_rotation_give_figures() {
    for link in [
        "#/rotation?scheme=rope&dim=2&image=none&before=1&after=0",
        "#/rotation?scheme=rope&dim=512&image=none&before=1048576&after=0&pin=1000000,3,255&shift=1048576",
        "#/rotation?scheme=none&dim=512&mute=0-255",
        "#/rotation?scheme=sinusoidal&dim=2&content=gaussian&still=0&shift=1048576",
        "#/rotation?content=gaussian&image=none&before=100000",
        "#/rotation?scheme=cope&image=none&before=20000&show=a-b",
        "#/rotation?scheme=rope&base=1000000000&train=16777216",
        "#/rotation?scheme=rope&position=1048576&base=1000000000&content=gaussian",
        "#/rotation?scheme=rope&position=0&dim=512&code=other",
        "#/rotation?scheme=rope&dim=2&weights=permuted",
    ] {
        let opened = rotarium_lab::link::read(link, Language::En);
        assert_eq!(opened.notices, [], "{link}");
        for view in [
            &views::clocks::VIEW,
            &views::shift::VIEW,
            &views::mixer::VIEW,
            &views::reach::VIEW,
            &views::precision::VIEW,
            &views::pairing::VIEW,
        ] {
            let figure = figure(view, &opened.lab, Language::En);
            assert!(!figure.marks.is_empty() && figure.summary.len() > 30, "{} of {link}", view.id);
            for range in [figure.x.range, figure.y.range] {
                assert!(
                    range.0.is_finite() && range.1 > range.0,
                    "{} of {link}: {range:?}",
                    view.id
                );
            }
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
        Mark::Numbers { numbers, .. } => {
            let printed: Vec<_> = numbers.iter().map(|number| number.text.as_str()).collect();
            format!("numbers {}", printed.join(" "))
        }
        Mark::Text { text, .. } => format!("words {text}"),
        Mark::Caption { text, .. } => format!("caption {text}"),
        Mark::Grip(Grip { key, zero, per, .. }) => {
            format!("grip {key} at {} + {} per step", round(*zero), round(*per))
        }
    }
}

fn round(value: f64) -> String {
    if value.abs() < 1e-9 { "0".into() } else { significant(value, 4) }
}
