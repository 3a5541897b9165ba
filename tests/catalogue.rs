//! CATALOGUE.md lists what is registered. After a change: `ROTARIUM_WRITE=1 cargo test --test catalogue`.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use std::fmt::Write as _;
use std::path::Path;

use rotarium_kernel::schemes;
use rotarium_lab::{Language, messages, models};

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn catalogue() -> String {
    let mut text = String::from("# Catalogue\n\n");
    let count = (schemes::ALL.len(), models::ALL.len());
    writeln!(
        text,
        "{} schemes and {} models, as registered; a test writes this file.\n",
        count.0, count.1
    )
    .unwrap();
    text += "## Schemes\n\nA scheme sets the parts of the recipe that it is about and can be put over another one that sets other parts.\n\n";
    text += "| id | scheme | about | formula | source |\n|---|---|---|---|---|\n";
    for scheme in schemes::ALL {
        let about = messages::part(scheme.subject().unwrap_or("rotation")).get(Language::En);
        let said = scheme.about();
        let [title, formula, source] = [scheme.title, said.formula, said.source].map(cell);
        writeln!(text, "| `{}` | {title} | {about} | {formula} | {source} |", scheme.id).unwrap();
    }
    text += "\n## Models\n\n| id | model | recipe | head dim | base | trained on | source |\n|---|---|---|---|---|---|---|\n";
    for model in models::ALL {
        let recipe =
            std::iter::once(model.scheme).chain(model.over.iter().map(|layer| layer.scheme));
        let recipe = recipe.map(|id| format!("`{id}`")).collect::<Vec<_>>().join(" + ");
        let said = model.about();
        let (title, source) = (cell(model.title), cell(said.source));
        let remark = said
            .remark(Language::En)
            .map_or_else(String::new, |remark| format!(" – {}", cell(&remark)));
        writeln!(
            text,
            "| `{}` | {title} | {recipe} | {} | {} | {} | {source}{remark} |",
            model.id,
            model.dim,
            model.base,
            model.train.map_or_else(|| "–".into(), |train| train.to_string())
        )
        .unwrap();
    }
    text
}

#[test]
fn the_catalogue_lists_what_is_registered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("CATALOGUE.md");
    let listed = catalogue();
    if std::env::var_os("ROTARIUM_WRITE").is_some() {
        std::fs::write(&path, &listed).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == listed, "out of date: ROTARIUM_WRITE=1 cargo test --test catalogue");
}
