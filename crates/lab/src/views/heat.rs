//! How near is every token to the one that was picked? The whole sequence in reading order, one colour scale for all of it.
//!
//! With all ones the cells hold the kernel, in both directions whatever the mask says; with other content the score or the weight
//! that the map shows, and nothing where the mask forbids the key.

use rotarium_kernel::attention::{Reading, Row};
use rotarium_kernel::number::significant;
use rotarium_kernel::{Head, Modality, Segment};

use super::attention::{reading_name, too_long};
use super::{Answers, Choice, View, moved, segment_name};
use crate::action::Action;
use crate::content::ContentKind;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Family, Figure, Ink, Mark, Raster, Table};
use crate::lab::{Cursor, Lab};
use crate::look::Click;
use crate::messages;
use crate::text::{Language, Text};

mod page;

use page::{Grid, NAME, Page, SIZE};

/// Kernels that are computed at most; cells of more tokens take the mean of some of them.
const MOST: usize = 32_768;
/// Tokens of text that a step down passes.
const LINE: usize = 32;

/// What one token sees.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.decay) = (usual.train, usual.decay);
        if is_kernel(lab) {
            (lab.mask, lab.reading) = (usual.mask, usual.reading);
        }
        lab.pin = lab.pin.map(|pin| Cursor { key: 0, pair: None, ..pin });
    },
    step: |lab, cursor, (right, down)| {
        let line = line_at(lab, cursor.query) as isize;
        let query = moved(moved(cursor.query, right, lab.tokens()), down * line, lab.tokens());
        Cursor { query, ..cursor }
    },
    choices: |lab| {
        let choice = |reading| Choice {
            label: reading_name(reading),
            chosen: lab.reading == reading,
            action: Action::Read(reading),
        };
        if is_kernel(lab) { Vec::new() } else { Reading::ALL.map(choice).to_vec() }
    },
    click: Click::Back,
    ..View::new("heat", messages::HEAT, messages::HEAT_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let (m, kind) = (lab.probe(), kind_of(lab, lab.probe(), language));
        messages::HEAT_SUBTITLE.with(language, &[("m", &m), ("kind", &kind)])
    },
    pick: |lab, point| {
        let page = page_of(lab);
        let (grid, cell) = page.nearest(point)?;
        let key = page.grids[grid].tokens_of(cell).next()?;
        Some(Cursor { query: lab.probe(), key, pair: None })
    },
    overlay: |lab, cursor| {
        let page = page_of(lab);
        let frame = |token: usize, ink: Ink| {
            page.corners(token).map(|[from, to]| Mark::Frame { from, to, ink })
        };
        [frame(cursor.key, Ink::Strong), frame(cursor.query, Ink::Accent)].into_iter().flatten().collect()
    },
    ..Answers::of(figure)
};

/// Whether all tokens hold the same, so that only places count.
fn is_kernel(lab: &Lab) -> bool {
    lab.content.kind == ContentKind::Ones
}

/// How many tokens a step down passes: a row of a picture, a line of text.
fn line_at(lab: &Lab, token: usize) -> usize {
    let mut end = 0;
    for part in lab.sequence.parts() {
        end += part.segment.tokens();
        if token < end {
            return if part.segment.is_text() { LINE } else { part.segment.grid()[2] };
        }
    }
    1
}

fn kind_of(lab: &Lab, token: usize, language: Language) -> &'static str {
    let mut end = 0;
    let segments = lab.sequence();
    let found = segments.segments().iter().find(|segment| {
        end += segment.tokens();
        token < end
    });
    let text = match found.map_or(Modality::Text, |segment| segment.modality()) {
        Modality::Text => messages::HEAT_TEXT,
        Modality::Image => messages::HEAT_IMAGE,
        Modality::Video => messages::HEAT_VIDEO,
    };
    text.get(language)
}

/// The page of a state. Its cells do not depend on the language: names take the wider of both.
fn page_of(lab: &Lab) -> Page {
    let sequence = lab.sequence();
    let segments = sequence.segments();
    let width = |&segment: &Segment| {
        let wide = |language| {
            let wide = |c: char| if c.is_ascii() { 6.8 } else { 11.5 };
            name(segment, segment.grid()[0].min(8), language).chars().map(wide).sum::<f64>()
        };
        Language::ALL.map(wide).into_iter().fold(0.0, f64::max) + 8.0
    };
    let names: Vec<f64> = segments.iter().map(width).collect();
    Page::set(segments, &names, lab.probe())
}

/// "image 6×10", "video 64×4×6, 8 of 64 frames".
fn name(segment: Segment, shown: usize, language: Language) -> String {
    let (name, frames) = (segment_name(segment, language), segment.grid()[0]);
    if shown == frames {
        return name;
    }
    let shown = messages::HEAT_FRAMES.with(language, &[("shown", &shown), ("all", &frames)]);
    format!("{name} ({shown})")
}

/// What the cells hold.
fn reading(lab: &Lab) -> Text {
    if is_kernel(lab) { messages::HEAT_BAR } else { reading_name(lab.reading) }
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let slot = lab.show.editing();
    let head = lab.head(slot);
    let page = page_of(lab);
    let plain = |range| Axis { ticks: false, ..Axis::linear("", range) };
    let mut figure = Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(language), lab.slot(slot).title()),
        x: plain((-4.0, SIZE.0 + 4.0)),
        y: plain((-4.0, page.height + 4.0)).reversed(),
        equal: true,
        marks: Vec::new(),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    let refusal = too_long(&head, &lab.content.content(), language);
    if let Some(refusal) = refusal.filter(|_| !is_kernel(lab)) {
        figure.summary = refusal.clone();
        let at = (SIZE.0 / 2.0, page.height / 2.0);
        figure.marks.push(Mark::Text { at, text: refusal, anchor: Anchor::Middle, ink: Ink::Strong });
        return figure;
    }
    let tokens: usize = page.grids.iter().map(Grid::tokens).sum();
    let some = if tokens <= MOST { page.together } else { sample(&page) };
    let values = values(experiment, &head, &page, some);
    let colours = colours(lab, &values, language);
    figure.x.label = together(&page, some, language);
    figure.marks = marks(lab, &page, &values, &colours, language);
    figure.summary = summary(lab, &page, &values, language);
    figure.table = table(lab, &page, &values, language);
    figure
}

/// How many tokens of a cell are looked at when all would be too many.
fn sample(page: &Page) -> usize {
    let cells: usize = page.grids.iter().map(Grid::count).sum();
    (MOST / cells.max(1)).clamp(1, page.together)
}

/// How many tokens share a cell; nothing where each has its own.
fn together(page: &Page, some: usize, language: Language) -> String {
    let n = page.together;
    match (n, some) {
        (1, _) => String::new(),
        (n, some) if some < n => messages::HEAT_MEAN_OF.with(language, &[("n", &n), ("some", &some)]),
        _ => messages::HEAT_TOGETHER.with(language, &[("n", &n)]),
    }
}

/// One value for each cell of each grid: the mean over its tokens that may be read, NaN when there is none.
fn values(experiment: &Experiment, head: &Head, page: &Page, some: usize) -> Vec<Vec<f32>> {
    let lab = &experiment.lab;
    let row = (!is_kernel(lab)).then(|| {
        let content = lab.content.content();
        head.row_of(&content, &experiment.vectors(head, &content), lab.probe())
    });
    let mean = |tokens: Vec<usize>| {
        let values = match &row {
            Some(row) => tokens.iter().filter_map(|&key| read(row, key, lab.reading)).collect(),
            None => kernels(head, lab.probe(), &tokens),
        };
        let sum: f64 = values.iter().sum();
        if values.is_empty() { f32::NAN } else { (sum / values.len() as f64) as f32 }
    };
    let cell = |grid: &Grid, cell: usize| {
        let step = grid.tokens_of(cell).count().div_ceil(some.max(1)).max(1);
        mean(grid.tokens_of(cell).step_by(step).collect())
    };
    let grid = |grid: &Grid| (0..grid.count()).map(|at| cell(grid, at)).collect();
    page.grids.iter().map(grid).collect()
}

fn kernels(head: &Head, query: usize, keys: &[usize]) -> Vec<f64> {
    if head.is_bent() {
        return keys.iter().map(|&key| head.kernel_between(query, key)).collect();
    }
    let offsets: Vec<_> = keys.iter().map(|&key| head.offset(query, key)).collect();
    head.kernels(&offsets)
}

fn read(row: &Row, key: usize, reading: Reading) -> Option<f64> {
    match reading {
        Reading::Score => row.score(key),
        Reading::Weight => row.score(key).map(|_| row.weight(key)),
        Reading::LogWeight => row.log_weight(key),
    }
}

/// Colours that most cells share; the query itself, which is nearest to itself, does not pale the rest.
fn colours(lab: &Lab, values: &[Vec<f32>], language: Language) -> ColourScale {
    let mut all: Vec<f32> = values.iter().flatten().copied().filter(|value| value.is_finite()).collect();
    all.sort_unstable_by(f32::total_cmp);
    let quantile = |share: f64| {
        let at = (share * all.len().saturating_sub(1) as f64).round() as usize;
        all.get(at).map_or(0.0, |&value| f64::from(value))
    };
    let ends = (quantile(0.0), quantile(1.0));
    let (low, high) = if all.len() > 200 { (quantile(0.005), quantile(0.985)) } else { (ends.0, quantile(0.97)) };
    let signed = !is_kernel(lab) && lab.reading == Reading::Score;
    let (family, low, high) = if signed {
        let size = low.abs().max(high.abs()).max(1e-12);
        (Family::Diverging, -size, size)
    } else {
        (Family::Sequential, low, high.max(low + 1e-9))
    };
    let beyond = 1e-6 * (high - low);
    let clipped = (ends.0 < low - beyond, ends.1 > high + beyond);
    let label = match lab.reading {
        _ if is_kernel(lab) => messages::HEAT_BAR,
        Reading::Score => messages::SCORE,
        Reading::Weight => messages::WEIGHT_BAR,
        Reading::LogWeight => messages::LOG_BAR,
    };
    ColourScale { family, low, high, clipped, label: label.get(language).into() }
}

fn marks(lab: &Lab, page: &Page, values: &[Vec<f32>], colours: &ColourScale, language: Language) -> Vec<Mark> {
    let sequence = lab.sequence();
    let segments = sequence.segments();
    let mut marks = Vec::new();
    for (at, (grid, values)) in page.grids.iter().zip(values).enumerate() {
        let (columns, rows) = (grid.columns, grid.rows());
        let to = (grid.at.0 + columns as f64 * page.cell, grid.at.1 + rows as f64 * page.cell);
        let mut cells = values.clone();
        cells.resize(rows * columns, f32::NAN);
        let cells = Cells::Values(cells);
        let (colours, explained) = (colours.clone(), at == 0);
        marks.push(Mark::Raster(Raster { from: grid.at, to, columns, rows, cells, colours, explained }));
        // A line beneath says what the cells are.
        let points = vec![(grid.at.0, to.1 + 1.5), (to.0, to.1 + 1.5)];
        let ink = segments[grid.segment].modality().into();
        marks.push(Mark::Line { points, ink, width: 2.0, dashed: false });
    }
    if page.named {
        marks.extend(captions(page, segments, language));
    }
    if let Some([from, to]) = page.corners(lab.probe()) {
        marks.push(Mark::Frame { from, to, ink: Ink::Accent });
    }
    marks
}

/// The names of the segments, each above its first grid and as far as the next name on the same line.
fn captions(page: &Page, segments: &[Segment], language: Language) -> Vec<Mark> {
    let firsts: Vec<&Grid> = (0..segments.len())
        .filter_map(|segment| page.grids.iter().find(|grid| grid.segment == segment))
        .collect();
    let caption = |(at, grid): (usize, &&Grid)| {
        let beside = firsts.get(at + 1).filter(|next| next.at.1 == grid.at.1);
        let end = beside.map_or(SIZE.0, |next| next.at.0 - 4.0);
        let shown = page.grids.iter().filter(|other| other.segment == grid.segment).count();
        let segment = segments[grid.segment];
        Mark::Caption {
            at: (grid.at.0, grid.at.1 - NAME / 2.0 + 1.0),
            room: end - grid.at.0,
            text: name(segment, shown, language),
            ink: segment.modality().into(),
        }
    };
    firsts.iter().enumerate().map(caption).collect()
}

/// Mean of the cells of a segment, its highest and its lowest cell with their first tokens.
struct Extent {
    mean: f64,
    highest: (f64, usize),
    lowest: (f64, usize),
}

fn extent(page: &Page, values: &[Vec<f32>], segment: usize) -> Option<Extent> {
    let own = page.grids.iter().zip(values).filter(|(grid, _)| grid.segment == segment);
    let cells = own.flat_map(|(grid, values)| {
        let first = |cell| grid.tokens_of(cell).next().unwrap_or(grid.first);
        values.iter().enumerate().map(move |(cell, &value)| (f64::from(value), first(cell)))
    });
    let cells: Vec<(f64, usize)> = cells.filter(|(value, _)| value.is_finite()).collect();
    let mean = cells.iter().map(|(value, _)| value).sum::<f64>() / cells.len().max(1) as f64;
    let highest = cells.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0))?;
    let lowest = cells.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(Extent { mean, highest, lowest })
}

fn summary(lab: &Lab, page: &Page, values: &[Vec<f32>], language: Language) -> String {
    let sequence = lab.sequence();
    let part = |(index, &segment): (usize, &Segment)| {
        let mean = extent(page, values, index).map_or("–".into(), |extent| significant(extent.mean, 3));
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("segment", &segment_name(segment, language)), ("mean", &mean)];
        messages::HEAT_PART.with(language, &values)
    };
    let parts: Vec<String> = sequence.segments().iter().enumerate().map(part).collect();
    let parts = parts.join(if language == Language::Zh { "，" } else { ", " });
    let (m, scheme) = (lab.probe(), lab.slot(lab.show.editing()).title());
    let values: [(&str, &dyn std::fmt::Display); 6] = [
        ("reading", &reading(lab).get(language)),
        ("n", &lab.tokens()),
        ("scheme", &scheme),
        ("m", &m),
        ("kind", &kind_of(lab, m, language)),
        ("parts", &parts),
    ];
    messages::HEAT_SUMMARY.with(language, &values)
}

fn table(lab: &Lab, page: &Page, values: &[Vec<f32>], language: Language) -> Table {
    let names = [
        messages::HEAT_SEGMENT,
        messages::HEAT_TOKENS,
        messages::HEAT_MEAN,
        messages::HEAT_HIGHEST,
        messages::HEAT_LOWEST,
    ];
    let sequence = lab.sequence();
    let row = |(index, &segment): (usize, &Segment)| {
        let mut row = vec![segment_name(segment, language), segment.tokens().to_string()];
        match extent(page, values, index) {
            None => row.extend(["–", "–", "–"].map(String::from)),
            Some(Extent { mean, highest, lowest }) => {
                row.push(significant(mean, 5));
                row.extend([highest, lowest].map(|(v, token)| format!("{} ({token})", significant(v, 5))));
            }
        }
        row
    };
    let rows = sequence.segments().iter().enumerate().map(row).collect();
    Table { head: names.map(|name| name.get(language).into()).to_vec(), rows }
}

#[cfg(test)]
mod tests;
