//! The results as JSON, for machines.
//!
//! Deliberately does not know: languages.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;

use super::task::Task;
use crate::browser;
use crate::speed::Timing;
use crate::speed::rounds::Spread;

/// The text of the report; `done` once nothing is missing.
pub fn json(results: &[(Task, Timing)], done: bool) -> String {
    let navigator = browser::window().map(|window| window.navigator());
    let agent = navigator.as_ref().and_then(|navigator| navigator.user_agent().ok());
    let report = object(&[
        ("schema", "rotarium-speed/1".into()),
        ("userAgent", agent.into()),
        ("cores", navigator.map(|navigator| navigator.hardware_concurrency()).into()),
        ("results", results.iter().map(result).collect::<Array>().into()),
        ("done", done.into()),
    ]);
    // Plain numbers and texts can always be written.
    JSON::stringify(&report).map(String::from).unwrap_or_default()
}

fn result((task, timing): &(Task, Timing)) -> JsValue {
    let (n, d) = task.size();
    object(&[
        ("workload", task.id().into()),
        ("n", n.into()),
        ("d", d.into()),
        ("runs", timing.runs.into()),
        ("kernel", spread(&timing.kernel)),
        ("plain", timing.plain.as_ref().map_or(JsValue::NULL, spread)),
        ("ratio", timing.ratio().map_or(JsValue::NULL, rounded)),
        ("max_difference", timing.max_difference.map_or(JsValue::NULL, JsValue::from)),
        ("fps", timing.fps.map_or(JsValue::NULL, fps)),
    ])
}

fn spread(spread: &Spread) -> JsValue {
    object(&[("median_ms", rounded(spread.median_ms)), ("p95_ms", rounded(spread.p95_ms))])
}

/// Pictures per second, for W6; its times are those from picture to picture.
fn fps([kernel, plain]: [f64; 2]) -> JsValue {
    object(&[("kernel", rounded(kernel)), ("plain", rounded(plain))])
}

/// To four decimals, which is finer than any clock of a browser.
fn rounded(value: f64) -> JsValue {
    ((value * 1e4).round() / 1e4).into()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes every field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
