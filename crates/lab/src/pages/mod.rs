//! Pages: their names, the state in which each starts, and what only one of them looks at.
//!
//! All pages show one state. One that was not touched starts each page in a state of its own, so that every page says
//! something at once. Deliberately does not know: components, links.

use rotarium_kernel::HeadDim;
use serde::{Deserialize, Serialize};

use crate::composition::{Composition, Part};
use crate::dials::Dial;
use crate::lab::Lab;
use crate::messages;
use crate::switches::Switch;
use crate::text::Text;

mod focus;
mod images;
mod inputs;
mod length;
mod linear;
mod masks;
mod recurrence;
mod rotation;

pub use focus::{Focus, FocusTopic};
pub use images::Images;
pub(crate) use inputs::MAX_VALUES;
pub use inputs::{InputsForm, MAX_MIXED, Origin};
pub(crate) use length::positions::Positions;
pub use length::{Length, Topic};
pub use linear::{Linear, LinearTopic};
pub(crate) use linear::{MOST as MOST_MAPPED, Origin as CodeOrigin, RowMeasure, SHOWN, Shade};
pub use masks::Masks;
pub(crate) use masks::{MAX_LAID, Shows};
pub use recurrence::{Chapter, MAX_SPARSE, MAX_TURNED, Recurrence, Relative};
pub(crate) use recurrence::{MAX_PAIRS, Recalled, Relatives, Sparse, Turner};
pub use rotation::Rotation;

/// The pages of the site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Page {
    /// The home page.
    #[default]
    Bench,
    /// One score, pair by pair.
    Rotation,
    /// Curves of scores over distance.
    Decay,
    /// What one patch of a picture sees.
    Images,
    /// Mixed sequences, placed by several recipes side by side.
    Layouts,
    /// Texts longer than those of training.
    Length,
    /// How sharply attention can look.
    Focus,
    /// Attention in linear time.
    Linear,
    /// Attention as a recurrent network, and its relatives.
    Recurrence,
    /// Who reads whom in sequences of text and pictures.
    Masks,
    /// The speed page.
    Speed,
}

impl Page {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 11] = [
        Self::Bench,
        Self::Rotation,
        Self::Decay,
        Self::Images,
        Self::Layouts,
        Self::Length,
        Self::Focus,
        Self::Linear,
        Self::Recurrence,
        Self::Masks,
        Self::Speed,
    ];

    /// Its name in links.
    pub fn id(self) -> &'static str {
        match self {
            Self::Bench => "bench",
            Self::Rotation => "rotation",
            Self::Decay => "decay",
            Self::Images => "images",
            Self::Layouts => "layouts",
            Self::Length => "length",
            Self::Focus => "focus",
            Self::Linear => "linear",
            Self::Recurrence => "recurrence",
            Self::Masks => "masks",
            Self::Speed => "speed",
        }
    }

    /// What its tab says.
    pub fn title(self) -> Text {
        match self {
            Self::Bench => messages::BENCH,
            Self::Rotation => messages::rotation::ROTATION,
            Self::Decay => messages::DECAY,
            Self::Images => messages::images::IMAGES,
            Self::Layouts => messages::LAYOUTS,
            Self::Length => messages::length::LENGTH,
            Self::Focus => messages::focus::FOCUS,
            Self::Linear => messages::linear::LINEAR,
            Self::Recurrence => messages::recurrence::RECURRENCE,
            Self::Masks => messages::masks::MASKS,
            Self::Speed => messages::SPEED,
        }
    }

    /// The state in which it starts; links say what differs from it.
    pub fn start(self) -> Lab {
        match self {
            Self::Images => images::start(),
            Self::Length => length::start(),
            Self::Focus => focus::start(),
            Self::Linear => linear::start(),
            Self::Recurrence => recurrence::start(),
            Self::Masks => masks::start(),
            _ => Lab::default(),
        }
    }
}

/// What only single pages look at. Views of other pages forget it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// Of the Focus.
    pub focus: Focus,
    /// Of the Images.
    pub images: Images,
    /// Of all pages on mechanisms.
    pub inputs: InputsForm,
    /// Of the Length.
    pub length: Length,
    /// Of the Linear.
    pub linear: Linear,
    /// Of the masks.
    pub masks: Masks,
    /// Of the Recurrence.
    pub recurrence: Recurrence,
    /// Of the Rotation page.
    pub rotation: Rotation,
}

/// The dials of single pages.
pub(crate) static DIALS: [&[Dial]; 14] = [
    focus::DIALS,
    images::DIALS,
    inputs::DIALS,
    length::positions::DIALS,
    length::heads::DIALS,
    length::crowd::DIALS,
    length::settings::DIALS,
    linear::DIALS,
    masks::DIALS,
    recurrence::turner::DIALS,
    recurrence::relatives::DIALS,
    recurrence::memory::DIALS,
    recurrence::sparse::DIALS,
    rotation::DIALS,
];

/// The switches of single pages.
pub(crate) static SWITCHES: [&[Switch]; 17] = [
    focus::SWITCHES,
    images::SWITCHES,
    inputs::SWITCHES,
    length::SWITCHES,
    length::positions::SWITCHES,
    length::heads::SWITCHES,
    length::crowd::SWITCHES,
    length::settings::SWITCHES,
    linear::SWITCHES,
    linear::SHOW,
    masks::SWITCHES,
    recurrence::SWITCHES,
    recurrence::turner::SWITCHES,
    recurrence::relatives::SWITCHES,
    recurrence::memory::SWITCHES,
    recurrence::sparse::SWITCHES,
    rotation::SWITCHES,
];

/// A short text for a small head: where the pages on mechanisms start.
fn mechanisms_start() -> Lab {
    let sequence = Composition::new(vec![Part::text(64)]);
    Lab { sequence, dim: HeadDim::nearest(16.0), ..Lab::default() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_two_numbers_or_choices_share_a_key() {
        let knobs = rotarium_kernel::schemes::ALL.iter().flat_map(|scheme| scheme.knobs);
        let knobs: Vec<&str> = knobs.map(|knob| knob.key).collect();
        let mut keys: Vec<&str> = crate::dials::all().map(|dial| dial.key).collect();
        keys.extend(crate::switches::all().map(|switch| switch.key));
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key) && !knobs.contains(key), "{key}");
        }
    }
}
