//! The kernel against numbers that other people's code produced.
//!
//! Reads `tests/reference/*.json`, or the folder that `ROTARIUM_REFERENCE` names, and holds every case that the kernel can
//! do to the tolerances of the case itself. Cases that it cannot do are listed with the reason.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]
#![allow(clippy::print_stdout, reason = "the table of what was checked is the point of this test")]

mod reference_cases;

use std::path::{Path, PathBuf};

use reference_cases::case::{Case, Problem};
use reference_cases::check::Check;
use reference_cases::files::{self, File};
use reference_cases::report::{Topic, table};

/// Cases of the default folder that the kernel must be able to do.
const AT_LEAST: [(&str, usize); 13] = [
    ("rope_init", 36),
    ("rope_apply", 12),
    ("mrope_positions", 32),
    ("mrope_apply", 6),
    ("vision_rope", 7),
    ("vision_rope_other", 7),
    ("sinusoidal", 8),
    ("bias", 18),
    ("attention", 16),
    ("xpos_retnet", 12),
    ("performer", 2),
    ("rerope_logn", 6),
    ("extras", 1),
];

fn default_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("reference")
}

fn read_all(folder: &Path) -> (Vec<File>, Vec<String>) {
    let names = files::names(folder).unwrap();
    let (mut read, mut problems) = (Vec::new(), Vec::new());
    for name in names {
        match files::read(folder, &name) {
            Ok(file) => read.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    (read, problems)
}

#[test]
fn numbers_of_other_libraries() {
    let elsewhere = std::env::var_os("ROTARIUM_REFERENCE").map(PathBuf::from);
    let folder = elsewhere.clone().unwrap_or_else(default_folder);
    let (files, mut problems) = read_all(&folder);
    let topics: Vec<Topic> = files.iter().map(Topic::of).collect();
    println!("{}", table(&topics));
    problems.extend(topics.iter().flat_map(|topic| topic.failed.clone()));
    if elsewhere.is_none() {
        problems.extend(files::against_manifest(&folder, &files));
        problems.extend(AT_LEAST.iter().filter_map(|&(name, least)| too_few(&topics, name, least)));
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

fn too_few(topics: &[Topic], name: &str, least: usize) -> Option<String> {
    let checked = topics.iter().find(|topic| topic.name == name).map_or(0, |topic| topic.checked);
    (checked < least).then(|| format!("{name}: only {checked} cases were checked, {least} can be"))
}

/// Runs one case of the topic that is written out here.
fn outcome(topic: &str, case: &str) -> (Result<(), Problem>, Vec<String>) {
    let case = Case::read(&serde_json::from_str(case).unwrap()).unwrap();
    let mut check = Check::new(&case);
    let result = reference_cases::check(topic, &mut check);
    (result, check.failures)
}

#[test]
fn a_wrong_number_is_noticed() {
    let case = |theta: f64| {
        format!(
            r#"{{"id": "x", "producer": "p", "params": {{"rope_type": "default", "head_dim": 4, "rope_theta": 100.0}},
            "outputs": {{"f64": {{"inv_freq": {{"shape": [2], "data": [1.0, {theta}]}}}}}},
            "tol": {{"inv_freq": {{"f64_rel": 1e-12}}}}}}"#
        )
    };
    assert_eq!(outcome("rope_init", &case(0.1)), (Ok(()), vec![]));
    let (result, failures) = outcome("rope_init", &case(0.100_001));
    assert_eq!((result, failures.len()), (Ok(()), 1));
}

#[test]
fn what_the_kernel_cannot_do_and_what_is_broken_are_told_apart() {
    let unknown = r#"{"id": "x", "producer": "p", "params": {"rope_type": "spiral", "head_dim": 4, "rope_theta": 100.0}, "outputs": {}}"#;
    assert!(matches!(outcome("rope_init", unknown).0, Err(Problem::Unsupported(_))));
    let short = r#"{"id": "x", "producer": "p", "params": {"rope_type": "default", "head_dim": 4, "rope_theta": 100.0},
        "outputs": {"f64": {"inv_freq": {"shape": [3], "data": [1.0]}}}}"#;
    assert!(matches!(outcome("rope_init", short).0, Err(Problem::Malformed(_))));
    let nameless = serde_json::from_str(r#"{"producer": "p", "outputs": {}}"#).unwrap();
    assert!(matches!(Case::read(&nameless), Err(Problem::Malformed(_))));
}

#[test]
fn a_broken_folder_is_named() {
    let folder = default_folder();
    assert!(files::names(&folder.join("nowhere")).unwrap_err().contains("nowhere"));
    assert!(files::read(&folder, "absent.json").unwrap_err().contains("absent.json"));
    assert!(files::read(&folder, "README.md").unwrap_err().contains("README.md"));
    assert!(!files::against_manifest(&folder, &[]).is_empty());
}
