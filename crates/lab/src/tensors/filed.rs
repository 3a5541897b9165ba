//! What is on the shelf, in words and lists: what was dropped, and which of it are queries, keys and values.
//!
//! Deliberately does not know: widgets.

use std::fmt::Display;

use rotarium_kernel::HeadDim;
use rotarium_kernel::number::plain;
use serde::{Deserialize, Serialize};

use super::shelf::File;
use super::{Chosen, MAX_VALUE, Role, Tensor, shown};
use crate::entry::Notice;
use crate::messages::tensors as words;
use crate::text::Language;

/// A list to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    /// What a [`Turn`] calls it.
    pub id: usize,
    /// What is chosen.
    pub label: String,
    /// What there is.
    pub options: Vec<String>,
    /// Which of them is chosen.
    pub chosen: usize,
}

/// Another option of the [`Pick`] of that id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Which list.
    pub id: usize,
    /// Which option.
    pub option: usize,
}

/// What is on the shelf.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// What is chosen; None while queries or keys are missing or do not fit.
    pub choice: Option<Chosen>,
    /// What there is and what is read, a sentence each.
    pub lines: Vec<String>,
    /// Why there is no choice.
    pub wrong: Vec<String>,
    /// What can be chosen.
    pub picks: Vec<Pick>,
    /// What was wrong with files that were not taken.
    pub refused: Vec<String>,
    /// Which of the files that were offered are on the shelf now, in their order.
    pub taken: Vec<bool>,
}

/// Id of the list for the sequence of the batch; those for tensors are the places of their roles.
const BATCH: usize = 3;
/// Id of the list for the head.
const HEAD: usize = 4;

/// What is being chosen.
struct Choice<'a> {
    tensors: [Option<&'a Tensor>; 3],
    chosen: Chosen,
    language: Language,
}

/// What is on the shelf, and what a person wants of it.
pub(super) fn filed(
    files: &[File],
    start: Chosen,
    turn: Option<Turn>,
    as_content: bool,
    language: Language,
) -> (Filed, Chosen) {
    let all: Vec<(&File, &Tensor)> = files
        .iter()
        .flat_map(|file| file.tensors.iter().map(move |tensor| (file, tensor)))
        .collect();
    let mut choice = Choice { tensors: [None; 3], chosen: start, language };
    for (at, role) in Role::ALL.into_iter().enumerate() {
        let is_role = |(_, tensor): &&(&File, &Tensor)| Role::of(&tensor.name) == Some(role);
        // Queries and keys may hold the same numbers: then the name decides.
        let known = |fingerprint| {
            let mut same = all.iter().filter(move |(_, tensor)| tensor.fingerprint == fingerprint);
            same.clone().rfind(is_role).or_else(|| same.next())
        };
        let new = all.iter().filter(|(file, _)| file.is_new).rfind(is_role);
        // One that the link names may come back; v is not taken for queries and keys that were chosen without.
        let usual = || all.iter().rfind(is_role).filter(|_| start.is_none());
        let found = match turn.filter(|turn| turn.id == at) {
            Some(turn) => turn.option.checked_sub(1).and_then(|option| all.get(option)),
            None => new.or_else(|| known(start.tensors[at])).or_else(usual),
        };
        choice.tensors[at] = found.map(|(_, tensor)| *tensor);
        choice.chosen.tensors[at] = found.map_or(0, |(_, tensor)| tensor.fingerprint);
    }
    choice.settle(turn);
    let problem = choice.problem();
    let gone = !start.is_none() && choice.chosen.is_none() && turn.is_none();
    let mut lines: Vec<String> = files.iter().map(|file| said(file, language)).collect();
    if problem.is_none() {
        lines.push(choice.sentence(as_content));
    }
    let wrong = match problem {
        _ if gone => vec![words::GONE.get(language).into()],
        Some(problem) if !files.is_empty() => vec![problem],
        _ => Vec::new(),
    };
    let picks = choice.picks(&all);
    choice.chosen.is_here = true;
    let done = wrong.is_empty() && !choice.chosen.is_none();
    // What was chosen and is not there stays wanted.
    let wanted = if gone { start } else { choice.chosen };
    let filed =
        Filed { choice: done.then_some(choice.chosen), lines, wrong, picks, ..Filed::default() };
    (filed, wanted)
}

/// What a file holds.
fn said(file: &File, language: Language) -> String {
    let all: Vec<String> = file.tensors.iter().map(Tensor::described).collect();
    let values: [(&str, &dyn Display); 3] =
        [("file", &file.name), ("tensors", &all.join("; ")), ("count", &file.others)];
    let text = if file.others == 0 { words::HOLDS } else { words::HOLDS_MORE };
    text.with(language, &values)
}

impl Choice<'_> {
    /// Heads, sizes and numbers of heads, within what the tensors have.
    fn settle(&mut self, turn: Option<Turn>) {
        let sizes = self.tensors.map(|tensor| tensor.map_or([0; 4], Tensor::sizes));
        let chosen = &mut self.chosen;
        for (id, place) in [(BATCH, &mut chosen.batch), (HEAD, &mut chosen.head)] {
            let most = sizes[0][id - BATCH].max(1);
            let asked = turn.filter(|turn| turn.id == id).map_or(*place, |turn| turn.option);
            *place = if asked < most { asked } else { 0 };
        }
        let group = (sizes[0][1] / sizes[1][1].max(1)).max(1);
        chosen.shared = chosen.head / group;
        let [_, _, rows, dim] = sizes[0];
        (chosen.rows, chosen.dim, chosen.width) = (rows, dim, sizes[2][3]);
    }

    /// Why the tensors do not go together.
    fn problem(&self) -> Option<String> {
        let [query, key, value] = self.tensors;
        let say =
            |text: crate::Text, values: &[(&str, &dyn Display)]| text.with(self.language, values);
        let (Some(query), Some(key)) = (query, key) else {
            let missing: Vec<&str> = Role::ALL[..2]
                .iter()
                .zip(self.tensors)
                .filter(|(_, tensor)| tensor.is_none())
                .map(|(role, _)| role.letter())
                .collect();
            return Some(say(words::MISSING, &[("names", &missing.join(", "))]));
        };
        let refuse = |role: Role, tensor: &Tensor, allowed: String| {
            let field = format!("{}, {}", role.letter(), tensor.name);
            Some(Notice::new(field, &shown(&tensor.shape), allowed).sentence(self.language))
        };
        let [batches, heads, rows, dim] = query.sizes();
        let fits = |tensor: &Tensor| {
            let [other_batches, other_heads, other_rows, _] = tensor.sizes();
            other_batches == batches && heads % other_heads == 0 && other_rows == rows
        };
        if !fits(key) || key.sizes()[3] != dim {
            return refuse(
                Role::Key,
                key,
                say(words::ALLOWED_KEY, &[("shape", &shown(&query.shape))]),
            );
        }
        if let Some(value) = value
            && (!fits(value) || value.sizes()[1] != key.sizes()[1])
        {
            let shape = shown(&key.shape);
            return refuse(Role::Value, value, say(words::ALLOWED_VALUE, &[("shape", &shape)]));
        }
        for (role, tensor) in Role::ALL.into_iter().zip(self.tensors) {
            if let Some(tensor) = tensor.filter(|tensor| tensor.largest > MAX_VALUE) {
                let field = format!("{}, {}", role.letter(), tensor.name);
                let allowed = say(words::ALLOWED_VALUES, &[("max", &plain(MAX_VALUE))]);
                let found = plain(tensor.largest);
                return Some(Notice::new(field, &found, allowed).sentence(self.language));
            }
        }
        if HeadDim::new(dim).is_none() {
            let most: &dyn Display = &HeadDim::MAX;
            return refuse(Role::Query, query, say(words::ALLOWED_HEAD, &[("max", most)]));
        }
        None
    }

    /// What is read now.
    fn sentence(&self, as_content: bool) -> String {
        let name = |at: usize| self.tensors[at].map_or("–", |tensor| &tensor.name);
        let Chosen { rows, dim, .. } = self.chosen;
        let values: [(&str, &dyn Display); 5] =
            [("q", &name(0)), ("k", &name(1)), ("v", &name(2)), ("rows", &rows), ("dim", &dim)];
        let text = match (as_content, self.tensors[2]) {
            (true, _) => words::READ_CONTENT,
            (false, None) => words::READ,
            (false, Some(_)) => words::READ_VALUES,
        };
        text.with(self.language, &values)
    }

    /// The lists: what are q, k and v, and which sequence and head, where there are several.
    fn picks(&self, all: &[(&super::shelf::File, &Tensor)]) -> Vec<Pick> {
        if all.is_empty() {
            return Vec::new();
        }
        let named = |(file, tensor): &(&File, &Tensor)| {
            let is_only = all.iter().all(|(other, _)| std::ptr::eq(*other, *file));
            let is_file = file.name.to_ascii_lowercase().ends_with(".npy");
            let described = tensor.described();
            if is_only || is_file { described } else { format!("{described} – {}", file.name) }
        };
        let nothing = "–".to_string();
        let options: Vec<String> = std::iter::once(nothing).chain(all.iter().map(named)).collect();
        let roles = Role::ALL.into_iter().enumerate().map(|(id, role)| {
            let is_chosen =
                |wanted: &Tensor| all.iter().position(|(_, tensor)| std::ptr::eq(*tensor, wanted));
            let place = self.tensors[id].and_then(is_chosen);
            let chosen = place.map_or(0, |place| place + 1);
            Pick { id, label: role.letter().into(), options: options.clone(), chosen }
        });
        let sizes = self.tensors[0].map_or([1; 4], Tensor::sizes);
        let axes =
            [(BATCH, words::BATCH, self.chosen.batch), (HEAD, words::HEAD, self.chosen.head)];
        let axes = axes.into_iter().filter(|(id, ..)| sizes[id - BATCH] > 1);
        let axes = axes.map(|(id, label, chosen)| Pick {
            id,
            label: label.get(self.language).into(),
            options: (0..sizes[id - BATCH]).map(|at| at.to_string()).collect(),
            chosen,
        });
        roles.chain(axes).collect()
    }
}
