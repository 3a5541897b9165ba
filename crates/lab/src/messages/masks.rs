//! Words of the page Mixed masks.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    MASKS: "Mixed masks", "混合掩码";
    PAGE_QUESTION: "Who may read whom in a sequence of text and pictures?", "图文混合序列中，谁可以读谁？";
}
