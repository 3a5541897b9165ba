//! Windows: the square part of the attention map that is seen, from all tokens down to single cells.
//!
//! A window only says which tokens are in view; rows are normalised over all keys all the same.
//! Deliberately does not know: pixels, pointers, and what stands in the cells.

use rotarium_kernel::MAX_TOKENS;
use serde::{Deserialize, Serialize};

use crate::lab::{Cursor, Lab};

/// No window is smaller than so many tokens a side.
const SMALLEST: f64 = 2.0;

/// A square of the map, in tokens; it may begin within a cell, so that it moves smoothly.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// Where it begins among the queries.
    pub query: f64,
    /// Where it begins among the keys.
    pub key: f64,
    /// Tokens a side.
    pub span: f64,
}

/// The map in small in the upper right corner of a window, where a causal map is empty.
#[derive(Debug, Clone, Copy)]
pub struct Inset;

impl Inset {
    /// Its side, as a share of the window's.
    pub const SIDE: f64 = 0.24;
    /// How far it stands from the corner.
    pub const GAP: f64 = 0.02;

    /// Where a point of the window (shares of its sides from the upper left) lies on the whole map; None: beside the inset.
    pub fn at(point: (f64, f64)) -> Option<(f64, f64)> {
        let on = Self::along(point);
        let inside = |share: f64| (0.0..=1.0).contains(&share);
        (inside(on.0) && inside(on.1)).then_some(on)
    }

    /// As [`Self::at`], for whoever took hold of it and may have gone beyond.
    pub fn along((right, down): (f64, f64)) -> (f64, f64) {
        let left = 1.0 - Self::GAP - Self::SIDE;
        ((right - left) / Self::SIDE, (down - Self::GAP) / Self::SIDE)
    }
}

impl Window {
    /// The whole map.
    pub fn whole(tokens: usize) -> Self {
        Self { query: 0.0, key: 0.0, span: tokens as f64 }
    }

    /// Shrunk by a factor, or grown, about a point (shares of the sides from the upper left), which stays where it is.
    #[must_use]
    pub fn zoomed(self, factor: f64, (right, down): (f64, f64)) -> Self {
        let span = (self.span / factor).clamp(SMALLEST, MAX_TOKENS as f64);
        let gone = self.span - span;
        Self { query: self.query + down * gone, key: self.key + right * gone, span }
    }

    /// Moved by shares of its sides.
    #[must_use]
    pub fn moved(self, (right, down): (f64, f64)) -> Self {
        Self { query: self.query + down * self.span, key: self.key + right * self.span, ..self }
    }

    /// Moved so that its middle lies at a point of the whole map, in shares of its sides.
    #[must_use]
    pub fn centred(self, (right, down): (f64, f64), tokens: usize) -> Self {
        let start = |share: f64| share * tokens as f64 - self.span / 2.0;
        Self { query: start(down), key: start(right), ..self }
    }

    /// Moved as little as possible so that a cell is in view.
    #[must_use]
    pub fn showing(self, cursor: Cursor) -> Self {
        let start = |from: f64, token: usize| {
            let token = token as f64;
            from.clamp((token + 1.0 - self.span).min(token), token)
        };
        Self { query: start(self.query, cursor.query), key: start(self.key, cursor.key), ..self }
    }

    /// The nearest window that lies within so many tokens; None when it is all of them.
    #[must_use]
    pub fn within(self, tokens: usize) -> Option<Self> {
        let tokens = tokens as f64;
        let finite = self.query.is_finite() && self.key.is_finite() && self.span.is_finite();
        if !finite || self.span >= tokens || tokens <= SMALLEST {
            return None;
        }
        let span = rounded(self.span.max(SMALLEST), self.span);
        // What is added to 0 is never −0.
        let start = |from: f64| rounded(from.clamp(0.0, (tokens - span).max(0.0)), span) + 0.0;
        Some(Self { query: start(self.query), key: start(self.key), span })
            .filter(|window| window.span < tokens)
    }

    /// The tokens in view from `from`: first and one past the last.
    pub fn tokens(self, from: f64) -> (usize, usize) {
        let first = from.max(0.0) as usize;
        (first, ((from + self.span).ceil() as usize).max(first + 1))
    }

    /// As it stands in links: first query, first key, tokens a side.
    pub fn write(self) -> String {
        format!("{},{},{}", self.query, self.key, self.span)
    }

    /// Reads what [`Self::write`] wrote; None for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let number = |text: &str| {
            let number = crate::decimal::parse(text)?;
            (0.0..=MAX_TOKENS as f64).contains(&number).then_some(number)
        };
        let mut parts = text.split(',').map(number);
        let window = Self { query: parts.next()??, key: parts.next()??, span: parts.next()?? };
        (parts.next().is_none() && window.span >= SMALLEST).then_some(window)
    }
}

/// A number of tokens to a thousandth or so of the span: links stay short, and nobody sees the difference.
fn rounded(value: f64, span: f64) -> f64 {
    let per_token = if span >= 1000.0 {
        1.0
    } else if span >= 100.0 {
        10.0
    } else if span >= 10.0 {
        100.0
    } else {
        1000.0
    };
    (value * per_token + 0.5).floor() / per_token
}

impl Lab {
    /// Pins the cursor, or frees it; the window goes along.
    pub(crate) fn pin(&mut self, pin: Option<Cursor>) {
        self.pin = pin;
        if let Some(cursor) = pin {
            self.window = self.window.map(|window| window.showing(cursor));
        }
    }

    /// The part of the map that is seen.
    pub fn window(&self) -> Window {
        self.window.unwrap_or_else(|| Window::whole(self.tokens()))
    }

    /// How far cells stand before the number of their token: in a window it stands at their middle, on the whole map at their
    /// edge.
    pub fn shift(&self) -> f64 {
        if self.window.is_some() { 0.5 } else { 0.0 }
    }

    /// The values on the axes at shares of the sides.
    pub fn value_at(&self, (right, down): (f64, f64)) -> (f64, f64) {
        let Window { query, key, span } = self.window();
        (key + right * span - self.shift(), query + down * span - self.shift())
    }

    /// What stays in place when the map is zoomed: the pinned cell where it is in view, else the middle.
    pub fn looked_at(&self) -> (f64, f64) {
        let Window { query, key, span } = self.window();
        let share = |token: usize, from: f64| (token as f64 + 0.5 - from) / span;
        let pinned = self.pin.map(|pin| (share(pin.key, key), share(pin.query, query)));
        let inside = |share: f64| (0.0..=1.0).contains(&share);
        pinned.filter(|at| inside(at.0) && inside(at.1)).unwrap_or((0.5, 0.5))
    }

    /// The window after a step that begins with the one that is seen.
    pub fn looking(&self, step: impl FnOnce(Window) -> Window) -> Option<Window> {
        step(self.window()).within(self.tokens())
    }
}

#[cfg(test)]
mod tests;
