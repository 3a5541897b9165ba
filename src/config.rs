//! A model's `config.json`, or a command, as the engine reads it: the browser parses the JSON, the lab makes a recipe of it.
//!
//! Deliberately does not know: what the keys mean.

use js_sys::{Array, JSON, Object};
use rotarium_lab::config::{self, Imported, Json, MAX_CONFIG_BYTES, MAX_CONFIG_DEPTH};
use rotarium_lab::{Language, Notice, messages};
use wasm_bindgen::{JsCast, JsValue};

/// The recipe of a config.
///
/// # Errors
/// One notice when the text is too long, is no JSON, is nested too deeply or describes no positions.
pub fn read(text: &str, language: Language) -> Result<Imported, Notice> {
    let refuse = |found: &str, allowed: String| Notice::new("config.json", found, allowed);
    if text.len() > MAX_CONFIG_BYTES {
        let found = format!("{} KB", text.len() / 1024);
        let kilobytes = MAX_CONFIG_BYTES / 1024;
        return Err(refuse(&found, messages::CONFIG_SIZE.with(language, &[("max", &kilobytes)])));
    }
    let parsed = |text: &str| {
        let parsed = JSON::parse(text).map_err(|error| {
            let error = js_sys::Error::from(error);
            refuse(&String::from(error.message()), messages::CONFIG_JSON.get(language).into())
        })?;
        json(&parsed, MAX_CONFIG_DEPTH).ok_or_else(|| {
            refuse("{…{…", messages::ALLOWED_DEPTH.with(language, &[("max", &MAX_CONFIG_DEPTH)]))
        })
    };
    let Some(command) = config::command(text) else {
        return config::import(&parsed(text)?, language);
    };
    let mut entries = command.entries;
    for object in &command.objects {
        if let Json::Object(inner) = parsed(object)? {
            entries.extend(inner);
        }
    }
    config::import(&Json::Object(entries), language)
}

/// The value of a parsed text; None when it is nested more deeply than `depth`.
fn json(value: &JsValue, depth: usize) -> Option<Json> {
    let inner = depth.checked_sub(1)?;
    Some(if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Json::List(list.iter().map(|value| json(&value, inner)).collect::<Option<_>>()?)
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let field = |entry: JsValue| {
            let entry = Array::from(&entry);
            Some((entry.get(0).as_string()?, json(&entry.get(1), inner)?))
        };
        Json::Object(Object::entries(object).iter().map(field).collect::<Option<_>>()?)
    } else {
        Json::Null
    })
}
