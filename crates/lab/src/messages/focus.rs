//! Words of the page Focus.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    FOCUS: "Focus", "聚焦";
    PAGE_QUESTION: "Can attention concentrate?", "注意力能集中吗？";
}
