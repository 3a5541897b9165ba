//! Lessons: one line until one is begun, then its steps, each with its state and perhaps something to predict.
//!
//! The open step is part of the state, so that it has a link and can be undone; what was answered is not.
//! Deliberately does not know: what a lesson says. The engine does.

use std::time::Duration;

use leptos::prelude::*;
use rotarium_lab::diagnostics::Finding;
use rotarium_lab::lessons::{Bookmark, HEADS, Head, Step};
use rotarium_lab::link::Page;
use rotarium_lab::{Lab, Text, messages};

use super::layouts::verdicts::{reported, sign};
use super::markup::{El, effect, el, follow, given, live, truth, when};
use super::presets;
use super::studio::{self, Studio};
use crate::message::{LabAnswer, Question};

/// The id of the step that is open.
const STEP: &str = "lesson-step";

/// What [`Reader::answer`] is when the answer was shown without one; options follow.
const SHOWN: usize = 1;

/// A lesson of a page. Its signals hold plain numbers, because each type of signal is code that a reader loads.
#[derive(Clone, Copy)]
struct Reader {
    studio: Studio,
    head: &'static Head,
    /// Which of [`HEADS`].
    lesson: usize,
    /// The open step, from 1; 0 when the lesson is closed.
    step: Memo<usize>,
    /// What is said in each step, once it is here.
    steps: RwSignal<Vec<Step>>,
    /// Whether the first step is to open when they are.
    begun: RwSignal<bool>,
    /// 0 before an answer, else [`SHOWN`] and what is beyond it.
    answer: RwSignal<usize>,
}

/// The lessons of a page, and its presets.
pub fn lessons(studio: Studio, page: Page) -> El {
    let of_page = HEADS.iter().enumerate().filter(move |(_, head)| head.page == page);
    let readers = of_page.map(|(lesson, head)| reader(studio, lesson, head));
    el("div").children(readers).children(presets::row(studio, page))
}

fn reader(studio: Studio, lesson: usize, head: &'static Head) -> El {
    let step = Memo::new(move |_| {
        let mark = studio.lab.with(|lab| lab.lesson).filter(|mark| mark.lesson == lesson);
        mark.map_or(0, |mark| mark.step + 1)
    });
    let (steps, begun) = (RwSignal::new(Vec::new()), RwSignal::new(false));
    let reader = Reader { studio, head, lesson, step, steps, begun, answer: RwSignal::new(0) };
    reader.watch();
    el("section")
        .class("panel lesson")
        .set("aria-label", studio.words(head.title))
        .child(reader.bar())
        .part(when(move || step.get() > 0, move || untrack(|| reader.body())))
}

impl Reader {
    /// Asks for the texts when they are wanted, and sees to it that a step has its state.
    fn watch(self) {
        let Self { studio, lesson, step, steps, begun, answer, .. } = self;
        let wanted = Memo::new(move |_| studio.awake.get() && (step.get() > 0 || begun.get()));
        effect(move || {
            let question = Question::Lesson(lesson, studio.language.get());
            if wanted.get() {
                studio.ask("lesson", question, move |answer| {
                    if let Some(LabAnswer::Lesson(found)) = answer.of_labs() {
                        // The page may be gone by now.
                        let _ = steps.try_set(found);
                        if begun.try_get_untracked() == Some(true) {
                            begun.set(false);
                            self.enter(1);
                        }
                    }
                });
            }
        });
        effect(move || {
            let (step, mark) = (step.get(), studio.lab.with_untracked(|lab| lab.lesson));
            answer.set(0);
            // A link that names the step alone means its state.
            let bare = || Lab { lesson: mark, ..Lab::default() };
            if steps.with(|steps| step > 0 && !steps.is_empty())
                && studio.lab.with_untracked(|lab| *lab == bare())
            {
                studio.open_link(&self.link(step), mark, false);
            }
        });
    }

    fn link(self, step: usize) -> String {
        let link = |steps: &Vec<Step>| Some(steps.get(step.wrapping_sub(1))?.link.clone());
        self.steps.with_untracked(link).unwrap_or_default()
    }

    /// Goes to a step: its state, and the focus on its text.
    fn enter(self, step: usize) {
        let mark = Bookmark { lesson: self.lesson, step: step.saturating_sub(1) };
        self.answer.set(0);
        self.studio.open_link(&self.link(step), Some(mark), true);
        focus_soon(STEP);
    }

    /// Reveals the answer, and the state that shows it.
    fn reveal(self, answer: usize, then: &str) {
        let is_first = self.answer.get_untracked() == 0;
        self.answer.set(answer);
        if is_first && !then.is_empty() {
            let mark = self.studio.lab.with_untracked(|lab| lab.lesson);
            self.studio.open_link(then, mark, false);
        }
    }

    /// Begins, or closes.
    fn turn(self) {
        if self.step.get_untracked() == 0 {
            self.begun.set(true);
        } else {
            let lab = Lab { lesson: None, ..self.studio.lab.get_untracked() };
            self.studio.open_lab(lab, true);
            focus_soon(self.head.id);
        }
    }

    /// The line that is always there.
    fn bar(self) -> El {
        let Self { studio, head, step, .. } = self;
        let open = move || step.get() > 0;
        let label = live(move || {
            studio.say(if open() { messages::CLOSE } else { messages::editor::LESSON_BEGIN })
        });
        let count = live(move || match step.get() {
            0 => String::new(),
            step => studio
                .say_with(messages::editor::LESSON_STEP, &[("n", &step), ("all", &head.steps)]),
        });
        let turn = el("button").set("id", head.id).set("aria-expanded", truth(open)).text(label);
        el("header")
            .child(el("small").text(studio.words(messages::editor::LESSON)))
            .child(el("h2").text(studio.words(head.title)))
            .child(el("small").class("count").text(count))
            .child(turn.click(move || self.turn()))
    }

    /// The open step.
    fn body(self) -> AnyView {
        let Self { studio, head, step, steps, .. } = self;
        let text = follow(move || {
            let at = step.get().wrapping_sub(1);
            let step = steps.with(|steps| steps.get(at).cloned()).unwrap_or_default();
            untrack(|| self.step(step))
        });
        let turn = move |words: Text, to: isize| {
            let go = move || self.enter(step.get_untracked().saturating_add_signed(to));
            el("button").text(studio.words(words)).click(go)
        };
        let acts = el("div")
            .class("acts")
            .child(turn(messages::editor::LESSON_RESET, 0).class("quiet"))
            .child(turn(messages::editor::LESSON_BACK, -1).disabled(move || step.get() < 2))
            .child(
                turn(messages::editor::LESSON_NEXT, 1)
                    .class("next")
                    .disabled(move || step.get() >= head.steps),
            );
        let place = el("div").class("step").set("id", STEP).set("tabindex", "-1");
        let place = place.set("role", "group").set("aria-labelledby", "lesson-heading").part(text);
        [place, acts].map(El::view).into_iter().collect_view().into_any()
    }

    fn step(self, step: Step) -> AnyView {
        let said = el("div")
            .child(el("h3").set("id", "lesson-heading").text(step.heading.clone()))
            .children(step.text.iter().map(|text| prose("p", text)));
        let mut parts = vec![said.view()];
        if !step.table.is_empty() {
            parts.push(self.table(step.table).view());
        } else if !step.prompt.is_empty() {
            parts.push(self.question(step).view());
        }
        parts.into_any()
    }

    /// Requirements and recipes, as they stand at the moment.
    fn table(self, lines: Vec<String>) -> El {
        let report = reported(self.studio, "lesson-table");
        let language = self.studio.language;
        let body = follow(move || {
            let Some(report) = report.get() else { return ().into_any() };
            let name = |name: &String| {
                let letter = name.split(' ').next().unwrap_or_default().to_string();
                el("th").set("scope", "col").set("title", name.clone()).text(letter)
            };
            let head = el("tr").child(el("td")).children(report.names.iter().map(name));
            let row = |line: &String| {
                let (asked, id) = line.split_once(' ')?;
                let line = report.lines.iter().find(|line| line.id == id)?;
                let cell = |finding: &Finding| {
                    let (class, sign) = sign(finding.verdict);
                    let sign = if sign.is_empty() { "–" } else { sign };
                    let verdict = finding.verdict.title().get(language.get());
                    let label = format!("{verdict}: {}", finding.value);
                    let mark = el("span").set("role", "img").set("aria-label", label.clone());
                    el("td").class(class).set("title", label).child(mark.text(sign))
                };
                let asked = el("strong").text(asked.to_string());
                let title = el("th").set("scope", "row").child(asked).text(line.title.clone());
                Some(el("tr").child(title).children(line.findings.iter().map(cell)))
            };
            let rows = lines.iter().filter_map(row);
            std::iter::once(head).chain(rows).map(El::view).collect_view().into_any()
        });
        el("div").class("asked").child(el("table").part(body))
    }

    fn question(self, step: Step) -> El {
        let Self { studio, answer, .. } = self;
        let Step { prompt, options, replies, right, reveal, then, .. } = step;
        let then = StoredValue::new(then);
        let choose = move |chosen: usize| then.with_value(|then| self.reveal(chosen, then));
        let option = |(at, name): (usize, &String)| {
            let chosen = SHOWN + 1 + at;
            prose("button", name)
                .set("aria-pressed", truth(move || answer.get() == chosen))
                .set("data-right", given(move || answer.get() > 0 && at == right, ""))
                .click(move || choose(chosen))
        };
        let options = el("div")
            .class("options")
            .set("role", "group")
            .set("aria-labelledby", "lesson-prompt")
            .children(options.iter().enumerate().map(option));
        let show = el("button")
            .class("quiet")
            .text(studio.words(messages::editor::LESSON_SHOW))
            .disabled(move || answer.get() > 0)
            .click(move || choose(SHOWN));
        let verdict = follow(move || {
            let mut said = Vec::new();
            let answer = answer.get();
            if let Some(reply) = replies.get(answer.wrapping_sub(SHOWN + 1)) {
                let (class, words) = match answer == SHOWN + 1 + right {
                    true => ("good", messages::editor::LESSON_RIGHT),
                    false => ("poor", messages::editor::LESSON_WRONG),
                };
                let sign = el("strong").class(class).text(studio.words(words));
                said.push(el("p").child(sign).text(" ").child(prose("span", reply)).view());
            }
            if answer > 0 {
                said.push(prose("p", &reveal).view());
            }
            said.into_any()
        });
        el("div")
            .class("asked")
            .child(prose("p", &prompt).class("prompt").set("id", "lesson-prompt"))
            .child(options.child(show))
            .child(el("div").set("aria-live", "polite").part(verdict))
    }
}

/// A text with its `formulas` and what is *stressed* between them.
fn prose(tag: &'static str, text: &str) -> El {
    let mut element = el(tag);
    for (at, piece) in text.split('`').enumerate() {
        if at % 2 == 1 {
            element = element.child(el("i").text(piece.to_string()));
            continue;
        }
        for (at, piece) in piece.split('*').enumerate() {
            let tag = if at % 2 == 1 { "strong" } else { "span" };
            element = element.child(el(tag).text(piece.to_string()));
        }
    }
    element
}

/// Gives the focus to an element that the change under way puts on the page.
fn focus_soon(id: &'static str) {
    set_timeout(move || studio::focus(id), Duration::ZERO);
}
