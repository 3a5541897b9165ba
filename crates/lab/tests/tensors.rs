//! Queries, keys and values from files: what other writers wrote is read exactly, and what is damaged is refused by one sentence.

#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]
#![allow(clippy::too_many_lines, reason = "two functions are tables of cases")]

use proptest::prelude::*;
use rotarium_kernel::Content;
use rotarium_lab::Language::{En, Zh};
use rotarium_lab::tensors::{self, Chosen, Contents, Dtype, Tensor, Turn, read, shelf};
use rotarium_lab::{Action, Experiment, Origin, SlotName, link, views};
use safetensors::SafeTensors;

fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tensors/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn one(name: &str) -> (Tensor, Vec<u8>) {
    let bytes = file(name);
    let Contents { tensors, others } = read(name, &bytes, En).unwrap();
    assert_eq!((tensors.len(), others), (1, 0), "{name}");
    (tensors[0].clone(), bytes)
}

/// Number `at` of the files; see their README.
fn number(at: usize) -> f64 {
    ((7 * at % 41) as f64 - 20.0) / 2.0
}

/// A `.npy` file of version 1 around a dictionary.
fn npy(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((dictionary.len() as u16).to_le_bytes());
    bytes.extend(dictionary.bytes());
    bytes.extend(data);
    bytes
}

fn f4(shape: &str, data: &[f32]) -> Vec<u8> {
    let dictionary = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}");
    npy(&dictionary, &data.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<_>>())
}

/// A `.safetensors` file around a header.
fn safe(header: &str, data: usize) -> Vec<u8> {
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend(header.bytes());
    bytes.extend(std::iter::repeat_n(0, data));
    bytes
}

#[test]
fn numbers_of_numpy_survive_in_every_type_and_order() {
    let mut fingerprints = Vec::new();
    for (name, dtype) in [
        ("f64.npy", Dtype::F64),
        ("f32.npy", Dtype::F32),
        ("f16.npy", Dtype::F16),
        ("bf16.npy", Dtype::Bf16),
        ("f64-big.npy", Dtype::F64),
        ("f32-big.npy", Dtype::F32),
        ("f16-big.npy", Dtype::F16),
        ("fortran.npy", Dtype::F32),
        ("version-1.npy", Dtype::F32),
        ("version-2.npy", Dtype::F32),
        ("version-3.npy", Dtype::F32),
    ] {
        let (tensor, bytes) = one(name);
        assert_eq!((tensor.dtype, tensor.shape.as_slice()), (dtype, &[5, 6][..]), "{name}");
        let matrix = tensor.matrix(&bytes, 0, 0).unwrap();
        for ((row, column), found) in matrix.indexed_iter() {
            assert_eq!(*found, number(6 * row + column), "{name} {row} {column}");
        }
        fingerprints.push(tensor.fingerprint);
    }
    // The same numbers have the same fingerprint, however they are stored; it is part of links.
    assert!(fingerprints.iter().all(|found| *found == 0xa9cf_76ae_479e_ea65), "{fingerprints:x?}");
}

#[test]
fn heads_and_batches_are_found() {
    let (heads, bytes) = one("heads.npy");
    assert_eq!(heads.matrix(&bytes, 0, 1).unwrap()[[4, 5]], number(59));
    assert_eq!(heads.matrix(&bytes, 0, 2), None);
    assert_eq!(heads.matrix(&bytes, 1, 0), None);
    for name in ["batch.npy", "batch-fortran.npy"] {
        let (batch, bytes) = one(name);
        for [sequence, head, row, column] in [[0, 0, 0, 1], [1, 2, 4, 5], [1, 0, 2, 3]] {
            let at = ((sequence * 3 + head) * 5 + row) * 6 + column;
            assert_eq!(batch.matrix(&bytes, sequence, head).unwrap()[[row, column]], number(at));
        }
    }
    assert_eq!(one("batch.npy").0.fingerprint, one("batch-fortran.npy").0.fingerprint);
}

#[test]
fn ends_of_every_type_survive() {
    let third = 1.0 / 3.0;
    for (name, wanted) in [
        ("f64", [f64::MAX, 5e-324, -0.0, -f64::MAX, f64::MIN_POSITIVE, third]),
        ("f32", [f32::MAX, 1e-45, -0.0, -f32::MAX, f32::MIN_POSITIVE, third as f32].map(f64::from)),
        ("f16", [65504.0, 2f64.powi(-24), -0.0, -65504.0, 2f64.powi(-14), 1365.0 / 4096.0]),
        (
            "bf16",
            [
                255.0 * 2f64.powi(120),
                2f64.powi(-133),
                -0.0,
                -255.0 * 2f64.powi(120),
                2f64.powi(-126),
                171.0 / 512.0,
            ],
        ),
    ] {
        let (tensor, bytes) = one(&format!("edges-{name}.npy"));
        let found: Vec<u64> =
            tensor.matrix(&bytes, 0, 0).unwrap().iter().map(|number| number.to_bits()).collect();
        assert_eq!(found, wanted.map(f64::to_bits), "{name}");
    }
}

#[test]
fn a_layer_of_safetensors_is_read_and_the_rest_passed_over() {
    let bytes = file("layer.safetensors");
    let Contents { tensors, others } = read("layer.safetensors", &bytes, En).unwrap();
    assert_eq!(others, 2);
    let find = |part: &str| tensors.iter().find(|tensor| tensor.name.contains(part)).unwrap();
    for (name, dtype, shape) in [
        ("q_proj", Dtype::F16, vec![2, 5, 6]),
        ("k_proj", Dtype::Bf16, vec![1, 5, 6]),
        ("v_proj", Dtype::F64, vec![1, 5, 3]),
        ("plain", Dtype::F32, vec![5, 6]),
    ] {
        let tensor = find(name);
        assert_eq!((tensor.dtype, &tensor.shape), (dtype, &shape), "{name}");
        let width = shape[shape.len() - 1];
        let matrix = tensor.matrix(&bytes, 0, 0).unwrap();
        assert!(
            matrix
                .indexed_iter()
                .all(|((row, column), found)| *found == number(row * width + column))
        );
    }
}

/// Name of the file, its bytes, and what the field, what was found and what is allowed must say.
type Case = (&'static str, Vec<u8>, &'static str, &'static str, &'static str);

fn npy_cases() -> Vec<Case> {
    let good = f4("(2, 2)", &[0.0; 4]);
    let named = |dictionary: &str| npy(dictionary, &[0; 16]);
    let descr = |descr: &str| {
        named(&format!("{{'descr': {descr}, 'fortran_order': False, 'shape': (2, 2), }}"))
    };
    let mut magic = good.clone();
    magic[0] = b'N';
    let versioned = |major, minor| {
        let mut bytes = good.clone();
        (bytes[6], bytes[7]) = (major, minor);
        bytes
    };
    let mut long = b"\x93NUMPY\x02\x00".to_vec();
    long.extend(u32::MAX.to_le_bytes());
    let mut latin = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }", &[0; 16]);
    latin[12] = 0xe9;
    let mut strange = [0.0; 6];
    (strange[3], strange[4]) = (f32::NAN, f32::INFINITY);
    vec![
        ("q.npy", Vec::new(), "file", "0 bytes", "not empty"),
        ("q.npy", good[..3].to_vec(), "first bytes", "\\x93NU", "NUMPY"),
        ("q.npy", magic, "first bytes", "NNUMPY", "NUMPY"),
        ("q.npy", good[..7].to_vec(), "version", "7 bytes", "8 bytes"),
        ("q.npy", versioned(9, 0), "version", "9.0", "3.0"),
        ("q.npy", versioned(1, 1), "version", "1.1", "1.0"),
        ("q.npy", good[..9].to_vec(), "length of the header", "9 bytes", "10 bytes"),
        ("q.npy", good[..40].to_vec(), "header", "40 bytes", "bytes"),
        ("q.npy", long, "length of the header", "4294967295", "10000"),
        ("q.npy", latin, "header", "escr", "dictionary"),
        ("q.npy", named(""), "header", "", "dictionary"),
        ("q.npy", named("[1, 2]"), "header", "[1, 2]", "dictionary"),
        ("q.npy", named("{'descr': '<f4'"), "header", "descr", "dictionary"),
        ("q.npy", named("{'descr': '<f4', 'shape': (2, 2)} # no"), "header", "# no", "dictionary"),
        ("q.npy", named("{'descr': '<f4', 'shape': (2, 2)}"), "fortran_order", "–", "there"),
        ("q.npy", named("{'fortran_order': False, 'shape': (2, 2)}"), "descr", "–", "there"),
        ("q.npy", named("{'descr': '<f4', 'fortran_order': False}"), "shape", "–", "there"),
        (
            "q.npy",
            named("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 2)}"),
            "header",
            "descr",
            "once",
        ),
        ("q.npy", named("{'descr': '<f4', 'order': 'C'}"), "header", "order", "dictionary"),
        (
            "q.npy",
            named("{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 2)}"),
            "fortran_order",
            "0",
            "True",
        ),
        ("q.npy", descr("'<i8'"), "descr", "<i8", "f8"),
        ("q.npy", descr("'|O'"), "descr", "|O", "f8"),
        ("q.npy", descr("'<c8'"), "descr", "<c8", "f8"),
        ("q.npy", descr("'<U3'"), "descr", "<U3", "f8"),
        ("q.npy", descr("''"), "descr", "", "f8"),
        ("q.npy", descr("[('a', '<f4')]"), "descr", "[('a'", "f8"),
        ("q.npy", f4("(-2, 2)", &[0.0; 4]), "shape", "(-2, 2)", "whole numbers"),
        ("q.npy", f4("(2.0, 2)", &[0.0; 4]), "shape", "(2.0, 2)", "whole numbers"),
        ("q.npy", f4("(2, , 2)", &[0.0; 4]), "shape", "(2, , 2)", "whole numbers"),
        ("q.npy", f4("(4)", &[0.0; 4]), "shape", "(4)", "whole numbers"),
        ("q.npy", f4("4", &[0.0; 4]), "shape", "4", "whole numbers"),
        ("q.npy", f4("((((((2, 2))))))", &[0.0; 4]), "shape", "((((((2", "whole numbers"),
        ("q.npy", f4("()", &[0.0]), "shape", "[]", "[n, d]"),
        ("q.npy", f4("(4,)", &[0.0; 4]), "shape", "[4]", "[n, d]"),
        ("q.npy", f4("(1, 1, 1, 2, 2)", &[0.0; 4]), "shape", "[1, 1, 1, 2, 2]", "[n, d]"),
        ("q.npy", f4("(0, 2)", &[]), "shape", "[0, 2]", "at least 1"),
        ("q.npy", f4("(4097, 1)", &[0.0; 4097]), "shape", "[4097, 1]", "4096"),
        ("q.npy", f4("(1, 1025)", &[0.0; 1025]), "shape", "[1, 1025]", "1024"),
        ("q.npy", f4("(257, 1, 1)", &[0.0; 257]), "shape", "[257, 1, 1]", "256"),
        ("q.npy", f4("(256, 4096, 64)", &[]), "shape", "[256, 4096, 64]", "64 MiB"),
        ("q.npy", f4("(99999999999999999999999, 2)", &[]), "shape", "[", "4096"),
        ("q.npy", f4("(18446744073709551615, 2)", &[]), "shape", "[", "4096"),
        ("q.npy", f4("(3, 2)", &[0.0; 4]), "numbers", "16 bytes", "24 bytes"),
        ("q.npy", f4("(2, 2)", &[0.0; 5]), "numbers", "20 bytes", "16 bytes"),
        (
            "q.npy",
            f4("(3, 2)", &strange),
            "q · numbers",
            "2 × not finite, first NaN at [1, 1]",
            "finite",
        ),
        ("q.npz", good.clone(), "file", "npz", ".safetensors"),
        ("q", good, "file", "–", ".npy"),
        ("q.npy", vec![0; (64 << 20) + 1], "file", "65 MiB", "64 MiB"),
    ]
}

fn safe_cases() -> Vec<Case> {
    let name = "a.safetensors";
    let entry = |inner: &str| format!("{{\"q\":{{{inner}}}}}");
    let shaped = |dtype: &str, shape: &str, offsets: &str| {
        entry(&format!("\"dtype\":\"{dtype}\",\"shape\":{shape},\"data_offsets\":{offsets}"))
    };
    let two = |second: &str| {
        format!(
            "{{\"a\":{{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}},\"b\":{second}}}"
        )
    };
    let other = |offsets: &str| {
        two(&format!("{{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":{offsets}}}"))
    };
    let f32 = shaped("F32", "[2,2]", "[0,16]");
    let claim = |bytes: u64| [bytes.to_le_bytes().to_vec(), vec![b'{'; 20]].concat();
    let mut infinite = safe(&f32, 16);
    let at = infinite.len() - 2;
    infinite[at..].copy_from_slice(&[0x80, 0xff]);
    let mut bytes = safe(&f32, 16);
    bytes[9] = 0xff;
    let cases: Vec<(Vec<u8>, &'static str, &'static str, &'static str)> = vec![
        (vec![1, 2, 3], "length of the header", "3 bytes", "8 bytes"),
        (claim(100), "header", "20 bytes", "100 bytes"),
        (claim(0), "length of the header", "0", "1048576"),
        (claim(u64::MAX), "length of the header", "18446744073709551615", "1048576"),
        (bytes, "header", "", "JSON"),
        (safe("{}", 0), "header", "{}", "1 to 4096 tensors"),
        (safe("[1,2]", 0), "header", "[1,2]", "JSON"),
        (safe(" {}", 0), "header", "{}", "JSON"),
        (safe("{\"q\":", 0), "header", "{\"q\":", "JSON"),
        (safe(&"[".repeat(100_000), 0), "header", "[[[[", "JSON"),
        (safe(&format!("{{\"q\":{}", "{\"q\":".repeat(1000)), 0), "header", "{\"q\":", "JSON"),
        (
            safe(&format!("{},{}", &f32[..f32.len() - 1], &f32[1..]), 16),
            "header",
            "{\"q\"",
            "twice",
        ),
        (safe("{\"q\":1}", 0), "q", "1", "dtype"),
        (safe(&entry("\"shape\":[2,2],\"data_offsets\":[0,16]"), 16), "q · dtype", "–", "there"),
        (safe(&entry("\"dtype\":\"F32\",\"data_offsets\":[0,16]"), 16), "q · shape", "–", "there"),
        (safe(&entry("\"dtype\":\"F32\",\"shape\":[2,2]"), 16), "q · data_offsets", "–", "there"),
        (safe(&shaped("F128", "[2,2]", "[0,64]"), 64), "q · dtype", "F128", "BF16"),
        (safe(&shaped("I32", "[2,2]", "[0,16]"), 16), "q · dtype", "I32", "F64, F32, F16, BF16"),
        (safe(&shaped("F32", "[-2,2]", "[0,16]"), 16), "q · shape", "[-2, 2]", "whole"),
        (safe(&shaped("F32", "[2,2.5]", "[0,20]"), 20), "q · shape", "[2, 2.5]", "whole"),
        (safe(&shaped("F32", "4", "[0,16]"), 16), "q · shape", "4", "list"),
        (safe(&shaped("F32", "[4]", "[0,16]"), 16), "q · shape", "[4]", "[n, d]"),
        (
            safe(&shaped("F32", "[1,1,1,2,2]", "[0,16]"), 16),
            "q · shape",
            "[1, 1, 1, 2, 2]",
            "[n, d]",
        ),
        (safe(&shaped("F32", "[0,2]", "[0,0]"), 0), "q · shape", "[0, 2]", "at least 1"),
        (
            safe(&shaped("F32", "[9007199254740991,9007199254740991]", "[0,16]"), 16),
            "q · shape",
            "[9007199254740991",
            "64 MiB",
        ),
        (safe(&shaped("F32", "[1e300,2]", "[0,16]"), 16), "q · shape", "[1", "whole"),
        (safe(&shaped("F32", "[2,2]", "[0]"), 16), "q · data_offsets", "[0]", "two"),
        (safe(&shaped("F32", "[2,2]", "[16,0]"), 16), "q · data_offsets", "[16, 0]", "[0, 16]"),
        (safe(&shaped("F32", "[2,2]", "[0,12]"), 12), "q · data_offsets", "[0, 12]", "[0, 16]"),
        (safe(&shaped("F32", "[2,2]", "[0,16]"), 12), "q · data_offsets", "[0, 16]", "12 bytes"),
        (safe(&shaped("F32", "[2,2]", "[4,20]"), 20), "q · data_offsets", "[4, 20]", "[0, 16]"),
        (safe(&f32, 20), "numbers", "20 bytes", "16 bytes"),
        (safe(&shaped("F4", "[1,1]", "[0,1]"), 1), "q · data_offsets", "[0, 1]", "gap"),
        (safe(&other("[8,24]"), 24), "b · data_offsets", "[8, 24]", "[16, 32]"),
        (safe(&other("[20,36]"), 36), "b · data_offsets", "[20, 36]", "[16, 32]"),
        (safe(&other("[0,16]"), 16), "b · data_offsets", "[0, 16]", "[16, 32]"),
        (infinite, "q · numbers", "1 × not finite, first -inf at [1, 1]", "finite"),
    ];
    cases
        .into_iter()
        .map(|(bytes, field, found, allowed)| (name, bytes, field, found, allowed))
        .collect()
}

#[test]
fn damaged_files_are_refused_by_one_sentence_that_says_why() {
    let cases: Vec<Case> = npy_cases().into_iter().chain(safe_cases()).collect();
    assert!(cases.len() >= 80, "{}", cases.len());
    for (name, bytes, field, found, allowed) in cases {
        let notice = read(name, &bytes, En).unwrap_err();
        let sentence = notice.sentence(En);
        assert!(
            notice.field.starts_with(name) && notice.field.contains(field),
            "{field}: {sentence}"
        );
        assert!(notice.found.contains(found), "{found}: {sentence}");
        assert!(notice.allowed.contains(allowed), "{allowed}: {sentence}");
        let chinese = read(name, &bytes, Zh).unwrap_err().sentence(Zh);
        assert!(
            chinese.chars().any(|letter| letter > '\u{4e00}') && chinese != sentence,
            "{chinese}"
        );
        assert!(chinese.starts_with(name), "{chinese}");
        assert!(!notice.allowed.contains('{'), "{sentence}");
    }
}

#[test]
fn a_refused_file_leaves_the_shelf_as_it_was() {
    shelf::clear();
    for name in ["q.npy", "k.npy"] {
        shelf::put(name, f4("(3, 2)", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), En).unwrap();
    }
    let before = shelf::filed(Chosen::default(), None, true, En);
    let chosen = before.choice.unwrap();
    assert_eq!((chosen.rows, chosen.dim, chosen.width), (3, 2, 0));
    assert_eq!(shelf::matrices(&chosen).unwrap()[0][[2, 1]], 6.0);
    for (name, bytes, ..) in npy_cases().into_iter().chain(safe_cases()) {
        assert!(shelf::put(name, bytes, En).is_err());
        assert_eq!(shelf::filed(chosen, None, true, En), before);
    }
    shelf::clear();
    assert_eq!(shelf::matrices(&chosen), None);
    let gone = shelf::filed(chosen, None, true, Zh);
    assert!(gone.choice.is_none() && gone.wrong.len() == 1);
    // The same numbers in another file bring the choice back.
    shelf::put("other_query.npy", f4("(3, 2)", &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), En).unwrap();
    assert_eq!(shelf::filed(chosen, None, true, En).choice, Some(chosen));
}

#[test]
fn one_after_the_other_by_name_or_by_hand() {
    shelf::clear();
    let numbers: Vec<f32> = (0..24).map(|at| at as f32).collect();
    shelf::put("layer_q.npy", f4("(2, 3, 4)", &numbers), En).unwrap();
    let half = shelf::filed(Chosen::default(), None, true, En);
    assert!(half.choice.is_none() && half.wrong[0].contains("missing: k"), "{half:?}");
    // Keys of another length.
    shelf::put("layer_k.npy", f4("(2, 2, 4)", &numbers[..16]), En).unwrap();
    let wrong = shelf::filed(Chosen::default(), None, true, En);
    assert!(
        wrong.choice.is_none() && wrong.wrong[0].starts_with("k, layer_k: found “[2, 2, 4]”"),
        "{wrong:?}"
    );
    // One head of keys for both heads of queries, of a name that says nothing.
    shelf::put("shared.npy", f4("(1, 3, 4)", &numbers[..12]), En).unwrap();
    let still = shelf::filed(Chosen::default(), None, true, En);
    assert!(still.choice.is_none());
    let picked = shelf::filed(Chosen::default(), Some(Turn { id: 1, option: 3 }), true, En);
    let chosen = picked.choice.unwrap();
    assert_eq!((chosen.head, chosen.shared, picked.picks.len()), (0, 0, 4));
    let second = shelf::filed(chosen, Some(Turn { id: 4, option: 1 }), true, En).choice.unwrap();
    assert_eq!((second.head, second.shared), (1, 0));
    let [q, k, v] = shelf::matrices(&second).unwrap();
    assert_eq!((q[[0, 0]], k[[0, 0]], v.len()), (12.0, 0.0, 0));
    // Without queries there is nothing to read, and the state keeps what it had.
    assert!(shelf::filed(second, Some(Turn { id: 0, option: 0 }), true, En).choice.is_none());
    assert_eq!(tensors::Role::of("shared"), None);
    shelf::clear();
}

#[test]
fn heads_that_no_page_can_show_are_refused() {
    for (shape, value, words) in
        [("(2, 3)", 1.0, "even d"), ("(1, 514)", 1.0, "even d"), ("(2, 2)", 1e7, "numbers from")]
    {
        shelf::clear();
        let count = if shape == "(2, 2)" {
            4
        } else if shape == "(2, 3)" {
            6
        } else {
            514
        };
        for name in ["q.npy", "k.npy"] {
            shelf::put(name, f4(shape, &vec![value; count]), En).unwrap();
        }
        let filed = shelf::filed(Chosen::default(), None, false, En);
        assert!(filed.choice.is_none() && filed.wrong[0].contains(words), "{filed:?}");
    }
    shelf::clear();
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), safetensors: bool) {
        let name = if safetensors { "a.safetensors" } else { "a.npy" };
        let _ = read(name, &bytes, En);
        let _ = read(name, &[b"\x93NUMPY\x01\x00", bytes.as_slice()].concat(), Zh);
    }

    #[test]
    fn any_change_of_a_good_file_is_read_or_refused(at in 0_usize..800, value: u8, cut in 0_usize..1000) {
        for name in ["f32.npy", "batch-fortran.npy", "layer.safetensors"] {
            let mut bytes = file(name);
            let at = at % bytes.len();
            bytes[at] = value;
            bytes.truncate(cut);
            if let Ok(Contents { tensors, .. }) = read(name, &bytes, En) {
                for tensor in tensors {
                    let matrix = tensor.matrix(&bytes, 0, 0).unwrap();
                    prop_assert!(matrix.iter().all(|number| number.is_finite()));
                }
            }
        }
    }

    #[test]
    fn what_is_read_is_what_the_library_reads(at in 0_usize..500, value: u8) {
        let mut bytes = file("layer.safetensors");
        bytes[at] = value;
        if let Ok(Contents { tensors, others }) = read("layer.safetensors", &bytes, En) {
            let theirs = SafeTensors::deserialize(&bytes).unwrap();
            prop_assert_eq!(theirs.len(), tensors.len() + others);
            for tensor in tensors {
                if let Ok(found) = theirs.tensor(&tensor.name) {
                    prop_assert_eq!(found.shape(), tensor.shape.as_slice());
                }
            }
        }
    }
}

/// Puts q and k on the shelf, and v when there is one; the choice that they make.
fn shelved(shape: &str, q: &[f32], k: &[f32], v: Option<(&str, &[f32])>) -> Chosen {
    shelf::clear();
    shelf::put("q.npy", f4(shape, q), En).unwrap();
    shelf::put("k.npy", f4(shape, k), En).unwrap();
    if let Some((shape, v)) = v {
        shelf::put("v.npy", f4(shape, v), En).unwrap();
    }
    shelf::filed(Chosen::default(), None, v.is_none(), En).choice.unwrap()
}

#[test]
fn a_file_of_one_row_draws_what_the_same_typed_numbers_draw() {
    let chosen = shelved("(1, 2)", &[1.0, 0.5], &[1.0, -0.5], None);
    let link = format!("#/bench?image=none&dim=2&content=file&file={}", chosen.write());
    let opened = link::read(&link, En);
    assert_eq!(opened.notices, []);
    assert_eq!(link::read(&link::write(opened.page, &opened.lab), En), opened);
    let typed = link::read("#/bench?image=none&dim=2&content=given", En).lab;
    let table = |lab| {
        let figure = Experiment::new(views::find("attention").unwrap(), lab, En, 64).figure();
        (figure.table.rows, figure.subtitle)
    };
    assert!(table(&opened.lab).0 == table(&typed).0, "other numbers");
    assert_eq!(table(&opened.lab).1, "causal · q and k of a file");
    // Gone, it is as if all were ones, and the figure says so.
    shelf::clear();
    let ones = link::read("#/bench?image=none&dim=2", En).lab;
    assert!(table(&opened.lab).0 == table(&ones).0, "other numbers");
    assert_eq!(table(&opened.lab).1, "causal · all ones, as the file is not here");
}

#[test]
fn the_head_dim_is_that_of_the_file_and_text_takes_its_length() {
    let numbers: Vec<f32> = (0..24).map(|at| (at as f32 - 11.0) / 8.0).collect();
    let values = [0.5, -1.0, 2.0, 4.0];
    let chosen = shelved("(4, 6)", &numbers, &numbers[..24], Some(("(4, 1)", &values)));
    let mut lab = link::read("#/linear?n=9&image=none&dim=16", En).lab;
    lab.apply(&Action::File(chosen, false));
    assert_eq!((lab.dim.get(), lab.tokens(), lab.pages.inputs.origin), (6, 4, Origin::File));
    assert_eq!(lab.pages.inputs.values, 1);
    // A longer text reads the rows again; the dim cannot be another, nor can there be more channels of values.
    lab.apply(&Action::Turn { slot: SlotName::A, layer: 0, key: "values", value: 3.0 });
    lab.apply(&Action::Turn { slot: SlotName::A, layer: 0, key: "n", value: 6.0 });
    lab.apply(&Action::Turn { slot: SlotName::A, layer: 0, key: "dim", value: 16.0 });
    let inputs = lab.inputs();
    assert_eq!((inputs.q.dim(), inputs.v.dim(), lab.dim.get()), ((6, 6), (6, 1), 6));
    assert_eq!(
        (inputs.v[[1, 0]], inputs.v[[5, 0]], inputs.q.row(5)),
        (-1.0, -1.0, inputs.q.row(1))
    );
    let dot: f64 = (0..6).map(|at| f64::from(numbers[6 + at]) * f64::from(numbers[18 + at])).sum();
    assert!((inputs.score(1, 3) - dot / 6f64.sqrt()).abs() < 1e-12);
    // The same numbers are content of the Bench.
    lab.apply(&Action::File(chosen, true));
    let Content::Given { q, .. } = lab.content.content() else { panic!("rows of the file") };
    assert_eq!(q, numbers);
    // Without the file there are normal numbers of that width, and no page stops.
    shelf::clear();
    assert!(lab.inputs().scores().iter().all(|score| score.is_finite()));
    assert_eq!(lab.inputs().q.dim(), (6, 6));
}

#[test]
fn links_that_no_file_can_have_written_are_named() {
    for text in ["x", "1-2", "11-40-3-1-5-2-0-1-7"] {
        let opened = link::read(&format!("#/bench?content=file&file={text}"), Zh);
        assert_eq!(opened.notices.len(), 1, "{text}");
        assert!(opened.lab.content.file.is_none() && opened.lab.reads_file());
    }
}
