//! Which workloads run: all, or what the fragment narrows them to, as in `#/speed?only=W1,W3&n=1024&d=64`.
//!
//! Other keys of a fragment belong to the laboratory. Deliberately does not know: the address bar.

use rotarium_kernel::{MAX_CONTENT_TOKENS, Range};
use rotarium_lab::link::{self, Page};
use rotarium_lab::{Language, Notice, Text, entry, messages};

use super::task::Task;
use crate::speed::Workload;

const NAMES: [&str; 7] = ["W1", "W2", "W3", "W4", "W6", "W7", "W8"];
const TOKENS: [usize; 4] = [256, 512, 1024, 2048];
const DIMS: [usize; 2] = [64, 128];
const LENGTHS: [usize; 3] = [4096, 65_536, 1_048_576];
const DRAWN: [usize; 1] = [65_536];
const SWEPT: [usize; 3] = [512, 1024, 2048];
const LONG: [usize; 1] = [LONGEST];
const EDITED: [usize; 2] = [2000, 20_000];
/// Smallest N or L.
const LEAST: usize = 16;
const LONGEST: usize = 1 << 20;
const MOST_CHANNELS: usize = 512;

/// What a fragment asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What runs, in order.
    pub tasks: Vec<Task>,
    /// What was not understood.
    pub notices: Vec<Notice>,
}

/// Whether the fragment is that of the speed page.
pub fn is_here(fragment: &str) -> bool {
    link::split(fragment).0 == Page::Speed.id()
}

/// Reads a fragment. Never fails: what is not understood becomes a notice and narrows nothing.
pub fn read(fragment: &str, language: Language) -> Choice {
    let (_, pairs) = link::split(fragment);
    let get =
        |key: &str| pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
    let mut notices = Vec::new();
    let names =
        get("only").map_or_else(|| NAMES.to_vec(), |value| names(value, language, &mut notices));
    // Without content of its own for each token a sequence may be longer.
    let long = names.iter().all(|name| ["W2", "W4", "W7", "W8"].contains(name));
    let most = if long { LONGEST } else { MAX_CONTENT_TOKENS };
    let mut whole = |key, (least, most), even| {
        let value = get(key)?;
        let range = Range {
            min: least as f64,
            max: most as f64,
            default: 0.0,
            whole: true,
            logarithmic: false,
        };
        let label = Text { en: key, zh: key };
        entry::within(value, &range, even, label, language)
            .map_err(|notice| notices.push(notice))
            .ok()
    };
    let size = whole("n", (LEAST, most), false).map(|n| n as usize);
    let dim = whole("d", (2, MOST_CHANNELS), true).map(|d| d as usize);
    let list =
        |one: Option<usize>, usual: &[usize]| one.map_or_else(|| usual.to_vec(), |one| vec![one]);
    let tasks = names.into_iter().flat_map(|name| -> Vec<Task> {
        let of = |usual: &[usize], task: fn(usize) -> Task| {
            list(size, usual).into_iter().map(task).collect()
        };
        match name {
            "W1" => {
                let dims = list(dim, &DIMS);
                let map = |tokens| dims.iter().map(move |&dim| Workload::Map { tokens, dim });
                list(size, &TOKENS).into_iter().flat_map(map).map(Task::Worker).collect()
            }
            "W2" => of(&LENGTHS, |length| Task::Worker(Workload::Decay { length })),
            "W4" => of(&DRAWN, |length| Task::Curve { length }),
            "W6" => of(&SWEPT, |tokens| Task::Sweep { tokens }),
            "W7" => of(&LONG, |tokens| Task::Worker(Workload::Long { tokens })),
            "W8" => of(&EDITED, |tokens| Task::Worker(Workload::Edit { tokens })),
            _ => of(&TOKENS, |tokens| Task::Slider { tokens }),
        }
    });
    Choice { tasks: tasks.collect(), notices }
}

/// The names in a list that are known; all, if none is.
fn names(list: &str, language: Language, notices: &mut Vec<Notice>) -> Vec<&'static str> {
    let is = |found: &str, name: &str| found.trim().eq_ignore_ascii_case(name);
    if list.split(',').any(|found| !NAMES.iter().any(|name| is(found, name))) {
        let allowed = messages::ALLOWED_ONE_OF.with(language, &[("names", &NAMES.join(", "))]);
        notices.push(Notice::new("only", list, allowed));
    }
    let asked: Vec<_> =
        NAMES.into_iter().filter(|name| list.split(',').any(|found| is(found, name))).collect();
    if asked.is_empty() { NAMES.to_vec() } else { asked }
}
