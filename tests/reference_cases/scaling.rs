//! Settings of a rotary embedding, as transformers spells them → ladder and rescale of the kernel.

use rotarium_kernel::ladder::{Ladder, Rope, Truncated};
use rotarium_kernel::rescale::{
    Band, DynamicNtk, Interpolation, Llama3, LongRope, Mscale, Ramp, Reach, Rescale, Unscaled, Yarn,
};
use rotarium_kernel::{Encoding, HeadDim};
use serde_json::Value;

use super::case::{Problem, malformed, unsupported};
use super::recipe;

/// RoPE-1D with the base, rotated share and rescaling that an object of settings states; the base is 10⁴ when it says none.
pub(crate) fn encoding(settings: &Value, dim: HeadDim) -> Result<Encoding, Problem> {
    let base = number(settings, "rope_theta").unwrap_or(1e4);
    let ladder = match rope_type(settings) {
        "proportional" => Ladder::Truncated(Truncated {
            base,
            share: number(settings, "partial_rotary_factor").unwrap_or(1.0),
        }),
        _ => Ladder::Rope(Rope { base, share: share(settings, dim)? }),
    };
    Ok(Encoding { ladder, rescale: rescale(settings)?, ..recipe::plain(dim, base) })
}

/// The length L that a rescale calls original.
pub(crate) fn original(settings: &Value) -> Result<f64, Problem> {
    let stated = number(settings, "original_max_position_embeddings");
    let found = stated.or_else(|| number(settings, "max_position_embeddings"));
    found.map_or_else(|| malformed("no original_max_position_embeddings"), Ok)
}

fn rescale(settings: &Value) -> Result<Rescale, Problem> {
    match rope_type(settings) {
        "" | "default" | "mrope" => Ok(Rescale::Unscaled(Unscaled)),
        "linear" => Ok(Rescale::Interpolation(Interpolation { factor: factor(settings)? })),
        "proportional" => {
            let factor = number(settings, "factor").unwrap_or(1.0);
            Ok(Rescale::Interpolation(Interpolation { factor }))
        }
        "dynamic" => Ok(Rescale::DynamicNtk(DynamicNtk {
            factor: factor(settings)?,
            // This one never looks at the original length.
            original: match number(settings, "max_position_embeddings") {
                Some(length) => length,
                None => original(settings)?,
            },
        })),
        "yarn" => yarn(settings).map(Rescale::Yarn),
        "llama3" => Ok(Rescale::Llama3(Llama3 {
            factor: factor(settings)?,
            low: number(settings, "low_freq_factor").unwrap_or(1.0),
            high: number(settings, "high_freq_factor").unwrap_or(4.0),
            original: original(settings)?,
        })),
        "longrope" | "su" => long_rope(settings).map(Rescale::LongRope),
        other => unsupported(format!("rope_type {other}")),
    }
}

fn yarn(settings: &Value) -> Result<Yarn, Problem> {
    let stated = |name: &str| number(settings, name).unwrap_or(0.0);
    let or = |name: &str, otherwise: f64| match stated(name) {
        0.0 => otherwise,
        value => value,
    };
    Ok(Yarn {
        reach: Reach::Factor(factor(settings)?),
        band: Band {
            original: original(settings)?,
            beta_fast: or("beta_fast", 32.0),
            beta_slow: or("beta_slow", 1.0),
            ramp: Ramp::Index,
            truncate: settings.get("truncate").and_then(Value::as_bool).unwrap_or(true),
        },
        mscale: Mscale {
            attention_factor: stated("attention_factor"),
            mscale: stated("mscale"),
            all_dim: stated("mscale_all_dim"),
        },
    })
}

fn long_rope(settings: &Value) -> Result<LongRope, Problem> {
    let list = |name: &str| {
        let values = settings.get(name).and_then(Value::as_array);
        let list = values.and_then(|list| list.iter().map(Value::as_f64).collect());
        list.map_or_else(|| malformed(format!("{name} is no list of numbers")), Ok)
    };
    Ok(LongRope {
        short: list("short_factor")?,
        long: list("long_factor")?,
        original: original(settings)?,
        factor: factor(settings).unwrap_or(1.0),
        attention_factor: number(settings, "attention_factor"),
    })
}

/// s as stated; otherwise the longest length over the original one.
fn factor(settings: &Value) -> Result<f64, Problem> {
    let ratio = || {
        let longest = number(settings, "max_position_embeddings")?;
        Some(longest / number(settings, "original_max_position_embeddings")?)
    };
    let found = number(settings, "factor").or_else(ratio);
    found.map_or_else(|| malformed("no factor"), Ok)
}

fn rope_type(settings: &Value) -> &str {
    let text = |name: &str| settings.get(name).and_then(Value::as_str);
    text("rope_type").or_else(|| text("type")).unwrap_or_default()
}

/// Share of the channels that turns; libraries that do not refuse an odd number of them cannot turn the last one.
fn share(settings: &Value, dim: HeadDim) -> Result<f64, Problem> {
    let counted = number(settings, "rotary_dim").map(|rotated| rotated / dim.get() as f64);
    let share = number(settings, "partial_rotary_factor").or(counted).unwrap_or(1.0);
    let channels = (share * dim.get() as f64 + 1e-9) as usize;
    if channels.is_multiple_of(2) {
        Ok(share)
    } else {
        unsupported(format!("{channels} rotated channels"))
    }
}

/// A number among the settings; None when it is absent or null.
pub(crate) fn number(settings: &Value, name: &str) -> Option<f64> {
    settings.get(name).and_then(Value::as_f64)
}
