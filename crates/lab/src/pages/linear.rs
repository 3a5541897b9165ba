//! Linear: what only that page looks at.
//!
//! Queries, keys and values are the inputs that the pages of mechanisms share.
//! Deliberately does not know: what a mechanism does.

use rotarium_kernel::Range;
use rotarium_kernel::mechanisms::{Draw, Keep, Kind, LEGS};
use serde::{Deserialize, Serialize};

use super::mechanisms_start;
use crate::dials::{Dial, steep, whole};
use crate::lab::Lab;
use crate::messages::linear as words;
use crate::switches::Switch;

/// What the page is about at the moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinearTopic {
    /// Maps of mechanisms side by side.
    #[default]
    Maps,
    /// From Performer to full attention.
    Path,
    /// Codes in the plane.
    Codebook,
    /// Errors of estimates and of codes.
    Error,
    /// Multiplications and memory.
    Cost,
}

impl LinearTopic {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Maps, Self::Path, Self::Codebook, Self::Error, Self::Cost];
}

/// What can be measured of the rows of a map.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowMeasure {
    /// H in nats.
    #[default]
    Entropy,
    /// 1/Σa².
    Effective,
    /// S.
    Sparsity,
}

/// Where the codes of Transformer-VQ come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// k-means++ and Lloyd's algorithm.
    #[default]
    Means,
    /// Keys drawn at random.
    Keys,
    /// Random directions.
    Random,
    /// A square grid.
    Grid,
}

/// What shades the plane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shade {
    /// e^{q·ω} of one query.
    #[default]
    Tilt,
    /// How much of a key there belongs to its nearest code.
    Shares,
    /// Nothing.
    Nothing,
}

/// The mechanisms of the maps beside softmax, by their names in links.
pub(crate) const SHOWN: [&str; 8] =
    ["elu", "exp", "cosine", "cosformer", "efficient", "taylor", "performer", "vq"];

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Linear {
    /// Which part of the page is open.
    pub topic: LinearTopic,
    /// Which mechanisms have a map, in the order of the maps.
    pub shown: [bool; SHOWN.len()],
    /// Whether every token reads all.
    pub full: bool,
    /// What is measured of rows.
    pub measure: RowMeasure,
    /// p, the order of the Taylor polynomial.
    pub order: u32,
    /// m, random features.
    pub features: usize,
    /// c, codes.
    pub codes: usize,
    /// How directions are drawn.
    pub draw: Draw,
    /// Which function of ω·x is a feature.
    pub kind: Kind,
    /// Which draw of directions and codes.
    pub lot: u32,
    /// The mean of ‖q + k‖² after all queries and keys were scaled.
    pub norm: f64,
    /// The place on the path.
    pub place: f64,
    /// What is kept there.
    pub keep: Keep,
    /// Where codes come from.
    pub origin: Origin,
    /// What shades the plane.
    pub shade: Shade,
    /// τ of the shares.
    pub temperature: f64,
    /// Whether a code counts its keys.
    pub counted: bool,
    /// l, tokens of a block.
    pub block: usize,
    /// What is taken off per step in the window.
    pub slope: f64,
    /// Last distance that has a bias.
    pub window: usize,
    /// The token up to which the cache was filled, and whose query is looked at.
    pub token: usize,
    /// h, heads of the layer.
    pub heads: usize,
    /// Channels of each of its heads.
    pub head: usize,
    /// How many times d the features of its linear heads are.
    pub times: usize,
}

impl Default for Linear {
    fn default() -> Self {
        Self {
            topic: LinearTopic::Maps,
            shown: [true; SHOWN.len()],
            full: false,
            measure: RowMeasure::Entropy,
            order: 2,
            features: 64,
            codes: 8,
            draw: Draw::Independent,
            kind: Kind::Positive,
            lot: 1,
            norm: 2.0,
            place: 0.0,
            keep: Keep::Path,
            origin: Origin::Means,
            shade: Shade::Tilt,
            temperature: 0.1,
            counted: true,
            block: 8,
            slope: 0.0,
            window: 4,
            token: 23,
            heads: 12,
            head: 64,
            times: 4,
        }
    }
}

const fn real(min: f64, max: f64, default: f64) -> Range {
    Range { min, max, default, whole: false, logarithmic: false }
}

macro_rules! number {
    ($key:literal, $symbol:literal, $label:expr, $range:expr, $field:ident: $kind:ty) => {
        Dial {
            key: $key,
            symbol: $symbol,
            label: $label,
            range: |_| $range,
            get: |lab, _| lab.pages.linear.$field as f64,
            set: |lab, _, value| lab.pages.linear.$field = value as $kind,
        }
    };
}

/// Its numbers.
pub(crate) static DIALS: &[Dial] = &[
    number!("order", "p", words::ORDER, whole(1, 12, 2), order: u32),
    number!("features", "m", words::FEATURES, steep(whole(1, 1024, 64)), features: usize),
    number!("codes", "c", words::CODES, steep(whole(1, 256, 8)), codes: usize),
    number!("omega", "", words::LOT, whole(1, 9999, 1), lot: u32),
    number!("norm", "", words::NORM, steep(real(0.05, 64.0, 2.0)), norm: f64),
    number!("path", "", words::PLACE, real(0.0, LEGS as f64, 0.0), place: f64),
    number!("tau", "τ", words::TEMPERATURE, steep(real(1e-4, 10.0, 0.1)), temperature: f64),
    number!("vqblock", "l", words::BLOCK, steep(whole(1, 256, 8)), block: usize),
    number!("biasslope", "", words::SLOPE, real(0.0, 2.0, 0.0), slope: f64),
    number!("biaswindow", "", words::WINDOW, whole(0, 64, 4), window: usize),
    Dial {
        key: "filled",
        symbol: "i",
        label: words::FILLED,
        range: |lab| whole(1, last_coded(lab) + 1, last_coded(lab).min(23) + 1),
        get: |lab, _| (lab.pages.linear.token.min(last_coded(lab)) + 1) as f64,
        set: |lab, _, value| lab.pages.linear.token = (value as usize).saturating_sub(1),
    },
    number!("layerheads", "h", words::HEADS, steep(whole(1, 128, 12)), heads: usize),
    number!("layerwidth", "d", words::HEAD, steep(whole(1, 512, 64)), head: usize),
    number!("times", "", words::TIMES, whole(1, 16, 4), times: usize),
];

/// Most tokens of the pictures of this page.
pub(crate) const MOST: usize = 96;

/// The last token of the pictures.
fn last_coded(lab: &Lab) -> usize {
    lab.mixed().min(MOST) - 1
}

macro_rules! shown {
    ($($at:literal, $key:literal, $label:expr;)*) => {
        [$(Switch {
            key: $key,
            label: $label,
            options: &[("true", crate::messages::SHOWN), ("false", crate::messages::HIDDEN)],
            get: |lab| usize::from(!lab.pages.linear.shown[$at]),
            set: |lab, option| lab.pages.linear.shown[$at] = option == 0,
        }),*]
    };
}

macro_rules! choice {
    ($key:literal, $label:expr, $options:expr, $field:ident, $all:expr) => {
        Switch {
            key: $key,
            label: $label,
            options: $options,
            get: |lab| {
                let all = $all;
                all.iter().position(|one| *one == lab.pages.linear.$field).unwrap_or(0)
            },
            set: |lab, option| lab.pages.linear.$field = $all[option],
        }
    };
}

/// Which mechanisms have a map.
pub(crate) static SHOW: &[Switch] = &shown! {
    0, "elu", words::ELU;
    1, "exp", words::EXP;
    2, "cosine", words::COSINE;
    3, "cosformer", words::COS_FORMER;
    4, "efficient", words::EFFICIENT;
    5, "taylor", words::TAYLOR;
    6, "performer", words::PERFORMER;
    7, "vq", words::VQ;
};

/// Its choices.
pub(crate) static SWITCHES: &[Switch] = &[
    choice!(
        "linear",
        words::TOPIC,
        &[
            ("maps", words::MAPS_TOPIC),
            ("path", words::PATH_TOPIC),
            ("codebook", words::CODEBOOK_TOPIC),
            ("error", words::ERROR_TOPIC),
            ("cost", words::COST_TOPIC),
        ],
        topic,
        LinearTopic::ALL
    ),
    choice!(
        "reads",
        words::READS,
        &[("causal", words::CAUSAL), ("full", words::FULL)],
        full,
        [false, true]
    ),
    choice!(
        "rowmeasure",
        words::ROW_MEASURE,
        &[
            ("entropy", words::ENTROPY),
            ("effective", words::EFFECTIVE),
            ("sparsity", words::SPARSITY)
        ],
        measure,
        [RowMeasure::Entropy, RowMeasure::Effective, RowMeasure::Sparsity]
    ),
    choice!(
        "directions",
        words::DIRECTIONS,
        &[
            ("independent", words::INDEPENDENT),
            ("orthogonal", words::ORTHOGONAL),
            ("equal", words::EQUAL_RADII),
            ("quantile", words::QUANTILE_RADII),
        ],
        draw,
        Draw::ALL
    ),
    choice!(
        "feature",
        words::FEATURE,
        &[("positive", words::POSITIVE), ("cosh", words::COSH), ("trig", words::TRIG)],
        kind,
        Kind::ALL
    ),
    choice!(
        "keep",
        words::KEEP,
        &[
            ("path", words::KEEP_PATH),
            ("exact", words::KEEP_EXACT),
            ("su", words::KEEP_SU),
            ("hard", words::KEEP_HARD),
        ],
        keep,
        Keep::ALL
    ),
    choice!(
        "origin",
        words::ORIGIN,
        &[
            ("means", words::MEANS),
            ("keys", words::KEYS),
            ("random", words::RANDOM),
            ("grid", words::GRID),
        ],
        origin,
        [Origin::Means, Origin::Keys, Origin::Random, Origin::Grid]
    ),
    choice!(
        "shade",
        words::SHADE,
        &[("tilt", words::TILT), ("shares", words::SHARES), ("nothing", words::NOTHING)],
        shade,
        [Shade::Tilt, Shade::Shares, Shade::Nothing]
    ),
    choice!(
        "counted",
        words::COUNTED,
        &[("true", words::YES), ("false", words::NO)],
        counted,
        [true, false]
    ),
];

/// A short text and a small head.
pub(crate) fn start() -> Lab {
    mechanisms_start()
}
