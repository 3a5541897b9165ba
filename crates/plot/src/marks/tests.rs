//! Words of layouts stand apart from each other and whole, whatever the sequence.

use super::{Mark, frames, note, shapes};
use crate::brush::{Brush, Dot};
use crate::pen::{Pen, Type};
use crate::shape::{Rect, Size};
use crate::stage::{Stage, estimate};
use crate::theme::Theme;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::TextStyle;
use rotarium_lab::figure::Figure;
use rotarium_lab::sequences::PRESETS;
use rotarium_lab::{Composition, Experiment, Lab, Language, link, views};

/// Draws nothing.
struct Nothing;

impl Brush for Nothing {
    fn path(&mut self, _: &PathElement<Dot>) {}
    fn polygon(&mut self, _: &Polygon<Dot>) {}
    fn rectangle(&mut self, _: &Rectangle<Dot>) {}
    fn circle(&mut self, _: &Circle<Dot, i32>) {}
    fn text(&mut self, _: &str, _: &TextStyle<'_>, _: Dot) {}
}

const SCHEMES: &str = "rope rope-tie rope-tv m-rope m-rope-time m-rope-i video-rope v2pe v-rope circle-rope ms-rope flux-1 \
                       spatial-reset tad-rope";
/// Beside the presets.
const SEQUENCES: [&str; 2] = ["t16,i24x32,t16", "t8,i4x6,t6,i3x3,t8"];
const PROJECTIONS: [&str; 5] = ["row-column", "time-row", "time-column", "3d", "maps"];

/// Everything that words cover.
fn words(name: &str, figure: &Figure, size: Size) -> Vec<Rect> {
    let stage = Stage::new(figure, size, 1.0, &estimate);
    let mut nothing = Nothing;
    let mut pen = Pen::new(&mut nothing, &stage, Theme::Light, Type::CANVAS);
    let notes = shapes(&mut pen, &figure.marks);
    let beside = stage.words().iter().map(|word| word.rect(1.0));
    let settled = note::settle(&stage, &notes, &frames(&pen, &figure.marks));
    assert_eq!(
        settled.len(),
        notes.len(),
        "{name} {size:?}: words are left out, plot {:?}",
        stage.plot()
    );
    beside.chain(settled.into_iter().map(|(_, rect)| rect)).collect()
}

fn check(name: &str, figure: &Figure, size: Size) {
    let canvas = Rect::between((0.0, 0.0), (f64::from(size.width), f64::from(size.height)));
    let words = words(name, figure, size);
    let labels = figure.count(|mark| matches!(mark, Mark::Arrow { .. } | Mark::Text { .. }));
    assert!(words.len() >= labels.min(1), "{name} has no words");
    for (index, word) in words.iter().enumerate() {
        assert_eq!(word.pushed_into(&canvas), *word, "{name} {size:?}: cut off");
        let apart = words[index + 1..].iter().all(|other| !other.overlaps(word));
        assert!(apart, "{name} {size:?}: {word:?} overlaps one of {:?}", &words[index + 1..]);
    }
}

#[test]
fn words_of_layouts_are_whole_and_apart() {
    let own = SEQUENCES.map(|text| link::read(&format!("#/layouts?seq={text}"), Language::En));
    let own = own.into_iter().map(|opened| opened.lab.sequence);
    let presets = PRESETS.iter().map(|preset| Composition::new(preset.parts.to_vec()));
    for sequence in own.chain(presets) {
        for (scheme, projection) in sides() {
            let opened =
                link::read(&format!("#/layouts?scheme={scheme}&plane={projection}"), Language::En);
            assert_eq!(opened.notices, []);
            let lab = Lab { sequence: sequence.clone(), ..opened.lab };
            for language in Language::ALL {
                let figure = Experiment::new(&views::layout::VIEW, &lab, language, 200).figure();
                for (width, height) in [(300, 340), (640, 420)] {
                    check(
                        &format!("{scheme} {projection} {sequence:?}"),
                        &figure,
                        Size { width, height },
                    );
                }
            }
        }
    }
}

/// Each scheme from each side.
fn sides() -> impl Iterator<Item = (&'static str, &'static str)> {
    SCHEMES.split_whitespace().flat_map(|scheme| PROJECTIONS.map(|projection| (scheme, projection)))
}
