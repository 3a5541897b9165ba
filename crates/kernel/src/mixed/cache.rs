//! Which keys are worth keeping while a sequence is generated.

use super::relation::Relation;
use super::tokens::Laid;

/// What can be done with the key and the value of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cache {
    /// They are final as soon as the token is there.
    AtOnce,
    /// They are final when that token, the last one that it reads, is there in its last form.
    After(usize),
    /// They could be kept, but nothing of this sequence reads them later.
    Unread,
    /// They belong to a noised copy, which nothing outside its span may ever read.
    Never,
}

/// The state of each key: it is final as soon as all tokens of its own row are there, and worth keeping only if a later step
/// reads it.
pub fn caches(laid: &Laid, relation: &Relation) -> Vec<Cache> {
    let tokens = &laid.tokens;
    let state = |key: usize| {
        if tokens[key].noise {
            return Cache::Never;
        }
        if !relation.readers(key).any(|query| tokens[query].step > tokens[key].step) {
            return Cache::Unread;
        }
        match relation.keys(key).filter(|&read| tokens[read].step == tokens[key].step).last() {
            Some(last) if last > key => Cache::After(last),
            _ => Cache::AtOnce,
        }
    };
    (0..tokens.len()).map(state).collect()
}
