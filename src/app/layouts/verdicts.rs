//! The table of diagnostics: recipes side by side, each finding with its verdict, its reason and its tokens.
//!
//! Deliberately does not know: what is measured.

use leptos::prelude::*;
use rotarium_lab::diagnostics::{Finding, Line, Report, Verdict};
use rotarium_lab::{Action, Cursor, Lab, messages};

use crate::app::markup::{El, effect, el, follow, live, truth};
use crate::app::studio::Studio;
use crate::files;
use crate::message::{LabAnswer, Question};

/// What the table shows at the moment.
#[derive(Clone, Copy)]
struct Verdicts {
    studio: Studio,
    report: RwSignal<Option<Report>>,
    /// The chosen cell: name of its diagnostic, index of its recipe.
    chosen: RwSignal<Option<(String, usize)>>,
    /// By which diagnostic the recipes are sorted, and whether from the largest down.
    order: RwSignal<Option<(String, bool)>>,
}

/// The table with its commands.
pub fn verdicts(studio: Studio) -> El {
    let verdicts = Verdicts {
        studio,
        report: reported(studio, "diagnose"),
        chosen: RwSignal::new(None),
        order: RwSignal::new(None),
    };
    let title = el("h2").text(studio.words(messages::DIAGNOSTICS));
    let export = move |name: &'static str, as_json: bool| {
        let label = move || {
            studio.say_with(messages::EXPORT_PANE, &[("name", &studio.say(messages::DIAGNOSTICS))])
        };
        let label = move || live(move || format!("{} {name}", label()));
        el("button").named(label).text(name).click(move || verdicts.export(as_json))
    };
    let copies = el("div").class("copies").child(export("CSV", false)).child(export("JSON", true));
    let table = el("table").part(follow(move || verdicts.table()));
    let frame = el("div")
        .class("rows")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", studio.words(messages::DIAGNOSTICS))
        .child(table);
    let why = el("p").class("note why").set("role", "status").text(live(move || verdicts.why()));
    el("section")
        .class("panel verdicts")
        .child(el("header").child(title).child(copies))
        .child(why)
        .child(frame)
}

/// What the diagnostics find, kept up to date; each reader of the table has a channel of its own.
pub fn reported(studio: Studio, channel: &'static str) -> RwSignal<Option<Report>> {
    let report = RwSignal::new(None);
    let asked = Memo::new(move |_| (studio.lab.with(Lab::diagnosed), studio.language.get()));
    effect(move || {
        let (lab, language) = asked.get();
        if studio.awake.get() {
            studio.ask(channel, Question::Diagnose(lab, language), move |answer| {
                if let Some(LabAnswer::Diagnoses(found)) = answer.of_labs() {
                    // The page may be gone by now.
                    let _ = report.try_set(Some(found));
                }
            });
        }
    });
    report
}

/// The class of a verdict, and the sign that stands for it.
pub fn sign(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Good => ("good", "✓ "),
        Verdict::Fair => ("fair", "∼ "),
        Verdict::Poor => ("poor", "✗ "),
        Verdict::Plain => ("plain", ""),
        Verdict::Absent => ("absent", ""),
    }
}

impl Verdicts {
    fn export(self, as_json: bool) {
        let Self { studio, .. } = self;
        let language = studio.language.get_untracked();
        let question = Question::DiagnoseText(studio.lab.get_untracked(), language, as_json);
        studio.ask("diagnose-text", question, move |answer| {
            if let Some(LabAnswer::Text(Ok(text))) = answer.of_labs() {
                let (name, kind) = if as_json {
                    ("diagnostics.json", "application/json")
                } else {
                    ("diagnostics.csv", "text/csv")
                };
                files::offer_text(name, kind, &text);
            }
        });
    }

    /// The recipes in the order of the table.
    fn columns(self, report: &Report) -> Vec<usize> {
        let mut columns: Vec<usize> = (0..report.names.len()).collect();
        let Some((id, down)) = self.order.get() else { return columns };
        let Some(line) = report.lines.iter().find(|line| line.id == id) else { return columns };
        // What has no number stands behind what has one.
        let number = |column: usize| line.findings.get(column).and_then(|finding| finding.number);
        let key = |column: &usize| {
            let number = number(*column);
            let signed = number.map_or(0.0, |number| if down { -number } else { number });
            (number.is_none(), signed)
        };
        columns.sort_by(|a, b| {
            let (a, b) = (key(a), key(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        columns
    }

    fn table(self) -> AnyView {
        let Some(report) = self.report.get() else { return ().into_any() };
        let columns = self.columns(&report);
        let name =
            |&column: &usize| el("th").set("scope", "col").text(report.names[column].clone());
        let head = el("tr").child(el("td")).children(columns.iter().map(name));
        let rows = report.lines.into_iter().map(|line| self.row(line, &columns));
        [el("thead").child(head), el("tbody").children(rows)]
            .map(El::view)
            .into_iter()
            .collect_view()
            .into_any()
    }

    fn row(self, line: Line, columns: &[usize]) -> El {
        let Line { id, title, about, findings } = line;
        let sorted = self
            .order
            .with(|order| order.as_ref().filter(|(by, _)| *by == id).map(|(_, down)| *down));
        let sign = sorted.map_or("", |down| if down { " ▾" } else { " ▴" });
        let order = (id.clone(), sorted == Some(false));
        let sort =
            move || self.order.set(if sorted == Some(true) { None } else { Some(order.clone()) });
        let name = el("button").set("title", about).text(format!("{title}{sign}")).click(sort);
        let cells = columns.iter().filter_map(|&column| Some((column, findings.get(column)?)));
        let cells: Vec<El> =
            cells.map(|(column, finding)| self.cell(&id, column, finding)).collect();
        el("tr").set("data-id", id).child(el("th").set("scope", "row").child(name)).children(cells)
    }

    fn cell(self, id: &str, column: usize, finding: &Finding) -> El {
        let (class, sign) = sign(finding.verdict);
        let here = (id.to_string(), column);
        let is_chosen = {
            let here = here.clone();
            move || self.chosen.with(|chosen| chosen.as_ref() == Some(&here))
        };
        let tokens = finding.tokens;
        let choose = move || {
            self.chosen.set(Some(here.clone()));
            if let Some((query, key)) = tokens {
                self.studio.act(Action::Pin(Some(Cursor { query, key, pair: None })));
            }
        };
        let language = self.studio.language.get();
        let verdict = finding.verdict.title().get(language);
        let button = el("button")
            .class(class)
            .set("title", finding.why.clone())
            .set("aria-label", format!("{}: {verdict}", finding.value))
            .set("aria-pressed", truth(is_chosen))
            .text(format!("{sign}{}", finding.value))
            .click(choose);
        el("td").child(button)
    }

    /// The reason behind the chosen finding, and what its diagnostic measures.
    fn why(self) -> String {
        let hint = || self.studio.say(messages::DIAGNOSTICS_HINT).to_string();
        let Some((id, column)) = self.chosen.get() else { return hint() };
        let words = self.report.with(|report| {
            let report = report.as_ref()?;
            let line = report.lines.iter().find(|line| line.id == id)?;
            let finding = line.findings.get(column)?;
            let name = report.names.get(column)?;
            Some(format!("{name} – {}: {} {}", line.title, finding.why, line.about))
        });
        words.unwrap_or_else(hint)
    }
}
