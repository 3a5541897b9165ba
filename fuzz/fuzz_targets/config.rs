//! Any text as a configuration: import refuses it or gives a recipe within limits, and never panics.
//!
//! `cargo +nightly fuzz run config` from the root; good seeds are the entries of `crates/lab/tests/configs/models.json`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rotarium_lab::Language;
use rotarium_lab::config::{Json, MAX_CONFIG_BYTES, import};
use serde_json::Value;

fn converted(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(number) => Json::Number(number.as_f64().unwrap_or(f64::NAN)),
        Value::String(text) => Json::Text(text.clone()),
        Value::Array(list) => Json::List(list.iter().map(converted).collect()),
        Value::Object(entries) => Json::Object(
            entries.iter().map(|(key, value)| (key.clone(), converted(value))).collect(),
        ),
    }
}

fuzz_target!(|bytes: &[u8]| {
    if bytes.len() > MAX_CONFIG_BYTES {
        return;
    }
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else { return };
    if let Ok(imported) = import(&converted(&value), Language::En) {
        let encoding = imported.slot.encoding(imported.dim);
        let frequencies = encoding.frequencies(imported.dim, imported.train as f64);
        assert!(frequencies.pairs().iter().flatten().all(|omega| omega.is_finite()));
        assert!(frequencies.attention_factor().is_finite());
    }
});
