//! Topic `bias`: slopes and biases of ALiBi, buckets and biases of T5.

use rotarium_kernel::bias::{AddToScore, Alibi, T5};
use serde_json::Value;

use super::case::{Precision, Problem, Tensor, Tolerance, malformed, unsupported};
use super::check::Check;

/// Compares slopes or biases, whichever the producer gives.
pub(crate) fn check(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let producer = case.producer.as_str();
    if producer.ends_with("_get_alibi_slopes") {
        slopes(check)
    } else if producer.ends_with("bloom.build_alibi_tensor") {
        // slope·key: against the bias of the last query, a constant per row is left, which no softmax notices.
        by_key(check, 8.0, |alibi, key, last| alibi.at(last, key) - alibi.at(last, 0.0))
    } else if producer.ends_with("mpt.build_mpt_alibi_tensor") {
        // slope·(key − last): exactly the bias of the last query.
        let steepest = case.number("alibi_bias_max").unwrap_or(8.0);
        by_key(check, steepest, |alibi, key, last| alibi.at(last, key))
    } else if producer.ends_with("AlibiPositionalBias") {
        by_query_and_key(check)
    } else if producer.ends_with("falcon.build_alibi_tensor") {
        in_bfloat16(check)
    } else if producer.ends_with("_relative_position_bucket") {
        buckets(check)
    } else if producer.ends_with("RelativePositionBias") {
        bucket_biases(check)
    } else if producer.contains("deberta") {
        unsupported("DeBERTa's buckets choose vectors that meet q and k, no bias")
    } else if producer.contains("gen_relative") {
        unsupported("tables over the offsets within one window of an image encoder")
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
fn by_key(
    check: &mut Check,
    steepest: f64,
    bias: impl Fn(Alibi, f64, f64) -> f64,
) -> Result<(), Problem> {
    let [heads, tokens] = [check.case.whole("num_heads")?, check.case.whole("seq_len")?];
    let last = tokens as f64 - 1.0;
    let row = |head| {
        let alibi = Alibi::of_head_down_to(head, heads, steepest);
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

/// Falcon's slope·key: slope, key and product rounded to bfloat16 one after the other, so equal to the last bit.
fn in_bfloat16(check: &mut Check) -> Result<(), Problem> {
    let [heads, tokens] = [check.case.whole("num_heads")?, check.case.whole("seq_len")?];
    let row = |head| {
        let slope = bfloat16(Alibi::of_head(head, heads).slope as f32);
        (0..tokens).map(move |key| f64::from(bfloat16(slope * bfloat16(key as f32))))
    };
    let found: Vec<f64> = (0..heads).flat_map(row).collect();
    // The file prints eight digits of numbers that have eight bits.
    let Some((wanted, _)) = check.case.reference("alibi", Precision::Single)? else {
        return unsupported("no float32 output");
    };
    check.values("alibi", &found, &wanted, Tolerance { absolute: 0.0, relative: 1e-7 })
}

/// The nearest number with eight bits, ties to even.
fn bfloat16(x: f32) -> f32 {
    let bits = x.to_bits();
    let up = 0x7fff + (bits >> 16 & 1);
    f32::from_bits(bits.wrapping_add(up) & 0xffff_0000)
}

/// Buckets of a range of relative positions key − query. Where the library's f32 logarithm falls short of the true one, the
/// case says what the true one gives.
fn buckets(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let both_ways = case.param("bidirectional").and_then(Value::as_bool).unwrap_or(true);
    let t5 = T5 {
        values: vec![0.0; case.whole("num_buckets")?],
        max_distance: case.number("max_distance").unwrap_or(128.0),
        both_ways,
    };
    let limit = |end: &str| case.param("relative_position")?.get(end)?.as_i64();
    let (Some(from), Some(to)) = (limit("from"), limit("to")) else {
        return malformed("params.relative_position lacks from and to");
    };
    let found: Vec<f64> = (from..=to).map(|place| t5.bucket(-place as f64) as f64).collect();
    let Some((mut wanted, tolerance)) = case.reference("bucket", Precision::Exact)? else {
        return malformed("no exact buckets");
    };
    let places = case.reference("positions_where_f64_log_differs", Precision::Exact)?;
    let there = case.reference("bucket_there_in_f64", Precision::Exact)?;
    for (place, bucket) in
        places.iter().flat_map(|t| &t.0.data).zip(there.iter().flat_map(|t| &t.0.data))
    {
        if let Some(cell) = wanted.data.get_mut((place - from as f64) as usize) {
            *cell = *bucket;
        }
    }
    check.values("bucket", &found, &wanted, tolerance)
}

/// The value of each bucket per head, times a scale; the queries are the last tokens.
fn bucket_biases(check: &mut Check) -> Result<(), Problem> {
    let case = check.case;
    let Some(weights) = case.input("weight")? else { return malformed("no inputs.weight") };
    let [queries, keys] = [case.whole("query_len")?, case.whole("key_len")?];
    let scale = case.number("scale").unwrap_or(1.0);
    let both_ways = !case.param("causal").and_then(Value::as_bool).unwrap_or(false);
    let mut biases = Vec::new();
    for head in 0..case.whole("heads")? {
        let value = |row: &[f64]| scale * row.get(head).copied().unwrap_or(f64::NAN);
        let max_distance = case.number("max_distance").unwrap_or(128.0);
        let t5 = T5 { values: weights.rows().map(value).collect(), max_distance, both_ways };
        for query in 0..queries {
            let place = query as f64 + keys as f64 - queries as f64;
            biases.extend((0..keys).map(|key| t5.at(place, key as f64)));
        }
    }
    check.best("bias", &biases)
}
