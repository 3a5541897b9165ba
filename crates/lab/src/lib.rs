//! # The lab of Rotarium: what is asked
//!
//! State ([`Lab`]), the only ways it changes ([`Action`]), its address ([`link`]), and views that turn an
//! [`Experiment`] into a [`figure::Figure`].
//!
//! **Invariant:** pure values and functions. No browser, no drawing, no signals, and no formula of an encoding.
//!
//! ```
//! use rotarium_lab::{Experiment, Language, link, views};
//!
//! let opened = link::read("#/bench?scheme=m-rope&base=1000000", Language::En);
//! let view = views::find("spectrum").unwrap();
//! let figure = Experiment::new(view, &opened.lab, Language::En, 400).figure();
//! assert_eq!(figure.title, "Spectrum – M-RoPE");
//! ```

mod action;
mod card;
mod comparison;
mod composition;
mod content;
mod contours;
mod decimal;
mod experiment;
mod glide;
mod inspect;
mod known;
mod lab;
mod library;
mod look;
mod mix;
mod pages;
mod picture;
mod projection;
mod published;
mod score;
mod slot;
mod stack;
mod text;
mod trials;

pub mod config;
pub mod diagnostics;
pub mod dials;
pub mod entry;
pub mod figure;
pub mod ids;
pub mod lessons;
pub mod link;
pub mod messages;
pub mod mixers;
pub mod models;
pub mod plan;
pub mod presets;
pub mod profile;
pub mod sequences;
pub mod shares;
pub mod switches;
pub mod tensors;
pub mod views;
mod window;
pub mod zero;

pub use action::{Action, History};
pub use card::{Line, card};
pub use comparison::diagnose;
pub use composition::{
    Composition, Edit, MAX_FRAMES, MAX_GRID, MAX_MERGE, MAX_PARTS, Part, SECONDS, Side,
};
pub use content::{ContentForm, ContentKind, MAX_GIVEN, MAX_GIVEN_VALUE};
pub use dials::Control;
pub use entry::Notice;
pub use experiment::Experiment;
pub use inspect::{Fact, Inspection, inspect};
pub use lab::{BASE, Cursor, Lab, MAX_SIDE, SLOTS, Show, SlotName};
pub use library::{Library, Said};
pub use look::{Click, Look, Pane, Seen, cursor_at, look};
pub use mix::{Mix, PairSet};
pub use pages::{
    Chapter, Focus, FocusTopic, Images, InputsForm, Length, Linear, LinearTopic, MAX_MIXED,
    MAX_SPARSE, MAX_TURNED, Masks, Origin, Page, Pages, Recurrence, Relative, Rotation, Topic,
};
pub use picture::Asked;
pub use projection::{Projection, Turn};
pub use score::slow_pairs;
pub use slot::{Layer, MAX_LAYERS, Slot};
pub use stack::{stack_lines, stack_of_model};
pub use switches::Switch;
pub use text::{Language, Text};
pub use views::{Choice, View};
pub use window::{Inset, Window};
