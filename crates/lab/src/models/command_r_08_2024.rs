//! Command-R 08-2024: base 4·10⁶.

use super::{About, Model, READ, ROPE};

/// Command-R 08-2024.
pub static MODEL: Model = Model {
    id: "command-r-08-2024",
    title: "Command-R 08-2024",
    scheme: "rope",
    dim: 128,
    base: 4e6,
    train: Some(131072),
    ..ROPE
};

/// Where that is written.
pub static ABOUT: About = About {
    source: "values second-hand",
    confirmed: false,
    ..READ
};
