//! **Drawing**: axes and marks of a figure on any backend.
//!
//! Deliberately does not know: rasters (the application paints them) and the background (it clears it).

use crate::bar;
use crate::brush::with_brush;
use crate::legend;
use crate::marks;
use crate::pen::{Pen, Type};
use crate::stage::Stage;
use crate::theme::Theme;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::prelude::DrawingBackend;
use rotarium_lab::figure::{Figure, Ink, Mark};

/// Length of a tick in CSS pixels.
const TICK: f64 = 3.0;

/// Draws everything but rasters and background: axes, colour bar, strips and marks.
///
/// # Errors
///
/// What the backend answers.
pub fn draw<DB: DrawingBackend>(
    figure: &Figure,
    theme: Theme,
    stage: &Stage,
    area: &DrawingArea<DB, Shift>,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    with_brush(area, |brush| whole(figure, &mut Pen::new(brush, stage, theme, Type::CANVAS)))
}

/// Draws marks alone, as on a second canvas for the cursor.
///
/// # Errors
///
/// What the backend answers.
pub fn overlay<DB: DrawingBackend>(
    marks: &[Mark],
    theme: Theme,
    stage: &Stage,
    area: &DrawingArea<DB, Shift>,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    with_brush(area, |brush| {
        marks::draw(&mut Pen::new(brush, stage, theme, Type::CANVAS), marks);
    })
}

/// All of a figure with one pen.
pub(crate) fn whole(figure: &Figure, pen: &mut Pen<'_>) {
    axes(figure, pen);
    if let Some(place) = pen.stage.bar() {
        bar::draw(pen, place);
    }
    marks::draw(pen, &figure.marks);
    legend::draw(pen);
    for word in pen.stage.words() {
        pen.words(word, pen.theme.words(Ink::Muted));
    }
}

/// Grid lines of charts, the outline of planes and rasters, ticks.
fn axes(figure: &Figure, pen: &mut Pen<'_>) {
    let (stage, grid) = (pen.stage, pen.theme.grid());
    let plot = stage.plot();
    let sides = (plot.left, plot.right);
    let lines = figure.count(|mark| matches!(mark, Mark::Line { .. } | Mark::Band { .. })) > 0;
    let strips = figure.count(|mark| matches!(mark, Mark::Strip { .. })) > 0;
    if !figure.x.ticks && !figure.y.ticks && figure.equal {
        // nothing is read off at the border
    } else if stage.furniture.raster || figure.equal {
        pen.outline(&plot, grid, 1.0);
    } else if lines {
        for y in &stage.furniture.y_ticks {
            pen.across(*y, sides, grid, 1.0);
        }
    } else {
        pen.across(plot.bottom, sides, grid, 1.0);
    }
    if !strips {
        let below = plot.bottom + pen.hair(1.0);
        let ends = (below, below + TICK * pen.dpr());
        for x in &stage.furniture.x_ticks {
            pen.down(*x, ends, grid, 1.0);
        }
    }
}
