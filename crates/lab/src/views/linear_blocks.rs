//! What does a codebook with explicit neighbours see? Softmax, Transformer-VQ with a bias inside its window, and the
//! difference; frames hold the blocks whose keys are read one by one (Su, kexue.fm/archives/9844, corrected in the notes).

use rotarium_kernel::mechanisms::{Attend, Sight, Softmax, Vq, relative_error};
use rotarium_kernel::number::significant;

use super::linear::{
    Grid, Panel, amounts, asked, codebook, differences, forget_cursor, linear, most, names, pages,
    plane,
};
use super::linear_maps::cells;
use super::linear_plane::coded;
use super::{Answers, View};
use crate::experiment::Experiment;
use crate::figure::{Figure, Ink, Mark, Table};
use crate::messages::linear as words;
use crate::pages::Linear;

/// The maps.
pub static VIEW: View = View {
    forget: forget_cursor,
    pages: |all| {
        pages(all, |linear| Linear {
            block: linear.block,
            slope: linear.slope,
            window: linear.window,
            token: Linear::default().token,
            ..coded(linear)
        })
    },
    square: true,
    ..View::new("linear_blocks", words::BLOCKS, words::BLOCKS_QUESTION)
};

/// What it answers.
pub static ANSWERS: Answers = Answers {
    subtitle: |lab, language| {
        let linear = linear(lab);
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("l", &linear.block),
            ("b", &significant(0.0 - linear.slope, 3)),
            ("w", &linear.window),
        ];
        words::BLOCKS_SUB.with(language, &values)
    },
    ..Answers::of(figure)
};

static GRID: Grid = Grid::in_a_row(3);

/// What every block reads key by key: itself and so many blocks before it.
fn frames(tokens: usize, block: usize, back: usize) -> Vec<Mark> {
    let share = |token: usize| token.min(tokens) as f64 / tokens as f64;
    let frame = |from: usize| Mark::Frame {
        from: GRID.point(1, (share((from / block).saturating_sub(back) * block), share(from))),
        to: GRID.point(1, (share(from + block), share(from + block))),
        ink: Ink::Accent,
    };
    (0..tokens).step_by(block).map(frame).collect()
}

fn figure(experiment: &Experiment) -> Figure {
    let (lab, language) = asked(experiment);
    let inputs = plane(lab);
    let linear = linear(lab);
    let vq = Vq { codes: codebook(lab, linear.codes), slope: linear.slope, window: linear.window };
    let [full, coded] =
        [Softmax.weights(&inputs, Sight::Causal, 0), vq.weights(&inputs, Sight::Causal, 0)];
    let apart = &coded - &full;
    let (high, off) = (most(full.iter().copied()), most(apart.iter().map(|x| x.abs())));
    let off = off.max(high * 1e-6);
    let within = words::WITHIN.with(
        language,
        &[("name", &words::DIFFERENCE_SHORT.get(language)), ("high", &significant(off, 2))],
    );
    let panel = |name: &str, map, colours| Panel {
        name: name.into(),
        rows: inputs.tokens(),
        columns: inputs.tokens(),
        cells: cells(map, Sight::Causal),
        colours,
    };
    let weight = || amounts(high, words::WEIGHT.get(language).into());
    let panels = vec![
        panel(words::SOFTMAX.get(language), &full, weight()),
        panel(words::VQ.get(language), &coded, weight()),
        panel(&within, &apart, differences(off, words::LESS_SOFTMAX.get(language).into())),
    ];
    let mut marks = GRID.marks(panels, &[1]);
    let block = linear.block;
    let back = if linear.slope == 0.0 { 1 } else { linear.window.div_ceil(block).max(1) };
    marks.extend(frames(inputs.tokens(), block, back));
    let output = coded.dot(&inputs.v);
    let error = relative_error(&output, &full.dot(&inputs.v));
    let chunked =
        vq.chunked(&inputs, block).map_or(0.0, |chunked| relative_error(&chunked, &output));
    let agrees = if chunked < 1e-12 {
        words::AGREE.get(language).to_string()
    } else {
        significant(chunked, 2)
    };
    let values: [(&str, &dyn std::fmt::Display); 4] = [
        ("error", &significant(error, 3)),
        ("agree", &agrees),
        ("read", &((back + 1) * block)),
        ("c", &codebook(lab, linear.codes).vectors(&inputs.k).nrows()),
    ];
    let head = [words::OUTPUT_ERROR, words::BLOCKS_AND_MATRIX];
    Figure {
        summary: words::BLOCKS_SUMMARY.with(language, &values),
        table: Table {
            head: names(&head, language),
            rows: vec![vec![significant(error, 3), format!("{chunked:.1e}")]],
        },
        ..GRID.figure(words::BLOCKS, language, marks, true)
    }
}
