//! The studio: the state of the application as signals, and the one way in for everything that happens.
//!
//! The [`Lab`] itself is pure; this is where it meets the address bar, the worker and the pointer.
//! Deliberately does not know: components.

use js_sys::Array;
use leptos::prelude::*;
use rotarium_lab::lessons::Bookmark;
use rotarium_lab::link::{self, Page};
use rotarium_lab::tensors::Filed;
use rotarium_lab::{
    Action, Cursor, Experiment, History, Lab, Language, Library, Look, Pane, Seen, SlotName, Text,
    messages, models,
};
use rotarium_plot::Theme;
use web_sys::FileList;

use super::markup::{Words, live};
use crate::address::Address;
use crate::browser;
pub use crate::browser::focus;
use crate::compute::Compute;
use crate::message::{Answer, Question, encode};

mod connection;

/// What the page knows. Copies share it.
#[derive(Clone, Copy)]
pub struct Studio {
    history: RwSignal<History>,
    /// The state of the laboratory.
    pub lab: Memo<Lab>,
    /// The page that is shown.
    pub page: RwSignal<Page>,
    /// The language of the page.
    pub language: RwSignal<Language>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Where the pointer looks; the pinned cursor is in the lab.
    pub hover: RwSignal<Option<Look>>,
    /// The model that was chosen last: many share their settings.
    pub chosen: RwSignal<&'static str>,
    /// Sentences for people, newest last, with a number each.
    pub notices: RwSignal<Vec<(u64, String)>>,
    /// What is seen there, or at the pinned cursor.
    pub seen: RwSignal<Option<Seen>>,
    /// The panes of the page.
    pub panes: RwSignal<Vec<Pane>>,
    /// Whether the engine is wanted: the default page shows drawn figures until then.
    pub awake: RwSignal<bool>,
    /// What explains the schemes and models; empty until the engine has answered.
    pub library: RwSignal<Library>,
    /// What was dropped, as the engine told last.
    pub files: RwSignal<Filed>,
    /// Whether the command palette is open.
    pub palette: RwSignal<bool>,
    /// Whether the controls are unfolded on a small screen.
    pub sheet: RwSignal<bool>,
    /// How many panes have painted since the page was opened.
    pub painted: RwSignal<u64>,
    compute: StoredValue<Compute, LocalStorage>,
    address: StoredValue<Address, LocalStorage>,
}

impl Studio {
    /// The studio of the page, from the address and what was remembered.
    pub fn open(past: Option<History>, engine: &'static str) -> Self {
        let address = Address::default();
        let language = match browser::root("lang") {
            Some(tag) if tag.starts_with("zh") => Language::Zh,
            _ => Language::En,
        };
        let theme = if browser::root("data-theme").as_deref() == Some("dark") {
            Theme::Dark
        } else {
            Theme::Light
        };
        let opened = link::read(&address.read(), language);
        // What is in no link, such as that a file is here, makes no other state.
        let same =
            |past: &Lab| link::write(opened.page, past) == link::write(opened.page, &opened.lab);
        let past = past.filter(|past| same(past.now()));
        let history = RwSignal::new(past.unwrap_or_else(|| History::new(opened.lab)));
        let studio = Self {
            history,
            lab: Memo::new(move |_| history.with(|history| history.now().clone())),
            page: RwSignal::new(opened.page),
            language: RwSignal::new(language),
            theme: RwSignal::new(theme),
            hover: RwSignal::new(None),
            chosen: RwSignal::new(""),
            notices: RwSignal::new(Vec::new()),
            seen: RwSignal::new(None),
            panes: RwSignal::new(Vec::new()),
            awake: RwSignal::new(false),
            library: RwSignal::new(Library::default()),
            files: RwSignal::new(Filed::default()),
            palette: RwSignal::new(false),
            sheet: RwSignal::new(false),
            painted: RwSignal::new(0),
            compute: StoredValue::new_local(Compute::new(engine)),
            address: StoredValue::new_local(address),
        };
        studio.notify_all(&opened.notices);
        studio.connect();
        studio
    }

    /// Words in the language of the page.
    pub fn say(self, text: Text) -> &'static str {
        text.get(self.language.get())
    }

    /// As [`Self::say`], for a place of the page that follows the language.
    pub fn words(self, text: Text) -> Words {
        live(move || self.say(text))
    }

    /// Words with values in the language of the page.
    pub fn say_with(self, text: Text, values: &[(&str, &dyn std::fmt::Display)]) -> String {
        text.with(self.language.get(), values)
    }

    /// The model whose settings the slot that the controls turn has; empty when there is none.
    pub fn model(self) -> &'static str {
        let chosen = self.chosen.get();
        let model = self.lab.with(|lab| models::matching(lab, lab.show.editing(), chosen));
        model.map_or("", |model| model.id)
    }

    /// A sentence on a scheme. The one on the first scheme is there before the engine is.
    pub fn sentence(self, scheme: &str) -> String {
        let said = self.library.with(|library| library.scheme(scheme).map(|s| s.sentence.clone()));
        said.unwrap_or_else(|| {
            let first = scheme == Lab::default().slots[0].scheme.id;
            if first { self.say(messages::FIRST_SCHEME).into() } else { String::new() }
        })
    }

    /// The slot that the controls turn.
    pub fn editing(self) -> SlotName {
        self.lab.with(|lab| lab.show.editing())
    }

    /// Where someone looks: at the pinned cursor, else where the pointer is.
    fn place(self) -> Option<Look> {
        self.lab.with(|lab| lab.pin).map(Look::Cursor).or_else(|| self.hover.get())
    }

    /// The cursor that is pinned, else the one that is seen.
    pub fn cursor(self) -> Option<Cursor> {
        let seen = || self.seen.with_untracked(|seen| seen.as_ref().map(|seen| seen.cursor));
        self.lab.with_untracked(|lab| lab.pin).or_else(seen)
    }

    /// Pins what is seen at a place, or does with it what `pins` says.
    pub fn pin(self, look: Look, pins: fn(Cursor) -> Action) {
        let place = look.clone();
        let question = Question::Look(self.lab.get_untracked(), place, Vec::new(), Language::En);
        self.ask("pin", question, move |answer| {
            if let Answer::Seen(Some(Seen { cursor, .. })) = answer {
                self.act(pins(look.pinned(cursor)));
            }
        });
    }

    /// Something that a person did.
    pub fn act(self, action: Action) {
        let is_step = action.is_step();
        self.history.update(|history| history.apply(action));
        self.write_address(is_step);
    }

    /// Ends a movement, so that the next one is a step of its own.
    pub fn rest(self) {
        self.history.update(History::rest);
    }

    /// Opens a whole state as one step that can be undone; `is_step` says whether the browser can go back over it.
    pub fn open_lab(self, lab: Lab, is_step: bool) {
        self.history.update(|history| history.apply(Action::Open(Box::new(lab))));
        self.write_address(is_step);
    }

    /// Opens the state of a fragment at a step of a lesson; see [`Self::open_lab`].
    pub fn open_link(self, fragment: &str, lesson: Option<Bookmark>, is_step: bool) {
        let lab = link::read(fragment, self.language.get_untracked()).lab;
        self.open_lab(Lab { lesson, ..lab }, is_step);
    }

    /// Whether there is something to undo.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is something to redo.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// One step back.
    pub fn undo(self) {
        self.history.update(History::undo);
        self.write_address(false);
    }

    /// One step forward again.
    pub fn redo(self) {
        self.history.update(History::redo);
        self.write_address(false);
    }

    /// Goes to a page.
    pub fn visit(self, page: Page) {
        let last = self.page.get_untracked();
        if last != page {
            // Who has touched nothing starts each page where it starts.
            if last != Page::Speed
                && self.lab.get_untracked() == last.start()
                && page != Page::Speed
            {
                self.history.update(|history| history.apply(Action::Open(Box::new(page.start()))));
            }
            self.page.set(page);
            self.write_address(true);
        }
    }

    /// The link to what is shown, whole.
    pub fn link(self) -> String {
        let fragment = link::write(self.page.get_untracked(), &self.lab.get_untracked());
        let href =
            browser::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
        let bare = href.split('#').next().unwrap_or_default();
        format!("{bare}{fragment}")
    }

    /// Changes the language.
    pub fn speak(self, language: Language) {
        self.language.set(language);
        browser::set_root("lang", language.tag());
        browser::remember("language", if language == Language::Zh { "zh" } else { "en" });
    }

    /// Changes between light and dark.
    pub fn switch_theme(self) {
        let (theme, name) = match self.theme.get_untracked() {
            Theme::Light => (Theme::Dark, "dark"),
            Theme::Dark => (Theme::Light, "light"),
        };
        browser::set_root("data-theme", name);
        browser::remember("theme", name);
        self.theme.set(theme);
    }

    /// Shows a sentence for a while.
    pub fn notify(self, sentence: String) {
        self.notices.update(|notices| {
            notices.retain(|(_, known)| *known != sentence);
            let number = notices.last().map_or(0, |(number, _)| number + 1);
            notices.push((number, sentence));
            let extra = notices.len().saturating_sub(6);
            notices.drain(..extra);
        });
    }

    fn notify_all(self, notices: &[rotarium_lab::Notice]) {
        let language = self.language.get_untracked();
        notices.iter().rev().for_each(|notice| self.notify(notice.sentence(language)));
        if !notices.is_empty() {
            self.notify(messages::LINK_NOTICES.get(language).into());
        }
    }

    /// Asks the worker; see [`Compute::ask`].
    #[allow(clippy::needless_pass_by_value, reason = "questions are made to be asked")]
    pub fn ask(
        self,
        channel: impl Into<String>,
        question: Question,
        respond: impl Fn(Answer) + 'static,
    ) {
        let respond = move |answer: Answer, _: &Array| respond(answer);
        self.compute.with_value(|compute| compute.ask(channel, &question, respond));
    }

    /// Asks for a figure, with the pixels that come beside it; see [`Compute::draw`].
    pub fn draw(
        self,
        channel: String,
        experiment: Experiment,
        shares: bool,
        theme: Theme,
        respond: impl Fn(Answer, &Array) + 'static,
    ) {
        self.compute
            .with_value(|compute| compute.draw(channel, experiment, shares, theme, respond));
    }

    /// Ends: the worker stops; what can be undone is the answer.
    pub fn leave(self) -> Vec<u8> {
        self.address.with_value(Address::flush);
        self.compute.with_value(Compute::stop);
        self.history.with_untracked(encode).unwrap_or_default()
    }

    /// Hands files to the worker.
    pub fn offer(self, files: &FileList) {
        self.compute.with_value(|compute| compute.offer(files));
    }

    /// Stops what the worker does.
    pub fn cancel(self) {
        self.compute.with_value(Compute::cancel);
    }

    /// Whether the worker is at work.
    pub fn busy(self) -> RwSignal<bool> {
        self.compute.with_value(|compute| compute.busy)
    }

    fn write_address(self, is_step: bool) {
        let fragment = link::write(self.page.get_untracked(), &self.lab.get_untracked());
        self.address.with_value(|address| {
            if is_step { address.push(&fragment) } else { address.replace(fragment) }
        });
    }
}
