//! The table of position ids: only the rows in sight exist, whatever the length of the sequence.
//!
//! Deliberately does not know: how ids come about, and what differs between releases.

use leptos::prelude::*;
use rotarium_lab::ids::{Format, Line, Sheet, Whose, has_releases};
use rotarium_lab::{Lab, messages};
use web_sys::{Element, Event};

use crate::app::markup::{El, Place, effect, el, element, follow, live, truth, when};
use crate::app::studio::Studio;
use crate::files;
use crate::message::{LabAnswer, Question};

/// Height of a row in CSS pixels, as in the style sheet.
const ROW: f64 = 24.0;
/// Rows that are asked for beyond those in sight, on each side.
const SPARE: usize = 20;
/// Rows that are asked for at once.
const ROWS: usize = 80;

/// What the table shows at the moment.
#[derive(Clone, Copy)]
struct Ids {
    studio: Studio,
    /// Whether releases of a library are compared instead of recipes.
    releases: RwSignal<bool>,
    /// First row that is asked for.
    from: RwSignal<usize>,
    sheet: RwSignal<Sheet>,
    frame: Place,
}

/// The table with its commands.
pub fn ids(studio: Studio) -> El {
    let ids = Ids {
        studio,
        releases: RwSignal::new(false),
        from: RwSignal::new(0),
        sheet: RwSignal::new(Sheet::default()),
        frame: Place::new(),
    };
    ids.watch();
    let table = el("table")
        .set("aria-rowcount", live(move || ids.sheet.with(|sheet| sheet.tokens.to_string())))
        .part(follow(move || ids.head().view()))
        .part(follow(move || ids.rows().view()));
    let frame = el("div")
        .class("rows")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", studio.words(messages::IDS))
        .at(ids.frame)
        .on("scroll", move |_: Event| ids.scrolled())
        .child(table);
    el("section").class("panel ids").child(ids.bar()).child(ids.note()).child(frame)
}

impl Ids {
    /// Whose ids are asked for.
    fn whose(self, lab: &Lab) -> Whose {
        let slot = lab.show.editing();
        if self.releases.get() && has_releases(lab.slot(slot)) {
            Whose::Releases(slot)
        } else {
            Whose::Compared
        }
    }

    fn watch(self) {
        let Self { studio, sheet, .. } = self;
        let asked = Memo::new(move |_| {
            let whose = studio.lab.with(|lab| self.whose(lab));
            let lab = studio.lab.with(Lab::places);
            (lab, whose, self.from.get(), studio.language.get())
        });
        effect(move || {
            let (lab, whose, from, language) = asked.get();
            if studio.awake.get() {
                let question = Question::Ids(lab, whose, from, ROWS, language);
                studio.ask("ids", question, move |answer| {
                    if let Some(LabAnswer::Ids(found)) = answer.of_labs() {
                        // The page may be gone by now.
                        let _ = sheet.try_set(found);
                    }
                });
            }
        });
    }

    fn scrolled(self) {
        let Some(frame) = element::<Element>(self.frame) else { return };
        let first = (f64::from(frame.scroll_top()) / ROW) as usize;
        let from = self.from.get_untracked();
        // Asked for again only near the end of what is there.
        if first < from + SPARE / 2 || first + SPARE * 2 > from + ROWS {
            let wanted = first.saturating_sub(SPARE);
            if wanted != from {
                self.from.set(wanted);
            }
        }
    }

    fn bar(self) -> El {
        let Self { studio, .. } = self;
        let pick = move |releases: bool, words| {
            el("button")
                .set("aria-pressed", truth(move || self.releases.get() == releases))
                .text(studio.words(words))
                .click(move || {
                    self.from.set(0);
                    self.releases.set(releases);
                })
        };
        let choice = move || {
            el("div")
                .class("choices")
                .set("role", "group")
                .child(pick(false, messages::IDS_COMPARED))
                .child(pick(true, messages::IDS_RELEASES))
                .view()
        };
        let offered = move || studio.lab.with(|lab| has_releases(lab.slot(lab.show.editing())));
        let title = el("h2").text(studio.words(messages::IDS));
        let copies = Format::ALL.map(|format| self.copy_button(format));
        let copies = el("div").class("copies").children(copies);
        el("header").child(title).part(when(offered, choice)).child(copies)
    }

    fn copy_button(self, format: Format) -> El {
        let Self { studio, .. } = self;
        let words = move || {
            let name = studio.lab.with(|lab| lab.slot(lab.show.editing()).title());
            studio.say_with(messages::IDS_COPY, &[("name", &name), ("format", &format.name())])
        };
        let copy = move || {
            let (lab, slot) = (studio.lab.get_untracked(), untrack(|| studio.editing()));
            let question = Question::IdsText(lab, slot, format, studio.language.get_untracked());
            studio.ask("ids-text", question, move |answer| {
                if let Some(LabAnswer::Text(found)) = answer.of_labs() {
                    give(studio, found);
                }
            });
        };
        el("button").named(|| live(words)).text(format.name()).click(copy)
    }

    /// What is known about the differences between releases.
    fn note(self) -> El {
        let words = move || {
            let compares =
                self.studio.lab.with(|lab| matches!(self.whose(lab), Whose::Releases(_)));
            match self.sheet.with(|sheet| sheet.differs_at) {
                _ if !compares => String::new(),
                None => self.studio.say(messages::IDS_AGREE).into(),
                Some(token) => self.studio.say_with(messages::IDS_DIFFER, &[("n", &token)]),
            }
        };
        el("p").class("note").set("role", "status").text(live(words))
    }

    fn head(self) -> El {
        let groups = self.sheet.with(|sheet| sheet.groups.clone());
        let column = |name: String| el("th").set("scope", "col").text(name);
        let titles = groups.iter().map(|group| {
            let cell =
                el("th").set("scope", "colgroup").set("colspan", group.axes.len().to_string());
            cell.text(group.title.clone())
        });
        let titles = el("tr").child(el("td").set("colspan", "2")).children(titles);
        let axes = groups.iter().flat_map(|group| group.axes.iter().cloned()).map(column);
        let axes = el("tr")
            .child(column(self.studio.say(messages::IDS_TOKEN).into()))
            .child(el("td"))
            .children(axes);
        el("thead").child(titles).child(axes)
    }

    /// The rows in sight, between two empty rows that are as high as all the others.
    fn rows(self) -> El {
        let Sheet { tokens, from, rows, .. } = self.sheet.get();
        let rest = tokens.saturating_sub(from + rows.len());
        let gap = |rows: usize| {
            let height = format!("{}px", rows as f64 * ROW);
            el("tr").class("gap").set("aria-hidden", "true").style("height", move || height.clone())
        };
        let row = |Line { token, place, ids }: Line| {
            let cells = ids.into_iter().map(|(id, differs)| {
                let cell = el("td").text(id);
                if differs { cell.class("differs") } else { cell }
            });
            let name = el("th").set("scope", "row").text(token.to_string());
            el("tr")
                .set("aria-rowindex", (token + 1).to_string())
                .child(name)
                .child(el("td").text(place))
                .children(cells)
        };
        el("tbody").child(gap(from)).children(rows.into_iter().map(row)).child(gap(rest))
    }
}

/// Puts text into the clipboard, or offers it as a file where that is refused.
fn give(studio: Studio, found: Result<String, String>) {
    leptos::task::spawn_local(async move {
        match found {
            Err(sentence) => studio.notify(sentence),
            Ok(text) if files::copy(&text).await => {
                studio.notify(untrack(|| studio.say(messages::IDS_COPIED)).into());
            }
            Ok(text) => files::offer_text("position-ids.txt", "text/plain", &text),
        }
    });
}
