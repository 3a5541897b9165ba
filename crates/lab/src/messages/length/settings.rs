//! Words of the Length: settings.

use crate::text::Text;

messages! {
    QUESTION: "I have this model and need a longer text: what do I set, and what breaks?", "我有这个模型，需要更长的文本：该如何设置，又会损失什么？";
}
