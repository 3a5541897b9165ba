//! Reading a folder of reference files.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// One file of cases.
#[derive(Debug)]
pub(crate) struct File {
    /// File name.
    pub(crate) name: String,
    /// What its cases are about.
    pub(crate) topic: String,
    /// Its cases, unread.
    pub(crate) cases: Vec<Value>,
}

/// Names of the case files of a folder, sorted.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".json") && name != "MANIFEST.json")
        .collect();
    names.sort();
    if names.is_empty() {
        Err(format!("{}: no reference file", folder.display()))
    } else {
        Ok(names)
    }
}

/// Reads one file of cases.
pub(crate) fn read(folder: &Path, name: &str) -> Result<File, String> {
    let body = json(&folder.join(name))?;
    let text = |key: &str| body.get(key).and_then(Value::as_str).unwrap_or_default().to_string();
    if text("schema") != "rotarium-reference/1" {
        return Err(format!("{name}: schema {:?} is not rotarium-reference/1", text("schema")));
    }
    let stem = name.trim_end_matches(".json").to_string();
    let topic = Some(text("topic")).filter(|topic| !topic.is_empty()).unwrap_or(stem);
    let Some(cases) = body.get("cases").and_then(Value::as_array) else {
        return Err(format!("{name}: no list of cases"));
    };
    Ok(File { name: name.to_string(), topic, cases: cases.clone() })
}

/// Holds a folder to its manifest: every file is there, whole, with all its cases.
pub(crate) fn against_manifest(folder: &Path, files: &[File]) -> Vec<String> {
    let manifest = match json(&folder.join("MANIFEST.json")) {
        Ok(manifest) => manifest,
        Err(error) => return vec![error],
    };
    let Some(listed) = manifest.get("files").and_then(Value::as_object) else {
        return vec!["MANIFEST.json: no list of files".into()];
    };
    let mut problems = Vec::new();
    for (name, entry) in listed {
        let wanted = entry.get("cases").and_then(Value::as_u64).unwrap_or(0) as usize;
        match files.iter().find(|file| file.name == *name) {
            None => problems.push(format!("{name}: the file is missing")),
            Some(file) if file.cases.len() != wanted => {
                problems.push(format!("{name}: {} cases instead of {wanted}", file.cases.len()));
            }
            Some(_) => {}
        }
    }
    problems
}

fn json(path: &PathBuf) -> Result<Value, String> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))
}
