//! Words of the Length.

use crate::text::Text;

messages! {
    LENGTH: "Length", "长度";
    PAGE_QUESTION: "The text is longer than any in training: what has never been seen, and what does each method do about it?", "文本比训练中的任何文本都长：哪些是从未见过的？各种方法如何应对？";
}
