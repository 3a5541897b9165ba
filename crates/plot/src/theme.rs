//! **Themes**: what the roles of colours look like, on light and on dark ground.
//!
//! The colours are the tokens of the style sheets; text and graphics are contrast-checked below.
//! Deliberately does not know: figures, values, or which theme the reader prefers.

use plotters::style::RGBColor;
use rotarium_lab::figure::Ink;
use serde::{Deserialize, Serialize};

/// The typefaces of a drawing, best first.
pub const FONT: &str = "Inter, ui-sans-serif, system-ui, sans-serif";
/// Height of the type of ticks, in CSS pixels.
pub const TICK_SIZE: f64 = 11.0;
/// Height of the type of labels, in CSS pixels.
pub const LABEL_SIZE: f64 = 12.0;

/// Red, green and blue of an opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour as `#rrggbb`.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// A colour part of the way to another.
    pub(crate) fn towards(self, other: Self, part: f64) -> Self {
        let mix = |a: u8, b: u8| {
            (f64::from(a) + (f64::from(b) - f64::from(a)) * part.clamp(0.0, 1.0)).round() as u8
        };
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }
}

impl From<Rgb> for RGBColor {
    fn from(Rgb(red, green, blue): Rgb) -> Self {
        Self(red, green, blue)
    }
}

const fn hex(code: u32) -> Rgb {
    Rgb((code >> 16) as u8, (code >> 8) as u8, code as u8)
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// Dark on white.
    Light,
    /// Light on near black.
    Dark,
}

impl Theme {
    /// The colour of lines, dots and areas of a role: at least 3:1 on the ground.
    pub fn ink(self, ink: Ink) -> Rgb {
        let (light, dark) = match ink {
            Ink::Accent => (0x3a_4f_d0, 0x93_a5_ff),
            Ink::Second => (0x26_74_4b, 0x6f_ca_98),
            Ink::Text => (0x2f_6f_9f, 0x6f_b3_e0),
            Ink::Image => (0xc2_62_0e, 0xf0_a3_5a),
            Ink::Video => (0xa2_3b_85, 0xe0_8c_c6),
            Ink::Muted => (0x64_6a_72, 0x96_9d_a6),
            Ink::Strong => (0x1b_1e_22, 0xe7_e9_ec),
            Ink::Warning => (0xa1_5c_00, 0xe6_b1_55),
        };
        self.pick(light, dark)
    }

    /// The colour of words of a role: at least 4.5:1 on the ground.
    pub fn words(self, ink: Ink) -> Rgb {
        match (self, ink) {
            (Self::Light, Ink::Image) => hex(0xa9_53_08),
            _ => self.ink(ink),
        }
    }

    /// What is drawn upon.
    pub fn ground(self) -> Rgb {
        self.pick(0xff_ff_ff, 0x17_1a_1d)
    }

    /// Grid lines and the outline of the plot: seen, not read.
    pub fn grid(self) -> Rgb {
        self.pick(0xe2_e2_dc, 0x2a_2f_35)
    }

    fn pick(self, light: u32, dark: u32) -> Rgb {
        match self {
            Self::Light => hex(light),
            Self::Dark => hex(dark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INKS: [Ink; 8] = [
        Ink::Accent,
        Ink::Second,
        Ink::Text,
        Ink::Image,
        Ink::Video,
        Ink::Muted,
        Ink::Strong,
        Ink::Warning,
    ];

    /// Relative luminance after WCAG 2.
    fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_and_lines_stand_out_from_the_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            for ink in INKS {
                let lines = contrast(theme.ink(ink), theme.ground());
                assert!(lines >= 3.0, "{theme:?} {ink:?}: {lines:.2}");
                let words = contrast(theme.words(ink), theme.ground());
                assert!(words >= 4.5, "{theme:?} {ink:?}: {words:.2}");
            }
            assert!(contrast(theme.grid(), theme.ground()) < 1.6, "the grid stays faint");
        }
    }

    #[test]
    fn roles_differ() {
        for theme in [Theme::Light, Theme::Dark] {
            for (i, a) in INKS.iter().enumerate() {
                for b in &INKS[i + 1..] {
                    assert_ne!(theme.ink(*a), theme.ink(*b), "{theme:?} {a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn colours_are_written_as_css() {
        assert_eq!(Theme::Light.ink(Ink::Accent).css(), "#3a4fd0");
        assert_eq!(Rgb(0, 0, 0).towards(Rgb(200, 100, 50), 0.5), Rgb(100, 50, 25));
    }
}
