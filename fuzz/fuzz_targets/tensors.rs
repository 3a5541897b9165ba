//! Any bytes as a file of tensors: the reader refuses them or gives finite numbers of the shape it states, and never panics.
//!
//! `cargo +nightly fuzz run tensors` from the root; good seeds are the files in `crates/lab/tests/tensors/`, each behind one byte
//! that says of which format it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rotarium_lab::Language;
use rotarium_lab::tensors::{Chosen, MAX_BYTES, read, shelf};

fuzz_target!(|bytes: &[u8]| {
    let Some((format, bytes)) = bytes.split_first() else { return };
    let (name, other) = if format % 2 == 0 { ("q.npy", "k.npy") } else { ("a.safetensors", "b.safetensors") };
    match read(name, bytes, Language::En) {
        Ok(contents) => {
            for tensor in &contents.tensors {
                assert!(bytes.len() <= MAX_BYTES && tensor.fingerprint != 0);
                let [batches, heads, rows, width] = tensor.sizes();
                let matrix = tensor.matrix(bytes, batches - 1, heads - 1).expect("the last head is there");
                assert_eq!(matrix.dim(), (rows, width));
                assert!(matrix.iter().all(|number| number.is_finite()));
                assert!(tensor.matrix(bytes, batches, 0).is_none() && tensor.matrix(bytes, 0, heads).is_none());
            }
            shelf::clear();
            assert!(shelf::put(name, bytes.to_vec(), Language::En).is_ok());
            assert!(shelf::put(other, bytes.to_vec(), Language::Zh).is_ok());
            if let Some(chosen) = shelf::filed(Chosen::default(), None, true, Language::Zh).choice {
                assert_eq!(Chosen::read(&chosen.write()).map(|found| found.tensors), Some(chosen.tensors));
                let [q, k, _] = shelf::matrices(&chosen).expect("what is chosen is there");
                assert_eq!(q.dim(), k.dim());
            }
        }
        Err(notice) => {
            assert!(!notice.field.is_empty() && !notice.allowed.is_empty());
            assert!(read(name, bytes, Language::Zh).is_err());
        }
    }
});
