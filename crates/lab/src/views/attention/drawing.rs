//! The figure of a map, made of its rows and of what is known of all of them: colours, words, numbers.
//!
//! Deliberately does not know: how rows are computed.

use rotarium_kernel::attention::Reading;
use rotarium_kernel::number::significant;
use rotarium_kernel::Head;

use super::piece::Stretch;
use super::{VIEW, is_signed, mask_name, reading_name};
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Family, Figure, Ink, Mark, Raster, Side, Table};
use crate::lab::{Lab, Show};
use crate::messages;
use crate::shares::Tally;
use crate::text::{Language, Text};
use crate::views::{segment_name, shown_name};

/// The figure; its first raster holds the rows of the stretch.
pub(super) fn figure(stretch: &mut Stretch, all: &Tally) -> Figure {
    let raster = stretch.refusal.is_none().then(|| raster(stretch, all));
    let Experiment { lab, language, .. } = &stretch.experiment;
    let head = lab.head(lab.shown()[0]);
    let sight = &stretch.sight;
    let notes = sight.notes(is_signed(lab), *language);
    let axis = |label: Text, note: Option<&String>, range| {
        let label = label.get(*language);
        let label = note.map_or_else(|| label.into(), |note| format!("{label} · {note}"));
        Axis::linear(&label, range)
    };
    let of_keys = notes.as_ref().map(|[keys, _]| keys);
    // Said once where it is the same.
    let of_queries = notes.as_ref().and_then(|[keys, queries]| (queries != keys).then_some(queries));
    let mut figure = Figure {
        x: axis(messages::KEY, of_keys, sight.ranges().0),
        y: axis(messages::QUERY, of_queries, sight.ranges().1).reversed(),
        equal: true,
        marks: sight.clip(strips(&head, *language)),
        ..Figure::titled(format!("{} – {}", VIEW.title.get(*language), shown_name(lab, *language)))
    };
    if let Some(refusal) = &stretch.refusal {
        let (at, text) = (sight.middle(), refusal.clone());
        figure.summary.clone_from(refusal);
        figure.marks.push(Mark::Text { at, text, anchor: Anchor::Middle, ink: Ink::Strong });
        return figure;
    }
    figure.summary = summary(stretch, &head, all, of_keys);
    figure.table = table(stretch, all);
    if !sight.small.is_empty() {
        figure.marks.extend(raster.iter().filter_map(|raster| match &raster.cells {
            Cells::Values(values) => sight.numbers(values, &stretch.allowed, &raster.colours),
            Cells::Pixels(_) => None,
        }));
        let small: Vec<f32> = all.small.iter().copied().filter(|value| !value.is_nan()).collect();
        let extent = extent(&small);
        let colours = colours(extent, small, lab, String::new());
        figure.marks.splice(0..0, sight.inset(all.small.clone(), colours));
    }
    figure.marks.splice(0..0, raster.map(Mark::Raster));
    figure
}

/// The cells of the whole map, of which only those of the stretch have values. They are given away.
pub(super) fn raster(stretch: &mut Stretch, all: &Tally) -> Raster {
    let Experiment { lab, language, .. } = &stretch.experiment;
    let colours =
        colours(all.extent(), all.spread.clone(), lab, bar_label(lab, *language));
    let (from, to) = stretch.sight.corners();
    let (columns, rows) = (stretch.sight.keys.tokens.len(), stretch.allowed.len());
    let cells = Cells::Values(std::mem::take(&mut stretch.shown));
    Raster { from, to, columns, rows, cells, colours, explained: true }
}

fn extent(values: &[f32]) -> (f32, f32) {
    let mut all = Tally::EMPTY;
    all.reach(values);
    all.extent()
}

fn bar_label(lab: &Lab, language: Language) -> String {
    let text = match lab.reading {
        Reading::Score => messages::SCORE,
        Reading::Weight => messages::WEIGHT_BAR,
        Reading::LogWeight => messages::LOG_BAR,
    };
    if lab.show == Show::Difference { format!("Δ {}", text.get(language)) } else { text.get(language).into() }
}

/// Colours that most cells share: a few extreme ones, such as the first token reading itself, do not darken the rest. `spread` is some
/// of the values, evenly taken.
fn colours((low, high): (f32, f32), mut spread: Vec<f32>, lab: &Lab, label: String) -> ColourScale {
    let [low, high] = [f64::from(low), f64::from(high)];
    let mut quantile = |share: f64| {
        let index = (share * spread.len().saturating_sub(1) as f64) as usize;
        if spread.is_empty() {
            return 0.0;
        }
        f64::from(*spread.select_nth_unstable_by(index, f32::total_cmp).1)
    };
    let (family, bottom, top) = if is_signed(lab) {
        let size = quantile(0.995).abs().max(quantile(0.005).abs());
        let size = if size > 0.0 { size } else { low.abs().max(high.abs()).max(1e-12) };
        (Family::Diverging, -size, size)
    } else if lab.reading == Reading::LogWeight {
        let bottom = quantile(0.005);
        (Family::Sequential, bottom, quantile(0.995).max(bottom + 1e-6))
    } else {
        (Family::Sequential, 0.0, quantile(0.95).max(1e-12))
    };
    let beyond = 1e-6 * (top - bottom);
    let clipped = (low < bottom - beyond, high > top + beyond);
    ColourScale { family, low: bottom, high: top, clipped, label }
}

/// The segments beside both axes.
fn strips(head: &Head, language: Language) -> Vec<Mark> {
    let strip = |along, block: &rotarium_kernel::layout::Block| Mark::Strip {
        along,
        from: block.tokens().start as f64,
        to: block.tokens().end as f64,
        ink: block.segment.modality().into(),
        label: if along == Side::X { segment_name(block.segment, language) } else { String::new() },
    };
    let blocks = head.layout().blocks();
    blocks.iter().flat_map(|block| [strip(Side::X, block), strip(Side::Y, block)]).collect()
}

fn summary(stretch: &Stretch, head: &Head, all: &Tally, note: Option<&String>) -> String {
    let Stretch { experiment, sight, .. } = stretch;
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (low, high) = all.extent();
    let [low, high] = [low, high].map(|value| significant(f64::from(value), 3));
    let tokens = lab.tokens();
    let mut summary = messages::ATTENTION_SUMMARY.with(
        language,
        &[
            ("reading", &reading_name(lab.reading).get(language)),
            ("n", &tokens),
            ("scheme", &shown_name(lab, language)),
            ("mask", &mask_name(lab, language)),
            ("content", &lab.content.told().get(language)),
            ("low", &low),
            ("high", &high),
        ],
    );
    if let Some(words) = sight.words(language) {
        summary = format!("{summary} {words}");
    }
    if let Some(note) = note {
        summary = format!("{summary} ({note})");
    }
    if !all.last.is_empty() {
        let parts = last_reads(head, all, language);
        summary = format!("{summary} {}", messages::LAST_READS.with(language, &[("parts", &parts)]));
    }
    summary
}

/// How the last token's attention is shared out over the segments.
fn last_reads(head: &Head, all: &Tally, language: Language) -> String {
    let part = |(block, mass): (&rotarium_kernel::layout::Block, &f64)| {
        let values = (significant(100.0 * mass, 3), segment_name(block.segment, language));
        messages::LAST_PART.with(language, &[("percent", &values.0), ("segment", &values.1)])
    };
    head.layout().blocks().iter().zip(&all.last).map(part).collect::<Vec<_>>().join(", ")
}

/// A dozen rows and columns in numbers.
fn table(stretch: &Stretch, all: &Tally) -> Table {
    let (queries, keys) = (&stretch.sight.queries, &stretch.sight.keys);
    let language = stretch.experiment.language;
    let columns = keys.listed();
    let corner = format!("{} \\ {}", messages::QUERY.get(language), messages::KEY.get(language));
    let names = columns.iter().map(|&column| keys.tokens[column].to_string());
    let number = |value: &f32| {
        if value.is_nan() { "–".into() } else { significant(f64::from(*value), 4) }
    };
    let line = |(row, values): (usize, &[f32])| {
        let name = queries.tokens[row].to_string();
        std::iter::once(name).chain(values.iter().map(number)).collect()
    };
    let rows = queries.listed().into_iter().zip(all.table.chunks(columns.len().max(1)));
    Table { head: std::iter::once(corner).chain(names).collect(), rows: rows.map(line).collect() }
}
