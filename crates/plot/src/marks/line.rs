//! Lines through points.
//!
//! Deliberately does not know: axes. Long lines are thinned to what a screen can show: the first, lowest, highest and
//! last point of every column of pixels.

use super::dash;
use crate::clip::{self, Point};
use crate::pen::Pen;
use rotarium_lab::figure::Ink;

/// Lines with more points than this per column of pixels are thinned.
const DENSE: usize = 4;
/// Dashes and gaps in CSS pixels.
const DASH: (f64, f64) = (5.0, 4.0);

pub(crate) fn draw(pen: &mut Pen<'_>, points: &[(f64, f64)], ink: Ink, width: f32, dashed: bool) {
    let plot = pen.stage.plot();
    let colour = pen.theme.ink(ink);
    let width = f64::from(width).clamp(0.25, 50.0);
    let pixels =
        thinned(points.iter().map(|point| pen.stage.point(*point)), points.len(), plot.width());
    for run in clip::line(pixels, &plot) {
        if dashed {
            let wide = (width * pen.dpr()).max(1.0);
            let dashes = dash::outline(&run, wide, DASH.0 * pen.dpr(), DASH.1 * pen.dpr());
            pen.fill(&dashes, colour, 1.0);
        } else {
            pen.path(&run, colour, width);
        }
    }
}

/// The same line to the eye, with few points per column of pixels.
fn thinned(points: impl Iterator<Item = Point>, count: usize, columns: f64) -> Vec<Point> {
    if count <= DENSE * columns.max(1.0) as usize {
        return points.collect();
    }
    let mut kept: Vec<Point> = Vec::new();
    let mut column: Vec<Point> = Vec::new();
    let mut current = f64::NAN;
    for point in points {
        if point.0.floor() != current || !point.1.is_finite() {
            flush(&mut column, &mut kept);
            current = point.0.floor();
        }
        if point.0.is_finite() && point.1.is_finite() {
            column.push(point);
        } else {
            kept.push(point);
        }
    }
    flush(&mut column, &mut kept);
    kept
}

fn flush(column: &mut Vec<Point>, kept: &mut Vec<Point>) {
    let lowest = (0..column.len()).min_by(|a, b| column[*a].1.total_cmp(&column[*b].1));
    let highest = (0..column.len()).max_by(|a, b| column[*a].1.total_cmp(&column[*b].1));
    if let (Some(lowest), Some(highest)) = (lowest, highest) {
        let mut chosen = [0, lowest.min(highest), lowest.max(highest), column.len() - 1].to_vec();
        chosen.dedup();
        kept.extend(chosen.into_iter().map(|i| column[i]));
    }
    column.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinning_keeps_gaps_and_extremes() {
        let mut wave: Vec<Point> =
            (0..100_000).map(|i| (f64::from(i) / 1000.0, f64::from(i % 777))).collect();
        wave[50_000].1 = f64::NAN;
        let thin = thinned(wave.iter().copied(), wave.len(), 100.0);
        assert!(thin.len() <= 4 * 101 + 10, "{}", thin.len());
        assert_eq!(thin.iter().filter(|p| p.1.is_nan()).count(), 1);
        assert!((0..99).all(|x| thin.iter().any(|p| p.0.floor() == f64::from(x) && p.1 == 776.0)));
    }
}
