//! Shared id: all patches of a picture stand at one place; what is where must come from the vision tower.
//!
//! BAGEL (released code) gives the picture and its two markers one id; CogVLM (arXiv:2311.03079) counts the markers as text:
//! boi p, patches p + 1, eoi p + 2. The markers are no tokens of the sequence. Each frame of a clip has an id of its own.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on};
use crate::layout::{Axis, Lattice};
use crate::recipe::Part;

/// Whether the markers around a picture have ids of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Markers {
    /// No: they share the id of the picture (BAGEL).
    Shared,
    /// Yes, as text (CogVLM).
    Counted,
}

impl Markers {
    /// Both, in the order of the knob.
    pub const ALL: [Self; 2] = [Self::Shared, Self::Counted];
}

/// One axis; a picture takes one id.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SharedId {
    /// Whether the markers around a picture have ids of their own.
    pub markers: Markers,
}

impl Part for SharedId {
    fn id(&self) -> &'static str {
        "shared-id"
    }

    fn formula(&self) -> String {
        match self.markers {
            Markers::Shared => "patches ↦ p, p ← p + 1".into(),
            Markers::Counted => "patches ↦ p + 1, p ← p + 3".into(),
        }
    }
}

impl Place for SharedId {
    fn axes(&self) -> &'static [Axis] {
        &[Axis::Sequence]
    }

    fn vision(&self, [frames, _, _]: [usize; 3], next: f64) -> Placed {
        let before = match self.markers {
            Markers::Shared => 0.0,
            Markers::Counted => 1.0,
        };
        let steps = [on(0, 1.0), on(0, 0.0), on(0, 0.0)];
        let lattice = Lattice { origin: on(0, next + before), steps };
        Placed::on(lattice, next + frames as f64 + 2.0 * before)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    #[test]
    fn examples_of_the_codes() {
        let ids = |markers| coordinates(&SharedId { markers }.place(&running())).concat();
        assert_eq!(ids(Markers::Shared), [0., 1., 2., 3., 3., 3., 3., 3., 3., 4., 5.]);
        assert_eq!(ids(Markers::Counted), [0., 1., 2., 4., 4., 4., 4., 4., 4., 6., 7.]);
    }
}
