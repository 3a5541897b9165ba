//! **Figures**: what a view answers, as plain data between computing and drawing.
//!
//! A figure is drawn on a canvas, written as SVG, read out to a screen reader and exported as a table from this one value.
//! Deliberately does not know: pixels, fonts, colours (only their roles), or how its numbers were found.

use serde::{Deserialize, Serialize};

use crate::text::{Language, Text};

/// A picture as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What is shown, in a few words.
    pub title: String,
    /// What is computed, in a few words, for the line beside the heading; not drawn.
    pub subtitle: String,
    /// To the right.
    pub x: Axis,
    /// Upwards, unless reversed.
    pub y: Axis,
    /// Whether one unit must be as long on both axes.
    pub equal: bool,
    /// What is drawn, in this order.
    pub marks: Vec<Mark>,
    /// What the inks mean, where that is not plain.
    pub legend: Vec<Entry>,
    /// One or two sentences for people who do not see it.
    pub summary: String,
    /// The numbers behind it, thinned out where there are many.
    pub table: Table,
}

/// A coordinate axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// Name, with its unit. Empty: the axis is not labelled.
    pub label: String,
    /// First and last value; the drawing guards against empty, infinite or NaN ranges.
    pub range: (f64, f64),
    /// Linear or logarithmic.
    pub scale: Scale,
    /// Whether values grow to the left or downwards.
    pub reversed: bool,
    /// Whether ticks and labels are drawn.
    pub ticks: bool,
    /// Values above have no tick: what is drawn there is of another kind.
    pub last_tick: f64,
}

impl Axis {
    /// A linear axis with ticks.
    pub fn linear(label: impl Into<String>, range: (f64, f64)) -> Self {
        Self {
            label: label.into(),
            range,
            scale: Scale::Linear,
            reversed: false,
            ticks: true,
            last_tick: f64::INFINITY,
        }
    }

    /// A base-10 logarithmic axis with ticks.
    pub fn logarithmic(label: impl Into<String>, range: (f64, f64)) -> Self {
        Self { scale: Scale::Logarithmic, ..Self::linear(label, range) }
    }

    /// The same axis, growing the other way.
    pub fn reversed(self) -> Self {
        Self { reversed: true, ..self }
    }
}

/// How values become lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scale {
    /// Equal differences are equal lengths.
    Linear,
    /// Equal ratios are equal lengths.
    Logarithmic,
}

/// The role of a colour; themes say what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ink {
    /// The one accent: the curve that matters, the cursor.
    Accent,
    /// A second curve beside it.
    Second,
    /// Text tokens.
    Text,
    /// Image tokens.
    Image,
    /// Video tokens.
    Video,
    /// Labels and lines that step back.
    Muted,
    /// What must be read.
    Strong,
    /// What asks for attention: unfinished turns, negative values.
    Warning,
}

/// The ink of a modality.
impl From<rotarium_kernel::Modality> for Ink {
    fn from(modality: rotarium_kernel::Modality) -> Self {
        match modality {
            rotarium_kernel::Modality::Text => Self::Text,
            rotarium_kernel::Modality::Image => Self::Image,
            rotarium_kernel::Modality::Video => Self::Video,
        }
    }
}

/// One thing that is drawn; coordinates are values on the axes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Mark {
    /// A line through points.
    Line {
        /// Points in order.
        points: Vec<(f64, f64)>,
        /// Colour.
        ink: Ink,
        /// Width in CSS pixels.
        width: f32,
        /// Dashed instead of solid.
        dashed: bool,
    },
    /// A filled band between two curves: (x, low, high).
    Band {
        /// Columns in order of x.
        columns: Vec<(f64, f64, f64)>,
        /// Colour; filled faintly.
        ink: Ink,
    },
    /// Dots.
    Points {
        /// Centres.
        points: Vec<(f64, f64)>,
        /// Colour.
        ink: Ink,
        /// Radius in CSS pixels.
        radius: f32,
    },
    /// Upright bars from the bottom of the plot: (x, top).
    Bars {
        /// Centre and height of each.
        bars: Vec<(f64, f64)>,
        /// Width on the x axis.
        width: f64,
        /// Colour.
        ink: Ink,
    },
    /// A grid of coloured cells.
    Raster(Raster),
    /// An arrow, with a label at its middle.
    Arrow {
        /// Tail.
        from: (f64, f64),
        /// Head.
        to: (f64, f64),
        /// Colour.
        ink: Ink,
        /// Label.
        label: String,
    },
    /// A line across the plot.
    Rule {
        /// Which axis `at` is a value of.
        along: Side,
        /// The value.
        at: f64,
        /// Colour.
        ink: Ink,
        /// Dashed instead of solid.
        dashed: bool,
        /// Label; empty for none.
        label: String,
    },
    /// A coloured strip beside the plot that names a stretch of an axis.
    Strip {
        /// Beside which axis.
        along: Side,
        /// First value.
        from: f64,
        /// Last value.
        to: f64,
        /// Colour.
        ink: Ink,
        /// Label; left out where it does not fit.
        label: String,
    },
    /// The outline of a rectangle.
    Frame {
        /// One corner.
        from: (f64, f64),
        /// The opposite corner.
        to: (f64, f64),
        /// Colour.
        ink: Ink,
    },
    /// Numbers in cells: all of them, or none where one does not fit.
    Numbers {
        /// The numbers.
        numbers: Vec<Number>,
        /// Width of a cell on the x axis.
        room: f64,
    },
    /// A handle that a page may offer at a border; not drawn.
    Grip(Grip),
    /// Words that name a stretch of the x axis; left out where they do not fit into it.
    Caption {
        /// Left end of the words, at the middle of their height.
        at: (f64, f64),
        /// How long the stretch is, on the x axis.
        room: f64,
        /// The words.
        text: String,
        /// Colour.
        ink: Ink,
    },
    /// Words at a point.
    Text {
        /// Where.
        at: (f64, f64),
        /// The words.
        text: String,
        /// Which side of the point they stand on.
        anchor: Anchor,
        /// Colour.
        ink: Ink,
    },
}

/// A border that a knob moves along the x axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grip {
    /// The layer of the recipe that has the knob.
    pub layer: usize,
    /// The key of the knob.
    pub key: String,
    /// Where the border stands when the knob is at 0.
    pub zero: f64,
    /// How far one step of the knob moves it.
    pub per: f64,
    /// The stretch of the y axis that it divides.
    pub span: (f64, f64),
}

/// One of the two axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// The horizontal axis.
    X,
    /// The vertical axis.
    Y,
}

/// Where words stand relative to their point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// To the right of it.
    Start,
    /// Centred on it.
    Middle,
    /// To the left of it.
    End,
}

/// A number in the middle of a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// The middle of the cell.
    pub at: (f64, f64),
    /// The number, printed.
    pub text: String,
    /// Whether the cell is of a light colour.
    pub on_light: bool,
}

/// A grid of cells between two corners; row 0 lies at `from`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Raster {
    /// Outer corner of the first cell of the first row.
    pub from: (f64, f64),
    /// Outer corner of the last cell of the last row.
    pub to: (f64, f64),
    /// Cells per row.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// What the cells hold, row by row.
    pub cells: Cells,
    /// How values become colours.
    pub colours: ColourScale,
    /// Whether a colour bar explains the colours.
    pub explained: bool,
}

/// The cells of a raster.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Cells {
    /// Numbers; NaN where there is nothing to show.
    Values(Vec<f32>),
    /// Red, green, blue, opacity per cell: values that were coloured already.
    Pixels(Vec<u8>),
}

/// How values become colours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColourScale {
    /// Which family of colours.
    pub family: Family,
    /// Value of the first colour; what is below has the same colour.
    pub low: f64,
    /// Value of the last colour; what is above has the same colour.
    pub high: f64,
    /// Whether values beyond `low` or `high` exist: the colour bar then says ≤ or ≥.
    pub clipped: (bool, bool),
    /// What is coloured, beside the colour bar.
    pub label: String,
}

/// Families of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Family {
    /// From dark to light: amounts.
    Sequential,
    /// Two hues away from a neutral middle at 0: signed values.
    Diverging,
    /// Three kinds of amounts from 0 to 1, each from pale to its ink: the kind 0, 1 or 2, plus the amount.
    Kinds([Ink; 3]),
}

/// One line of a legend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Colour.
    pub ink: Ink,
    /// Dashed instead of solid.
    pub dashed: bool,
    /// What it means.
    pub label: String,
}

/// A small table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Names of the columns.
    pub head: Vec<String>,
    /// Rows of printed numbers.
    pub rows: Vec<Vec<String>>,
}

impl Figure {
    /// A figure with a title and nothing in it.
    pub(crate) fn empty(title: Text, language: Language) -> Self {
        Self::titled(title.get(language).into())
    }

    /// As [`Self::empty`], for a title that is made.
    pub(crate) fn titled(title: String) -> Self {
        Self {
            title,
            subtitle: String::new(),
            x: Axis::linear("", (0.0, 1.0)),
            y: Axis::linear("", (0.0, 1.0)),
            equal: false,
            marks: Vec::new(),
            legend: Vec::new(),
            summary: String::new(),
            table: Table::default(),
        }
    }

    /// How many marks are of a kind.
    pub fn count(&self, kind: impl Fn(&Mark) -> bool) -> usize {
        self.marks.iter().filter(|mark| kind(mark)).count()
    }
}
