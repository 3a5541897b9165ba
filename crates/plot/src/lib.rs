//! **Plot**: how a [`Figure`](rotarium_lab::figure::Figure) is drawn, on any plotters backend.
//!
//! One direction: a figure goes in, calls of a backend (or the text of an SVG file, or coloured pixels) come out.
//! Deliberately does not know: the browser, signals, threads, or where the numbers of a figure come from.
//!
//! ```text
//! colour(&mut figure, theme)              in the worker: values become pixels
//! Stage::new(&figure, size, dpr, measure) where everything goes
//! stage.rasters(&figure)                  the application paints these with ImageData
//! draw(&figure, theme, &stage, &area)     all the rest
//! overlay(&marks, theme, &stage, &area)   the cursor, on a second canvas
//! svg(&figure, theme, size, picture)      the same drawing as a file
//! ```
//!
//! ```
//! use rotarium_lab::{Experiment, Language, link, views};
//! use rotarium_plot::{Size, Theme, colour, svg};
//!
//! let lab = link::read("#/bench", Language::En).lab;
//! let mut figure = Experiment::new(views::ALL[0], &lab, Language::En, 300).figure();
//! colour(&mut figure, Theme::Dark);
//! let file = svg(&figure, Theme::Dark, Size { width: 640, height: 480 }, &|_| None);
//! assert!(file.starts_with("<svg") && file.contains("<title>"));
//! ```

mod around;
mod bar;
mod brush;
mod clip;
mod colour;
mod draw;
mod guard;
mod layout;
mod legend;
mod marks;
mod pen;
mod picture;
mod project;
mod shape;
mod stage;
mod svg;
mod theme;
mod ticks;

#[cfg(test)]
#[path = "../tests/gallery/mod.rs"]
mod gallery;

pub use colour::{Palette, colour, scale_colours, strip};
pub use draw::{draw, overlay};
pub use guard::safe_range;
pub use picture::Picture;
pub use shape::{Rect, Size};
pub use stage::Stage;
pub use svg::svg;
pub use theme::{FONT, LABEL_SIZE, Rgb, TICK_SIZE, Theme};

/// What an application needs of plotters to hand a backend to [`draw`].
pub use plotters::coord::Shift;
pub use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
pub use plotters::prelude::DrawingBackend;
