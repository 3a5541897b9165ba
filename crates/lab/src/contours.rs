//! Contours: lines along which a grid of values has a given value, by marching squares.
//!
//! Values stand at the middles of cells and are linear between them. Deliberately does not know: what the values are.

use std::collections::BTreeMap;

/// An edge of the grid of middles: from one to the next on the right, or to the one below.
type Edge = (usize, usize, bool);

/// The lines, as points (column, row) on axes on which cell (0, 0) reaches from 0 to 1.
pub(crate) fn contours(values: &[f32], columns: usize, level: f32) -> Vec<Vec<(f64, f64)>> {
    let rows = values.len() / columns.max(1);
    let at = |row: usize, column: usize| values[row * columns + column];
    let mut pieces: Vec<[Edge; 2]> = Vec::new();
    for row in 0..rows.saturating_sub(1) {
        for column in 0..columns.saturating_sub(1) {
            let corners = [
                at(row, column),
                at(row, column + 1),
                at(row + 1, column + 1),
                at(row + 1, column),
            ];
            if corners.iter().all(|value| value.is_finite()) {
                square(corners, level, (row, column), &mut pieces);
            }
        }
    }
    let point = |&(row, column, down): &Edge| {
        let next = if down { at(row + 1, column) } else { at(row, column + 1) };
        let here = at(row, column);
        let share = f64::from((level - here) / (next - here)).clamp(0.0, 1.0);
        let (x, y) = (column as f64 + 0.5, row as f64 + 0.5);
        if down { (x, y + share) } else { (x + share, y) }
    };
    joined(&pieces).iter().map(|line| line.iter().map(point).collect()).collect()
}

/// The pieces of the line inside the square between four middles.
fn square(
    corners: [f32; 4],
    level: f32,
    (row, column): (usize, usize),
    pieces: &mut Vec<[Edge; 2]>,
) {
    let [top, right, bottom, left] = [
        (row, column, false),
        (row, column + 1, true),
        (row + 1, column, false),
        (row, column, true),
    ];
    let above = corners.map(|value| value >= level);
    let crossed: Vec<Edge> = [(top, 0, 1), (right, 1, 2), (bottom, 2, 3), (left, 3, 0)]
        .into_iter()
        .filter(|&(_, from, to)| above[from] != above[to])
        .map(|(edge, ..)| edge)
        .collect();
    match crossed.as_slice() {
        [from, to] => pieces.push([*from, *to]),
        // A saddle: its middle decides which corners belong together.
        [..] if crossed.len() == 4 => {
            let middle = corners.iter().sum::<f32>() / 4.0 >= level;
            let around = if middle == above[0] {
                [[top, right], [bottom, left]]
            } else {
                [[left, top], [right, bottom]]
            };
            pieces.extend(around);
        }
        _ => {}
    }
}

/// Pieces that share an end, one after the other.
fn joined(pieces: &[[Edge; 2]]) -> Vec<Vec<Edge>> {
    let mut ends: BTreeMap<Edge, Vec<usize>> = BTreeMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        for end in piece {
            ends.entry(*end).or_default().push(at);
        }
    }
    let mut used = vec![false; pieces.len()];
    let mut lines = Vec::new();
    // Open lines first, from their ends; what remains is closed.
    let starts = ends.iter().filter(|(_, at)| at.len() == 1).map(|(edge, at)| (*edge, at[0]));
    let closed = pieces.iter().enumerate().map(|(at, piece)| (piece[0], at));
    for (start, first) in starts.chain(closed) {
        if used[first] {
            continue;
        }
        let (mut line, mut next) = (vec![start], Some(first));
        while let Some(at) = next {
            used[at] = true;
            let last = line[line.len() - 1];
            let end = if pieces[at][0] == last { pieces[at][1] } else { pieces[at][0] };
            line.push(end);
            next = ends.get(&end).and_then(|at| at.iter().copied().find(|&at| !used[at]));
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_has_one_straight_line() {
        let values: Vec<f32> = (0..12).map(|at| (at % 4) as f32).collect();
        let lines = contours(&values, 4, 1.25);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].iter().map(|point| point.0).collect::<Vec<_>>(), [1.75; 3]);
    }

    #[test]
    fn a_peak_has_a_closed_line_around_it() {
        let mut values = vec![0.0; 25];
        values[12] = 1.0;
        let lines = contours(&values, 5, 0.5);
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        assert_eq!((line.len(), line[0]), (5, line[4]));
        for (x, y) in line {
            assert_eq!((x - 2.5).abs() + (y - 2.5).abs(), 0.5);
        }
    }

    #[test]
    fn every_crossing_is_on_exactly_one_line() {
        let value = |at: usize| libm::sin(0.9 * at as f64 + 0.1 * (at * at % 17) as f64) as f32;
        let values: Vec<f32> = (0..90).map(value).collect();
        let lines = contours(&values, 10, 0.1);
        let above = |row: usize, column: usize| values[row * 10 + column] >= 0.1;
        let across = (0..9).flat_map(|row| (0..9).map(move |column| (row, column)));
        let right = across
            .clone()
            .filter(|&(row, column)| above(row, column) != above(row, column + 1))
            .count();
        let down = (0..8).flat_map(|row| (0..10).map(move |column| (row, column)));
        let down =
            down.filter(|&(row, column)| above(row, column) != above(row + 1, column)).count();
        let points = lines
            .iter()
            .map(|line| if line[0] == line[line.len() - 1] { line.len() - 1 } else { line.len() });
        assert_eq!(points.sum::<usize>(), right + down);
        assert!(contours(&[], 0, 0.5).is_empty() && contours(&[1.0], 1, 0.5).is_empty());
        assert!(contours(&[f32::NAN; 9], 3, 0.5).is_empty());
    }
}
