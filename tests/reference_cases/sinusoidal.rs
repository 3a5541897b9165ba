//! Topic `sinusoidal`: tables of absolute position vectors in the column orders of the libraries.

use rotarium_kernel::additive::Sinusoidal;

use super::case::{Case, Problem, unsupported};
use super::check::Check;

/// How a library writes its table.
#[derive(Debug, Clone, Copy)]
struct Style {
    /// Order of the columns.
    order: Order,
    /// Exponent i/(d/2 − 1) of tensor2tensor instead of the paper's 2i/d.
    tensor2tensor: bool,
    /// Everything divided by √d.
    scaled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Interleaved,
    SinCos,
    CosSin,
}

/// Libraries by a word of the producer.
const STYLES: [(&str, Style); 8] = [
    ("xlm", paper(Order::Interleaved)),
    ("roformer", paper(Order::SinCos)),
    ("gptj", paper(Order::SinCos)),
    ("ScaledSinusoidal", Style { scaled: true, ..paper(Order::SinCos) }),
    ("m2m_100", tensor2tensor(Order::SinCos)),
    ("whisper", tensor2tensor(Order::SinCos)),
    ("musicgen", tensor2tensor(Order::CosSin)),
    ("speech_to_text", tensor2tensor(Order::SinCos)),
];

const fn paper(order: Order) -> Style {
    Style { order, tensor2tensor: false, scaled: false }
}

const fn tensor2tensor(order: Order) -> Style {
    Style { order, tensor2tensor: true, scaled: false }
}

/// Compares the table.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let Some((_, style)) = STYLES.iter().find(|(word, _)| case.producer.contains(word)) else {
        return unsupported(format!("the table of {}", case.producer));
    };
    let dim = case.whole("dim")?;
    let base = ["theta", "base"].iter().find_map(|name| case.number(name)).unwrap_or(1e4);
    let Some(sinusoidal) = sinusoidal(*style, base, dim) else {
        return unsupported(format!("{dim} channels in the style of {}", case.producer));
    };
    let padding = case.param("padding_idx").and_then(serde_json::Value::as_u64);
    let mut table = Vec::new();
    for position in positions(case, dim)? {
        // The library zeroes the row of its padding token.
        let row = if padding == Some(position as u64) {
            vec![0.0; dim]
        } else {
            arranged(&sinusoidal.vector(position, dim / 2 * 2), *style, dim)
        };
        table.extend(row);
    }
    check.best("table", &table)
}

/// The kernel's vectors have exponents 2i/d. With b^(h/(h−1)), h = d/2, in place of b these are tensor2tensor's i/(h−1).
fn sinusoidal(style: Style, base: f64, dim: usize) -> Option<Sinusoidal> {
    if !style.tensor2tensor {
        return dim.is_multiple_of(2).then_some(Sinusoidal { base });
    }
    let half = (dim / 2) as f64;
    (dim >= 4).then(|| Sinusoidal { base: base.powf(half / (half - 1.0)) })
}

/// The kernel's (sin, cos) pairs in the order of the library; an odd width ends in a 0.
fn arranged(vector: &[f64], style: Style, dim: usize) -> Vec<f64> {
    let [sin, cos] = [0, 1].map(|first| vector.iter().skip(first).step_by(2).copied());
    let mut row: Vec<f64> = match style.order {
        Order::Interleaved => vector.to_vec(),
        Order::SinCos => sin.chain(cos).collect(),
        Order::CosSin => cos.chain(sin).collect(),
    };
    if style.scaled {
        let scale = 1.0 / (dim as f64).sqrt();
        row.iter_mut().for_each(|value| *value *= scale);
    }
    row.resize(dim, 0.0);
    row
}

/// The positions of the rows: all of them, or one in so many when the table has fewer rows than positions.
fn positions(case: &Case, dim: usize) -> Result<Vec<f64>, Problem> {
    let count = case.whole("positions")?;
    let outputs = ["f64", "f32"]
        .iter()
        .find_map(|key| case.output(key)?.get("table")?.get("data")?.as_array());
    let rows = outputs.map_or(count, |data| data.len() / dim.max(1));
    let stride = match stated_stride(case.note()) {
        Some(stride) if rows < count => stride,
        _ => (1..=count.max(1)).find(|&stride| count.div_ceil(stride) == rows).unwrap_or(1),
    };
    Ok((0..rows).map(|row| (row * stride) as f64).collect())
}

/// The stride in a remark such as "rows are positions 0, 7, 14".
fn stated_stride(note: &str) -> Option<usize> {
    let (_, list) = note.split_once("positions 0, ")?;
    list.split(',').next()?.trim().parse().ok()
}
