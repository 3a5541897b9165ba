//! A dashed line as one polygon: along the left sides of the dashes, back along the right sides.
//!
//! Between dashes the outline runs to and fro on the same line and covers nothing; so a backend is called once,
//! not once per dash. Deliberately does not know: colours, backends.

use crate::clip::Point;

/// The outline of a dashed line.
pub(crate) fn outline(points: &[Point], width: f64, on: f64, off: f64) -> Vec<Point> {
    let pieces = pieces(points, on.max(1.0), off.max(1.0));
    let half = width / 2.0;
    let side = |(a, b, dash): &(Point, Point, bool), sign: f64| {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = distance(*a, *b);
        let reach = if *dash && length > 0.0 { sign * half / length } else { 0.0 };
        let aside = (-dy * reach, dx * reach);
        ((a.0 + aside.0, a.1 + aside.1), (b.0 + aside.0, b.1 + aside.1))
    };
    let mut outline = Vec::with_capacity(pieces.len() * 4);
    for piece in &pieces {
        let (a, b) = side(piece, 1.0);
        outline.extend([a, b]);
    }
    for piece in pieces.iter().rev() {
        let (a, b) = side(piece, -1.0);
        outline.extend([b, a]);
    }
    outline
}

fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    libm::sqrt(dx * dx + dy * dy)
}

/// Segments in order: from, to, whether drawn.
fn pieces(points: &[Point], on: f64, off: f64) -> Vec<(Point, Point, bool)> {
    let mut pieces = Vec::new();
    let (mut dash, mut left) = (true, on);
    for pair in points.windows(2) {
        let (mut a, b) = (pair[0], pair[1]);
        let mut length = distance(a, b);
        while length > left {
            let t = left / length;
            let c = (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1));
            pieces.push((a, c, dash));
            (a, length) = (c, length - left);
            dash = !dash;
            left = if dash { on } else { off };
        }
        if length > 0.0 {
            pieces.push((a, b, dash));
            left -= length;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(points: &[Point]) -> f64 {
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| (a.0 * b.1 - b.0 * a.1) / 2.0).sum::<f64>().abs()
    }

    #[test]
    fn dashes_cover_their_share() {
        // 4 on, 4 off along 40 pixels: 5 dashes, 2 wide
        let covered = area(&outline(&[(0.0, 5.0), (40.0, 5.0)], 2.0, 4.0, 4.0));
        assert!((covered - 40.0).abs() < 1e-9, "{covered}");
        // bends count along the line
        let bent = area(&outline(&[(0.0, 0.0), (10.0, 0.0), (10.0, 30.0)], 2.0, 4.0, 4.0));
        assert!((bent - 40.0).abs() < 3.0, "{bent}");
        assert!(outline(&[(1.0, 1.0)], 2.0, 4.0, 4.0).is_empty());
    }
}
