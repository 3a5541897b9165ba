//! What a lesson says about a state, measured there.
//!
//! `{patches}` and the like are of the sequence; `{consumed.b}` is what that diagnostic finds for recipe B, and
//! `{consumed.b.number}` its number in three digits; `{at.a.3}` are the ids of token 3 under recipe A and `{step.a.3.4}`
//! those of token 4 minus these; `{score.a}` and the like are of the score at the cursor ([`score::MEASURES`]); `{title.ptd}` is what the line of
//! a diagnostic is called; `{base.a}` is a base, `{curve.a.rises}` the share of steps on which the decay curve of A rises and
//! `{curve.a.100}` its value there; `{field.a.cross}` and the like are of what a patch sees of its picture; `{fit.a.far}`,
//! `{back.a.peak}` and `{needle.logn.long}` are of the known heads and of the needle; `{focusrow.theory}` is of the page Focus, `{linpath.2}` and the like are of the page
//! Linear, `{turn.steps}` and `{memory.delta}` of the Recurrence. They are measured in the state that the answer shows; with `was:` in front, in the state in
//! which the step begins. Deliberately does not know: lessons.

use rotarium_kernel::number::significant;

use super::Scene;
use crate::comparison::subjects;
use crate::diagnostics::{self, Subject};
use crate::dials::printed;
use crate::lab::{Lab, SlotName};
use crate::link;
use crate::score;
use crate::text::{Language, Text};
use crate::views;

/// A state with its recipes at work.
struct State {
    lab: Lab,
    subjects: Vec<Subject>,
}

impl State {
    fn of(link: &str) -> Self {
        let lab = link::read(link, Language::En).lab;
        Self { subjects: subjects(&lab), lab }
    }

    fn value(&self, name: &str, language: Language) -> Option<String> {
        let words: Vec<&str> = name.split('.').collect();
        let [kind, slot, rest @ ..] = words.as_slice() else { return self.of_sequence(name) };
        if *kind == "title" {
            let diagnostic = diagnostics::ALL.iter().find(|diagnostic| diagnostic.id == *slot)?;
            return Some(diagnostic.title.get(language).into());
        }
        match (*kind, rest) {
            ("needle", [when]) => return views::needle::told(&self.lab, slot, when),
            ("mask", []) => return views::laid::told_of(&self.lab, slot),
            ("focusrow", []) => return views::focus_curves::told_of(&self.lab, slot),
            ("focusrank", []) => return views::focus_spectra::told_of(&self.lab, slot),
            ("focuslength", []) => return views::focus_entropy::told_of(&self.lab, slot),
            ("linmap", [what]) => return views::linear_maps::told_of(&self.lab, slot, what),
            ("linpath", []) => return views::linear_path_map::told_of(&self.lab, slot),
            ("lincodes", []) => return views::linear_codes::told_of(&self.lab, slot),
            ("linestimate", []) => return views::linear_estimate::told_of(&self.lab, slot),
            ("linflops", []) => return views::linear_flops::told_of(&self.lab, slot),
            ("linpays", []) => return views::linear_pays::told_of(&self.lab, slot),
            _ => {}
        }
        if rest.is_empty()
            && let Some(value) = of_recurrence(&self.lab, kind, slot)
        {
            return Some(value);
        }
        let name = SlotName::ALL.into_iter().find(|name| name.letter() == *slot)?;
        match (*kind, rest) {
            ("fit", [what]) => return views::fitted::told(&self.lab, name, what),
            ("back", [what]) => return views::backward::told(&self.lab, name, what),
            _ => {}
        }
        let subject = self.subjects.get(name.index())?;
        match (*kind, rest) {
            ("base", []) => Some(printed(self.lab.slot(name).base)),
            ("field", [what]) => field(&self.lab, name, what),
            ("curve", [what]) => views::curves::told(&self.lab, name, what),
            ("at", [token]) => Some(ids(subject, token.parse().ok()?, None)),
            ("step", [from, to]) => Some(ids(subject, to.parse().ok()?, Some(from.parse().ok()?))),
            (kind, []) if score::MEASURES.contains(&kind) => score::measured(&self.lab, name, kind),
            (id, rest) => {
                let diagnostic = diagnostics::ALL.iter().find(|diagnostic| diagnostic.id == id)?;
                let finding = (diagnostic.measure)(subject, language);
                match rest {
                    [] => Some(finding.value),
                    ["number"] => Some(significant(finding.number?, 3)),
                    _ => None,
                }
            }
        }
    }

    fn of_sequence(&self, name: &str) -> Option<String> {
        let cursor = self.lab.cursor();
        let of_lab = match name {
            "pairs" => Some(self.lab.dim.pairs()),
            "train" => Some(self.lab.train),
            "tokens" => Some(self.lab.tokens()),
            "query" => Some(cursor.query),
            "key" => Some(cursor.key),
            "distance" => Some(cursor.query.abs_diff(cursor.key)),
            "shift" => Some(self.lab.mix.shift),
            "trained" => Some(self.lab.pages.images.train),
            "ring" => Some(self.lab.pages.images.ring),
            "near" => Some(self.lab.pages.length.heads.near),
            "back" => Some(self.lab.pages.length.heads.back),
            "channels" => Some(self.lab.dim.get()),
            "mapped" => Some(self.lab.pages.focus.tokens),
            "features" => Some(self.lab.pages.linear.features),
            "codes" => Some(self.lab.pages.linear.codes),
            _ => None,
        };
        if name == "ridge" {
            return Some(significant(self.lab.pages.length.heads.ridge, 3));
        }
        if let Some(number) = of_lab {
            return Some(number.to_string());
        }
        let [frames, rows, columns] = self.lab.picture()?;
        let number = match name {
            "patches" => self.lab.patches(),
            "before" => self.lab.sequence.before(),
            "after" => self.lab.sequence.after(),
            "frames" => frames,
            "rows" => rows,
            "columns" => columns,
            _ => return None,
        };
        Some(number.to_string())
    }
}

/// Numbers of the page Recurrence.
fn of_recurrence(lab: &Lab, kind: &str, what: &str) -> Option<String> {
    match (kind, what) {
        ("turn", _) => views::converging::told(lab, what),
        ("reads", _) => views::reads::told(lab, what),
        ("held", "flat") => Some(views::held::told(lab)),
        ("relative", "half") => Some(views::fading::told(lab)),
        ("relative", "state") => Some(views::state_costs::numbers(lab)),
        ("relative", _) => views::hidden_map::told(lab, what),
        ("copied", _) => views::copied::told(lab, what),
        ("memory", _) => views::recall::told(lab, what),
        ("reached", _) => views::reached::told(lab, what),
        ("rows", _) => views::pattern_rows::told(lab, what),
        _ => None,
    }
}

/// A number of the view that one patch has of the picture.
fn field(lab: &Lab, slot: SlotName, what: &str) -> Option<String> {
    match what {
        "isotropy" => views::circles::isotropy_of(lab, slot).map(|value| significant(value, 3)),
        "cross" | "spread" => views::directions::told(lab, slot, what),
        _ => views::patch::told(lab, slot, what),
    }
}

/// The ids of a token, or what they are more than those of another.
fn ids(subject: &Subject, token: usize, than: Option<usize>) -> String {
    let layout = subject.head.layout();
    let last = subject.head.tokens().saturating_sub(1);
    let mut ids = layout.position(token.min(last));
    if let Some(other) = than {
        let origin = layout.position(other.min(last));
        ids.iter_mut().zip(origin).for_each(|(id, start)| *id -= start);
    }
    views::vector(&subject.head, &ids)
}

/// The state in which a step begins, and the one that shows its answer.
pub(super) struct States {
    first: State,
    last: Option<State>,
}

impl States {
    pub(super) fn of(scene: &Scene) -> Self {
        let then = scene.riddle.as_ref().map(|riddle| riddle.then).filter(|link| !link.is_empty());
        Self { first: State::of(scene.link), last: then.map(State::of) }
    }

    /// The value of that name; None where it names nothing.
    pub(super) fn value(&self, name: &str, language: Language) -> Option<String> {
        match name.strip_prefix("was:") {
            Some(name) => self.first.value(name, language),
            None => self.last.as_ref().unwrap_or(&self.first).value(name, language),
        }
    }

    /// The words with their values. Tests see to it that each name has one.
    pub(super) fn fill(&self, text: Text, language: Language) -> String {
        let words = text.get(language);
        Text::names(words).into_iter().fold(words.to_string(), |words, name| {
            let value = self.value(name, language).unwrap_or_else(|| "–".into());
            let value = value.replace(", ", ",\u{a0}"); // a position is not broken
            words.replace(&format!("{{{name}}}"), &value)
        })
    }
}
