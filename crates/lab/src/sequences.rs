//! Sequences to start from in the Layouts, each a case that position schemes treat differently.
//!
//! Deliberately does not know: schemes.

use crate::composition::Part;
use crate::messages;
use crate::text::Text;

/// A named sequence.
#[derive(Debug)]
pub struct Preset {
    /// Stable name.
    pub id: &'static str,
    /// The name people read.
    pub title: Text,
    /// Its blocks.
    pub parts: &'static [Part],
}

const fn text(tokens: usize) -> Part {
    Part::text(tokens)
}

/// All, in the order of the menu.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "one-image",
        title: messages::editor::SEQUENCE_ONE_IMAGE,
        parts: &[text(24), Part::image(6, 10), text(24)],
    },
    Preset {
        id: "paper",
        title: messages::editor::SEQUENCE_PAPER,
        parts: &[text(3), Part::image(2, 3), text(2)],
    },
    Preset {
        id: "image-first",
        title: messages::editor::SEQUENCE_IMAGE_FIRST,
        parts: &[Part::image(8, 8), text(32)],
    },
    Preset {
        id: "two-images",
        title: messages::editor::SEQUENCE_TWO_IMAGES,
        parts: &[text(12), Part::image(4, 6), text(8), Part::image(6, 4), text(12)],
    },
    Preset {
        id: "document",
        title: messages::editor::SEQUENCE_DOCUMENT,
        parts: &[
            text(96),
            Part::image(12, 16),
            text(64),
            Part::image(6, 6),
            text(128),
            Part::image(3, 24),
            text(48),
        ],
    },
    Preset {
        id: "clip",
        title: messages::editor::SEQUENCE_CLIP,
        parts: &[text(16), Part::video(8, 4, 6, 1.0).merged(2), text(16)],
    },
    Preset {
        id: "long-video",
        title: messages::editor::SEQUENCE_LONG_VIDEO,
        parts: &[text(32), Part::video(128, 6, 10, 2.0).merged(2), text(64)],
    },
    Preset {
        id: "screenshot",
        title: messages::editor::SEQUENCE_SCREENSHOT,
        parts: &[text(64), Part::image(77, 137).merged(2), text(256)],
    },
    Preset {
        id: "twenty-thousand",
        title: messages::editor::SEQUENCE_TWENTY_THOUSAND,
        parts: &[text(1808), Part::image(128, 128), text(1808)],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::composition::Composition;

    #[test]
    fn every_preset_is_a_composition_as_it_stands() {
        for preset in PRESETS {
            assert_eq!(
                Composition::new(preset.parts.to_vec()).parts(),
                preset.parts,
                "{}",
                preset.id
            );
        }
        let tokens = |id: &str| {
            let preset = PRESETS.iter().find(|preset| preset.id == id).unwrap();
            Composition::new(preset.parts.to_vec()).tokens()
        };
        assert_eq!((tokens("twenty-thousand"), tokens("screenshot")), (20_000, 64 + 10_549 + 256));
    }
}
