//! The layers: the kernel knows no browser, the lab no drawing, the plot no page; and files stay short and explained.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Most lines of a source file; tests may be longer.
const MAX_LINES: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where a package is to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// On the machine that tests, with everything below the package.
    Here,
    /// In the browser, with everything below the package.
    Browser,
    /// In the browser, only what the package itself asks for.
    BrowserDirectly,
}

/// Names of the packages that a package needs to run, itself included.
fn dependencies(package: &str, place: Place) -> Vec<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root()).args(["tree", "-p", package, "-e", "normal", "--offline"]);
    command.args(["--prefix", "none", "--format", "{p}", "--color", "never"]);
    if root().join("Cargo.lock").exists() {
        command.arg("--locked");
    }
    if place != Place::Here {
        command.args(["--target", "wasm32-unknown-unknown"]);
    }
    if place == Place::BrowserDirectly {
        command.args(["--depth", "1"]);
    }
    let output = command.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree -p {package}: {errors}");
    let text = String::from_utf8(output.stdout).unwrap();
    let mut names: Vec<String> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_string))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn assert_without(package: &str, places: &[Place], forbidden: &[&str]) {
    for &place in places {
        let names = dependencies(package, place);
        assert!(names.iter().any(|name| name == package), "{package} is not in its own tree");
        // "leptos" also stands for leptos_dom, leptos-use and its other parts.
        let is_forbidden = |name: &&String| {
            let rest =
                forbidden.iter().filter_map(|word| name.strip_prefix(word)).collect::<Vec<_>>();
            rest.iter().any(|rest| rest.is_empty() || rest.starts_with(['_', '-']))
        };
        let found: Vec<_> = names.iter().filter(is_forbidden).collect();
        assert!(found.is_empty(), "{package} needs {found:?} ({place:?})");
    }
}

const WEB: [&str; 4] = ["wasm-bindgen", "web-sys", "js-sys", "leptos"];

#[test]
fn the_kernel_knows_no_browser_no_drawing_and_no_text_format() {
    assert_without(
        "rotarium-kernel",
        &[Place::Here, Place::Browser],
        &[&WEB[..], &["plotters", "serde_json", "rotarium-lab", "rotarium-plot"]].concat(),
    );
}

#[test]
fn the_lab_knows_no_browser_and_no_drawing() {
    assert_without(
        "rotarium-lab",
        &[Place::Here, Place::Browser],
        &[&WEB[..], &["plotters", "rotarium-plot"]].concat(),
    );
}

#[test]
fn the_plot_knows_no_page() {
    let forbidden = ["wasm-bindgen", "web-sys", "leptos"];
    // plotters asks for wasm-bindgen and web-sys of its own when it is built for a browser.
    assert_without("rotarium-plot", &[Place::Here, Place::BrowserDirectly], &forbidden);
}

/// Every Rust file of a folder, sorted.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    let built = |path: &Path| {
        path.file_name().is_some_and(|name| name == "target" || name == "node_modules")
    };
    let mut found: Vec<PathBuf> = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    found.extend(folders.iter().filter(|path| !built(path)).flat_map(|path| sources(path)));
    found
}

fn all_sources() -> Vec<PathBuf> {
    let found: Vec<PathBuf> = ["src", "crates", "tests", "benches", "examples"]
        .iter()
        .flat_map(|folder| sources(&root().join(folder)))
        .collect();
    assert!(found.len() > 50, "only {} source files were found", found.len());
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

#[test]
fn source_files_are_short() {
    let is_test = |path: &Path| path.components().any(|part| part.as_os_str() == "tests");
    let long: Vec<String> = all_sources()
        .iter()
        .filter(|path| !is_test(path.strip_prefix(root()).unwrap_or(path)))
        .filter_map(|path| {
            let lines = std::fs::read_to_string(path).unwrap().lines().count();
            (lines > MAX_LINES).then(|| format!("{}: {lines} lines", shown(path)))
        })
        .collect();
    assert!(long.is_empty(), "more than {MAX_LINES} lines:\n{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = all_sources()
        .iter()
        .filter(|path| !std::fs::read_to_string(path).unwrap().starts_with("//!"))
        .map(|path| shown(path))
        .collect();
    assert!(silent.is_empty(), "without //! at the top:\n{}", silent.join("\n"));
}
