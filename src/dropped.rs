//! Files of queries, keys and values as the engine gets them: references, read when it is asked what they hold.
//!
//! Nothing is copied but the bytes, once, from the browser into the engine. Deliberately does not know: formats.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use rotarium_lab::tensors::{self, Chosen, Filed, Turn, shelf};
use rotarium_lab::{Language, Notice, messages};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, FileReaderSync};

#[derive(Default)]
struct Waiting {
    /// What the page asks about.
    offered: Vec<File>,
    /// What was good in a worker before this one.
    known: Vec<File>,
}

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

/// Takes a message that is no question: files that are offered, or those that were there before, in an object.
pub fn take(message: &JsValue) {
    let files = |list: &JsValue| -> Vec<File> {
        Array::from(list).iter().filter_map(|file| file.dyn_into().ok()).collect()
    };
    if Array::is_array(message) {
        WAITING.with_borrow_mut(|waiting| waiting.offered.extend(files(message)));
    } else if let Ok(known) = js_sys::Reflect::get(message, &"files".into()) {
        WAITING.with_borrow_mut(|waiting| waiting.known.extend(files(&known)));
        read_known();
    }
}

/// Those that were there before, before the next question. One that has changed meanwhile is missed by the state that names it.
fn read_known() {
    let known = WAITING.with_borrow_mut(|waiting| std::mem::take(&mut waiting.known));
    for file in known {
        let _ = put(&file, Language::En);
    }
    // Nobody needs to be told of them.
    shelf::settle();
}

/// What is there now; see [`shelf::filed`].
pub fn filed(chosen: Chosen, turn: Option<Turn>, as_content: bool, language: Language) -> Filed {
    let offered = WAITING.with_borrow_mut(|waiting| std::mem::take(&mut waiting.offered));
    let put: Vec<_> = offered.iter().map(|file| put(file, language)).collect();
    let filed = shelf::filed(chosen, turn, as_content, language);
    let refused = put.iter().filter_map(|put| put.as_ref().err());
    let refused = refused.map(|notice| notice.sentence(language)).collect();
    Filed { refused, taken: put.iter().map(Result::is_ok).collect(), ..filed }
}

/// Forgets all.
pub fn forget() {
    WAITING.take();
    shelf::clear();
}

fn put(file: &File, language: Language) -> Result<(), Notice> {
    let name = file.name();
    // Before it is read, which would take as much memory as it claims.
    tensors::accepts(&name, file.size(), language)?;
    let buffer = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file));
    let buffer = buffer.map_err(|_| {
        let [found, allowed] = [messages::tensors::FOUND_UNREAD, messages::tensors::ALLOWED_UNREAD];
        Notice::new(name.clone(), found.get(language), allowed.get(language))
    })?;
    shelf::put(&name, Uint8Array::new(&buffer).to_vec(), language)
}
