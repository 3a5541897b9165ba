//! A pane: one view of the lab, drawn on two canvases. The lower one holds the figure, the upper one the cursor.
//!
//! Moving the cursor repaints the upper canvas only. Deliberately does not know: what the view shows.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;
use rotarium_lab::figure::Figure;
use rotarium_lab::{Action, Choice, Cursor, Experiment, Lab, View};
use rotarium_plot::{Size, Stage, Theme};

use super::menu::Menu;
use super::ribbon::Ribbon;
use super::studio::{Studio, effect, live, on, when};
use crate::browser;
use crate::canvas;
use crate::message::{Answer, Question};

/// What a pane shows at the moment.
#[derive(Clone)]
pub struct Shown {
    /// The figure, its rasters coloured.
    pub figure: Arc<Figure>,
    /// The theme it was coloured for.
    pub theme: Theme,
}

/// The signals of one pane.
#[derive(Clone, Copy)]
struct Desk {
    studio: Studio,
    view: &'static View,
    lab: Memo<Lab>,
    size: RwSignal<Size>,
    shown: RwSignal<Option<Shown>>,
    stage: RwSignal<Option<Arc<Stage>>>,
    base: NodeRef<Canvas>,
    above: NodeRef<Canvas>,
}

/// One view of a lab, live.
#[component]
pub fn Pane(
    /// The view.
    view: &'static View,
    /// The state that it shows.
    lab: Memo<Lab>,
) -> impl IntoView {
    let studio = Studio::get();
    let desk = Desk {
        studio,
        view,
        lab,
        size: RwSignal::new(Size { width: 0, height: 0 }),
        shown: RwSignal::new(None),
        stage: RwSignal::new(None),
        base: NodeRef::new(),
        above: NodeRef::new(),
    };
    let frame = NodeRef::<Div>::new();
    desk.watch_size(frame);
    desk.watch_experiment();
    desk.watch_figure();
    desk.watch_cursor();
    let data = RwSignal::new(false);
    let summary =
        move || desk.shown.with(|shown| shown.as_ref().map(|shown| shown.figure.summary.clone()));
    view! {
        <section class=format!("pane {}", view.id) aria-labelledby=format!("{}-title", view.id)>
            <header>
                <h2 id=format!("{}-title", view.id) title=studio.words(view.question)>{studio.words(view.title)}</h2>
                <small>{live(move || lab.with(|lab| (view.subtitle)(lab, studio.language.get())))}</small>
                <Choices desk/>
                <Menu view shown=desk.shown size=desk.size data/>
            </header>
            {view.ribbon.then(|| view! { <Ribbon/> })}
            <div class="plot" node_ref=frame>
                <canvas node_ref=desk.base aria-hidden="true"></canvas>
                <canvas node_ref=desk.above class="above" tabindex="0" role="img" aria-label=live(move || summary().unwrap_or_default())
                    on:pointermove=on(move |event| desk.point(&event))
                    on:pointerdown=on(move |event| desk.point(&event))
                    on:click=on(move |event| desk.click(&event))
                    on:pointerleave=on(move |_| studio.hover.set(None))
                    on:keydown=on(move |event| desk.key(&event))></canvas>
            </div>
            {when(move || data.get(), move || view! {
                <Data shown=desk.shown/>
             }.into_any())}
        </section>
    }
}

impl Desk {
    /// Keeps the size of the canvases in device pixels.
    fn watch_size(self, frame: NodeRef<Div>) {
        let _ = use_resize_observer(frame, move |entries, _| {
            if let Some(entry) = entries.first() {
                let rect = entry.content_rect();
                let pixels = |css: f64| (css * browser::dpr()).round().clamp(0.0, 16_384.0) as u32;
                let _ = self
                    .size
                    .try_set(Size { width: pixels(rect.width()), height: pixels(rect.height()) });
            }
        });
    }

    /// Asks for a figure whenever what the view looks at has changed.
    fn watch_experiment(self) {
        let Self { studio, view, lab, size, shown, .. } = self;
        let experiment = Memo::new(move |_| {
            let Size { width, height } = size.get();
            let room = width.min(height).saturating_sub((72.0 * browser::dpr()) as u32);
            let cells = if view.square { room } else { width };
            (width > 0)
                .then(|| lab.with(|lab| Experiment::new(view, lab, studio.language.get(), cells)))
        });
        effect(move || {
            let Some(experiment) = experiment.get() else { return };
            let theme = studio.theme.get();
            studio.ask(view.id, Question::Figure(experiment, theme), move |answer| {
                if let Answer::Figure(figure) = answer {
                    // The pane may be gone by now.
                    let _ = shown.try_set(Some(Shown { figure: Arc::new(figure), theme }));
                }
            });
        });
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
        let Some(base) = self.base.get_untracked() else { return };
        let stage = Arc::new(canvas::stage(&figure, size));
        canvas::paint(&base, &figure, theme, &stage, size);
        self.stage.set(Some(stage));
        self.studio.painted.update(|count| *count += 1);
    }

    /// Paints the upper canvas once per frame when the cursor or the stage has changed.
    fn watch_cursor(self) {
        let soon = Soon::default();
        effect(move || {
            let _ = self.studio.cursor();
            self.stage.track();
            self.lab.track();
            soon.run(move || self.paint_cursor());
        });
    }

    fn paint_cursor(self) {
        let cursor = self.studio.cursor_untracked();
        let Some(Some(stage)) = self.stage.try_get_untracked() else { return };
        let Some(above) = self.above.get_untracked() else { return };
        let marks =
            self.lab.with_untracked(|lab| cursor.map(|cursor| (self.view.overlay)(lab, cursor)));
        let theme = self.studio.theme.get_untracked();
        canvas::paint_overlay(
            &above,
            &marks.unwrap_or_default(),
            theme,
            &stage,
            self.size.get_untracked(),
        );
    }

    /// The cursor at a place of the upper canvas, in CSS pixels.
    fn cursor_at(self, x: f64, y: f64) -> Option<Cursor> {
        let stage = self.stage.get_untracked()?;
        let point = stage.value_at(x * browser::dpr(), y * browser::dpr())?;
        self.lab.with_untracked(|lab| (self.view.pick)(lab, point))
    }

    fn point(self, event: &PointerEvent) {
        self.studio
            .hover
            .set(self.cursor_at(f64::from(event.offset_x()), f64::from(event.offset_y())));
    }

    fn click(self, event: &leptos::ev::MouseEvent) {
        if let Some(cursor) =
            self.cursor_at(f64::from(event.offset_x()), f64::from(event.offset_y()))
        {
            self.studio.act(Action::Pin(Some(cursor)));
        }
    }

    /// Arrows move the cursor, Enter pins it. Esc is heard everywhere.
    fn key(self, event: &KeyboardEvent) {
        let by = if event.shift_key() { 10 } else { 1 };
        let step = match event.key().as_str() {
            "ArrowRight" => (by, 0),
            "ArrowLeft" => (-by, 0),
            "ArrowDown" => (0, by),
            "ArrowUp" => (0, -by),
            "Enter" | " " => (0, 0),
            _ => return,
        };
        event.prevent_default();
        let lab = self.lab.get_untracked();
        let last = lab.tokens() - 1;
        let here = lab.pin.or(self.studio.hover.get_untracked());
        let here = here.unwrap_or(Cursor { query: last, key: last / 2, pair: None });
        self.studio.act(Action::Pin(Some((self.view.step)(&lab, here, step))));
    }
}

/// The choices in the heading.
#[component]
fn Choices(desk: Desk) -> impl IntoView {
    let Desk { studio, view, lab, .. } = desk;
    let choices = Memo::new(move |_| lab.with(|lab| (view.choices)(lab)));
    let button = move |Choice { label, chosen, action }: Choice| {
        view! {
            <button aria-pressed=chosen.to_string() on:click=on(move |_| studio.act(action.clone()))>{studio.say(label)}</button>
        }
    };
    view! { <div class="choices" role="group">{live(move || choices.get().into_iter().map(button).collect_view().into_any())}</div> }
}

/// The numbers behind the figure, and its summary in words.
#[component]
fn Data(shown: RwSignal<Option<Shown>>) -> impl IntoView {
    let cells = |cells: Vec<String>| {
        cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view().into_any()
    };
    let table = move || {
        let table = shown
            .with(|shown| shown.as_ref().map(|shown| shown.figure.table.clone()))
            .unwrap_or_default();
        let head = table
            .head
            .into_iter()
            .map(|name| view! { <th scope="col">{name}</th> })
            .collect_view()
            .into_any();
        let rows = table
            .rows
            .into_iter()
            .map(|row| view! { <tr>{cells(row)}</tr> })
            .collect_view()
            .into_any();
        view! { <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> }
    };
    let summary =
        move || shown.with(|shown| shown.as_ref().map(|shown| shown.figure.summary.clone()));
    view! { <div class="data" tabindex="0" role="region"><p>{summary}</p>{table}</div> }
}

/// Runs something at most once per frame: at once when nothing ran since the last frame began, else in the next one.
#[derive(Clone, Default)]
struct Soon {
    ran: Rc<Cell<bool>>,
    waiting: Rc<Cell<bool>>,
}

impl Soon {
    fn run(&self, run: impl FnOnce() + 'static) {
        if self.ran.get() {
            if !self.waiting.replace(true) {
                let waiting = self.waiting.clone();
                browser::on_next_frame(move || {
                    waiting.set(false);
                    run();
                });
            }
            return;
        }
        self.ran.set(true);
        let ran = self.ran.clone();
        browser::on_next_frame(move || ran.set(false));
        run();
    }
}
