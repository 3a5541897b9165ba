//! Words of the Length: heads.

use crate::text::Text;

messages! {
    QUESTION: "Two heads learned on short texts: what do they do on a long one?", "两个在短文本上学成的注意力头，遇到长文本时会怎样？";
}
