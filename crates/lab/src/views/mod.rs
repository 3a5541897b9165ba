//! **Views**: questions that a figure answers.
//!
//! Adding one: a file that declares `pub static VIEW: View`, and its word below. The pane, its menu entry, its tests and
//! its snapshots follow. Deliberately does not know: canvases, the pointer, threads.

use rotarium_kernel::layout::Axis as Coordinate;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, Segment};

use crate::action::Action;
use crate::dials::printed;
use crate::experiment::Experiment;
use crate::figure::{Figure, Mark};
use crate::inspect::{Inspection, inspect};
use crate::lab::{Cursor, Lab, Show};
use crate::look::Click;
use crate::messages;
use crate::pages::Pages;
use crate::shares::{Piece, Share};
use crate::text::{Language, Text};

macro_rules! views {
    ($($module:ident),* $(,)?) => {
        $(pub mod $module;)*

        /// Every view, in the order of the panes.
        pub static ALL: &[&View] = &[$(&$module::VIEW),*];

        /// The answers of every view, in the same order.
        pub static EVERY: Answering = Answering(&[$((stringify!($module), &$module::ANSWERS)),*]);
    };
}

views! {
    attention, decay, layout, spectrum, allocation, axis_decay, heat,
    clocks, shift, mixer, precision, pairing, reach, bases, curves, definitions, profile,
    rho, arcs, factors, bends, shared, depth, patch, circles, directions,
    fitted, shares, backward, needle, crowd_entropy, heats, sinks, key_norms, published, geometry,
    reread, converging, unrolled, reads, held,
    fading_mask, hidden_map, fading, state_costs, copied,
    recall, recall_age, pairs_mask, reached, pattern_rows, mask_work, masked_map,
    linear_maps, linear_apart, linear_rows, linear_path_map, linear_path, linear_plane, linear_codes, linear_cache,
    linear_blocks, linear_estimate, linear_running, linear_scatter, linear_output, linear_coded, linear_flops, linear_state,
    linear_pays,
    mask_map, mask_other, mask_grid, mask_counts,
    focus_curves, focus_row, focus_map, focus_spectra, focus_masked, focus_entropy, focus_needle,
}

mod beside;
mod focus;
pub(crate) mod laid;
mod linear;
mod recurring;

pub use decay::definition_name as decay_name;

/// The panes of the home page.
pub static BENCH: [&View; 4] = [&attention::VIEW, &decay::VIEW, &layout::VIEW, &spectrum::VIEW];

/// The answers of its panes: all that its engine holds.
pub static OF_BENCH: Answering = Answering(&[
    ("attention", &attention::ANSWERS),
    ("decay", &decay::ANSWERS),
    ("layout", &layout::ANSWERS),
    ("spectrum", &spectrum::ANSWERS),
]);

/// What the Layouts show of the recipe that is turned, beside the planes and the map.
pub static OF_ONE: [&View; 3] = [&heat::VIEW, &allocation::VIEW, &axis_decay::VIEW];

/// What a view answers. Apart from [`View`], so that a program that only asks holds no formula.
#[derive(Debug)]
pub struct Answers {
    /// What is computed, in a few words, for the line beside the heading.
    pub subtitle: fn(&Lab, Language) -> String,
    /// The answer.
    pub figure: fn(&Experiment) -> Figure,
    /// What a point of the plot, in axis values, makes the cursor look at.
    pub pick: fn(&Lab, (f64, f64)) -> Option<Cursor>,
    /// What is drawn above the figure for a cursor.
    pub overlay: fn(&Lab, Cursor) -> Vec<Mark>,
    /// What is said of a cursor.
    pub inspect: fn(&Lab, Cursor, Language) -> Inspection,
    /// In how many rounds the answer is found; each makes it finer.
    pub rounds: fn(&Experiment) -> u32,
    /// A share of the figure in the making; None where one makes all of it at once.
    pub piece: Option<Begin>,
}

/// Begins a share of a figure.
pub type Begin = fn(&Experiment, Share) -> Box<dyn Piece>;

impl Answers {
    /// A figure that no cursor looks at, found at once.
    pub(crate) const fn of(figure: fn(&Experiment) -> Figure) -> Self {
        Self {
            subtitle: |_, _| String::new(),
            figure,
            pick: |_, _| None,
            overlay: |_, _| Vec::new(),
            inspect,
            rounds: |_| 1,
            piece: None,
        }
    }
}

/// The views that a program can answer, by name. What is in no such list, a program need not hold.
#[derive(Debug, Clone, Copy)]
pub struct Answering(&'static [(&'static str, &'static Answers)]);

impl Answering {
    /// The answers of a view; those of the first one if the name is unknown.
    pub fn of(self, view: &str) -> &'static Answers {
        self.0.iter().find(|(id, _)| *id == view).unwrap_or(&self.0[0]).1
    }
}

/// The answers of a view; those of the first one if the name is unknown.
pub fn answers(view: &str) -> &'static Answers {
    EVERY.of(view)
}

/// A question, and what a person can do with its pane.
#[derive(Debug)]
pub struct View {
    /// Stable name.
    pub id: &'static str,
    /// The heading of its pane.
    pub title: Text,
    /// The question that it answers.
    pub question: Text,
    /// Puts everything that the view does not look at to its default, so that changing it costs nothing.
    pub forget: fn(&mut Lab),
    /// The cursor after an arrow key: (right, down), −1, 0 or 1 each.
    pub step: fn(&Lab, Cursor, (isize, isize)) -> Cursor,
    /// What it looks at of the state of single pages.
    pub pages: fn(&Pages) -> Pages,
    /// Whether all recipes that stand side by side are in one figure.
    pub compares: bool,
    /// What a click pins.
    pub click: Click,
    /// What a click, or an arrow, does with the tokens that are looked at.
    pub pins: fn(Cursor) -> Action,
    /// What dragging by so many pixels does, (right, down); None where the pointer only looks.
    pub drag: fn(&Lab, (i32, i32)) -> Option<Action>,
    /// What can be chosen in the heading of its pane.
    pub choices: fn(&Lab) -> Vec<Choice>,
    /// Whether the sequence is shown as a ribbon above the figure.
    pub ribbon: bool,
    /// Whether its cells fill a square, so that the shorter side of the pane limits them.
    pub square: bool,
    /// Whether it shows the window of the map, which can be moved and resized there.
    pub zooms: bool,
    /// Whether several can work on its figure, and its second round only makes what is seen finer.
    pub shares: bool,
    /// Whether marks glide to their new places when the figure changes.
    pub glides: bool,
}

/// One entry of a choice in the heading of a pane.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub label: Text,
    /// Whether it is the present one.
    pub chosen: bool,
    /// What choosing it does.
    pub action: Action,
}

/// An index moved by a step, kept below `count`.
fn moved(index: usize, step: isize, count: usize) -> usize {
    index.saturating_add_signed(step).min(count.saturating_sub(1))
}

impl View {
    /// A view that looks at everything common, and whose pane offers nothing but the figure.
    pub(crate) const fn new(id: &'static str, title: Text, question: Text) -> Self {
        Self {
            id,
            title,
            question,
            forget: |_| {},
            pages: |_| Pages::default(),
            compares: false,
            click: Click::Both,
            step: |_, cursor, _| cursor,
            pins: |cursor| Action::Pin(Some(cursor)),
            drag: |_, _| None,
            choices: |_| Vec::new(),
            ribbon: false,
            square: false,
            zooms: false,
            shares: false,
            glides: false,
        }
    }

    /// Whether pressing and dragging moves the query with the pointer.
    pub fn follows(&self) -> bool {
        self.click == Click::Itself
    }
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The view of that name.
pub fn find(id: &str) -> Option<&'static View> {
    ALL.iter().copied().find(|view| view.id == id)
}

/// Name of what is shown: the scheme, or both for their difference.
fn shown_name(lab: &Lab, language: Language) -> String {
    match lab.show {
        Show::One(slot) => lab.slot(slot).title(),
        Show::Difference => messages::DIFFERENCE
            .with(language, &[("a", &lab.slots[0].title()), ("b", &lab.slots[1].title())]),
    }
}

/// "text 24", "image 6×10".
pub fn segment_name(segment: Segment, language: Language) -> String {
    match segment {
        Segment::Text { tokens } => {
            messages::SEGMENT_TEXT.with(language, &[("n", &printed(tokens as f64))])
        }
        Segment::Image { rows, columns } => {
            messages::SEGMENT_IMAGE.with(language, &[("h", &rows), ("w", &columns)])
        }
        Segment::Video { frames, rows, columns, .. } => {
            messages::SEGMENT_VIDEO.with(language, &[("t", &frames), ("h", &rows), ("w", &columns)])
        }
    }
}

/// The name of a coordinate.
pub(crate) fn coordinate_name(axis: Coordinate, language: Language) -> &'static str {
    let text = match axis {
        Coordinate::Sequence => messages::ID_AXIS,
        Coordinate::Row => messages::ROW_AXIS,
        Coordinate::Column => messages::COLUMN_AXIS,
        Coordinate::Time => messages::TIME_AXIS,
        Coordinate::FromTopLeft => messages::FROM_TOP_LEFT,
        Coordinate::FromTopRight => messages::FROM_TOP_RIGHT,
        Coordinate::FromBottomLeft => messages::FROM_BOTTOM_LEFT,
        Coordinate::FromBottomRight => messages::FROM_BOTTOM_RIGHT,
    };
    text.get(language)
}

/// A vector over the axes of a head: a plain number on one axis, else "(a, b)".
pub fn vector(head: &Head, values: &[f64]) -> String {
    let axes = head.layout().axes().len();
    let printed: Vec<_> = values.iter().take(axes).map(|&value| significant(value, 5)).collect();
    if axes == 1 { printed.concat() } else { format!("({})", printed.join(", ")) }
}

/// The mean of an offset over the axes, in text steps.
fn mean_offset(head: &Head, offset: &[f64]) -> f64 {
    let axes = head.layout().axes().len();
    offset[..axes].iter().sum::<f64>() / axes as f64
}
