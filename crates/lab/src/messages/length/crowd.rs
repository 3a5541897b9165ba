//! Words of the Length: crowd.

use crate::text::Text;

messages! {
    QUESTION: "Among more and more tokens, how much attention is left for the one that matters?", "词元越来越多时，真正重要的那一个还能得到多少注意力？";
}
