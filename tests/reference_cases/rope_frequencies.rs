//! Topic `rope_init`: frequencies, attention factor and rotated channels.

use rotarium_kernel::{Encoding, HeadDim};

use super::case::{Problem, unsupported};
use super::check::Check;
use super::recipe;

/// Compares `inv_freq`, `attention_factor` and `rotary_dim`.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    if case.param("head_dim").is_none() {
        return unsupported("no head_dim: not a case of frequencies");
    }
    let dim = recipe::head_dim(case.whole("head_dim")?)?;
    if case.param("local").is_some() || case.param("global").is_some() {
        return layers(check, dim);
    }
    if case.text("rope_type").is_empty() {
        return unsupported("no rope_type");
    }
    if case.output("f64").is_some_and(|outputs| outputs.get("inv_freq").is_none()) {
        return unsupported("the output is not one table of frequencies");
    }
    let frequencies = recipe::rope(case, dim)?.frequencies(dim, 1.0);
    let rotated = frequencies.rotary_pairs();
    let thetas: Vec<f64> = frequencies.pairs()[..rotated].iter().map(|omega| omega[0]).collect();
    check.best("inv_freq", &thetas)?;
    check.best("attention_factor", &[frequencies.attention_factor()])?;
    check.best("rotary_dim", &[2.0 * rotated as f64])
}

/// Models whose layers use two sets of frequencies.
fn layers(check: &mut Check, dim: HeadDim) -> Result<(), Problem> {
    for layer in ["local", "global"] {
        let Some(settings) = check.case.param(layer) else { continue };
        let number = |name: &str| settings.get(name).and_then(serde_json::Value::as_f64);
        let rope_type =
            settings.get("rope_type").and_then(serde_json::Value::as_str).unwrap_or_default();
        let rescale = recipe::rescale(rope_type, number("factor"))?;
        let base = number("rope_theta").unwrap_or(1e4);
        let frequencies = Encoding { rescale, ..recipe::plain(dim, base) }.frequencies(dim, 1.0);
        let thetas: Vec<f64> = frequencies.pairs().iter().map(|omega| omega[0]).collect();
        check.best(&format!("{layer}_inv_freq"), &thetas)?;
    }
    Ok(())
}
