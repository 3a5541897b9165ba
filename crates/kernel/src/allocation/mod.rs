//! **Allocation**: which axis each pair reads, and with which frequency.
//!
//! Deliberately does not know: where tokens stand.

use crate::layout::{Axis, MAX_AXES};
use crate::recipe::Part;
use crate::registry::parts;

parts! {
    /// Pair → frequency per axis.
    Allocation: Allocate {
        single::Single,
        alternate::Alternate,
        halves::Halves,
        chunked::Chunked,
        strided::Strided,
        low_time::LowTime,
        period_eight::PeriodEight,
        whole_head::WholeHead,
        restart::Restart,
        twins::Twins,
        even_odd::EvenOdd,
        full_turns::FullTurns,
        mixed::Mixed,
        directions::Directions,
        golden_gate::GoldenGate,
        bands::Bands,
        text_and_grid::TextAndGrid,
    }
}
pub use bands::Spacing;

/// Radians per step along each axis, for one pair.
pub type Omega = [f64; MAX_AXES];

/// A rule that gives axes to pairs.
pub trait Allocate: Part {
    /// One frequency vector for each of the `channels`/2 rotated pairs. `ladder(c)` gives the θ of c channels.
    fn frequencies(
        &self,
        axes: &[Axis],
        channels: usize,
        ladder: &dyn Fn(usize) -> Vec<f64>,
    ) -> Vec<Omega>;
}

/// θ_p on the axis that `axis(p)` names.
fn along(thetas: Vec<f64>, axis: impl Fn(usize) -> usize) -> Vec<Omega> {
    let omega = |(pair, theta)| {
        let mut omega = [0.0; MAX_AXES];
        omega[axis(pair).min(MAX_AXES - 1)] = theta;
        omega
    };
    thetas.into_iter().enumerate().map(omega).collect()
}

/// ω on the first two axes.
fn on_plane([first, second]: [f64; 2]) -> Omega {
    let mut omega = [0.0; MAX_AXES];
    (omega[0], omega[1]) = (first, second);
    omega
}

#[cfg(test)]
mod tools {
    //! What the tests of allocations over time, rows and columns share.
    use super::*;

    pub(super) const THREE: [Axis; 3] = [Axis::Time, Axis::Row, Axis::Column];

    /// The ladder of RoPE with base 10⁴.
    pub(super) fn ladder(channels: usize) -> Vec<f64> {
        (0..channels / 2).map(|pair| libm::pow(1e4, -2.0 * pair as f64 / channels as f64)).collect()
    }

    /// The axis that each pair reads; 9 where it does not turn.
    pub(super) fn axes_of(part: &dyn Allocate, channels: usize) -> Vec<usize> {
        let omegas = part.frequencies(&THREE, channels, &ladder);
        omegas.iter().map(|omega| omega.iter().position(|&o| o != 0.0).unwrap_or(9)).collect()
    }
}
