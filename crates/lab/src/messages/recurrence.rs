//! Words of the page Recurrence.
//!
//! Deliberately does not know: any number.

use crate::text::Text;

pub mod memory;
pub mod relatives;
pub mod sparse;
pub mod turner;

messages! {
    RECURRENCE: "Recurrence", "循环";
    PAGE_QUESTION: "What kind of recurrent network is attention?", "注意力是怎样的循环网络？";
    CHAPTER: "Chapter", "章节";
    CHAPTER_TURNER: "Page-turner", "翻书";
    CHAPTER_RELATIVES: "Relatives", "近亲";
    CHAPTER_MEMORY: "Memory", "记忆";
    CHAPTER_SPARSE: "Sparse", "稀疏";
    TOKENS: "tokens n", "词元数 n";
    KEY_AXIS: "key j", "键 j";
    QUERY_AXIS: "query i", "查询 i";
}
