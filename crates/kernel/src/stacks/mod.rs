//! **Stacks**: which layers of a model do what, and how far back its last token can read through all of them.
//!
//! Adding one: a file that declares `pub static STACK: Stack`, and its word below. A layer names a scheme and what it may read; what
//! else a layer does (temperature, sinks, maps of distance at inference) is said in words, in its file. Deliberately does not know:
//! scores, or what flows around attention.

use crate::registry::registry;

mod reach;

pub use reach::{reach, reach_of_depth};

registry! {
    /// Every stack, in the order of publication.
    STACK: Stack =
        hwfa, hwfa2, gemma_2, command_r7b, minimax_text_01, gemma_3, irope, swan_gpt, smollm3,
        exaone_4, gpt_oss, olmo_3, gemma_4,
}

/// A rule for the layers of a model.
#[derive(Debug)]
pub struct Stack {
    /// Stable name.
    pub id: &'static str,
    /// The name people use.
    pub title: &'static str,
    /// Paper, article or code.
    pub source: &'static str,
    /// Number of layers as published, of the size that the file names; None where none was found.
    pub layers: Option<usize>,
    /// Whether all numbers were read in a source that can be named.
    pub confirmed: bool,
    /// The layer of that index, from 0 at the input, of that many.
    pub layer: fn(usize, usize) -> Layer,
}

/// What attention does in one layer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layer {
    /// Id of its scheme.
    pub scheme: &'static str,
    /// Base of the ladder; None where nothing turns.
    pub base: Option<f64>,
    /// Knobs of the scheme that differ from its defaults.
    pub knobs: &'static [(&'static str, f64)],
    /// What a token may read.
    pub mask: Reach,
}

/// Which tokens before it, itself included, a token reads in one layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// All.
    Full,
    /// All, but through a state of fixed size: linear attention.
    State,
    /// The last that many.
    Window(usize),
    /// Those of its own chunk; chunks of that many begin at 0.
    Chunk(usize),
}

impl Layer {
    /// RoPE-1D.
    const fn rope(base: f64, mask: Reach) -> Self {
        Self { scheme: "rope", base: Some(base), knobs: &[], mask }
    }

    /// No position at all.
    const fn none(mask: Reach) -> Self {
        Self { scheme: "none", base: None, knobs: &[], mask }
    }
}

/// Whether it is every `period`-th layer: period − 1, 2·period − 1 …
const fn is_last_of(period: usize, index: usize) -> bool {
    (index + 1).is_multiple_of(period)
}

/// The stack of that name.
pub fn find(id: &str) -> Option<&'static Stack> {
    ALL.iter().copied().find(|stack| stack.id == id)
}

impl PartialEq for Stack {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HeadDim, schemes};

    #[test]
    fn layers_name_schemes_and_knobs_that_exist() {
        for stack in ALL {
            assert_eq!(find(stack.id), Some(*stack));
            for index in 0..100 {
                let layer = (stack.layer)(index, stack.layers.unwrap_or(100));
                let scheme = schemes::find(layer.scheme).unwrap();
                assert_eq!(scheme.uses_base, layer.base.is_some(), "{}", stack.id);
                for (key, value) in layer.knobs {
                    let knob = scheme.knobs.iter().find(|knob| knob.key == *key).unwrap();
                    assert_eq!(knob.range(HeadDim::DEFAULT).nearest(*value), *value);
                }
            }
        }
    }

    /// F full, S state, w window, c chunk; capitals have no position.
    fn pattern(id: &str, layers: usize) -> String {
        let stack = find(id).unwrap();
        let letter = |index| {
            let layer = (stack.layer)(index, layers);
            let turns = layer.base.is_some();
            match layer.mask {
                Reach::Full if turns => 'f',
                Reach::Full => 'F',
                Reach::State => 'S',
                Reach::Window(_) => 'w',
                Reach::Chunk(_) => 'c',
            }
        };
        (0..layers).map(letter).collect()
    }

    #[test]
    fn layers_alternate_as_published() {
        #[rustfmt::skip]
        let wanted = [
            ("hwfa", "wwwwwwwF"), ("hwfa2", "wwfwwfww"), ("gemma_2", "wfwfwfwf"), ("gemma_3", "wwwwwfww"),
            ("irope", "cccFcccF"), ("command_r7b", "wwwFwwwF"), ("smollm3", "fffFfffF"),
            ("exaone_4", "wwwFwwwF"), ("olmo_3", "wwwfwwwf"), ("gpt_oss", "wfwfwfwf"),
            ("minimax_text_01", "SSSSSSSf"),
        ];
        for (id, wanted) in wanted {
            assert_eq!(pattern(&id.replace('_', "-"), 8), wanted, "{id}");
        }
    }
}
