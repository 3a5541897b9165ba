//! **Lessons**: a way through the lab in steps, each with a state of its own and perhaps something to predict.
//!
//! Adding one: a file that declares `HEAD` (all that the page knows of it) and `STEPS`, and its word below. What a text
//! says about a state is not typed but named in braces and measured there; see `values`. The texts stay with the engine.
//! Deliberately does not know: how a lesson is shown, or what was answered.

use serde::{Deserialize, Serialize};

use crate::link::Page;
use crate::text::{Language, Text};

mod values;

macro_rules! lessons {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every lesson, as far as the page knows it.
        pub static HEADS: &[Head] = &[$($module::HEAD),*];

        /// The steps of every lesson, in the same order.
        static STEPS: &[&[Scene]] = &[$(&$module::STEPS),*];
    };
}

lessons! { where_images, turning, why_rises, one_patch, near_and_far, who_focuses, random_to_codes, page_turner, who_reads }

/// What the page knows of a lesson before it is begun.
#[derive(Debug)]
pub struct Head {
    /// Its name in links.
    pub id: &'static str,
    /// The page on which it is held.
    pub page: Page,
    /// What it is called.
    pub title: Text,
    /// How many steps it has.
    pub steps: usize,
}

/// A step as it is written.
struct Scene {
    heading: Text,
    /// Its paragraphs: `*stressed*`, `` `formula` ``, and values in braces.
    text: &'static [Text],
    /// The state in which it begins.
    link: &'static str,
    riddle: Option<Riddle>,
    /// Requirements with the diagnostics that judge them: a table that follows the state.
    table: &'static [(&'static str, &'static str)],
}

/// A question as it is written.
struct Riddle {
    prompt: Text,
    /// Each with what is said to whoever chooses it.
    options: &'static [(Text, Text)],
    /// Which of them is right.
    right: usize,
    /// What is said to everyone.
    reveal: Text,
    /// The state that shows it; the state of the step when it is empty.
    then: &'static str,
}

/// Words in both languages.
const fn words(en: &'static str, zh: &'static str) -> Text {
    Text { en, zh }
}

/// A place in a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// Which of [`HEADS`].
    pub lesson: usize,
    /// Which step, from 0.
    pub step: usize,
}

impl Bookmark {
    /// As in a link: `where.3` is the third step.
    pub(crate) fn write(self) -> String {
        HEADS
            .get(self.lesson)
            .map_or_else(String::new, |head| format!("{}.{}", head.id, self.step + 1))
    }

    /// From a link; None where there is no such lesson or step.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (id, number) = text.split_once('.')?;
        let lesson = HEADS.iter().position(|head| head.id == id)?;
        let step = number.parse::<usize>().ok()?.checked_sub(1)?;
        (step < HEADS[lesson].steps).then_some(Self { lesson, step })
    }
}

/// A step of a lesson in one language, its values filled in. Texts keep the signs of `Scene`.
///
/// Flat and of few types: the page pays for each type that it reads.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub text: Vec<String>,
    /// The link to the state in which it begins.
    pub link: String,
    /// Lines of the table: the letter of a requirement or none, a blank, and the diagnostic that judges it.
    pub table: Vec<String>,
    /// What is asked; empty when there is nothing to predict.
    pub prompt: String,
    /// What can be answered.
    pub options: Vec<String>,
    /// What is said to whoever chooses an option, one for each.
    pub replies: Vec<String>,
    /// Which option is right.
    pub right: usize,
    /// What is said to everyone.
    pub reveal: String,
    /// The link to the state that shows it; empty when the step shows it already.
    pub then: String,
}

/// The steps of a lesson in a language; none where there is no lesson of that number.
pub fn steps(lesson: usize, language: Language) -> Vec<Step> {
    let scenes = STEPS.get(lesson).copied().unwrap_or_default();
    scenes.iter().map(|scene| scene.step(language)).collect()
}

impl Scene {
    fn step(&self, language: Language) -> Step {
        let states = values::States::of(self);
        let say = |text: &Text| states.fill(*text, language);
        let step = Step {
            heading: self.heading.get(language).into(),
            text: self.text.iter().map(say).collect(),
            link: self.link.into(),
            table: self.table.iter().map(|(asked, id)| format!("{asked} {id}")).collect(),
            ..Step::default()
        };
        let Some(riddle) = &self.riddle else { return step };
        Step {
            prompt: say(&riddle.prompt),
            options: riddle.options.iter().map(|(option, _)| say(option)).collect(),
            replies: riddle.options.iter().map(|(_, reply)| say(reply)).collect(),
            right: riddle.right,
            reveal: say(&riddle.reveal),
            then: riddle.then.into(),
            ..step
        }
    }
}

#[cfg(test)]
mod claims;
#[cfg(test)]
mod tests;
