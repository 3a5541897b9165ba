//! Inputs: the queries, keys and values of the pages on mechanisms, as people choose them.
//!
//! How many tokens there are, how wide a head is and which seed is drawn from are those of the whole state. All numbers are kept
//! when the source changes. Deliberately does not know: what is done with them.

use std::cell::RefCell;
use std::rc::Rc;

use ndarray::{Array2, s};
use rotarium_kernel::Range;
use rotarium_kernel::mechanisms::{Inputs, Source};
use serde::{Deserialize, Serialize};

use crate::dials::{Dial, steep, whole};
use crate::lab::Lab;
use crate::messages::inputs as words;
use crate::switches::Switch;
use crate::tensors::{Chosen, shelf};

/// Most tokens that are mixed: every pair of them is worked out in f64.
pub const MAX_MIXED: usize = 1024;

/// Most channels of values.
pub(crate) const MAX_VALUES: usize = 64;

/// Where numbers come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// See [`Source::Gaussian`].
    #[default]
    Gaussian,
    /// See [`Source::Sphere`].
    Sphere,
    /// See [`Source::Shifted`].
    Shifted,
    /// See [`Source::Clustered`].
    Clustered,
    /// See [`Source::Recall`].
    Recall,
    /// See [`Source::Needle`].
    Needle,
    /// See [`Source::ClosedForm`].
    ClosedForm,
    /// Rows of a file; normal numbers until there is one.
    File,
}

impl Origin {
    /// All, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Gaussian,
        Self::Sphere,
        Self::Shifted,
        Self::Clustered,
        Self::Recall,
        Self::Needle,
        Self::ClosedForm,
        Self::File,
    ];

    /// Keys of the dials that matter for it.
    pub fn dials(self) -> &'static [&'static str] {
        match self {
            Self::Gaussian => &["deviation", "seed"],
            Self::Sphere => &["seed"],
            Self::Shifted => &["centre", "around", "seed"],
            Self::Clustered => &["clusters", "around", "seed"],
            Self::Recall => &["sharpness", "seed"],
            Self::Needle => &["found", "place", "seed"],
            Self::ClosedForm | Self::File => &[],
        }
    }
}

/// The chosen source and the numbers of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputsForm {
    /// The chosen source.
    pub origin: Origin,
    /// d_v: channels of values.
    pub values: usize,
    /// Whether scores are divided by √d.
    pub scaled: bool,
    /// s of normal q and k.
    pub deviation: f64,
    /// μ of shifted keys.
    pub centre: f64,
    /// σ around it, and τ around the centres of clusters.
    pub around: f64,
    /// How many clusters.
    pub clusters: usize,
    /// s of the recall.
    pub sharpness: f64,
    /// a: the score of the needle.
    pub found: f64,
}

impl Default for InputsForm {
    fn default() -> Self {
        Self {
            origin: Origin::default(),
            values: 8,
            scaled: true,
            deviation: 1.0,
            centre: 1.0,
            around: 0.3,
            clusters: 4,
            sharpness: 8.0,
            found: 6.0,
        }
    }
}

type Drawn = ((Source, Option<Chosen>, usize, usize, usize, u32, bool), Rc<Inputs>);

thread_local! {
    /// What was drawn last. It depends on nothing but the key, so keeping it changes no answer.
    static DRAWN: RefCell<Option<Drawn>> = const { RefCell::new(None) };
}

impl Lab {
    /// How many tokens are mixed: the sequence, but not more than [`MAX_MIXED`].
    pub fn mixed(&self) -> usize {
        self.tokens().min(MAX_MIXED)
    }

    /// The queries, keys and values that are mixed.
    pub fn inputs(&self) -> Rc<Inputs> {
        self.inputs_of(self.mixed())
    }

    /// The same for another number of tokens.
    pub fn inputs_of(&self, tokens: usize) -> Rc<Inputs> {
        let form = &self.pages.inputs;
        let (d, seed) = (self.dim.get(), self.content.seed);
        let file = (form.origin == Origin::File).then_some(self.content.file);
        let key = (self.source(), file, tokens, d, form.values, seed, form.scaled);
        let known = DRAWN.with_borrow(|drawn| {
            drawn.as_ref().filter(|(known, _)| *known == key).map(|(_, inputs)| inputs.clone())
        });
        known.unwrap_or_else(|| {
            let mut drawn = Inputs::drawn(key.0, tokens, d, form.values, seed.into());
            let rows = file.and_then(|file| shelf::matrices(&file));
            let is_file = rows.is_some();
            if let Some([q, k, v]) = rows {
                (drawn.q, drawn.k) = (repeated(&q, tokens), repeated(&k, tokens));
                if !v.is_empty() {
                    let channels = form.values.clamp(1, v.ncols());
                    drawn.v = repeated(&v, tokens).slice_move(s![.., ..channels]);
                }
            }
            let inputs = Rc::new(if form.scaled { drawn.scaled() } else { drawn });
            if is_file == file.is_some() {
                DRAWN.set(Some((key, inputs.clone())));
            }
            inputs
        })
    }

    /// The chosen source with its numbers.
    pub fn source(&self) -> Source {
        let form = &self.pages.inputs;
        match form.origin {
            // Until there is a file.
            Origin::Gaussian | Origin::File => Source::Gaussian { scale: form.deviation },
            Origin::Sphere => Source::Sphere,
            Origin::Shifted => Source::Shifted { mean: form.centre, spread: form.around },
            Origin::Clustered => Source::Clustered { centres: form.clusters, spread: form.around },
            Origin::Recall => Source::Recall { scale: form.sharpness },
            Origin::Needle => Source::Needle { logit: form.found, place: self.content.place },
            Origin::ClosedForm => Source::ClosedForm,
        }
    }

    /// Forgets everything but what [`Self::inputs`] reads.
    pub(crate) fn forget_all_but_inputs(&mut self) {
        let usual = Self::default();
        let content = crate::content::ContentForm {
            seed: self.content.seed,
            place: self.content.place,
            file: self.content.file,
            ..usual.content.clone()
        };
        let pages = std::mem::take(&mut self.pages);
        let (sequence, dim, pin) = (self.sequence.clone(), self.dim, self.pin);
        *self = Self { sequence, dim, content, pin, pages, ..usual };
    }
}

/// The first rows of a matrix, from the start again where it has too few.
fn repeated(rows: &Array2<f64>, tokens: usize) -> Array2<f64> {
    Array2::from_shape_fn((tokens, rows.ncols()), |(token, channel)| {
        rows[(token % rows.nrows().max(1), channel)]
    })
}

const fn real(min: f64, max: f64, default: f64) -> Range {
    Range { min, max, default, whole: false, logarithmic: false }
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    Dial {
        key: "values",
        symbol: "dᵥ",
        label: words::VALUES,
        range: |_| whole(1, MAX_VALUES, 8),
        get: |lab, _| lab.pages.inputs.values as f64,
        set: |lab, _, value| lab.pages.inputs.values = value as usize,
    },
    Dial {
        key: "deviation",
        symbol: "s",
        label: words::DEVIATION,
        range: |_| real(0.0, 8.0, 1.0),
        get: |lab, _| lab.pages.inputs.deviation,
        set: |lab, _, value| lab.pages.inputs.deviation = value,
    },
    Dial {
        key: "centre",
        symbol: "μ",
        label: words::CENTRE,
        range: |_| real(-4.0, 4.0, 1.0),
        get: |lab, _| lab.pages.inputs.centre,
        set: |lab, _, value| lab.pages.inputs.centre = value,
    },
    Dial {
        key: "around",
        symbol: "σ",
        label: words::AROUND,
        range: |_| real(0.0, 4.0, 0.3),
        get: |lab, _| lab.pages.inputs.around,
        set: |lab, _, value| lab.pages.inputs.around = value,
    },
    Dial {
        key: "clusters",
        symbol: "",
        label: words::CLUSTERS,
        range: |_| steep(whole(1, 256, 4)),
        get: |lab, _| lab.pages.inputs.clusters as f64,
        set: |lab, _, value| lab.pages.inputs.clusters = value as usize,
    },
    Dial {
        key: "sharpness",
        symbol: "s",
        label: words::SHARPNESS,
        range: |_| real(0.0, 64.0, 8.0),
        get: |lab, _| lab.pages.inputs.sharpness,
        set: |lab, _, value| lab.pages.inputs.sharpness = value,
    },
    Dial {
        key: "found",
        symbol: "a",
        label: words::FOUND,
        range: |_| real(-20.0, 40.0, 6.0),
        get: |lab, _| lab.pages.inputs.found,
        set: |lab, _, value| lab.pages.inputs.found = value,
    },
];

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[
    Switch {
        key: "source",
        label: words::SOURCE,
        options: &[
            ("gaussian", words::GAUSSIAN),
            ("sphere", words::SPHERE),
            ("shifted", words::SHIFTED),
            ("clustered", words::CLUSTERED),
            ("recall", words::RECALL),
            ("needle", words::NEEDLE),
            ("closed", words::CLOSED_FORM),
            ("file", words::FILE),
        ],
        get: |lab| lab.pages.inputs.origin as usize,
        set: |lab, option| lab.pages.inputs.origin = Origin::ALL[option],
    },
    Switch {
        key: "scaled",
        label: words::SCALED,
        options: &[("root", words::SCALED_ROOT), ("raw", words::SCALED_RAW)],
        get: |lab| usize::from(!lab.pages.inputs.scaled),
        set: |lab, option| lab.pages.inputs.scaled = option == 0,
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;
    use crate::text::Language;

    #[test]
    fn a_link_says_the_inputs() {
        let lab = link::read("#/linear?source=needle&found=9&place=0&n=12&dim=4", Language::En).lab;
        let inputs = lab.inputs();
        // a/√d: scores are divided unless told otherwise.
        assert_eq!((inputs.tokens(), inputs.score(3, 0), inputs.score(3, 1)), (12, 4.5, 0.0));
        let raw = link::read("#/linear?source=needle&found=9&place=0&scaled=raw", Language::En).lab;
        assert_eq!(raw.inputs().score(3, 0), 9.0);
        for origin in Origin::ALL {
            let mut lab = lab.clone();
            lab.pages.inputs.origin = origin;
            assert!(lab.inputs().scores().iter().all(|score| score.is_finite()), "{origin:?}");
        }
    }

    #[test]
    fn more_tokens_than_can_be_mixed_are_left_out() {
        let lab = link::read("#/linear?n=65536", Language::En).lab;
        assert_eq!((lab.tokens(), lab.mixed()), (65_536, MAX_MIXED));
    }
}
