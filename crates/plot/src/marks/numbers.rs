//! Numbers in cells.
//!
//! Deliberately does not know: what colours the cells have; a number says whether its cell is light.

use crate::pen::{Pen, Word};
use crate::theme::{TICK_SIZE, Theme};
use rotarium_lab::figure::{Anchor, Ink, Number};

/// Sizes of type in CSS pixels, the best first.
const SIZES: [f64; 4] = [TICK_SIZE, 9.5, 8.0, 7.0];

/// All numbers in the largest type in which each fits its cell, or none.
pub(crate) fn draw(pen: &mut Pen<'_>, numbers: &[Number], room: f64) {
    // measured where the numbers stand: what lies far outside of the plot is not told apart
    let Some(&Number { at: (x, y), .. }) = numbers.first() else { return };
    let wide = (pen.stage.point((x + room, y)).0 - pen.stage.point((x, y)).0).abs();
    let longest =
        numbers.iter().map(|number| pen.stage.width(&number.text, 1.0)).fold(0.0, f64::max);
    let fits =
        |size: &f64| longest * size + 2.0 * pen.dpr() <= wide && (size + 2.0) * pen.dpr() <= wide;
    let Some(size) = SIZES.into_iter().find(fits) else { return };
    for number in numbers {
        let at = pen.stage.point(number.at);
        if pen.stage.plot().contains(at) {
            let word = Word {
                text: number.text.clone(),
                at,
                anchor: Anchor::Middle,
                size,
                width: longest * size,
            };
            // Colours of cells are the same in both themes.
            let theme = if number.on_light { Theme::Light } else { Theme::Dark };
            pen.words(&word, theme.words(Ink::Strong));
        }
    }
}
