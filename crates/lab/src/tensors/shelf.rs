//! The shelf: the files that were dropped, as the engine has them.
//!
//! They are kept under fingerprints of their numbers, so that the same state asks for the same numbers. What was put there is
//! gone with the engine; the page puts it there again. Deliberately does not know: what the numbers are for.

use std::cell::RefCell;
use std::rc::Rc;

use ndarray::Array2;

use super::{Chosen, Filed, Tensor, Turn, filed, read};
use crate::entry::Notice;
use crate::text::Language;

/// Most bytes of all files: queries, keys and values of the largest kind. The oldest files go first.
const MAX_BYTES: usize = 3 * super::MAX_BYTES;
/// Matrices that are kept as numbers: queries, keys and values of two heads.
const MAX_MATRICES: usize = 6;

/// A file on the shelf.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) tensors: Vec<Tensor>,
    pub(super) others: usize,
    /// Whether nobody was told of it yet.
    pub(super) is_new: bool,
    bytes: Vec<u8>,
}

/// Fingerprint, sequence of the batch, head.
type Key = (u64, usize, usize);

#[derive(Debug, Default)]
struct Shelf {
    files: Vec<File>,
    matrices: Vec<(Key, Rc<Array2<f64>>)>,
    /// What a person is about to choose, and the choice with which that began.
    wanted: Option<(Chosen, Chosen)>,
    changes: u64,
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
}

/// Puts a file on the shelf.
///
/// # Errors
/// The notice that says what is wrong with it; then the shelf is as it was.
pub fn put(name: &str, bytes: Vec<u8>, language: Language) -> Result<(), Notice> {
    let contents = read(name, &bytes, language)?;
    SHELF.with_borrow_mut(|shelf| {
        // The same file again takes its own place.
        let same = |file: &File| file.name == name && file.tensors == contents.tensors;
        shelf.files.retain(|file| !same(file));
        shelf.files.push(File {
            name: name.chars().filter(|letter| !letter.is_control()).take(60).collect(),
            tensors: contents.tensors,
            others: contents.others,
            is_new: true,
            bytes,
        });
        while shelf.files.iter().map(|file| file.bytes.len()).sum::<usize>() > MAX_BYTES {
            shelf.files.remove(0);
        }
        shelf.changes += 1;
    });
    Ok(())
}

/// Takes all files away.
pub fn clear() {
    SHELF.with_borrow_mut(|shelf| {
        *shelf = Shelf { changes: shelf.changes + 1, ..Shelf::default() };
    });
}

/// Nothing on the shelf is new any more.
pub fn settle() {
    SHELF.with_borrow_mut(|shelf| shelf.files.iter_mut().for_each(|file| file.is_new = false));
}

/// How often the shelf has changed: what was computed before a change may miss what is there now.
pub fn changes() -> u64 {
    SHELF.with_borrow(|shelf| shelf.changes)
}

/// Queries, keys and values of a choice, one row for each token; None where one of them is not on the shelf. Without values,
/// the last is empty.
pub fn matrices(chosen: &Chosen) -> Option<[Rc<Array2<f64>>; 3]> {
    let [q, k, v] = chosen.tensors;
    let key = |fingerprint, head| (fingerprint, chosen.batch, head);
    SHELF.with_borrow_mut(|shelf| {
        let query = shelf.matrix(key(q, chosen.head))?;
        let keys = shelf.matrix(key(k, chosen.shared))?;
        let empty = || Some(Rc::new(Array2::zeros((0, 0))));
        let values = if v == 0 { empty() } else { shelf.matrix(key(v, chosen.shared)) };
        Some([query, keys, values?])
    })
}

impl Shelf {
    fn matrix(&mut self, key: Key) -> Option<Rc<Array2<f64>>> {
        let (fingerprint, batch, head) = key;
        if let Some((_, matrix)) = self.matrices.iter().find(|(known, _)| *known == key) {
            return Some(matrix.clone());
        }
        let matrix = self.files.iter().find_map(|file| {
            let tensor = file.tensors.iter().find(|tensor| tensor.fingerprint == fingerprint)?;
            tensor.matrix(&file.bytes, batch, head)
        })?;
        let matrix = Rc::new(matrix);
        if self.matrices.len() >= MAX_MATRICES {
            self.matrices.remove(0);
        }
        self.matrices.push((key, matrix.clone()));
        Some(matrix)
    }
}

/// What is on the shelf and what of it is read, after a choice, or after files were put there.
///
/// `chosen` is what the state names. `as_content`: they become content, without values.
pub fn filed(chosen: Chosen, turn: Option<Turn>, as_content: bool, language: Language) -> Filed {
    SHELF.with_borrow_mut(|shelf| {
        let begun = shelf.wanted.filter(|(began, _)| *began == chosen).map(|(_, wanted)| wanted);
        let start = begun.unwrap_or(chosen);
        let (filed, wanted) = filed::filed(&shelf.files, start, turn, as_content, language);
        shelf.files.iter_mut().for_each(|file| file.is_new = false);
        shelf.wanted = filed.choice.is_none().then_some((chosen, wanted));
        filed
    })
}
