//! Command-R 08-2024: base 4·10⁶.

use super::{Model, ROPE};

/// Command-R 08-2024.
pub static MODEL: Model = Model {
    id: "command-r-08-2024",
    title: "Command-R 08-2024",
    source: "values second-hand",
    scheme: "rope",
    dim: 128,
    base: 4e6,
    train: Some(131072),
    confirmed: false,
    ..ROPE
};
