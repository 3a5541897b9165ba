//! How fast do the singular values of each mechanism fall, under one mask? (Su, kexue.fm/archives/9529.)

use ndarray::Array2;
use rotarium_kernel::mechanisms::Inputs;
use rotarium_kernel::number::significant;
use rotarium_kernel::spectrum::{Reads, Similarity, Spectrum, log_diagonal};

use super::focus::{asked, entry, focus, head, line, option};
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Axis, Entry, Figure, Ink, Table};
use crate::lab::Lab;
use crate::messages::focus as words;
use crate::pages::{Focus, Pages};
use crate::text::{Language, Text};

/// Mechanisms.
pub static VIEW: View = View {
    forget,
    pages: |all| pages(all, |focus| Focus { similarity: 0, ..focus }),
    ..View::new("focus_spectra", words::SPECTRA, words::SPECTRA_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| subtitle(lab, option("rankmask", focus(lab).reads), language),
    ..Answers::of(figure)
};

/// Nothing below this share is drawn.
const LEAST: f64 = 1e-17;
const INKS: [(Ink, bool); 6] = [
    (Ink::Muted, true),
    (Ink::Accent, false),
    (Ink::Second, false),
    (Ink::Text, false),
    (Ink::Image, false),
    (Ink::Video, false),
];

/// Maps read the inputs, but not how many tokens there are in all.
pub(super) fn forget(lab: &mut Lab) {
    lab.forget_all_but_inputs();
    let sequence = Lab::default().sequence;
    (lab.sequence, lab.pin) = (sequence, None);
}

/// Of the state of pages, the inputs and what ranks depend on.
pub(super) fn pages(all: &Pages, keep: impl Fn(Focus) -> Focus) -> Pages {
    let focus = Focus {
        tokens: all.focus.tokens,
        reads: all.focus.reads,
        similarity: all.focus.similarity,
        prefix: all.focus.prefix,
        window: all.focus.window,
        scale: all.focus.scale,
        ..Focus::default()
    };
    Pages { inputs: all.inputs.clone(), focus: keep(focus), ..Pages::default() }
}

pub(super) fn subtitle(lab: &Lab, what: Text, language: Language) -> String {
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("what", &what.get(language)), ("n", &focus(lab).tokens), ("d", &lab.dim.get())];
    words::SPECTRA_SUB.with(language, &values)
}

/// The masks, in the order of the switch.
pub(super) fn masks(lab: &Lab) -> [Reads; 5] {
    let focus = focus(lab);
    [
        Reads::All,
        Reads::Mixed(focus.prefix.min(focus.tokens)),
        Reads::Forward,
        Reads::Backward,
        Reads::Near(focus.window),
    ]
}

/// One map with its name.
pub(super) struct Mapped {
    pub(super) name: String,
    pub(super) spectrum: Option<Spectrum>,
    /// Σ ln A_ii of triangular maps.
    pub(super) determinant: Option<f64>,
}

impl Mapped {
    pub(super) fn new(lab: &Lab, name: Text, of: (Similarity, Reads), language: Language) -> Self {
        let (similarity, reads) = of;
        let mut raw = lab.clone();
        // The mechanism itself divides by √d.
        raw.pages.inputs.scaled = false;
        let inputs: &Inputs = &raw.inputs_of(focus(lab).tokens);
        let scale = if lab.pages.inputs.scaled { 1.0 } else { libm::sqrt(lab.dim.get() as f64) };
        let map: Array2<f64> = similarity.map(inputs, reads, scale * focus(lab).scale);
        let determinant = reads.is_triangular().then(|| log_diagonal(&map)).flatten();
        Self {
            name: name.get(language).into(),
            spectrum: Spectrum::of(&map),
            determinant: determinant.filter(|_| similarity.is_normalised()),
        }
    }

    fn rank(&self) -> usize {
        self.spectrum.as_ref().map_or(0, Spectrum::rank)
    }
}

/// The marks, the legend, the words and the table of these maps.
pub(super) fn drawn(title: Text, maps: &[Mapped], tokens: usize, language: Language) -> Figure {
    let (mut marks, mut legend) = (Vec::new(), Vec::new());
    for (map, (ink, dashed)) in maps.iter().zip(INKS) {
        let Some(spectrum) = &map.spectrum else { continue };
        let most = spectrum.values.first().copied().unwrap_or(0.0).max(1e-300);
        let points: Vec<(f64, f64)> = spectrum
            .values
            .iter()
            .enumerate()
            .map(|(at, value)| ((at + 1) as f64, value / most))
            .take_while(|(_, share)| *share > LEAST)
            .collect();
        marks.push(line(points, ink, dashed));
        legend.push(told(map, spectrum, ink, dashed, language));
    }
    let list: Vec<String> = maps
        .iter()
        .map(|map| words::COUNT_OF.with(language, &[("name", &map.name), ("rank", &map.rank())]))
        .collect();
    let comma = if language == Language::Zh { "、" } else { ", " };
    let values: [(&str, &dyn std::fmt::Display); 2] = [("n", &tokens), ("list", &list.join(comma))];
    Figure {
        x: Axis::linear(words::INDEX_AXIS.get(language), (1.0, (tokens as f64).max(2.0))),
        y: Axis::logarithmic(words::VALUE_AXIS.get(language), (LEAST, 2.0)),
        marks,
        legend,
        summary: words::SPECTRA_SUMMARY.with(language, &values),
        table: table(maps, language),
        ..Figure::empty(title, language)
    }
}

fn told(map: &Mapped, spectrum: &Spectrum, ink: Ink, dashed: bool, language: Language) -> Entry {
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("name", &map.name),
        ("rank", &spectrum.rank()),
        ("effective", &significant(spectrum.effective_rank(), 3)),
    ];
    entry(words::LEGEND.with(language, &values), ink, dashed)
}

fn table(maps: &[Mapped], language: Language) -> Table {
    let dash = || "–".to_string();
    let row = |map: &Mapped| {
        let of = |number: fn(&Spectrum) -> f64| {
            let number = map.spectrum.as_ref().map(number).filter(|number| number.is_finite());
            number.map_or_else(dash, |number| significant(number, 4))
        };
        vec![
            map.name.clone(),
            map.rank().to_string(),
            of(Spectrum::effective_rank),
            of(Spectrum::condition),
            map.determinant.map_or_else(dash, |sum| significant(sum, 4)),
        ]
    };
    let names = [
        words::NAME,
        words::NUMERICAL,
        words::EFFECTIVE_RANK,
        words::CONDITION,
        words::DETERMINANT,
    ];
    Table { head: head(&names, language), rows: maps.iter().map(row).collect() }
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let reads = masks(lab)[focus(lab).reads.min(4)];
    let map = |(at, similarity): (usize, &Similarity)| {
        Mapped::new(lab, option("rankof", at), (*similarity, reads), language)
    };
    let maps: Vec<Mapped> = Similarity::ALL.iter().enumerate().map(map).collect();
    drawn(words::SPECTRA, &maps, focus(lab).tokens, language)
}

/// For lessons: numerical and effective rank, and Σ ln A_ii, of the chosen mechanism under the chosen mask.
pub(crate) fn told_of(lab: &Lab, what: &str) -> Option<String> {
    let similarity = Similarity::ALL[focus(lab).similarity.min(5)];
    let reads = masks(lab)[focus(lab).reads.min(4)];
    let map = Mapped::new(lab, words::NAME, (similarity, reads), Language::En);
    match what {
        "rank" => Some(map.rank().to_string()),
        "effective" => Some(significant(map.spectrum.as_ref()?.effective_rank(), 3)),
        "determinant" => Some(significant(map.determinant?, 4)),
        _ => None,
    }
}
