//! Pages: their names, the state in which each starts, and what only one of them looks at.
//!
//! All pages show one state. One that was not touched starts each page in a state of its own, so that every page says
//! something at once. Deliberately does not know: components, links.

use serde::{Deserialize, Serialize};

use crate::dials::Dial;
use crate::lab::Lab;
use crate::messages;
use crate::switches::Switch;
use crate::text::Text;

mod images;
mod length;
mod rotation;

pub use images::Images;
pub(crate) use length::positions::Positions;
pub use length::{Length, Topic};
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
    /// The speed page.
    Speed,
}

impl Page {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::Bench,
        Self::Rotation,
        Self::Decay,
        Self::Images,
        Self::Layouts,
        Self::Length,
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
            Self::Speed => messages::SPEED,
        }
    }

    /// The state in which it starts; links say what differs from it.
    pub fn start(self) -> Lab {
        match self {
            Self::Images => images::start(),
            Self::Length => length::start(),
            _ => Lab::default(),
        }
    }
}

/// What only single pages look at. Views of other pages forget it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// Of the Images.
    pub images: Images,
    /// Of the Length.
    pub length: Length,
    /// Of the Rotation page.
    pub rotation: Rotation,
}

/// The dials of single pages.
pub(crate) static DIALS: [&[Dial]; 6] = [
    images::DIALS,
    length::positions::DIALS,
    length::heads::DIALS,
    length::crowd::DIALS,
    length::settings::DIALS,
    rotation::DIALS,
];

/// The switches of single pages.
pub(crate) static SWITCHES: [&[Switch]; 7] = [
    images::SWITCHES,
    length::SWITCHES,
    length::positions::SWITCHES,
    length::heads::SWITCHES,
    length::crowd::SWITCHES,
    length::settings::SWITCHES,
    rotation::SWITCHES,
];
