//! Topic `rope_init`: frequencies, attention factor, rotated channels, and the softmax scale that goes with them.

use rotarium_kernel::ladder::{Even, Ladder};
use rotarium_kernel::rescale::{Ntk, NtkMixed, Rescale, Spread};
use rotarium_kernel::temperature::{DeepSeek, Scale};
use rotarium_kernel::{Encoding, HeadDim};
use serde_json::Value;

use super::case::{Case, Precision, Problem, Tensor, Tolerance, malformed, unsupported};
use super::check::Check;
use super::{columns, recipe, scaling};

/// What the logarithm of another library may differ by: Python floats come without a tolerance.
const LAST_BITS: Tolerance = Tolerance { absolute: 0.0, relative: 1e-15 };

/// Compares `inv_freq`, `attention_factor` and `rotary_dim`.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    if case.output("exact").and_then(|exact| exact.get("rows")).is_some() {
        return softmax_scales(check);
    }
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    if case.param("local").is_some() || case.param("global").is_some() {
        return layers(check, dim);
    }
    if case.numbers("sequence_length_of_each_call").is_some() {
        return calls(check, dim);
    }
    if case.text("rope_type").is_empty() && case.text("type").is_empty() {
        return unsupported("no rope_type");
    }
    let length = case.number("seq_len").unwrap_or(1.0);
    let frequencies = recipe::rope(case, dim)?.frequencies(dim, length);
    let rotated = frequencies.rotary_pairs();
    check.best("inv_freq", &thetas(&recipe::rope(case, dim)?, dim, length))?;
    if let Some((wanted, stated)) = case.reference("attention_factor", Precision::Exact)? {
        let tolerance = if stated == Tolerance::default() { LAST_BITS } else { stated };
        check.values("attention_factor", &[frequencies.attention_factor()], &wanted, tolerance)?;
    }
    check.best("rotary_dim", &[2.0 * rotated as f64])
}

/// θ of the rotated pairs for a text of that length.
pub(crate) fn thetas(encoding: &Encoding, dim: HeadDim, length: f64) -> Vec<f64> {
    let frequencies = encoding.frequencies(dim, length);
    frequencies.pairs()[..frequencies.rotary_pairs()].iter().map(|omega| omega[0]).collect()
}

/// Models whose layers use two sets of frequencies.
fn layers(check: &mut Check, dim: HeadDim) -> Result<(), Problem> {
    for layer in ["local", "global"] {
        let Some(settings) = check.case.param(layer) else { continue };
        let found = thetas(&scaling::encoding(settings, dim)?, dim, 1.0);
        check.best(&format!("{layer}_inv_freq"), &found)?;
    }
    Ok(())
}

/// A module that is called with texts of several lengths and keeps the frequencies of the longest one, until a text fits
/// into the training length again.
fn calls(check: &mut Check, dim: HeadDim) -> Result<(), Problem> {
    let case = check.case;
    let original = scaling::original(case.params())?;
    let encoding = recipe::rope(case, dim)?;
    let lengths = case.numbers("sequence_length_of_each_call").unwrap_or_default().concat();
    let mut kept = original;
    let mut found = Vec::new();
    for length in lengths {
        kept = if length < original { original } else { kept.max(length) };
        found.extend(thetas(&encoding, dim, kept));
    }
    check.best("inv_freq_after_call", &found)
}

/// Rows of settings with the factor of the scores that they give.
fn softmax_scales(check: &mut Check) -> Result<(), Problem> {
    let rows = check.case.output("exact").and_then(|exact| exact.get("rows"));
    let Some(rows) = rows.and_then(Value::as_array) else { return malformed("rows is no list") };
    for row in rows {
        let number = |name: &str| match scaling::number(row, name) {
            Some(number) => Ok(number),
            None => malformed(format!("a row has no {name}")),
        };
        let dim = recipe::head_dim(number("qk_head_dim")? as usize)?;
        let scale =
            DeepSeek { factor: number("factor")?, mscale_all_dim: number("mscale_all_dim")? };
        let wanted = Tensor { shape: Vec::new(), data: vec![number("softmax_scale")?] };
        check.values("softmax_scale", &[scale.factor(dim)], &wanted, LAST_BITS)?;
    }
    Ok(())
}

/// Frequencies of a base that was changed for a longer context, or of a mixed radix.
pub(crate) fn stretched(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    let base = case.number("rope_theta").or_else(|| case.number("theta")).unwrap_or(1e4);
    let Some(rescale) = rescale(case) else {
        return unsupported("no factor of a longer context: not a case of frequencies");
    };
    let encoding = Encoding { rescale, ..recipe::plain(dim, base) };
    check.best("inv_freq", &thetas(&encoding, dim, 1.0))
}

/// The angles of RetNet, each of them twice, and their tables.
pub(crate) fn even(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    let ladder = Ladder::Even(Even { base: 1e4 });
    let encoding = Encoding { ladder, ..recipe::plain(dim, 1e4) };
    let repeated = |theta: f64| [theta, theta];
    let found: Vec<f64> = thetas(&encoding, dim, 1.0).into_iter().flat_map(repeated).collect();
    check.best("angle", &found)?;
    let positions: Vec<_> =
        (0..case.whole("seq_len")?).map(|at| [at as f64, 0.0, 0.0, 0.0]).collect();
    columns::check(check, &recipe::head(&encoding, dim), &positions)
}

fn rescale(case: &Case) -> Option<Rescale> {
    let mixed = |factor| Some(NtkMixed { factor, exponent: case.number("b")? });
    let base_change = |factor| Ntk { factor, spread: Spread::Bloc97 };
    let changed = case.number("theta_rescale_factor").map(base_change).map(Rescale::Ntk);
    changed.or_else(|| case.number("k").and_then(mixed).map(Rescale::NtkMixed))
}
