//! **Clipping**: the parts of segments, lines and polygons within a rectangle.
//!
//! Deliberately does not know: values, colours, backends.

use crate::shape::Rect;

/// A point in device pixels.
pub(crate) type Point = (f64, f64);

/// The part of a segment within a rectangle (Liang and Barsky).
pub(crate) fn segment(a: Point, b: Point, rect: &Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-dx, a.0 - rect.left),
        (dx, rect.right - a.0),
        (-dy, a.1 - rect.top),
        (dy, rect.bottom - a.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    if enter > leave || enter.is_nan() || leave.is_nan() {
        return None;
    }
    let at = |t: f64| {
        let point = (a.0 + t * dx, a.1 + t * dy);
        (point.0.clamp(rect.left, rect.right), point.1.clamp(rect.top, rect.bottom))
    };
    Some((if enter == 0.0 { a } else { at(enter) }, if leave == 1.0 { b } else { at(leave) }))
}

/// The runs of a line within a rectangle; a point that is not finite breaks it.
pub(crate) fn line(points: Vec<Point>, rect: &Rect) -> Vec<Vec<Point>> {
    if points.len() > 1 && within(&points, rect) {
        return vec![points];
    }
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut last: Option<Point> = None;
    // whether the last run ends where the next segment begins
    let mut open = false;
    for point in points {
        if !(point.0.is_finite() && point.1.is_finite()) {
            (last, open) = (None, false);
            continue;
        }
        if let Some(last) = last {
            match segment(last, point, rect) {
                Some((from, to)) => {
                    match runs.last_mut() {
                        Some(run) if open => run.push(to),
                        _ => runs.push(vec![from, to]),
                    }
                    open = to == point;
                }
                None => open = false,
            }
        }
        last = Some(point);
    }
    runs
}

/// The part of a polygon within a rectangle (Sutherland and Hodgman).
pub(crate) fn polygon(points: Vec<Point>, rect: &Rect) -> Vec<Point> {
    if within(&points, rect) {
        return points;
    }
    let points = half(&points, &|p| p.0 - rect.left);
    let points = half(&points, &|p| rect.right - p.0);
    let points = half(&points, &|p| p.1 - rect.top);
    half(&points, &|p| rect.bottom - p.1)
}

/// Whether nothing is to be cut, as of most curves.
fn within(points: &[Point], rect: &Rect) -> bool {
    points.iter().all(|point| rect.contains(*point))
}

/// The part of a polygon where `inside` is not negative.
fn half(points: &[Point], inside: &dyn Fn(Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len() + 4);
    let Some(mut before) = points.last().copied() else { return kept };
    for &point in points {
        let (a, b) = (inside(before), inside(point));
        if (a >= 0.0) != (b >= 0.0) {
            let t = a / (a - b);
            kept.push((before.0 + t * (point.0 - before.0), before.1 + t * (point.1 - before.1)));
        }
        if b >= 0.0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BOX: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn segments_are_cut_at_the_edges() {
        assert_eq!(segment((1.0, 1.0), (9.0, 9.0), &BOX), Some(((1.0, 1.0), (9.0, 9.0))));
        assert_eq!(segment((-5.0, 5.0), (15.0, 5.0), &BOX), Some(((0.0, 5.0), (10.0, 5.0))));
        assert_eq!(segment((-5.0, -1.0), (15.0, -1.0), &BOX), None);
        assert_eq!(segment((-2.0, 9.0), (2.0, 13.0), &BOX), None);
    }

    #[test]
    fn lines_break_at_nan_and_outside() {
        let line = |points: &[Point]| line(points.to_vec(), &BOX);
        assert_eq!(line(&[(1.0, 1.0), (2.0, 2.0), (3.0, 1.0)]).len(), 1);
        assert_eq!(
            line(&[(1.0, 1.0), (2.0, 2.0), (f64::NAN, 0.0), (3.0, 1.0), (4.0, 1.0)]),
            [vec![(1.0, 1.0), (2.0, 2.0)], vec![(3.0, 1.0), (4.0, 1.0)]]
        );
        assert_eq!(
            line(&[(1.0, 5.0), (1.0, 20.0), (3.0, 20.0), (3.0, 5.0)]),
            [vec![(1.0, 5.0), (1.0, 10.0)], vec![(3.0, 10.0), (3.0, 5.0)]]
        );
        assert_eq!(line(&[(5.0, 5.0)]), Vec::<Vec<Point>>::new());
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_box(points in prop::collection::vec((-1e7..1e7, -1e7..1e7), 0..20)) {
            for point in line(points.clone(), &BOX).concat() {
                prop_assert!(BOX.contains(point), "{point:?}");
            }
            for point in polygon(points, &BOX) {
                prop_assert!(BOX.grown(1e-6).contains(point), "{point:?}");
            }
        }
    }
}
