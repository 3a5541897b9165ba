//! **Tensors**: the queries, keys and values in a `.npy` or `.safetensors` file, checked, and kept under a fingerprint.
//!
//! The numbers are too many for a link, so the state names them ([`Chosen`]) and the [`shelf`] of the engine has them. The headers
//! are read here: the libraries for both formats would be 100 KB of the engine, a fifth of it, and their errors name no field.
//! Deliberately does not know: files, pages, what the numbers are for.
//!
//! ```
//! use rotarium_lab::{Language, tensors};
//!
//! let mut bytes = b"\x93NUMPY\x01\x00\x46\x00".to_vec();
//! let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }";
//! bytes.extend(format!("{header:<69}\n").bytes());
//! bytes.extend([1.5_f32, -2.0].iter().flat_map(|number| number.to_le_bytes()));
//! let found = tensors::read("q.npy", &bytes, Language::En).unwrap();
//! assert_eq!(found.tensors[0].matrix(&bytes, 0, 0).unwrap()[[1, 0]], -2.0);
//! assert!(tensors::read("q.npy", &bytes[..70], Language::En).is_err());
//! ```

use half::{bf16, f16};
use ndarray::Array2;

use crate::entry::Notice;
use crate::messages::tensors as words;
use crate::text::Language;
use place::Place;

mod chosen;
mod filed;
mod json;
mod npy;
mod place;
mod roles;
mod safe;
pub mod shelf;

pub use chosen::Chosen;
pub use filed::{Filed, Pick, Turn};
pub use roles::Role;

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// Most rows n: one for each token.
pub const MAX_ROWS: usize = 4096;
/// Most columns d.
pub const MAX_WIDTH: usize = 1024;
/// Largest absolute value that is read: scores of larger ones would not be finite in single precision.
pub const MAX_VALUE: f64 = 1e6;
/// Most heads, and most sequences of a batch.
pub const MAX_HEADS: usize = 256;

/// What numbers are stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dtype {
    /// IEEE 754 binary64.
    F64,
    /// IEEE 754 binary32.
    F32,
    /// IEEE 754 binary16.
    F16,
    /// The upper half of a binary32.
    Bf16,
}

impl Dtype {
    /// Bytes of a number.
    pub fn bytes(self) -> usize {
        match self {
            Self::F64 => 8,
            Self::F32 => 4,
            Self::F16 | Self::Bf16 => 2,
        }
    }

    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::F64 => "f64",
            Self::F32 => "f32",
            Self::F16 => "f16",
            Self::Bf16 => "bf16",
        }
    }
}

/// Where the numbers of a tensor lie in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Layout {
    /// The first byte.
    start: usize,
    /// Whether the first byte of a number is its largest.
    is_big_endian: bool,
    /// Whether the first index runs fastest.
    is_fortran: bool,
}

/// A tensor of a file. Its numbers stay in the bytes of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Tensor {
    /// Its name: that of the file for `.npy`.
    pub name: String,
    /// What its numbers are stored as.
    pub dtype: Dtype,
    /// \[n, d\], \[heads, n, d\] or \[batch, heads, n, d\].
    pub shape: Vec<usize>,
    /// A hash of shape and numbers, the same for every format, type and order that hold the same numbers; never 0.
    pub fingerprint: u64,
    /// The largest absolute value.
    pub largest: f64,
    layout: Layout,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// The tensors that can be queries, keys or values, in the order of the file.
    pub tensors: Vec<Tensor>,
    /// How many others there are.
    pub others: usize,
}

/// Reads the tensors of a file; the ending of its name says of which format it is. The language is that of the notice.
///
/// # Errors
/// One notice that names the field, what was found and what is allowed.
pub fn read(file: &str, bytes: &[u8], language: Language) -> Result<Contents, Notice> {
    let place = Place::new(file, language);
    place.accepts(bytes.len())?;
    if place.ends_with(".npy") {
        let tensor = npy::read(&place, bytes)?;
        Ok(Contents { tensors: vec![tensor.finished(&place, bytes)?], others: 0 })
    } else {
        let (tensors, others) = safe::read(&place, bytes)?;
        let finished = tensors.into_iter().map(|tensor| tensor.finished(&place, bytes));
        Ok(Contents { tensors: finished.collect::<Result<_, _>>()?, others })
    }
}

/// Whether a file of that name and length, in bytes, is worth reading.
///
/// # Errors
/// The notice that says why not.
pub fn accepts(file: &str, bytes: f64, language: Language) -> Result<(), Notice> {
    Place::new(file, language).accepts(bytes as usize)
}

impl Tensor {
    /// Sizes of batch, heads, n and d; 1 for those that the shape does not name.
    pub fn sizes(&self) -> [usize; 4] {
        let mut sizes = [1; 4];
        for (size, found) in sizes.iter_mut().rev().zip(self.shape.iter().rev()) {
            *size = *found;
        }
        sizes
    }

    /// The numbers of a head, shape \[n, d\]; None when the bytes are not those of its file or there is no such head.
    pub fn matrix(&self, bytes: &[u8], batch: usize, head: usize) -> Option<Array2<f64>> {
        let [batches, heads, rows, width] = self.sizes();
        if batch >= batches || head >= heads {
            return None;
        }
        let numbers: Option<Vec<f64>> = (0..rows * width)
            .map(|at| self.number(bytes, [batch, head, at / width, at % width]))
            .collect();
        Array2::from_shape_vec((rows, width), numbers?).ok()
    }

    /// One number, exactly.
    fn number(&self, bytes: &[u8], at: [usize; 4]) -> Option<f64> {
        let sizes = self.sizes();
        // Horner's rule, with the axis that runs slowest first.
        let step = |sum: usize, axis: usize| sum * sizes[axis] + at[axis];
        let place =
            if self.layout.is_fortran { (0..4).rev().fold(0, step) } else { (0..4).fold(0, step) };
        let size = self.dtype.bytes();
        let start = self.layout.start + place * size;
        let mut found = [0; 8];
        let slot = &mut found[..size];
        slot.copy_from_slice(bytes.get(start..start + size)?);
        if self.layout.is_big_endian {
            slot.reverse();
        }
        let [a, b, c, d, ..] = found;
        Some(match self.dtype {
            Dtype::F64 => f64::from_le_bytes(found),
            Dtype::F32 => f64::from(f32::from_le_bytes([a, b, c, d])),
            Dtype::F16 => f16::from_le_bytes([a, b]).to_f64(),
            Dtype::Bf16 => bf16::from_le_bytes([a, b]).to_f64(),
        })
    }

    /// The same tensor, with its fingerprint.
    ///
    /// # Errors
    /// When a number is infinite or none at all: how many there are, and where the first is.
    fn finished(self, place: &Place, bytes: &[u8]) -> Result<Self, Notice> {
        let sizes = self.sizes();
        let mut hash = sizes.iter().fold(0, |hash, &size| mixed(hash, size as u64));
        let (mut strange, mut first, mut largest) = (0, None, 0.0_f64);
        for batch in 0..sizes[0] {
            for head in 0..sizes[1] {
                for row in 0..sizes[2] {
                    for column in 0..sizes[3] {
                        let at = [batch, head, row, column];
                        let number = self.number(bytes, at).unwrap_or(f64::NAN);
                        if !number.is_finite() {
                            strange += 1;
                            first = first.or(Some((number, at)));
                        }
                        largest = largest.max(number.abs());
                        hash = mixed(hash, number.to_bits());
                    }
                }
            }
        }
        match first {
            Some((number, at)) => Err(place.strange(&self, number, at, strange)),
            None => Ok(Self { fingerprint: hash.max(1), largest, ..self }),
        }
    }

    /// Name, type and shape, for people.
    pub fn described(&self) -> String {
        format!("{} – {} {}", self.name, self.dtype.name(), shown(&self.shape))
    }
}

/// A hash with one more word: multiplication spreads it upwards, the shift downwards.
fn mixed(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (product ^ (product >> 32)).wrapping_add(1)
}

/// `[8, 17, 64]`.
fn shown(shape: &[usize]) -> String {
    format!("{shape:?}")
}

/// The shape, when it can be that of queries, keys or values, and the bytes that it needs.
///
/// # Errors
/// The notice that names the axis, or what is wrong with all.
fn checked(place: &Place, field: &str, shape: &[usize], dtype: Dtype) -> Result<usize, Notice> {
    let refuse = |allowed| place.refuse(field, &shown(shape), allowed);
    if !(2..=4).contains(&shape.len()) {
        return Err(refuse(place.say(words::ALLOWED_RANK, &[])));
    }
    if shape.contains(&0) {
        return Err(refuse(place.say(words::ALLOWED_SIZE, &[])));
    }
    let outer = shape.len() - 2;
    let limits =
        [(outer, MAX_ROWS, words::ALLOWED_ROWS), (outer + 1, MAX_WIDTH, words::ALLOWED_WIDTH)];
    let limits =
        limits.into_iter().chain((0..outer).map(|axis| (axis, MAX_HEADS, words::ALLOWED_HEADS)));
    for (axis, most, allowed) in limits {
        if shape[axis] > most {
            return Err(refuse(place.say(allowed, &[("max", &most)])));
        }
    }
    // At most 2⁸·2⁸·2¹²·2¹⁰·2³ = 2⁴¹: too much for 32 bits.
    let bytes = shape.iter().fold(dtype.bytes() as u64, |bytes, &size| bytes * size as u64);
    if bytes > MAX_BYTES as u64 {
        return Err(refuse(place.say(words::ALLOWED_BYTES, &[("max", &(MAX_BYTES >> 20))])));
    }
    Ok(bytes as usize)
}
