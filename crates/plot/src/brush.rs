//! **Brush**: what a backend of plotters can do, without its type.
//!
//! Everything above draws through [`Brush`], so that it is compiled once and not once per backend.
//! Deliberately does not know: colours, sizes, device pixels.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::TextStyle;

/// A point in pixels of a backend.
pub(crate) type Dot = (i32, i32);

/// What drawing answers.
pub(crate) type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Draws elements of plotters.
pub(crate) trait Brush {
    fn path(&mut self, path: &PathElement<Dot>);
    fn polygon(&mut self, polygon: &Polygon<Dot>);
    fn rectangle(&mut self, rectangle: &Rectangle<Dot>);
    fn circle(&mut self, circle: &Circle<Dot, i32>);
    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: Dot);
}

/// A drawing area as a brush. After an error nothing more is drawn.
struct Area<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    drawn: Drawn<DB>,
}

impl<DB: DrawingBackend> Area<'_, DB> {
    fn unless_failed(&mut self, draw: impl FnOnce(&DrawingArea<DB, Shift>) -> Drawn<DB>) {
        if self.drawn.is_ok() {
            self.drawn = draw(self.area);
        }
    }
}

impl<DB: DrawingBackend> Brush for Area<'_, DB> {
    fn path(&mut self, path: &PathElement<Dot>) {
        self.unless_failed(|area| area.draw(path));
    }

    fn polygon(&mut self, polygon: &Polygon<Dot>) {
        self.unless_failed(|area| area.draw(polygon));
    }

    fn rectangle(&mut self, rectangle: &Rectangle<Dot>) {
        self.unless_failed(|area| area.draw(rectangle));
    }

    fn circle(&mut self, circle: &Circle<Dot, i32>) {
        self.unless_failed(|area| area.draw(circle));
    }

    fn text(&mut self, text: &str, style: &TextStyle<'_>, at: Dot) {
        self.unless_failed(|area| area.draw_text(text, style, at));
    }
}

/// Lends a brush for a drawing area and answers the first error of the backend.
pub(crate) fn with_brush<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    draw: impl FnOnce(&mut dyn Brush),
) -> Drawn<DB> {
    let mut brush = Area { area, drawn: Ok(()) };
    draw(&mut brush);
    brush.drawn
}
