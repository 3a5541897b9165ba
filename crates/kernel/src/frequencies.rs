//! The rotation frequencies of a head: one vector ω per pair, and what can be read off them.
//!
//! Deliberately does not know: positions and content.

use std::f64::consts::TAU;

use crate::allocation::Omega;
use crate::layout::Position;

/// ω per pair, in radians per step along each axis; pairs that do not rotate have ω = 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Frequencies {
    pairs: Vec<Omega>,
    rotary_pairs: usize,
    attention_factor: f64,
}

impl Frequencies {
    pub(crate) fn new(pairs: Vec<Omega>, rotary_pairs: usize, attention_factor: f64) -> Self {
        Self { pairs, rotary_pairs, attention_factor }
    }

    /// ω of every pair, P of them.
    pub fn pairs(&self) -> &[Omega] {
        &self.pairs
    }

    /// How many of the first pairs belong to the rotated channels.
    pub fn rotary_pairs(&self) -> usize {
        self.rotary_pairs
    }

    /// m: multiplies cos and sin.
    pub fn attention_factor(&self) -> f64 {
        self.attention_factor
    }

    /// ω·Δ of every pair, in radians.
    pub fn angles(&self, delta: Position) -> impl Iterator<Item = f64> + '_ {
        self.pairs.iter().map(move |omega| dot(*omega, delta))
    }

    /// The axis that a pair reads: where |ω| is largest. None when the pair does not rotate.
    pub fn axis(&self, pair: usize) -> Option<usize> {
        let omega = self.pairs.get(pair)?;
        let (axis, size) =
            omega.iter().enumerate().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
        (*size != 0.0).then_some(axis)
    }

    /// Radians per step along the axis that the pair reads; 0 when it does not rotate.
    pub fn theta(&self, pair: usize) -> f64 {
        self.axis(pair).map_or(0.0, |axis| self.pairs[pair][axis])
    }

    /// Steps for one full turn, λ = 2π/θ; infinite when the pair does not rotate.
    pub fn wavelength(&self, pair: usize) -> f64 {
        TAU / self.theta(pair).abs()
    }

    /// Turns that the pair completes within `length` steps.
    pub fn turns(&self, pair: usize, length: f64) -> f64 {
        length / self.wavelength(pair)
    }

    /// Pairs that do not complete one turn within `length` steps (those that never rotate included).
    pub fn unfinished(&self, length: f64) -> usize {
        (0..self.pairs.len()).filter(|&pair| self.turns(pair, length) < 1.0).count()
    }
}

/// ω·r.
pub fn dot(omega: Omega, position: Position) -> f64 {
    omega.iter().zip(&position).map(|(omega, coordinate)| omega * coordinate).sum()
}
