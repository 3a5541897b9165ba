//! Which tokens does each token read? The N × N map of scores or weights.
//!
//! At most as many rows and columns are computed as fit on the screen; each row is normalised over all keys all the same.

use ndarray::Array2;
use rotarium_kernel::attention::{AttentionMap, Reading, sampled};
use rotarium_kernel::mask::Keys;
use rotarium_kernel::number::significant;
use rotarium_kernel::{Content, Head, MAX_CONTENT_TOKENS};

use super::{Answers, Choice, View, moved, segment_name, shown_name};
use crate::action::Action;
use crate::experiment::Experiment;
use crate::figure::{Anchor, Axis, Cells, ColourScale, Family, Figure, Ink, Mark, Raster, Side, Table};
use crate::lab::{Cursor, Lab, Show};
use crate::messages;
use crate::text::{Language, Text};

mod sight;
use sight::Sight;

/// The attention map.
pub static VIEW: View = View {
    forget: |lab| {
        let usual = Lab::default();
        (lab.train, lab.decay, lab.pin) = (usual.train, usual.decay, None);
        lab.forget_projection();
    },
    step: |lab, cursor, (right, down)| {
        let tokens = lab.tokens();
        Cursor { query: moved(cursor.query, down, tokens), key: moved(cursor.key, right, tokens), ..cursor }
    },
    choices: |lab| {
        let choice = |reading| Choice {
            label: reading_name(reading),
            chosen: lab.reading == reading,
            action: Action::Read(reading),
        };
        Reading::ALL.map(choice).to_vec()
    },
    square: true,
    zooms: true,
    ..View::new("attention", messages::ATTENTION, messages::ATTENTION_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let mask = mask_name(lab, language);
        format!("{mask} · {}", lab.content.told().get(language))
    },
    pick: |lab, (x, y)| {
        let (last, shift) = (lab.tokens() - 1, lab.shift());
        let token = |value: f64| ((value + shift).max(0.0) as usize).min(last);
        Some(Cursor { query: token(y), key: token(x), pair: None })
    },
    overlay,
    ..Answers::of(figure)
};

/// Words for a reading.
pub(crate) fn reading_name(reading: Reading) -> Text {
    match reading {
        Reading::Score => messages::SCORE,
        Reading::Weight => messages::WEIGHT,
        Reading::LogWeight => messages::LOG_WEIGHT,
    }
}

/// Words for the masks that are shown: that of the lab, or those that schemes have of their own.
fn mask_name(lab: &Lab, language: Language) -> String {
    let name = |slot| {
        let mask = lab.encoding(slot).mask;
        let words = match mask.id() {
            "causal" => Some(messages::CAUSAL),
            "full" => Some(messages::FULL),
            id => messages::part_value(id),
        };
        words.map_or_else(|| mask.formula(), |words| words.get(language).into())
    };
    let mut names: Vec<String> = lab.shown().into_iter().map(name).collect();
    names.dedup();
    names.join(" – ")
}

fn figure(experiment: &Experiment) -> Figure {
    let Experiment { lab, language, .. } = experiment;
    let content = lab.content.content();
    let heads = experiment.heads();
    let sight = Sight::of(lab, experiment.cells as usize);
    let axis = |label: Text, range| Axis::linear(label.get(*language), range);
    let mut figure = Figure {
        subtitle: String::new(),
        title: format!("{} – {}", VIEW.title.get(*language), shown_name(lab, *language)),
        x: axis(messages::KEY, sight.ranges().0),
        y: axis(messages::QUERY, sight.ranges().1).reversed(),
        equal: true,
        marks: sight.clip(strips(&heads[0].1, *language)),
        legend: Vec::new(),
        summary: String::new(),
        table: Table::default(),
    };
    if let Some(refusal) = heads.iter().find_map(|(_, head)| too_long(head, &content, *language)) {
        figure.summary = refusal;
        let at = sight.middle();
        figure.marks.push(Mark::Text { at, text: figure.summary.clone(), anchor: Anchor::Middle, ink: Ink::Strong });
        return figure;
    }
    if let Some(step) = sight.step() {
        let step = significant(step, 4);
        let note = messages::SAMPLED.with(*language, &[("step", &step)]);
        figure.x.label = format!("{} · {note}", figure.x.label);
    }
    let mut maps: Vec<AttentionMap> = heads
        .iter()
        .map(|(_, head)| {
            let vectors = experiment.vectors(head, &content);
            head.map_of(&content, &vectors, &sight.asked.0, &sight.asked.1, lab.reading)
        })
        .collect();
    let other = (maps.len() > 1).then(|| maps.pop()).flatten();
    let Some(mut map) = maps.pop() else { return figure };
    if let Some(other) = &other {
        subtract(&mut map.values, &other.values);
    }
    let (map, small) = sight.parts(map);
    let label = bar_label(lab, *language);
    let scale = colours(&map, lab, label);
    figure.summary = summary(experiment, &heads[0].1, (&map, &sight));
    figure.table = table(&map, *language);
    if let Some(small) = small {
        figure.marks.extend(sight.numbers(&map, &scale));
        let colours = colours(&small, lab, String::new());
        figure.marks.splice(0..0, sight.inset(&small, colours));
    }
    figure.marks.insert(0, raster(map, sight.corners(), scale));
    figure
}

/// Why no map of this content can be made; None when it can.
pub(crate) fn too_long(head: &Head, content: &Content, language: Language) -> Option<String> {
    let most = head.most_tokens(content);
    let values = [("n", &head.tokens() as &dyn std::fmt::Display), ("max", &most)];
    let of_its_own = head.pair_weights(content).is_none();
    let words = if of_its_own { messages::TOO_LONG } else { messages::TOO_LONG_ROWS };
    (head.tokens() > most).then(|| words.with(language, &values))
}

/// a − b, where both are allowed.
fn subtract(a: &mut Array2<f32>, b: &Array2<f32>) {
    a.zip_mut_with(b, |a, b| *a = if a.is_finite() && b.is_finite() { *a - *b } else { *a });
}

fn bar_label(lab: &Lab, language: Language) -> String {
    let text = match lab.reading {
        Reading::Score => messages::SCORE,
        Reading::Weight => messages::WEIGHT_BAR,
        Reading::LogWeight => messages::LOG_BAR,
    };
    if lab.show == Show::Difference { format!("Δ {}", text.get(language)) } else { text.get(language).into() }
}

/// Colours that most cells share: a few extreme ones, such as the first token reading itself, do not darken the rest.
fn colours(map: &AttentionMap, lab: &Lab, label: String) -> ColourScale {
    let (low, high) = map.extent();
    let [low, high] = [f64::from(low), f64::from(high)];
    let mut spread = spread(map);
    spread.sort_unstable_by(f32::total_cmp);
    let quantile = |share: f64| {
        let index = share * spread.len().saturating_sub(1) as f64;
        spread.get(index as usize).map_or(0.0, |&value| f64::from(value))
    };
    let signed = lab.show == Show::Difference || lab.reading == Reading::Score;
    let (family, bottom, top) = if signed {
        let size = quantile(0.995).abs().max(quantile(0.005).abs());
        let size = if size > 0.0 { size } else { low.abs().max(high.abs()).max(1e-12) };
        (Family::Diverging, -size, size)
    } else if lab.reading == Reading::LogWeight {
        (Family::Sequential, quantile(0.005), quantile(0.995).max(quantile(0.005) + 1e-6))
    } else {
        (Family::Sequential, 0.0, quantile(0.95).max(1e-12))
    };
    let beyond = 1e-6 * (top - bottom);
    ColourScale { family, low: bottom, high: top, clipped: (low < bottom - beyond, high > top + beyond), label }
}

/// Some thousand allowed values, evenly spread.
fn spread(map: &AttentionMap) -> Vec<f32> {
    let rows = map.values.rows().into_iter().zip(&map.allowed);
    let count: usize = map.allowed.iter().map(Keys::len).sum();
    let step = (count / 8192).max(1);
    let cells = rows.flat_map(|(row, allowed)| allowed.iter().map(move |column| row[column]));
    cells.step_by(step).collect()
}

fn raster(map: AttentionMap, (from, to): ((f64, f64), (f64, f64)), colours: ColourScale) -> Mark {
    let (rows, columns) = map.values.dim();
    let allowed = map.allowed;
    let (mut values, _) = map.values.into_raw_vec_and_offset();
    for (row, allowed) in values.chunks_mut(columns.max(1)).zip(allowed) {
        allowed.gaps(columns).into_iter().for_each(|gap| row[gap].fill(f32::NAN));
    }
    Mark::Raster(Raster { from, to, columns, rows, cells: Cells::Values(values), colours, explained: true })
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

fn summary(experiment: &Experiment, head: &Head, (map, sight): (&AttentionMap, &Sight)) -> String {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let (low, high) = map.extent();
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
    if let Some(step) = sight.step() {
        let step = significant(step, 3);
        summary = format!("{summary} ({})", messages::SAMPLED.with(language, &[("step", &step)]));
    }
    if lab.show != Show::Difference && tokens <= MAX_CONTENT_TOKENS {
        let parts = last_reads(experiment, head);
        summary = format!("{summary} {}", messages::LAST_READS.with(language, &[("parts", &parts)]));
    }
    summary
}

/// How the last token's attention is shared out over the segments.
fn last_reads(experiment: &Experiment, head: &Head) -> String {
    let Experiment { lab, language, .. } = experiment;
    let language = *language;
    let content = lab.content.content();
    let row = head.row_of(&content, &experiment.vectors(head, &content), lab.tokens() - 1);
    let part = |block: &rotarium_kernel::layout::Block| {
        let mass: f64 = block.tokens().map(|key| row.weight(key)).sum();
        let values = (significant(100.0 * mass, 3), segment_name(block.segment, language));
        messages::LAST_PART.with(language, &[("percent", &values.0), ("segment", &values.1)])
    };
    head.layout().blocks().iter().map(part).collect::<Vec<_>>().join(", ")
}

/// A dozen rows and columns in numbers.
fn table(map: &AttentionMap, language: Language) -> Table {
    let [rows, columns] = [&map.queries, &map.keys].map(|tokens| sampled(tokens.len(), 12));
    let mut head = vec![format!("{} \\ {}", messages::QUERY.get(language), messages::KEY.get(language))];
    head.extend(columns.iter().map(|&column| map.keys[column].to_string()));
    let cell = |row: usize, column: usize| {
        let allowed = map.allowed[row].contains(column);
        if allowed { significant(f64::from(map.values[[row, column]]), 4) } else { "–".into() }
    };
    let line = |&row: &usize| {
        std::iter::once(map.queries[row].to_string()).chain(columns.iter().map(|&column| cell(row, column))).collect()
    };
    Table { head, rows: rows.iter().map(line).collect() }
}

/// The cell, its row and column, and all cells at the same distance.
fn overlay(lab: &Lab, cursor: Cursor) -> Vec<Mark> {
    let tokens = lab.tokens() as f64;
    let shift = lab.shift();
    let (x, y) = (cursor.key as f64 + 0.5 - shift, cursor.query as f64 + 0.5 - shift);
    let back = y - x;
    let (first, last) = (-shift, tokens - shift);
    let diagonal = if back >= 0.0 {
        vec![(first, first + back), (last - back, last)]
    } else {
        vec![(first - back, first), (last, last + back)]
    };
    vec![
        Mark::Line { points: diagonal, ink: Ink::Muted, width: 1.0, dashed: true },
        Mark::Rule { along: Side::X, at: x, ink: Ink::Accent, dashed: false, label: String::new() },
        Mark::Rule { along: Side::Y, at: y, ink: Ink::Accent, dashed: false, label: String::new() },
        Mark::Points { points: vec![(x, y)], ink: Ink::Accent, radius: 3.5 },
    ]
}
