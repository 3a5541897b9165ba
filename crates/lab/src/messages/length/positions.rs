//! Words of the Length: positions.

use crate::text::Text;

messages! {
    QUESTION: "Which distances and which angles has training never shown?", "哪些距离、哪些角度是训练中从未出现过的？";
}
