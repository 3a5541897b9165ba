//! **Colour maps**: values become pixels.
//!
//! Sequential values use viridis; signed values use red and blue on light ground, and the same two directions
//! (cold below 0, warm above) away from a dark middle on dark ground.
//! Deliberately does not know: what the values mean, or where a raster is painted.

use crate::theme::{Rgb, Theme};
use rotarium_lab::figure::{Axis, Cells, ColourScale, Family, Figure, Mark, Raster};
use rotarium_lanes::pixels;

/// Rasters with more cells than this are not coloured.
const MOST_CELLS: usize = 1 << 26;

/// Colours the values of all rasters of a figure; NaN becomes transparent.
///
/// Afterwards the first pixel of each raster is the upper left one on the screen, however the axes run: rows and
/// columns (with `from` and `to`) are turned where necessary.
pub fn colour(figure: &mut Figure, theme: Theme) {
    let (x, y) = (&figure.x, &figure.y);
    for mark in &mut figure.marks {
        if let Mark::Raster(raster) = mark {
            paint(raster, theme);
            orient(raster, x, y);
        }
    }
}

/// The pixels of the values of a raster, row by row as they stand there: of some rows, where others are made elsewhere.
pub fn strip(raster: &Raster, theme: Theme) -> Vec<u8> {
    let Cells::Values(values) = &raster.cells else { return Vec::new() };
    let mut pixels = vec![0; 4 * values.len()];
    Palette::new(&raster.colours, theme).colour(pixels.as_chunks_mut::<4>().0, values);
    pixels
}

/// The colours of a scale from its low to its high value.
pub fn scale_colours(scale: &ColourScale, theme: Theme, steps: usize) -> Vec<Rgb> {
    let table = Palette::new(scale, theme);
    let (low, high) = ordered(scale.low, scale.high);
    let last = steps.saturating_sub(1).max(1) as f64;
    (0..steps)
        .map(|step| {
            let [red, green, blue, _] = table.one((low + (high - low) * step as f64 / last) as f32);
            Rgb(red, green, blue)
        })
        .collect()
}

fn paint(raster: &mut Raster, theme: Theme) {
    let Some(cells) = raster.columns.checked_mul(raster.rows).filter(|cells| *cells <= MOST_CELLS)
    else {
        (raster.columns, raster.rows, raster.cells) = (0, 0, Cells::Pixels(Vec::new()));
        return;
    };
    let mut pixels = match &mut raster.cells {
        Cells::Values(_) => strip(raster, theme),
        Cells::Pixels(given) => std::mem::take(given),
    };
    pixels.resize(cells * 4, 0);
    raster.cells = Cells::Pixels(pixels);
}

/// Turns rows and columns so that the first pixel is the upper left one.
fn orient(raster: &mut Raster, x: &Axis, y: &Axis) {
    let (columns, rows) = (raster.columns, raster.rows);
    let Cells::Pixels(pixels) = &mut raster.cells else { return };
    if columns == 0 || rows == 0 || pixels.len() != columns * rows * 4 {
        return;
    }
    // to the right on the screen: larger x, unless reversed
    if (raster.from.0 > raster.to.0) != x.reversed {
        for row in pixels.chunks_exact_mut(columns * 4) {
            for column in 0..columns / 2 {
                for channel in 0..4 {
                    row.swap(column * 4 + channel, (columns - 1 - column) * 4 + channel);
                }
            }
        }
        std::mem::swap(&mut raster.from.0, &mut raster.to.0);
    }
    // downwards on the screen: smaller y, unless reversed
    if (raster.from.1 < raster.to.1) != y.reversed {
        let length = columns * 4;
        for row in 0..rows / 2 {
            let (upper, lower) = pixels.split_at_mut((rows - 1 - row) * length);
            upper[row * length..(row + 1) * length].swap_with_slice(&mut lower[..length]);
        }
        std::mem::swap(&mut raster.from.1, &mut raster.to.1);
    }
}

/// 256 colours, and how a value finds its own.
#[derive(Debug, Clone)]
pub struct Palette {
    colours: Box<pixels::Table>,
    low: f32,
    slope: f32,
}

impl Palette {
    /// The colours of a scale.
    pub fn new(scale: &ColourScale, theme: Theme) -> Self {
        let (low, high) = ordered(scale.low, scale.high);
        let (low, high) = match scale.family {
            Family::Sequential | Family::Kinds(_) => (low, high),
            Family::Diverging => {
                let reach = low.abs().max(high.abs());
                (-reach, reach)
            }
        };
        let mut colours = Box::new([[0; 4]; pixels::COLOURS]);
        for (step, colour) in colours.iter_mut().take(pixels::NOTHING).enumerate() {
            let Rgb(red, green, blue) = sample(scale.family, theme, step as f64 / 255.0);
            *colour = [red, green, blue, 255];
        }
        let slope = 255.0 / (high - low);
        Self { colours, low: low as f32, slope: if slope.is_finite() { slope as f32 } else { 1.0 } }
    }

    /// Each value finds its colour; what is no number becomes transparent.
    pub fn colour(&self, pixels: &mut [[u8; 4]], values: &[f32]) {
        self.colour_turned(pixels, values, (1.0, 0.0));
    }

    /// As [`Self::colour`], each value multiplied and something subtracted first.
    pub fn colour_turned(
        &self,
        pixels: &mut [[u8; 4]],
        values: &[f32],
        (factor, offset): (f32, f32),
    ) {
        let by = pixels::Steps { factor, offset, low: self.low, slope: self.slope };
        pixels::colour(pixels, values, by, &self.colours);
    }

    /// As [`Self::colour`] for one value.
    fn one(&self, value: f32) -> [u8; 4] {
        if value.is_nan() {
            return [0; 4];
        }
        // a cast of a float saturates; the product of 0 and infinity cannot occur as slope > 0
        self.colours[((value - self.low) * self.slope + 0.5) as u8 as usize]
    }
}

fn ordered(low: f64, high: f64) -> (f64, f64) {
    let end =
        |value: f64, other: f64| if value.is_finite() { value.clamp(-1e30, 1e30) } else { other };
    let (low, high) = (end(low, 0.0), end(high, 1.0));
    let (low, high) = (low.min(high), low.max(high));
    if high - low > 1e-9 * low.abs().max(high.abs()) && high - low > 1e-30 {
        (low, high)
    } else {
        (low - 0.5 * low.abs().max(1e-3), high + 0.5 * high.abs().max(1e-3))
    }
}

/// Colour of a family at 0 … 1.
fn sample(family: Family, theme: Theme, at: f64) -> Rgb {
    let map = |gradient: colorous::Gradient, at: f64| {
        let colorous::Color { r, g, b } = gradient.eval_continuous(at);
        Rgb(r, g, b)
    };
    match (family, theme) {
        (Family::Sequential, _) => map(colorous::VIRIDIS, at),
        (Family::Diverging, Theme::Light) => map(colorous::RED_BLUE, 1.0 - at),
        (Family::Diverging, Theme::Dark) => from_the_dark(2.0 * at - 1.0),
        (Family::Kinds(inks), _) => {
            let kind = ((3.0 * at) as usize).min(2);
            let part = PALE + (1.0 - PALE) * (3.0 * at - kind as f64);
            theme.ground().towards(theme.ink(inks[kind]), part)
        }
    }
}

/// How much of its ink the least amount of a kind has.
const PALE: f64 = 0.18;

/// Two hues away from a dark middle, for −1 … 1: light ground's middle would be the brightest thing on dark ground.
fn from_the_dark(at: f64) -> Rgb {
    const MIDDLE: Rgb = Rgb(0x24, 0x28, 0x2d);
    const COLD: [Rgb; 4] =
        [MIDDLE, Rgb(0x1f, 0x56, 0x8a), Rgb(0x4f, 0x9b, 0xd9), Rgb(0xcd, 0xe6, 0xfb)];
    const WARM: [Rgb; 4] =
        [MIDDLE, Rgb(0x8a, 0x3d, 0x1e), Rgb(0xe0, 0x80, 0x45), Rgb(0xfc, 0xe1, 0xc4)];
    let arm = if at < 0.0 { COLD } else { WARM };
    let along = at.abs().min(1.0) * 3.0;
    let step = (along as usize).min(2);
    arm[step].towards(arm[step + 1], along - step as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gallery;
    use rotarium_lab::figure::Ink;

    fn scale(family: Family, low: f64, high: f64) -> ColourScale {
        ColourScale { family, low, high, clipped: (false, false), label: String::new() }
    }

    fn light(rgb: Rgb) -> f64 {
        0.2126 * f64::from(rgb.0) + 0.7152 * f64::from(rgb.1) + 0.0722 * f64::from(rgb.2)
    }

    #[test]
    fn tables_are_the_maps_of_colorous() {
        let sequential = Palette::new(&scale(Family::Sequential, 0.0, 1.0), Theme::Dark);
        let diverging = Palette::new(&scale(Family::Diverging, -1.0, 1.0), Theme::Light);
        for step in 0..256 {
            let at = step as f64 / 255.0;
            for (table, map) in [
                (&sequential, colorous::VIRIDIS.eval_continuous(at)),
                (&diverging, colorous::RED_BLUE.eval_continuous(1.0 - at)),
            ] {
                assert_eq!(table.colours[step], [map.r, map.g, map.b, 255]);
            }
            assert_eq!(sequential.one(at as f32), sequential.colours[step]);
        }
        let values = [-9.0, 0.3, 0.501, f32::NAN, f32::INFINITY];
        let mut pixels = [[9; 4]; 5];
        sequential.colour(&mut pixels, &values);
        assert_eq!(pixels, values.map(|value| sequential.one(value)));
        assert_eq!(sequential.one(-9.0), sequential.colours[0]);
        assert_eq!(sequential.one(f32::INFINITY), sequential.colours[255]);
        assert_eq!(sequential.one(f32::NAN), [0; 4]);
    }

    #[test]
    fn signed_values_are_centred_on_zero() {
        let table = Palette::new(&scale(Family::Diverging, -1.0, 3.0), Theme::Light);
        let [red, green, blue, _] = table.one(0.0);
        assert!(light(Rgb(red, green, blue)) > 235.0);
        assert_eq!(table.one(3.0), table.colours[255]);
        assert_ne!(table.one(-1.0), table.colours[0]);
    }

    #[test]
    fn kinds_have_inks_of_their_own_from_pale_to_full() {
        let inks = [Ink::Accent, Ink::Second, Ink::Warning];
        for theme in [Theme::Light, Theme::Dark] {
            let table = Palette::new(&scale(Family::Kinds(inks), 0.0, 3.0), theme);
            for (kind, ink) in (0_u8..).zip(inks) {
                let [pale, full] = [0.02, 0.98].map(|amount| table.one(f32::from(kind) + amount));
                let far = |[red, green, blue, _]: [u8; 4]| {
                    let Rgb(r, g, b) = theme.ink(ink);
                    [r.abs_diff(red), g.abs_diff(green), b.abs_diff(blue)].into_iter().max()
                };
                assert!(far(full) < Some(8) && far(pale) > Some(90), "{theme:?} {ink:?}");
            }
        }
    }

    #[test]
    fn lightness_runs_one_way_on_each_side() {
        for (theme, sign) in [(Theme::Light, -1.0), (Theme::Dark, 1.0)] {
            for side in [-1.0, 1.0] {
                let lights: Vec<_> = (0..=100)
                    .map(|i| 0.5 + side * f64::from(i) / 200.0)
                    .map(|at| light(sample(Family::Diverging, theme, at)))
                    .collect();
                for pair in lights.windows(2) {
                    assert!((pair[1] - pair[0]) * sign > -0.8, "{theme:?} {side} {pair:?}");
                }
                assert!((lights[100] - lights[0]).abs() > 150.0);
            }
        }
        let viridis: Vec<_> = (0..=100)
            .map(|i| light(sample(Family::Sequential, Theme::Light, f64::from(i) / 100.0)))
            .collect();
        assert!(viridis.windows(2).all(|pair| pair[1] >= pair[0]));
    }

    fn raster(from: (f64, f64), to: (f64, f64), values: Vec<f32>) -> Figure {
        let raster = Raster {
            from,
            to,
            columns: 3,
            rows: 2,
            cells: Cells::Values(values),
            colours: scale(Family::Sequential, 0.0, 5.0),
            explained: false,
        };
        let axis = Axis::linear("", (0.0, 3.0));
        gallery::figure("raster", axis.clone(), axis, vec![Mark::Raster(raster)])
    }

    fn coloured(figure: &mut Figure) -> (Raster, Vec<u8>) {
        colour(figure, Theme::Light);
        let Mark::Raster(raster) = figure.marks.remove(0) else { unreachable!() };
        let Cells::Pixels(pixels) = &raster.cells else { unreachable!() };
        let greens = pixels.chunks(4).map(|pixel| pixel[1]).collect();
        (raster, greens)
    }

    #[test]
    fn the_first_pixel_is_the_upper_left() {
        let values = vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
        let table = Palette::new(&scale(Family::Sequential, 0.0, 5.0), Theme::Light);
        let order = |values: [f32; 6]| values.map(|value| table.one(value)[1]).to_vec();
        // row 0 lies at from: below, as y grows upwards
        let (turned, greens) = coloured(&mut raster((0.0, 0.0), (3.0, 2.0), values.clone()));
        assert_eq!(greens, order([3.0, 4.0, 5.0, 0.0, 1.0, 2.0]));
        assert_eq!((turned.from, turned.to), ((0.0, 2.0), (3.0, 0.0)));
        let mut down = raster((3.0, 0.0), (0.0, 2.0), values);
        down.y.reversed = true;
        let (turned, greens) = coloured(&mut down);
        assert_eq!(greens, order([2.0, 1.0, 0.0, 5.0, 4.0, 3.0]));
        assert_eq!((turned.from, turned.to), ((0.0, 0.0), (3.0, 2.0)));
    }

    #[test]
    fn missing_cells_are_transparent() {
        let (_, greens) = coloured(&mut raster((0.0, 2.0), (3.0, 0.0), vec![5.0; 4]));
        assert_eq!(greens.len(), 6);
        assert_eq!(greens[4..], [0, 0]);
        let mut huge = raster((0.0, 0.0), (1.0, 1.0), Vec::new());
        if let Mark::Raster(raster) = &mut huge.marks[0] {
            (raster.columns, raster.rows) = (usize::MAX, 3);
        }
        assert!(coloured(&mut huge).1.is_empty());
    }

    #[test]
    fn scales_without_extent_have_colours_all_the_same() {
        const NONE: f64 = f64::INFINITY;
        for (low, high) in [(1.0, 1.0), (0.0, 0.0), (f64::NAN, 2.0), (-NONE, NONE), (2.0, -1e300)] {
            for family in [Family::Sequential, Family::Diverging] {
                let scale = scale(family, low, high);
                let table = Palette::new(&scale, Theme::Dark);
                assert!(table.slope > 0.0 && table.slope.is_finite());
                assert_eq!(table.one(1.0)[3], 255);
                assert_eq!(scale_colours(&scale, Theme::Dark, 7).len(), 7);
            }
        }
    }
}
