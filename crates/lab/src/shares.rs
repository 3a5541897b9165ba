//! Shares: a figure that several can work on, each on some of its rows, without any of them holding the others' rows.
//!
//! All make their [`Piece`] step by step; what each found out about its rows is a [`Tally`]; all tallies together say what the
//! figure and its colours are, so that it is the same however many worked on it.
//! Deliberately does not know: who works, and where.

use serde::{Deserialize, Serialize};

use crate::figure::{Figure, Raster};

/// Which share of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// From 0.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Share {
    /// All rows.
    pub const ALL: Self = Self { number: 0, of: 1 };
}

/// A share of a figure in the making.
pub trait Piece {
    /// Works for a short while; whether there is more to do.
    fn step(&mut self) -> bool;

    /// What is known of its rows, once they are made.
    fn tally(&self) -> Tally;

    /// Its own rows, coloured as all tallies together ask for, and given away: None where nothing can be shown.
    fn rows(&mut self, all: &Tally) -> Option<Raster>;

    /// The figure, whose first raster holds its own rows only, and gives them away.
    fn figure(&mut self, all: &Tally) -> Figure;
}

/// What is known of the values of some rows without the values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Smallest value.
    pub low: f32,
    /// Largest value.
    pub high: f32,
    /// Some thousand values of all, evenly spread.
    pub spread: Vec<f32>,
    /// Values of the table, row by row; NaN for nothing.
    pub table: Vec<f32>,
    /// Values of the whole in small, row by row.
    pub small: Vec<f32>,
    /// How the weight of the last row is shared out over the segments; nothing where that is not said.
    pub last: Vec<f64>,
}

impl Tally {
    /// Nothing is known.
    pub const EMPTY: Self = Self {
        low: f32::INFINITY,
        high: f32::NEG_INFINITY,
        spread: Vec::new(),
        table: Vec::new(),
        small: Vec::new(),
        last: Vec::new(),
    };

    /// What all shares together say, in their order.
    #[must_use]
    pub fn all(tallies: impl IntoIterator<Item = Self>) -> Self {
        tallies.into_iter().fold(Self::EMPTY, |mut all, one| {
            (all.low, all.high) = (all.low.min(one.low), all.high.max(one.high));
            all.spread.extend(one.spread);
            all.table.extend(one.table);
            all.small.extend(one.small);
            all.last.extend(one.last);
            all
        })
    }

    /// More values are known.
    pub(crate) fn reach(&mut self, values: &[f32]) {
        let (low, high) = rotarium_lanes::extremes(values);
        (self.low, self.high) = (self.low.min(low), self.high.max(high));
    }

    /// Smallest and largest value; (0, 0) when there is none.
    pub fn extent(&self) -> (f32, f32) {
        if self.low <= self.high { (self.low, self.high) } else { (0.0, 0.0) }
    }
}

/// Works on a piece to its end.
pub fn finished(mut piece: Box<dyn Piece>) -> Box<dyn Piece> {
    while piece.step() {}
    piece
}

/// The figure that one alone makes.
pub fn alone(piece: Box<dyn Piece>) -> Figure {
    let mut piece = finished(piece);
    let all = piece.tally();
    piece.figure(&all)
}
