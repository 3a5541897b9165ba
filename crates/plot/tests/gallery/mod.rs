//! Realistic figures to draw in tests.

#![allow(dead_code, reason = "no test uses all of them")]

use rotarium_lab::figure::*;
use rotarium_lab::{Experiment, Language, link, views};

pub(crate) fn figure(title: &str, x: Axis, y: Axis, marks: Vec<Mark>) -> Figure {
    Figure {
        subtitle: String::new(),
        title: title.to_owned(),
        x,
        y,
        equal: false,
        marks,
        legend: Vec::new(),
        summary: format!("{title} & what it shows, in <words>."),
        table: Table::default(),
    }
}

fn strip(along: Side, from: f64, to: f64, ink: Ink, label: &str) -> Mark {
    Mark::Strip { along, from, to, ink, label: label.to_owned() }
}

/// A causal map with strips, a colour bar and a cursor.
pub(crate) fn attention() -> Figure {
    let n = 108;
    let values = (0..n * n)
        .map(|i| {
            let (m, k) = ((i / n) as f32, (i % n) as f32);
            if k > m { f32::NAN } else { (-(m - k) / 20.0).exp() * (0.6 + 0.4 * (m - k).cos()) }
        })
        .collect();
    let end = n as f64;
    let raster = Raster {
        from: (0.0, 0.0),
        to: (end, end),
        columns: n,
        rows: n,
        cells: Cells::Values(values),
        colours: ColourScale {
            family: Family::Sequential,
            low: 0.0,
            high: 0.168,
            clipped: (false, true),
            label: "weight".to_owned(),
        },
        explained: true,
    };
    let mut marks = vec![Mark::Raster(raster)];
    for side in [Side::X, Side::Y] {
        marks.push(strip(side, 0.0, 24.0, Ink::Text, "text 24"));
        marks.push(strip(side, 24.0, 84.0, Ink::Image, "image 6×10"));
        marks.push(strip(side, 84.0, end, Ink::Text, "text 24"));
    }
    let axis = |label: &str| Axis::linear(label, (0.0, end));
    Figure { equal: true, ..figure("Attention", axis("key"), axis("query").reversed(), marks) }
}

/// The same map without ticks, and signed.
pub(crate) fn scores() -> Figure {
    let mut figure = attention();
    figure.x.ticks = false;
    figure.y.ticks = false;
    figure.y.label = String::new();
    figure.x.label = String::new();
    if let Mark::Raster(raster) = &mut figure.marks[0] {
        if let Cells::Values(values) = &mut raster.cells {
            for (i, value) in values.iter_mut().enumerate() {
                *value *= (i as f32 / 500.0).sin() * 3.0;
            }
        }
        raster.colours = ColourScale {
            family: Family::Diverging,
            low: -2.4,
            high: 2.4,
            clipped: (true, true),
            label: "score before softmax".to_owned(),
        };
    }
    figure
}

/// Cursor marks for [`attention`].
pub(crate) fn cursor() -> Vec<Mark> {
    let rule = |along, at, label: &str| Mark::Rule {
        along,
        at,
        ink: Ink::Accent,
        dashed: false,
        label: label.to_owned(),
    };
    vec![
        rule(Side::Y, 96.5, ""),
        rule(Side::X, 51.5, ""),
        Mark::Frame { from: (51.0, 96.0), to: (52.0, 97.0), ink: Ink::Strong },
    ]
}

/// A curve in a band, with a point.
pub(crate) fn decay() -> Figure {
    let f = |m: f64| {
        (0..64).map(|p| (m * 10_000_f64.powf(-f64::from(p) / 64.0)).cos()).sum::<f64>() / 64.0
    };
    let at = |m: i32| (f64::from(m), f(f64::from(m)));
    let columns = (0..=512).map(at).map(|(x, y)| (x, y - 0.12, y + 0.12)).collect();
    let marks = vec![
        Mark::Band { columns, ink: Ink::Second },
        Mark::Line {
            points: (0..=512)
                .map(|m| (f64::from(m), 0.2 + 0.5 * (-f64::from(m) / 90.0).exp()))
                .collect(),
            ink: Ink::Second,
            width: 1.5,
            dashed: true,
        },
        Mark::Line {
            points: (0..=512).map(at).collect(),
            ink: Ink::Accent,
            width: 1.6,
            dashed: false,
        },
        Mark::Points { points: vec![at(41)], ink: Ink::Image, radius: 4.0 },
        Mark::Text {
            at: (52.0, 0.62),
            text: "Δ = (40.5, 41.5): 0.515".to_owned(),
            anchor: Anchor::Start,
            ink: Ink::Strong,
        },
    ];
    let axis = Axis::linear("distance Δ in tokens", (0.0, 512.0));
    figure("Decay", axis, Axis::linear("f(Δ)", (-0.1, 1.0)), marks)
}

/// Bars on a logarithmic axis with a dashed rule.
pub(crate) fn spectrum() -> Figure {
    let wave =
        |p: i32| (f64::from(p), std::f64::consts::TAU * 10_000_f64.powf(f64::from(p) / 64.0));
    let (done, never): (Vec<_>, Vec<_>) =
        (0..64).map(wave).partition(|(_, length)| *length <= 4096.0);
    let marks = vec![
        Mark::Bars { bars: done, width: 0.4, ink: Ink::Accent },
        Mark::Bars { bars: never, width: 0.4, ink: Ink::Warning },
        Mark::Rule {
            along: Side::Y,
            at: 4096.0,
            ink: Ink::Strong,
            dashed: true,
            label: "18 of 64 pairs never complete a turn".to_owned(),
        },
    ];
    figure(
        "Spectrum",
        Axis::linear("pair", (-0.5, 63.5)),
        Axis::logarithmic("wavelength in tokens", (5.0, 62_832.0)),
        marks,
    )
}

/// Tokens in a coordinate plane.
pub(crate) fn plane() -> Figure {
    let line = |range: std::ops::Range<i32>| range.map(|i| (f64::from(i), f64::from(i))).collect();
    let grid = (0..60).map(|i| (24.0 + 25.0 + f64::from(i % 10), 24.0 + 27.0 + f64::from(i / 10)));
    let points = |points, ink| Mark::Points { points, ink, radius: 1.8 };
    let arrow =
        |from, to, label: &str| Mark::Arrow { from, to, ink: Ink::Muted, label: label.to_owned() };
    let marks = vec![
        points(line(0..24), Ink::Text),
        points(line(84..108), Ink::Text),
        points(grid.collect(), Ink::Image),
        arrow((23.0, 23.0), (49.0, 51.0), "(28, 26)"),
        arrow((58.0, 56.0), (84.0, 84.0), "(28, 26)"),
    ];
    let axis = |label: &str| Axis::linear(label, (0.0, 108.0));
    Figure { equal: true, ..figure("Plane", axis("column →"), axis("row ↓").reversed(), marks) }
}

/// All of them.
pub(crate) fn all() -> Vec<(&'static str, Figure)> {
    vec![
        ("attention", attention()),
        ("scores", scores()),
        ("decay", decay()),
        ("spectrum", spectrum()),
        ("plane", plane()),
        ("crossing", crossing()),
    ]
}

/// What the views of the lab answer.
pub(crate) fn answered(fragment: &str, view: &str, language: Language) -> Figure {
    let opened = link::read(fragment, language);
    let view = views::find(view).unwrap_or(views::ALL[0]);
    Experiment::new(view, &opened.lab, language, 300).figure()
}

/// Marks that cross the border, and more points than are drawn one by one.
pub(crate) fn crossing() -> Figure {
    let spiral = |turn: f64| {
        let points = (0..900).map(|i| f64::from(i) / 900.0).map(|t| {
            let angle = t * 30.0 + turn;
            (0.5 + 0.7 * t * angle.cos(), 0.5 + 0.7 * t * angle.sin())
        });
        points.collect::<Vec<_>>()
    };
    let cloud = (0..3000)
        .map(|i| (f64::from(i * 7919 % 3000) / 3000.0, f64::from(i * 104_729 % 2999) / 2999.0));
    let rule = |along, at, label: &str| Mark::Rule {
        along,
        at,
        ink: Ink::Warning,
        dashed: true,
        label: label.into(),
    };
    let marks = vec![
        Mark::Points { points: cloud.collect(), ink: Ink::Image, radius: 1.5 },
        Mark::Line { points: spiral(0.0), ink: Ink::Accent, width: 1.5, dashed: false },
        Mark::Line { points: spiral(3.0), ink: Ink::Video, width: 2.0, dashed: true },
        rule(Side::X, 0.97, "training length"),
        rule(Side::X, 0.94, "testing length"),
        rule(Side::Y, 0.99, "near the top"),
        rule(Side::Y, 0.02, "near the bottom"),
        Mark::Arrow { from: (0.1, 0.1), to: (0.1, 0.6), ink: Ink::Strong, label: "up".into() },
        Mark::Arrow { from: (0.2, 0.6), to: (0.2, 0.1), ink: Ink::Strong, label: "down".into() },
        Mark::Arrow { from: (0.3, 0.3), to: (1.4, 0.4), ink: Ink::Strong, label: "out".into() },
        Mark::Frame { from: (0.6, 0.6), to: (0.8, 0.7), ink: Ink::Strong },
    ];
    let mut figure = figure(
        "Crossing",
        Axis::linear("across", (0.0, 1.0)),
        Axis::linear("up", (0.0, 1.0)),
        marks,
    );
    let entry = |ink, label: &str| Entry { ink, dashed: ink == Ink::Video, label: label.into() };
    figure.legend = vec![
        entry(Ink::Accent, "one way"),
        entry(Ink::Video, "the other"),
        entry(Ink::Image, "cloud"),
    ];
    figure
}
