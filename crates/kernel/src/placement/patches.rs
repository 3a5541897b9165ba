//! Patches of a vision tower: rows and columns of the picture, as counted, rescaled or normalised.
//!
//! Counted from 0 (RoPE-ViT, Pixtral, Qwen2-VL, MoonViT, Gemma 4) or 1 (Llama 4); rescaled to a reference grid (EVA-02, timm); centres
//! of patches in [−1, 1] (DINOv3) or evenly from −1 to 1 (golden gate, pixel bands). A tower has no text: here text is not turned,
//! as the class token is not. All pictures and frames have the same coordinates, as in towers that see them one at a time.

use serde::{Deserialize, Serialize};

use super::{Place, Placed, on, plus};
use crate::layout::{Axis, Lattice, MAX_AXES, Position};
use crate::number::plain;
use crate::recipe::Part;

/// Which axis comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// (row, column).
    RowFirst,
    /// (column, row).
    ColumnFirst,
}

/// Unit and origin of the coordinates.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Measure {
    /// Rows and columns.
    Count {
        /// Of the first row and column.
        first: f64,
    },
    /// Rows and columns times reference / side.
    Rescaled {
        /// Rows of the reference grid.
        rows: f64,
        /// Columns of the reference grid.
        columns: f64,
    },
    /// Centres of the patches; the picture is [−1, 1].
    Centres,
    /// Evenly from −1 to 1; a single row or column is at −1.
    Ends,
}

impl Measure {
    /// First coordinate and step, for rows and for columns.
    fn of(self, rows: usize, columns: usize) -> [(f64, f64); 2] {
        let [h, w] = [rows as f64, columns as f64];
        let ends = |side: f64| (-1.0, if side > 1.0 { 2.0 / (side - 1.0) } else { 0.0 });
        match self {
            Self::Count { first } => [(first, 1.0); 2],
            Self::Rescaled { rows, columns } => [(0.0, rows / h), (0.0, columns / w)],
            Self::Centres => [h, w].map(|side| (1.0 / side - 1.0, 2.0 / side)),
            Self::Ends => [ends(h), ends(w)],
        }
    }
}

/// Two axes; text at (0, 0).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Patches {
    /// Which axis comes first.
    pub order: Order,
    /// Unit and origin of the coordinates.
    pub measure: Measure,
}

impl Part for Patches {
    fn id(&self) -> &'static str {
        "patches"
    }

    fn formula(&self) -> String {
        let formula = |side: &str, index: &str| match self.measure {
            Measure::Count { first: 0.0 } => index.to_string(),
            Measure::Count { first } => format!("{index} + {}", plain(first)),
            Measure::Rescaled { rows, columns } => {
                format!("{index}·{}/{side}", plain(if side == "h" { rows } else { columns }))
            }
            Measure::Centres => format!("2({index}+½)/{side} − 1"),
            Measure::Ends => format!("2{index}/({side}−1) − 1"),
        };
        let [row, column] = [formula("h", "i"), formula("w", "j")];
        match self.order {
            Order::RowFirst => format!("({row}, {column})"),
            Order::ColumnFirst => format!("({column}, {row})"),
        }
    }
}

impl Place for Patches {
    fn axes(&self) -> &'static [Axis] {
        match self.order {
            Order::RowFirst => &[Axis::Row, Axis::Column],
            Order::ColumnFirst => &[Axis::Column, Axis::Row],
        }
    }

    fn text_step(&self) -> Position {
        [0.0; MAX_AXES]
    }

    fn vision(&self, [_, rows, columns]: [usize; 3], next: f64) -> Placed {
        let (row, column) = match self.order {
            Order::RowFirst => (0, 1),
            Order::ColumnFirst => (1, 0),
        };
        let [down, right] = self.measure.of(rows, columns);
        let origin = plus(on(row, down.0), on(column, right.0));
        let steps = [[0.0; MAX_AXES], on(row, down.1), on(column, right.1)];
        Placed::on(Lattice { origin, steps }, next)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{coordinates, running};
    use super::*;

    fn last(measure: Measure) -> Vec<f64> {
        coordinates(&Patches { order: Order::RowFirst, measure }.place(&running()))[8].clone()
    }

    #[test]
    fn the_last_patch_of_two_rows_and_three_columns() {
        assert_eq!(last(Measure::Count { first: 1.0 }), [2.0, 3.0]);
        assert_eq!(last(Measure::Rescaled { rows: 16.0, columns: 15.0 }), [8.0, 10.0]);
        assert_eq!(last(Measure::Ends), [1.0, 1.0]);
        let centres = last(Measure::Centres);
        assert!((centres[0] - 0.5).abs() < 1e-15 && (centres[1] - 2.0 / 3.0).abs() < 1e-15);
    }
}
