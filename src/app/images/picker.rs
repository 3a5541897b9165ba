//! A picture that tints the patches: chosen or dropped, drawn here, and sent nowhere.
//!
//! It is no part of the state: neither links nor the engine know of it. Pressing its patches asks as the maps do.

use leptos::prelude::*;
use rotarium_lab::messages::images as words;
use rotarium_lab::{Action, Asked};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DragEvent, Event, File, HtmlCanvasElement, HtmlInputElement,
    ImageBitmap, KeyboardEvent, PointerEvent,
};

use crate::app::markup::{El, Place, effect, el, element, live, when};
use crate::app::studio::Studio;
use crate::browser;

/// Largest file that is read, in MiB.
const MOST: f64 = 16.0;
/// What is read.
const KINDS: [&str; 3] = ["image/png", "image/jpeg", "image/webp"];

/// The picture, and what is said of the last file.
#[derive(Clone, Copy)]
pub(super) struct Picker {
    studio: Studio,
    canvas: Place,
    /// The decoded picture.
    picture: RwSignal<Option<ImageBitmap>, LocalStorage>,
    /// Why the last file was not taken.
    refusal: RwSignal<String>,
    /// How many files were tried: only the newest counts.
    tries: RwSignal<u32>,
}

impl Picker {
    pub(super) fn new(studio: Studio) -> Self {
        let picker = Self {
            studio,
            canvas: Place::new(),
            picture: RwSignal::new_local(None),
            refusal: RwSignal::new(String::new()),
            tries: RwSignal::new(0),
        };
        effect(move || picker.paint());
        picker
    }

    /// The button for a file, and the picture when there is one.
    pub(super) fn panel(self) -> El {
        let Self { studio, .. } = self;
        let file = el("input")
            .set("type", "file")
            .set("name", "picture")
            .set("accept", KINDS.join(","))
            .on("change", move |event: Event| {
                let input: HtmlInputElement = event_target(&event);
                self.take(input.files().and_then(|files| files.get(0)));
            });
        let label = el("label").child(el("span").text(studio.words(words::PICTURE))).child(file);
        let hint = el("small").text(studio.words(words::PICTURE_HINT));
        let error = el("p").set("role", "alert").text(live(move || self.refusal.get()));
        let has = move || self.picture.with(Option::is_some);
        el("section")
            .class("picker")
            .set("aria-label", studio.words(words::PICTURE))
            .child(el("div").class("ask").child(label).child(hint).child(error))
            .part(when(has, move || self.grid().view()))
    }

    /// Takes what is dropped on an element.
    pub(super) fn drops(self, on: El) -> El {
        on.on("dragover", |event: DragEvent| event.prevent_default()).on(
            "drop",
            move |event: DragEvent| {
                event.prevent_default();
                self.take(event.data_transfer().and_then(|data| data.files()?.get(0)));
            },
        )
    }

    fn asked(self) -> Option<Asked> {
        self.studio.lab.with(Asked::of)
    }

    /// The patches in their colours, with a frame around the one that looks.
    fn grid(self) -> El {
        let Self { studio, .. } = self;
        let canvas = el("canvas")
            .at(self.canvas)
            .set("tabindex", "0")
            .set("role", "img")
            .set("aria-label", live(move || self.name()))
            .on("pointerdown", move |event: PointerEvent| self.point(&event))
            .on("pointermove", move |event: PointerEvent| {
                if event.buttons() & 1 == 1 {
                    self.point(&event);
                }
            })
            .on("keydown", move |event: KeyboardEvent| self.key(&event));
        let share = move |axis: usize, size: bool| {
            let share = |asked: Asked| {
                let at = if size { 1 } else { asked.place[axis] };
                100.0 * at as f64 / asked.grid[axis].max(1) as f64
            };
            format!("{}%", self.asked().map_or(0.0, share))
        };
        let frame = el("i")
            .style("left", move || share(2, false))
            .style("top", move || share(1, false))
            .style("width", move || share(2, true))
            .style("height", move || share(1, true));
        let remove =
            el("button").click(move || self.forget()).text(studio.words(words::PICTURE_REMOVE));
        el("div")
            .class("shown")
            .child(el("div").class("grid").child(canvas).child(frame))
            .child(remove)
    }

    fn name(self) -> String {
        let [row, column] = self.asked().map_or([0; 2], |asked| [asked.place[1], asked.place[2]]);
        self.studio.say_with(words::PICTURE_NAME, &[("row", &row), ("column", &column)])
    }

    fn forget(self) {
        self.tries.update(|tries| *tries += 1);
        self.refusal.set(String::new());
        self.put(None);
    }

    /// Another picture, or none; the memory of the last one is given back.
    fn put(self, picture: Option<ImageBitmap>) {
        let old = self.picture.try_update(|now| std::mem::replace(now, picture)).flatten();
        if let Some(old) = old {
            old.close();
        }
    }

    /// Reads a file. One that is no picture changes nothing but the message.
    fn take(self, file: Option<File>) {
        let Some(file) = file else { return };
        self.tries.update(|tries| *tries += 1);
        let this = self.tries.get_untracked();
        let size = file.size() / f64::from(1 << 20);
        let name = file.name();
        let refuse = move |why| {
            let size = format!("{size:.1}");
            let sentence =
                self.studio.say_with(why, &[("name", &name), ("size", &size), ("most", &MOST)]);
            // The page may have been left.
            let _ = self.refusal.try_set(sentence);
        };
        if size > MOST {
            return refuse(words::PICTURE_LARGE);
        }
        if !KINDS.contains(&file.type_().as_str()) {
            return refuse(words::PICTURE_KIND);
        }
        let Some(promise) =
            browser::window().and_then(|window| window.create_image_bitmap_with_blob(&file).ok())
        else {
            return refuse(words::PICTURE_KIND);
        };
        leptos::task::spawn_local(async move {
            let picture = JsFuture::from(promise)
                .await
                .ok()
                .and_then(|found| found.dyn_into::<ImageBitmap>().ok());
            if self.tries.try_get_untracked() != Some(this) {
                return;
            }
            match picture {
                None => refuse(words::PICTURE_KIND),
                Some(picture) => {
                    self.refusal.set(String::new());
                    self.put(Some(picture));
                }
            }
        });
    }

    /// One pixel for each patch.
    fn paint(self) {
        let place = self.canvas.get();
        let (Some(asked), true) = (self.asked(), place.is_some()) else { return };
        let Some(canvas) = element::<HtmlCanvasElement>(self.canvas) else { return };
        self.picture.with(|picture| {
            let Some(picture) = picture else { return };
            let [_, rows, columns] = asked.grid;
            let [width, height] = [columns, rows].map(|side| side.min(1024) as u32);
            canvas.set_width(width);
            canvas.set_height(height);
            let context = canvas.get_context("2d").ok().flatten();
            let Some(context) =
                context.and_then(|found| found.dyn_into::<CanvasRenderingContext2d>().ok())
            else {
                return;
            };
            // Means over patches instead of single pixels, where the browser can.
            let _ = js_sys::Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
            // Fails only for a picture that was closed, which is gone.
            let _ = context.draw_image_with_image_bitmap_and_dw_and_dh(
                picture,
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            );
        });
    }

    fn point(self, event: &PointerEvent) {
        let Some(canvas) = element::<HtmlCanvasElement>(self.canvas) else { return };
        let Some(asked) = untrack(|| self.asked()) else { return };
        let at = |offset: i32, length: i32, side: usize| {
            let share = f64::from(offset) / f64::from(length.max(1));
            ((share * side as f64).max(0.0) as usize).min(side - 1) as isize
        };
        let [_, rows, columns] = asked.grid;
        let row = at(event.offset_y(), canvas.client_height(), rows);
        let column = at(event.offset_x(), canvas.client_width(), columns);
        self.step(asked, (column - asked.place[2] as isize, row - asked.place[1] as isize));
    }

    fn key(self, event: &KeyboardEvent) {
        let by = if event.shift_key() { 10 } else { 1 };
        let step = match event.key().as_str() {
            "ArrowRight" => (by, 0),
            "ArrowLeft" => (-by, 0),
            "ArrowDown" => (0, by),
            "ArrowUp" => (0, -by),
            _ => return,
        };
        event.prevent_default();
        if let Some(asked) = untrack(|| self.asked()) {
            self.step(asked, step);
        }
    }

    fn step(self, asked: Asked, by: (isize, isize)) {
        self.studio.act(Action::Pin(Some(asked.stepped(by))));
    }
}
