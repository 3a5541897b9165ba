//! Voronoi cells of a codebook in the plane.
//!
//! Deliberately does not know: attention, keys.

/// The corners of the part of a frame, two opposite corners of which are given, that is nearer to vector `which` than to
/// any other; nothing where no part is. Equal vectors share their cell.
pub fn cell(vectors: &[[f64; 2]], which: usize, frame: [[f64; 2]; 2]) -> Vec<[f64; 2]> {
    let [[left, bottom], [right, top]] = frame;
    let mut corners = vec![[left, bottom], [right, bottom], [right, top], [left, top]];
    let Some(own) = vectors.get(which) else { return Vec::new() };
    for other in vectors.iter().filter(|other| *other != own) {
        corners = nearer(&corners, *own, *other);
    }
    corners
}

/// The part of a convex polygon that is nearer to one point than to another.
fn nearer(corners: &[[f64; 2]], own: [f64; 2], other: [f64; 2]) -> Vec<[f64; 2]> {
    let normal = [other[0] - own[0], other[1] - own[1]];
    let middle = [f64::midpoint(own[0], other[0]), f64::midpoint(own[1], other[1])];
    let beyond = |at: [f64; 2]| (at[0] - middle[0]) * normal[0] + (at[1] - middle[1]) * normal[1];
    let mut kept = Vec::with_capacity(corners.len() + 1);
    for (index, &from) in corners.iter().enumerate() {
        let to = corners[(index + 1) % corners.len()];
        let (here, there) = (beyond(from), beyond(to));
        if here <= 0.0 {
            kept.push(from);
        }
        if (here < 0.0 && there > 0.0) || (here > 0.0 && there < 0.0) {
            let share = here / (here - there);
            kept.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(corners: &[[f64; 2]]) -> f64 {
        let each = |at: usize| {
            let ([x, y], [u, v]) = (corners[at], corners[(at + 1) % corners.len()]);
            x * v - u * y
        };
        (0..corners.len()).map(each).sum::<f64>() / 2.0
    }

    #[test]
    fn cells_fill_the_frame_and_hold_what_is_nearest() {
        let vectors: Vec<[f64; 2]> = (0..9)
            .map(|at| [libm::sin(f64::from(at) * 2.3), libm::cos(f64::from(at) * 1.7)])
            .collect();
        let frame = [[-2.0, -1.5], [2.0, 1.5]];
        let cells: Vec<_> = (0..9).map(|which| cell(&vectors, which, frame)).collect();
        let whole: f64 = cells.iter().map(|corners| area(corners)).sum();
        assert!((whole - 12.0).abs() < 1e-12, "{whole}");
        let distance = |a: [f64; 2], b: [f64; 2]| libm::hypot(a[0] - b[0], a[1] - b[1]);
        for (which, corners) in cells.iter().enumerate() {
            for corner in corners {
                let own = distance(*corner, vectors[which]);
                assert!(vectors.iter().all(|other| own <= distance(*corner, *other) + 1e-12));
            }
        }
        assert_eq!(cell(&[[0.0, 0.0], [0.0, 0.0]], 1, frame).len(), 4);
        assert!(cell(&[[0.0, 0.0], [9.0, 0.0]], 1, frame).is_empty());
        assert!(cell(&[], 0, frame).is_empty());
    }
}
