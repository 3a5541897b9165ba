//! Markup: the elements of the page, written as values.
//!
//! Leptos renders them. Its `view!` gives every element, attribute and listener a type of its own, each compiled anew, which
//! made a third of the download; here one builder makes them all from a handful of types, and what it does is kept
//! from being compiled into each place that calls it.
//! Deliberately does not know: the laboratory.

use std::borrow::Cow;

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::html::Custom;
use leptos::prelude::*;
use leptos::tachys::html::event::{self, on as listener};
use leptos::tachys::html::node_ref::node_ref;
use leptos::tachys::html::property::prop as property;
use leptos::tachys::html::style::style;
use wasm_bindgen::{JsCast, JsValue};

/// A value that the page follows.
type Live<T> = Box<dyn FnMut() -> T + Send>;

/// A text, or its absence.
type Word = Option<Cow<'static, str>>;

/// Where an element of the page can be found once it is there.
pub type Place = NodeRef<Custom<&'static str>>;

/// The element at a place.
pub fn element<E: JsCast>(place: Place) -> Option<E> {
    place.try_get_untracked().flatten().map(JsCast::unchecked_into)
}

/// A text of the page, for good or as long as the signals behind it do not change.
pub enum Words {
    /// It stays as it is.
    Fixed(Cow<'static, str>),
    /// It follows signals; none takes the attribute away.
    Live(Live<Word>),
}

impl From<&'static str> for Words {
    fn from(text: &'static str) -> Self {
        Self::Fixed(text.into())
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Self::Fixed(text.into())
    }
}

/// Text that follows signals.
pub fn live<T: Into<Cow<'static, str>>>(mut text: impl FnMut() -> T + Send + 'static) -> Words {
    Words::Live(Box::new(move || Some(text().into())))
}

/// Text that is there while a condition holds.
pub fn given(
    condition: impl FnMut() -> bool + Send + 'static,
    text: impl Into<Cow<'static, str>>,
) -> Words {
    let (mut condition, text): (Live<bool>, Cow<'static, str>) = (Box::new(condition), text.into());
    Words::Live(Box::new(move || condition().then(|| text.clone())))
}

/// "true" or "false".
pub fn truth(mut condition: impl FnMut() -> bool + Send + 'static) -> Words {
    live(move || if condition() { "true" } else { "false" })
}

/// An element in the making.
pub struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element without attributes and children.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

impl El {
    /// The class.
    pub fn class(self, name: impl Into<Words>) -> Self {
        self.set("class", name)
    }

    /// An attribute.
    pub fn set(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.set_words(name, value.into())
    }

    #[inline(never)]
    fn set_words(self, name: &'static str, value: Words) -> Self {
        self.with(match value {
            Words::Fixed(text) => custom_attribute(name, text).into_any_attr(),
            Words::Live(text) => custom_attribute(name, text).into_any_attr(),
        })
    }

    /// The label and the title at once.
    pub fn named(self, words: impl Fn() -> Words) -> Self {
        self.set("aria-label", words()).set("title", words())
    }

    /// Whether it can be used.
    pub fn disabled(self, condition: impl FnMut() -> bool + Send + 'static) -> Self {
        self.set("disabled", given(condition, ""))
    }

    /// A property of the element in the page, such as what a field holds.
    pub fn prop<T: Into<JsValue>>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> T + Send + 'static,
    ) -> Self {
        self.set_prop(name, Box::new(move || value().into()))
    }

    #[inline(never)]
    fn set_prop(self, name: &'static str, value: Live<JsValue>) -> Self {
        self.with(property(name, value).into_any_attr())
    }

    /// A style that follows signals.
    pub fn style(self, name: &'static str, value: impl FnMut() -> String + Send + 'static) -> Self {
        self.set_style(name, Box::new(value))
    }

    #[inline(never)]
    fn set_style(self, name: &'static str, value: Live<String>) -> Self {
        self.with(style((name, value)).into_any_attr())
    }

    /// Calls `handle` at each event of that name.
    pub fn on<E: JsCast>(self, name: &'static str, mut handle: impl FnMut(E) + 'static) -> Self {
        self.hear(name, Box::new(move |event| handle(event.unchecked_into())))
    }

    #[inline(never)]
    fn hear(self, name: &'static str, handle: Box<dyn FnMut(web_sys::Event)>) -> Self {
        self.with(listener(event::Custom::<web_sys::Event>::new(name), handle).into_any_attr())
    }

    /// Calls `run` at each click.
    pub fn click(self, mut run: impl FnMut() + 'static) -> Self {
        self.on("click", move |_: web_sys::Event| run())
    }

    /// Makes the element known at a place.
    #[inline(never)]
    pub fn at(self, place: Place) -> Self {
        self.with(node_ref::<Custom<&'static str>, _>(place).into_any_attr())
    }

    /// A text inside.
    pub fn text(self, text: impl Into<Words>) -> Self {
        self.words(text.into())
    }

    #[inline(never)]
    fn words(self, words: Words) -> Self {
        match words {
            Words::Fixed(text) => self.part(text.into_any()),
            Words::Live(text) => self.part(text.into_any()),
        }
    }

    /// An element inside.
    #[inline(never)]
    pub fn child(self, child: El) -> Self {
        self.part(child.view())
    }

    /// Several elements inside.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Anything inside.
    #[inline(never)]
    pub fn part(mut self, part: AnyView) -> Self {
        self.children.push(part);
        self
    }

    /// The finished element.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        leptos::html::custom(self.tag).add_any_attr(self.attributes).child(self.children).into_any()
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }
}

/// The style sheet of a single page, which is no part of the first load.
pub fn sheet(name: &str) -> El {
    el("link").set("rel", "stylesheet").set("href", crate::browser::resolve(name))
}

/// A part of the page that is built anew whenever the signals that it reads change.
pub fn follow(part: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    follow_live(Box::new(part))
}

#[inline(never)]
fn follow_live(part: Live<AnyView>) -> AnyView {
    part.into_any()
}

/// Elements, as many as there are at the moment.
pub fn each(elements: impl FnMut() -> Vec<El> + Send + 'static) -> AnyView {
    let mut elements: Live<Vec<El>> = Box::new(elements);
    follow(move || elements().into_iter().map(El::view).collect_view().into_any())
}

/// A part of the page that is there while a condition holds.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    when_live(Box::new(condition), Box::new(part))
}

#[inline(never)]
fn when_live(condition: Box<dyn Fn() -> bool + Send + Sync>, mut part: Live<AnyView>) -> AnyView {
    // A memo, so that the part is not built anew when the condition only was looked at again.
    let holds = Memo::new(move |_| condition());
    follow(move || if holds.get() { part() } else { ().into_any() })
}

/// Runs something now and whenever a signal that it read has changed.
pub fn effect(run: impl FnMut() + 'static) {
    run_always(Box::new(run));
}

#[inline(never)]
fn run_always(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// What a field holds after an event of its own.
pub fn typed(event: &web_sys::Event) -> String {
    event_target_value(event)
}

/// Listens to the window for as long as the part of the page that asks is there.
pub fn listen<E: JsCast>(name: &'static str, handle: impl Fn(E) + 'static) {
    listen_to(name, Box::new(move |event| handle(event.unchecked_into())));
}

#[inline(never)]
fn listen_to(name: &'static str, handle: Box<dyn Fn(web_sys::Event)>) {
    let listening = window_event_listener_untyped(name, handle);
    on_cleanup(move || listening.remove());
}
