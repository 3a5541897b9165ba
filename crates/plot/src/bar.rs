//! **Colour bar**: explains the colours of a raster.
//!
//! Deliberately does not know: the cells of the raster, or how much room there is.

use crate::colour::scale_colours;
use crate::layout::Measure;
use crate::pen::{Pen, Word};
use crate::shape::Rect;
use crate::theme::TICK_SIZE;
use crate::ticks::rounded;
use rotarium_lab::figure::{Anchor, ColourScale, Family, Figure, Mark};

/// Colours of a bar.
const STEPS: usize = 48;
/// From the bar to its numbers, in CSS pixels.
const GAP: f64 = 5.0;

/// Numbers up to this width have the same room, so that a plot does not change its size with each digit.
const USUAL: &str = "≥ 0.0000";

/// Where the colour bar stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BarPlace {
    pub(crate) rect: Rect,
    pub(crate) scale: ColourScale,
}

/// The colour scale that a figure wants to be explained.
pub(crate) fn explained(figure: &Figure) -> Option<&ColourScale> {
    figure.marks.iter().find_map(|mark| match mark {
        Mark::Raster(raster) if raster.explained => Some(&raster.colours),
        _ => None,
    })
}

/// Width of the bar and largest height, in CSS pixels.
fn extent(canvas_css: f64) -> (f64, f64, f64) {
    if canvas_css < 360.0 { (6.0, 80.0, 6.0) } else { (10.0, 140.0, 12.0) }
}

/// How much room a bar needs to the right of the plot, in device pixels.
pub(crate) fn room(scale: &ColourScale, canvas_css: f64, measure: &Measure) -> f64 {
    let (width, _, gap) = extent(canvas_css);
    let usual = measure.tick(USUAL);
    let numbers = numbers(scale).iter().map(|(_, text)| measure.tick(text)).fold(usual, f64::max);
    (width + gap + GAP) * measure.dpr + numbers
}

/// The bar beside a plot, and its numbers.
pub(crate) fn place(
    scale: &ColourScale,
    plot: &Rect,
    canvas_css: f64,
    measure: &Measure,
) -> (BarPlace, Vec<Word>) {
    let dpr = measure.dpr;
    let (width, height, gap) = extent(canvas_css);
    let left = (plot.right + gap * dpr).round();
    let bottom = (plot.top + height * dpr).round().min(plot.bottom);
    let rect = Rect { left, top: plot.top, right: left + (width * dpr).round().max(1.0), bottom };
    let half = TICK_SIZE * dpr / 2.0;
    let mut words: Vec<Word> = Vec::new();
    for (part, text) in numbers(scale) {
        let y = rect.bottom - part * rect.height();
        let y = if rect.height() > 2.0 * half {
            y.clamp(rect.top + half * 0.8, rect.bottom - half * 0.8)
        } else {
            rect.middle().1
        };
        let word = Word {
            width: measure.tick(&text),
            text,
            at: (rect.right + GAP * dpr, y),
            anchor: Anchor::Start,
            size: TICK_SIZE,
        };
        if !words.iter().any(|other| other.rect(dpr).overlaps(&word.rect(dpr).grown(dpr))) {
            words.push(word);
        }
    }
    (BarPlace { rect, scale: scale.clone() }, words)
}

/// Heights on the bar (0 to 1) and what stands there, the important first.
fn numbers(scale: &ColourScale) -> Vec<(f64, String)> {
    let (low, high) = (scale.low.min(scale.high), scale.low.max(scale.high));
    let sign = |clipped: bool, sign: &str| if clipped { sign.to_owned() } else { String::new() };
    let mut numbers = vec![
        (1.0, sign(scale.clipped.1, "≥ ") + &rounded(high, 2)),
        (0.0, sign(scale.clipped.0, "≤ ") + &rounded(low, 2)),
    ];
    let zero = -low / (high - low);
    if scale.family == Family::Diverging && zero > 0.1 && zero < 0.9 {
        numbers.push((zero, "0".to_owned()));
    }
    numbers
}

/// Draws the bar; its numbers and label are drawn with the other words.
pub(crate) fn draw(pen: &mut Pen<'_>, place: &BarPlace) {
    let rect = place.rect;
    let steps = STEPS.min(rect.height() as usize).max(1);
    let edge = |step: usize| (rect.bottom - rect.height() * step as f64 / steps as f64).round();
    for (step, colour) in scale_colours(&place.scale, pen.theme, steps).into_iter().enumerate() {
        let slice = Rect { top: edge(step + 1), bottom: edge(step), ..rect };
        pen.block(&slice, colour, 1.0);
    }
}
