//! Topic `bias`: ALiBi slopes and biases.

use rotarium_kernel::bias::{AddToScore, Alibi};

use super::case::{Precision, Problem, Tensor, unsupported};
use super::check::Check;

/// Compares slopes or biases, whichever the producer gives.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let producer = case.producer.as_str();
    if producer.ends_with("_get_alibi_slopes") {
        slopes(check)
    } else if producer.ends_with("bloom.build_alibi_tensor") {
        // slope·key: against the bias of the last query, a constant per row is left, which no softmax notices.
        by_key(check, |alibi, key, last| alibi.at(last, key) - alibi.at(last, 0.0))
    } else if producer.ends_with("mpt.build_mpt_alibi_tensor") {
        match case.number("alibi_bias_max") {
            Some(max) if max != 8.0 => {
                unsupported(format!("alibi_bias_max {max}; the kernel has the paper's 8"))
            }
            // slope·(key − last): exactly the bias of the last query.
            _ => by_key(check, |alibi, key, last| alibi.at(last, key)),
        }
    } else if producer.ends_with("AlibiPositionalBias") {
        by_query_and_key(check)
    } else if producer.contains("falcon") {
        unsupported("slopes rounded through bfloat16, no tolerance stated")
    } else {
        unsupported(format!("the kernel has no bias like {producer}"))
    }
}

/// Slopes of Bloom, and of the other libraries where the case lists them.
fn slopes(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let heads = case.whole("num_heads")?;
    let slopes: Vec<f64> = (0..heads).map(|head| Alibi::of_head(head, heads).slope).collect();
    check.best("slopes", &slopes)?;
    for (name, precision) in
        [("x_transformers_slopes_f64", Precision::Double), ("mpt_slopes_f32", Precision::Single)]
    {
        if let Some(output) = case.output(name) {
            let wanted = Tensor::read(output, name)?;
            check.values(name, &slopes, &wanted, case.tolerance("slopes", precision))?;
        }
    }
    Ok(())
}

/// Biases with one row per head: `bias(alibi, key, last key)`.
fn by_key(check: &mut Check, bias: impl Fn(Alibi, f64, f64) -> f64) -> Result<(), Problem> {
    let [heads, tokens] = [check.case.whole("num_heads")?, check.case.whole("seq_len")?];
    let last = tokens as f64 - 1.0;
    let row = |head| {
        let alibi = Alibi::of_head(head, heads);
        (0..tokens).map(|key| bias(alibi, key as f64, last)).collect::<Vec<_>>()
    };
    check.best("alibi", &(0..heads).flat_map(row).collect::<Vec<_>>())
}

/// −slope·|Δ|; the queries are the last tokens.
fn by_query_and_key(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let heads = case.whole("num_heads")?;
    let [queries, keys] = [case.whole("query_len")?, case.whole("key_len")?];
    let mut biases = Vec::with_capacity(heads * queries * keys);
    for head in 0..heads {
        let alibi = Alibi::of_head(head, heads);
        for query in 0..queries {
            let place = query as f64 + keys as f64 - queries as f64;
            biases.extend((0..keys).map(|key| alibi.at(place, key as f64)));
        }
    }
    check.best("bias", &biases)
}
