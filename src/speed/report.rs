//! The results as JSON, for machines.
//!
//! Deliberately does not know: languages.

use serde_json::{Value, json};

use super::{Spread, Task, Timing};
use crate::browser;

/// The text of the report; `done` once nothing is missing.
pub fn json(results: &[(Task, Timing)], done: bool) -> String {
    let navigator = browser::window().map(|window| window.navigator());
    let report = json!({
        "schema": "rotarium-speed/1",
        "userAgent": navigator.as_ref().and_then(|navigator| navigator.user_agent().ok()),
        "cores": navigator.map(|navigator| navigator.hardware_concurrency() as u32),
        "results": results.iter().map(result).collect::<Vec<_>>(),
        "done": done,
    });
    report.to_string()
}

fn result((task, timing): &(Task, Timing)) -> Value {
    let (n, d) = task.size();
    json!({
        "workload": task.id(),
        "n": n,
        "d": d,
        "runs": timing.runs,
        "kernel": spread(&timing.kernel),
        "plain": spread(&timing.plain),
        "ratio": rounded(timing.ratio()),
        "max_difference": timing.max_difference,
    })
}

fn spread(spread: &Spread) -> Value {
    json!({ "median_ms": rounded(spread.median_ms), "p95_ms": rounded(spread.p95_ms) })
}

/// To four decimals, which is finer than any clock of a browser.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
