//! What reaches a backend: few calls, finite places, all words; and nothing that panics or hangs.
//!
//! The SVG backend writes one element per call, so its files are the notes of a backend that counts.

mod gallery;

use gallery::figure;
use proptest::prelude::*;
use rotarium_lab::figure::*;
use rotarium_plot::{Rect, Size, Stage, Theme, colour, svg};

const PANE: Size = Size { width: 560, height: 360 };

fn measure(text: &str, height: f64) -> f64 {
    text.chars().count() as f64 * height * 0.6
}

fn drawn(figure: &Figure) -> String {
    svg(figure, Theme::Light, PANE, &|_| Some("data:image/png;base64,AA&A".to_owned()))
}

/// Names of the elements of a file, after checking that they are well nested.
fn elements(file: &str) -> Vec<String> {
    let (mut open, mut names) = (Vec::new(), Vec::new());
    for piece in file.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or_else(|| panic!("not closed: {piece}"));
        assert!(
            !text.contains('>') && !tag.contains('&')
                || tag.contains("&amp;")
                || tag.contains("&quot;")
        );
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name.to_owned()));
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
        if !tag.ends_with('/') {
            open.push(name.clone());
        }
        names.push(name);
    }
    assert!(open.is_empty(), "{open:?}");
    names
}

/// All numbers of coordinates in a file.
fn coordinates(file: &str) -> Vec<f64> {
    let mut numbers = Vec::new();
    for key in
        [" x=\"", " y=\"", " cx=\"", " cy=\"", " width=\"", " height=\"", " r=\"", "points=\""]
    {
        for rest in file.split(key).skip(1) {
            let value = rest.split('"').next().unwrap_or_default();
            for number in value.split([' ', ',']).filter(|number| !number.is_empty()) {
                numbers.push(number.parse().unwrap_or_else(|_| panic!("{key}{number}")));
            }
        }
    }
    numbers
}

#[test]
fn files_are_whole_and_say_everything() {
    for (name, mut figure) in gallery::all() {
        colour(&mut figure, Theme::Light);
        let file = drawn(&figure);
        elements(&file);
        assert!(file.contains("&amp; what it shows, in &lt;words&gt;."), "{name}");
        let has = |text: &str| file.contains(&format!("\n{text}\n")) || text.is_empty();
        assert!(has(&figure.x.label) && has(&figure.y.label), "{name}");
        for mark in &figure.marks {
            match mark {
                Mark::Arrow { label, .. } | Mark::Rule { label, .. } => {
                    assert!(has(label), "{name} {label}");
                }
                Mark::Strip { label, along: Side::X, .. } => assert!(has(label), "{name} {label}"),
                Mark::Text { text, .. } => assert!(has(text), "{name} {text}"),
                Mark::Raster(raster) => {
                    assert!(has(&raster.colours.label), "{name}");
                    assert!(
                        file.contains("image-rendering=\"pixelated\"") && file.contains("AA&amp;A")
                    );
                }
                _ => {}
            }
        }
    }
}

#[test]
fn a_drawing_takes_few_calls() {
    for (name, figure) in gallery::all() {
        let extra: usize = figure
            .marks
            .iter()
            .map(|mark| match mark {
                Mark::Bars { bars, .. } => bars.len(),
                Mark::Points { points, .. } => points.len(),
                _ => 0,
            })
            .sum();
        let file = drawn(&figure);
        let calls = elements(&file).len();
        assert!(calls <= 120 + extra, "{name}: {calls} calls");
        assert!(!file.contains("width=\"1\" height=\"1\" stroke=\"none\""), "{name}: a pixel");
    }
}

#[test]
fn four_lines_take_four_paths() {
    let wave = |phase: f64| Mark::Line {
        points: (0..800).map(|i| (f64::from(i), (f64::from(i) / 20.0 + phase).sin())).collect(),
        ink: Ink::Accent,
        width: 1.5,
        dashed: false,
    };
    let marks = vec![wave(0.0), wave(1.0), wave(2.0), wave(3.0)];
    let file = drawn(&figure(
        "waves",
        Axis::linear("t", (0.0, 799.0)),
        Axis::linear("sin", (-1.0, 1.0)),
        marks,
    ));
    let names = elements(&file);
    assert_eq!(names.iter().filter(|name| *name == "polyline").count(), 4);
    assert!(names.len() < 50, "{}", names.len());
}

#[test]
fn many_points_are_drawn_together() {
    let points = (0..40_000).map(|i| (f64::from(i % 200), f64::from(i / 200))).collect();
    let marks = vec![Mark::Points { points, ink: Ink::Text, radius: 1.5 }];
    let axis = Axis::linear("", (0.0, 200.0));
    let file = drawn(&figure("many", axis.clone(), axis, marks));
    assert!(elements(&file).len() < 260);
}

#[test]
fn marks_stay_on_the_plot() {
    let far = vec![
        (-1e300, -1e300),
        (0.5, 1e300),
        (f64::INFINITY, 0.5),
        (0.5, 0.5),
        (2.0, f64::NEG_INFINITY),
    ];
    let marks = vec![
        Mark::Line { points: far.clone(), ink: Ink::Accent, width: 1.0, dashed: false },
        Mark::Line { points: far.clone(), ink: Ink::Accent, width: 1.0, dashed: true },
        Mark::Points { points: far.clone(), ink: Ink::Text, radius: 3.0 },
        Mark::Bars { bars: far.clone(), width: 0.5, ink: Ink::Text },
        Mark::Band { columns: far.iter().map(|(x, y)| (*x, *y, 0.3)).collect(), ink: Ink::Text },
        Mark::Arrow { from: (-1e9, 0.2), to: (1e9, 0.8), ink: Ink::Muted, label: "far".to_owned() },
        Mark::Frame { from: (-1e9, -1.0), to: (0.5, 0.5), ink: Ink::Strong },
    ];
    let axis = Axis::linear("", (0.0, 1.0));
    let file = drawn(&figure("far", axis.clone(), axis, marks));
    elements(&file);
    for number in coordinates(&file) {
        assert!(number.is_finite() && (-200.0..=16.0 * 600.0).contains(&number), "{number}");
    }
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -10.0..600.0,
        1 => any::<f64>(),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, 1e300, -1e300]),
    ]
}

fn any_axis() -> impl Strategy<Value = Axis> {
    (any_value(), any_value(), any::<(bool, bool, bool)>()).prop_map(
        |(low, high, (log, reversed, ticks))| {
            let scale = if log { Scale::Logarithmic } else { Scale::Linear };
            Axis {
                label: "an axis".to_owned(),
                range: (low, high),
                scale,
                reversed,
                ticks,
                last_tick: high,
            }
        },
    )
}

fn any_marks() -> impl Strategy<Value = Vec<Mark>> {
    let point = || (any_value(), any_value());
    (prop::collection::vec(point(), 0..30), point(), point(), any_value(), 0..40_usize).prop_map(
        |(points, from, to, at, cells)| {
            let label = "some words".to_owned();
            let raster = Raster {
                from,
                to,
                columns: cells,
                rows: 7,
                cells: Cells::Values(vec![at as f32; cells * 6]),
                colours: ColourScale {
                    family: if cells % 2 == 0 { Family::Diverging } else { Family::Sequential },
                    low: from.0,
                    high: to.1,
                    clipped: (true, false),
                    label: label.clone(),
                },
                explained: true,
            };
            let (ink, along) = (Ink::Second, if cells % 3 == 0 { Side::X } else { Side::Y });
            vec![
                Mark::Raster(raster),
                Mark::Line { points: points.clone(), ink, width: at as f32, dashed: false },
                Mark::Line { points: points.clone(), ink, width: 1.0, dashed: true },
                Mark::Band { columns: points.iter().map(|(x, y)| (*x, *y, at)).collect(), ink },
                Mark::Points { points: points.clone(), ink, radius: at as f32 },
                Mark::Bars { bars: points, width: at, ink },
                Mark::Arrow { from, to, ink, label: label.clone() },
                Mark::Rule { along, at, ink, dashed: cells > 20, label: label.clone() },
                Mark::Strip { along, from: at, to: to.0, ink, label: label.clone() },
                Mark::Caption { at: from, room: at, text: label.clone(), ink },
                Mark::Strip { along: Side::X, from: from.0, to: at, ink, label: label.clone() },
                Mark::Frame { from, to, ink },
                Mark::Text { at: from, text: label.repeat(cells), anchor: Anchor::End, ink },
            ]
        },
    )
}

proptest! {
    #[test]
    fn nothing_panics(
        x in any_axis(),
        y in any_axis(),
        marks in any_marks(),
        equal in any::<bool>(),
        (width, height) in (prop::sample::select(vec![0, 1, 2, 30, 200, 700]), prop::sample::select(vec![0, 1, 40, 300])),
        dpr in prop::sample::select(vec![0.0, 1.0, 2.5, 1e9, f64::NAN]),
    ) {
        let mut figure = figure("any", x, y, marks);
        figure.equal = equal;
        figure.legend = vec![Entry { ink: Ink::Accent, dashed: true, label: "what".to_owned() }; 5];
        colour(&mut figure, Theme::Dark);
        let size = Size { width, height };
        for number in coordinates(&svg(&figure, Theme::Dark, size, &|_| None)) {
            prop_assert!(number.is_finite() && number.abs() < 1e8, "{number}");
        }
        let stage = Stage::new(&figure, size, dpr, &measure);
        let plot = stage.plot();
        for value in [figure.x.range.0, f64::NAN, 1e300, f64::NEG_INFINITY, 3.0] {
            prop_assert!(plot.contains((stage.x(value), stage.y(value))));
        }
        for (Rect { left, top, right, bottom }, _) in stage.rasters(&figure) {
            prop_assert!((left + top + right + bottom).is_finite() && left <= right && top <= bottom);
        }
    }

    #[test]
    fn values_return_from_pixels(
        part in (0.0..1.0, 0.0..1.0),
        reversed in any::<bool>(),
        log in any::<bool>(),
    ) {
        let x = Axis { reversed, ..Axis::linear("x", (-3.0, 500.0)) };
        let y = if log { Axis::logarithmic("y", (0.1, 1e5)) } else { Axis::linear("y", (2.0, 4.0)) };
        let (low, high) = y.range;
        let value = (
            -3.0 + part.0 * 503.0,
            if log { low * (high / low).powf(part.1) } else { low + part.1 * (high - low) },
        );
        let stage = Stage::new(&figure("", x, y, Vec::new()), PANE, 1.0, &measure);
        let back = stage.value_at(stage.x(value.0), stage.y(value.1)).unwrap();
        prop_assert!((back.0 - value.0).abs() < 1e-9 * 503.0);
        prop_assert!((back.1 / value.1 - 1.0).abs() < 1e-9);
    }
}

#[test]
fn pointers_near_the_edge_count() {
    let axis = Axis::linear("", (0.0, 10.0));
    let stage = Stage::new(&figure("", axis.clone(), axis, Vec::new()), PANE, 2.0, &measure);
    let plot = stage.plot();
    assert_eq!(stage.value_at(plot.left - 7.0, plot.bottom + 7.0), Some((0.0, 0.0)));
    assert_eq!(stage.value_at(plot.left - 9.0, plot.bottom), None);
    assert_eq!(stage.value_at(f64::NAN, plot.bottom), None);
}

#[test]
fn equal_axes_have_one_unit() {
    let mut figure =
        figure("", Axis::linear("x", (0.0, 100.0)), Axis::linear("y", (0.0, 50.0)), Vec::new());
    figure.equal = true;
    let plot = Stage::new(&figure, PANE, 1.0, &measure).plot();
    assert!((plot.width() - 2.0 * plot.height()).abs() <= 2.0, "{plot:?}");
}
