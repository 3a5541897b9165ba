//! Mixed masks: what only that page looks at. What is read is the sequence of the whole state.
//!
//! Deliberately does not know: what a scheme does with it.

use rotarium_kernel::Segment;
use rotarium_kernel::mixed::{self, Options, Role, Scheme, Span};
use serde::{Deserialize, Serialize};

use crate::composition::{Composition, Part};
use crate::dials::{Dial, whole};
use crate::lab::Lab;
use crate::messages::masks as words;
use crate::switches::Switch;
use crate::text::Text;

/// Most tokens that are laid out and drawn.
pub(crate) const MAX_LAID: usize = 512;

/// What is drawn of a mask.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shows {
    /// Who reads whom.
    #[default]
    Mask,
    /// Who predicts what.
    Losses,
    /// Which keys are kept.
    Cache,
    /// What two layers reach.
    Hops,
}

impl Shows {
    /// All, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::Mask, Self::Losses, Self::Cache, Self::Hops];
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Masks {
    /// The scheme: a place in the kernel's list.
    pub scheme: usize,
    /// The scheme beside it, from 1; 0 for none.
    pub other: usize,
    /// Which images are made: 0 all, 1 the last one, 2 none; 3: all are only looked at.
    pub role: usize,
    /// What schemes look at.
    pub options: Options,
    /// What is drawn.
    pub shows: Shows,
    /// The token that is looked at.
    pub looker: usize,
}

impl Default for Masks {
    fn default() -> Self {
        Self {
            scheme: 4,
            other: 1,
            role: 0,
            options: Options::default(),
            shows: Shows::default(),
            looker: 4,
        }
    }
}

impl Masks {
    /// The scheme that is drawn.
    pub fn scheme(&self) -> &'static Scheme {
        mixed::ALL[self.scheme.min(mixed::ALL.len() - 1)]
    }

    /// The scheme beside it.
    pub fn other(&self) -> Option<&'static Scheme> {
        mixed::ALL.get(self.other.checked_sub(1)?).copied()
    }

    /// Whether one of the schemes that are drawn looks at an option. Kept beside the kernel's own lists (a test compares), because
    /// the page does not hold those.
    fn uses(&self, schemes: &[&str]) -> bool {
        let id = |at: usize| SCHEMES.get(at).map_or("", |(id, _)| *id);
        schemes.contains(&id(self.scheme))
            || self.other.checked_sub(1).is_some_and(|other| schemes.contains(&id(other)))
    }

    /// Keys of the dials that matter for the schemes that are drawn.
    pub fn dials(&self) -> Vec<&'static str> {
        let wanted = OPTIONS.iter().filter(|(_, schemes)| self.uses(schemes));
        wanted.map(|(key, _)| *key).collect()
    }

    /// Whether the order of patches matters.
    pub fn uses_order(&self) -> bool {
        self.uses(&ORDERED)
    }

    /// Whether it matters where noised copies stand.
    pub fn uses_apart(&self) -> bool {
        self.uses(&["su-copies"])
    }

    /// What an image is there for.
    fn role(&self, is_last: bool) -> Role {
        match self.role {
            1 if !is_last => Role::Given,
            2 => Role::Given,
            3 => Role::Seen,
            _ => Role::Made,
        }
    }

    /// The options with the seed of the state.
    pub fn options(&self, lab: &Lab) -> Options {
        Options {
            seed: lab.content.seed.into(),
            step: self.options.step.min(self.options.steps - 1),
            ..self.options.clone()
        }
    }
}

impl Lab {
    /// The sequence as texts and images.
    pub fn spans(&self) -> Vec<Span> {
        let masks = &self.pages.masks;
        let parts = self.sequence.parts();
        let last = parts.iter().rposition(|part| !part.segment.is_text());
        let span = |(at, part): (usize, &Part)| {
            let merge = part.merge.max(1);
            let (rows, columns) = match part.segment {
                Segment::Text { tokens } => return Span::Text(tokens),
                Segment::Image { rows, columns } => (rows, columns),
                Segment::Video { frames, rows, columns, .. } => {
                    (frames * rows.div_ceil(merge) * merge, columns)
                }
            };
            let [rows, columns] = [rows, columns].map(|side| side.div_ceil(merge));
            Span::Image { rows, columns, role: masks.role(Some(at) == last) }
        };
        parts.iter().enumerate().map(span).collect()
    }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "copies",
        symbol: "T",
        label: words::LEVELS,
        range: |_| whole(1, 8, 3),
        get: |lab, _| lab.pages.masks.options.levels as f64,
        set: |lab, _, value| lab.pages.masks.options.levels = value as usize,
    },
    Dial {
        key: "rounds",
        symbol: "S",
        label: words::STEPS,
        range: |_| whole(1, 16, 4),
        get: |lab, _| lab.pages.masks.options.steps as f64,
        set: |lab, _, value| lab.pages.masks.options.steps = value as usize,
    },
    Dial {
        key: "round",
        symbol: "s",
        label: words::ROUND,
        range: |lab| whole(0, lab.pages.masks.options.steps - 1, 1),
        get: |lab, _| {
            let options = &lab.pages.masks.options;
            options.step.min(options.steps - 1) as f64
        },
        set: |lab, _, value| lab.pages.masks.options.step = value as usize,
    },
    Dial {
        key: "condition",
        symbol: "",
        label: words::SLOTS,
        range: |_| whole(1, 64, 2),
        get: |lab, _| lab.pages.masks.options.slots as f64,
        set: |lab, _, value| lab.pages.masks.options.slots = value as usize,
    },
    Dial {
        key: "vit-merge",
        symbol: "",
        label: words::MERGE,
        range: |_| whole(1, 4, 1),
        get: |lab, _| lab.pages.masks.options.merge as f64,
        set: |lab, _, value| lab.pages.masks.options.merge = value as usize,
    },
    Dial {
        key: "looker",
        symbol: "i",
        label: words::LOOKER,
        range: |_| whole(0, MAX_LAID - 1, 4),
        get: |lab, _| lab.pages.masks.looker as f64,
        set: |lab, _, value| lab.pages.masks.looker = value as usize,
    },
];

const fn proper(name: &'static str) -> Text {
    Text { en: name, zh: name }
}

/// The names of the schemes, as the kernel has them (a test compares).
const SCHEMES: [(&str, Text); 17] = [
    ("chameleon", proper("Chameleon")),
    ("fuyu", proper("Fuyu-8B")),
    ("paligemma", proper("PaliGemma")),
    ("su-lossless", proper("Su 2024-02 (一)")),
    ("transfusion", proper("Transfusion")),
    ("show-o", proper("Show-o, text → image")),
    ("show-o-mmu", proper("Show-o, understanding")),
    ("show-o-2", proper("Show-o2")),
    ("mar-encoder", proper("MAR, encoder")),
    ("mar-decoder", proper("MAR, decoder")),
    ("mar-causal", proper("MAR, causal baseline")),
    ("unifluid", proper("UniFluid")),
    ("randar", proper("RandAR")),
    ("su-copies", proper("Su 2024-07 (二), noised copies")),
    ("su-separated", proper("Su 2024-07 (二), separated")),
    ("causalfusion", proper("CausalFusion")),
    ("bagel", proper("BAGEL")),
];

/// Which schemes look at which number, by its key in links.
const OPTIONS: [(&str, &[&str]); 5] = [
    ("copies", &["su-copies"]),
    ("rounds", &["show-o", "mar-encoder", "mar-decoder", "causalfusion"]),
    ("round", &["show-o", "mar-encoder", "mar-decoder"]),
    ("condition", &["mar-encoder", "mar-decoder", "mar-causal", "causalfusion"]),
    ("vit-merge", &["bagel"]),
];

/// The schemes that look at the order of patches.
const ORDERED: [&str; 7] =
    ["show-o", "mar-encoder", "mar-decoder", "mar-causal", "unifluid", "randar", "causalfusion"];

/// The same with none in front.
const OTHERS: [(&str, Text); 18] = {
    let mut others = [("none", words::NONE); 18];
    let mut at = 0;
    while at < SCHEMES.len() {
        others[at + 1] = SCHEMES[at];
        at += 1;
    }
    others
};

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[
    Switch {
        key: "mixed",
        label: words::SCHEME,
        options: &SCHEMES,
        get: |lab| lab.pages.masks.scheme,
        set: |lab, option| lab.pages.masks.scheme = option,
    },
    Switch {
        key: "beside",
        label: words::OTHER,
        options: &OTHERS,
        get: |lab| lab.pages.masks.other,
        set: |lab, option| lab.pages.masks.other = option,
    },
    Switch {
        key: "images",
        label: words::ROLE,
        options: &[
            ("made", words::ROLE_MADE),
            ("last", words::ROLE_LAST),
            ("given", words::ROLE_GIVEN),
            ("seen", words::ROLE_SEEN),
        ],
        get: |lab| lab.pages.masks.role,
        set: |lab, option| lab.pages.masks.role = option,
    },
    Switch {
        key: "patches",
        label: words::ORDER,
        options: &[("drawn", words::ORDER_DRAWN), ("raster", words::ORDER_RASTER)],
        get: |lab| usize::from(!lab.pages.masks.options.drawn),
        set: |lab, option| lab.pages.masks.options.drawn = option == 0,
    },
    Switch {
        key: "noised",
        label: words::APART,
        options: &[("between", words::APART_NO), ("behind", words::APART_YES)],
        get: |lab| usize::from(lab.pages.masks.options.apart),
        set: |lab, option| lab.pages.masks.options.apart = option == 1,
    },
    Switch {
        key: "shows",
        label: words::SHOWS,
        options: &[
            ("mask", words::SHOWS_MASK),
            ("targets", words::SHOWS_LOSS),
            ("cache", words::SHOWS_CACHE),
            ("layers", words::SHOWS_HOPS),
        ],
        get: |lab| lab.pages.masks.shows as usize,
        set: |lab, option| lab.pages.masks.shows = Shows::ALL[option],
    },
];

/// The sequence of the golden matrices in the notes.
pub(crate) fn start() -> Lab {
    let sequence = Composition::new(vec![Part::text(3), Part::image(2, 2), Part::text(2)]);
    Lab { sequence, ..Lab::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_call_schemes_as_the_kernel_does() {
        let known: Vec<_> = mixed::ALL.iter().map(|scheme| (scheme.id, scheme.title)).collect();
        let named: Vec<_> = SCHEMES.iter().map(|(id, title)| (*id, title.en)).collect();
        assert_eq!(named, known);
    }

    #[test]
    fn schemes_look_at_what_the_kernel_says() {
        use mixed::Choice;
        let using = |choice| {
            let uses = |scheme: &&&Scheme| scheme.uses.contains(&choice);
            mixed::ALL.iter().filter(uses).map(|scheme| scheme.id).collect::<Vec<_>>()
        };
        let choices = [Choice::Levels, Choice::Steps, Choice::Step, Choice::Slots, Choice::Merge];
        for ((key, schemes), choice) in OPTIONS.iter().zip(choices) {
            assert_eq!(*schemes, using(choice), "{key}");
        }
        assert_eq!(ORDERED.as_slice(), using(Choice::Order));
        assert_eq!(["su-copies"].as_slice(), using(Choice::Apart));
    }

    #[test]
    fn the_sequence_becomes_texts_and_images() {
        let mut lab = Lab {
            sequence: Composition::new(vec![
                Part::text(3),
                Part::image(4, 6).merged(2),
                Part::video(2, 2, 3, 1.0),
            ]),
            ..start()
        };
        lab.pages.masks.role = 1;
        let image = |rows, columns, role| Span::Image { rows, columns, role };
        assert_eq!(lab.spans(), [Span::Text(3), image(2, 3, Role::Given), image(4, 3, Role::Made)]);
    }
}
