//! The sequence editor: blocks to add, drag, resize, duplicate and remove, and the numbers of the chosen one.
//!
//! Deliberately does not know: schemes. What a drag or a key means is in [`super::gesture`].

use leptos::prelude::*;
use rotarium_lab::dials::printed;
use rotarium_lab::sequences::{PRESETS, Preset};
use rotarium_lab::views::segment_name;
use rotarium_lab::{Action, Edit, Part, Text, messages};
use web_sys::{Event, KeyboardEvent, PointerEvent};

use super::field::field;
use super::gesture::{Drag, Key};
use crate::app::controls::option;
use crate::app::markup::{
    El, Place, each, effect, el, element, follow, given, live, truth, typed, when,
};
use crate::app::studio::{self, Studio};
use crate::browser;

/// What is chosen and dragged.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub(super) studio: Studio,
    /// The chosen block.
    pub(super) at: RwSignal<usize>,
    /// What the pointer drags.
    pub(super) drag: RwSignal<Option<Drag>>,
    /// The blocks on the page.
    pub(super) list: Place,
}

/// The editor.
pub fn editor(studio: Studio) -> El {
    let picture = studio.lab.with_untracked(|lab| lab.sequence.picture());
    let editor = Editor {
        studio,
        at: RwSignal::new(picture.unwrap_or(0)),
        drag: RwSignal::new(None),
        list: Place::new(),
    };
    effect(move || {
        let last = editor.count() - 1;
        if editor.at.get() > last {
            editor.at.set(last);
        }
    });
    el("section")
        .class("editor")
        .set("aria-label", studio.words(messages::SEQUENCE))
        .child(editor.bar())
        .child(editor.blocks())
        .child(editor.details())
}

impl Editor {
    fn count(self) -> usize {
        self.studio.lab.with(|lab| lab.sequence.parts().len())
    }

    /// A block; an empty text where there is none any more.
    pub(super) fn part(self, at: usize) -> Part {
        let part = self.studio.lab.with(|lab| lab.sequence.parts().get(at).copied());
        part.unwrap_or(Part::text(0))
    }

    /// Changes the sequence.
    pub(super) fn edit(self, edit: Edit) {
        self.studio.act(Action::Compose(edit));
    }

    /// Chooses a block and gives it the focus, in the next frame: its element may be built anew.
    pub(super) fn choose(self, at: usize) {
        self.at.set(at);
        browser::on_next_frame(move || studio::focus(&format!("block-{at}")));
    }

    /// Puts a copy behind the chosen block, or another block.
    pub(super) fn insert(self, part: Part) {
        let at = self.at.get_untracked() + 1;
        self.edit(Edit::Insert(at, part));
        self.choose(at.min(untrack(|| self.count()) - 1));
    }

    /// Removes the chosen block.
    pub(super) fn remove(self) {
        let at = self.at.get_untracked();
        self.edit(Edit::Remove(at));
        self.choose(at.min(untrack(|| self.count()) - 1));
    }

    /// Moves the chosen block by one place.
    pub(super) fn shift(self, by: isize) {
        let at = self.at.get_untracked();
        let to = at.saturating_add_signed(by).min(untrack(|| self.count()) - 1);
        self.edit(Edit::Move(at, to));
        self.choose(to);
    }

    /// Sequences to start from, blocks to add, and the sum.
    fn bar(self) -> El {
        let Self { studio, .. } = self;
        let found = Memo::new(move |_| {
            let is_it =
                |lab: &rotarium_lab::Lab, preset: &Preset| lab.sequence.parts() == preset.parts;
            let preset = studio.lab.with(|lab| PRESETS.iter().find(|preset| is_it(lab, preset)));
            preset.map_or("", |preset| preset.id)
        });
        let own = option("", move || found.get().is_empty())
            .text(studio.words(messages::editor::SEQUENCE_OWN));
        let entry = |preset: &'static Preset| {
            let chosen = move || found.get() == preset.id;
            option(preset.id, chosen).text(studio.words(preset.title))
        };
        let start = move |event: Event| {
            if let Some(preset) = PRESETS.iter().find(|preset| preset.id == typed(&event)) {
                self.edit(Edit::Replace(preset.parts.to_vec()));
                self.at
                    .set(preset.parts.iter().position(|part| !part.segment.is_text()).unwrap_or(0));
            }
        };
        let list = el("select")
            .set("name", "sequence")
            .set("aria-label", studio.words(messages::editor::SEQUENCE_PRESETS))
            .child(own)
            .children(PRESETS.iter().map(entry))
            .prop("value", move || found.get())
            .on("change", start);
        let add = move |words: Text, part: Part| {
            el("button").text(studio.words(words)).click(move || self.insert(part))
        };
        el("div")
            .class("bar")
            .child(list)
            .child(add(messages::editor::ADD_TEXT, Part::text(16)))
            .child(add(messages::editor::ADD_IMAGE, Part::image(6, 8)))
            .child(add(messages::editor::ADD_VIDEO, Part::video(4, 4, 6, 1.0)))
            .child(el("output").text(live(move || self.sum())))
    }

    fn sum(self) -> String {
        let (tokens, patches) = self.studio.lab.with(|lab| (lab.tokens(), lab.patches()));
        let [n, text, patches] = [tokens, tokens - patches, patches].map(|n| printed(n as f64));
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &n), ("text", &text), ("patches", &patches)];
        self.studio.say_with(messages::editor::SEQUENCE_SUM, &values)
    }

    /// The blocks. Their elements stay while their contents move, so that a drag keeps its element.
    fn blocks(self) -> El {
        let count = Memo::new(move |_| self.count());
        let blocks = each(move || (0..count.get()).map(|at| untrack(|| self.block(at))).collect());
        el("div")
            .class("blocks")
            .set("role", "group")
            .at(self.list)
            .on("pointermove", move |event: PointerEvent| self.dragged(&event))
            .on("pointerup", move |_: Event| self.drag.set(None))
            .on("pointercancel", move |_: Event| self.drag.set(None))
            .part(blocks)
    }

    fn block(self, at: usize) -> El {
        let Self { studio, .. } = self;
        let name = move || segment_name(self.part(at).segment, studio.language.get());
        let kind = move || match self.part(at).segment.modality() {
            rotarium_kernel::Modality::Text => "block text",
            rotarium_kernel::Modality::Image => "block image",
            rotarium_kernel::Modality::Video => "block video",
        };
        let keys =
            live(move || studio.say_with(messages::editor::BLOCK_KEYS, &[("name", &name())]));
        let share = move || (self.part(at).segment.tokens() as f64).sqrt().max(1.0).to_string();
        let label = el("span").text(live(name));
        el("div")
            .class(live(kind))
            .set("id", format!("block-{at}"))
            .set("tabindex", live(move || if self.at.get() == at { "0" } else { "-1" }))
            .set("role", "button")
            .set("aria-pressed", truth(move || self.at.get() == at))
            .set("aria-label", keys)
            .set("title", live(name))
            .set(
                "data-dragged",
                given(move || self.drag.with(|drag| drag.is_some_and(|drag| drag.at == at)), ""),
            )
            .style("flex-grow", share)
            .on("focus", move |_: Event| self.at.set(at))
            .on("keydown", move |event: KeyboardEvent| self.key(&event))
            .on("pointerdown", move |event: PointerEvent| self.grab(&event, at))
            .child(label)
            .child(el("i").class("edge right").set("data-edge", "right"))
            .part(when(
                move || !self.part(at).segment.is_text(),
                || el("i").class("edge bottom").set("data-edge", "bottom").view(),
            ))
    }

    /// The numbers of the chosen block, and what can be done with it.
    fn details(self) -> El {
        let Self { studio, .. } = self;
        // Built anew only for another block or another kind of block, so that a field keeps its focus while it is nudged.
        let kind = Memo::new(move |_| {
            let at = self.at.get();
            (at, self.part(at).sides())
        });
        let fields = follow(move || {
            let (at, sides) = kind.get();
            let fields = sides.iter().map(|&side| untrack(|| field(self, at, side).view()));
            fields.collect_view().into_any()
        });
        let name =
            live(move || segment_name(self.part(self.at.get()).segment, studio.language.get()));
        let tool = move |sign: &'static str, words: Text, run: Box<dyn Fn()>| {
            let sign = el("span").set("aria-hidden", "true").text(sign);
            el("button").class("sign").named(|| studio.words(words)).click(run).child(sign)
        };
        let first = move || self.at.get() == 0;
        let last = move || self.at.get() + 1 >= self.count();
        let copy = move || self.insert(untrack(|| self.part(self.at.get())));
        el("div")
            .class("details")
            .child(el("b").text(name))
            .child(el("small").text(live(move || self.facts())))
            .part(fields)
            .child(
                el("div")
                    .class("acts")
                    .child(
                        tool("←", messages::editor::BLOCK_LEFT, Box::new(move || self.shift(-1)))
                            .disabled(first),
                    )
                    .child(
                        tool("→", messages::editor::BLOCK_RIGHT, Box::new(move || self.shift(1)))
                            .disabled(last),
                    )
                    .child(tool("❐", messages::editor::BLOCK_DUPLICATE, Box::new(copy)))
                    .child(
                        tool("×", messages::editor::BLOCK_REMOVE, Box::new(move || self.remove()))
                            .disabled(move || self.count() < 2),
                    ),
            )
    }

    /// Which tokens the chosen block has, and what its numbers mean outside the sequence.
    fn facts(self) -> String {
        let at = self.at.get();
        let part = self.part(at);
        let before: usize = self.studio.lab.with(|lab| {
            lab.sequence.parts().iter().take(at).map(|part| part.segment.tokens()).sum()
        });
        let tokens = part.segment.tokens();
        let mut facts = vec![match tokens {
            0 => self.studio.say(messages::editor::BLOCK_EMPTY).to_string(),
            _ => {
                let [from, to] = [before, before + tokens - 1].map(|token| printed(token as f64));
                self.studio
                    .say_with(messages::editor::BLOCK_TOKENS, &[("from", &from), ("to", &to)])
            }
        }];
        let [_, rows, columns] = part.segment.grid();
        if part.merge > 1 {
            let [h, w] = [rows, columns].map(|side| side * part.merge);
            facts.push(
                self.studio.say_with(messages::editor::BLOCK_PATCHES, &[("h", &h), ("w", &w)]),
            );
        }
        if let rotarium_kernel::Segment::Video { seconds, .. } = part.segment {
            let fps = printed(1.0 / seconds);
            facts.push(self.studio.say_with(messages::editor::BLOCK_RATE, &[("fps", &fps)]));
        }
        facts.join(" · ")
    }

    fn key(self, event: &KeyboardEvent) {
        let Some(key) = Key::of(event) else { return };
        event.prevent_default();
        self.press(key);
    }

    fn grab(self, event: &PointerEvent, at: usize) {
        if event.button() != 0 {
            return;
        }
        self.choose(at);
        let Some(list) = element::<web_sys::Element>(self.list) else { return };
        // Without capture the drag ends where the pointer leaves the list, which is no harm.
        let _ = list.set_pointer_capture(event.pointer_id());
        self.drag.set(Some(Drag::begin(event, at, untrack(|| self.part(at)))));
        event.prevent_default();
    }
}
