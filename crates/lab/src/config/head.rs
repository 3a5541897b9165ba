//! The head: its channels, how many of them turn, the base of their ladder, and the length of training.
//!
//! Deliberately does not know: scaling, sections.

use rotarium_kernel::number::plain;
use rotarium_kernel::{HeadDim, Range};

use super::reader::{Reader, Said};
use crate::dials;
use crate::lab::{BASE, Lab};
use crate::messages;

/// What a configuration says about its heads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// Channels.
    pub(super) dim: HeadDim,
    /// Share of them that turns.
    pub(super) share: f64,
    /// Whether the share was stated.
    pub(super) is_share_said: bool,
    /// Whether part of the head never turns because keys are compressed (DeepSeek).
    pub(super) is_latent: bool,
}

impl Head {
    /// Pairs that turn, as partial rotation counts them.
    pub(super) fn turning_pairs(&self) -> usize {
        (self.share * self.dim.get() as f64 + 1e-9) as usize / 2
    }
}

/// Names of the number of heads.
pub(super) const HEADS: [&str; 4] = ["num_attention_heads", "n_head", "n_heads", "num_heads"];
const WIDTH: [&str; 4] = ["hidden_size", "n_embd", "d_model", "n_embed"];
const HEAD_DIM: [&str; 4] = ["global_head_dim", "head_dim", "kv_channels", "attention_head_dim"];

const fn whole(min: f64, max: f64) -> Range {
    Range { min, max, default: min, whole: true, logarithmic: false }
}

/// Allowed head dims.
const DIM: Range = whole(HeadDim::MIN as f64, HeadDim::MAX as f64);

/// Reads the head.
pub(super) fn head(reader: &mut Reader, is_chat_glm: bool) -> Head {
    if let Some(turning) = reader.number(&["qk_rope_head_dim"]) {
        return latent(reader, turning);
    }
    let dim = dim(reader);
    let (share, is_share_said) = match share(reader, dim) {
        Some(share) => (share, true),
        None if is_chat_glm => {
            reader.fill("partial_rotary_factor", "0.5");
            (0.5, true)
        }
        None => (1.0, false),
    };
    Head { dim, share, is_share_said, is_latent: false }
}

/// A head of DeepSeek: channels at rest beside those that turn.
fn latent(reader: &mut Reader, turning: Said) -> Head {
    let turning = reader.within(turning, &DIM, true);
    let at_rest = match reader.number(&["qk_nope_head_dim"]) {
        Some(said) => reader.within(said, &whole(0.0, DIM.max - turning), false),
        None => {
            reader.fill("qk_nope_head_dim", "0");
            0.0
        }
    };
    let dim = HeadDim::nearest(turning + at_rest);
    let share = (turning / dim.get() as f64).min(1.0);
    Head { dim, share, is_share_said: true, is_latent: true }
}

/// Stated, or width over heads; never derived when stated.
fn dim(reader: &mut Reader) -> HeadDim {
    let named = reader.number(&HEAD_DIM);
    let [width, heads] = [&WIDTH, &HEADS].map(|keys| reader.number(keys));
    if let Some(said) = named {
        return HeadDim::nearest(reader.within(said, &DIM, true));
    }
    let derived = width.zip(heads).and_then(|(width, heads)| {
        let count = reader.within(heads, &whole(1.0, 65536.0), false);
        let quotient = width.value / count;
        let fits = DIM.nearest(quotient) == quotient && quotient % 2.0 == 0.0;
        if !fits && count == heads.value {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("key", &heads.key), ("min", &HeadDim::MIN), ("max", &HeadDim::MAX)];
            let allowed = messages::ALLOWED_MULTIPLE.with(reader.language, &values);
            let found = plain(width.value);
            reader.notice(crate::entry::Notice::new(width.key, &found, allowed));
        }
        fits.then_some(quotient)
    });
    let dim = derived.map_or(HeadDim::DEFAULT, HeadDim::nearest);
    reader.fill("head_dim", dim.get().to_string());
    dim
}

/// Share of the channels that turns, stated as a share or as channels.
fn share(reader: &mut Reader, dim: HeadDim) -> Option<f64> {
    let factor = reader.number_agreeing(&["partial_rotary_factor", "rotary_pct"]);
    let channels = reader.number(&["rotary_dim"]);
    let factor = factor.map(|said| {
        let range = Range { min: 0.0, max: 1.0, default: 1.0, whole: false, logarithmic: false };
        Said { value: reader.within(said, &range, false), ..said }
    });
    let Some(channels) = channels else { return factor.map(|said| said.value) };
    let all = dim.get() as f64;
    if let Some(factor) = factor {
        let rotated = (factor.value * all + 1e-9) as usize;
        if rotated != channels.value as usize {
            reader.contradiction(channels.key, &plain(channels.value), factor);
        }
        return Some(factor.value);
    }
    Some(reader.within(channels, &whole(0.0, all), true) / all)
}

/// The base of the ladder.
pub(super) fn base(reader: &mut Reader) -> f64 {
    let said = reader.number_agreeing(&["rope_theta", "rotary_emb_base", "global_rope_theta"]);
    let ratio = reader.number(&["rope_ratio"]);
    let ratio = ratio.map(|ratio| Said { value: 1e4 * ratio.value, ..ratio });
    let (min, max) = BASE;
    match said.or(ratio) {
        Some(said) => {
            let range = Range { min, max, default: 1e4, whole: false, logarithmic: true };
            reader.within(said, &range, false)
        }
        None => {
            reader.fill("rope_theta", "10000");
            1e4
        }
    }
}

/// Names of the longest text.
const LONGEST: [&str; 6] = [
    "max_position_embeddings",
    "n_positions",
    "max_seq_len",
    "max_sequence_length",
    "seq_length",
    "model_max_length",
];

/// Lengths as they are stated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lengths {
    /// Before any stretching.
    pub(super) original: Option<Said>,
    /// Of the longest text.
    pub(super) longest: Option<Said>,
}

impl Lengths {
    /// The longest text over the original one, where both are stated and it is a stretch.
    pub(super) fn ratio(&self) -> Option<f64> {
        let ratio = self.longest?.value / self.original?.value;
        (ratio.is_finite() && ratio >= 1.0).then_some(ratio)
    }
}

/// Reads the lengths.
pub(super) fn lengths(reader: &mut Reader) -> Lengths {
    let original = reader.number(&["original_max_position_embeddings"]);
    let longest = reader.number(&LONGEST);
    // Other spellings of the longest text are no contradiction: some mean the tokenizer, some the cache.
    Lengths { original, longest }
}

/// The training length: the original one, else the longest text.
pub(super) fn train(reader: &mut Reader, lengths: &Lengths) -> usize {
    let range = (dials::TRAIN.range)(&Lab::default());
    match lengths.original.or(lengths.longest) {
        Some(said) => reader.within(said, &range, false) as usize,
        None => {
            reader.fill(LONGEST[0], "2048");
            2048
        }
    }
}
