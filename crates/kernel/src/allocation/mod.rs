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
