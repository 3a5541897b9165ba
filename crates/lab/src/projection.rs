//! Projections: from which side the coordinates of a sequence are looked at.
//!
//! Deliberately does not know: which of them a scheme has axes for; see [`crate::views::layout`].

use serde::{Deserialize, Serialize};

/// What of the coordinates is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Projection {
    /// The plane of the picture; schemes with one axis show it as a line.
    #[default]
    Picture,
    /// Time to the right, rows downwards.
    TimeRow,
    /// Columns to the right, time downwards.
    TimeColumn,
    /// Three axes, turned by hand.
    Space,
    /// One map of the picture per axis.
    Maps,
}

impl Projection {
    /// All, in the order of the choices.
    pub const ALL: [Self; 5] =
        [Self::Picture, Self::TimeRow, Self::TimeColumn, Self::Space, Self::Maps];

    /// Its name in links.
    pub fn id(self) -> &'static str {
        match self {
            Self::Picture => "row-column",
            Self::TimeRow => "time-row",
            Self::TimeColumn => "time-column",
            Self::Space => "3d",
            Self::Maps => "maps",
        }
    }
}

/// How far the three axes are turned, in degrees: at (0, 0) the picture is seen from the front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Around the upright axis, from −180 to 179: at 90 time runs to the right.
    pub around: i32,
    /// How far from above, from −90 to 90: at 90 columns and time are seen.
    pub above: i32,
}

impl Default for Turn {
    fn default() -> Self {
        Self { around: 35, above: 20 }
    }
}

impl Turn {
    /// The same direction with its angles within their limits.
    #[must_use]
    pub fn settled(self) -> Self {
        let around = (self.around.rem_euclid(360) + 180) % 360 - 180;
        Self { around, above: self.above.clamp(-90, 90) }
    }

    /// Turned by so many degrees.
    #[must_use]
    pub fn by(self, around: i32, above: i32) -> Self {
        let [a, b] = [(self.around, around), (self.above, above)].map(|(a, b)| a.saturating_add(b));
        Self { around: a, above: b }.settled()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_goes_round_and_stops_above() {
        let turn = |around, above| Turn { around, above };
        assert_eq!(turn(170, 80).by(20, 20), turn(-170, 90));
        assert_eq!(turn(-170, -80).by(-20, -20), turn(170, -90));
        assert_eq!(turn(i32::MAX, 0).by(i32::MAX, 0).above, 0);
    }
}
