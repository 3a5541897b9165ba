//! The speed page: the kernel beside plain JavaScript, in this browser, now.
//!
//! It runs as soon as it is opened; the fragment may narrow it, as in `#/speed?only=W1&n=1024&d=64`.
//! Deliberately does not know: how things are timed; see [`crate::speed`].

use leptos::html::Canvas;
use leptos::prelude::*;
use leptos_use_event_listener::use_event_listener;
use rotarium_lab::{messages, views};

use super::pane::Pane;
use super::studio::{Studio, live, on, when};
use crate::browser;
use crate::message::{Answer, Question};
use crate::speed::slider::{self, Stage};
use crate::speed::wait::Run;
use crate::speed::{Spread, Task, Timing, Workload, choice, report};

/// How far a run has come.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    Running(Task),
    Done,
    Stopped,
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
}

/// The page.
#[component]
pub fn SpeedPage() -> impl IntoView {
    let studio = Studio::get();
    let lab = RwSignal::new(slider::lab(256));
    let table = Table {
        studio,
        fragment: RwSignal::new(fragment()),
        results: RwSignal::new(Vec::new()),
        progress: RwSignal::new(Progress::Stopped),
        run: RwSignal::new(0),
        stage: Stage { lab, painted: studio.painted, canvas: NodeRef::<Canvas>::new() },
    };
    let _ = use_event_listener(browser::window(), leptos::ev::hashchange, move |_| {
        let _ = table.fragment.try_set(fragment());
    });
    Effect::new(move |_| {
        if choice::is_here(&table.fragment.get()) {
            table.start();
        }
    });
    on_cleanup(move || table.stop());
    let running = move || matches!(table.progress.get(), Progress::Running(_));
    let turning = move || matches!(table.progress.get(), Progress::Running(Task::Slider { .. }));
    let json = move || report::json(&table.results.get(), table.progress.get() == Progress::Done);
    view! {
        <main id="main" class="speed" tabindex="-1">
            <h1>{studio.words(messages::SPEED_QUESTION)}</h1>
            <p>{studio.words(messages::SPEED_INTRO)}</p>
            <ul class="error">{live(move || table.notices())}</ul>
            <div class="run">
                <button class="start" disabled=live(running) on:click=on(move |_| table.start())>
                    {studio.words(messages::SPEED_RUN)}
                </button>
                <button disabled=live(move || !running()) on:click=on(move |_| table.stop())>
                    {studio.words(messages::CANCEL)}
                </button>
                <span role="status">{live(move || table.words())}</span>
            </div>
            <Results table/>
            <p><small>{studio.words(messages::SPEED_NOTE)}</small></p>
            {when(turning, move || view! { <Slider table/> }.into_any())}
            <h2>{studio.words(messages::SPEED_JSON)}</h2>
            <output id="speed-json">{live(json)}</output>
        </main>
    }
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
                Task::Slider { tokens } => self.stage.time(*tokens, run).await?,
            };
            self.results.try_update(|results| results.push((task, timing)))?;
        }
        self.progress.try_set(Progress::Done);
        Some(())
    }

    /// Asks the worker. None when it or the run is stopped.
    async fn ask(self, workload: &Workload, run: Run) -> Option<Timing> {
        let found = ArcRwSignal::new(None);
        let (answered, busy) = (found.clone(), self.studio.busy());
        self.studio.ask("speed", Question::Speed(workload.clone()), move |answer| {
            if let Answer::Timing(timing) = answer {
                answered.set(Some(timing));
            }
        });
        let answer = found.clone();
        run.until(move || answer.get().is_some() || !busy.get()).await?;
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
    fn notices(self) -> AnyView {
        let language = self.studio.language.get();
        let choice = choice::read(&self.fragment.get(), language);
        let sentences = choice.notices.into_iter().map(|notice| notice.sentence(language));
        sentences.map(|sentence| view! { <li>{sentence}</li> }).collect_view().into_any()
    }

    /// How far it has come, in words.
    fn words(self) -> String {
        match self.progress.get() {
            Progress::Running(task) => {
                self.studio.say_with(messages::SPEED_RUNNING, &[("name", &self.name(&task))])
            }
            Progress::Done => self.studio.say(messages::SPEED_DONE).into(),
            Progress::Stopped => self.studio.say(messages::SPEED_STOPPED).into(),
        }
    }

    fn name(self, task: &Task) -> String {
        let (n, d) = task.size();
        self.studio.say_with(task.words(), &[("n", &n), ("d", &d)])
    }
}

/// One line per workload, as far as it has come. It scrolls in its own box.
#[component]
fn Results(table: Table) -> impl IntoView {
    let studio = table.studio;
    let heads = [
        messages::SPEED_WORKLOAD,
        messages::SPEED_KERNEL,
        messages::SPEED_PLAIN,
        messages::SPEED_RATIO,
        messages::SPEED_DIFFERENCE,
    ];
    let head = move |text| view! { <th scope="col">{studio.words(text)}</th> };
    let times =
        |Spread { median_ms, p95_ms }: Spread| format!("{} ({})", short(median_ms), short(p95_ms));
    let line = move |(task, timing): (Task, Timing)| {
        let ratio = format!("{}×", short(timing.ratio()));
        let difference = timing.max_difference.map_or_else(|| "–".into(), |d| format!("{d:.0e}"));
        view! {
            <tr>
                <th scope="row">{table.name(&task)}</th>
                <td>{times(timing.kernel)}</td>
                <td>{times(timing.plain)}</td>
                <td>{ratio}</td>
                <td>{difference}</td>
            </tr>
        }
    };
    view! {
        <div class="results" tabindex="0" role="region" aria-label=studio.words(messages::SPEED)>
            <table>
                <thead><tr>{heads.map(head).collect_view()}</tr></thead>
                <tbody>{move || table.results.get().into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
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

/// What W3 paints: a real pane, and the canvas of plain JavaScript.
#[component]
fn Slider(table: Table) -> impl IntoView {
    let Stage { lab, canvas, .. } = table.stage;
    let lab = Memo::new(move |_| lab.get());
    view! {
        <div class="slider" role="group" aria-label=table.studio.words(messages::SPEED_STAGE)>
            <Pane view=&views::attention::VIEW lab=lab/>
            <canvas node_ref=canvas aria-hidden="true"></canvas>
        </div>
    }
}
