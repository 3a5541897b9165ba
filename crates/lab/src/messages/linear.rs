//! Words of the page Linear.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

messages! {
    LINEAR: "Linear", "线性";
    PAGE_QUESTION: "What does attention in linear time leave out?", "线性时间的注意力舍弃了什么？";
}
