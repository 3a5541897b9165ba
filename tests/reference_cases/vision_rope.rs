//! Topic `vision_rope`: rotations of vision towers in transformers.

use std::f64::consts::TAU;

use rotarium_kernel::allocation::{Allocation, EvenOdd, FullTurns, Halves};
use rotarium_kernel::layout::Position;
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::placement::{Measure, Order, Patches, Place, Placement};
use rotarium_kernel::{Encoding, Head, Segment, Sequence};

use super::case::{Case, Problem, malformed, unsupported};
use super::check::Check;
use super::{columns, recipe, rope_turn};

/// What is special about a tower.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tower {
    Pixtral,
    Qwen,
    Gemma,
    Llama,
    Dino,
}

/// Towers by a word of the producer.
const TOWERS: [(&str, Tower); 6] = [
    ("pixtral", Tower::Pixtral),
    ("qwen", Tower::Qwen),
    ("get_vision_position_ids", Tower::Qwen),
    ("gemma4", Tower::Gemma),
    ("llama4", Tower::Llama),
    ("dinov3", Tower::Dino),
];

/// Compares positions, frequencies, cos, sin, and the turned q and k.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let producer = case.producer.to_lowercase();
    if producer.contains("vjepa2") {
        return unsupported(
            "V-JEPA 2 turns the two channels of a pair by different angles, which is no rotation",
        );
    }
    let Some(&(_, tower)) = TOWERS.iter().find(|(word, _)| producer.contains(word)) else {
        return unsupported(format!("the tower of {}", case.producer));
    };
    let patches = patches(case, tower)?;
    ids(check, tower, &patches)?;
    let Ok(dim) = case.whole("head_dim") else { return Ok(()) };
    let dim = recipe::head_dim(dim)?;
    let encoding = encoding(tower, &recipe::rope(case, dim)?);
    let head = recipe::head(&encoding, dim);
    frequencies(check, tower, &head)?;
    if patches.is_empty() {
        return Ok(());
    }
    // A class token at the end has a row of its own in the tables; prefix tokens do not.
    let prefix = case.number("prefix_tokens").unwrap_or(0.0) as usize;
    let class = usize::from(tower == Tower::Llama);
    let still = |count: usize| vec![Position::default(); count];
    let tabled = [patches, still(class)].concat();
    columns::check(check, &head, &tabled)?;
    rope_turn::vectors(check, &head, &[[still(prefix), tabled].concat()], false)
}

/// The recipe of a tower.
fn encoding(tower: Tower, rope: &Encoding) -> Encoding {
    let (allocation, pairing) = match tower {
        Tower::Pixtral => (Allocation::EvenOdd(EvenOdd), Pairing::HalfSplit),
        Tower::Qwen => (Allocation::Halves(Halves), Pairing::HalfSplit),
        Tower::Gemma => (Allocation::Halves(Halves), Pairing::HalfSplitPerAxis),
        Tower::Llama => (Allocation::Halves(Halves), Pairing::Interleaved),
        Tower::Dino => (Allocation::FullTurns(FullTurns), Pairing::HalfSplit),
    };
    Encoding {
        placement: Placement::Patches(placement(tower)),
        allocation,
        pairing,
        ..rope.clone()
    }
}

fn placement(tower: Tower) -> Patches {
    let (order, measure) = match tower {
        Tower::Llama => (Order::ColumnFirst, Measure::Count { first: 1.0 }),
        Tower::Dino => (Order::RowFirst, Measure::Centres),
        _ => (Order::RowFirst, Measure::Count { first: 0.0 }),
    };
    Patches { order, measure }
}

/// Positions of the patches in the order of the tower; none when the case states no grid.
fn patches(case: &Case, tower: Tower) -> Result<Vec<Position>, Problem> {
    let lists = |name: &str| case.numbers(name).filter(|lists| !lists.concat().is_empty());
    let side = case.number("patches_per_side").map(|side| vec![vec![side, side]]);
    let Some(grids) = lists("grid_thw").or(lists("grid_hw")).or(lists("grid")).or(side) else {
        return Ok(Vec::new());
    };
    let merge = case.number("spatial_merge_size").unwrap_or(1.0).max(1.0) as usize;
    let mut positions = Vec::new();
    for grid in grids {
        let grid: Vec<usize> = grid.iter().map(|&side| side as usize).collect();
        let (frames, rows, columns) = match grid[..] {
            [frames, rows, columns] => (frames, rows, columns),
            [rows, columns] => (1, rows, columns),
            _ => return malformed(format!("a grid of {} sides", grid.len())),
        };
        let Ok(sequence) = Sequence::new([Segment::Image { rows, columns }]) else {
            return unsupported(format!("a picture of {rows}×{columns} patches"));
        };
        let layout = placement(tower).place(&sequence);
        let order = blocks([rows, columns], merge);
        // Frames of a clip share their positions.
        for _ in 0..frames {
            positions.extend(order.iter().map(|&patch| layout.position(patch)));
        }
    }
    Ok(positions)
}

/// Indices of the patches, block after block of `merge` × `merge`.
fn blocks([rows, columns]: [usize; 2], merge: usize) -> Vec<usize> {
    let mut patches: Vec<usize> = (0..rows * columns).collect();
    let block = |patch: &usize| {
        let [row, column] = [patch / columns, patch % columns];
        (row / merge, column / merge, row % merge, column % merge)
    };
    patches.sort_by_key(block);
    patches
}

/// Compares positions with the lists that the library gives.
fn ids(check: &mut Check, tower: Tower, patches: &[Position]) -> Result<(), Problem> {
    if tower == Tower::Llama || patches.is_empty() {
        return Ok(());
    }
    let pairs: Vec<f64> = patches.iter().flat_map(|position| [position[0], position[1]]).collect();
    for name in ["position_ids_hw", "position_ids", "coords"] {
        check.best(name, &pairs)?;
    }
    Ok(())
}

/// Compares as many frequencies as the library lists; those of DINOv3 are in turns.
fn frequencies(check: &mut Check, tower: Tower, head: &Head) -> Result<(), Problem> {
    let listed = ["f64", "f32"].iter().find_map(|precision| {
        check.case.output(precision)?.get("inv_freq")?.get("data")?.as_array().map(Vec::len)
    });
    let unit = if tower == Tower::Dino { TAU } else { 1.0 };
    let thetas = (0..listed.unwrap_or(0)).map(|pair| head.frequencies().theta(pair) / unit);
    let thetas: Vec<f64> = thetas.collect();
    if thetas.is_empty() { Ok(()) } else { check.best("inv_freq", &thetas) }
}
