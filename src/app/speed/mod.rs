//! The speed page: the kernel beside plain JavaScript, in this browser, now.
//!
//! It runs as soon as it is opened; the fragment may narrow it, as in `#/speed?only=W1&n=1024&d=64`.
//! Deliberately does not know: how things are timed; see [`crate::speed`].

use leptos::prelude::*;
use rotarium_lab::{messages, views};
use web_sys::Event;

use self::curve::Easel;
use self::slider::Stage;
use self::task::Task;
use self::wait::Run;
use super::markup::{El, Place, each, effect, el, listen, live, sheet, when};
use super::pane::pane;
use super::studio::Studio;
use crate::browser;
use crate::message::{Answer, LabAnswer, Question};
use crate::speed::rounds::{self, RUNS, Spread};
use crate::speed::{Timing, Workload};

mod choice;
mod curve;
mod report;
mod slider;
mod task;
mod wait;

/// How far a run has come.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    Running(Task),
    Done,
    Stopped,
}

impl Progress {
    /// Whether a pane is turned.
    fn turns(&self) -> bool {
        matches!(self, Self::Running(Task::Slider { .. } | Task::Sweep { .. }))
    }
}

/// The signals of the page.
#[derive(Clone, Copy)]
struct Table {
    studio: Studio,
    fragment: RwSignal<String>,
    results: RwSignal<Vec<(Task, Timing)>>,
    progress: RwSignal<Progress>,
    run: RwSignal<u64>,
    stage: Stage,
    easel: Easel,
}

/// The page.
pub fn speed_page(studio: Studio) -> AnyView {
    let lab = RwSignal::new(slider::lab(256));
    let table = Table {
        studio,
        fragment: RwSignal::new(fragment()),
        results: RwSignal::new(Vec::new()),
        progress: RwSignal::new(Progress::Stopped),
        run: RwSignal::new(0),
        stage: Stage { lab, painted: studio.painted, canvas: Place::new() },
        easel: Easel { canvases: [Place::new(), Place::new()] },
    };
    listen("hashchange", move |_: Event| {
        let _ = table.fragment.try_set(fragment());
    });
    effect(move || {
        if choice::is_here(&table.fragment.get()) {
            table.start();
        }
    });
    on_cleanup(move || table.stop());
    let turning = move || table.progress.with(Progress::turns);
    let drawing = move || matches!(table.progress.get(), Progress::Running(Task::Curve { .. }));
    let json = move || report::json(&table.results.get(), table.progress.get() == Progress::Done);
    el("main")
        .set("id", "main")
        .class("speed")
        .set("tabindex", "-1")
        .child(sheet("speed.css"))
        .child(el("h1").text(studio.words(messages::speed::QUESTION)))
        .child(el("p").text(studio.words(messages::speed::INTRO)))
        .child(el("ul").class("error").part(each(move || table.notices())))
        .child(table.buttons())
        .child(table.lines())
        .child(el("p").child(el("small").text(studio.words(messages::speed::NOTE))))
        .part(when(turning, move || untrack(|| table.slider().view())))
        .part(when(drawing, move || untrack(|| table.curves().view())))
        .child(el("h2").text(studio.words(messages::speed::JSON)))
        .child(el("output").set("id", "speed-json").text(live(json)))
        .view()
}

fn fragment() -> String {
    browser::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

impl Table {
    /// Runs everything that the fragment asks for, from the beginning.
    fn start(self) {
        self.stop();
        let run = Run::begin(self.run);
        let tasks =
            choice::read(&self.fragment.get_untracked(), self.studio.language.get_untracked())
                .tasks;
        self.results.set(Vec::new());
        leptos::task::spawn_local(async move {
            if self.run_all(tasks, run).await.is_none() && !run.is_over() {
                self.progress.try_set(Progress::Stopped);
            }
        });
    }

    /// None when the run ends early.
    async fn run_all(self, tasks: Vec<Task>, run: Run) -> Option<()> {
        for task in tasks {
            self.progress.try_set(Progress::Running(task.clone()));
            let timing = match &task {
                Task::Worker(workload) => self.ask(workload, run).await?,
                Task::Slider { tokens } | Task::Sweep { tokens } => {
                    let vectors = self.vectors(*tokens, run).await?;
                    let sweeps = matches!(task, Task::Sweep { .. });
                    let stage = self.stage;
                    if sweeps {
                        stage.sweep(*tokens, &vectors, run).await?
                    } else {
                        stage.time(*tokens, &vectors, run).await?
                    }
                }
                Task::Curve { length } => self.draw(*length, run).await?,
            };
            self.results.try_update(|results| results.push((task, timing)))?;
        }
        self.progress.try_set(Progress::Done);
        Some(())
    }

    /// Asks the engine to time a workload. None when it or the run is stopped.
    async fn ask(self, workload: &Workload, run: Run) -> Option<Timing> {
        match self.answer(Question::Speed(workload.clone()), run).await?.of_labs()? {
            LabAnswer::Timing(timing) => Some(timing),
            _ => None,
        }
    }

    /// The numbers of a head, which plain JavaScript turns. None when the run is stopped.
    async fn vectors(self, tokens: usize, run: Run) -> Option<[Vec<f32>; 2]> {
        match self.answer(Question::Vectors(slider::lab(tokens)), run).await?.of_labs()? {
            LabAnswer::Vectors(vectors) => Some(vectors),
            _ => None,
        }
    }

    /// Times the way from a base to the drawn curve. None when the run is stopped.
    async fn draw(self, length: usize, run: Run) -> Option<Timing> {
        wait::frame().await;
        let mut curves = self.easel.prepare(length)?;
        let theme = self.studio.theme.get_untracked();
        let mut times = [Vec::new(), Vec::new()];
        for round in 0..slider::WARM_UP + RUNS {
            for side in [round % 2, 1 - round % 2] {
                wait::frame().await;
                let (base, start) = (rounds::base(round), browser::now());
                if side == 0 {
                    let answer = self.answer(curves.question(base, theme), run).await?;
                    curves.draw(&answer, theme);
                } else {
                    curves.draw_plain(base);
                }
                if round >= slider::WARM_UP {
                    times[side].push(browser::now() - start);
                }
            }
        }
        Some(Timing::of_both(times.map(Spread::of)))
    }

    /// Asks the engine. None when it or the run is stopped.
    async fn answer(self, question: Question, run: Run) -> Option<Answer> {
        let found = ArcRwSignal::new(None);
        let (answered, busy) = (found.clone(), self.studio.busy());
        self.studio.ask("speed", question, move |answer| answered.set(Some(answer)));
        let answer = found.clone();
        run.until(move || answer.with(Option::is_some) || !busy.get()).await?;
        found.get_untracked()
    }

    /// Ends the run that goes on, if any, and what the worker does for it.
    fn stop(self) {
        if let Progress::Running(task) = self.progress.get_untracked() {
            let _ = Run::begin(self.run);
            self.progress.set(Progress::Stopped);
            if matches!(task, Task::Worker(_)) {
                self.studio.cancel();
            }
        }
    }

    /// What the fragment asks for in vain, one line each.
    fn notices(self) -> Vec<El> {
        let language = self.studio.language.get();
        let choice = choice::read(&self.fragment.get(), language);
        let notices = choice.notices.into_iter();
        notices.map(|notice| el("li").text(notice.sentence(language))).collect()
    }

    /// Run, stop, and how far it has come.
    fn buttons(self) -> El {
        let Self { studio, .. } = self;
        let running = move || matches!(self.progress.get(), Progress::Running(_));
        let start = el("button").class("start").disabled(running).click(move || self.start());
        let stop = el("button").disabled(move || !running()).click(move || self.stop());
        el("div")
            .class("run")
            .child(start.text(studio.words(messages::speed::RUN)))
            .child(stop.text(studio.words(messages::CANCEL)))
            .child(el("span").set("role", "status").text(live(move || self.words())))
    }

    /// How far it has come, in words.
    fn words(self) -> String {
        match self.progress.get() {
            Progress::Running(task) => {
                self.studio.say_with(messages::speed::RUNNING, &[("name", &self.name(&task))])
            }
            Progress::Done => self.studio.say(messages::speed::DONE).into(),
            Progress::Stopped => self.studio.say(messages::speed::STOPPED).into(),
        }
    }

    fn name(self, task: &Task) -> String {
        let (n, d) = task.size();
        self.studio.say_with(task.words(), &[("n", &n), ("d", &d)])
    }

    /// One line per workload, as far as it has come. It scrolls in its own box.
    fn lines(self) -> El {
        let studio = self.studio;
        let heads = [
            messages::speed::WORKLOAD,
            messages::speed::KERNEL,
            messages::speed::PLAIN,
            messages::speed::RATIO,
            messages::speed::FPS,
            messages::speed::DIFFERENCE,
        ];
        let head = heads.map(|text| el("th").set("scope", "col").text(studio.words(text)));
        let lines = each(move || {
            self.results.get().iter().map(|(task, timing)| self.line(task, timing)).collect()
        });
        let table = el("table")
            .child(el("thead").child(el("tr").children(head)))
            .child(el("tbody").part(lines));
        el("div")
            .class("results")
            .set("tabindex", "0")
            .set("role", "region")
            .set("aria-label", studio.words(messages::SPEED))
            .child(table)
    }

    fn line(self, task: &Task, timing: &Timing) -> El {
        let times =
            |spread: &Spread| format!("{} ({})", short(spread.median_ms), short(spread.p95_ms));
        let difference = timing.max_difference.map_or_else(|| "–".into(), |d| format!("{d:.0e}"));
        let none = || "–".to_string();
        let ratio = timing.ratio().map_or_else(none, |ratio| format!("{}×", short(ratio)));
        let plain = timing.plain.as_ref().map_or_else(none, times);
        let fps = timing.fps.map_or_else(none, |fps| {
            let [kernel, plain] = fps.map(short);
            self.studio.say_with(messages::speed::FPS_OF, &[("kernel", &kernel), ("plain", &plain)])
        });
        let cells = [times(&timing.kernel), plain, ratio, fps, difference];
        el("tr")
            .child(el("th").set("scope", "row").text(self.name(task)))
            .children(cells.map(|cell| el("td").text(cell)))
    }

    /// What W4 draws: the canvas of the page, and that of plain JavaScript.
    fn curves(self) -> El {
        let canvases = self.easel.canvases;
        el("div")
            .class("curves")
            .set("role", "group")
            .set("aria-label", self.studio.words(messages::speed::DRAWN))
            .children(canvases.map(|canvas| el("canvas").at(canvas).set("aria-hidden", "true")))
    }

    /// What W3 and W6 paint: a real pane, and the canvas of plain JavaScript.
    fn slider(self) -> El {
        let Stage { lab, canvas, .. } = self.stage;
        let lab = Memo::new(move |_| lab.get());
        el("div")
            .class("slider")
            .set("role", "group")
            .set("aria-label", self.studio.words(messages::speed::STAGE))
            .child(pane(self.studio, &views::attention::VIEW, None, lab))
            .child(el("canvas").at(canvas).set("aria-hidden", "true"))
    }
}

/// Three digits, more where there are more before the point.
fn short(value: f64) -> String {
    let decimals = if value < 1.0 {
        3
    } else if value < 10.0 {
        2
    } else {
        usize::from(value < 100.0)
    };
    format!("{value:.decimals$}")
}
