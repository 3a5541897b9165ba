//! From which sides the coordinates of a recipe can be seen, as the page must know it before it asks.
//!
//! Deliberately does not know: where any token stands; the page holds no placement.

use super::shown_slot;
use crate::action::Action;
use crate::lab::Lab;
use crate::messages;
use crate::projection::Projection;
use crate::text::Text;
use crate::views::Choice;

/// What kind of axes a placement has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// One.
    Line,
    /// Rows and columns, or four corners.
    Plane,
    /// Rows, columns and time.
    Clip,
    /// Rows, columns and another one.
    Other,
}

/// Schemes that place tokens on one axis, in another way than as they come.
const LINES: [&str; 4] = ["row-ends", "shared-id", "tad-rope", "v2pe"];
/// Schemes without an axis of time.
const PLANES: [&str; 17] = [
    "dino-v3",
    "eva-02",
    "gemma-4-vit",
    "golden-gate",
    "llama-4-vit",
    "moon-vit",
    "naive-lift",
    "pixel-bands",
    "pixtral-vit",
    "qwen-vit",
    "rope-2d",
    "rope-mixed",
    "rope-tie",
    "rope-tv",
    "rope-vit",
    "typesetting",
    "v-rope",
];

impl Space {
    /// The axes of a scheme that places tokens.
    fn of(scheme: &str) -> Self {
        match scheme {
            "unified-io-2" => Self::Other,
            scheme if LINES.contains(&scheme) => Self::Line,
            scheme if PLANES.contains(&scheme) => Self::Plane,
            _ => Self::Clip,
        }
    }

    /// The axes of the slot that is drawn.
    pub(super) fn shown(lab: &Lab) -> Self {
        lab.slot(shown_slot(lab)).who_sets("placement").map_or(Self::Line, |scheme| Self::of(scheme.id))
    }

    /// The sides from which it can be seen.
    pub(super) fn sides(self) -> &'static [Projection] {
        use Projection as P;
        match self {
            Self::Line => &[],
            Self::Plane => &[P::Picture, P::Maps],
            Self::Clip => &P::ALL,
            Self::Other => &[P::Picture, P::Space, P::Maps],
        }
    }
}

/// The side from which the shown slot is seen: the chosen one if it has the axes for it, else its own plane.
pub(super) fn projection(lab: &Lab) -> Projection {
    let fits = Space::shown(lab).sides().contains(&lab.projection);
    if fits { lab.projection } else { Projection::Picture }
}

/// The name of a side.
pub(super) fn name(projection: Projection) -> Text {
    match projection {
        Projection::Picture => messages::SIDE_PICTURE,
        Projection::TimeRow => messages::SIDE_TIME_ROW,
        Projection::TimeColumn => messages::SIDE_TIME_COLUMN,
        Projection::Space => messages::SIDE_SPACE,
        Projection::Maps => messages::SIDE_MAPS,
    }
}

/// What the heading offers: the sides, and one scale for all where several recipes stand side by side.
pub(super) fn choices(lab: &Lab) -> Vec<Choice> {
    let present = projection(lab);
    let side = |&side: &Projection| Choice { label: name(side), chosen: side == present, action: Action::Project(side) };
    let mut choices: Vec<_> = Space::shown(lab).sides().iter().map(side).collect();
    if lab.compared > 1 {
        let chosen = lab.same_scale;
        choices.push(Choice { label: messages::SAME_SCALE, chosen, action: Action::SameScale(!chosen) });
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::SlotName;
    use rotarium_kernel::layout::Axis;
    use rotarium_kernel::schemes;

    #[test]
    fn the_page_knows_the_axes_of_every_scheme() {
        for scheme in schemes::ALL {
            let mut lab = Lab::default();
            lab.apply(&Action::Choose(SlotName::A, scheme));
            let head = lab.head(SlotName::A);
            let axes = head.layout().axes();
            let has = |axis| axes.contains(&axis);
            let wanted = match axes.len() {
                1 => Space::Line,
                3.. if has(Axis::Time) && has(Axis::Row) => Space::Clip,
                3.. if has(Axis::Row) => Space::Other,
                _ => Space::Plane,
            };
            assert_eq!(Space::shown(&lab), wanted, "{}: {axes:?}", scheme.id);
        }
    }

    #[test]
    fn what_a_scheme_cannot_show_is_not_offered() {
        let sides = |id| {
            let mut lab = Lab { compared: 1, projection: Projection::Space, ..Lab::default() };
            lab.apply(&Action::Choose(SlotName::A, schemes::find(id).unwrap()));
            (choices(&lab).len(), projection(&lab))
        };
        assert_eq!(sides("rope"), (0, Projection::Picture));
        assert_eq!(sides("rope-tv"), (2, Projection::Picture));
        assert_eq!(sides("m-rope"), (5, Projection::Space));
        assert_eq!(choices(&Lab::default()).len(), 3);
    }
}
