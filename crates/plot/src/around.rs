//! **Around the plot**: numbers and names, and whether they fit.
//!
//! Deliberately does not know: how wide the margins should be; it tells the layout which rows are needed.

use crate::bar::{self, BarPlace};
use crate::layout::{ABOVE, BELOW, BESIDE_TICKS, BETWEEN, Furniture, PAD, ROW, Room, Rows, STRIP};
use crate::legend::{self, Swatch};
use crate::pen::Word;
use crate::project::Projection;
use crate::shape::Rect;
use crate::theme::{LABEL_SIZE, TICK_SIZE};
use crate::ticks::Tick;
use rotarium_lab::figure::{Anchor, Mark, Side};

impl Room<'_> {
    /// Everything around a plot.
    pub(crate) fn around(&self, plot: Rect, margin: f64, rows: Rows) -> (Furniture, Rows) {
        let (x, y) = (
            Projection::new(&self.figure.x, plot.left, plot.right),
            Projection::new(&self.figure.y, plot.bottom, plot.top),
        );
        let mut words = Vec::new();
        let mut bar = None;
        if let Some(scale) = bar::explained(self.figure) {
            let (place, numbers) = bar::place(scale, &plot, self.width_css(), self.measure);
            words.extend(numbers);
            bar = Some(place);
        }
        let (legend, above) = self.above(&plot, margin, bar.as_ref(), &mut words);
        let y_ticks = self.beside_y(&plot, &y, &mut words);
        let mut under = plot.bottom + if self.strips.0.is_empty() { 0.0 } else { self.px(STRIP) };
        let strip_names = rows.strip_names && self.strip_names(&x, under, &mut words);
        if strip_names {
            under += self.px(ROW);
        }
        let (x_ticks, x_label) = self.below(&plot, &x, under, rows.x_label, &mut words);
        let furniture = Furniture {
            plot,
            words,
            bar,
            legend,
            x_ticks,
            y_ticks,
            strips: true,
            raster: self.raster,
        };
        (furniture, Rows { above, strip_names, x_label })
    }

    /// Names of the y axis, of the colours and of the inks, above the plot; answers how many rows they take.
    fn above(
        &self,
        plot: &Rect,
        margin: f64,
        bar: Option<&BarPlace>,
        words: &mut Vec<Word>,
    ) -> (Vec<Swatch>, usize) {
        let room = self.canvas.width() - self.px(2.0 * PAD);
        let name = |text: &str, at| {
            let text = self.measure.shortened(text, room, LABEL_SIZE);
            self.measure.word(&text, at, Anchor::Start, LABEL_SIZE)
        };
        let (left, y) = (plot.left - margin + self.px(PAD), plot.top - self.px(ABOVE));
        let mut rows = 0;
        let axis = &self.figure.y.label;
        let mut end = f64::NEG_INFINITY;
        if !axis.is_empty() {
            let mut word = name(axis, (left, y));
            word.at.0 = left.min(self.canvas.right - self.px(PAD) - word.width).max(self.px(PAD));
            end = word.rect(self.measure.dpr).right;
            words.push(word);
            rows = 1;
        }
        if let Some(BarPlace { rect, scale }) = bar.filter(|bar| !bar.scale.label.is_empty()) {
            let mut word = name(&scale.label, (rect.left, y));
            word.at.0 =
                rect.left.min(self.canvas.right - self.px(PAD) - word.width).max(self.px(PAD));
            rows = 1;
            if word.at.0 < end + self.px(BETWEEN) {
                word.at.1 -= self.px(ABOVE);
                rows = 2;
            }
            words.push(word);
        }
        let beside = (end + self.px(2.0 * BETWEEN), plot.right);
        let right = if bar.is_some() { self.canvas.right - self.px(PAD) } else { plot.right };
        let above = (left, right, y - rows as f64 * self.px(ABOVE));
        let beside = (bar.is_none()).then_some((beside.0.max(left), beside.1, y));
        let most = match self.canvas.height() / self.px(1.0) {
            low if low < 160.0 => 1,
            low if low < 340.0 => 4,
            _ => 6,
        };
        let (swatches, names, more) =
            legend::place(&self.figure.legend, beside, above, most, self.measure);
        words.extend(names);
        let rows =
            if more == 0 { rows.max(usize::from(!swatches.is_empty())) } else { rows + more };
        (swatches, rows)
    }

    /// Numbers and names of strips to the left of the plot; answers where the numbers stand.
    fn beside_y(&self, plot: &Rect, y: &Projection, words: &mut Vec<Word>) -> Vec<f64> {
        let (strips, names) = self.beside();
        for strip in self.strips.1.iter().filter(|_| names > 0.0) {
            let (low, high) = stretch(strip, y);
            if high - low >= self.px(TICK_SIZE * 1.3) {
                let at = (plot.left - strips - self.px(2.0), (low + high) / 2.0);
                words.push(self.measure.word(name(strip), at, Anchor::End, TICK_SIZE));
            }
        }
        let right = plot.left - strips - names - self.px(BESIDE_TICKS);
        let mut places = Vec::new();
        for tick in self.y_ticks(y) {
            let at = y.raw(tick.value);
            words.push(self.measure.word(&tick.label, (right, at), Anchor::End, TICK_SIZE));
            places.push(at);
        }
        places
    }

    /// Names of strips beneath the plot; answers whether any fits.
    fn strip_names(&self, x: &Projection, under: f64, words: &mut Vec<Word>) -> bool {
        // the longest first
        let mut strips: Vec<((f64, f64), &str)> = Vec::new();
        for strip in &self.strips.0 {
            let (low, high) = stretch(strip, x);
            let rank = strips.partition_point(|((a, b), _)| b - a >= high - low);
            strips.insert(rank, ((low, high), name(strip)));
        }
        let mut placed: Vec<Rect> = Vec::new();
        for ((low, high), text) in strips {
            let at = ((low + high) / 2.0, under + self.px(ROW / 2.0));
            let mut word = self.measure.word(text, at, Anchor::Middle, TICK_SIZE);
            let room = self.canvas.grown(-self.px(2.0));
            let rect = word.rect(self.measure.dpr);
            let shift = rect.pushed_into(&room).left - rect.left;
            word.at.0 += shift;
            let rect = rect.moved(shift, 0.0);
            let free =
                !placed.iter().any(|other| other.grown(self.px(BETWEEN / 2.0)).overlaps(&rect));
            let fits = word.width <= high - low + self.px(16.0) && shift.abs() <= self.px(8.0);
            if !text.is_empty() && high > low && free && fits {
                placed.push(rect);
                words.push(word);
            }
        }
        !placed.is_empty()
    }

    /// Numbers and name of the x axis; answers where the numbers stand and whether the name takes a row of its own.
    fn below(
        &self,
        plot: &Rect,
        x: &Projection,
        under: f64,
        own_row: bool,
        words: &mut Vec<Word>,
    ) -> (Vec<f64>, bool) {
        let y = under + self.px(BELOW + TICK_SIZE / 2.0);
        let numbers = |ticks: &[Tick]| -> Vec<Word> {
            let mut numbers: Vec<_> = ticks
                .iter()
                .map(|tick| {
                    let at = (x.raw(tick.value), y);
                    let mut word = self.measure.word(&tick.label, at, Anchor::Middle, TICK_SIZE);
                    let rect = word.rect(self.measure.dpr);
                    let room = self.canvas.grown(-self.px(2.0));
                    word.at.0 += rect.pushed_into(&room).left - rect.left;
                    word
                })
                .collect();
            if self.figure.x.reversed {
                numbers.reverse();
            }
            numbers
        };
        let inside = |word: &Word| word.width <= self.canvas.width() - self.px(4.0);
        let apart = |a: &Word, b: &Word| {
            b.rect(self.measure.dpr).left - a.rect(self.measure.dpr).right >= self.px(BETWEEN)
        };
        let ticks = self.fitting(&self.figure.x, Side::X, &|ticks| {
            let numbers = numbers(ticks);
            numbers.iter().all(inside) && numbers.windows(2).all(|pair| apart(&pair[0], &pair[1]))
        });
        let mut numbers = numbers(&ticks);
        let label = &self.figure.x.label;
        let mut row = false;
        if !label.is_empty() {
            let label = self.measure.shortened(label, plot.right - self.px(2.0), LABEL_SIZE);
            let mut word = self.measure.word(&label, (plot.right, y), Anchor::End, LABEL_SIZE);
            let short = self.canvas.height() < self.px(140.0) && numbers.len() > 3;
            if short {
                numbers.retain(|number| apart(number, &word));
            }
            row = own_row
                || !self.figure.x.ticks
                || !numbers.iter().all(|number| apart(number, &word));
            if row {
                word.at.1 += if self.figure.x.ticks { self.px(ROW) } else { 0.0 };
            }
            words.push(word);
        }
        let places = ticks.iter().map(|tick| x.raw(tick.value)).collect();
        words.extend(numbers);
        (places, row)
    }
}

/// The name of a strip.
pub(crate) fn name(strip: &Mark) -> &str {
    if let Mark::Strip { label, .. } = strip { label } else { "" }
}

/// The pixels of a strip along its axis.
pub(crate) fn stretch(strip: &Mark, along: &Projection) -> (f64, f64) {
    let Mark::Strip { from, to, .. } = strip else { return (0.0, 0.0) };
    let (a, b) = (along.clamped(*from), along.clamped(*to));
    (a.min(b), a.max(b))
}

#[cfg(test)]
mod tests {
    use crate::gallery;
    use crate::shape::Size;
    use crate::stage::{Stage, estimate};
    use proptest::prelude::*;
    use rotarium_lab::figure::{Axis, Figure};

    fn check(figure: &Figure, size: Size, dpr: f64) -> Result<(), TestCaseError> {
        let stage = Stage::new(figure, size, dpr, &estimate);
        let (canvas, plot) = (stage.canvas(), stage.plot());
        prop_assert!(canvas.grown(0.5).contains((plot.left, plot.top)), "{plot:?}");
        prop_assert!(canvas.grown(0.5).contains((plot.right, plot.bottom)), "{plot:?}");
        prop_assert!(plot.width() >= 1.0 && plot.height() >= 1.0, "{plot:?}");
        let words = stage.words();
        for (i, word) in words.iter().enumerate() {
            let rect = word.rect(dpr);
            prop_assert!(canvas.grown(0.5).contains((rect.left, rect.top)), "{size:?} {word:?}");
            prop_assert!(
                canvas.grown(0.5).contains((rect.right, rect.bottom)),
                "{size:?} {word:?}"
            );
            for other in &words[i + 1..] {
                let apart = !rect.overlaps(&other.rect(dpr));
                prop_assert!(apart, "{size:?} at {dpr}: {} on {}", word.text, other.text);
            }
        }
        Ok(())
    }

    #[test]
    fn words_are_inside_and_apart() {
        for (name, figure) in gallery::all() {
            for (width, height) in
                [(560, 400), (1100, 110), (330, 300), (170, 110), (90, 60), (4, 4)]
            {
                for dpr in [1.0, 1.5, 3.0] {
                    let scaled = |length: i32| (f64::from(length) * dpr) as u32;
                    let size = Size { width: scaled(width), height: scaled(height) };
                    check(&figure, size, dpr).map_err(|e| format!("{name}: {e}")).unwrap();
                }
            }
        }
    }

    proptest! {
        #[test]
        fn ticks_of_any_range_are_inside_and_apart(
            x in (-1e9..1e9, -3.0..9.0),
            y in (1e-6..1e6, 0.0..12.0),
            (width, height) in (20..1400_u32, 20..900_u32),
            (equal, reversed) in any::<(bool, bool)>(),
        ) {
            let log = Axis::logarithmic("how long it lasts, in tokens of text", (y.0, y.0 * 10_f64.powf(y.1)));
            let linear = Axis::linear("where it is", (x.0, x.0 + 10_f64.powf(x.1)));
            let mut figure = gallery::figure("any", linear.clone(), log.clone(), Vec::new());
            (figure.equal, figure.y.reversed) = (equal, reversed);
            check(&figure, Size { width, height }, 1.0)?;
            check(&gallery::figure("any", log, linear, Vec::new()), Size { width, height }, 1.0)?;
        }
    }
}
