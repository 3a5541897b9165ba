//! Words of the page Recurrence.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    RECURRENCE: "Recurrence", "循环";
    PAGE_QUESTION: "What kind of recurrent network is attention?", "注意力是怎样的循环网络？";
}
