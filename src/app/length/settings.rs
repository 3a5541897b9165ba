//! Of the Length: the calculator. A table of methods for slot A and the length, and what to paste for the chosen one.
//!
//! Deliberately does not know: what is recommended, measured or written; the engine answers that.

use leptos::prelude::*;
use rotarium_lab::dials::printed;
use rotarium_lab::messages::length::settings::plan as words;
use rotarium_lab::plan::{COLUMNS, Export, Plan, Row, Snippet};
use rotarium_lab::{Action, Lab, Show, SlotName, Topic, switches};
use web_sys::Event;

use crate::app::dial::dial_row;
use crate::app::markup::{El, each, effect, el, follow, live, sheet, truth, when};
use crate::app::studio::Studio;
use crate::app::switch::switch_row;
use crate::files;
use crate::message::{LabAnswer, Question};

/// Most methods beside slot A.
const MOST: usize = SlotName::ALL.len() - 1;

/// What the part shows at the moment.
#[derive(Clone, Copy)]
struct Settings {
    studio: Studio,
    plan: RwSignal<Plan>,
    /// Methods that are ticked, in that order.
    ticked: RwSignal<Vec<String>>,
}

/// The part of the page.
pub(super) fn settings(studio: Studio) -> El {
    let part = Settings {
        studio,
        plan: RwSignal::new(Plan::default()),
        ticked: RwSignal::new(Vec::new()),
    };
    part.watch();
    el("div")
        .class("calculator")
        .child(sheet("settings.css"))
        .child(part.need())
        .child(part.methods())
        .child(part.paste())
}

impl Settings {
    /// Keeps the plan up to date with what it looks at.
    fn watch(self) {
        let Self { studio, plan, .. } = self;
        let asked = Memo::new(move |_| {
            let of = |lab: &Lab| {
                let mut asked = Lab::default();
                asked.slots[0] = lab.slots[0].clone();
                (asked.dim, asked.train) = (lab.dim, lab.train);
                asked.sequence = lab.sequence.clone();
                asked.pages.length.settings.method = lab.pages.length.settings.method;
                asked
            };
            (studio.lab.with(of), studio.language.get())
        });
        effect(move || {
            let (lab, language) = asked.get();
            if studio.awake.get() {
                studio.ask("plan", Question::Plan(lab, language), move |answer| {
                    if let Some(LabAnswer::Plan(found)) = answer.of_labs() {
                        // The page may be gone by now.
                        let _ = plan.try_set(*found);
                    }
                });
            }
        });
    }

    /// The model, the length, and what there is to say at once.
    fn need(self) -> El {
        let Self { studio, plan, .. } = self;
        let model = live(move || plan.with(|plan| plan.model.clone()));
        let notice = move || plan.with(|plan| plan.notice.clone().unwrap_or_default());
        let other = move || {
            let is_other = studio.lab.with(|lab| lab.show.editing() != SlotName::A);
            if is_other { studio.say(words::OTHER_SLOT) } else { "" }
        };
        let dial = el("div").class("need").part(dial_row(studio, 0, "n"));
        el("section")
            .class("panel")
            .set("aria-label", studio.words(words::NEED))
            .child(el("p").class("model").set("role", "status").text(model))
            .part(when(
                move || !notice().is_empty(),
                move || el("p").class("notice").text(live(notice)).view(),
            ))
            .child(el("p").class("note").text(live(other)))
            .child(dial)
    }

    /// The table of methods, and the way into the lab.
    fn methods(self) -> El {
        let Self { studio, .. } = self;
        let name = move || {
            let tokens = printed(studio.lab.with(Lab::tokens) as f64);
            studio.say_with(words::TABLE, &[("tokens", &tokens)])
        };
        // A memo, so that choosing a method builds no row anew and the focus stays.
        let rows = Memo::new(move |_| self.plan.with(|plan| plan.rows.clone()));
        let frame = el("div")
            .class("rows")
            .set("tabindex", "0")
            .set("role", "region")
            .set("aria-label", live(name))
            .child(
                el("table").child(self.head()).part(follow(move || self.body(rows.get()).view())),
            );
        el("section")
            .class("panel methods")
            .child(el("h3").text(live(name)))
            .child(el("p").class("note").text(studio.words(words::HINT)))
            .child(frame)
            .child(self.compare())
            .child(el("p").class("note").text(studio.words(words::GEOMETRY)))
    }

    fn head(self) -> El {
        let Self { studio, .. } = self;
        let method = rotarium_lab::messages::length::settings::METHOD;
        let first = [method, words::COLUMN_COMPARE, words::COLUMN_SETTINGS];
        let titles = first.into_iter().chain(COLUMNS);
        let cell = |title| el("th").set("scope", "col").text(studio.words(title));
        el("thead").child(el("tr").children(titles.map(cell)))
    }

    fn body(self, rows: Vec<Row>) -> El {
        el("tbody").children(rows.into_iter().enumerate().map(|(at, row)| self.row(at, row)))
    }

    fn row(self, at: usize, row: Row) -> El {
        let Self { studio, .. } = self;
        let chosen = move || studio.lab.with(|lab| lab.pages.length.settings.method == at);
        let button = el("button")
            .set("aria-pressed", truth(chosen))
            .set("title", row.rule.clone())
            .disabled({
                let is_none = row.slot.is_none();
                move || is_none
            })
            .click(move || studio.act(Action::Switch("method", at)))
            .text(row.title.clone());
        let name = el("th").set("scope", "row").child(button);
        let line = el("tr").set("data-id", row.id.clone()).child(name);
        match row.settings {
            Err(reason) => {
                let span = (COLUMNS.len() + 2).to_string();
                line.class("none").child(el("td").set("colspan", span).text(reason))
            }
            Ok(settings) => {
                let settings = el("td").class("settings").text(settings.join(", "));
                let numbers = row.numbers.into_iter().map(|number| el("td").text(number));
                let tick = el("td").part(self.tick(&row.id, &row.title));
                line.child(tick).child(settings).children(numbers)
            }
        }
    }

    /// The box by which a method is taken into the comparison; slot A is in it already.
    fn tick(self, id: &str, title: &str) -> AnyView {
        let Self { studio, ticked, .. } = self;
        if id == rotarium_lab::plan::AS_IT_IS {
            return ().into_any();
        }
        let (id, title) = (id.to_string(), title.to_string());
        let is = {
            let id = id.clone();
            move || ticked.with(|ticked| ticked.contains(&id))
        };
        let full = {
            let is = is.clone();
            move || !is() && ticked.with(Vec::len) >= MOST
        };
        let turn = move |event: Event| {
            let wanted = event_target_checked(&event);
            ticked.update(|ticked| {
                ticked.retain(|known| *known != id);
                if wanted && ticked.len() < MOST {
                    ticked.push(id.clone());
                }
            });
        };
        let name = live(move || studio.say_with(words::COMPARE_ONE, &[("name", &title)]));
        el("input")
            .set("type", "checkbox")
            .set("aria-label", name)
            .prop("checked", is)
            .disabled(full)
            .on("change", turn)
            .view()
    }

    fn compare(self) -> El {
        let Self { studio, plan, ticked } = self;
        let slots = move || {
            plan.with(|plan| {
                let of = |id: &String| plan.rows.iter().find(|row| row.id == *id)?.slot.clone();
                ticked.with(|ticked| ticked.iter().filter_map(of).collect::<Vec<_>>())
            })
        };
        let words = move || match slots().len() {
            0 => studio.say(words::COMPARE_NONE).to_string(),
            count => studio.say_with(words::COMPARE, &[("count", &count)]),
        };
        let open = move || {
            let mut lab = studio.lab.get_untracked();
            let methods = untrack(slots);
            lab.compared = 1 + methods.len();
            for (slot, method) in lab.slots.iter_mut().skip(1).zip(methods) {
                *slot = method;
            }
            lab.show = Show::A;
            lab.pages.length.topic = Topic::Positions;
            studio.act(Action::Open(Box::new(lab)));
        };
        let button = el("button")
            .class("start")
            .set("title", studio.words(words::COMPARE_HINT))
            .disabled(move || slots().is_empty())
            .click(open)
            .text(live(words));
        el("p").class("compare").child(button)
    }

    /// What to paste for the chosen method, for the chosen program.
    fn paste(self) -> El {
        let Self { studio, plan, .. } = self;
        let id = move || studio.lab.with(|lab| switches::find("method").map_or("", |s| s.id(lab)));
        let of_row = move |words: fn(&Row) -> String| {
            let id = id();
            let found = |plan: &Plan| plan.rows.iter().find(|row| row.id == id).map(words);
            plan.with(found)
        };
        let title = move || {
            let title = of_row(|row| row.title.clone());
            studio.say_with(words::PASTE, &[("name", &title.unwrap_or_else(|| id().into()))])
        };
        let rule = move || of_row(|row| row.rule.clone()).unwrap_or_default();
        let export = move || {
            let stack = studio.lab.with(|lab| lab.pages.length.settings.stack);
            plan.with(|plan| plan.exports.get(stack).cloned())
        };
        let reason = move || {
            of_row(|row| row.settings.clone().err().unwrap_or_default()).unwrap_or_default()
        };
        let shown = move || match export() {
            Some(export) => self.export(export).view(),
            None => el("p").class("notice").text(live(reason)).view(),
        };
        el("section")
            .class("panel paste")
            .child(el("h3").text(live(title)))
            .child(el("p").class("note").text(live(rule)))
            .child(switch_row(studio, "stack"))
            .part(follow(shown))
    }

    fn export(self, export: Export) -> El {
        let Export { snippets, refused, notes, .. } = export;
        let refused = refused.map(|reason| el("p").class("notice").text(reason));
        let snippets = snippets.into_iter().map(|snippet| self.snippet(snippet));
        let notes = each(move || notes.iter().map(|note| el("li").text(note.clone())).collect());
        el("div").children(refused).children(snippets).child(el("ul").class("notes").part(notes))
    }

    fn snippet(self, snippet: Snippet) -> El {
        let Self { studio, .. } = self;
        let Snippet { label, text } = snippet;
        let copied = text.clone();
        let copy = move || {
            let text = copied.clone();
            leptos::task::spawn_local(async move {
                if files::copy(&text).await {
                    studio.notify(untrack(|| studio.say(words::COPIED)).into());
                } else {
                    files::offer_text("config.txt", "text/plain", &text);
                }
            });
        };
        let name = {
            let label = label.clone();
            move || studio.say_with(words::COPY, &[("name", &label)])
        };
        let button = el("button")
            .named(move || live(name.clone()))
            .text(studio.words(words::COPY_SHORT))
            .click(copy);
        let head = el("div").class("head").child(el("b").text(label.clone())).child(button);
        let code = el("pre").set("tabindex", "0").set("aria-label", label).text(text);
        el("div").class("snippet").child(head).child(code)
    }
}
