//! Topic `vision_rope_other`: tables of timm and of rotary-embedding-torch for pictures.

use rotarium_kernel::additive::Sinusoidal;
use rotarium_kernel::allocation::{Allocation, Bands, Directions, Halves, Spacing};
use rotarium_kernel::layout::Position;
use rotarium_kernel::pairing::Pairing;
use rotarium_kernel::placement::{Measure, Order, Patches, Place, Placement};
use rotarium_kernel::{Encoding, Head, HeadDim, Segment, Sequence};

use super::case::{Case, Precision, Problem, malformed, unsupported};
use super::check::Check;
use super::{columns, recipe, rope_turn};

/// Compares bands, angles, cos, sin, tables, and the turned q and k.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let producer = check.case.producer.clone();
    if producer.contains("get_mixed_freqs") {
        mixed(check)
    } else if producer.contains("RotaryEmbeddingCat") {
        axial(check)
    } else if producer.contains("build_sincos2d_pos_embed") {
        added(check)
    } else if producer.contains("get_axial_freqs") {
        angles(check)
    } else {
        unsupported(format!("the table of {producer}"))
    }
}

/// Rows and columns of the picture.
fn grid(case: &Case) -> Result<[usize; 2], Problem> {
    let sides = case.numbers("grid_hw").unwrap_or_default().concat();
    match sides[..] {
        [rows, columns] => Ok([rows as usize, columns as usize]),
        _ => malformed("params.grid_hw is not two numbers"),
    }
}

/// A head over the patches of the case, and their positions.
fn head(
    case: &Case,
    dim: HeadDim,
    base: f64,
    measure: Measure,
    allocation: Allocation,
) -> Result<(Head, Vec<Position>), Problem> {
    let [rows, columns] = grid(case)?;
    let patches = Patches { order: Order::RowFirst, measure };
    let Ok(sequence) = Sequence::new([Segment::Image { rows, columns }]) else {
        return unsupported(format!("a picture of {rows}×{columns} patches"));
    };
    let layout = patches.place(&sequence);
    let encoding = Encoding {
        placement: Placement::Patches(patches),
        allocation,
        pairing: Pairing::Interleaved,
        ..recipe::plain(dim, base)
    };
    let positions = (0..layout.tokens()).map(|patch| layout.position(patch)).collect();
    Ok((recipe::head(&encoding, dim), positions))
}

/// EVA-02, its plain form, and pixel bands.
fn axial(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    let pixels = case.param("in_pixels").and_then(serde_json::Value::as_bool) == Some(true);
    let moved = case.number("grid_offset").is_some_and(|offset| offset != 0.0);
    if moved || case.text("grid_indexing") == "xy" {
        return unsupported("a grid that is moved, or read column by column");
    }
    let (measure, allocation) = if pixels {
        let spacing = Spacing::Octaves { pixels: case.number("max_res").unwrap_or(224.0) };
        if dim.pairs().is_multiple_of(2) {
            check.best("bands", &spacing.bands(dim.pairs() / 2))?;
        }
        (Measure::Ends, Allocation::Bands(Bands { spacing }))
    } else {
        let reference = case.numbers("ref_feat_shape").unwrap_or_default().concat();
        let measure = match reference[..] {
            [rows, columns] => Measure::Rescaled { rows, columns },
            _ => Measure::Count { first: 0.0 },
        };
        (measure, Allocation::Halves(Halves))
    };
    let base = case.number("temperature").unwrap_or(1e4);
    let (head, positions) = head(case, dim, base, measure, allocation)?;
    columns::check(check, &head, &positions)?;
    rope_turn::vectors(check, &head, &[positions], false)
}

/// RoPE-Mixed with given wave vectors: one list of heads for rows, one for columns.
fn mixed(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    let Some(freqs) = case.input("freqs")? else { return malformed("inputs.freqs is missing") };
    let [2, heads, pairs] = freqs.shape[..] else {
        return malformed(format!("inputs.freqs of shape {:?}", freqs.shape));
    };
    if pairs != dim.pairs() {
        return malformed(format!("{pairs} wave vectors for {} pairs", dim.pairs()));
    }
    let start = Measure::Count { first: 0.0 };
    let mut turned = Vec::with_capacity(heads);
    for index in 0..heads {
        let along = |axis: usize| &freqs.data[(axis * heads + index) * pairs..][..pairs];
        let omegas = along(0).iter().zip(along(1)).map(|(&row, &column)| [row, column]).collect();
        turned.push(head(case, dim, 1e4, start, Allocation::Directions(Directions { omegas }))?);
    }
    for (name, function) in [("cos", f64::cos as fn(f64) -> f64), ("sin", f64::sin)] {
        let Some((table, tolerance)) = case.reference(name, Precision::Double)? else { continue };
        let order = columns::pairs(&table, pairs)?;
        let mut found = Vec::with_capacity(table.data.len());
        for (head, positions) in &turned {
            for &position in positions {
                let angles: Vec<f64> = head.frequencies().angles(position).collect();
                found.extend(order.iter().map(|&pair| function(angles[pair])));
            }
        }
        check.values(name, &found, &table, tolerance)?;
    }
    for name in ["q", "k"] {
        // [batch, heads, patches, channels]
        let Some(input) = case.input(name)? else { continue };
        let vectors = input.rows().enumerate().flat_map(|(index, vector)| {
            let patches = turned[0].1.len();
            let (head, positions) = &turned[index / patches % heads];
            head.encoded(vector, positions[index % patches])
        });
        check.best(name, &vectors.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Sines and cosines of row and column, side by side.
fn added(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let dim = case.whole("dim")?;
    if !dim.is_multiple_of(4) {
        return unsupported(format!("{dim} channels for two axes"));
    }
    let base = case.number("temperature").unwrap_or(1e4);
    let [rows, columns] = grid(case)?;
    let vector = |position: usize| Sinusoidal { base }.vector(position as f64, dim / 2);
    let (mut apart, mut by_axis) = (Vec::new(), Vec::new());
    for patch in 0..rows * columns {
        let [y, x] = [patch / columns, patch % columns].map(vector);
        let half =
            |vector: &[f64], first: usize| vector.iter().skip(first).step_by(2).copied().collect();
        let [sin_y, cos_y, sin_x, cos_x]: [Vec<f64>; 4] =
            [half(&y, 0), half(&y, 1), half(&x, 0), half(&x, 1)];
        apart.extend([&sin_y[..], &sin_x, &cos_y, &cos_x].concat());
        by_axis.extend([sin_y, cos_y, sin_x, cos_x].concat());
    }
    check.best("table", &apart)?;
    check.best("table_interleaved", &by_axis)
}

/// Angles per channel, each twice.
fn angles(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let own = case.whole("dim_per_axis")?;
    let dim = recipe::head_dim(2 * own)?;
    if !own.is_multiple_of(2) {
        return unsupported(format!("{own} channels per axis"));
    }
    let (measure, allocation) = match case.text("freqs_for") {
        "pixel" => {
            let spacing = Spacing::Even { most: case.number("max_freq").unwrap_or(10.0) };
            (Measure::Ends, Allocation::Bands(Bands { spacing }))
        }
        "lang" | "" => (Measure::Count { first: 0.0 }, Allocation::Halves(Halves)),
        other => return unsupported(format!("freqs_for {other}")),
    };
    let base = ["theta", "rope_theta"].iter().find_map(|name| case.number(name)).unwrap_or(1e4);
    let (head, positions) = head(case, dim, base, measure, allocation)?;
    let thetas: Vec<f64> = (0..own / 2).map(|pair| head.frequencies().theta(pair)).collect();
    check.best("freqs", &thetas)?;
    let angles: Vec<f64> = positions
        .iter()
        .flat_map(|&position| head.frequencies().angles(position).collect::<Vec<_>>())
        .flat_map(|angle| [angle, angle])
        .collect();
    check.best("angles", &angles)
}
