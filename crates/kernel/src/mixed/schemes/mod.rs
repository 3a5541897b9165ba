//! **Schemes of mixed sequences**: how each lays out a sequence, and who predicts what in it.
//!
//! One file and one word each. Every file counts its allowed pairs by a formula of its own, which tests hold against the mask.

use super::tokens::{Kind, Laid};
use super::{Choice, Options, Span};
use crate::registry::registry;

registry! {
    /// Every scheme, in the order of the menu.
    SCHEME: Scheme =
        chameleon, fuyu, pali_gemma, su_lossless, transfusion, show_o, show_o_mmu, show_o_2,
        mar_encoder, mar_decoder, mar_causal, uni_fluid, rand_ar, su_copies, su_separated,
        causal_fusion, bagel,
}

/// How well it is known what a scheme does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Mask and order were read in code, or in the article that proposes them.
    Verified,
    /// The mask is known; something of the layout is not.
    Partly,
    /// The mask was not verified: drawn as it is believed to be.
    Unverified,
}

/// A way to put text and images into one row of tokens.
#[derive(Debug)]
pub struct Scheme {
    /// Stable name, as in links.
    pub id: &'static str,
    /// The name people use.
    pub title: &'static str,
    /// The order of tokens, in the letters of the catalogue: T text, B and E begin and end of an image, P patch, N noised, C clean,
    /// V token of an image encoder.
    pub order: &'static str,
    /// Paper, article or code.
    pub source: &'static str,
    /// How well it is known.
    pub status: Status,
    /// The options that it looks at.
    pub uses: &'static [Choice],
    /// Lays a sequence out.
    pub lay: fn(&[Span], &Options) -> Laid,
    /// Allowed pairs, by a formula that knows no mask.
    pub pairs: fn(&[Span], &Options) -> usize,
    /// Whether the tokens of an image share one position id.
    pub shares_positions: bool,
}

impl PartialEq for Scheme {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The scheme of that name.
pub fn find(id: &str) -> Option<&'static Scheme> {
    ALL.iter().copied().find(|scheme| scheme.id == id)
}

/// n(n+1)/2: the pairs of a causal mask.
pub(super) const fn causal(tokens: usize) -> usize {
    tokens * (tokens + 1) / 2
}

/// Tokens of a sequence that is causal but for blocks: the tokens, with `around` more for each image, and what blocks add to the
/// causal mask, each as large as its image and `more`.
fn causal_with_blocks(spans: &[Span], around: usize, more: usize) -> usize {
    let images = || spans.iter().filter(|span| span.is_image());
    let tokens: usize = spans.iter().map(Span::tokens).sum::<usize>() + around * images().count();
    causal(tokens)
        + images().map(|image| causal((image.tokens() + more).saturating_sub(1))).sum::<usize>()
}

/// A prefix of p tokens that all read, and s causal ones behind: p² + sp + s(s+1)/2.
const fn prefix(prefix: usize, suffix: usize) -> usize {
    prefix * prefix + suffix * prefix + causal(suffix)
}

/// Patches and the rest, summed up.
fn split_sum(spans: &[Span]) -> (usize, usize) {
    let sum = |images: bool| {
        spans.iter().filter(|span| span.is_image() == images).map(Span::tokens).sum()
    };
    (sum(true), sum(false))
}

/// Tokens of a vocabulary that stand alone in the row of text: they are predicted by the token before.
fn is_word(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Eos)
}
