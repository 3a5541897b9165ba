//! A pane: one view of the lab, drawn on two canvases. The lower one holds the figure, the upper one the cursor.
//!
//! Moving the cursor repaints the upper canvas only. Deliberately does not know: what the view shows.

use std::sync::Arc;

use leptos::prelude::*;
use rotarium_lab::figure::Figure;
use rotarium_lab::{Action, Choice, Experiment, Lab, Pane, Show, SlotName, View};
use rotarium_plot::{Size, Stage, Theme};
use web_sys::{Event, HtmlCanvasElement};

use super::borders::borders;
use super::markup::{El, Place, each, effect, el, element, live, truth, when};
use super::menu::Menu;
use super::ribbon::ribbon;
use super::rounds::Rounds;
use super::soon::Soon;
use super::studio::Studio;
use super::zoom::Zoom;
use crate::browser;
use crate::canvas;
use crate::compute::REST;
use crate::message::Answer;

mod hand;
use hand::HEARD;

/// What a pane shows at the moment.
#[derive(Clone)]
pub struct Shown {
    /// The figure; the pixels of its rasters are kept beside it.
    pub figure: Arc<Figure>,
    /// The theme it was coloured for.
    pub theme: Theme,
}

/// How long a figure glides, in milliseconds.
const GLIDE: f64 = 250.0;

/// The signals of one pane.
#[derive(Clone, Copy)]
struct Desk {
    studio: Studio,
    view: &'static View,
    slot: Option<SlotName>,
    lab: Memo<Lab>,
    size: RwSignal<Size>,
    shown: RwSignal<Option<Shown>>,
    stage: RwSignal<Option<Arc<Stage>>>,
    /// When the figure came, and the one that it comes gliding from.
    arrival: RwSignal<(f64, Option<Arc<Figure>>)>,
    /// Whether the pointer has dragged since it was put down.
    dragged: RwSignal<bool>,
    rounds: Rounds,
    /// Whether the figure will be made finer.
    refining: RwSignal<bool>,
    base: Place,
    above: Place,
    /// The window of a map that can be moved.
    zoom: Option<Zoom>,
    /// Whether a pointer makes the cursor look somewhere.
    looks: bool,
}

/// Makes what stands on a plot above its canvases, placed by the stage.
pub type Grip = Box<dyn FnOnce(RwSignal<Option<Arc<Stage>>>) -> El>;

/// One view of a lab, live: of what it shows, or of one slot.
pub fn pane(studio: Studio, view: &'static View, slot: Option<SlotName>, lab: Memo<Lab>) -> El {
    Desk::new(studio, view, slot, lab, true).pane(None)
}

/// One view that no cursor looks at, with or without something to take hold of on the plot.
pub fn bare_pane(studio: Studio, view: &'static View, grip: Option<Grip>) -> El {
    Desk::new(studio, view, None, studio.lab, false).pane(grip)
}

impl Desk {
    fn new(
        studio: Studio,
        view: &'static View,
        slot: Option<SlotName>,
        lab: Memo<Lab>,
        looks: bool,
    ) -> Self {
        let stage = RwSignal::new(None);
        Self {
            studio,
            view,
            slot,
            lab,
            zoom: view.zooms.then(|| Zoom::new(studio, lab, stage)),
            size: RwSignal::new(Size { width: 0, height: 0 }),
            shown: RwSignal::new(None),
            stage,
            arrival: RwSignal::new((f64::NEG_INFINITY, None)),
            dragged: RwSignal::new(false),
            rounds: Rounds::new(),
            refining: RwSignal::new(false),
            base: Place::new(),
            above: Place::new(),
            looks,
        }
    }

    fn pane(self, grip: Option<Grip>) -> El {
        let Self { studio, view, slot, .. } = self;
        let frame = Place::new();
        self.register();
        self.watch_size(frame);
        self.watch_experiment();
        self.watch_figure();
        self.watch_cursor();
        let data = RwSignal::new(false);
        let Self { shown, base, size, .. } = self;
        let zoom = self.zoom().map(Zoom::buttons);
        let menu = Menu { studio, view, shown, base, size, data };
        let told = if slot.is_some() { format!(" {}-told", self.name()) } else { String::new() };
        let plot = el("div").class("plot").at(frame).children(self.canvases());
        let plot = plot
            .child(borders(studio, self.shown, self.stage))
            .children(grip.map(|grip| grip(self.stage)));
        el("section")
            .class(format!("pane {}", view.id))
            .set("aria-busy", truth(move || self.refining.get()))
            .set("aria-labelledby", format!("{}-title{told}", self.name()))
            .child(self.header().child(self.choices()).children(zoom).child(menu.el()))
            .children((view.ribbon && slot.is_none()).then(|| ribbon(studio)))
            .child(plot)
            .part(self.rounds.row(studio, move |next| self.ask(self.rounds.question(), next)))
            .part(when(move || data.get(), move || self.numbers().view()))
    }

    /// The pane as the engine knows it.
    fn known(self) -> Pane {
        Pane::new(self.view, self.slot)
    }

    fn name(self) -> String {
        self.known().name()
    }

    /// The pane is among those of the page as long as it is there.
    fn register(self) {
        let panes = self.studio.panes;
        let known = self.known();
        panes.update(|panes| panes.push(known.clone()));
        on_cleanup(move || {
            // The page itself may be gone.
            let _ = panes.try_update(|panes| panes.retain(|pane| *pane != known));
        });
    }

    fn header(self) -> El {
        let Self { studio, view, .. } = self;
        let title = el("h2").set("id", format!("{}-title", self.name()));
        let title = title.set("title", studio.words(view.question));
        let title = match self.slot {
            None => title.text(studio.words(view.title)),
            Some(slot) => title.child(self.chooser(slot)),
        };
        let subtitle = live(move || self.of_figure(|figure| figure.subtitle.clone()));
        let told = el("small").set("id", format!("{}-told", self.name())).text(subtitle);
        el("header").child(title).child(told)
    }

    /// The name of the slot that the pane shows; a click makes it the one that is turned.
    fn chooser(self, slot: SlotName) -> El {
        let studio = self.studio;
        let name = live(move || studio.lab.with(|lab| lab.slot(slot).title()));
        el("button")
            .set("aria-pressed", truth(move || studio.editing() == slot))
            .click(move || studio.act(Action::Show(Show::One(slot))))
            .child(el("b").text(format!("{slot:?}")))
            .text(" ")
            .text(name)
    }

    /// The choices in the heading.
    fn choices(self) -> El {
        let Self { studio, view, lab, .. } = self;
        let choices = Memo::new(move |_| lab.with(|lab| (view.choices)(&self.known().lab(lab))));
        let button = move |Choice { label, chosen, action }: Choice| {
            el("button")
                .set("aria-pressed", chosen.to_string())
                .click(move || studio.act(action.clone()))
                .text(studio.say(label))
        };
        let buttons = each(move || choices.get().into_iter().map(button).collect());
        el("div").class("choices").set("role", "group").part(buttons)
    }

    fn canvases(self) -> [El; 2] {
        let summary = live(move || self.summary());
        let base = el("canvas").at(self.base).set("aria-hidden", "true");
        let above = el("canvas")
            .at(self.above)
            .class("above")
            .set("tabindex", "0")
            .set("role", "img")
            .set("aria-label", summary)
            .set("data-turns", live(move || self.turns()));
        let above = HEARD
            .into_iter()
            .fold(above, |above, name| above.on(name, move |event: Event| self.hear(name, &event)));
        let above = self.zoom().into_iter().fold(above, |above, zoom| zoom.mark(above));
        [base, above]
    }

    fn of_figure<T: Default>(self, part: fn(&Figure) -> T) -> T {
        self.shown.with(|shown| shown.as_ref().map(|shown| part(&shown.figure))).unwrap_or_default()
    }

    fn summary(self) -> String {
        self.of_figure(|figure| figure.summary.clone())
    }

    /// The numbers behind the figure, and its summary in words.
    fn numbers(self) -> El {
        let table = move || {
            let table = self.of_figure(|figure| figure.table.clone());
            let head = table.head.into_iter().map(|name| el("th").set("scope", "col").text(name));
            let row = |cells: Vec<String>| {
                el("tr").children(cells.into_iter().map(|cell| el("td").text(cell)))
            };
            let head = el("thead").child(el("tr").children(head));
            vec![head, el("tbody").children(table.rows.into_iter().map(row))]
        };
        el("div")
            .class("data")
            .set("tabindex", "0")
            .set("role", "region")
            .child(el("p").text(live(move || self.summary())))
            .child(el("table").part(each(table)))
    }

    /// Keeps the size of the canvases in device pixels.
    fn watch_size(self, frame: Place) {
        let mut _sizes = None;
        effect(move || {
            _sizes = frame.get().map(|frame| {
                browser::Sizes::of(&frame, move |width, height| {
                    let dots =
                        |css: f64| (css * browser::dpr()).round().clamp(0.0, 16_384.0) as u32;
                    let _ = self.size.try_set(Size { width: dots(width), height: dots(height) });
                })
            });
        });
    }

    /// Asks for a figure whenever what the view looks at has changed.
    fn watch_experiment(self) {
        let Self { studio, view, lab, size, .. } = self;
        let experiment = Memo::new(move |_| {
            let Size { width, height } = size.get();
            let room = width.min(height).saturating_sub((72.0 * browser::dpr()) as u32);
            let cells = if view.square { room } else { width };
            let language = studio.language.get();
            let ask = |lab: &Lab| Experiment::new(view, &self.known().lab(lab), language, cells);
            (width > 0).then(|| lab.with(ask))
        });
        effect(move || {
            let Some(experiment) = experiment.get() else { return };
            if !studio.awake.get() {
                return;
            }
            studio.theme.track();
            self.ask(self.rounds.begin(), experiment);
        });
    }

    fn ask(self, question: u64, experiment: Experiment) {
        let theme = self.studio.theme.get_untracked();
        let asked = experiment.clone();
        self.studio.draw(self.name(), asked, self.view.shares, theme, move |answer, pixels| {
            if let Answer::Figure(figure, rounds) = answer {
                self.arrive();
                // The pane may be gone by now.
                if let Some(base) = element::<HtmlCanvasElement>(self.base) {
                    canvas::develop(&base, &figure, pixels);
                }
                let _ = self.shown.try_set(Some(Shown { figure: Arc::new(figure), theme }));
                if self.view.shares {
                    self.refine(question, experiment.next(rounds));
                } else if let Some(next) = self.rounds.done(question, &experiment, rounds) {
                    self.ask(question, next);
                }
            }
        });
    }

    /// Asks for what makes the figure finer once nothing else has been asked for a while.
    fn refine(self, question: u64, next: Option<Experiment>) {
        let _ = self.refining.try_set(next.is_some());
        let Some(next) = next else { return };
        let ask = move || {
            if self.rounds.is_at(question) {
                self.ask(question, next);
            }
        };
        set_timeout(ask, REST);
    }

    /// Notes when a figure comes. It glides, unless figures come one upon the other as from a slider.
    fn arrive(self) {
        let now = browser::now();
        let _ = self.arrival.try_update(|(last, from)| {
            let rested = now - std::mem::replace(last, now) > 2.0 * GLIDE;
            *from = None;
            if self.view.glides && rested && !browser::wants_stillness() {
                *from = self.shown.get_untracked().map(|shown| shown.figure);
            }
        });
    }

    /// The figure, or while it comes gliding one on the way to it.
    fn on_the_way(self, figure: Arc<Figure>) -> Arc<Figure> {
        let Some((start, Some(from))) = self.arrival.try_get_untracked() else { return figure };
        let rest = 1.0 - (browser::now() - start) / GLIDE;
        if rest <= 0.0 {
            self.arrival.update_untracked(|(_, from)| *from = None);
            return figure;
        }
        browser::on_next_frame(move || self.paint());
        Arc::new(from.between(&figure, 1.0 - rest * rest * rest))
    }

    /// Paints the lower canvas once per frame when the figure or the size has changed.
    fn watch_figure(self) {
        let soon = Soon::default();
        effect(move || {
            let size = self.size.get();
            if self.shown.with(Option::is_none) || size.width == 0 || size.height == 0 {
                return;
            }
            soon.run(move || self.paint());
        });
    }

    fn paint(self) {
        let Some(Some(Shown { figure, theme })) = self.shown.try_get_untracked() else { return };
        let Some(size) = self.size.try_get_untracked() else { return };
        let Some(base) = element::<HtmlCanvasElement>(self.base) else { return };
        let figure = self.on_the_way(figure);
        let stage = Arc::new(canvas::stage(&figure, size));
        canvas::paint(&base, &figure, theme, &stage, size);
        self.stage.set(Some(stage));
        self.studio.painted.update(|count| *count += 1);
    }

    /// Paints the upper canvas once per frame when the cursor or the stage has changed.
    fn watch_cursor(self) {
        let soon = Soon::default();
        effect(move || {
            self.studio.seen.track();
            self.stage.track();
            soon.run(move || self.paint_cursor());
        });
    }

    fn paint_cursor(self) {
        let Some(Some(stage)) = self.stage.try_get_untracked() else { return };
        let Some(above) = element::<HtmlCanvasElement>(self.above) else { return };
        let theme = self.studio.theme.get_untracked();
        let size = self.size.get_untracked();
        self.studio.seen.with_untracked(|seen| {
            let marks = seen.as_ref().map_or(&[][..], |seen| seen.above(&self.name()));
            canvas::paint_overlay(&above, marks, theme, &stage, size);
        });
    }
}
