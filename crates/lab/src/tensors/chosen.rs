//! Which tensors are read, as the state names them.

use rotarium_kernel::HeadDim;
use serde::{Deserialize, Serialize};

use super::{MAX_HEADS, MAX_ROWS, MAX_WIDTH};
use crate::content::ContentKind;
use crate::lab::Lab;
use crate::pages::{MAX_VALUES, Origin};

/// The queries, keys and values that were chosen: fingerprints and shapes, no numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// Fingerprints of q, k and v; 0 for none.
    pub tensors: [u64; 3],
    /// Which sequence of the batch.
    pub batch: usize,
    /// Which head of the queries.
    pub head: usize,
    /// Which head of keys and values; several heads of queries may share one.
    pub shared: usize,
    /// Rows n.
    pub rows: usize,
    /// Width d of queries and keys.
    pub dim: usize,
    /// Width of values; 0 without values.
    pub width: usize,
    /// Whether they were on the shelf when they were chosen; a link cannot know. What was computed without them is not that
    /// state's answer when they come.
    pub is_here: bool,
}

impl Chosen {
    /// Whether there are no queries and keys.
    pub fn is_none(&self) -> bool {
        self.tensors[0] == 0 || self.tensors[1] == 0
    }

    /// As in links: numbers of base 16; nothing when nothing is chosen.
    pub fn write(&self) -> String {
        if self.is_none() {
            return String::new();
        }
        let Self { tensors: [q, k, v], batch, head, shared, rows, dim, width, .. } = *self;
        let sizes = [rows, dim, width, batch, head, shared].map(|size| size as u64);
        let all = sizes.into_iter().chain([q, k, v]);
        all.map(|number| format!("{number:x}")).collect::<Vec<_>>().join("-")
    }

    /// Reads what [`Self::write`] wrote; None for what no file can hold.
    pub fn read(text: &str) -> Option<Self> {
        let numbers: Option<Vec<u64>> =
            text.split('-').take(10).map(|part| u64::from_str_radix(part, 16).ok()).collect();
        let numbers: [u64; 9] = numbers?.try_into().ok()?;
        let [rows, dim, width, batch, head, shared, ..] = numbers.map(|number| number as usize);
        let tensors = [numbers[6], numbers[7], numbers[8]];
        let chosen = Self { tensors, batch, head, shared, rows, dim, width, is_here: false };
        let fits = (1..=MAX_ROWS).contains(&rows)
            && (1..=MAX_WIDTH).contains(&dim)
            && width <= MAX_WIDTH
            && [batch, head, shared].iter().all(|at| *at < MAX_HEADS)
            && (chosen.tensors[2] == 0) == (width == 0);
        (fits && !chosen.is_none()).then_some(chosen)
    }
}

impl Lab {
    /// Whether numbers of a file are read, or are to be read.
    pub fn reads_file(&self) -> bool {
        self.content.kind == ContentKind::File || self.pages.inputs.origin == Origin::File
    }

    /// The head dim is that of the file where one is read, and values have no more channels than the file.
    pub(crate) fn settle_file(&mut self) {
        let file = self.content.file;
        if !self.reads_file() || file.is_none() {
            return;
        }
        self.dim = HeadDim::new(file.dim).unwrap_or(self.dim);
        if file.width > 0 && self.pages.inputs.origin == Origin::File {
            self.pages.inputs.values = self.pages.inputs.values.min(file.width);
        }
    }

    /// Reads numbers of a file. A sequence of text alone becomes as long as another file.
    pub(crate) fn read_file(&mut self, chosen: Chosen, as_content: bool) {
        let is_other = !chosen.is_none() && chosen.rows != self.content.file.rows;
        if is_other && self.picture().is_none() {
            self.set_tokens(chosen.rows);
        }
        let before = self.content.file.tensors;
        self.content.file = chosen;
        if as_content {
            self.content.kind = ContentKind::File;
        } else {
            let inputs = &mut self.pages.inputs;
            inputs.origin = Origin::File;
            if chosen.width > 0 && chosen.tensors != before {
                inputs.values = chosen.width.min(MAX_VALUES);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_nonsense_is_not() {
        let chosen = Chosen {
            tensors: [u64::MAX, 1, 7],
            batch: 1,
            head: 5,
            shared: 2,
            rows: 17,
            dim: 64,
            width: 3,
            is_here: false,
        };
        assert_eq!(chosen.write(), "11-40-3-1-5-2-ffffffffffffffff-1-7");
        assert_eq!(Chosen::read(&chosen.write()), Some(chosen));
        assert_eq!(Chosen::default().write(), "");
        for text in [
            "",
            "1",
            "11-40-3-1-5-2-0-1-7",
            "11-40-3-1-5-2-1-1-0",
            "11-40-0-1-5-2-1-1-7",
            "0-40-0-0-0-0-1-1-0",
            "1-1-0-0-0-0-1-1-0-0",
            "1001-1-0-0-0-0-1-1-0",
            "1-401-0-0-0-0-1-1-0",
            "1-1-0-100-0-0-1-1-0",
            "1-1-0-0-0-0-1--1",
            "1-1-0-0-0-0-1-x-0",
            "1-1-0-0-0-0-1-10000000000000000-0",
            "图",
        ] {
            assert_eq!(Chosen::read(text), None, "{text}");
        }
    }
}
